"""A tiny week for changes of demand: ten Turkish calls, five English and four Turkish chats an hour, whatever the hour.

The derby brings 20 calls more on Wednesday at 20:00. Calls and chats take 300 s, Turkish chats 600 s.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
from pydantic import TypeAdapter

from forecasting import Forecast
from planner.inputs import Inputs, with_operation
from planner.layers import layered
from planner.operation import OperationFile, expanding
from planner.outlook import make_demand
from scenarios.kinds import Change
from solver.demand import Demand
from tests.planner.report import worlds

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
MONDAY, TUESDAY, WEDNESDAY, SATURDAY, SUNDAY = (date(2025, 11, day) for day in (3, 4, 5, 8, 9))
CALLS, CHATS, ENGLISH = "phone-tr", "chat-tr", "chat-en"
HOURS = 168
CONFIG = {
    **worlds.CONFIG,
    "queues": {
        CALLS: {"channel": "phone", "language": "tr", "repeat": {"share": 0.25}},
        ENGLISH: {"channel": "chat", "language": "en", "opening": [{"start": "08:00", "end": "20:00"}]},
        CHATS: {"channel": "chat", "language": "tr"},
    },
}


@cache
def inputs() -> Inputs:
    """The week's inputs; nothing in them is ever altered."""
    config = OperationFile.model_validate(CONFIG)
    operation = replace(worlds.operation(), config=config, queues=expanding.queues(config))
    return with_operation(worlds.inputs(), operation)


@cache
def forecast() -> Forecast:
    """The week's forecast; English chat has none while it is closed."""
    made = worlds.forecast()
    mine = made.table[made.table["queue"] == ENGLISH]
    clock = np.array([worlds.GRID.clock(int(minute)) for minute in worlds.GRID.starts])
    closed = (clock < 480) | (clock >= 1200)
    bands = [name for name in mine.columns if name not in ("queue", "start", "aht_s")]
    english = mine.assign(**{name: np.where(closed, 0.0, mine[name]) for name in bands})
    turkish = mine.assign(queue=CHATS, aht_s=600.0, **{name: mine[name] * 0.8 for name in bands})
    calls = made.table[made.table["queue"] == CALLS]
    table = pd.concat([calls, english, turkish], ignore_index=True)
    return replace(made, table=table, queues=(CALLS, ENGLISH, CHATS), day_share=(0.5, 0.5, 0.5))


def change(**fields: object) -> Change:
    """A change as a scenario file states it."""
    return CHANGE.validate_python(fields)


def under(*changes: Change) -> tuple[Inputs, Forecast]:
    """Inputs and forecast after changes that fit."""
    changed = inputs()
    for one in changes:
        assert list(one.faults(changed)) == []
        changed = one.apply(changed)
    return changed, layered(forecast(), changed.operation.edits)


def demand(*changes: Change) -> Demand:
    """What the solver would get."""
    changed, made = under(*changes)
    return make_demand(changed, made)


def codes(one: Change) -> list[str]:
    """What of a change does not fit."""
    return [fault.code for fault in one.faults(inputs())]


def contacts(made: Forecast, queue: str, day: date | None = None, hours: tuple[int, int] = (0, 24)) -> float:
    """Contacts of a queue on a local day (or all days), from one hour to another."""
    return float(_rows(made, queue, day, hours)["mean"].sum())


def aht_s(made: Forecast, queue: str, day: date, hour: int) -> float:
    """Handling time of a queue in one hour."""
    return float(_rows(made, queue, day, (hour, hour + 1))["aht_s"].iloc[0])


def work_s(made: Forecast, queue: str) -> float:
    """Contacts times their handling time."""
    rows = _rows(made, queue, None, (0, 24))
    return float((rows["mean"] * rows["aht_s"]).sum())


def _rows(made: Forecast, queue: str, day: date | None, hours: tuple[int, int]) -> pd.DataFrame:
    local = made.table["start"].dt.tz_convert(made.zone)
    there = (made.table["queue"] == queue) & (local.dt.hour >= hours[0]) & (local.dt.hour < hours[1])
    return made.table[there if day is None else there & (local.dt.date == day)]
