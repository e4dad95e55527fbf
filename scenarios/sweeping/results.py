"""What a sweep gives: a row for each scenario, and how its outcome is kept between sweeps."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from scenarios.outcome import Outcome, QueueOutcome
from scenarios.sweeping.points import Point

Status = Literal["played", "unchanged", "no_roster", "failed"]


@dataclass(frozen=True, slots=True)
class Row:
    """One scenario of a sweep: its outcome, or the reason why there is none; `reused` if it was there already."""

    point: Point
    outcome: Outcome | None
    reason: str
    reused: bool

    @property
    def status(self) -> Status:
        """How it ended."""
        return "failed" if self.outcome is None else cast("Status", self.outcome.status)

    @property
    def played(self) -> bool:
        """Whether there is a roster whose service can be told."""
        return self.status in ("played", "unchanged")


@dataclass(frozen=True, slots=True)
class Sweep:
    """All scenarios of a grid next to the base plan, which is the scenario that changes nothing.

    `axes` are the names of the parameters in their order, `drawn` those of them that are drawn. `seconds` were worked
    by all workers together, `elapsed_s` passed.
    """

    name: str
    about: str
    base: Row
    rows: tuple[Row, ...]
    axes: tuple[str, ...]
    drawn: tuple[str, ...]
    draws: int | None
    replications: int
    seconds: float
    elapsed_s: float

    @property
    def played(self) -> tuple[Row, ...]:
        """Rows with a roster."""
        return tuple(row for row in self.rows if row.played)

    def counted(self, status: Status) -> int:
        """How many rows ended so."""
        return sum(row.status == status for row in self.rows)

    @property
    def reused(self) -> int:
        """How many rows were there already."""
        return sum(row.reused for row in self.rows)


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome as it was kept, and the seconds that it took."""

    outcome: Outcome
    seconds: float


def as_kept(outcome: Outcome, seconds: float) -> dict[str, object]:
    """An outcome as plain values, for the store."""
    return {"outcome": asdict(outcome), "seconds": seconds}


def kept(found: object, name: str) -> Kept:
    """An outcome out of the store, under the name that its scenario bears now."""
    told = cast("dict[str, Any]", found)
    values = dict(told["outcome"])
    queues = tuple(QueueOutcome(**queue) for queue in values.pop("queues"))
    return Kept(Outcome(**values | {"scenario": name, "queues": queues}), float(told["seconds"]))
