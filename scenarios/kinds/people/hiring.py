"""New people, with the weeks in which they learn and the time that others spend on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation import expanding
from planner.operation.agent_rows import COLUMNS, agent_of, row_fits
from planner.operation.config import Factor, OperationFile, Proficiency
from planner.operation.reading import Reading
from planner.operation.records import Record
from planner.operation.types import Frozen
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.people.learning import Levels, language_of
from scenarios.kinds.people.mentoring import Mentoring
from scenarios.kinds.people.terms import HourCents
from scenarios.kinds.people.validity import row_faults
from scenarios.kinds.people.who import known_names
from scenarios.kinds.spans import span_faults

MOST = 2000


class Hiring(Frozen):
    """`count` new people with one contract, in one team, with the same languages, skills and channels.

    `languages` maps languages to CEFR levels ("B2", or speech/writing "C1/B2"), `skills` skills to proficiency 1 to 5.
    Without `site` they work where most of the team does. They start on `first_day` (the plan's first, if none) and
    learn for the weeks of `newcomer_weeks`: their speed in the first, second, .. week; without it the operation's own.
    Up to the end of these weeks they are newcomers, to whom the rules on newcomers' hours and on mentors beside them
    speak. `mentoring` binds mentors: in each of the newcomer's first `weeks` (wholly in the plan) `h_week` hours, in
    sessions of an hour at most, of one of the `mentors` (agents) or of whoever has the `role`, in turn. An hour costs
    `hour` cents, or the operation's rate. Where `overtime_consent` is not stated, it is assumed as in agents.csv.

    ```yaml
    - kind: hiring
      count: 4
      team: east
      contract: full-45
      languages: {ru: C1, en: B1/B2}
      skills: {general: 3}
      channels: [chat, email, telegram]
      first_day: "+7"
      newcomer_weeks: [0.6, 0.8, 0.9]
      mentoring: {weeks: 2, h_week: 3}
    ```
    """

    tag: ClassVar[str] = "hiring"
    kind: Literal["hiring"]
    count: Annotated[int, Field(ge=1, le=MOST)]
    contract: str
    team: str
    languages: Annotated[dict[str, Levels], Field(min_length=1)]
    skills: Annotated[dict[str, Proficiency], Field(min_length=1)]
    channels: Annotated[tuple[str, ...], Field(min_length=1)]
    site: str | None = None
    roles: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    first_day: Day | None = None
    newcomer_weeks: tuple[Factor, ...] | None = None
    mentoring: Mentoring | None = None
    hour: HourCents | None = None
    overtime_consent: bool | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that neither the operation nor its people know, a start after the plan, mentoring without a mentor."""
        operation, reading = inputs.operation, Reading(Path())
        row_fits(reading, operation.config, self._record(inputs, "new"))
        yield from row_faults(reading, {})
        known = known_names(operation)
        for part in ("languages", "skills", "roles"):
            for name in getattr(self, part):
                yield from unknown(part, f"unknown_{part[:-1]}", name, known[part])
        if not operation.config.teams:
            yield from unknown("team", "unknown_team", self.team, known["teams"])
        yield from span_faults((self.first_day, None), inputs)
        if self.mentoring is not None:
            yield from self.mentoring.mentor_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the people, and the sessions that bind their mentors."""
        operation = inputs.operation
        config, terms = self._learning(operation.config), expanding.contracts(operation.config)
        names = free_ids(inputs, self.count)
        people = tuple(agent_of(config, terms, self._record(inputs, name)) for name in names)
        unasked = frozenset(names) if self.overtime_consent is None else frozenset()
        hired = replace(
            operation,
            agents=(*operation.agents, *people),
            consent_unasked=operation.consent_unasked | unasked,
        )
        changed = with_operation(inputs, hired)
        first = self._first(inputs)
        return changed if self.mentoring is None else self.mentoring.bound(changed, names, first)

    def _first(self, inputs: Inputs) -> date:
        return inputs.start if self.first_day is None else resolve(self.first_day, inputs)

    def _learning(self, config: OperationFile) -> OperationFile:
        """The configuration with the newcomer weeks of these people."""
        weeks = config.newcomer_weeks if self.newcomer_weeks is None else self.newcomer_weeks
        return config.model_copy(update={"newcomer_weeks": weeks})

    def _record(self, inputs: Inputs, name: str) -> Record:
        """The row that agents.csv would have for one of them."""
        first = self._first(inputs)
        weeks = len(self._learning(inputs.operation.config).newcomer_weeks)
        stated: dict[str, object] = {
            "id": name,
            "team": self.team,
            "contract": self.contract,
            "site": self.site or _site_of(inputs, self.team),
            "languages": tuple(
                sorted((language_of(*pair) for pair in self.languages.items()), key=lambda one: one.code)
            ),
            "skills": tuple(sorted(self.skills.items())),
            "channels": self.channels,
            "roles": self.roles,
            "certificates": tuple((certificate, None) for certificate in sorted(set(self.certificates))),
            "first_day": first,
            "hired": first,
            "newcomer_until": first + timedelta(weeks=weeks, days=-1) if weeks else None,
            "hour_cents": self.hour,
            "overtime_consent": self.overtime_consent,
        }
        return Record("", 0, {column.name: stated.get(column.name, column.default) for column in COLUMNS})


def _site_of(inputs: Inputs, team: str) -> str:
    """Where most of a team works; of a team of nobody, where most of all work."""
    agents = inputs.operation.agents
    sites = [agent.site for agent in agents if agent.team == team] or [agent.site for agent in agents]
    return max(sorted(set(sites)), key=sites.count, default="main")


def free_ids(inputs: Inputs, count: int) -> tuple[str, ...]:
    """Ids that nobody has: new-1, new-2, .."""
    taken = {agent.id for agent in inputs.operation.agents}
    free = (name for number in range(1, len(taken) + count + 1) if (name := f"new-{number}") not in taken)
    return tuple(islice(free, count))
