"""Hours promised by floors and asked for by demand against the legal hours of those who qualify."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from planner.operation.floor_policies import floor_policies, said_hours
from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.problems import Problem
from solver.arithmetic import FloorArithmetic, floor_arithmetic, paid_break_share, weekly_hours
from solver.grid import Grid
from solver.groups import Groups, group
from solver.people import at_least
from solver.queues import Kind, Queue

FILE = "operation.yaml"
MOST_NAMED = 6
HISTORY_WEEKS = 4
NEAR_ZERO_H = 0.05


def floor_sense(operation: Operation, grid: Grid) -> tuple[Problem, ...]:
    """Floors that ask for more hours, or more people at break times, than there are."""
    found = (_of_policy(operation, one) for one in floor_hours(operation, grid))
    return tuple(problem for problem in found if problem is not None)


def floor_hours(operation: Operation, grid: Grid) -> tuple[FloorArithmetic, ...]:
    """Every floor against the hours of those who count towards it."""
    from solver.promises import floors  # loads compiled code, which only this needs

    hours = weekly_hours(operation.agents, operation.absences, grid)
    promised = floors(floor_policies(operation.config), operation.agents, operation.queues, grid)
    return floor_arithmetic(promised, hours, grid, paid_break_share(operation.templates))


@dataclass(frozen=True, slots=True)
class LanguageWork:
    """A language's work of the last weeks against its speakers; hours a week, speakers of several count in each.

    `speakers` are (agent, weekly hours) by id.
    """

    language: str
    work_h: float
    speakers: tuple[tuple[str, float], ...]

    @property
    def present_h(self) -> float:
        """Contract hours of the speakers less their absences."""
        return sum(hours for _, hours in self.speakers)


def language_work(operation: Operation, grid: Grid) -> tuple[LanguageWork, ...]:
    """Every language of the queues, in their order."""
    hours = weekly_hours(operation.agents, operation.absences, grid)
    work, found = weekly_work_h(operation), []
    for language in dict.fromkeys(queue.language for queue in operation.queues):
        asked = [queue for queue in operation.queues if queue.language == language]
        speakers = tuple(
            (agent.id, hours[agent.id])
            for agent in operation.agents
            if any(at_least(agent.level(language, spoken=q.spoken), q.level) for q in asked)
        )
        found.append(LanguageWork(language, sum(work.get(queue.id, 0.0) for queue in asked), speakers))
    return tuple(found)


def language_sense(operation: Operation, grid: Grid) -> tuple[Problem, ...]:
    """Languages whose work of the last weeks takes more hours than their speakers have."""
    found = []
    for one in language_work(operation, grid):
        if one.work_h <= one.present_h + NEAR_ZERO_H:
            continue
        figures = {"language": one.language, "needed": _h(one.work_h), "have": _h(one.present_h)}
        if not one.speakers:
            found.append(_warning("queues", "sense_language_nobody", language=one.language, needed=figures["needed"]))
            continue
        told = {"parts": _parts(dict(one.speakers)), "short": _h(one.work_h - one.present_h)}
        found.append(_warning("queues", "sense_language_short", **told, **figures))
    return tuple(found)


def weekly_work_h(operation: Operation) -> dict[str, float]:
    """Agent-hours a week per queue: mean of the last four weeks of history x AHT / chats at once.

    A week that the history does not fill counts as far as it goes; a missing AHT is the configured one.
    """
    end = operation.history_end
    if end is None:
        return {}
    contacts = operation.contacts[operation.contacts["start"] > end - timedelta(weeks=HISTORY_WEEKS)]
    span = end - contacts["start"].min().to_pydatetime() + timedelta(minutes=operation.config.history_interval_min)
    usual = contacts["queue"].map({name: _usual_aht_s(operation, name) for name in operation.config.queues})
    work_s = contacts["offered"] * contacts["aht_s"].fillna(usual.astype(float))
    weeks = span / timedelta(weeks=1)
    totals = pd.Series(work_s).groupby(contacts["queue"]).sum()
    return {q.id: float(totals.get(q.id, 0.0)) * agents_held(q) / 3600 / weeks for q in operation.queues}


def agents_held(queue: Queue) -> float:
    """Agents that a contact holds for its AHT at best: touches add up, chats at once share an agent."""
    if queue.kind is Kind.MESSAGING:
        return queue.touches
    if queue.kind is Kind.CONCURRENT:
        most = queue.concurrency.most
        return min(queue.concurrency.aht_s(1.0, k) / k for k in range(1, most + 1))
    return 1.0


def groups_of(operation: Operation, grid: Grid) -> Groups:
    """Agents sorted by the queues that they can serve on every day of the plan."""
    return group(operation.agents, operation.queues, grid.days[0], grid.days[-1])


def _usual_aht_s(operation: Operation, queue: str) -> float:
    spec = operation.config.queues[queue]
    return spec.aht_s or operation.config.channels[spec.channel].aht_s


def floor_problem(found: FloorArithmetic, column: str, named: str, least: int) -> Problem | None:
    """What a floor's arithmetic says: hours short, short with breaks, or nobody to relieve; None if it can be kept.

    Parameters
    ----------
    column : where in operation.yaml the floor stands.
    named : its name with its hours.
    least : people it asks for.
    """
    if found.short_h > NEAR_ZERO_H:
        short = found.promised_h - found.present_h  # the plain sum first; breaks come on top
        code = "sense_floor_short" if short > NEAR_ZERO_H else "sense_floor_tight"
        return _warning(
            column,
            code,
            floor=named,
            promised=_h(found.promised_h),
            with_breaks=_h(found.with_breaks_h),
            parts=_parts(dict(found.agents)),
            have=_h(found.present_h),
            short=_h(short if short > NEAR_ZERO_H else found.short_h),
            more=_h(found.short_h),
        )
    if not found.enough_people:
        figures = {"floor": named, "least": least, "needed": found.people_needed, "have": len(found.agents)}
        return _warning(column, "sense_floor_breaks", **figures)
    return None


def _of_policy(operation: Operation, found: FloorArithmetic) -> Problem | None:
    spec = operation.config.floors[found.floor]
    named = f"{found.floor} {said_hours(spec)}".strip()
    return floor_problem(found, f"floors.{found.floor}", named, spec.least)


def _parts(hours: dict[str, float]) -> str:
    """ "A1 45 + A2 30"; beyond a few people only their number."""
    named = [f"{agent} {_h(h)}" for agent, h in sorted(hours.items())]
    if len(named) > MOST_NAMED:
        named = [*named[:MOST_NAMED], f"... ({len(hours)})"]
    return " + ".join(named) or "0"


def _h(hours: float) -> str:
    return f"{hours:.1f}".removesuffix(".0")


def _warning(column: str, code: str, **parameters: object) -> Problem:
    return Problem(FILE, None, column, code, "", as_parameters(parameters), severity="warning")
