"""Who can be called for a surge: standby, breaks and trainings to move, more or other shifts, other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.answers.gap import asked_around
from planner.figures import cost_of
from solver.explainer.serving import able_to, overflow_able, whereabouts
from solver.explainer.shortage import shortage
from solver.explainer.tried import try_people

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.duties import Roster
    from solver.explainer.tried import Tried

Step = Literal["standby", "breaks", "overtime", "borrow"]
STEPS: tuple[Step, ...] = ("breaks", "standby", "overtime", "borrow")
"""In the order in which they can be there."""
KINDS: dict[Step, tuple[str, ...]] = {"breaks": ("break", "activity"), "overtime": ("shift", "swap", "extra")}
MOST_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Call:
    """People who are called in one step, the roster with them, and what it costs in pay and in priced rules."""

    step: Step
    tried: tuple[Tried, ...]
    roster: Roster
    pay_cents: float
    rules_cents: float


def calls_of(standing: Standing, places: tuple[tuple[str, int], ...]) -> tuple[Call, ...]:
    """The calls of a surge beyond standby that are lawful.

    Parameters
    ----------
    places : queues, each with the UTC minute at which it is shortest; those who can help the first come first.
    """
    own: dict[str, Tried] = {}
    others: dict[str, Tried] = {}
    for queue, at in places:
        found, helpers = _tried(standing, queue, at)
        for held, more in ((own, found), (others, helpers)):
            held.update({one.person.agent: one for one in more if one.works and one.person.agent not in held})
    chosen: dict[Step, list[Tried]] = {
        step: [one for one in own.values() if one.move is not None and one.move.kind in kinds]
        for step, kinds in KINDS.items()
    }
    chosen["borrow"] = [one for name, one in others.items() if name not in own]
    made = (_call(standing, step, chosen.get(step, [])) for step in STEPS)
    return tuple(call for call in made if call is not None)


def _tried(standing: Standing, queue: str, at: int) -> tuple[tuple[Tried, ...], tuple[Tried, ...]]:
    case, roster = standing.case, standing.plan.roster
    found = shortage(case, roster, queue, case.grid.index(at))
    asked, able = asked_around(standing, found, at), able_to(case, queue)
    helpers = overflow_able(case, standing.queue(queue), able)
    both = (try_people(standing.trial, whereabouts(case, roster, names, at), asked) for names in (able, helpers))
    first, second = both
    return first, second


def _call(standing: Standing, step: Step, tried: list[Tried]) -> Call | None:
    """The cheapest people whose changes are lawful together; None where there is nobody."""
    tried = sorted(tried, key=lambda one: (one.cents, one.person.agent))[:MOST_PEOPLE]
    for count in range(len(tried), 0, -1):
        changed = {k: duty for one in tried[:count] if one.move is not None for k, duty in one.move.changed.items()}
        roster = standing.trial.with_days(changed)
        verdict = standing.trial.judge(roster)
        if verdict.lawful:
            before = cost_of(standing.plan.roster, standing.inputs).total
            rules = sum(cents for kind, cents in verdict.cents if kind != "coverage")
            pay = cost_of(roster, standing.inputs).total - before
            return Call(step, tuple(tried[:count]), roster, float(pay), float(rules))
    return None
