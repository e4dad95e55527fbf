"""Whether an option may stand between the days around it (compiled)."""

from __future__ import annotations

from solver.compiled import jit
from solver.roster.sequence import SequenceTable


@jit
def may_stand(seq: SequenceTable, day: int, t: int, state: tuple[int, int], later: int) -> bool:
    """Whether option t may follow a state (footprint, run) and be followed by the next day's option (-1 = a day off).

    What binds beyond the next day is left to the walk over the whole row.
    """
    footprint, run = state
    if seq.rank[day, seq.kind[day, t], footprint] >= seq.reach[day, t]:
        return False
    left = seq.after[day, t]
    if later >= 0 and seq.rank[day + 1, seq.kind[day + 1, later], left] >= seq.reach[day + 1, later]:
        return False
    anew = 1 if seq.rank[day, seq.order.shape[1] - 1, footprint] < seq.fresh[day, t] else 0
    return bool(seq.run_next[run, seq.run_kind[day, t], anew] >= 0)
