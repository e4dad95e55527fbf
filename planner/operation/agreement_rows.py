"""Pairs, bids and offers of agents."""

from __future__ import annotations

from planner.operation import cells
from planner.operation.absence_rows import AGENT, DAY, of_agents
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, read_optional, without_repeats
from planner.operation.references import refers
from solver.agreements import Bid, Offer, Pair
from solver.shifts import ShiftTemplate

PAIRS = (
    Column("first", cells.identifier, required=True),
    Column("second", cells.identifier, required=True),
    Column("kind", cells.text, required=True),
)
BIDS = (AGENT, Column("choice", cells.text, required=True), Column("points", cells.count, required=True))
OFFERS = (AGENT, DAY, Column("kind", cells.text, required=True))
PAIR_KINDS = ("cover", "apart")
OFFER_KINDS = ("overtime", "time_off")
ALL_POINTS = 100


def read_pairs(reading: Reading, agents: frozenset[str]) -> tuple[Pair, ...]:
    """Pairs of two different agents, each pair of a kind once, in whichever order it is written."""
    found: dict[tuple[frozenset[str], str], Record] = {}
    for r in read_optional(reading, "pairs.csv", PAIRS):
        names = [agents and refers(reading, r, column, agents, "unknown_agent") for column in ("first", "second")]
        if not (refers(reading, r, "kind", PAIR_KINDS, "unknown_kind") and all(names)):
            continue
        key = (frozenset({r["first"], r["second"]}), r["kind"])
        if r["first"] == r["second"]:
            reading.error(r.file, r.row, "second", "pair_of_one", value=r["second"])
        elif key in found:
            shown = f"{r['first']} {r['second']} {r['kind']}"
            reading.error(r.file, r.row, "first", "row_twice", value=shown, first=found[key].row)
        else:
            found[key] = r
    return tuple(sorted(Pair(r["first"], r["second"], r["kind"]) for r in found.values()))


def read_bids(reading: Reading, agents: frozenset[str], templates: tuple[ShiftTemplate, ...]) -> tuple[Bid, ...]:
    """Bids for menus or single shifts; an agent has 100 points for all of them."""
    rows = of_agents(reading, read_optional(reading, "bids.csv", BIDS), agents)
    rows = without_repeats(reading, rows, ("agent", "choice"))
    choices = {name for template in templates for name in (template.menu, template.id)}
    good = [r for r in rows if refers(reading, r, "choice", choices, "unknown_choice")]
    spent: dict[str, int] = {}
    for r in good:
        spent[r["agent"]] = spent.get(r["agent"], 0) + r["points"]
        if spent[r["agent"]] > ALL_POINTS:
            told = {"agent": r["agent"], "most": ALL_POINTS, "spent": spent[r["agent"]]}
            reading.error(r.file, r.row, "points", "bids_too_many", value=str(r["points"]), **told)
    return tuple(sorted(Bid(r["agent"], r["choice"], r["points"]) for r in good))


def read_offers(reading: Reading, agents: frozenset[str]) -> tuple[Offer, ...]:
    """What agents offer for single days: overtime, or to go home unpaid; one offer a day."""
    rows = of_agents(reading, read_optional(reading, "offers.csv", OFFERS), agents)
    rows = without_repeats(reading, rows, ("agent", "day"))
    good = [r for r in rows if refers(reading, r, "kind", OFFER_KINDS, "unknown_kind")]
    return tuple(sorted(Offer(r["agent"], r["day"], r["kind"]) for r in good))
