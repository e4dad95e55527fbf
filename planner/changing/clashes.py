"""Changes that contradict each other: what of the later one cannot be along with an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

from planner.changing import AnyChange
from planner.changing.absence import Away
from planner.changing.back import Back
from planner.changing.demand import DemandChange
from planner.changing.event_cancelled import EventCancelled
from planner.changing.event_moved import EventMoved
from planner.changing.kind import Fault, View
from planner.changing.outage import OutageFact
from planner.changing.swap import SwapDays

Clash = Callable[[AnyChange, AnyChange, View], Fault | None]


def clashes(changes: tuple[AnyChange, ...], view: View) -> Iterator[tuple[int, int, Fault]]:
    """(number of the later change, of the earlier, what is wrong) for each pair that cannot both be."""
    for (first, earlier), (second, later) in combinations(enumerate(changes), 2):
        for judge in CLASHES:
            fault = judge(earlier, later, view)
            if fault is not None:
                yield second, first, fault


def _absent_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    if not (isinstance(earlier, Away) and isinstance(later, Away)) or earlier.agent != later.agent:
        return None
    meet = _meet(earlier.span(view), later.span(view))
    return Fault("agent", "change_absent_twice", later.agent) if meet else None


def _back_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    if not (isinstance(earlier, Back) and isinstance(later, Back)) or earlier.agent != later.agent:
        return None
    return Fault("agent", "change_back_twice", later.agent)


def _event_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    events = EventMoved | EventCancelled
    if not (isinstance(earlier, events) and isinstance(later, events)) or earlier.id != later.id:
        return None
    return Fault("id", "change_event_twice", later.id)


def _demand_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    if not (isinstance(earlier, DemandChange) and isinstance(later, DemandChange)):
        return None
    both = sorted(set(earlier.hit(view.inputs)) & set(later.hit(view.inputs)))
    if not both or not _meet(earlier.span(view.grid), later.span(view.grid)):
        return None
    return Fault("share", "change_demand_twice", f"{later.share:g}", {"queue": both[0], "other": f"{earlier.share:g}"})


def _outage_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    if not (isinstance(earlier, OutageFact) and isinstance(later, OutageFact)):
        return None
    meet = _meet(earlier.span(view.grid, view.now_min), later.span(view.grid, view.now_min))
    scope = all(_share(getattr(earlier, part), getattr(later, part)) for part in ("channels", "languages", "skills"))
    return Fault("since", "change_outage_twice", later.since) if meet and scope else None


def _swap_of_absent(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    away, swap = (earlier, later) if isinstance(earlier, Away) else (later, earlier)
    if not (isinstance(away, Away) and isinstance(swap, SwapDays)):
        return None
    first, last = away.span(view)
    hit = [day for agent, day in _worked(swap) if agent == away.agent and _on(view, day, first, last)]
    key = "agent" if isinstance(later, Away) else "first" if away.agent == swap.first else "second"
    return Fault(key, "change_swap_of_absent", away.agent, {"day": hit[0]}) if hit else None


def _swapped_twice(earlier: AnyChange, later: AnyChange, view: View) -> Fault | None:
    if not (isinstance(earlier, SwapDays) and isinstance(later, SwapDays)):
        return None
    both = sorted(set(_worked(earlier)) & set(_worked(later)))
    return Fault("day", "change_swapped_twice", both[0][1].isoformat(), {"agent": both[0][0]}) if both else None


CLASHES: tuple[Clash, ...] = (
    _absent_twice, _back_twice, _event_twice, _demand_twice, _outage_twice, _swap_of_absent, _swapped_twice,
)  # fmt: skip


def _worked(swap: SwapDays) -> tuple[tuple[str, date], ...]:
    """Days of whom a swap touches."""
    given, taken = swap.days()
    days = (given,) if taken is None else (given, taken)
    return tuple((agent, day) for agent in (swap.first, swap.second) for day in days)


def _on(view: View, day: date, first: int, last: int) -> bool:
    return view.grid.minute(day, 0) < last and first < view.grid.minute(day, 1440)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists mean a common thing; an empty one means all."""
    return not one or not other or bool(set(one) & set(other))
