"""One roster for several futures, against the rosters that know only one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scenarios.robust.across import Across, Amount, less
from scenarios.robust.need import expected_need

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.plans import Plan
    from scenarios.base_plan import BasePlan
    from scenarios.robust.asked import Futures
    from scenarios.robust.bench import Bench, Seen
    from scenarios.robust.reading import Weighed


T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class RobustAnswer:
    """Rosters compared over the futures.

    Attributes
    ----------
    standing : the plan's roster as it stands. `ordinary`: that one searched on for the plan's own need, for as long as
        the others were: what the standing one gains from more search alone. `robust`: built for all futures.
        `own`: in each future the roster built for it alone, which nobody could have had.
    """

    asked: Futures
    base: BasePlan
    seen: tuple[Seen, ...]
    plan: Plan
    standing: Across
    ordinary: Across
    robust: Across
    own: Across

    @property
    def queues(self) -> tuple[str, ...]:
        """Queues whose goal is judged in any future, in the operation's order."""
        judged = {q.queue for one in self.standing.tried for q in one.outcome.queues}
        return tuple(queue for queue in self.base.served.queues if queue in judged)

    @property
    def solution_worth(self) -> Amount:
        """Cents that planning for all futures saves against planning for the base alone with as much search (VSS)."""
        return less(self.robust.cents, self.ordinary.cents)

    @property
    def search_worth(self) -> Amount:
        """Cents that searching on for the base alone saves against the roster as it stands."""
        return less(self.ordinary.cents, self.standing.cents)

    @property
    def knowing_worth(self) -> Amount:
        """Cents that knowing the future in advance would still save (EVPI); a search can miss it and be below 0."""
        return less(self.own.cents, self.robust.cents)


def robust(
    asked: Futures, weighed: tuple[Weighed, ...], bench: Bench, progress: Callable[[int, int], None]
) -> RobustAnswer:
    """Build a roster for all futures and compare it.

    Raises
    ------
    OperationError
        If a future needs other crews than the plan has, or no lawful roster was found.
    """
    steps = 2 + 4 * len(weighed)
    count = iter(range(1, steps + 1))

    def done() -> None:
        progress(next(count), steps)

    seen = tuple(_told(bench.seen(one), done) for one in weighed)
    ordinary = _told(bench.built(bench.base.stage.requirement), done)
    both = _told(bench.built(expected_need([(one.weighed.share, one.need) for one in seen])), done)
    shares = tuple(one.share for one in weighed)

    def across(base: BasePlan) -> Across:
        return Across(tuple(_told(bench.tried(base, one), done) for one in weighed), shares)

    own = tuple(_told(bench.own(one), done) for one in seen)
    standing = Across(tuple(one.stood for one in seen), shares)
    return RobustAnswer(
        asked, bench.base, seen, both.plan, standing, across(ordinary), across(both), Across(own, shares)
    )


def _told(value: T, done: Callable[[], None]) -> T:
    done()
    return value
