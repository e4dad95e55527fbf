"""A comparison in sentences: what it comes to, what decides it, and what else must be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.service import points
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line
from planner.words import sentence, term
from planner.words.numbers import day, moment, number, share, signed
from scenarios.comparing.event_changes import event_changes
from scenarios.comparing.rules import newly_loosened
from scenarios.report.because import decides_lines
from scenarios.report.kept_away import kept_away_lines
from scenarios.report.kept_lines import kept_lines

if TYPE_CHECKING:
    from scenarios.comparison import Comparison
    from scenarios.served import Paired

SMALL_H = 0.05
MOST_EVENTS = 3
SURE = 4 / 3
"""Times what stands out that a day's difference must be: four standard errors, as there are hundreds of cells."""


def head_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """What the scenario comes to, what decides it, and which of its steps change nothing."""
    name = found.scenario.name
    if found.status == "unchanged":
        return (Line(sentence("scenario_unchanged", {"name": name}, lang), QUIET), *_idle_lines(found, lang))
    if found.status == "no_roster":
        stage = found.played.plan.roster_stage
        reasons = () if stage is None else stage.result.reasons
        told = Line(sentence("scenario_no_roster", {"name": name}, lang), BAD)
        why = (Line(f"  {reason}", WARN) for reason in reasons)
        return (told, *why, *_idle_lines(found, lang), *_loosened_lines(found, lang))
    stayed = (Line(sentence("scenario_stayed", {}, lang)),) if found.played.stayed else ()
    served = (
        total_line(found, lang),
        *kept_lines(found, lang),
        *kept_away_lines(found.scenario, lang),
        *decides(found, lang),
        *_day_line(found, lang),
        *event_lines(found, lang),
        *_single_lines(found, lang),
    )
    return (*served, *stayed, *_idle_lines(found, lang), *_loosened_lines(found, lang), *law_lines(found, lang))


def total_line(found: Comparison, lang: str) -> Line:
    """Late contacts, money, hours and people in one sentence."""
    before, after = found.figures
    whole = found.whole
    assert whole is not None
    told = {
        "name": found.scenario.name,
        "late": late_text(whole, lang),
        "cost": signed((after.cost.total - before.cost.total) / 100, lang),
        "currency": found.base.inputs.operation.config.currency,
        "hours": signed(after.paid_h - before.paid_h, lang),
        "people": number(found.moves.people, lang),
        "days": number(found.moves.days, lang),
    }
    worse = whole.late_diff > 0
    kept = not found.moves.days and before.cost == after.cost and before.paid_h == after.paid_h
    code = "scenario_total_kept" if kept else "scenario_total"
    return Line(sentence(code, told, lang), ("" if not whole.beyond_noise else WARN if worse else GOOD))


def late_text(whole: Paired, lang: str) -> str:
    """How many more or fewer contacts wait too long, or that nobody can tell."""
    told = {
        "count": number(abs(whole.late_diff), lang),
        "noise": number(whole.late_noise, lang),
        "before": number(whole.late - whole.late_diff, lang),
        "after": number(whole.late, lang),
    }
    if whole.same:
        return sentence("scenario_late_same", told, lang)
    code = "within" if not whole.beyond_noise else "more" if whole.late_diff > 0 else "fewer"
    return sentence(f"scenario_late_{code}", told, lang)


def decides(found: Comparison, lang: str) -> tuple[Line, ...]:
    """What decides the difference, in one sentence; or that nothing is beyond noise."""
    if found.deciding is not None:
        return decides_lines(found.deciding, lang)
    rows = [row.pair for row in found.queues if row.pair is not None]
    most = max(rows, key=lambda pair: abs(pair.service_diff), default=None)
    if most is None or all(pair.same for pair in rows):
        return (Line(sentence("scenario_same_service", {}, lang), QUIET),)
    told = {
        "replications": number(found.replications, lang),
        "points": points(most.service_diff, lang),
        "queue": str(most.cell.queue),
        "queues": number(len(rows), lang),
    }
    real = abs(most.service_diff) > most.service_noise
    return (Line(sentence("scenario_by_chance" if real else "scenario_within_noise", told, lang), QUIET),)


