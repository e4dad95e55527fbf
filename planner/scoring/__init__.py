"""Yesterday's forecast against what came: scored once, by forecasts stored before the day, and summed up."""

from __future__ import annotations

from planner.scoring.drift import Drift
from planner.scoring.figures import Accuracy, Figures, accuracy
from planner.scoring.night_forecasts import note_forecast, noted_since
from planner.scoring.score_row import Score
from planner.scoring.scoring_days import MOST_DAYS, score
from planner.scoring.telling import accuracy_lines, accuracy_payload, day_line, drift_lines

__all__ = [
    "MOST_DAYS",
    "Accuracy",
    "Drift",
    "Figures",
    "Score",
    "accuracy",
    "accuracy_lines",
    "accuracy_payload",
    "day_line",
    "drift_lines",
    "note_forecast",
    "noted_since",
    "score",
]
