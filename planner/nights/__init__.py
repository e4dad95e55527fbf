"""Nights: what runs at 02:00 with nobody watching - take in, score, forecast, plan, gates, draft or publish, tell."""

from planner.nights.night import Asked, Figures, Night
from planner.nights.running import run_night
from planner.nights.several import Skipped, retry_nights, run_nights, worst

__all__ = ["Asked", "Figures", "Night", "Skipped", "retry_nights", "run_night", "run_nights", "worst"]
