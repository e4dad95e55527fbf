"""Whether desks, patterns, courses, off-queue time and certificates of operation.yaml refer to known things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from planner.operation.agreement_specs import ANY, OFF
from planner.operation.config import OperationFile
from planner.operation.config_notes import ConfigNotes
from planner.operation.yaml_document import Path
from solver.people import Agent


def check_agreements(notes: ConfigNotes) -> None:
    """Note unknown menus, channels, contracts, teams, countries and groups."""
    config = notes.config
    for i, desk in enumerate(config.desks):
        notes.refers(("desks", i, "menu"), desk.menu, config.menus, "unknown_menu")
        notes.refers(("desks", i, "channel"), desk.channel, config.channels, "unknown_channel")
    for name, pattern in config.patterns.items():
        for w, week in enumerate(pattern.weeks):
            for d, menu in enumerate(week):
                known = (*config.menus, OFF, ANY)
                notes.refers(("patterns", name, "weeks", w, d), menu, known, "unknown_pattern_menu")
    for name, owed in config.off_queue.items():
        for i, contract in enumerate(owed.contracts):
            notes.refers(("off_queue", name, "contracts", i), contract, config.contracts, "unknown_contract")
        for i, team in enumerate(owed.teams):
            notes.refers(("off_queue", name, "teams", i), team, config.teams or {team}, "unknown_team")
    if config.certificates:
        _certificates(notes, frozenset(config.certificates))


def check_trainers(notes: ConfigNotes, ids: frozenset[str]) -> None:
    """Note trainers whom agents.csv does not name, where it could be read at all."""
    for path, name in _course_entries(notes.config, "trainers"):
        notes.refers(path, name if ids else None, ids, "unknown_agent")


def check_asked(notes: ConfigNotes, agents: tuple[Agent, ...], known: Mapping[str, Set[str]]) -> None:
    """Note skills, languages and roles that nobody has, and certificates that nobody holds or states.

    `known` holds the names of each sort that queues ask for and agents have.
    """
    for i, desk in enumerate(notes.config.desks):
        notes.refers(("desks", i, "skill"), desk.skill, known["skill"], "unknown_skill")
        notes.refers(("desks", i, "language"), desk.language, known["language"], "unknown_language")
    for name, owed in notes.config.off_queue.items():
        for i, role in enumerate(owed.roles):
            notes.refers(("off_queue", name, "roles", i), role, known["role"], "unknown_role")
    for path, role in _course_entries(notes.config, "trainer_roles"):
        notes.refers(path, role, known["role"], "unknown_role")
    if not notes.config.certificates:
        _certificates(notes, frozenset(name for agent in agents for name, _ in agent.certificates))


def _certificates(notes: ConfigNotes, known: frozenset[str]) -> None:
    """Certificates that queues and desks ask for; each must be stated or held."""
    for name, queue in notes.config.queues.items():
        for i, certificate in enumerate(queue.certificates):
            notes.refers(("queues", name, "certificates", i), certificate, known, "unknown_certificate")
    for d, desk in enumerate(notes.config.desks):
        notes.refers(("desks", d, "certificate"), desk.certificate, known, "unknown_certificate")


def _course_entries(config: OperationFile, field: str) -> Iterator[tuple[Path, str]]:
    """Each entry of a list of the courses, with its path."""
    for kind, activity in config.activities.items():
        entries: tuple[str, ...] = () if activity.course is None else getattr(activity.course, field)
        for i, entry in enumerate(entries):
            yield ("activities", kind, "course", field, i), entry
