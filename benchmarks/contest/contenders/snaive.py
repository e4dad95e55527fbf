"""Same interval last week: the newest one observed."""

from __future__ import annotations

from contest.case import Floats
from contest.contenders.contender import Prediction
from contest.contenders.weeks import last_weeks
from contest.sight import Sight


class SeasonalNaive:
    """The newest observed week, repeated."""

    name = "snaive"

    def predict(self, sight: Sight) -> Prediction:
        """Repeat each weekday's newest observed interval."""
        mean: Floats = last_weeks(sight, 1)
        return Prediction(mean)
