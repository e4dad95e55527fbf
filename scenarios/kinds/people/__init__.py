"""Changes of who works and under which rules and prices: absence, hires, skills, contracts, law, on-call, rates."""

from __future__ import annotations

from scenarios.kinds.people.remove_agents import RemoveAgents

PEOPLE_KINDS = (RemoveAgents,)
PeopleChange = RemoveAgents

__all__ = ["PEOPLE_KINDS", "PeopleChange", "RemoveAgents"]
