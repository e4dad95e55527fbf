"""Totals of a comparison, each with the second command that finds it again where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from scenarios.comparison import Comparison

KINDS = ("regular", "overtime", "night", "on_call")


def run_figures(found: Comparison, roster: str | None) -> tuple[Figure, ...]:
    """Figures of the stored base, and what the scenario's roster in the file `roster` changes of them.

    Other commands look at today's files: what the scenario changes in people's pay, the forecast or the rules is
    in none of them, and its figures are left out.
    """
    stood = ("{dir}", "--plan", found.base.plan.id)
    return (*_served(found, stood), *(() if roster is None else _counted(found, stood, roster)))


def _served(found: Comparison, stood: tuple[str, ...]) -> Iterator[Figure]:
    """Service of the base by queue, played as often with the same seed."""
    how = ("--seed", str(found.base.inputs.seed), "--no-sources")
    played = found.base.served.replications
    attained = found.base.plan.attainment
    assert attained is not None
    rows = attained.table[(attained.table["period"] == "total") & attained.table["service"].notna()]
    command = ("simulate", *stood, *how, "--replications", str(played))
    for queue, service, error in zip(rows["queue"], rows["service"], rows["service_se"], strict=True):
        place = ("service", f"queue={queue}&period=total", "service")
        give = 2.0 * float(error) if error == error else 0.0
        yield Figure(
            "scenario_service_before", float(service), "share", Found(command, place), "simulated", give, str(queue)
        )


def _counted(found: Comparison, stood: tuple[str, ...], roster: str) -> Iterator[Figure]:
    """What is counted from the rows of the scenario's roster."""
    file = ("check", *stood, "--roster", roster)
    paid = ("cost", "paid_min")
    hours = Found(file, paid, paid, ("check", *stood), 1 / 60)
    yield Figure("scenario_paid", found.difference.paid_h, "h", hours)
    yield Figure("scenario_days", found.moves.days, "duties", Found(file, ("changes", "shifts")))
    if _paid_alike(found):
        before, after = (figures.cost for figures in found.figures)
        for kind in KINDS:
            place = ("cost", f"{kind}_cents")
            again = Found(file, place, place, ("check", *stood))
            yield Figure(f"change_cost_{kind}", getattr(after, kind) - getattr(before, kind), "cents", again)


def _paid_alike(found: Comparison) -> bool:
    """Whether rates, contracts and on-call policies are those of today's files."""
    before, after = found.base.inputs.operation, found.played.inputs.operation
    rates = [
        {(agent.id, agent.hour_cents, agent.contract) for agent in operation.agents} for operation in (before, after)
    ]
    same = (before.config.costs, before.config.on_call) == (after.config.costs, after.config.on_call)
    return same and rates[0] >= rates[1]


def is_readable(found: Comparison) -> bool:
    """Whether today's files know everybody on the scenario's roster, so that other commands can read it."""
    known = {agent.id for agent in found.base.inputs.operation.agents}
    roster = found.played.plan.roster
    rostered = {duty.agent for duty in roster.duties} | {duty.agent for duty in roster.on_call}
    return found.status == "played" and rostered <= known
