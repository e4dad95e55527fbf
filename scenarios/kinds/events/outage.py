"""Something fails for a while: payments, the provider that checks documents, the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.events import event_of, with_event
from planner.changing.kind import Fault
from planner.changing.outage import USUAL_MIN, Down
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.operation.types import Identifier, Share
from scenarios.kinds.dates import Moment, minute
from scenarios.kinds.events.adding import Length, LiftFactor
from scenarios.kinds.events.burst import with_burst
from scenarios.kinds.events.choosing import Chosen
from scenarios.kinds.events.placing import misplaced
from solver.grid import utc_minute

SKILLS_OF: dict[str, tuple[str, ...]] = {"payments": ("payments",), "kyc": ("kyc",), "site": ()}
"""The skill of the queues that feel each failure; none means all."""


class Outage(Down):
    """Down from `since`, or from `after_min` after the start of the event `during` (an id or a choice).

    It lasts `length_min` (90 unless said), or until `until`. `what` fails says which queues feel it: payments and kyc
    those of the skill of that name, site all; or channels, languages and skills say so. The burst and its tail are what
    outages of the history taught, bigger or smaller by `lift_factor`, which history outweighs as it grows; where
    `channels` are down, contacts stay away as they did in the history. `contacts` states the extra contacts of all
    queues together instead, nothing learnt: `tail_share` of them come after the end, over twice as long (one to twelve
    hours).

    ```yaml
    - kind: outage
      what: payments
      during: {kind: match, which: biggest}
      after_min: 30
      length_min: 180
      contacts: 260
    ```
    """

    tag: ClassVar[str] = "outage"
    kind: Literal["outage"]
    id: Identifier | None = None
    what: Literal["payments", "kyc", "site"] | None = None
    since: Moment | None = None
    during: Chosen | None = None
    after_min: Annotated[int, Field(ge=-1440, le=2880)] = 0
    length_min: Length | None = None
    until: Moment | None = None
    lift_factor: LiftFactor | None = None
    contacts: Annotated[float, Field(gt=0, le=1_000_000)] | None = None
    tail_share: Share = 0.4

    @property
    def keeps_away(self) -> bool:
        """Whether it closes channels, so that contacts stay away that no figure counts as late."""
        return bool(self.channels) and self.contacts is None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown names, two starts or ends, an hour that nobody knows, two sizes, and times outside the plan."""
        yield from self._scope_faults(inputs)
        yield from self._start_faults(inputs)
        if self.until is not None and self.length_min is not None:
            yield Fault("length_min", "end_said_twice", str(self.length_min))
        if self.contacts is not None and (self.like is not None or self.lift_factor is not None):
            yield Fault("contacts", "size_said_twice", f"{self.contacts:g}")
        span = self.span(inputs)
        if span is not None:
            yield from misplaced(inputs, "until" if self.until else "during" if self.during else "since", span)
            name = self._row(inputs, span).id
            if event_of(inputs, name) is not None:
                yield Fault("id", "event_there_already", name)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the outage to the events, or its stated contacts to the forecast."""
        span = self.span(inputs)
        if span is None:
            return inputs
        row = self._row(inputs, span)
        if self.contacts is None:
            return with_event(inputs, row)
        return with_burst(inputs, (row.id, self._felt().hit(inputs)), span, self.contacts, self.tail_share)

    def span(self, inputs: Inputs) -> tuple[int, int] | None:
        """From when to when, in UTC minutes; None where the plan has no such event."""
        if self.since is not None:
            first = minute(self.since, inputs)
        else:
            row = None if self.during is None else self.during.find(inputs)
            if row is None:
                return None
            first = utc_minute(row.starts_at) + self.after_min
        return first, first + (self.length_min or USUAL_MIN) if self.until is None else minute(self.until, inputs)

    def _row(self, inputs: Inputs, span: tuple[int, int]) -> EventRow:
        row = self._felt().row(inputs, span)
        return replace(row, id=self.id or row.id, lift_factor=self.lift_factor)

    def _felt(self) -> Outage:
        """With the queues that feel it."""
        skills = self.skills or SKILLS_OF.get(self.what or "", ())
        return self.model_copy(update={"skills": skills})

    def _scope_faults(self, inputs: Inputs) -> Iterator[Fault]:
        felt = self._felt()
        wrong = tuple(felt.down_faults(inputs))
        implied = "skills" if self.skills else "what"
        yield from (replace(fault, key=implied) if fault.key == "skills" else fault for fault in wrong)
        if not wrong and not felt.hit(inputs):
            yield Fault("channels", "change_reaches_no_queue")

    def _start_faults(self, inputs: Inputs) -> Iterator[Fault]:
        if (self.since is None) == (self.during is None):
            yield Fault("since", "since_or_during")
        if self.during is not None:
            yield from (replace(fault, key="during") for fault in self.during.faults(inputs))
            rows = self.during.every(inputs)
            if len(rows) > 1:
                some = ", ".join(row.id for row in rows[:2])
                yield Fault("during", "one_event_meant", some, {"count": len(rows)})
            for row in rows[:1]:
                if row.date_only:
                    yield Fault("during", "hour_not_known", row.id)
