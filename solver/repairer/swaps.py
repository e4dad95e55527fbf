"""Swaps judged: may two people exchange days, which rules speak, and the nearest exchange that works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from solver.duties import Duty, Roster
from solver.explainer.trial import Trial, Verdict
from solver.people import Agent

NEAREST = 3
"""Swaps offered in place of one that does not work."""
MOST_JUDGED = 12
"""Swaps whose whole verdict is asked for, once each person's own rules allow them."""
MOST_TRIED = 120
"""Swaps whose two people are asked, one rule book each."""
NEAR_DAYS = 7
"""Days before and after within which another day of the same colleague is near."""


@dataclass(frozen=True, slots=True, order=True)
class Swap:
    """`first` gives away the shift of `first_day` to `second`, for that of `second_day`; None = for nothing."""

    first: str
    first_day: date
    second: str
    second_day: date | None = None


Fault = Literal["", "no_shift", "same_agent", "day_taken", "begun", "outside"]
"""What makes a swap no question for the rules: nothing to give, both the same person, somebody works the day already,
the day has begun, or it lies outside the plan."""


@dataclass(frozen=True, slots=True)
class SwapAnswer:
    """Yes or no, and why.

    Attributes
    ----------
    swap, fault : what was asked, and what makes it void ("" = the rules decide).
    verdict : hard rules newly broken, cents of priced rules and coverage; None with a fault.
    roster : as it would be; None with a fault.
    given, taken : what `second` takes over from `first`, and `first` from `second`.
    lost_skills, gained_skills : languages, skills and roles of who leaves the given shift that who takes it lacks, and
        the reverse.
    nearest : swaps that work, nearest first; empty where the swap itself works, or none was found.
    """

    swap: Swap
    fault: Fault
    verdict: Verdict | None
    roster: Roster | None
    given: Duty | None
    taken: Duty | None
    lost_skills: tuple[str, ...] = ()
    gained_skills: tuple[str, ...] = ()
    nearest: tuple[SwapAnswer, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether every hard rule is kept."""
        return self.verdict is not None and self.verdict.lawful


def judge_swap(trial: Trial, swap: Swap, *, now_min: int | None = None, nearest: int = NEAREST) -> SwapAnswer:
    """Yes or no to a swap, every hard rule that speaks, what it costs, and if no, the nearest swaps that work.

    `now_min` (UTC) is the moment of asking: a shift that has begun is not swapped; None = long before. Whether notice
    binds is left to the case's rules: who asks for a swap accepts it.
    """
    answer = _answered(trial, swap, now_min)
    if answer.allowed or answer.fault in ("no_shift", "begun", "outside") or not nearest:
        return answer
    return replace(answer, nearest=tuple(_working(trial, swap, now_min, nearest)))


def _answered(trial: Trial, swap: Swap, now_min: int | None) -> SwapAnswer:
    fault = _fault(trial, swap, now_min)
    given, taken = _shift(trial, swap.first, swap.first_day), _back(trial, swap)
    if fault or given is None:
        return SwapAnswer(swap, fault, None, None, given, taken)
    after = _exchanged(trial, swap, given, taken)
    lost, gained = _skills(trial, swap)
    return SwapAnswer(swap, "", trial.judge(after), after, given, taken, lost, gained)


def _fault(trial: Trial, swap: Swap, now_min: int | None) -> Fault:
    given, taken = _shift(trial, swap.first, swap.first_day), _back(trial, swap)
    days, known = trial.case.grid.days, {agent.id for agent in trial.case.agents}
    asked = [day for day in (swap.first_day, swap.second_day) if day is not None]
    if not {swap.first, swap.second} <= known or not set(asked) <= set(days):
        return "outside"
    if swap.first == swap.second:
        return "same_agent"
    if given is None or (swap.second_day is not None and taken is None):
        return "no_shift"
    if now_min is not None and any(duty.start_min <= now_min for duty in (given, taken) if duty is not None):
        return "begun"
    return "day_taken" if _crowded(trial, swap) else ""


def _crowded(trial: Trial, swap: Swap) -> bool:
    """Whether somebody would have two shifts on a day."""
    if swap.first_day == swap.second_day:
        return False
    onto = _shift(trial, swap.second, swap.first_day)
    back = None if swap.second_day is None else _shift(trial, swap.first, swap.second_day)
    return onto is not None or back is not None


def _working(trial: Trial, swap: Swap, now_min: int | None, most: int) -> Iterator[SwapAnswer]:
    """Swaps near the one asked that every rule allows, in order of nearness."""
    judged = found = 0
    possible = (other for other in _near(trial, swap) if not _fault(trial, other, now_min))
    for other in islice(possible, MOST_TRIED):
        if found == most or judged == MOST_JUDGED:
            return
        if not _each_may(trial, other):
            continue
        judged += 1
        answer = _answered(trial, other, now_min)
        if answer.allowed:
            found += 1
            yield answer


def _near(trial: Trial, swap: Swap) -> Iterator[Swap]:
    """Nearby swaps: other days of the same colleague, then other colleagues, alike first, on the same day.

    None takes back the hours that it gives. Of each other colleague, a shift given for nothing is tried beside the
    exchange where that was asked, else last.
    """
    apart = sorted(range(-NEAR_DAYS, NEAR_DAYS + 1), key=abs)
    days = [(swap.second_day or swap.first_day) + timedelta(days=n) for n in apart]
    days += [swap.first_day + timedelta(days=n) for n in apart]
    others = [agent.id for agent in _alike(trial, swap.second) if agent.id not in (swap.first, swap.second)]
    gifts = [replace(swap, second=name, second_day=None) for name in (swap.second, *others)]
    asked_for_nothing = swap.second_day is None
    back = [day for day in (swap.first_day, swap.second_day) if day is not None]
    offers = [replace(swap, second_day=day) for day in days]
    for name in others:
        offers += [
            replace(swap, second=name, second_day=day) for day in (*back, *([None] if asked_for_nothing else []))
        ]
    offers += gifts
    seen = {swap}
    for offer in offers:
        if offer not in seen and not _alike_hours(_shift(trial, offer.first, offer.first_day), _back(trial, offer)):
            seen.add(offer)
            yield offer


def _alike_hours(given: Duty | None, taken: Duty | None) -> bool:
    """Whether two shifts share more than half of the shorter one: who swaps them wins nothing."""
    if given is None or taken is None:
        return False
    shared_min = min(given.end_min, taken.end_min) - max(given.start_min, taken.start_min)
    return 2 * shared_min > min(given.end_min - given.start_min, taken.end_min - taken.start_min)


def _alike(trial: Trial, name: str) -> list[Agent]:
    """All agents, those first who share most skills and languages with one."""
    agents = {agent.id: agent for agent in trial.case.agents}
    wanted = _abilities(agents[name])
    return sorted(agents.values(), key=lambda agent: (-len(wanted & _abilities(agent)), agent.id))


def _each_may(trial: Trial, swap: Swap) -> bool:
    """Whether each person's own rules allow a swap."""
    given = _shift(trial, swap.first, swap.first_day)
    assert given is not None  # no fault was found
    after = _exchanged(trial, swap, given, _back(trial, swap))
    return not trial.alone(swap.second, after) and not trial.alone(swap.first, after)


def _exchanged(trial: Trial, swap: Swap, given: Duty, taken: Duty | None) -> Roster:
    """The roster after a swap; who takes a shift takes its breaks, and its activities stay with nobody."""
    changed: dict[tuple[str, date], Duty | None] = {(swap.first, swap.first_day): None}
    if taken is not None:
        changed[swap.second, taken.day] = None
        changed[swap.first, taken.day] = replace(taken, agent=swap.first, activities=())
    changed[swap.second, swap.first_day] = replace(given, agent=swap.second, activities=())
    return trial.with_days(changed)


def _back(trial: Trial, swap: Swap) -> Duty | None:
    return None if swap.second_day is None else _shift(trial, swap.second, swap.second_day)


def _shift(trial: Trial, name: str, day: date) -> Duty | None:
    return next((duty for duty in trial.roster.duties if duty.agent == name and duty.day == day), None)


def _skills(trial: Trial, swap: Swap) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the given shift loses and gains in languages, skills and roles."""
    agents = {agent.id: agent for agent in trial.case.agents}
    leaves, comes = _abilities(agents[swap.first]), _abilities(agents[swap.second])
    return tuple(sorted(leaves - comes)), tuple(sorted(comes - leaves))


def _abilities(agent: Agent) -> set[str]:
    """Languages, skills and roles, by code."""
    return {*(one.code for one in agent.languages), *(skill for skill, _ in agent.skills), *agent.roles}
