"""Words in English: scenario changes of people and rules."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "scenario_too_few_agents": "{value} agents are more than the {present} who fit.",
}
