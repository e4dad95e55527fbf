"""The picture of a search: what it shows is what was measured."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from planted.curve import caption, draw, on_call, priced, ticks
from planted.measured import Measured

from solver.outcomes import TracePoint
from solver.roster.params import SolveParams

TRACE = (
    TracePoint(0.5, "pattern", 9_000_000.0),
    TracePoint(1.0, "pass", 800_000.0, legal=True),
    TracePoint(2.0, "on-call", 700_000.0, legal=True),
    TracePoint(9.0, "search", 600_000.0, legal=True),
    TracePoint(10.0, "bound", 650_000.0, 400_000.0, legal=True),
)
RUN = Measured("op x 1", 12, "feasible", 650_000.0, 400_000.0, 0, 1.0, 10.5, 90.0, 0.25, 1.5, {}, TRACE)
ASKED = SolveParams(time_limit_s=10.0, workers=2, seed=7)


def test_the_curve_has_on_call_at_its_final_price_throughout_and_only_legal_rosters() -> None:
    """The search does not price on-call duties; a curve that rose by them at the end would tell of a loss."""
    assert on_call(RUN) == 50_000.0
    assert priced(RUN) == [
        (1.0, "person-weeks", 850_000.0),
        (2.0, "on-call", 750_000.0),
        (9.0, "annealing", 650_000.0),
        (10.0, "bound", 650_000.0),
    ]


def test_the_caption_tells_the_gap_and_what_it_takes_to_repeat_the_run() -> None:
    """A curve without them cannot be compared with anything."""
    told = " ".join(caption(RUN, ASKED, "busy"))
    assert told.endswith("(busy).")
    assert "At the end 6,500. Of this 500 are on-call duties" in told
    assert "none costs less than 4,000" in told
    assert "1.50 % of the demand's worth" in told
    assert "0.25 % of load hours are below load" in told
    assert "12 agents, 10 s, 2 processes, seed 7; vardiya" in told
    assert "No bound was proven." in caption(replace(RUN, bound=None, gap_of_worth_pct=None), ASKED)


def test_the_picture_is_an_svg_with_stages_bound_and_final_price(tmp_path: Path) -> None:
    """It is read without this program."""
    draw(tmp_path / "c.svg", RUN, ASKED)
    text = (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert text.startswith("<svg")
    for part in ("annealing", "no roster costs less than 4,000", "6,500", "seconds since the run began"):
        assert part in text


def test_without_a_legal_roster_there_is_nothing_to_draw(tmp_path: Path) -> None:
    """An empty picture would look like a success."""
    with pytest.raises(ValueError, match="no legal roster"):
        draw(tmp_path / "c.svg", replace(RUN, trace=TRACE[:1]), ASKED)


def test_ticks_are_round_prices_within_the_axis() -> None:
    """A log axis without labels says nothing."""
    assert ticks(900.0, 6_000.0) == [1000.0, 2000.0, 3000.0, 5000.0]
