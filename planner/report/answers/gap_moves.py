"""Changes of somebody's shifts in words, and what holds those who cannot be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.violations import rule_title, violation_text
from planner.words import sentence, term
from planner.words.numbers import day

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.duties import Activity, Break, Duty
    from solver.explainer.moves import Move
    from solver.explainer.tried import Tried
    from solver.outcomes import Violation

MOST_RULES = 3


def move_text(move: Move, standing: Standing, lang: str) -> str:
    """What a change does, with days and clock times."""
    old = {d.day: d for d in standing.plan.roster.by_agent().get(move.agent, ())}
    (date, new), *_ = [pair for pair in move.days if pair[1] is not None]
    assert new is not None
    told: dict[str, object] = {"who": move.agent, "day": day(date, lang), "new": _clock(new, standing)}
    if move.kind in ("break", "activity"):
        before, after = _moved(old[date], new)
        what = term("gap_pause", move.kind, lang) if move.kind == "break" else _kind(after, standing)
        told |= {"what": what, "from": _at(before, standing), "to": _at(after, standing)}
        return sentence("gap_move_pause", told, lang)
    if date in old:
        told |= {"old": _clock(old[date], standing)}
    for given, duty in move.days:
        if duty is None:
            told |= {"day_off": day(given, lang), "old": _clock(old[given], standing)}
    return sentence(f"gap_move_{move.kind}", told, lang)


def held_text(tried: Tried, lang: str) -> str:
    """What holds somebody who cannot be there: the rules with their figures, or only that they are away."""
    if tried.broken:
        shown = [rule_text(one, lang) for one in _one_each(tried.broken)]
        rest = len(shown) - MOST_RULES
        more = [sentence("gap_more_rules", {"count": rest}, lang)] if rest > 0 else []
        return "; ".join([*shown[:MOST_RULES], *more])
    return sentence(f"gap_holds_{tried.person.state}", {}, lang)


def rule_text(one: Violation, lang: str) -> str:
    """A rule by its title, and what it means to break it then."""
    return f"{rule_title(one.rule, lang)} ({violation_text(one, lang).removeprefix(f'{one.agent}: ').rstrip('.')})"


def _one_each(broken: tuple[Violation, ...]) -> list[Violation]:
    """The worst of each rule, in the order of rules."""
    worst: dict[str, Violation] = {}
    for one in broken:
        if one.rule not in worst or abs(one.amount - one.limit) > abs(worst[one.rule].amount - worst[one.rule].limit):
            worst[one.rule] = one
    return [worst[rule] for rule in sorted(worst)]


def _moved(before: Duty, after: Duty) -> tuple[Break | Activity, Break | Activity]:
    """The break or activity that moved, before and after."""
    old: list[Break | Activity] = [*before.breaks, *before.activities]
    new: list[Break | Activity] = [*after.breaks, *after.activities]
    return next(one for one in old if one not in new), next(one for one in new if one not in old)


def _kind(one: Break | Activity, standing: Standing) -> str:
    kind = str(getattr(one, "kind", ""))
    spec = standing.inputs.operation.config.activities.get(kind)
    return getattr(spec, "title", "") or kind


def _at(one: Break | Activity, standing: Standing) -> str:
    return f"{standing.plan.grid.local(one.start_min):%H:%M}"


def _clock(duty: Duty, standing: Standing) -> str:
    grid = standing.plan.grid
    return f"{grid.local(duty.start_min):%H:%M}-{grid.local(duty.end_min):%H:%M}"
