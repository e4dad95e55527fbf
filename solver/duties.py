"""What people do: duties with their breaks and activities, on-call duties, and the roster of them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A break inside a duty; start in UTC minutes."""

    start_min: int
    length_min: int
    paid: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Activity:
    """Training, coaching, meeting or off-queue work inside a duty; `session` joins people of one group."""

    start_min: int
    length_min: int
    kind: str
    session: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """One shift of one agent; it belongs to its local start date `day`. Times in UTC minutes."""

    agent: str
    start_min: int
    end_min: int
    day: date
    template: str
    paid_min: int
    breaks: tuple[Break, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class OnCallDuty:
    """One on-call duty of one agent under a policy's window."""

    agent: str
    start_min: int
    end_min: int
    window: str


@dataclass(frozen=True, slots=True, order=True)
class FocusBlock:
    """A stretch of a duty in which its agent answers one cover row only; `row` is its number in the requirement."""

    agent: str
    start_min: int
    end_min: int
    row: int


@dataclass(frozen=True, slots=True)
class Roster:
    """All duties, on-call duties and focus blocks of a plan, sorted by agent and start."""

    duties: tuple[Duty, ...] = ()
    on_call: tuple[OnCallDuty, ...] = ()
    focus: tuple[FocusBlock, ...] = ()

    def by_agent(self) -> dict[str, tuple[Duty, ...]]:
        """Duties of each agent that has any, in order of time."""
        found: dict[str, list[Duty]] = {}
        for duty in sorted(self.duties):
            found.setdefault(duty.agent, []).append(duty)
        return {agent: tuple(duties) for agent, duties in found.items()}
