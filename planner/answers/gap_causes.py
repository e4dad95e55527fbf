"""What a shortage of people comes from, part by part: events, absences, breaks, other queues, rules, skills."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from solver.explainer.floor_holds import held_by_floors
from solver.grid import utc

if TYPE_CHECKING:
    from planner.answers.gap_beyond import Beyond
    from planner.answers.gap_ways import Way
    from planner.answers.standing import Standing
    from solver.demand import Demand
    from solver.explainer.shortage import Shortage
    from solver.explainer.tried import Tried

Kind = Literal["skill", "event", "break", "activity", "absence", "placed", "rule", "floor", "elsewhere"]
AWAY = ("other_hours", "off")
LEAST = 0.05  # people; a smaller part is not told


@dataclass(frozen=True, slots=True)
class Cause:
    """One part of what a shortage comes from.

    `people` it takes away or asks for more; `covers` says whether it alone is as large as the shortage. `about` is
    the event that asks for most, the rule that holds most, or the queues that need the same people. "placed": people
    whom the roster has at other hours or off and who could lawfully be there. "floor": people at other hours without
    whom a floor, `about`, would fall below its number. "skill": too few people can serve the queue at all.
    """

    kind: Kind
    people: float
    covers: bool
    about: str = ""


def causes_of(
    standing: Standing, found: Shortage, people: tuple[Tried, ...], ways: tuple[Way, ...], beyond: Beyond | None
) -> tuple[Cause, ...]:
    """The parts of a shortage; first the one that explains it: large enough by itself, else the largest.

    Where today's people do not suffice for the queue, and not for their absence alone, that comes first. People
    placed elsewhere explain nothing where every way tried to have one of them there harms the day: they come last.
    """
    told = _parts(standing, found, people)
    away_today = any(cause.kind == "absence" and cause.covers for cause in told)
    if beyond is not None and beyond.is_lasting and not away_today:
        told.insert(0, Cause("skill", float(beyond.people), covers=True))
    away = {tried.person.agent for tried in people if tried.person.state in AWAY}
    movable = any(not way.harms and not away.isdisjoint(t.person.agent for t in way.tried) for way in ways)

    def order(cause: Cause) -> tuple[bool, bool, float]:
        return cause.kind == "placed" and not movable, not cause.covers, 0.0 if cause.covers else -cause.people

    return tuple(sorted(told, key=order))


def _parts(standing: Standing, found: Shortage, people: tuple[Tried, ...]) -> list[Cause]:
    """Every part that is worth telling."""
    states = Counter(tried.person.state for tried in people)
    event, lift = _event_lift(standing, found)
    held = [tried for tried in people if tried.broken and tried.person.state in AWAY]
    rules = Counter(kind for tried in held for kind in {one.rule for one in tried.broken})
    named = min(rules, key=lambda rule: (-rules[rule], rule)) if rules else ""
    floors = _floors(standing, people)
    shared = " ".join(name for row in found.sharing for name in standing.case.requirement.rows[row])
    parts: tuple[tuple[Kind, float, str], ...] = (
        ("event", lift, event),
        ("break", float(states["on_break"]), ""),
        ("activity", float(states["in_activity"]), ""),
        ("absence", float(states["absent"]), ""),
        ("placed", float(sum(tried.works for tried in people if tried.person.state in AWAY)), ""),
        ("rule", float(len(held)), named),
        ("floor", float(sum(floors.values())), min(floors, key=lambda one: (-floors[one], one), default="")),
        ("elsewhere", found.elsewhere if found.sharing else 0.0, shared),
    )
    return [Cause(kind, size, size >= found.short, about) for kind, size, about in parts if size >= LEAST]


def _floors(standing: Standing, people: tuple[Tried, ...]) -> Counter[str]:
    """How many at work at other hours each floor holds there."""
    duties = [t.person.duty for t in people if t.person.state == "other_hours" and t.person.duty is not None]
    return Counter(held_by_floors(standing.case, standing.plan.roster, duties).values())


def _event_lift(standing: Standing, found: Shortage) -> tuple[str, float]:
    """The event that brings the queue's own row most work then, and the people's work that all events bring it."""
    from forecasting.hindsight import ORDINARY

    forecast = standing.plan.forecast
    assert forecast is not None
    rows, demand = forecast.attribution, standing.demand
    start = utc(standing.plan.grid.start_min + found.interval * standing.plan.grid.step_min)
    edits = {edit.name for edit in standing.inputs.operation.edits}
    here = rows[rows["start"] == start]
    work: dict[str, float] = {}
    names = standing.case.requirement.rows[found.row]
    weight = sum(_work(demand, name, found.interval) for name in names)
    per_load = float(standing.case.requirement.load[found.row, found.interval]) / (weight or 1.0)
    mine = here[here["queue"].isin(names)]
    for queue, part, contacts in zip(mine["queue"], mine["part"], mine["contacts"], strict=True):
        if part not in ORDINARY and part not in edits and part != "noise":
            aht_s = float(demand.aht_s[demand.queues.index(str(queue)), found.interval])
            work[str(part)] = work.get(str(part), 0.0) + float(contacts) * aht_s * per_load
    return min(work, key=lambda part: (-work[part], part), default=""), sum(work.values())


def _work(demand: Demand, queue: str, interval: int) -> float:
    place = demand.queues.index(queue)
    return float(demand.mean[place, interval] * demand.aht_s[place, interval])
