"""The forecasting models, one file a model."""

from forecasting.errors import ForecastError
from forecasting.models.model import Fitted, Model
from forecasting.models.overlay import Overlay
from forecasting.models.reconciled import Reconciled
from forecasting.models.seasonal_naive import SeasonalNaive

MODELS: tuple[Model, ...] = (
    SeasonalNaive(),
    Overlay("two_stage"),
    Overlay("low_rank", 1.0),
    Overlay("average", 0.5),
    Overlay("average_structural", 1 / 3, 1 / 3),
    Reconciled("average_reconciled", Overlay("average", 0.5)),
)
ON_REQUEST = ("average_structural", "average_reconciled")
"""Models that cost more time than they win on average: a backtest has them when they are named."""


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


__all__ = ["MODELS", "ON_REQUEST", "Fitted", "Model", "model_named"]
