"""Words in English: scenarios and their comparison."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "bad_scenario_day": "“{value}”: a day reads 2026-05-01, or +6 counted from the plan's start.",
    "bad_scenario_moment": "“{value}”: a moment reads 2026-05-01T20:30, or +6 20:30 counted from the plan's start.",
}
