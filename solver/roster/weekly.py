"""How the duties of a week count towards a total (compiled)."""

from __future__ import annotations

from solver.compiled import jit

EACH, ONCE, SINGLE = 0, 1, 2
"""The sum of the week; once, however many duties; once if it is just one."""


@jit
def weekly_count(way: int, digit: int, unit: float) -> float:
    """What a week counts when its duties add up to `digit` whole units of so much each."""
    if way == ONCE:
        return 1.0 if digit > 0 else 0.0
    if way == SINGLE:
        return 1.0 if digit == 1 else 0.0
    return float(digit * unit)
