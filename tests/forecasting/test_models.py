"""What every registered model owes, and what the calendar-aware one owes besides."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting import MODELS, Calendar, ForecastError, Model
from forecasting.models import model_named
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import PHONE, World, known_world, panel_of, params_for, world

WEEK_MIN = 7 * 1440


def coming(w: World, calendar: Calendar | None = None, days: int = 14) -> Setting:
    """The days after a world's history."""
    past = panel_of(w).setting
    end = past.grid.end_min
    grid = slot_grid(end, end + days * 1440, past.grid.interval_min, past.grid.zone)
    return make_setting(past.queues, calendar or w.calendar, grid)


def mean(model: Model, w: World, setting: Setting) -> np.ndarray:
    """Expected contacts of a setting."""
    return np.asarray(sum(model.fit(panel_of(w), params_for(w)).parts(setting).values()))


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.name)
def test_a_model_forecasts_finite_non_negative_contacts_and_none_when_closed(model: Model) -> None:
    """Half the downstream arithmetic takes square roots and ratios of the mean."""
    w = known_world()
    setting = coming(w)
    expected = mean(model, w, setting)
    assert expected.shape == setting.open.shape
    assert np.isfinite(expected).all()
    assert (expected >= -1e-9).all()
    assert (expected[~setting.open] == 0).all()
    assert model_named(model.name) is model


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.name)
def test_a_model_never_looks_beyond_what_it_is_given(model: Model) -> None:
    """Later rows changed, the same fit: a leak makes every backtest a lie."""
    w = known_world()
    panel = panel_of(w)
    cut = panel.setting.grid.end_min - 3 * WEEK_MIN
    later = panel.setting.grid.start_min >= cut
    changed = replace(panel, offered=np.where(later, 999.0, panel.offered), aht_s=panel.aht_s + later)
    ahead = make_setting(w.queues, panel.setting.calendar, slot_grid(cut, cut + WEEK_MIN, 30, w.history.zone))
    one, other = (model.fit(p.before(cut), params_for(w)).parts(ahead) for p in (panel, changed))
    assert list(one) == list(other)
    assert all(np.array_equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.name)
def test_zero_and_constant_histories_come_back_as_they_are(model: Model) -> None:
    """A dead queue forecasts nothing and a steady one stays steady; neither may fail."""
    w = known_world()
    panel = panel_of(w)
    setting = coming(w, Calendar(w.history.zone), 7)
    quiet = replace(panel.setting, calendar=setting.calendar, scope=setting.scope, exposure=setting.exposure)
    steady = np.where(np.isnan(panel.offered), np.nan, np.array([[12.0], [7.0], [0.0]]))
    fitted = model.fit(replace(panel, setting=quiet, offered=steady), params_for(w))
    expected = np.asarray(sum(fitted.parts(setting).values()))
    assert expected[0] == pytest.approx(12.0, rel=0.02)
    assert expected[1] == pytest.approx(7.0, rel=0.02)
    assert (expected[2] == 0).all()


def test_an_unknown_model_is_an_error() -> None:
    """A typo must not fall back to something else."""
    with pytest.raises(ForecastError, match="unknown_model"):
        model_named("prophet")


def test_capped_intervals_count_as_at_least_what_was_seen() -> None:
    """Chat hidden on Saturday evenings: what got through is a floor, not the demand."""
    w = known_world()
    panel = panel_of(w)
    grid = panel.setting.grid
    evening = (grid.weekday[grid.day] == 5) & (grid.slot >= 38) & (grid.slot < 44)
    cut = np.where(evening, panel.offered * 0.3, panel.offered)
    capped = np.broadcast_to(evening, panel.offered.shape)
    setting = coming(w)
    saturday = (setting.grid.weekday[setting.grid.day] == 5) & (setting.grid.slot >= 38) & (setting.grid.slot < 44)

    def level(offered: np.ndarray, mark: np.ndarray) -> float:
        fitted = model_named("two_stage").fit(replace(panel, offered=offered, at_least=mark), params_for(w))
        return float(np.asarray(sum(fitted.parts(setting).values()))[0, saturday].sum())

    truth = level(panel.offered, np.zeros_like(capped))
    assert level(cut, capped) == pytest.approx(truth, rel=0.1)
    assert level(cut, np.zeros_like(capped)) < 0.75 * truth


def test_a_thin_queue_takes_the_shape_of_its_family() -> None:
    """With a contact an hour the evening peak is in the family's counts, not in its own."""
    thin = world(seed=4)
    panel = panel_of(thin)
    offered = panel.offered.copy()
    rng = np.random.default_rng(1)
    offered[1] = np.where(np.isnan(offered[1]), np.nan, rng.binomial(np.nan_to_num(offered[1]).astype(int), 0.02))
    setting = coming(thin, Calendar(thin.history.zone), 7)
    fitted = model_named("two_stage").fit(replace(panel, offered=offered), params_for(thin))
    expected = np.asarray(sum(fitted.parts(setting).values()))
    shape = expected / expected.sum(1, keepdims=True)
    assert np.abs(shape[1] - shape[0]).sum() < 0.2
    assert PHONE.queue == setting.queues[2].queue
