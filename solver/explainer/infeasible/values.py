"""What an answer to "why can no roster keep this?" is made of: those who take part, the clash, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass

ARITHMETIC = "arithmetic"
"""Hours or people counted; nothing was searched for."""
EXACT = "exact"
"""Every roster of the people concerned was ruled out; without any single party one was found."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One thing that takes part in a clash.

    Parameters
    ----------
    kind : "floor" (a promise of heads; also a rule over several people, e.g. role_floor, named_cover, mentor),
        "on_call" (a window's depth), "rule" (a rule of the book, all of it), "contract" (a rule that only holds an
        agent to what they signed), "lock", "absence", "activity", "paper" (a certificate that is missing or lapses),
        "seats", "protection", "opening" (what was worked before the horizon).
    name : of a rule its kind ("daily_rest"), of a floor "floor:ID" or the rule's kind and row, of a window or an
        activity its id, of a lock its template ("" = off), of a paper the certificate; "" for absences and opening.
    agents : whom it binds (of a floor: who counts), sorted.
    start_min, end_min : when it applies, UTC minutes.
    """

    kind: str
    name: str
    agents: tuple[str, ...]
    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A promise that no lawful roster of today's people keeps.

    Parameters
    ----------
    promise : what cannot be kept (of several that clash: the dearest; the others are parties).
    parties : with the promise they are impossible together, whatever else holds or not; without any one of them the
        others would allow it. By kind and name. A second set of other parties may forbid it too (see `WayOut`).
    agents : who could count towards the promise, sorted; absent ones included.
    due, possible : what is promised and the most that can be kept of it, in `unit`, from `start_min` to `end_min`.
    unit : "agent_min", "agents", "duties", "min".
    start_min, end_min : the stretch of time that is short, UTC minutes.
    basis : "arithmetic" or "exact".
    """

    promise: Party
    parties: tuple[Party, ...]
    agents: tuple[str, ...]
    due: int
    possible: int
    unit: str
    start_min: int
    end_min: int
    basis: str


@dataclass(frozen=True, slots=True)
class Found:
    """Clashes in order of time; `unproven` are promises that could not be decided within the time."""

    clashes: tuple[Clash, ...]
    unproven: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change after which the promise of one clash can be kept.

    Parameters
    ----------
    kind : "overflow", "shorter_hours", "lower_floor", "other_contract", "on_call", "hire", "move_leave",
        "move_training", "drop_lock", "renew_paper", "loosen_rule", "more_seats", "train_person".
    about : what is changed, by name: "agent", "rule", "floor", "hours" (clock hours), "least", "day", "template",
        "week_h", "paper", "activity", "people" ... values as text, numbers or UTC minutes (names end in _min).
    agents : whose days change by it, sorted; a new person is not among them.
    hours : paid hours a week that it takes.
    cents : for the whole plan, from the agents' own rates, the case's rates and on-call fees; None = no rate known.
    restores : whether the promise was found keepable once the change was made.
    """

    kind: str
    about: tuple[tuple[str, str | int], ...]
    agents: tuple[str, ...]
    hours: float
    cents: int | None
    restores: bool = True
