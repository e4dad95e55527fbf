"""What the sites of a pool call differently once they are one: places of work, and agents where ids repeat."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.operation.agreement_specs import SiteSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.operation.config import OperationFile
    from planner.operation.operation import Operation

BY_AGENT = (
    "absences", "wishes", "locks", "protections", "activities", "previous", "previous_on_call", "ledger", "bids",
    "offers",
)  # fmt: skip
"""Fields of an operation whose rows belong to an `agent`."""
PAIRED = ("lock_rows", "balances_min")
"""Fields whose rows are tuples with the agent's id first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A site's operation on its way into a pool."""

    site: str
    operation: Operation


def placed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with places that stay apart: one that several sites name gets the site's name before it.

    Each place of a pool also states its zone. One part alone is left as it is.
    """
    if len(parts) == 1:
        return parts
    used = Counter(place for part in parts for place in _places(part.operation))
    return tuple(
        Part(part.site, _placed(part, {place for place, count in used.items() if count > 1})) for part in parts
    )


def _places(operation: Operation) -> dict[str, None]:
    """Names of the places that operation.yaml states or an agent works at."""
    return dict.fromkeys((*operation.config.sites, *(agent.site for agent in operation.agents)))


def _placed(part: Part, repeated: set[str]) -> Operation:
    operation, config = part.operation, part.operation.config
    names = {place: f"{part.site}-{place}" if place in repeated else place for place in _places(operation)}
    specs = {names[place]: config.sites.get(place, SiteSpec()) for place in names}
    zoned = {place: spec.model_copy(update={"zone": spec.zone or config.zone}) for place, spec in specs.items()}
    return replace(
        operation,
        config=config.model_copy(update={"sites": zoned}),
        agents=tuple(replace(agent, site=names[agent.site]) for agent in operation.agents),
    )


def prefixed(part: Part) -> Part:
    """The part with its site's name before every agent's id and every team's name."""
    operation, named = part.operation, _name_of(part.site)
    changed: dict[str, object] = {
        field: tuple(replace(row, agent=named(row.agent)) for row in getattr(operation, field)) for field in BY_AGENT
    }
    changed |= {field: tuple((named(row[0]), *row[1:]) for row in getattr(operation, field)) for field in PAIRED}
    found = replace(
        operation,
        config=_config(operation.config, named),
        agents=tuple(replace(agent, id=named(agent.id), team=named(agent.team)) for agent in operation.agents),
        pairs=tuple(replace(pair, first=named(pair.first), second=named(pair.second)) for pair in operation.pairs),
        consent_unasked=frozenset(map(named, operation.consent_unasked)),
        **changed,  # type: ignore[arg-type]  # rows of the same kinds as before
    )
    return Part(part.site, found)


def _name_of(site: str) -> Callable[[str], str]:
    return lambda name: f"{site}-{name}"


def _config(config: OperationFile, named: Callable[[str], str]) -> OperationFile:
    """The configuration with teams, their leads and trainers of courses under their new names."""
    teams = {
        named(name): team if team.lead is None else team.model_copy(update={"lead": named(team.lead)})
        for name, team in config.teams.items()
    }
    activities = dict(config.activities)
    for name, activity in activities.items():
        if activity.course is not None:
            course = activity.course.model_copy(update={"trainers": tuple(map(named, activity.course.trainers))})
            activities[name] = activity.model_copy(update={"course": course})
    owed = {
        name: spec.model_copy(update={"teams": tuple(map(named, spec.teams))})
        for name, spec in config.off_queue.items()
    }
    return config.model_copy(update={"teams": teams, "activities": activities, "off_queue": owed})
