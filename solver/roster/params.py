"""What a caller may set about the search for a roster."""

from __future__ import annotations

from math import inf

from pydantic import BaseModel, ConfigDict, Field

BOUND_SHARE = 0.1
"""Share of the time limit that the bound takes at most."""
GUARD = 20.0
"""Times its limit that the wall clock lets a solve go on which counts deterministic time."""


class SolveParams(BaseModel):
    """Limits and knobs of the roster engine; the defaults suit 120 agents and four weeks.

    Parameters
    ----------
    time_limit_s : wall-clock seconds for the roster (0 = no time for any answer).
    breaks_limit_s : seconds of `time_limit_s` kept back for the last pass over breaks and activities.
    seed : of every random choice.
    reproducible : count moves and deterministic solver time instead of seconds, so that the same case, seed
        and version give the same roster on any machine. The wall clock then ends no run, only a single solve of
        CP-SAT that takes GUARD times its limit.
    moves : annealing moves in a reproducible run.
    whole_share : of the time left after the passes, what a small case spends on being built whole.
    whole_limit_booleans : a case with at most this many agent-day-template choices is also built whole.
    passes : person-week passes over everybody before the annealing.
    fewest_out, most_out : people taken out together in one annealing move.
    heat : starting temperature in prices of the dearest need level, at 4.5 moves per person-week.
    window_limit_s : wall seconds of one CP-SAT window.
    bound_limit_s : seconds of `time_limit_s`, at most a tenth of it, in which a lower bound is raised after the search
        where no second process raises it meanwhile; 0 = no bound but what the search itself proves.
    bound_steps : steps of the bound in a reproducible run.
    workers : processes that search at once, this one included: they share out the weeks, or in whole rows and focus
        blocks search apart and the better roster is taken. None = two where the machine has two cores and the search
        lasts 10 s. Always one in a reproducible run and inside a worker process.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    time_limit_s: float = Field(default=100.0, ge=0)
    breaks_limit_s: float = Field(default=6.0, ge=0)
    seed: int = Field(default=1, ge=0)
    reproducible: bool = False
    moves: int = Field(default=1000, ge=0)
    whole_limit_booleans: int = Field(default=4000, ge=0)
    whole_share: float = Field(default=0.6, gt=0, lt=1)
    passes: int = Field(default=2, ge=1)
    fewest_out: int = Field(default=2, ge=1)
    most_out: int = Field(default=4, ge=1)
    heat: float = Field(default=6.0, ge=0)
    window_limit_s: float = Field(default=3.0, gt=0)
    bound_limit_s: float = Field(default=10.0, ge=0)
    bound_steps: int = Field(default=200, ge=1)
    workers: int | None = Field(default=None, ge=1, le=64)

    @property
    def bound_s(self) -> float:
        """Seconds kept for the bound where no other core raises it."""
        return min(self.bound_limit_s, BOUND_SHARE * self.time_limit_s)

    @property
    def wall_limit_s(self) -> float:
        """Seconds after which the wall clock ends the solve."""
        return inf if self.reproducible else self.time_limit_s
