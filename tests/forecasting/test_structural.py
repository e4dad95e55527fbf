"""The structural member: a wandering level beside the calendar, and what happens where it cannot be fitted."""

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tsa.statespace import structural as statsmodels_structural

from forecasting import Calendar
from forecasting.baseline import designs, fit_to_cells, history_of
from forecasting.models import model_named
from forecasting.models.overlay import Overlay
from forecasting.panel import Panel
from forecasting.profile import Block, make_cells
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from forecasting.structural import Structural, StructuralParams, fit_structural, level_ratio
from tests.forecasting.worlds import World, known_world, panel_of, params_for

DAY_MIN = 1440


def ahead_of(panel: Panel, days: int) -> Setting:
    """The days after a history."""
    end = panel.setting.grid.end_min
    grid = slot_grid(end, end + days * DAY_MIN, panel.setting.grid.interval_min, panel.setting.grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar, grid)


def quiet(w: World) -> Panel:
    """The history of a world without its events."""
    panel = panel_of(w, Calendar(w.history.zone))
    return replace(panel, offered=np.where(np.isnan(panel.offered), np.nan, np.round(panel.offered)))


def fit(panel: Panel, w: World, params: StructuralParams | None = None) -> Structural:
    """Fit the member beside a baseline."""
    settings = params_for(w)
    every = Block(np.arange(len(panel.offered)), panel.offered, np.ones_like(panel.offered))
    cells = make_cells(panel.setting.grid, len(panel.offered), [every])
    baseline = fit_to_cells(panel.setting, cells, settings.baseline)
    return fit_structural(panel.setting, cells, baseline, params or settings.structural)


def test_the_level_follows_a_move_that_the_trend_still_smooths() -> None:
    """Ten days after a step of a third the walk is nearer to the new level than the baseline is."""
    w = known_world()
    panel = quiet(w)
    grid = panel.setting.grid
    steady = np.array([[40.0], [16.0], [8.0]]) * panel.setting.open
    moved = np.random.default_rng(3).poisson(steady * np.where(grid.day >= grid.day[-1] - 9, 1.35, 1.0)).astype(float)
    stepped = replace(panel, offered=np.where(np.isnan(panel.offered), np.nan, moved))
    ratio = level_ratio(fit(stepped, w), ahead_of(panel, 7))
    calendar_only = model_named("two_stage").fit(stepped, params_for(w)).mean(ahead_of(panel, 1))
    truth = float((steady[0, :48] * 1.35).sum())
    off = float(calendar_only[0].sum()) / truth
    assert off < 0.99
    assert abs(off * ratio[0, 0] - 1.0) < abs(off - 1.0)


def test_the_difference_fades_and_is_nothing_in_sample() -> None:
    """A walk knows nothing of two months ahead; in sample event curves are learnt beside the baseline alone."""
    w = known_world()
    panel = quiet(w)
    fitted = fit(panel, w)
    late = level_ratio(fitted, ahead_of(panel, 150))
    assert (level_ratio(fitted, panel.setting) == 1.0).all()
    assert np.abs(late[:, 0] - 1.0).max() > 0
    assert np.abs(late[:, -1] - 1.0).max() < 0.01


def test_a_part_never_seen_moving_keeps_what_the_baseline_says_of_it() -> None:
    """Each factor is 1 unless the history can tell: a holiday to come must not vanish."""
    w = known_world()
    known_panel = quiet(w)
    fitted = fit(known_panel, w)
    walks = fitted.walks[0]
    design = designs(known_panel.setting, history_of(fitted.baseline))[0][1]
    names = list(fitted.baseline.levels[0].fit.log_parts(design))
    assert walks.fitted.all()
    assert (walks.factor[:, [names.index("base"), names.index("trend")]] == 0).all()
    assert (walks.factor[:, names.index("holiday")] == 1).all()
    assert np.abs(walks.factor[:, names.index("week")] - 1.0).max() < 0.5


@pytest.mark.parametrize("fault", [ConvergenceWarning("no maximum"), np.linalg.LinAlgError("singular")])
def test_a_queue_that_cannot_be_fitted_keeps_the_baseline_and_is_noted(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning of statsmodels is an answer nobody should plan with."""
    w = known_world()
    panel = quiet(w)

    def complain(*args: object, **kwargs: object) -> None:
        raise fault

    monkeypatch.setattr(statsmodels_structural.UnobservedComponents, "fit", complain)
    fitted = Overlay("alone", structural_weight=1.0).fit(panel, params_for(w))
    plain = Overlay("plain").fit(panel, params_for(w))
    setting = ahead_of(panel, 14)
    assert np.array_equal(fitted.mean(setting), plain.mean(setting))
    assert [n.params["queue"] for n in fitted.notes(setting) if n.code == "structural_fell_back"] == [
        q.queue for q in panel.setting.queues
    ]


def test_too_few_days_are_not_tried() -> None:
    """Two weeks tell a wandering level from noise no better than chance."""
    w = known_world()
    fitted = fit(quiet(w), w, StructuralParams(least_days=400))
    assert len(fitted.failed) == 3
    assert (level_ratio(fitted, ahead_of(quiet(w), 7)) == 1.0).all()


def test_the_average_weighs_its_members() -> None:
    """A third each: the pattern is the mean distance of the two others from the baseline."""
    w = known_world()
    panel = panel_of(w)
    setting = ahead_of(panel, 7)
    one, two, both = (
        Overlay("m", low, walk).fit(panel, params_for(w)) for low, walk in ((0.4, 0.0), (0.0, 0.2), (0.4, 0.2))
    )
    patterns = [m.parts(setting)["pattern"] for m in (one, two, both)]
    assert np.allclose(patterns[0] + patterns[1], patterns[2], atol=1e-9)
    assert np.allclose(sum(both.parts(setting).values()), both.mean(setting), atol=1e-6)
