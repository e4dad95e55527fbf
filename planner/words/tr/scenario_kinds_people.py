"""Words in Turkish: scenario changes of people and rules."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "scenario_too_few_agents": "{value} kişi, uygun {present} kişiden fazla.",
}
