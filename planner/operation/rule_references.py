"""Whether the changes to the rule book name contracts, queues, teams, channels, people and trainings that exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from planner.operation.agent_rows import Staff
from planner.operation.config_notes import ConfigNotes
from planner.operation.config_reading import ConfigFile
from planner.operation.expanding import templates
from planner.operation.reading import Reading
from planner.operation.yaml_document import Path
from planner.rulebook import ABOUT

if TYPE_CHECKING:
    from solver.rules.named_cover import NamedCover
    from solver.rules.personal_stretches import PersonalStretches
    from solver.rules.personal_totals import PersonalTotals
    from solver.rules.role_floor import RoleFloor
    from solver.rules.shift_cover import ShiftCover
    from solver.rules.shift_requests import ShiftRequests
    from solver.rules.training_by_date import TrainingByDate

Reference = tuple[Path, str, str]
"""Where it stands below the change, its value, and the sort of thing that it names."""
PLAIN = {
    ("paid_hours", "contracts"): "contract",
    ("queue_rotation", "queues"): "queue",
    ("team_together", "teams"): "team",
    ("voice_share", "channel"): "channel",
    ("mentor", "role"): "role",
}
"""Parameters that are a name or a list of names."""


def check_rule_references(reading: Reading, file: ConfigFile, staff: Staff) -> None:
    """Note every unknown name in rules.changes, with what was probably meant.

    What rows of agents.csv hold is looked up only where all of them could be read. Changes that are faulty
    otherwise are told by `check_rules`.
    """
    notes = ConfigNotes(reading, file)
    known = _known(file, staff)
    for kind, change in file.config.rules.changes.items():
        values = {name: value for name, value in change.items() if name not in ABOUT}
        for path, value, sort in _references(kind, values):
            if sort in known:
                notes.refers(("rules", "changes", kind, *path), value, known[sort], f"unknown_{sort}")


def _known(file: ConfigFile, staff: Staff) -> Mapping[str, Iterable[str]]:
    """Names of each sort that can be looked up."""
    config = file.config
    known: dict[str, Iterable[str]] = {
        "contract": config.contracts,
        "queue": config.queues,
        "channel": config.channels,
        "activity": config.activities,
        "shift": [template.id for template in templates(config)],
    }
    if config.teams:
        known["team"] = config.teams
    if config.certificates:
        known["certificate"] = config.certificates
    if staff.ids:
        known["agent"] = staff.ids
    if len(staff.agents) == len(staff.ids):
        known["role"] = {role for agent in staff.agents for role in agent.roles}
        known.setdefault("team", {agent.team for agent in staff.agents})
        known.setdefault("certificate", {name for agent in staff.agents for name, _ in agent.certificates})
    return known


def _references(kind: str, values: dict[str, object]) -> Iterator[Reference]:
    """All names in a change that is otherwise sound."""
    from solver.rules import BY_KIND

    try:
        rule = BY_KIND[kind].model_validate({**values, "kind": kind})
    except (KeyError, ValidationError):
        return
    for (of, field), sort in PLAIN.items():
        if of == kind and field in values:
            said = getattr(rule, field)
            entries = [((field,), said)] if isinstance(said, str) else [((field, i), v) for i, v in enumerate(said)]
            yield from ((path, value, sort) for path, value in entries)
    reader = NESTED.get(kind)
    if reader is not None:
        yield from reader(rule)


def _posts(rule: RoleFloor) -> Iterator[Reference]:
    for p, post in enumerate(rule.posts):
        yield from ((("posts", p, "roles", i), role, "role") for i, role in enumerate(post.roles))


def _charges(rule: NamedCover) -> Iterator[Reference]:
    for c, charge in enumerate(rule.charges):
        yield from ((("charges", c, "agents", i), agent, "agent") for i, agent in enumerate(charge.agents))


def _needs(rule: ShiftCover) -> Iterator[Reference]:
    yield from ((("needs", n, "template"), need.template, "shift") for n, need in enumerate(rule.needs))


def _requests(rule: ShiftRequests) -> Iterator[Reference]:
    for r, request in enumerate(rule.requests):
        yield ("requests", r, "agent"), request.agent, "agent"
        if request.template is not None:
            yield ("requests", r, "template"), request.template, "shift"


def _totals(rule: PersonalTotals) -> Iterator[Reference]:
    for t, total in enumerate(rule.totals):
        yield from _people_and_shifts(("totals", t), total.agents, total.templates)


def _stretches(rule: PersonalStretches) -> Iterator[Reference]:
    for s, stretch in enumerate(rule.stretches):
        yield from _people_and_shifts(("stretches", s), stretch.agents, stretch.templates)


def _people_and_shifts(place: Path, agents: tuple[str, ...], shifts: tuple[str, ...]) -> Iterator[Reference]:
    yield from (((*place, "agents", i), agent, "agent") for i, agent in enumerate(agents))
    yield from (((*place, "templates", i), shift, "shift") for i, shift in enumerate(shifts))


def _trainings(rule: TrainingByDate) -> Iterator[Reference]:
    for certificate, training in rule.certificates.items():
        path = ("certificates", certificate)
        yield path, certificate, "certificate"
        yield path, training, "activity"


NESTED: Mapping[str, Callable[[Any], Iterator[Reference]]] = {
    "role_floor": _posts,
    "named_cover": _charges,
    "training_by_date": _trainings,
    "shift_cover": _needs,
    "shift_requests": _requests,
    "personal_totals": _totals,
    "personal_stretches": _stretches,
}
"""Rules with names inside sections."""
