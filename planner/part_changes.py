"""Which parts of a forecast changed between two plans: what came, went, moved or grew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.differences import on_days
from planner.plans import Plan

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

Change = Literal["came", "went", "moved", "grew", "fell", "reshaped"]
NOTHING = 1e-6
RESHAPED = 0.1
"""A part whose sum changes by less than this share of what moves within it has changed its hours, not its size."""


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the forecast over the days of both plans, all queues together.

    Attributes
    ----------
    before, after : contacts.
    moved : contacts that any interval has more or less, added up without sign: the size of the change.
    starts : first interval with contacts before and after; None where it has none.
    """

    part: str
    before: float
    after: float
    moved: float
    starts: tuple[datetime | None, datetime | None]

    @property
    def change(self) -> Change:
        """What happened to it."""
        before, after = self.starts
        if before is None or after is None:
            return "came" if before is None else "went"
        if before != after:
            return "moved"
        if abs(self.after - self.before) < RESHAPED * self.moved:
            return "reshaped"
        return "grew" if self.after > self.before else "fell"


def part_changes(before: Plan, after: Plan, least_share: float) -> tuple[PartChange, ...]:
    """The parts that changed by at least a share of all contacts, the largest change first."""
    if before.forecast is None or after.forecast is None:
        return ()
    days = set(before.grid.days) & set(after.grid.days)
    old, new = (
        _by_part(plan, on_days(plan.forecast.attribution, days, plan)) for plan in (before, after) if plan.forecast
    )
    total = sum(float(series.sum()) for series in old.values())
    found = [_change(name, old.get(name), new.get(name)) for name in sorted({*old, *new})]
    felt = (one for one in found if one.moved > max(least_share * total, NOTHING))
    return tuple(sorted(felt, key=lambda one: (-one.moved, one.part)))


def _by_part(plan: Plan, rows: pd.DataFrame) -> dict[str, pd.Series[float]]:
    """Contacts of each part by the start of the interval, over all queues."""
    sums = rows.groupby(["part", "start"], sort=True)["contacts"].sum()
    return {str(part): series.droplevel(0) for part, series in sums.groupby(level=0)}


def _change(name: str, old: pd.Series[float] | None, new: pd.Series[float] | None) -> PartChange:
    if old is None or new is None:
        there = new if old is None else old
        assert there is not None
        total = float(there.sum())
        starts = (None, _first(there)) if old is None else (_first(there), None)
        return PartChange(name, *((0.0, total) if old is None else (total, 0.0)), float(there.abs().sum()), starts)
    moved = float(new.sub(old, fill_value=0.0).abs().sum())
    return PartChange(name, float(old.sum()), float(new.sum()), moved, (_first(old), _first(new)))


def _first(series: pd.Series[float]) -> datetime | None:
    """Start of the first interval in which it has contacts."""
    there = series[series.abs() > NOTHING]
    return None if there.empty else there.index[0].to_pydatetime()
