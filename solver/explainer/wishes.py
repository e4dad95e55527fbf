"""What it takes to give somebody a day as asked: by the agent's own week alone, or with one or two others moving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.duties import Duty, Roster
    from solver.explainer.asked_day import AskedDay
    from solver.explainer.day_board import DayBoard, Days
    from solver.explainer.one_day import Barred, OneDay
    from solver.explainer.trial import Trial, Verdict
    from solver.shifts import ShiftTemplate

MOST_OTHERS = 2
LEAST_GAIN_CENTS = 300.0
"""What somebody's move must save beyond the price of the changed days to be worth naming."""


@dataclass(frozen=True, slots=True)
class Change:
    """One person's day, before and after; None is a day off."""

    agent: str
    day: date
    before: Duty | None
    after: Duty | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to grant the wish: what changes for whom, and the checker's word on the whole roster."""

    changes: tuple[Change, ...]
    roster: Roster
    verdict: Verdict

    @property
    def coverage(self) -> float:
        """Cents by which the price of people missing changes."""
        return dict(self.verdict.cents).get("coverage", 0.0)

    def others(self, agent: str) -> tuple[str, ...]:
        """Who moves besides the agent."""
        return tuple(sorted({change.agent for change in self.changes} - {agent}))


@dataclass(frozen=True, slots=True)
class WishFound:
    """What a wish comes to.

    Attributes
    ----------
    barred : rules against the day as asked with every other day as it stands; empty if a shift or day off is lawful.
    candidates : shifts that would suit (0 for a day off).
    alone : the agent's own week planned around the day, nobody else moved; None if no week of the agent's has the day
        so lawfully, whoever else moved.
    together : with others moving as well; None if nobody's move is worth it.
    asked_people : how many others were asked whether they could make up for it.
    """

    asked: AskedDay
    granted: bool
    barred: tuple[Barred, ...] = ()
    candidates: int = 0
    alone: Way | None = None
    together: Way | None = None
    asked_people: int = 0

    @property
    def best(self) -> Way | None:
        """The lawful way that costs least by the checker's word; the one that moves fewer people at a tie."""
        ways = [way for way in (self.alone, self.together) if way is not None and way.verdict.lawful]
        return min(ways, key=lambda way: way.verdict.total_cents, default=None)


def answer_wish(trial: Trial, asked: AskedDay, one: OneDay, board: DayBoard) -> WishFound:
    """Find out what a wish comes to; the board is used up."""
    if asked.granted(one.duties, trial.case.grid):
        return WishFound(asked, granted=True)
    suiting = _suiting(one, asked, trial)
    barred = _barred(one, asked, suiting)
    if not board.take(asked.agent, asked.day, suiting):
        return WishFound(asked, granted=False, barred=barred, candidates=len(suiting))
    alone, others = _way(trial, board.changed()), len(trial.case.agents) - 1
    if any(violation.agent == asked.agent for violation in alone.verdict.broken):
        return WishFound(asked, granted=False, barred=barred, candidates=len(suiting))
    together = _way(trial, board.changed()) if _moved(board, asked) else None
    return WishFound(asked, False, barred, len(suiting), alone, together, others)


def _suiting(one: OneDay, asked: AskedDay, trial: Trial) -> tuple[ShiftTemplate, ...]:
    """Shifts that suit, of the agent's menus if any does."""
    own = tuple(template for template in one.menu if asked.suits(template))
    return own or tuple(template for template in trial.case.templates if asked.suits(template))


def _barred(one: OneDay, asked: AskedDay, suiting: tuple[ShiftTemplate, ...]) -> tuple[Barred, ...]:
    """What speaks against the day as asked, every other day as it stands; nothing if one way of it is lawful."""
    from solver.explainer.one_day import Barred

    if asked.allows_off:
        broken = one.speak(None)
        return tuple(Barred(violation.rule, 1, violation) for violation in broken)
    names = [template.id for template in suiting]
    if any(not (one.spoken[name] if name in one.spoken else one.speak(one.duty(name))) for name in names):
        return ()
    return one.barred(names)


def _moved(board: DayBoard, asked: AskedDay) -> bool:
    """Let the others move who save most, at most so many; whether anybody did."""
    moved, week = {asked.agent}, board.week(asked.day)
    for _ in range(MOST_OTHERS):
        moves = board.moves(week, moved)
        if not moves or moves[0].gain_cents < LEAST_GAIN_CENTS:
            break
        board.make(moves[0], week)
        moved.add(board.case.agents[moves[0].agent].id)
    return len(moved) > 1


def _way(trial: Trial, changed: Days) -> Way:
    standing = {(duty.agent, duty.day): duty for duty in trial.roster.duties if (duty.agent, duty.day) in changed}
    changes = tuple(Change(*key, standing.get(key), changed[key]) for key in sorted(changed))
    roster = trial.with_days(changed)
    return Way(changes, roster, trial.judge(roster))
