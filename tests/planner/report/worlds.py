"""A tiny plan by hand: Ada speaks Turkish and English, Can Turkish, Efe English; a derby on Wednesday night.

Nothing here is solved or simulated, so every figure in the outputs can be told by heart.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from forecasting import Forecast
from forecasting.notes import Note
from planner.figures import summarise
from planner.inputs import Inputs
from planner.operation import OperationFile, expanding
from planner.operation.operation import EventRow, Operation
from planner.plans import STAGES, Plan, RosterStage
from planner.report.outputs.request import Request
from solver.case import Absence
from solver.cover import Floor, OnCallWindow, Requirement
from solver.duties import Break, Duty, OnCallDuty, Roster
from solver.grid import Grid, utc
from solver.outcomes import Attainment, Result, Status, TracePoint, Violation
from solver.people import Agent, Language
from solver.staffing.results import PoolNeed, Staffing

MONDAY = date(2025, 11, 3)
GRID = Grid.of(MONDAY, 7, 60, "Europe/Istanbul")
QUEUES = ("phone-tr", "chat-en")
AS_OF = datetime(2025, 11, 2, 21, 0, tzinfo=UTC)
EVIL = '=HYPERLINK("http://evil.example","x")'
SCRIPT = "<script>alert(1)</script>"
NAMES = {"ada": EVIL, "can": SCRIPT, "efe": "@Efe"}

CONFIG = {
    "name": "Tiny Bets & Co",
    "zone": "Europe/Istanbul",
    "grid_min": 60,
    "history_interval_min": 60,
    "synthetic": "The history is synthetic (seed 1).",
    "channels": {
        "phone": {"kind": "live", "family": "voice", "goal": {"target_share": 0.8, "threshold_s": 30}},
        "chat": {"kind": "live", "goal": {"target_share": 0.8, "threshold_s": 60}},
    },
    "queues": {
        "phone-tr": {"channel": "phone", "language": "tr"},
        "chat-en": {"channel": "chat", "language": "en"},
    },
    "teams": {"blue": {"title": "Blue team"}, "red": {}},
    "contracts": {"full": {"week_h": 40, "least_week_h": 30, "most_week_h": 45}},
    "menus": {"standard": {"first": "06:00", "last": "22:00", "step_min": 60, "lengths": [{"length_min": 480}]}},
    "costs": {"hour": 10000, "night_share": 0.5, "on_call_hour": 1000},
}


def agent(name: str, team: str, *languages: str) -> Agent:
    contract = expanding.contracts(OperationFile.model_validate(CONFIG))["full"]
    spoken = tuple(Language(code, "C1", "C1") for code in languages)
    return Agent(name, team, contract, spoken, (("general", 3),), frozenset({"phone", "chat"}))


def at(day: int, clock: int) -> int:
    """UTC minute of a full hour on the n-th day of November."""
    return GRID.minute(date(2025, 11, day), clock * 60)


def duty(name: str, day: int, start: int, *breaks: Break) -> Duty:
    return Duty(name, at(day, start), at(day, start) + 480, date(2025, 11, day), "standard", 480, breaks)


def event(name: str, day: int, clock: int, known_from: datetime | None = None) -> EventRow:
    none: frozenset[str] = frozenset()
    starts = utc(at(day, clock))
    return EventRow(name, "match", starts, None, False, f"{name} <b>", 1, none, none, none, none, known_from)


@cache
def operation() -> Operation:
    config = OperationFile.model_validate(CONFIG)
    contacts = pd.DataFrame(
        {"queue": list(QUEUES), "start": [pd.Timestamp(AS_OF)] * 2, "offered": [1.0, 1.0], "aht_s": [300.0, 300.0]}
    )
    return Operation(
        folder=Path("tiny"),
        config=config,
        queues=expanding.queues(config),
        templates=expanding.templates(config),
        agents=(agent("ada", "blue", "tr", "en"), agent("can", "blue", "tr"), agent("efe", "red", "en")),
        contacts=contacts,
        events=(event("derby", 5, 20), event("secret", 7, 20, datetime(2025, 11, 6, tzinfo=UTC))),
        absences=(Absence("efe", at(6, 0), at(7, 0)),),
    )


def inputs() -> Inputs:
    return Inputs(operation(), MONDAY, 1, AS_OF, 1, 5.0)


def forecast() -> Forecast:
    """Ten calls and five chats an hour; the derby brings 20 calls at 20:00."""
    starts = pd.to_datetime(GRID.starts * 60, unit="s", utc=True)
    calls = np.where(GRID.starts == at(5, 20), 30.0, 10.0)
    rows = []
    for queue, mean in (("phone-tr", calls), ("chat-en", np.full(GRID.intervals, 5.0))):
        bands = {q: np.round(mean * f) for q, f in zip(("q05", "q10", "q25"), (0.5, 0.6, 0.8), strict=True)}
        bands |= {q: np.round(mean * f) for q, f in zip(("q50", "q75", "q90", "q95"), (1, 1.2, 1.4, 1.5), strict=True)}
        rows.append(pd.DataFrame({"queue": queue, "start": starts, "mean": mean, **bands, "aht_s": 300.0}))
    parts = pd.DataFrame({"queue": ["phone-tr"], "start": [utc(at(5, 20))], "part": ["derby"], "contacts": [20.0]})
    notes = (Note("short_history", {"days": 3, "wanted_days": 56}),)
    return Forecast(pd.concat(rows, ignore_index=True), parts, notes, QUEUES, GRID.zone, 60, (0.5, 0.5), 0.5)


def staffing() -> Staffing:
    """One person needed on the phone around the clock, one in chat from 09 to 17."""
    clock = np.array([GRID.clock(int(minute)) for minute in GRID.starts])
    one, day = np.ones(GRID.intervals), np.where((clock >= 540) & (clock < 1020), 1.0, 0.0)
    pools = tuple(
        PoolNeed(language, family, (queue,), need, need, need, need * 0, 0.8, 30.0)
        for language, family, queue, need in (("tr", "voice", "phone-tr", one), ("en", "chat", "chat-en", day))
    )
    return Staffing(requirement(), pools)


def requirement() -> Requirement:
    need = np.ones((4, 2, GRID.intervals))
    least = np.where(GRID.starts < at(3, 12), 1, 0)
    floor = Floor("turkish", frozenset({"ada", "can"}), least, 3000)
    windows = (
        OnCallWindow("night:2025-11-05", frozenset({"ada", "can"}), at(5, 19), at(6, 1), 2, 10, 30, 0, 20000),
        OnCallWindow("night:2025-11-07", frozenset({"ada"}), at(7, 19), at(8, 1), 1, 10, 30, 0, 20000),
    )
    serves = np.array([[True, True], [True, False], [False, True]])
    queues = (("phone-tr",), ("chat-en",))
    return Requirement(queues, serves, need, (400, 300, 200, 100), need[0], (floor,), (), windows)


def roster() -> Roster:
    """Ada 09-17 from Monday to Friday with a break at noon, Can three nights, Efe on Saturday."""
    duties = [duty("ada", day, 9, Break(at(day, 12), 60)) for day in range(3, 8)]
    duties += [duty("can", day, 22) for day in (3, 4, 8)]
    duties.append(duty("efe", 8, 12))
    return Roster(tuple(sorted(duties)), (OnCallDuty("can", at(5, 19), at(6, 1), "night:2025-11-05"),))


def attainment() -> Attainment:
    """90 % every day, except 40 % on the phone on the night of the derby."""
    rows = []
    for queue in QUEUES:
        for day, start in zip(GRID.days, GRID.day_bounds[:-1], strict=True):
            bad = queue == "phone-tr" and day.day == 5
            rows.append(_service(queue, "day", start, 0.4 if bad else 0.9, 100.0))
        rows += [_service(queue, period, GRID.start_min, 0.83, 700.0) for period in ("week", "total")]
    agents = pd.DataFrame(
        {"agent": ["ada"], "worked_min": [2400.0], "busy_min": [1200.0], "occupancy": [0.5], "call_outs": [0.0]}
    )
    return Attainment(pd.DataFrame(rows), agents, 20, 1)


def _service(queue: str, period: str, start_min: int, service: float, offered: float) -> dict[str, object]:
    return {
        "queue": queue, "period": period, "start_min": start_min, "offered": offered, "served": offered,
        "base": offered,
        "abandoned": 0.0, "service": service, "service_low": service - 0.05, "service_high": service + 0.05,
        "service_se": 0.007, "chance": 1.0, "target_share": 0.8, "goal_service": service, "decides": period == "week",
        "asa_s": 42.0, "p50_wait_s": 10.0, "p90_wait_s": 90.0, "abandonment": 0.02, "occupancy": 0.8,
        "reply_s": float("nan"), "rate_share": 0.6, "attendance_share": 0.3, "chance_share": 0.1, "risk_source": "rate",
    }  # fmt: skip


def violations() -> tuple[Violation, ...]:
    """Ada rests six hours once; two wishes are refused; one on-call window of two is short."""
    rest = Violation("daily_rest", "ada", at(4, 9), at(4, 17), 360, 660, "min")
    wishes = tuple(Violation("wish", name, at(8, 0), at(9, 0), 1, 0, "duties", False, 2500) for name in ("can", "efe"))
    short = Violation("standby:night:2025-11-05", "", at(5, 19), at(6, 1), 1, 2, "agents", False, 20000)
    return tuple(sorted((rest, *wishes, short)))


def plan() -> Plan:
    trace = tuple(TracePoint(s, "search", cents, 100000.0) for s, cents in ((1.0, 900000.0), (4.0, 500000.0)))
    result = Result(Status.FEASIBLE, roster(), (("coverage", 475000.0), ("wish", 5000.0)), 100000.0, 1e7, trace)
    return Plan(
        id="0123456789abcdef",
        operation=operation().config.name,
        start=MONDAY,
        weeks=1,
        as_of=AS_OF,
        seed=1,
        version="0.1.0",
        keys=tuple((stage, stage) for stage in STAGES),
        grid=GRID,
        forecast=forecast(),
        staffing=staffing(),
        roster_stage=RosterStage(result, requirement(), 1),
        violations=violations(),
        attainment=attainment(),
    )


def request(lang: str = "en", names: dict[str, str] | None = None) -> Request:
    made, given = plan(), inputs()
    return Request(made, given, summarise(made, given), lang, names or {})
