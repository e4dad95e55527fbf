"""What the plan's last person, floor, training hour and rule are worth: `vardiya explain prices`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found
from planner.answers.prices_rosters import Written, written
from planner.answers.prices_week import Dear, GroupPrices, dearest, group_prices
from planner.answers.standing import WHERE, Standing
from planner.operation.reading import as_parameters
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from solver.explainer.prices.marginal_floors import FloorPrice
    from solver.explainer.prices.marginal_heads import HeadPrices, Present
    from solver.explainer.prices.marginal_rules import RulePrices
    from solver.explainer.prices.marginal_training import Slot

PEOPLE, FLOORS, TRAINING, RULES = WHAT = ("people", "floors", "training", "rules")
USUAL = (PEOPLE, FLOORS, TRAINING)


@dataclass(frozen=True)
class Prices:
    """The answer; parts that were not asked for are None.

    `files` are rosters that show single figures, by file name: given only where they were asked for.
    """

    standing: Standing
    groups: tuple[GroupPrices, ...] | None
    dear: tuple[Dear, ...]
    floors: tuple[FloorPrice, ...] | None
    slots: tuple[Slot, ...] | None
    rules: RulePrices | None
    written: Written
    figures: tuple[Figure, ...]


def wanted(text: str) -> tuple[str, ...]:
    """The parts named in a list with commas, in the order in which they are told.

    Raises
    ------
    OperationError
        `unknown_price` for every name that is none.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = as_parameters({"known": ", ".join(WHAT)})
    wrong = tuple(Problem(WHERE, None, "what", "unknown_price", n, known) for n in names or [""] if n not in WHAT)
    if wrong:
        raise OperationError(wrong)
    return tuple(name for name in WHAT if name in names)


def explain_prices(
    standing: Standing,
    what: Iterable[str] = USUAL,
    out: str | None = None,
    progress: Callable[[int, int], None] = lambda done, asked: None,
) -> Prices:
    """Price what a stored plan is made of, at the margin.

    Parameters
    ----------
    what : parts of `WHAT`; rules take about a minute, the others seconds.
    out : folder in which rosters will lie that show single figures; None = none are wanted.
    progress : told how many rules are done, and how many there are.
    """
    from solver.explainer.prices.marginal_floors import floor_prices
    from solver.explainer.prices.marginal_heads import Present, head_prices
    from solver.explainer.prices.marginal_rules import rule_prices
    from solver.explainer.prices.marginal_training import training_slots

    asked, roster = set(what), standing.plan.roster
    present = Present(standing.case, roster)
    heads = head_prices(present)
    groups, dear = _people(standing, present, heads) if PEOPLE in asked else (None, ())
    floors = floor_prices(present, heads, roster, keep=out is not None) if FLOORS in asked else None
    slots = training_slots(standing.trial, present, heads) if TRAINING in asked else None
    rules = rule_prices(standing.case, roster, standing.trial.found, progress) if RULES in asked else None
    shown = written(standing, (floors, slots, rules), out)
    figures = (*_hours(standing, groups or (), dear), *_priced(standing, floors, rules), *shown.figures)
    return Prices(standing, groups, dear, floors, slots, rules, shown, figures)


def _people(
    standing: Standing, present: Present, heads: HeadPrices
) -> tuple[tuple[GroupPrices, ...], tuple[Dear, ...]]:
    groups = group_prices(standing, heads)
    return groups, dearest(standing, present, groups, heads.more)


def _hours(standing: Standing, groups: tuple[GroupPrices, ...], dear: tuple[Dear, ...]) -> tuple[Figure, ...]:
    """What one more person saves in the interval of the dearest hours in which people are missed most."""
    queue = {group.number: group.queue for group in groups}
    found = []
    for one in dear:
        name = queue[one.group]
        if name is not None:
            at = standing.plan.grid.local(one.at_min)
            command = ("check", "{dir}", "--plan", standing.plan.id, "--at", at.isoformat(timespec="minutes"))
            again = Found((*command, "--queue", name), ("there", "one_more_cents"), scale=-1.0)
            about = f"{name}, {at:%Y-%m-%d %H:%M}"
            found.append(Figure("price_one_more", one.at_cents, "cents", again, about=about))
    return tuple(found)


def _priced(standing: Standing, floors: tuple[FloorPrice, ...] | None, rules: RulePrices | None) -> tuple[Figure, ...]:
    """What is missing to floors, and what priced rules cost, as the checker counts it."""
    check = ("check", "{dir}", "--plan", standing.plan.id)
    missing = sum(floor.missing_cents for floor in floors or ())
    found = []
    if missing:
        found.append(Figure("price_floors", missing, "cents", Found(check, ("cost", "rules", "floor"))))
    for rule in rules.rules if rules is not None else ():
        if rule.priced_cents:
            again = Found(check, ("cost", "rules", rule.kind))
            found.append(Figure("price_rule", rule.priced_cents, "cents", again, about=rule.kind))
    return tuple(found)
