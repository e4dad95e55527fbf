"""The forecasting models, one file a model."""

from forecasting.errors import ForecastError
from forecasting.models.model import Fitted, Model
from forecasting.models.overlay import Overlay
from forecasting.models.seasonal_naive import SeasonalNaive

MODELS: tuple[Model, ...] = (
    SeasonalNaive(),
    Overlay("two_stage"),
    Overlay("low_rank", 1.0),
    Overlay("average", 0.5),
    Overlay("average_structural", 1 / 3, 1 / 3),
)


def model_named(name: str) -> Model:
    """Find a registered model.

    Raises
    ------
    ForecastError
        `unknown_model`.
    """
    for model in MODELS:
        if model.name == name:
            return model
    raise ForecastError.of("unknown_model", model=name)


__all__ = ["MODELS", "Fitted", "Model", "model_named"]
