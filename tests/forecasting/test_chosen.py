"""A model of its own for each queue: each takes what its model says, and the parts still add up."""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
import pytest

from forecasting import MODELS, ForecastError, ForecastParams, Horizon, Note, calibrate, forecast
from forecasting.chosen import Chosen, model_of, used_models
from forecasting.models import Fitted, model_named
from forecasting.panel import Panel
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import CHAT, PAYMENTS, PHONE, known_world, panel_of, params_for

OWN = {CHAT.queue: "seasonal_naive", PHONE.queue: "seasonal_naive+two_stage"}


def params() -> ForecastParams:
    return params_for(known_world()).model_copy(update={"models": OWN})


def ahead(panel: Panel) -> Setting:
    end = panel.setting.grid.end_min
    return make_setting(panel.setting.queues, known_world().calendar, slot_grid(end, end + 7 * 1440, 30, "UTC"))


def total(fitted: Fitted, setting: Setting) -> np.ndarray:
    return np.asarray(sum(fitted.parts(setting).values()))


def test_without_a_choice_it_is_the_one_model() -> None:
    """Nothing changes for who chooses nothing."""
    assert model_of(ForecastParams()) is model_named("average")
    assert all(model_of(ForecastParams(model=model.name)) is model for model in MODELS)
    assert used_models(ForecastParams()) == ("average",)
    assert used_models(params()) == ("average", "seasonal_naive", "two_stage")


def test_each_queue_has_what_its_model_says() -> None:
    """The chosen one, the average of two, or the usual model."""
    panel = panel_of(known_world())
    setting = ahead(panel)
    fitted = model_of(params()).fit(panel, params())
    naive, two, usual = (model_named(n).fit(panel, params()) for n in ("seasonal_naive", "two_stage", "average"))
    place = {queue.queue: q for q, queue in enumerate(setting.queues)}
    for said in (total, lambda model, of: model.mean(of), lambda model, of: model.doubt(of)):
        mine = said(fitted, setting)
        chat, payments, phone = (place[queue.queue] for queue in (CHAT, PAYMENTS, PHONE))
        assert mine[chat] == pytest.approx(said(naive, setting)[chat])
        assert mine[payments] == pytest.approx(said(usual, setting)[payments])
        assert mine[phone] == pytest.approx((said(naive, setting)[phone] + said(two, setting)[phone]) / 2)


def test_the_usual_model_may_be_an_average_too() -> None:
    """ "a+b" means the same wherever a model is named."""
    panel = panel_of(known_world())
    both = params_for(known_world()).model_copy(update={"model": "seasonal_naive+two_stage"})
    each = [total(model_named(name).fit(panel, both), ahead(panel)) for name in ("seasonal_naive", "two_stage")]
    assert total(model_of(both).fit(panel, both), ahead(panel)) == pytest.approx((each[0] + each[1]) / 2)


def test_the_attribution_of_a_forecast_still_adds_to_its_mean() -> None:
    """A planner sums the parts and finds the forecast, whatever model said it."""
    world = known_world()
    horizon = Horizon(world.end(), world.end() + timedelta(days=7), 30)
    asked = (world.history, world.queues, world.calendar)
    found = calibrate(*asked, params())
    made = forecast(*asked, horizon, params(), found)
    parts = made.attribution.groupby(["queue", "start"])["contacts"].sum()
    mean = made.table.set_index(["queue", "start"])["mean"]
    assert parts.to_numpy() == pytest.approx(mean.sort_index().to_numpy(), abs=1e-9)
    assert set(made.attribution.loc[made.attribution["queue"] == CHAT.queue, "part"]) == {"base"}
    assert found.model == "chosen"


@dataclass
class _Counted:
    """A model that counts its fits."""

    name: str
    fits: list[str] = field(default_factory=list)

    def fit(self, panel: Panel, params: ForecastParams) -> Fitted:
        self.fits.append(self.name)
        return model_named("seasonal_naive").fit(panel, params)


def test_each_distinct_model_is_fitted_once_and_unused_ones_never() -> None:
    """500 queues with three models cost three fits."""
    one, other, unused = _Counted("one"), _Counted("other"), _Counted("unused")
    own = {CHAT.queue: (one, other), PAYMENTS.queue: (other,), PHONE.queue: (one,)}
    Chosen((unused,), own).fit(panel_of(known_world()), params())
    assert (one.fits, other.fits, unused.fits) == (["one"], ["other"], [])


@dataclass(frozen=True)
class _Noted:
    """A model with something to say of an event and of two queues."""

    name: str

    def fit(self, panel: Panel, params: ForecastParams) -> Fitted:
        return self  # type: ignore[return-value]  # only its notes are asked for

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        queues = (Note("fell_back", {"queue": queue.queue, "by": self.name}) for queue in (CHAT, PHONE))
        return (Note("stated", {"event": "derby", "by": self.name}), *queues)


def test_models_report_of_their_own_queues_and_of_an_event_once() -> None:
    """A planner reads each remark once, and none about a model that is not used there."""
    panel = panel_of(known_world())
    made = Chosen((_Noted("usual"),), {CHAT.queue: (_Noted("one"),), PAYMENTS.queue: (_Noted("one"),)})
    notes = made.fit(panel, params()).notes(ahead(panel))
    told = [(note.code, note.params.get("queue"), note.params["by"]) for note in notes]
    assert told == [("stated", None, "one"), ("fell_back", CHAT.queue, "one"), ("fell_back", PHONE.queue, "usual")]


@pytest.mark.parametrize("name", ["prophet", "two_stage+prophet", "two_stage+", ""])
def test_an_unknown_model_is_an_error(name: str) -> None:
    """A typo must not fall back to something else."""
    with pytest.raises(ForecastError, match="unknown_model"):
        model_of(ForecastParams(models={CHAT.queue: name}))


def test_a_queue_that_is_not_there_is_an_error() -> None:
    """The choice would be lost in silence."""
    lost = ForecastParams(models={"fax-tr": "two_stage"})
    with pytest.raises(ForecastError, match=r"unknown_queue.*fax-tr"):
        model_of(lost).fit(panel_of(known_world()), lost)
