"""The benchmark of repairs: what it draws and what it tells."""

from __future__ import annotations

import sys
from argparse import Namespace

import numpy as np
import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import repair as benchmark

from tests.solver.repairer.worlds import ADA, CAN, early_by_ada, floor_of

ASKED = Namespace(absences=1, days=1, people=5, price=500, seconds=60.0, peer_seconds=0.0)


def test_a_draw_tells_its_damage_and_its_ways() -> None:
    """Ada falls ill on a weekday, Can takes over; no peer is asked unless wanted."""
    case = floor_of(ADA, CAN)
    told = benchmark._draw(case, early_by_ada(case), np.random.default_rng(4), ASKED).as_json()
    assert told["away"] == ["ada"]
    assert told["damage_cents"] == 32_000
    best = told["ways"][0]
    assert (best["people"], best["recovered_share"], best["violations"]) == (1, 1.0, 0)
    assert best["curve"][0][2] > best["curve"][-1][2] == best["loss_cents"]
    assert "peer" not in told
    assert "100 % won back" in benchmark._lines(told)


def test_an_unknown_option_is_refused() -> None:
    """A typing error must not measure something else."""
    with pytest.raises(SystemExit):
        benchmark.main(["nowhere", "--absentees", "3"])
