"""Rosters of swaps as they would be, and their figures, each with the command that finds it again in such a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.duties import Roster
    from solver.repairer.swaps import SwapAnswer

Command = tuple[str, ...]
NEAR = "-near-"


def swap_rosters(answers: Iterable[SwapAnswer]) -> dict[str, SwapAnswer]:
    """Judged swaps, allowed or not, by the name of their roster: swap-1, swap-1-near-1, ...; void ones have none."""
    found = {}
    for number, answer in enumerate(answers, 1):
        found[f"swap-{number}"] = answer
        found |= {f"swap-{number}{NEAR}{near}": other for near, other in enumerate(answer.nearest, 1)}
    return {name: answer for name, answer in found.items() if answer.roster is not None}


def swap_figures(answers: Iterable[SwapAnswer], standing: Standing, files: Mapping[str, str]) -> Iterator[Figure]:
    """Price of every swap whose roster is in a file, people missing, hours and rules of those asked; files by name."""
    stood = ("check", "{dir}", "--plan", standing.plan.id)
    for name, answer in swap_rosters(answers).items():
        if name in files:
            after = (*stood, "--roster", files[name])
            yield _price(name, answer, (stood, after))
            if NEAR not in name:
                yield _missing(name, answer, (stood, after))
                yield from _paid(name, answer, standing.plan.roster, (stood, after))
                yield from _broken(name, answer, standing, after)


def _price(name: str, answer: SwapAnswer, checks: tuple[Command, Command]) -> Figure:
    """What the swap changes of all that is not as wished, people missing included."""
    assert answer.verdict is not None
    return _cents(("swap_price", name), answer.verdict.total_cents, "wishes_cents", checks)


def _missing(name: str, answer: SwapAnswer, checks: tuple[Command, Command]) -> Figure:
    """What it changes of the price of people missing."""
    assert answer.verdict is not None
    return _cents(("swap_missing", name), dict(answer.verdict.cents).get("coverage", 0.0), "coverage_cents", checks)


def _cents(told: tuple[str, str], cents: float, place: str, checks: tuple[Command, Command]) -> Figure:
    stood, after = checks
    found = Found(after, ("cost", place), ("cost", place), stood)
    return Figure(told[0], cents, "cents", found, about=told[1])


def _paid(name: str, answer: SwapAnswer, before: Roster, checks: tuple[Command, Command]) -> Iterator[Figure]:
    """Paid hours more or fewer of either person."""
    assert answer.roster is not None
    stood, after = checks
    for agent in (answer.swap.first, answer.swap.second):
        more = _paid_min(answer.roster, agent) - _paid_min(before, agent)
        place, asked = ("agent", "weeks", "+paid_min"), ("--agent", agent)
        found = Found((*after, *asked), place, place, (*stood, *asked), 1 / 60)
        yield Figure("swap_paid_h", more / 60, "h", found, about=f"{name}, {agent}")


def _paid_min(roster: Roster, agent: str) -> int:
    return sum(duty.paid_min for duty in roster.duties if duty.agent == agent)


def _broken(name: str, answer: SwapAnswer, standing: Standing, after: Command) -> Iterator[Figure]:
    """How often hard rules would be broken; told where the plan itself breaks none, so that all of it is the swap's."""
    assert answer.verdict is not None
    if not any(one.hard for one in standing.trial.found):
        yield Figure("swap_broken", len(answer.verdict.broken), "times", Found(after, ("hard",)), about=name)
