"""When things are known and when people must be told, in UTC minutes; what of it does not fit the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.operation.reading import Reading
from planner.operation.yaml_faults import Spot, note_at
from planner.problems import OperationError
from scenarios.kinds.dates import minute
from solver.grid import utc_minute

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.inputs import Inputs
    from planner.operation.yaml_document import Document
    from planner.plans import Plan
    from scenarios.robust.asked import Branches
    from solver.duties import Duty

HOUR_MIN = 60


@dataclass(frozen=True, slots=True)
class Moments:
    """UTC minutes: from when rosters can be prepared, when the branch is known, and the notice that people get.

    Prepared rosters are told in advance ("if they go through you work late"), so they may differ from the first day
    that begins after it is known; what is only decided then, from the first day that begins a notice later.
    """

    decide_from_min: int
    known_min: int
    notice_min: int

    @property
    def after_waiting_min(self) -> int:
        """From when shifts can change that are only decided when the branch is known."""
        return self.known_min + self.notice_min

    @property
    def after_deciding_min(self) -> int:
        """From when shifts can change that are decided now, whatever comes."""
        return self.decide_from_min + self.notice_min


def moments(asked: Branches, document: Document, path: Path, inputs: Inputs) -> Moments:
    """The moments of a file; the notice is the operation's frozen days where the file gives none.

    Raises
    ------
    OperationError
        If it is known before rosters could be prepared, or only after the plan.
    """
    known = minute(asked.known_at, inputs)
    begun = utc_minute(inputs.as_of) if asked.decide_from is None else minute(asked.decide_from, inputs)
    frozen_h = 24.0 * inputs.operation.config.cycle.frozen_days
    notice_h = frozen_h if asked.notice_h is None else asked.notice_h
    reading, spot = Reading(path.parent), Spot(path.name, document.place(("known_at",)), ("known_at",))
    value = asked.known_at
    if known >= inputs.grid.end_min:
        note_at(reading, spot, "branches_known_outside", value=value, end=inputs.grid.days[-1])
    elif known <= begun:
        told = inputs.grid.local(begun).replace(tzinfo=None).isoformat(" ", "minutes")
        note_at(reading, spot, "branches_known_before", value=value, start=told)
    if reading.errors:
        raise OperationError(reading.errors, scenario=path.name)
    return Moments(begun, known, round(notice_h * HOUR_MIN))


def first_moved_min(before: Plan, after: Plan) -> int | None:
    """Start of the first day (UTC minutes) on which anybody's shifts differ; None where nobody's do."""
    own, other = _by_day(before), _by_day(after)
    days = [day for agent, day in own.keys() | other.keys() if own.get((agent, day)) != other.get((agent, day))]
    return before.grid.minute(min(days), 0) if days else None


def _by_day(plan: Plan) -> dict[tuple[str, date], tuple[tuple[int, int], ...]]:
    found: dict[tuple[str, date], list[Duty]] = {}
    for duty in plan.roster.duties:
        found.setdefault((duty.agent, duty.day), []).append(duty)
    return {key: tuple((one.start_min, one.end_min) for one in sorted(duties)) for key, duties in found.items()}
