"""People leave for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.people.gone import leaving, without
from scenarios.kinds.people.who import Drawn
from scenarios.kinds.spans import span_faults


class Leavers(Drawn):
    """Agents leave for good: before the plan, or after a `last_day` in it.

    Who: `agents` by id, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`: all,
    `count` or a `share` of them, drawn by `seed` (the plan's, if none). Everything that names them goes
    with them: wishes, absences, locks, trainings, pairs, bids, offers, the ledger, the lead of a team, trainers of
    courses, and what a rule says of them by name.

    ```yaml
    - {kind: leavers, agents: [A044, A051], last_day: "+8"}
    ```
    """

    tag: ClassVar[str] = "leavers"
    kind: Literal["leavers"]
    last_day: Day | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nobody or too many named, everybody named, a last day outside the plan."""
        wrong = tuple(self.drawn_faults(inputs))
        yield from wrong
        if not wrong and len(self.drawn(inputs)) == len(inputs.operation.agents):
            yield Fault("kind", "scenario_nobody_left")
        if self.last_day is not None:
            yield from span_faults((self.last_day, self.last_day), inputs, ("last_day", "last_day"))

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """Those who are named."""
        return frozenset(Claim("gone", name) for name in self.agents)

    def apply(self, inputs: Inputs) -> Inputs:
        """Take them out, or end their contracts."""
        gone = [agent.id for agent in self.drawn(inputs)]
        if self.last_day is None:
            return with_operation(inputs, without(inputs.operation, frozenset(gone)))
        return with_operation(inputs, leaving(inputs, dict.fromkeys(gone, resolve(self.last_day, inputs))))
