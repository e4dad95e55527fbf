"""Rosters that show single prices, for files: with an activity left out or moved, a floor moved, or without a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from planner.answers.cost import RosterCost, roster_cost
from planner.answers.figure import Figure, Found
from planner.answers.standing import Standing

if TYPE_CHECKING:
    from solver.duties import Roster
    from solver.explainer.prices.marginal_floors import FloorPrice
    from solver.explainer.prices.marginal_rules import RulePrices
    from solver.explainer.prices.marginal_training import Slot

MOST_SLOTS, MOST_RULES = 5, 8
COVERAGE, WISHES = "coverage_cents", "wishes_cents"


@dataclass(frozen=True, slots=True)
class Written:
    """Rosters by file name, and the figures that `check --roster` finds again in them."""

    rosters: tuple[tuple[str, Roster], ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rosters of which a price is the difference: before less after; None = the plan's own."""

    code: str
    about: str
    term: str
    before: tuple[str, Roster] | None
    after: tuple[str, Roster]
    sure: bool = True


Parts = tuple["tuple[FloorPrice, ...] | None", "tuple[Slot, ...] | None", "RulePrices | None"]


def written(standing: Standing, parts: Parts, out: str | None) -> Written:
    """The rosters behind the dearest prices, judged by the checker; nothing without a folder."""
    if out is None:
        return Written()
    floors, slots, rules = parts
    pairs = (*_of_slots(standing, slots or ()), *_of_floors(floors or ()), *_of_rules(rules))
    costs, figures = dict[str, RosterCost](), []
    named = {"": standing.plan.roster}
    for pair in pairs:
        names = [name for name, _ in filter(None, (pair.before, pair.after))]
        named |= dict(filter(None, (pair.before, pair.after)))
        for name in ("", *names):
            if name not in costs:
                costs[name] = _cost(standing, named[name])
        figures.append(_figure(standing, pair, costs, out))
    return Written(tuple((name, roster) for name, roster in named.items() if name), tuple(figures))


def _figure(standing: Standing, pair: Pair, costs: dict[str, RosterCost], out: str) -> Figure:
    def command(name: str) -> tuple[str, ...]:
        of = ("--roster", str(PurePosixPath(out) / name)) if name else ()
        return ("check", "{dir}", "--plan", standing.plan.id, *of)

    before, after = "" if pair.before is None else pair.before[0], pair.after[0]
    cents = round(_term(costs[before], pair.term) - _term(costs[after], pair.term), 2)
    place = ("cost", pair.term)
    found = Found(command(before), place, less=place, less_command=command(after))
    return Figure(pair.code, cents, "cents", found, "exact" if pair.sure else "searched", about=pair.about)


def _term(cost: RosterCost, term: str) -> float:
    return round(cost.coverage_cents if term == COVERAGE else cost.wishes_cents, 2)


def _cost(standing: Standing, roster: Roster) -> RosterCost:
    from solver.checker import check

    return roster_cost(standing.case, standing.inputs, roster, check(standing.case, roster))


def _of_slots(standing: Standing, slots: tuple[Slot, ...]) -> Iterator[Pair]:
    from solver.explainer.prices.marginal_training import without

    roster = standing.plan.roster
    for slot in slots[:MOST_SLOTS]:
        if slot.cover_cents > 0:
            name = f"without-{_safe(slot.id)}.csv"
            yield Pair("price_training", slot.id, COVERAGE, None, (name, without(roster, slot)))
    moving = sorted((slot for slot in slots if slot.move), key=lambda slot: (-slot.saved_cents, slot.id))
    for slot in moving[:MOST_SLOTS]:
        assert slot.move is not None
        changed = {(duty.agent, duty.day): duty for duty in slot.move.changed}
        name = f"moved-{_safe(slot.id)}.csv"
        yield Pair("price_training_moved", slot.id, WISHES, None, (name, standing.trial.with_days({**changed})))


def _of_floors(floors: tuple[FloorPrice, ...]) -> Iterator[Pair]:
    for floor in floors:
        for code, move in (("less", floor.less), ("more", floor.more)):
            if move.unchanged is not None and move.found is not None and move.cents:
                before, after = f"floor-{_safe(floor.id)}.csv", f"floor-{_safe(floor.id)}-{code}.csv"
                pair = (before, move.unchanged), (after, move.found)
                yield Pair(f"price_floor_{code}", floor.id, COVERAGE, *pair, sure=False)


def _of_rules(rules: RulePrices | None) -> Iterator[Pair]:
    if rules is None:
        return
    hard = [rule for rule in rules.rules if rule.saved_cents > 0 and not rule.priced_cents and rule.found is not None]
    for rule in hard[:MOST_RULES]:
        assert rule.found is not None
        pair = ("all-rules.csv", rules.unchanged), (f"without-rule-{rule.kind}.csv", rule.found)
        yield Pair("price_rule_left_out", rule.kind, WISHES, *pair, sure=False)


def _safe(name: str) -> str:
    """A name as part of a file's name."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
