"""The roster under repair as a board: what may change is open, all else is held, every change has its price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from solver.cover import IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.repairer.facts import Facts
from solver.repairer.judge import Mended, shift_of
from solver.repairer.values import CallOut
from solver.roster.activities import keep_starts
from solver.roster.anneal import Snapshot, settle_all, snapshot
from solver.roster.base_start import offsets_of, start_from_base
from solver.roster.board import Board
from solver.roster.on_call_moves import block
from solver.roster.personal import HARD_CENTS
from solver.roster.presence import duty_presence
from solver.roster.problem import Problem, build_problem
from solver.roster.rostered import duty_on
from solver.roster.standby import Standby

CHANGE_KINDS = ("minimal_change", "notice")
"""Rules that speak of the change itself: a repair has its own price for a changed day, and holds the days of notice."""
HELD_CENTS = 100.0 * HARD_CENTS
"""Price of a held shift that is not worked: no plan of a week pays it."""


class Bench:
    """One board with the standing roster; `start` is how it stands with nothing done.

    `able` agents may be planned anew; those whose rows the engine itself would not build stay as they are.
    """

    def __init__(self, facts: Facts, problem: Problem, days: tuple[date, ...], *, asking: bool) -> None:
        own = problem.personal
        self.facts, self.problem = facts, replace(problem, personal=replace(own, off_price=own.off_price.copy()))
        self.board = Board(self.problem)
        self.duty_at: dict[tuple[int, int], Duty] = {}
        self.called: tuple[CallOut, ...] = ()
        self.open_to = np.zeros(self.board.chosen.shape, dtype=bool)
        self.able = np.ones(len(problem.case.agents), dtype=bool)
        self._place()
        self._standby = Standby.of(problem.case, problem.forms)
        block(self.board, self._standby, facts.standing.on_call)
        self._hold(days, asking=asking)
        self._allowed = self.board.allowed.copy()
        self._free = self.open_to & ((self.board.chosen >= 0) | self._allowed.any(axis=2))
        self.board.reprice()
        self.start: Snapshot = snapshot(self.board)
        self.rested: Snapshot = self.start  # with breaks re-placed

    @property
    def names(self) -> list[str]:
        """Agents by number."""
        return [agent.id for agent in self.problem.case.agents]

    def may_change(self, agent: int, week: int) -> bool:
        """Whether an agent's week has a day that may change at all."""
        low, high = self.problem.weeks[week], self.problem.weeks[week + 1]
        return bool(self.able[agent] and self._free[agent, low:high].any())

    def mended(self) -> Mended:
        """What differs from the standing roster, as the board stands."""
        board, start = self.board, self.start
        moved = (board.offsets != start.offsets).any(axis=2) & (board.chosen >= 0)
        other = np.argwhere((board.chosen != start.chosen) | moved)
        gone = [self.duty_at[int(a), int(d)] for a, d in other if start.chosen[a, d] >= 0]
        new = [self._duty(int(a), int(d)) for a, d in other if board.chosen[a, d] >= 0]
        return Mended(tuple(sorted(gone)), tuple(sorted(new)), (), self.called)

    def changed_days(self) -> dict[int, int]:
        """How many days of each agent differ by template from the standing roster."""
        found = (self.board.chosen != self.start.chosen).sum(axis=1)
        return {int(a): int(found[a]) for a in np.flatnonzero(found)}

    def call_in(self, call: CallOut, sign: float = 1.0) -> None:
        """Count somebody on call as present (1), or no longer (-1)."""
        agent = self.names.index(call.agent)
        self.board.count(agent, self._present(call.start_min, call.end_min), sign)
        kept = tuple(one for one in self.called if one != call)
        self.called = (*kept, call) if sign > 0 else kept
        settle_all(self.board, range(len(self.problem.weeks) - 1))

    def reset(self) -> None:
        """Back to how the board stood with nothing done but breaks."""
        for call in self.called:
            self.call_in(call, -1.0)
        self.board.allowed[:] = self._allowed
        self.board.called.hold(self._standby, self.facts.standing.on_call)
        self.back_to(self.rested)

    def back_to(self, kept: Snapshot) -> None:
        """Let the board show a kept state again; only days that differ are touched."""
        board = self.board
        other = (board.chosen != kept.chosen) | (board.offsets != kept.offsets).any(axis=2)
        for agent, day in np.argwhere(other):
            board.drop(int(agent), int(day))
            board.offsets[agent, day] = kept.offsets[agent, day]
            if kept.chosen[agent, day] >= 0:
                board.place(int(agent), int(day), int(kept.chosen[agent, day]), kept.offsets[agent, day])
        for agent in np.flatnonzero(other.any(axis=1)):
            board.cost[agent] = board.person_cost(int(agent))
        settle_all(board, range(len(self.problem.weeks) - 1))

    def _duty(self, agent: int, day: int) -> Duty:
        """The duty on the board; one that stands keeps all but its breaks."""
        now, stood = duty_on(self.board, agent, day), self.duty_at.get((agent, day))
        return now if stood is None or shift_of(stood) != shift_of(now) else replace(stood, breaks=now.breaks)

    def _present(self, start_min: int, end_min: int) -> BoolArray:
        grid = self.problem.case.grid
        stay = Duty("", start_min, end_min, grid.days[0], "", end_min - start_min)
        return duty_presence(stay, grid.start_min, grid.step_min, grid.intervals)

    def _place(self) -> None:
        """The standing roster on the board, also what a rule would no longer build."""
        board, problem = self.board, self.problem
        number = {name: a for a, name in enumerate(self.names)}
        start_from_base(board, self.facts.standing)
        for duty, option in _options(problem, self.facts.standing.duties):
            agent = number.get(duty.agent)
            if agent is None:
                continue
            if option is None:
                self._beside(agent, duty)
                continue
            self.duty_at[agent, option[0]] = duty
            if board.chosen[agent, option[0]] < 0:
                board.place(agent, option[0], option[1], offsets_of(problem, option[1], duty))
                self.able[agent] = False
        keep_starts(board, self.facts.standing)

    def _beside(self, agent: int, duty: Duty) -> None:
        """A shift of no template (cut short, or by hand): present, and its agent's days are left alone."""
        grid = self.problem.case.grid
        self.board.count(agent, duty_presence(duty, grid.start_min, grid.step_min, grid.intervals), 1.0)
        self.able[agent] = False

    def _hold(self, days: tuple[date, ...], *, asking: bool) -> None:
        """Close what may not change: days outside the span, begun, or too near; and lock what stands there."""
        board, starts = self.board, self.problem.duties.start
        horizon, off_price = self.problem.case.grid.days, self.problem.personal.off_price
        inside = np.isin([day.toordinal() for day in horizon], [day.toordinal() for day in days])
        for agent, name in enumerate(self.names):
            for d, day in enumerate(horizon):
                standing = int(board.chosen[agent, d])
                earliest = self.facts.earliest_min(name, day, asking=asking)
                fixed = not inside[d] or (standing >= 0 and starts[d, standing] < earliest)
                self.open_to[agent, d] = not fixed
                board.allowed[agent, d] &= not fixed and starts[d] >= earliest
                if standing >= 0:
                    board.allowed[agent, d, standing] = True
                    off_price[agent, d] += HELD_CENTS if fixed else 0.0


