"""What a planner reads first: what burns tonight, is it legal, what does it cost, is everything covered."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from planner.figures import Figures, NightRisk
from planner.inputs import Inputs
from planner.operation.sense_hours import floor_sense, language_sense
from planner.plans import Plan, RosterStage
from planner.problems import Problem
from planner.report.series import Series
from planner.report.shortage import shortage_line
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line
from planner.words import sentence
from planner.words.numbers import day, moment, money, number, share

MOST_MISSED = 4


def headline(series: Series, figures: Figures, lang: str) -> tuple[Line, ...]:
    """The first lines of every report, the most urgent first."""
    return (*risk_lines(series, figures, lang), *fact_lines(series.plan, figures, series.inputs, lang))


def fact_lines(plan: Plan, figures: Figures, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """Is it legal, is everything covered, what does it take, what became of it."""
    return (
        law_line(figures, lang),
        *cover_lines(figures, inputs, lang),
        *money_lines(figures, inputs, lang),
        *state_lines(plan, lang),
    )


def risk_lines(series: Series, figures: Figures, lang: str) -> tuple[Line, ...]:
    """The first night and the next event night, in that order, each with when most people are missing."""
    if figures.tonight is None:
        return (Line(sentence("risk_unknown", {}, lang), WARN),)
    event = figures.next_event_night
    nights = [("tonight", figures.tonight)]
    if event is not None and event.day != figures.tonight.day:
        nights.append(("next_event", event))
    lines = []
    for when, risk in nights:
        lines += [_risk_line(when, risk, lang), shortage_line(series, risk.day, lang)]
    return tuple(lines) if event is not None else (*lines, Line(sentence("no_event", {}, lang), QUIET))


def _risk_line(when: str, risk: NightRisk, lang: str) -> Line:
    late = risk.late_contacts >= 0.5
    told = sentence(
        "risk_late" if late else "risk_safe",
        {
            "when": sentence(when, {}, lang),
            "day": day(risk.day, lang),
            "late": number(risk.late_contacts, lang),
            "queue": risk.worst_queue,
            "service": share(risk.worst_service, lang),
            "target": share(risk.worst_target, lang, 0),
        },
        lang,
    )
    if risk.events:
        told += " " + sentence("risk_events", {"events": "; ".join(risk.events)}, lang)
    return Line(told, BAD if late else GOOD)


def law_line(figures: Figures, lang: str) -> Line:
    """Whether it is legal."""
    if figures.hard_violations:
        return Line(sentence("law_broken", {"count": number(figures.hard_violations, lang)}, lang), BAD)
    return Line(sentence("law_kept", {}, lang), GOOD)


def cover_lines(figures: Figures, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """Queues at goal, floors with the reason of what is short, on-call and wishes."""
    lines = [goal_line(figures, lang)] if figures.services else []
    if figures.floors:
        lines += _floor_lines(figures, inputs, lang)
    told = {
        "filled": number(figures.on_call_filled, lang),
        "asked": number(figures.on_call_asked, lang),
        "granted": number(figures.wishes_granted, lang),
        "wished": number(figures.wishes_asked, lang),
    }
    missing = figures.on_call_filled < figures.on_call_asked
    lines.append(Line(sentence("on_call_line", told, lang), WARN if missing else ""))
    return tuple(lines)


def goal_line(figures: Figures, lang: str) -> Line:
    """How many queues reach their goal, and which do not."""
    missed = sorted((s for s in figures.services if not s.met), key=lambda s: s.service - s.target_share)
    named = ", ".join(service.queue for service in missed[:MOST_MISSED])
    told = {"met": len(figures.services) - len(missed), "queues": len(figures.services), "missed": named}
    if len(figures.services) == 1:
        return Line(sentence("goals_missed_one" if missed else "goals_met_one", {}, lang), WARN if missed else GOOD)
    if not missed:
        return Line(sentence("goals_met", told, lang), GOOD)
    return Line(sentence("goals_missed" if len(missed) <= MOST_MISSED else "goals_many", told, lang), WARN)


def _floor_lines(figures: Figures, inputs: Inputs, lang: str) -> list[Line]:
    asked = sum(floor.intervals for floor in figures.floors)
    short = [floor for floor in figures.floors if floor.short_intervals]
    items = (
        sentence("floor_item", {"id": floor.id, "hours": number(floor.missing_agent_h, lang, 1)}, lang)
        for floor in short
    )
    told = sentence("floor_short", {"list": ", ".join(items)}, lang) if short else ""
    kept = asked - sum(floor.short_intervals for floor in short)
    figures_told = {"kept": number(kept, lang), "asked": number(asked, lang), "short": told}
    line = Line(sentence("floor_line", figures_told, lang), WARN if short else GOOD)
    return [line, *(Line(f"  {reason}", QUIET) for reason in floor_reasons(figures, inputs, lang))]


def floor_reasons(figures: Figures, inputs: Inputs, lang: str) -> tuple[str, ...]:
    """Why floors are short where arithmetic says it, and which languages lack hours."""
    short = {f"floors.{floor.id}" for floor in figures.floors if floor.short_intervals}
    found = [p for p in floor_sense(inputs.operation, inputs.grid) if p.column in short]
    return tuple(_reason(p, lang) for p in (*found, *language_sense(inputs.operation, inputs.grid)))


def _reason(problem: Problem, lang: str) -> str:
    return sentence(problem.code, dict(problem.parameters), lang)


def money_lines(figures: Figures, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """Hours against the need, and cost by kind."""
    hours = {
        "paid": number(figures.paid_h, lang),
        "need": number(figures.need_h, lang),
        "load": number(figures.load_h, lang),
        "contract": number(figures.contract_h, lang),
        "agents": number(figures.agents, lang),
        "duties": number(figures.duties, lang),
    }
    cost = figures.cost
    cents = {
        "total": money(cost.total, lang),
        "currency": inputs.operation.config.currency,
        "regular": money(cost.regular, lang),
        "overtime": money(cost.overtime, lang),
        "night": money(cost.night, lang),
        "on_call": money(cost.on_call, lang),
    }
    return Line(sentence("hours_line", hours, lang)), Line(sentence("cost_line", cents, lang))


def state_lines(plan: Plan, lang: str) -> tuple[Line, ...]:
    """What was raised after the simulation, or cut short."""
    stage = plan.roster_stage
    lines = []
    if stage is not None:
        lines.extend(_loop_lines(stage, lang))
    if stage is not None and stage.result.cancelled:
        lines.append(Line(sentence("cancelled_line", {}, lang), WARN))
    if stage is not None:
        lines += [Line(sentence(f"noted_{code}", {}, lang), WARN) for code in stage.result.notes]
    return tuple(lines)


def _loop_lines(stage: RosterStage, lang: str) -> list[Line]:
    """What correcting the need changed, and why it ended."""
    lines = []
    if stage.corrections and stage.rounds:
        first, last = stage.rounds[0], [told for told in stage.rounds if told.kept][-1]
        told = {
            "count": str(stage.corrections),
            "all": number(last.promises, lang),
            "before": number(first.met, lang),
            "after": number(last.met, lang),
            "missing_before": number(first.missing, lang),
            "missing": number(last.missing, lang),
        }
        lines.append(Line(sentence("corrected_line", told, lang), QUIET))
    if stage.stopped:
        lines.append(Line(sentence(f"stopped_{stage.stopped}", {}, lang), QUIET))
    return lines


def as_of_line(inputs: Inputs, lang: str) -> Line:
    """As of when, for which days and with which seed."""
    told = {
        "as_of": moment(inputs.as_of.astimezone(ZoneInfo(inputs.operation.config.zone)), lang),
        "start": day(inputs.start, lang),
        "end": day(inputs.start + timedelta(weeks=inputs.weeks, days=-1), lang),
        "seed": str(inputs.seed),
    }
    return Line(sentence("said_as_of", told, lang), QUIET)


def origin_lines(plan: Plan, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """As of when, for which days, and whether the history is synthetic: under everything that shows a figure."""
    lines = [as_of_line(inputs, lang)]
    if inputs.operation.config.synthetic:
        lines.append(Line(sentence("synthetic_line", {"text": inputs.operation.config.synthetic}, lang), WARN))
    return tuple(lines)
