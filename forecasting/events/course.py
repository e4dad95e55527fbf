"""How a sort of event runs: the phases of its curve, its usual length and its usual starts."""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "end", "deadline"]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of an event, in minutes relative to its start, its end or its deadline.

    The learnt curve has one value per `bin_min` minutes; None is one value for the whole phase (used where
    the length differs from event to event). A `tail` is a weak, long echo: its intervals count as ordinary.
    A phase that `yields` gives way where the two ends of a short event would meet: what is counted from the
    start stops, and what is counted from the end begins, at the middle between them.
    """

    name: str
    from_anchor: Anchor
    from_min: int
    to_anchor: Anchor
    to_min: int
    bin_min: int | None = None
    tail: bool = False
    yields: bool = False

    @property
    def n_bins(self) -> int:
        """Number of values in the phase's curve."""
        if self.bin_min is None or self.from_anchor != self.to_anchor:
            return 1
        return -(-(self.to_min - self.from_min) // self.bin_min)


def since_start(name: str, from_min: int, to_min: int, bin_min: int | None = None, yields: bool = False) -> Phase:
    """Build a phase counted from the start."""
    return Phase(name, "start", from_min, "start", to_min, bin_min, yields=yields)


def since_end(name: str, from_min: int, to_min: int, bin_min: int | None = None, yields: bool = False) -> Phase:
    """Build a phase counted from the end."""
    return Phase(name, "end", from_min, "end", to_min, bin_min, yields=yields)


def echo(name: str, anchor: Anchor, from_min: int, to_min: int, bin_min: int) -> Phase:
    """Build a weak, long echo."""
    return Phase(name, anchor, from_min, anchor, to_min, bin_min, tail=True)


def throughout(name: str, from_min: int = 0, to_min: int = 0) -> Phase:
    """Build a phase from (near) the start to (near) the end, however long that is."""
    return Phase(name, "start", from_min, "end", to_min)


@dataclass(frozen=True, slots=True)
class Course:
    """One curve: its name, its phases, and what is usual where times are not known.

    Parameters
    ----------
    name
        The kind ("match"), or kind and sort ("match/basketball"). Events of one name learn one curve.
    usual_starts_min
        Probable starts where only the date is known, local minutes of the day.
    parent
        Name of the curve that lends its shape and level while this one was never seen.
    """

    name: str
    phases: tuple[Phase, ...] = ()
    duration_min: int = 60
    usual_starts_min: tuple[int, ...] = (720,)
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """One way an event may run in time, UTC minutes, and the chance that it does."""

    start_min: int
    end_min: int
    deadline_min: int | None = None
    chance: float = 1.0
