"""Where the risk comes from: the shares of forecast, attendance and chance in the variance of service."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from solver.outcomes import SERVICE_COLUMNS, Attainment
from solver.simulation.risk_sources import SOURCES, biggest, draws_of, risk_shares
from tests.solver.simulation.worlds import PHONE, a_crew, a_demand, a_grid, all_day, params, played, rows, total

GRID = a_grid(2)
SHARES = [f"{name}_share" for name in SOURCES]


def asked(factors: tuple[float, ...] = (1.0,), **changes: object) -> Attainment:
    """Two days on the phone; the forecast's paths are its mean times these factors."""
    demand = a_demand(GRID, {"phone": 10.5})
    paths = demand.mean * np.array(factors)[:, None, None]
    demand = a_demand(GRID, {"phone": 10.5}, paths=paths)
    return played(
        a_crew(6), demand, (PHONE,), all_day(a_crew(6), GRID), **({"replications": 12, "sources": True} | changes)
    )


def test_the_forecast_is_named_where_only_it_varies_much() -> None:
    """A volume between 0.6 and 1.5 of the mean decides the day, not who calls when."""
    row = total(asked((0.6, 0.8, 1.2, 1.5)))
    assert row.risk_source == "rate"
    assert row.rate_share > 0.8
    assert row.attendance_share == 0.0


def test_attendance_is_named_where_many_stay_away_together() -> None:
    """One path: nothing is left for the forecast."""
    row = total(asked(absence_share=0.3, absence_correlation=0.9))
    assert row.risk_source == "attendance"
    assert row.rate_share == 0.0
    assert row.attendance_share > 0.8


def test_chance_is_all_there_is_where_nothing_else_varies() -> None:
    """Everybody present, volume known."""
    row = total(asked())
    assert row.risk_source == "chance"
    assert row.chance_share == 1.0


def test_shares_add_up_in_every_block_day_and_week() -> None:
    """They are read as parts of one whole."""
    result = asked((0.6, 1.0, 1.4), absence_share=0.1)
    for period in ("block", "day", "week", "month", "total"):
        whole = rows(result, period)[SHARES].sum(axis=1)
        np.testing.assert_allclose(whole, 1.0)
    assert rows(result, "interval")[SHARES].isna().all(axis=None)


def test_asking_for_sources_changes_nothing_else() -> None:
    """Replication r meets the same contacts and the same absences whether or not somebody asks why."""
    changes: dict[str, object] = {"absence_share": 0.1, "inside_shrinkage_share": 0.1}
    with_sources, without = (asked((0.8, 1.2), sources=sources, **changes) for sources in (True, False))
    others = [name for name in SERVICE_COLUMNS if name not in (*SHARES, "risk_source")]
    pd.testing.assert_frame_equal(with_sources.table[others], without.table[others], check_exact=True)
    pd.testing.assert_frame_equal(with_sources.agents, without.agents, check_exact=True)
    assert without.table[SHARES].isna().all(axis=None)
    assert set(without.table.risk_source) == {""}


def test_shares_of_a_sum_are_the_shares_of_its_variances() -> None:
    """Three independent normals with variances 9, 4 and 1."""
    rng = np.random.default_rng(1)
    size = np.array([3.0, 2.0, 1.0])
    base, anew = rng.standard_normal((2, 20000, 3)) * size
    plays = [base] + [np.where(np.arange(3) == source, anew, base) for source in range(3)]
    shares = risk_shares(np.stack([play.sum(axis=1) for play in plays])[:, :, None, None])
    found = [float(shares[name][0, 0]) for name in SOURCES]
    assert found == pytest.approx(size**2 / 14, abs=0.02)
    assert biggest(shares).tolist() == [["rate"]]


def test_replications_without_a_verdict_are_left_out() -> None:
    """And where nothing varies there is no source."""
    service = np.array([[0.8, np.nan], [0.6, 0.9], [0.8, np.nan], [0.8, 0.7]])[:, :, None, None]
    assert risk_shares(service)["rate"][0, 0] == 1.0
    same = risk_shares(np.full((4, 3, 1, 1), 0.8))
    assert np.isnan(same["chance"]).all()
    assert biggest(same).tolist() == [[""]]


def test_each_draw_changes_one_source_only() -> None:
    """And the other path is never the one it replaces."""
    chosen = params(sources=True, absence_share=0.1)
    for replication in range(50):
        base, rate, attendance, chance = draws_of(replication, 7, chosen)
        assert base.path == replication % 7
        assert rate == base._replace(path=rate.path) != base
        assert attendance == base._replace(attendance=attendance.attendance) != base
        assert chance == base._replace(contacts=chance.contacts) != base


def test_other_paths_are_taken_evenly() -> None:
    """A path that stood in more often than others would decide the share."""
    taken = [draws_of(replication, 5, params(sources=True))[1].path for replication in range(2000)]
    assert np.bincount(taken, minlength=5) == pytest.approx([400] * 5, abs=75)
