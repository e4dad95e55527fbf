"""How a day adds to a total: not; each duty its measure; a weekend's first worked day; a weekend worked by half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.compiled import jit

if TYPE_CHECKING:
    from solver.roster.rows.tables import Rows

UNUSED, EVERY_DUTY, SATURDAY_ONCE, SUNDAY_ONCE, SUNDAY_SINGLE = range(5)


@jit
def adds_to(rows: Rows, agent: int, s: int, day: int, effect: int, before: int) -> int:
    """What a day adds to slot s; `before` is the kind of the day before (0 = off, or before the horizon)."""
    p = rows.profile[agent]
    way = rows.day_type[p, s, day]
    if way == UNUSED:
        return 0
    if way == EVERY_DUTY:
        return int(rows.effect_adds[agent, effect, s])
    on = rows.held[p, rows.effect_kind[agent, effect], s]
    if way == SATURDAY_ONCE:
        return 1 if on else 0
    was = rows.held[p, before, s]
    if way == SUNDAY_ONCE:
        return 1 if on and not was else 0
    return 1 if on != was else 0
