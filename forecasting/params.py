"""All settings of forecasting, each part defined beside its code."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from forecasting.baseline import BaselineParams
from forecasting.calibration import CalibrationParams
from forecasting.clean import CleanParams
from forecasting.day_prior import ReforecastParams
from forecasting.handle_time import HandleTimeParams
from forecasting.lifts import LiftParams
from forecasting.long_horizon import LongHorizonParams
from forecasting.low_rank import LowRankParams
from forecasting.structural import StructuralParams


class ForecastParams(BaseModel):
    """Settings of a forecast; the defaults are the one configuration that is measured.

    `interval_min` is the planning grid: history finer than it is summed, coarser history is split. `models` names
    the model of single queues ("a+b" is the average of two), all others take `model`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    interval_min: int = Field(default=15, ge=1, le=1440)
    model: str = Field(default="average")
    models: Mapping[str, str] = Field(default_factory=dict)
    clean: CleanParams = Field(default_factory=CleanParams)
    baseline: BaselineParams = Field(default_factory=BaselineParams)
    low_rank: LowRankParams = Field(default_factory=LowRankParams)
    structural: StructuralParams = Field(default_factory=StructuralParams)
    lifts: LiftParams = Field(default_factory=LiftParams)
    handle_time: HandleTimeParams = Field(default_factory=HandleTimeParams)
    calibration: CalibrationParams = Field(default_factory=CalibrationParams)
    reforecast: ReforecastParams = Field(default_factory=ReforecastParams)
    long_horizon: LongHorizonParams = Field(default_factory=LongHorizonParams)
