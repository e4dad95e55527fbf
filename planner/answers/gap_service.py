"""The simulated service of a queue around a moment, under the roster that stands and under others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.answers.served_day import served_day

if TYPE_CHECKING:
    import pandas as pd

    from planner.answers.standing import Standing
    from solver.duties import Roster

REPLICATIONS = 10
TOGETHER = 2  # simulations at once


@dataclass(frozen=True, slots=True)
class Service:
    """Simulated share of contacts within the goal over some hours; None where nothing was judged.

    `contacts` it is a share of; `give` two standard errors; `start_min` of the hours.
    """

    start_min: int
    share: float | None
    contacts: float
    give: float


@dataclass(frozen=True, slots=True)
class Served:
    """Service of the queue over the local day, and over the four hours that hold the moment (None if unjudged)."""

    day: Service
    block: Service | None
    target_share: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What ways are looked for: more people than stand for a queue at a minute, `missing` of them.

    `able` are those who can serve it; others help only after its overflow.
    """

    queue: str
    start_min: int
    missing: int
    able: frozenset[str]
    replications: int


def serve_each(standing: Standing, rosters: tuple[Roster, ...], asked: Asked) -> tuple[Served, ...]:
    """Simulated service of the queue under each roster, on the day and in the four hours that hold the moment.

    Two are simulated at once; the figures do not depend on it.
    """
    day = standing.plan.grid.day_of(asked.start_min)
    with ThreadPoolExecutor(TOGETHER) as executor:
        played = executor.map(lambda roster: served_day(standing, roster, day, asked.replications), rosters)
        return tuple(_served(attained.table, asked, standing.plan.grid.minute(day, 0)) for attained in played)


def _served(table: pd.DataFrame, asked: Asked, midnight_min: int) -> Served:
    mine = table[table["queue"] == asked.queue]
    days = mine[(mine["period"] == "day") & (mine["start_min"] == midnight_min)]
    blocks = mine[(mine["period"] == "block") & (mine["start_min"] <= asked.start_min)].sort_values("start_min").tail(1)
    block = _service(blocks) if len(blocks) else None
    return Served(_service(days), None if block is None or block.share is None else block, _target(days))


def _target(rows: pd.DataFrame) -> float:
    return float(rows["target_share"].iloc[0])


def _service(rows: pd.DataFrame) -> Service:
    row = rows.iloc[0]
    share, error = float(row["service"]), float(row["service_se"])
    known = share == share
    return Service(int(row["start_min"]), share if known else None, float(row["base"]), 2.0 * error if known else 0.0)
