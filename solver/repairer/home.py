"""Whose main language is that of the damage: people at home in it, and people who would be borrowed."""

from __future__ import annotations

from collections import Counter

from solver.people import CEFR, Agent
from solver.repairer.facts import Facts


def main_languages(agents: tuple[Agent, ...]) -> dict[str, str]:
    """Each agent's main language: the one spoken best, among equals the one that the fewest speak ("" = none)."""
    speakers = Counter(language.code for agent in agents for language in agent.languages)
    return {
        agent.id: min(
            agent.languages,
            key=lambda language: (-CEFR.index(language.speech), speakers[language.code], language.code),
        ).code
        if agent.languages
        else ""
        for agent in agents
    }


def at_home(facts: Facts) -> frozenset[str]:
    """Agents whose main language is that of somebody who is gone; everybody where the need itself is another."""
    agents, main = facts.case.agents, main_languages(facts.case.agents)
    if facts.changes.requirement is not None or not facts.changes.absences:
        return frozenset(agent.id for agent in agents)
    hurt = {main[absence.agent] for absence in facts.changes.absences}
    return frozenset(agent.id for agent in agents if main[agent.id] in hurt)