def make_problem(facts: Facts, change_cents: int) -> Problem:
    """The case for the search: each changed day at its price, in place of the rules that price changes themselves."""
    case = facts.case
    book = tuple(rule for rule in case.rules if rule.kind not in CHANGE_KINDS)
    bare = replace(case, rules=book, base=None)
    problem = build_problem(bare, tuple(form for rule in book for form in rule.forms(bare)))
    own, standing = problem.personal, _standing(problem, facts)
    price, off_price = own.price.copy(), own.off_price.copy()
    worked = standing >= 0
    price += change_cents
    off_price += np.where(worked, change_cents, 0)
    agents, days = np.nonzero(worked)
    chosen = standing[agents, days]
    price[agents, days, chosen] = own.price[agents, days, chosen]
    return replace(problem, personal=replace(own, price=price, off_price=off_price))


def within_contract(problem: Problem, facts: Facts) -> Problem:
    """The same, no week of anybody longer than the contract's, or than it stands where that is longer already."""
    standing = _standing(problem, facts)
    paid = np.broadcast_to(problem.duties.paid, problem.duties.start.shape)
    limits = []
    for agent, known in enumerate(problem.case.agents):
        mine, counters = problem.limits[agent], problem.profiles[problem.profile_of[agent]].counters
        counted = (k for k in range(len(counters.unit)) if np.array_equal(counters.adds[k] * counters.unit[k], paid))
        carried = next(counted, None)
        if carried is not None:
            held = _minutes(problem, standing[agent])
            most = np.maximum(held, float(known.contract.week_min))
            weeks = np.arange(len(most), dtype=np.int64)
            nothing = np.zeros(len(most))
            more = (np.full_like(weeks, carried), weeks, weeks, nothing, most, nothing, nothing + np.inf, weeks * 0)
            mine = type(mine)(*(np.concatenate([old, new]) for old, new in zip(mine, more, strict=True)))
        limits.append(mine)
    return replace(problem, limits=tuple(limits))


def _minutes(problem: Problem, row: IntArray) -> IntArray:
    """Paid minutes of a row by week."""
    paid = np.where(row >= 0, problem.duties.paid[row], 0)
    return np.bincount(problem.week_of, weights=paid, minlength=int(problem.week_of[-1]) + 1)


def _standing(problem: Problem, facts: Facts) -> IntArray:
    """Template by agent and day as it stands, -1 = off."""
    number = {agent.id: a for a, agent in enumerate(problem.case.agents)}
    found = np.full((len(number), len(problem.case.grid.days)), -1, dtype=np.int64)
    for duty, option in _options(problem, facts.standing.duties):
        if option is not None and duty.agent in number:
            found[number[duty.agent], option[0]] = option[1]
    return found


def _options(problem: Problem, duties: Iterable[Duty]) -> Iterator[tuple[Duty, tuple[int, int] | None]]:
    """Duties with their day and template by number; None where the case has no such option."""
    days = {day: d for d, day in enumerate(problem.case.grid.days)}
    templates = {template.id: t for t, template in enumerate(problem.case.templates)}
    start, end = problem.duties.start, problem.duties.end
    for duty in duties:
        d, t = days.get(duty.day), templates.get(duty.template)
        if d is None or t is None or (start[d, t], end[d, t]) != (duty.start_min, duty.end_min):
            yield duty, None
        else:
            yield duty, (d, t)
