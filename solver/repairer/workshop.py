"""What the ways of one repair share: the benches, who is at home, who can be called, and gains already looked up."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from functools import cached_property
from math import inf

import numpy as np

from solver.groups import BoolArray
from solver.repairer.bench import Bench, make_problem, within_contract
from solver.repairer.calls import call_outs
from solver.repairer.clock import WALL_TIMES, Clock
from solver.repairer.facts import Facts, days_between, touched_days
from solver.repairer.home import at_home
from solver.repairer.judge import Judge, Judged, Mended
from solver.repairer.params import RepairParams
from solver.repairer.search import Move, Search, WeekMove, sweep
from solver.roster.anneal import snapshot
from solver.roster.break_pass import break_pass
from solver.roster.problem import Problem
from solver.roster.watch import Watch
from solver.rules.weekly_hours import WeeklyHours

Key = tuple[bool, bool]
"""Whether overtime is allowed, and whether people may be asked at short notice."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a way may use."""

    overtime: bool = False
    on_call: bool = False
    borrowed: bool = False
    asking: bool = False

    def within(self, other: Means) -> bool:
        """Whether another way may use all that this one does."""
        return all(may or not used for used, may in zip(astuple(self), astuple(other), strict=True))


@dataclass
class Workshop:
    """Makes each bench once; `until_s` is the reading of `clock` at which the repair ends."""

    facts: Facts
    params: RepairParams
    judge: Judge
    until_s: float = inf
    clock: Clock = field(default_factory=Clock)
    _benches: dict[Key, Bench] = field(default_factory=dict)
    _gains: dict[Key, dict[WeekMove, float]] = field(default_factory=dict)

    @property
    def opening(self) -> list[Judged]:
        """The roster with nothing done, and with breaks placed anew if that is lawful and gains."""
        return self._first[1]

    @cached_property
    def home(self) -> frozenset[str]:
        """Agents whose main language is that of the damage."""
        return at_home(self.facts)

    def there(self, means: Means) -> Means:
        """The means that this operation has at all: two ways of equal means are one."""
        weekly = any(isinstance(rule, WeeklyHours) for rule in self.facts.case.rules)
        contracts = [agent.contract for agent in self.facts.case.agents]
        none = weekly and all(one.most_week_min <= one.week_min for one in contracts)
        everybody = len(self.home) == len(contracts)
        return Means(
            means.overtime and not none,
            means.on_call and bool(self.facts.published.on_call),
            means.borrowed and not everybody,
            means.asking,
        )

    def bench(self, means: Means) -> Bench:
        """The bench of a way, as it stands with nothing done but breaks."""
        key = means.overtime, means.asking
        rested = self._first[0].rested
        if key not in self._benches:
            self._benches[key] = self._made(*key)
            self._benches[key].rested = rested
        self._benches[key].reset()
        return self._benches[key]

    def gains(self, search: Search, means: Means) -> list[tuple[float, Move]]:
        """What each move that the way may use gains at the start."""
        key = means.overtime, means.asking
        known, names = self._gains.setdefault(key, {}), search.bench.names
        asked = [a for a, name in enumerate(names) if a not in search.barred and (means.borrowed or name in self.home)]
        moves = [WeekMove(a, week) for week in self._weeks for a in asked if search.bench.may_change(a, week)]
        known |= {move: gain for gain, move in sweep(search, [move for move in moves if move not in known])}
        found: list[tuple[float, Move]] = [(known[move], move) for move in moves if move in known]
        if means.on_call:
            on_call = (*self.facts.standing.on_call, *search.on_call.on_call)
            days = frozenset(days_between(self.facts, self.params)) & frozenset(touched_days(self.facts))
            calls = (c for c in call_outs(self.facts, on_call) if self.facts.case.grid.day_of(c.start_min) in days)
            found += [(search.gain(call), call) for call in calls]
        return found

    def place_breaks(self, bench: Bench) -> None:
        """Re-place the breaks of shifts of the days touched that have not begun, and of those changed."""
        board = bench.board
        starts = bench.problem.duties.start[np.arange(board.chosen.shape[1]), board.chosen]
        begun = starts < self.facts.changes.now_min
        stands = np.zeros(board.chosen.shape, dtype=bool)
        stands[tuple(np.array(sorted(bench.duty_at), dtype=np.int64).reshape(-1, 2).T)] = True
        other = board.chosen != bench.start.chosen
        of: BoolArray = ~begun & (other | (stands & self._touched[None, :])) & bench.able[:, None]
        left_s = max(0.0, self.until_s - self.clock())
        break_pass(board, Watch(WALL_TIMES * left_s, cancel=lambda: self.clock() >= self.until_s), of=of)

    @cached_property
    def _first(self) -> tuple[Bench, list[Judged]]:
        """The bench of contract hours with breaks placed anew, and what was judged on the way there."""
        bench = self._benches[False, False] = self._made(False, False)
        bare = self.judge.judge(Mended())
        self.place_breaks(bench)
        placed = self.judge.judge(bench.mended())
        if placed.broken or placed.point.loss_cents >= bare.point.loss_cents:
            bench.back_to(bench.start)
            return bench, [bare]
        bench.rested = snapshot(bench.board)
        return bench, [bare, placed]

    @cached_property
    def _problem(self) -> Problem:
        return make_problem(self.facts, self.params.change_cents)

    @cached_property
    def _strict(self) -> Problem:
        return within_contract(self._problem, self.facts)

    @cached_property
    def _touched(self) -> BoolArray:
        touched = {day.toordinal() for day in touched_days(self.facts)}
        return np.array([day.toordinal() in touched for day in self.facts.case.grid.days], dtype=bool)

    @cached_property
    def _weeks(self) -> list[int]:
        """Weeks in which something is touched, or those of the days that may change as asked."""
        horizon, weeks = self.facts.case.grid.days, self._problem.week_of
        asked = self.params.first_day is not None or self.params.last_day is not None
        days = set(days_between(self.facts, self.params) if asked else touched_days(self.facts))
        return sorted({int(weeks[d]) for d, day in enumerate(horizon) if day in days})

    def _made(self, overtime: bool, asking: bool) -> Bench:
        problem = self._problem if overtime else self._strict
        return Bench(self.facts, problem, days_between(self.facts, self.params), asking=asking)
