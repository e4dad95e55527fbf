"""The operations of a pool's sites as one operation: people and queues of all, one rule book, one clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from planner.operation.operation import StateDay
from planner.problems import OperationError
from planner.workspace.agreeing import NAMED, disagreements
from planner.workspace.joined_contacts import joined_contacts
from planner.workspace.renaming import BY_AGENT, Part, placed, prefixed

if TYPE_CHECKING:
    from planner.operation.config import OperationFile
    from planner.operation.operation import Operation

ROWS = (*BY_AGENT, "agents", "lock_rows", "balances_min", "pairs", "files", "warnings")
"""Fields of which a pool has the rows of all its sites."""
SAME_ONCE = ("queues", "templates", "events", "edits", "drivers")
"""Fields of which a row that several sites have stands once."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose agent of a pool it is: the site, and the id there."""

    site: str
    agent: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One operation of several sites; `owners` tells each agent's site and own id."""

    operation: Operation
    owners: dict[str, Owner]


def merged(parts: tuple[tuple[str, Operation], ...], *, prefix: bool = False, line: int | None = None) -> Merged:
    """The operations of sites (by name) as one; a single one is left as it is.

    Raises
    ------
    OperationError
        With everything in which they do not agree and must.
    """
    given = tuple(Part(site, operation) for site, operation in parts)
    named = tuple(prefixed(part) for part in given) if prefix and len(given) > 1 else given
    problems = disagreements(named, line, prefix)
    if problems:
        raise OperationError(problems)
    owners = {
        after.id: Owner(part.site, before.id)
        for part, renamed in zip(given, named, strict=True)
        for before, after in zip(part.operation.agents, renamed.operation.agents, strict=True)
    }
    return Merged(reduce(_joined, (part.operation for part in placed(named))), owners)


def _joined(a: Operation, b: Operation) -> Operation:
    config = _config(a.config, b.config)
    rows: dict[str, Any] = {field: (*getattr(a, field), *getattr(b, field)) for field in ROWS}
    rows |= {field: tuple(dict.fromkeys((*getattr(a, field), *getattr(b, field)))) for field in SAME_ONCE}
    return replace(
        a,
        **rows,
        config=config,
        contacts=joined_contacts(a.contacts, b.contacts, tuple(config.queues)),
        states=_states(a.states, b.states),
        has_previous=a.has_previous and b.has_previous,
        has_balances=a.has_balances and b.has_balances,
        consent_unasked=a.consent_unasked | b.consent_unasked,
    )


def _config(a: OperationFile, b: OperationFile) -> OperationFile:
    """What has names side by side; everything else is the same in both."""
    sections = {name: {**getattr(a, name), **getattr(b, name)} for name in (*NAMED, "sites")}
    forecast = a.forecast.model_copy(
        update={
            "models": {**a.forecast.models, **b.forecast.models},
            "drivers": {**a.forecast.drivers, **b.forecast.drivers},
        }
    )
    told = {
        "name": f"{a.name} + {b.name}",
        "synthetic": " ".join(dict.fromkeys(text for text in (a.synthetic, b.synthetic) if text)) or None,
        "desks": (*a.desks, *(desk for desk in b.desks if desk not in a.desks)),
        "forecast": forecast,
    }
    return a.model_copy(update=sections | told)


def _states(a: tuple[StateDay, ...], b: tuple[StateDay, ...]) -> tuple[StateDay, ...]:
    """Seconds of all agents by day."""
    sums: dict[object, StateDay] = {}
    for state in (*a, *b):
        before = sums.get(state.day)
        working_s, inside_s = (0.0, 0.0) if before is None else (before.working_s, before.inside_s)
        sums[state.day] = StateDay(state.day, working_s + state.working_s, inside_s + state.inside_s)
    return tuple(sorted(sums.values(), key=lambda state: state.day))
