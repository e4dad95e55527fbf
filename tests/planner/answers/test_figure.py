"""A figure's place in what its second command prints."""

from __future__ import annotations

import pytest

from planner.answers.figure import placed

BODY = {
    "cost": {"wages_cents": 120.5},
    "current": True,
    "nothing": None,
    "service": [{"queue": "chat", "period": "day", "late": 3}, {"queue": "chat", "period": "week", "late": 9}],
}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("cost", "wages_cents"), 120.5),
        (("current",), 1.0),
        (("nothing",), 0.0),
        (("service", "queue=chat&period=day", "late"), 3.0),
        (("service", "1", "late"), 9.0),
        (("service", "+late"), 12.0),
    ],
)
def test_a_place_leads_to_its_figure(place: tuple[str, ...], value: float) -> None:
    """By key, by the values of a row, by its number, or summed over all rows."""
    assert placed(BODY, place) == value


@pytest.mark.parametrize(
    "place",
    [
        ("cost", "hours"),
        ("service", "queue=mail", "late"),
        ("service", "queue=chat", "late"),
        ("service", "7", "late"),
        ("service", "0", "queue"),
        ("cost",),
        ("current", "deeper"),
    ],
)
def test_a_place_that_leads_nowhere_is_told(place: tuple[str, ...]) -> None:
    """What cannot be found again must not pass for what can: no such key or row, several rows, no number."""
    with pytest.raises(LookupError):
        placed(BODY, place)
