"""The figures of an agent's day, each with the command that finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planner.answers.agent_day import PLANNED, REPLICATIONS, AgentDay
from planner.answers.agent_rows import LEDGER
from planner.answers.fairness import YEAR, Compared
from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from planner.answers.figure import Sure
    from solver.explainer.wishes import Way

ERRORS = 2.0  # standard errors within which a simulated figure may be off


def main_figures(told: AgentDay, out: Path | None) -> tuple[Figure, ...]:
    """Hours, prices, people and service; those of other rosters only where `out` has their files."""
    found = [*_hours(told), *_present(told, out), *_service(told, out)]
    if out is not None:
        found += [figure for name, way in told.ways.items() for figure in _prices(told, name, way, out)]
    return tuple(found)


def burden_figures(told: AgentDay) -> tuple[Figure, ...]:
    """Every count and comparison of the burdens."""
    return tuple(figure for one in told.burdens for figure in _burden(told, one))


def agent_command(told: AgentDay) -> tuple[str, ...]:
    """The command that counts the agent's rows."""
    return (*_check(told), "--agent", told.agent.id, "--counts")


def file_of(name: str, out: Path) -> str:
    """Where a roster of the answer is written."""
    return str(out / f"{name}.csv")


def _check(told: AgentDay) -> tuple[str, ...]:
    return ("check", "{dir}", "--plan", told.standing.plan.id)


def _hours(told: AgentDay) -> Iterator[Figure]:
    monday = told.monday.isoformat()
    found = Found(agent_command(told), ("agent", "weeks", f"monday={monday}", "paid_min"), scale=1 / 60)
    yield Figure("agent_week", told.week_min / 60, "h", found, about=monday)


def _present(told: AgentDay, out: Path | None) -> Iterator[Figure]:
    if told.missed is None:
        return
    missed = told.missed
    at = told.standing.plan.grid.local(missed.start_min).isoformat(timespec="minutes")
    asked, place = ("--at", at, "--queue", missed.queue, "--counts"), ("there", "present_count")
    yield Figure(
        "agent_there", missed.there.present, "people", Found((*_check(told), *asked), place), about=missed.queue
    )
    if out is not None:
        command = (*_check(told), "--roster", file_of("agent-off", out), *asked)
        yield Figure("agent_without", missed.without.present, "people", Found(command, place), about=missed.queue)


def _service(told: AgentDay, out: Path | None) -> Iterator[Figure]:
    if told.otherwise is None:
        return
    asked = ("--day", told.day.isoformat(), "--replications", str(REPLICATIONS))
    base = ("simulate", "{dir}", "--plan", told.standing.plan.id)
    rosters: list[tuple[str, str, tuple[str, ...]]] = [(PLANNED, "agent_in_time", base)]
    if out is not None:
        rosters.append((told.otherwise, "agent_in_time_other", (*base, "--roster", file_of(told.otherwise, out))))
    for queue in told.queues_changed():
        for name, code, command in rosters:
            row = told.served[name][queue]
            found = Found((*command, *asked), ("service", f"queue={queue}", "service"))
            yield Figure(code, row["service"], "share", found, "simulated", ERRORS * row["service_se"], queue)


def _prices(told: AgentDay, name: str, way: Way, out: Path) -> Iterator[Figure]:
    command = (*_check(told), "--roster", file_of(name, out), "--counts")
    sure: Sure = "searched" if name == "agent-wish" else "exact"
    parts = {
        "agent_price": ("wishes_cents", way.verdict.total_cents),
        "agent_missing": ("coverage_cents", way.coverage),
    }
    for code, (place, cents) in parts.items():
        found = Found(command, ("cost", place), ("cost", place), (*_check(told), "--counts"))
        yield Figure(code, cents, "cents", found, sure, about=name)


def _burden(told: AgentDay, one: Compared) -> Iterator[Figure]:
    column, command = LEDGER[one.measure], agent_command(told)
    about = f"{one.measure}:{one.period}"
    place = ("year", column) if one.period == YEAR else ("months", f"month={one.period}", column)
    yield Figure("agent_borne", one.own, "times", Found(command, ("agent", *place)), about=about)
    row = ("agent", "compared", f"measure={column}&period={one.period}")
    yield Figure("agent_people", one.people, "people", Found(command, (*row, "people")), about=about)
    if one.comparable:
        for code in ("rate", "median", "least", "most", "rank"):
            yield Figure(f"agent_{code}", getattr(one, code), "times", Found(command, (*row, code)), about=about)
