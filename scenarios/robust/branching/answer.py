"""Rosters for branches: prepared for each, decided once it is known, or one for the average; what each costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.robust.across import Across, Amount, less
from scenarios.robust.branching.moments import Moments, first_moved_min
from scenarios.robust.need import expected_need

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.base_plan import BasePlan
    from scenarios.robust.asked import Branches
    from scenarios.robust.bench import Bench, Seen, Tried
    from scenarios.robust.reading import Weighed

POLICIES = ("prepare", "wait", "average", "nothing")


@dataclass(frozen=True, slots=True, eq=False)
class BranchesAnswer:
    """What to do while it is open which branch comes.

    Attributes
    ----------
    prepare : in each branch the roster prepared for it. `wait` : the one made for it once it is known, for which
        people get their notice then. `average` : one roster for all branches, decided now. `nothing` : the plan's.
    """

    asked: Branches
    base: BasePlan
    moments: Moments
    seen: tuple[Seen, ...]
    prepare: Across
    wait: Across
    average: Across
    nothing: Across

    @property
    def best(self) -> str:
        """The policy that costs least on the average of the branches."""
        return min(POLICIES, key=lambda name: (float(self.of(name).cents.mean()), POLICIES.index(name)))

    def of(self, policy: str) -> Across:
        """A policy by its name."""
        return {
            "prepare": self.prepare,
            "wait": self.wait,
            "average": self.average,
            "nothing": self.nothing,
        }[policy]

    def worth(self, policy: str) -> Amount:
        """Cents that a policy saves against leaving the plan as it is."""
        return less(self.of(policy).cents, self.nothing.cents)

    @property
    def waiting_costs(self) -> Amount:
        """Cents that waiting costs against having prepared."""
        return less(self.prepare.cents, self.wait.cents)

    @property
    def wait_until_min(self) -> int | None:
        """Until when the prepared rosters can be kept back with full notice for all they move; None if they move none.

        UTC minutes. Where that is after the branch is known, waiting costs nothing at all.
        """
        moved = [first_moved_min(self.base.plan, one.played.plan) for one in self.prepare.tried]
        first = min((at for at in moved if at is not None), default=None)
        return None if first is None else first - self.moments.notice_min


def branches(
    asked: Branches,
    weighed: tuple[Weighed, ...],
    bench: Bench,
    at: Moments,
    progress: Callable[[int, int], None],
) -> BranchesAnswer:
    """Prepare rosters and compare policies.

    Raises
    ------
    OperationError
        If a branch needs other crews than the plan has, or no lawful roster was found.
    """
    steps, done = 4 * len(weighed) + 1, iter(range(1, 4 * len(weighed) + 2))
    shares = tuple(one.share for one in weighed)

    def across(one: Callable[[int], Tried]) -> Across:
        found = []
        for number in range(len(weighed)):
            found.append(one(number))
            progress(next(done), steps)
        return Across(tuple(found), shares)

    seen: list[Seen] = []

    def stood(number: int) -> Tried:
        seen.append(bench.seen(weighed[number]))
        return seen[number].stood

    nothing = across(stood)
    prepare = across(lambda k: _own(bench, seen[k], at.known_min))
    wait = across(lambda k: _own(bench, seen[k], at.after_waiting_min))
    need = expected_need([(one.weighed.share, one.need) for one in seen])
    both = bench.built(need, at.after_deciding_min)
    progress(next(done), steps)
    average = across(lambda k: bench.tried(both, weighed[k]))
    return BranchesAnswer(asked, bench.base, at, tuple(seen), prepare, wait, average, nothing)


def _own(bench: Bench, seen: Seen, free_from_min: int) -> Tried:
    """The roster for one branch that moves nothing earlier; the plan's where no day is left to move."""
    days = bench.base.inputs.grid.days
    grid = bench.base.inputs.grid
    return bench.own(seen, free_from_min) if grid.minute(days[-1], 0) >= free_from_min else seen.stood
