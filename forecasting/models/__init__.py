"""The forecasting models, one file a model."""

from forecasting.errors import ForecastError
from forecasting.models.model import Fitted, Model
from forecasting.models.seasonal_naive import SeasonalNaive
from forecasting.models.two_stage import TwoStage

MODELS: tuple[Model, ...] = (SeasonalNaive(), TwoStage())


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
