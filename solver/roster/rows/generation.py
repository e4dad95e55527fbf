"""Column generation within a run: the bound, rosters from the shares, and some people at a time planned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.roster.rows.columns import Columns
from solver.roster.rows.dive import Pace, dive
from solver.roster.rows.part import Known, dive_apart

if TYPE_CHECKING:
    from solver.roster.rows.engine import RowEngine

ROUNDS = 400
BOUND_SHARE = 0.6
DIVE_SHARE = 0.4
PATIENCE = 12  # partial dives without a gain before known rows are chosen among; twice as many after each vain choice
CHOOSE_SHARE = 0.15  # of the time left, at most, for one such choice
FEWEST, MOST_SHARE = 4, 0.5  # people of a partial dive


class Generation:
    """Rounds of prices, then dives around the engine's best roster."""

    def __init__(self, engine: RowEngine) -> None:
        self.engine, self.watch = engine, engine.watch
        self.columns = Columns(engine.state, engine.watch)
        self.rng = np.random.default_rng(engine.params.seed)
        self.size, self.patience = float(FEWEST), PATIENCE

    def bound(self, left_s: float) -> None:
        """Rounds until the bound meets the master's value."""
        self.columns.add_roster(self.engine.state.roster.best)
        self.columns.run(self.watch.spent_s + BOUND_SHARE * left_s, ROUNDS)
        self._note("bound")

    def dive(self, left_s: float) -> None:
        """One dive over everybody."""
        engine = self.engine
        best = engine.state.roster.best.copy()
        pace = Pace(self.watch.spent_s + DIVE_SHARE * left_s)
        found = dive(self.columns, pace, self.rng, best, range(len(best)))
        if found is not None:
            engine.show(found)
            self._note("dive")

    def improve(self, until_s: float) -> None:
        """Partial dives: some people anew, the others as in the best roster; more people when nothing is gained."""
        engine = self.engine
        people, stalled = len(engine.state.roster.own), PATIENCE // 2
        self.columns.add_roster(engine.state.roster.best)
        known = Known(self.columns)
        while not (self.watch.stopped() or self.watch.spent_s >= until_s or self.closed):
            engine.show(engine.state.roster.best.copy())
            size = max(min(people, FEWEST), min(int(self.size), round(MOST_SHARE * people)))
            some = self.rng.choice(people, size, replace=False).tolist()
            found, before = dive_apart(known, Pace(until_s), self.rng, some), engine.total
            if found is not None:
                engine.show(found)
            gained = engine.total < before
            stalled = 0 if gained else stalled + 1
            if stalled >= self.patience:
                self.choose(until_s)
                self.patience *= 1 if engine.total < before else 2
                stalled = 0
            self.size = max(float(FEWEST), self.size * (0.97 if gained else 1.02))
            if gained:
                self._note("dive")

    def choose(self, until_s: float) -> None:
        """The best roster of the known rows that the bound leaves a chance."""
        from solver.roster.cp import Limit
        from solver.roster.rows.choose import choose_rows

        engine = self.engine
        best = engine.state.roster.best.copy()
        self.columns.add_roster(best)
        seconds = CHOOSE_SHARE * (until_s - self.watch.spent_s)
        limit = Limit(max(0.1, seconds), engine.params.seed, engine.params.reproducible)
        found, _ = choose_rows(self.columns, engine.total, best, limit)
        if found is not None:
            engine.show(found)
            self._note("choose")

    @property
    def closed(self) -> bool:
        """Whether the best roster is proven: no roster costs less."""
        return self.engine.total <= self.columns.whole_bound + 1e-6

    @property
    def bound_cents(self) -> float | None:
        """The proven lower bound."""
        return self.columns.whole_bound if np.isfinite(self.columns.bound) else None

    def _note(self, stage: str) -> None:
        self.engine.note(stage, self.bound_cents)
