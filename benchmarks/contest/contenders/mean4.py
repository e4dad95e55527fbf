"""The usual spreadsheet: mean of the last four same weekdays, per interval."""

from __future__ import annotations

from contest.case import Floats
from contest.contenders.contender import Prediction
from contest.contenders.weeks import last_weeks
from contest.sight import Sight


class MeanOfFour:
    """Mean of the last four same weekdays observed."""

    name = "mean4"

    def predict(self, sight: Sight) -> Prediction:
        """Average per interval."""
        mean: Floats = last_weeks(sight, 4)
        return Prediction(mean)
