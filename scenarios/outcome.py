"""What a scenario comes to, in figures: small, plain and the same wherever it was worked out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueueOutcome:
    """One queue over the whole plan, under the scenario.

    `service` and `target` are shares within the goal; `chance` the share of replications that meet the goal in that of
    its own periods in which the fewest do; `late` contacts not served within the goal's time, a replication.
    `service_diff` and `late_diff` are scenario less base, replication by replication with the same random numbers;
    `*_noise` two standard errors of that difference, three where it was played on (`scenarios.served`). NaN is never
    used: a queue in which nothing is judged is left out.
    """

    queue: str
    offered: float
    service: float
    target: float
    chance: float
    late: float
    service_diff: float
    service_noise: float
    late_diff: float
    late_noise: float

    @property
    def beyond_noise(self) -> bool:
        """Whether the difference from the base is more than chance."""
        return abs(self.late_diff) > self.late_noise


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario's figures over the whole plan, next to the base's.

    Attributes
    ----------
    scenario, key : its name, and the digest of all that the figures follow from (the base, the changes, treatment,
        replications, limit of search, version): equal keys, equal figures.
    status : "played"; "unchanged" where nothing that the plan depends on changes; "no_roster" where none was found.
    replications : played; more than asked only where a difference was within noise.
    paid_h, need_h : paid hours rostered, people-hours needed.
    cents : cost by kind: regular, overtime, night, on_call.
    moved_people, moved_days : whose shift times differ from the base roster, and on how many days of theirs.
    hard_violations, broken_cents : hard rules broken, and the price of the soft ones.
    floor_missing_h : agent-hours missing from floors. `on_call_asked`, `on_call_filled` : turns.
    goals_met, goals : queues at their goal, of those judged. `queues` in the operation's order.
    late_diff, late_noise : contacts late less the base's, all queues together, and its noise.
    """

    scenario: str
    key: str
    status: str
    replications: int
    paid_h: float
    need_h: float
    cents: tuple[tuple[str, int], ...]
    moved_people: int
    moved_days: int
    hard_violations: int
    broken_cents: float
    floor_missing_h: float
    on_call_asked: int
    on_call_filled: int
    goals_met: int
    goals: int
    queues: tuple[QueueOutcome, ...]
    late_diff: float = 0.0
    late_noise: float = 0.0

    @property
    def total_cents(self) -> int:
        """All kinds of cost together."""
        return sum(cents for _, cents in self.cents)

    @property
    def late(self) -> float:
        """Contacts not served within their goal's time, all queues together."""
        return sum(queue.late for queue in self.queues)
