"""What each command tells a reader, as lines and tables."""

from __future__ import annotations

from planner.differences import Difference
from planner.figures import Figures
from planner.inputs import Inputs
from planner.plans import Plan
from planner.problems import Problem
from planner.report.failures import problem_line
from planner.report.headline import headline, origin_lines
from planner.report.remarks import remark_lines
from planner.report.series import Series
from planner.report.service import changed_services, plan_services
from planner.report.staffing import staffing_parts
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, number, signed


def plan_parts(plan: Plan, figures: Figures, inputs: Inputs, lang: str) -> tuple[Part, ...]:
    """A whole plan: headline, service per queue, where it comes from, what to know about it."""
    services = (plan_services(figures, lang),) if figures.services else ()
    return (
        *headline(Series(plan, inputs), figures, lang),
        *services,
        *origin_lines(plan, inputs, lang),
        *remark_lines(plan, inputs, lang),
    )


def partial_parts(plan: Plan, inputs: Inputs, until: str, lang: str) -> tuple[Part, ...]:
    """A plan stopped after the forecast, the requirement or the roster."""
    shown: tuple[Part, ...]
    if until == "forecast":
        shown = (_forecast_table(plan, lang),)
    elif until == "requirement":
        return staffing_parts(plan, inputs, lang)
    else:
        shown = _roster_lines(plan, lang)
    return (*shown, *origin_lines(plan, inputs, lang), *remark_lines(plan, inputs, lang))


def _forecast_table(plan: Plan, lang: str) -> Table:
    """Contacts of each queue over the plan, with its busiest interval."""
    assert plan.forecast is not None
    codes = ("head_queue", "head_total", "head_aht", "head_busiest", "head_peak_contacts", "head_band")
    rows = []
    for queue, mine in plan.forecast.table.groupby("queue", sort=False):
        busiest = mine.iloc[int(mine["mean"].to_numpy().argmax())]
        at = plan.grid.local(int(busiest["start"].timestamp()) // 60)
        total = float(mine["mean"].sum())
        aht = float((mine["mean"] * mine["aht_s"]).sum() / total) if total > 0 else float(mine["aht_s"].mean())
        figures = (number(total, lang), number(aht, lang), moment(at, lang), number(busiest["mean"], lang, 1))
        rows.append((str(queue), *figures, f"{number(busiest['q10'], lang)} - {number(busiest['q90'], lang)}"))
    return Table(_headings(codes, lang), tuple(rows), frozenset({1, 2, 4, 5}))


def _roster_lines(plan: Plan, lang: str) -> tuple[Part, ...]:
    roster = plan.roster
    status = "" if plan.roster_stage is None else str(plan.roster_stage.result.status)
    told = {
        "duties": number(len(roster.duties), lang),
        "hours": number(sum(d.paid_min for d in roster.duties) / 60, lang),
        "on_call": number(len(roster.on_call), lang),
        "status": sentence(f"status_{status}", {}, lang),
    }
    reasons = () if plan.roster_stage is None else plan.roster_stage.result.reasons
    return (Line(sentence("roster_line", told, lang)), *(Line(f"  {reason}", WARN) for reason in reasons))


def difference_parts(found: Difference, lang: str) -> tuple[Part, ...]:
    """Who changes, by how many hours, and which queues feel it."""
    if not found.meets:
        return (Line(sentence("difference_apart", {}, lang), QUIET),)
    if not found.changes and not any(s.beyond_noise for s in found.services):
        return (Line(sentence("difference_none", {}, lang), GOOD),)
    told = {
        "people": number(len(found.people), lang),
        "days": number(found.moved_days, lang),
        "breaks": number(sum(1 for c in found.changes if c.breaks_only), lang),
        "hours": signed(found.paid_h, lang),
    }
    table = changed_services(found.services, lang)
    noise = Line(sentence("scenario_noise", {}, lang), QUIET)
    return (Line(sentence("difference_line", told, lang)), table if table.rows else noise)


def problem_parts(found: tuple[Problem, ...], lang: str) -> tuple[Part, ...]:
    """Problems of an operation, a line each."""
    if not found:
        return (Line(sentence("no_problems", {}, lang), GOOD),)
    return tuple(
        Line(problem_line(problem, lang).strip(), BAD if problem.severity == "error" else WARN) for problem in found
    )


def _headings(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
