"""What every answer ends with: figures, how sure they are, and each command once."""

from __future__ import annotations

import pytest

from planner.answers.figure import Figure, Found
from planner.report.answers.grounds import figure_text, figures_body, ground_parts, sure_text
from planner.report.tables import Line, Table

THERE = Found(("check", "{dir}", "--at", "2025-11-05T21:00"), ("there", "present_count"))
WAGES = ("cost", "wages_cents")
COST = Found(("check", "{dir}", "--roster", "my ways/way-1.csv"), WAGES, WAGES, ("check", "{dir}"))


def figure(unit: str, value: float, found: Found = THERE, **more: object) -> Figure:
    """A figure of a unit."""
    return Figure("present", value, unit, found, **more)  # type: ignore[arg-type]


def test_a_command_is_told_once_and_figures_point_to_it() -> None:
    """Ten figures of one check are no ten commands; names with spaces can be pasted."""
    parts = ground_parts((figure("people", 3), figure("people", 4), figure("cents", 5, COST)), "op", "en")
    table, *lines = parts
    assert isinstance(table, Table)
    assert [row[3] for row in table.rows] == [
        "[1] present_count",
        "[1] present_count",
        "[2] wages_cents − [3]",
    ]
    assert [line.text for line in lines if isinstance(line, Line)] == [
        "[1] vardiya check op --at 2025-11-05T21:00",
        "[2] vardiya check op --roster 'my ways/way-1.csv'",
        "[3] vardiya check op",
    ]


def test_without_figures_there_is_nothing_to_find_again() -> None:
    """No empty table."""
    assert ground_parts((), "op", "en") == ()


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("cents", 258.0, "2.58"),
        ("cents", 200.0, "2"),
        ("cents", -3_412_345.0, "-34,123"),
        ("share", 0.804, "80.4 %"),
        ("people", 7.0, "7 people"),
        ("people", 7.25, "7.2 people"),
        ("h", 38.27, "38.3 h"),
    ],
)
def test_a_figure_has_its_unit(unit: str, value: float, text: str) -> None:
    """Small money to the cent, large money in whole units."""
    assert figure_text(figure(unit, value), "en") == text


def test_how_sure_a_figure_is_stands_beside_it() -> None:
    """Counted, expected, or simulated with what it may be off by."""
    assert sure_text(figure("people", 1), "en") == "counted"
    assert sure_text(figure("share", 0.8, sure="simulated", give=0.021), "en") == "simulated, ± 2.1 %"
    assert sure_text(figure("contacts", 8, sure="simulated", give=1.5), "tr") == "benzetim, ± 1,5"


def test_machines_get_every_place() -> None:
    """The place in the second command's object, and the command as typed."""
    (told,) = figures_body((figure("people", 3),), "op")["figures"]  # type: ignore[misc]
    assert told["command"] == "vardiya check op --at 2025-11-05T21:00"
    assert told["found"]["place"] == ("there", "present_count")
