"""Draws: repeatable one by one, so that a longer run extends a shorter one."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from scenarios.sweeping.draws import Distribution, Draws

DISTRIBUTION: TypeAdapter[Distribution] = TypeAdapter(Distribution)
MANY = 4000


def values(written: dict[str, object], count: int = MANY) -> list[float]:
    spread = DISTRIBUTION.validate_python(written)
    found = [spread.value(7, draw, "changes.0.share") for draw in range(1, count + 1)]
    return [float(value) for value in found if isinstance(value, int | float)]


def test_a_draw_does_not_depend_on_how_many_there_are_or_what_else_is_drawn() -> None:
    """Otherwise nothing of a shorter run could be taken over."""
    spread = DISTRIBUTION.validate_python({"kind": "uniform", "from": 0, "to": 1})
    first = [spread.value(7, draw, "a") for draw in (1, 2, 3)]
    assert [spread.value(7, draw, "a") for draw in (3, 1, 2)] == [first[2], first[0], first[1]]
    assert spread.value(7, 1, "b") != first[0]
    assert spread.value(8, 1, "a") != first[0]


@pytest.mark.parametrize(
    ("written", "mean", "sd"),
    [
        ({"kind": "uniform", "from": 1, "to": 3}, 2.0, 0.577),
        ({"kind": "normal", "mean": 0.1, "sd": 0.02}, 0.1, 0.02),
        ({"kind": "triangular", "low": 0, "mode": 0, "high": 3}, 1.0, 0.707),
        ({"kind": "choice", "values": [0, 10], "weights": [3, 1]}, 2.5, 4.33),
    ],
)
def test_a_distribution_has_its_mean_and_spread(written: dict[str, object], mean: float, sd: float) -> None:
    """Within what so many draws can tell: five standard errors of the mean, a tenth of the spread."""
    found = values(written)
    middle = sum(found) / MANY
    assert abs(middle - mean) < 5 * sd / MANY**0.5
    assert (sum((value - middle) ** 2 for value in found) / MANY) ** 0.5 == pytest.approx(sd, rel=0.1)


def test_limits_cut_a_normal_off_and_whole_numbers_are_whole() -> None:
    """A share below nothing makes no sense; half a person neither."""
    cut = values({"kind": "normal", "mean": 0, "sd": 1, "least": 0, "most": 1})
    assert 0 <= min(cut) < 0.01
    assert 0.99 < max(cut) <= 1
    assert set(values({"kind": "uniform", "from": 0.6, "to": 3.4, "whole": True}, 200)) == {1.0, 2.0, 3.0}


@pytest.mark.parametrize(
    "written",
    [
        {"kind": "normal", "mean": 0, "sd": 0},
        {"kind": "normal", "mean": 0, "sd": 1, "least": 50, "most": 60},
        {"kind": "triangular", "low": 1, "mode": 0, "high": 2},
        {"kind": "choice", "values": []},
        {"kind": "choice", "values": [1, 2], "weights": [1]},
    ],
)
def test_what_cannot_be_drawn_is_refused(written: dict[str, object]) -> None:
    """Before anything is played."""
    with pytest.raises(ValidationError):
        Draws.model_validate({"count": 1, "parameters": {"changes.0.share": written}})
