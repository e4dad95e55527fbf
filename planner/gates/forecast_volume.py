"""A day of a queue far beyond, or far below, what its weekdays were in the last eight weeks seen.

Special days are judged apart: never too low, and too high only beyond `gates.forecast_times` the highest day of the
eight weeks, so that a lift of 100 for 1.00 is found and a final is not. Queues of few contacts are judged by the band
of their usual mean (`usual_days.usual`), so that small numbers must differ by more before they mean anything, and not
at all below `FEWEST_CONTACTS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.gates.gate import Check, ForecastSeen, Gate
from planner.gates.usual_days import FEWEST_DAYS, daily, expected_daily, special_days, usual

HIGH, LOW = "gate_forecast_high", "gate_forecast_low"
FEWEST_CONTACTS = 20
"""On the usual days together, came or expected: with fewer no band is narrow enough to say anything worth a night."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day outside the limits: contacts expected, and those of its usual days."""

    code: str
    day: date
    expected: float
    usual: float

    @property
    def times(self) -> float:
        """How far it is from usual, however it lies."""
        more, less = max(self.expected, self.usual), min(self.expected, self.usual)
        return more / max(less, 0.5)


def _find(seen: ForecastSeen) -> Iterator[Gate]:
    """One gate a queue and direction, at its worst day."""
    inputs, times = seen.inputs, seen.inputs.operation.config.gates.forecast_times
    before, special = daily(inputs), special_days(inputs)
    for queue, expected in sorted(expected_daily(inputs, seen.forecast.table).items()):
        found = outside(expected, before.get(queue, {}), special.get(queue, frozenset()), times)
        for code in (HIGH, LOW):
            days = [day for day in found if day.code == code]
            if days:
                yield _gate(queue, max(days, key=lambda day: day.times), len(days), times)


def outside(
    expected: dict[date, float], before: dict[date, float], special: frozenset[date], times: float
) -> list[Day]:
    """Days of a queue outside the limits, in order."""
    highest = max(before.values(), default=None)
    found = []
    for day, contacts in sorted(expected.items()):
        alike = [came for at, came in before.items() if at.weekday() == day.weekday() and at not in special]
        if day in special:
            if highest is not None and len(before) >= FEWEST_DAYS and contacts > times * usual([highest]).high:
                found.append(Day(HIGH, day, contacts, highest))
        elif len(alike) >= FEWEST_DAYS and max(sum(alike), contacts * len(alike)) >= FEWEST_CONTACTS:
            band, mean = usual(alike), sum(alike) / len(alike)
            if contacts > times * band.high:
                found.append(Day(HIGH, day, contacts, mean))
            elif contacts < band.low / times:
                found.append(Day(LOW, day, contacts, mean))
    return found


def _gate(queue: str, worst: Day, days: int, times: float) -> Gate:
    told = {
        "day": worst.day.isoformat(),
        "days": str(days),
        "expected": f"{worst.expected:.0f}",
        "limit": f"{times:g}",
        "queue": queue,
        "usual": f"{worst.usual:.0f}",
    }
    return Gate(worst.code, tuple(sorted(told.items())))


FORECAST_VOLUME = Check((HIGH, LOW), _find)