def _day_line(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Where nothing stands out over the plan: the days that do, the worse and the better one, or neither."""
    if found.deciding is not None:
        return ()
    sure = [pair for pair in found.days if pair.judged and abs(pair.late_diff) > SURE * pair.sure * pair.late_noise]
    worse = max((pair for pair in sure if pair.late_diff > 0), key=lambda pair: pair.late_diff, default=None)
    better = min((pair for pair in sure if pair.late_diff < 0), key=lambda pair: pair.late_diff, default=None)
    told = [_day_text(pair, lang) for pair in (worse, better) if pair is not None]
    if not told:
        return ()
    return (Line(sentence("scenario_single_days", {"list": "; ".join(told)}, lang), WARN if worse else GOOD),)


def _day_text(pair: Paired, lang: str) -> str:
    assert pair.cell.day is not None
    told = {
        "queue": str(pair.cell.queue),
        "day": day(pair.cell.day, lang),
        "points": points(pair.service_diff, lang),
        "late": signed(pair.late_diff, lang),
        "noise": number(pair.late_noise, lang),
    }
    return sentence("scenario_single_day", told, lang)


def event_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Which events are new, move, fall away or hold what happens: a file may choose them by what they are."""
    grid = found.base.plan.grid
    changed = event_changes(found.scenario, found.base.inputs, found.played.inputs)
    texts = []
    for one in changed[:MOST_EVENTS]:
        was, now = (None if at is None else moment(grid.local(at), lang) for at in (one.before_min, one.after_min))
        texts.append(sentence(f"scenario_event_{one.how}", {"title": one.title, "was": was, "now": now}, lang))
    if len(changed) > MOST_EVENTS:
        more = {"count": number(len(changed) - MOST_EVENTS, lang)}
        texts.append(sentence("scenario_events_more", more, lang))
    return (Line(sentence("scenario_events", {"list": "; ".join(texts)}, lang)),) if texts else ()


def _single_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Queues that only one of the two has: all of their late contacts are more, or fewer."""
    lines = []
    for row in found.queues:
        if None in row.contacts:
            side = 1 if row.contacts[0] is None else 0
            service = row.service[side]
            told = {
                "queue": row.queue,
                "contacts": number(row.contacts[side] or 0.0, lang),
                "service": "" if service is None else share(service, lang),
            }
            lines.append(Line(sentence("scenario_new_queue" if side else "scenario_gone_queue", told, lang)))
    return tuple(lines)


def _idle_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Steps that change nothing."""
    if not found.idle:
        return ()
    steps = ", ".join(f"{step} ({found.scenario.changes[step - 1].kind})" for step in found.idle)
    told = {"steps": steps, "count": len(found.idle)}
    return (Line(sentence("scenario_idle", told, lang), WARN),)


def _loosened_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Rules of the law's book that the scenario loosens: no roster under it is called lawful without saying so."""
    before, after = (side.inputs.operation.config.rules for side in (found.base, found.played))
    kinds = newly_loosened(before, after)
    if not kinds:
        return ()
    rules = ", ".join(term("rule", kind, lang) for kind in kinds)
    told = {"count": len(kinds), "book": after.preset, "rules": rules}
    return (Line(sentence("scenario_loosens", told, lang), WARN),)


def law_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Goals, hard rules, floors and on-call before and after; nothing of what is well in both."""
    before, after = found.figures
    goals = [sum(service.met for service in side.services) for side in found.figures]
    told = {
        "before": number(goals[0], lang),
        "after": number(goals[1], lang),
        "goals": number(len(after.services), lang),
    }
    lines = [Line(sentence("scenario_goals", told, lang), _mark(goals[1] - goals[0]))]
    if before.hard_violations or after.hard_violations:
        told = {"before": number(before.hard_violations, lang), "after": number(after.hard_violations, lang)}
        told |= {"new": number(sum(rule.new for rule in found.rules if rule.hard), lang)}
        worse = after.hard_violations > before.hard_violations
        lines.append(Line(sentence("scenario_hard", told, lang), BAD if worse else WARN))
    floors = [sum(floor.missing_agent_h for floor in side.floors) for side in found.figures]
    if max(floors) > SMALL_H:
        told = {"before": number(floors[0], lang, 1), "after": number(floors[1], lang, 1)}
        lines.append(Line(sentence("scenario_floors", told, lang), _mark(floors[0] - floors[1])))
    return (*lines, *_on_call_lines(found, lang), *_move_lines(found, lang), *_pay_lines(found, lang))


def _on_call_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """Turns of standing by, where they change."""
    before, after = found.figures
    told = {
        "filled": number(after.on_call_filled, lang),
        "asked": number(after.on_call_asked, lang),
        "filled_before": number(before.on_call_filled, lang),
        "asked_before": number(before.on_call_asked, lang),
        "changed": number(found.moves.on_call, lang),
    }
    same = (before.on_call_filled, before.on_call_asked) == (after.on_call_filled, after.on_call_asked)
    return () if same and not found.moves.on_call else (Line(sentence("scenario_on_call", told, lang)),)


def _move_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """How far shifts move."""
    moved = found.moves
    both = moved.days - moved.new_days - moved.freed_days
    if not moved.days:
        return ()
    told = {
        "days": number(moved.days, lang),
        "new": number(moved.new_days, lang),
        "freed": number(moved.freed_days, lang),
        "both": number(both, lang),
        "hours": number(moved.moved_min / 60, lang, 1),
        "most": number(moved.most_min / 60, lang, 1),
    }
    code = ("scenario_moves_days", "scenario_moves_one", "scenario_moves")[min(both, 2)]
    return (Line(sentence(code, told, lang)),)


def _pay_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """What the cost leaves out where people are away."""
    before, after = found.base.inputs.operation, found.played.inputs.operation
    if before.absences == after.absences:
        return ()
    return (Line(sentence("scenario_pay_away", {}, lang), QUIET),)


def _mark(better: float) -> str:
    return GOOD if better > 0 else WARN if better < 0 else ""


def chance_text(chance: float | None, lang: str) -> str:
    """A chance as per cent; nothing where there is none."""
    return "" if chance is None else share(chance, lang, 0)
