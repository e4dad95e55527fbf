"""Words in Turkish: scenarios and their comparison."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "bad_scenario_day": "“{value}”: gün 2026-05-01 ya da planın başından sayarak +6 gibi yazılır.",
    "bad_scenario_moment": "“{value}”: an 2026-05-01T20:30 ya da planın başından sayarak +6 20:30 gibi yazılır.",
}
