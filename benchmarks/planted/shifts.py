"""The shift menu of the planted contact centre: half-hour starts, four lengths, breaks in windows, lawful nights."""

from __future__ import annotations

from solver.shifts import BreakWindow, ShiftTemplate

FIRST_START, LAST_START, STEP_MIN = 360, 1440, 30
NIGHT_START, NIGHT_END, NIGHT_PAID_MIN = 1200, 1800, 450

LENGTHS = {
    240: ("short", ((90, 150, 15, True),)),
    360: ("middle", ((120, 210, 30, False), (255, 300, 15, True))),
    480: ("long", ((75, 135, 15, True), (180, 270, 30, False), (345, 405, 15, True))),
    540: ("long", ((90, 150, 15, True), (210, 300, 60, False), (390, 450, 15, True))),
}
"""Minutes of a shift to its menu and break windows (earliest, latest, minutes, paid)."""


def templates() -> tuple[ShiftTemplate, ...]:
    """Every start with every length, less the nights that pay too much."""
    made = (
        ShiftTemplate(
            f"s{start // 60:02d}{start % 60:02d}l{length // 60}",
            menu,
            start,
            length,
            tuple(BreakWindow(*window) for window in windows),
        )
        for start in range(FIRST_START, LAST_START, STEP_MIN)
        for length, (menu, windows) in LENGTHS.items()
    )
    return tuple(one for one in made if not at_night(one) or one.paid_min <= NIGHT_PAID_MIN)


def at_night(template: ShiftTemplate) -> bool:
    """Whether more than half of a shift lies between 20:00 and 06:00."""
    end = template.start + template.length_min
    early = max(0, NIGHT_END - 1440 - template.start)
    inside = early + max(0, min(end, NIGHT_END) - max(template.start, NIGHT_START))
    return 2 * inside > template.length_min
