"""The model of operation.yaml: what kinds of things an operation has (instances live in CSV files)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from planner.operation.agreement_specs import CourseSpec, DaysSpec, DeskSpec, OffQueueSpec, PatternSpec, SiteSpec
from planner.operation.calendar_specs import CalendarSpec
from planner.operation.cycle_specs import CycleSpec, ExportSpec, GateSpec, NotifySpec, RetentionSpec, StoreSpec
from planner.operation.file_specs import FileSpec
from planner.operation.floor_specs import FloorSpec, OnCallSpec, ShrinkageSpec
from planner.operation.match_specs import MatchSpec
from planner.operation.queue_specs import ChannelSpec, QueueSpec
from planner.operation.routing_specs import RoutingSpec
from planner.operation.shift_specs import ContractSpec, CostSpec, MenuSpec
from planner.operation.types import Cents, Frozen, Identifier, Zone

Proficiency = Annotated[int, Field(ge=1, le=5)]
Factor = Annotated[float, Field(gt=0, le=3)]


class RulesSpec(Frozen):
    """Rule book: a preset and the operation's own changes, each with its reason.

    `changes` maps a rule's kind to its parameters (as `vardiya explain rules` names them; lists and sections where
    the rule has them) and a `reason`; `drop` names rules left out, with the reason.
    """

    preset: str = "turkey"
    changes: dict[str, dict[str, object]] = {}
    drop: dict[str, str] = {}


class TeamSpec(Frozen):
    """A team and its lead (an agent id)."""

    title: str = ""
    lead: str | None = None


class ActivitySpec(Frozen):
    """A kind of activity: training, coaching, meeting; `missed` is the price of one not held, `course` its groups."""

    title: str = ""
    length_min: Annotated[int, Field(ge=5, le=480)] = 60
    course: CourseSpec | None = None
    missed: Cents = 15000


class DriverSpec(Frozen):
    """A daily series that queues follow (drivers.csv): a volume (`log`) or a share or flag, and whom it concerns.

    `lags_days`: days until contacts answer. `lead_days`: a date's figure is known so many days before it, negative
    if only after it; null means always. It must be stated, or a backtest could see the future. Empty channels,
    languages and skills mean all.
    """

    log: bool = True
    lead_days: Annotated[int, Field(ge=-60, le=400)] | None
    lags_days: tuple[Annotated[int, Field(ge=0, le=60)], ...] = (0,)
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()

    @field_validator("lags_days")
    @classmethod
    def _distinct(cls, lags: tuple[int, ...]) -> tuple[int, ...]:
        if not lags or len(set(lags)) < len(lags):
            raise ValueError("lags_days needs at least one lag, each once")
        return lags


class ForecastSpec(Frozen):
    """Settings of the forecast: weeks of history and test starts used; growth a year, as a share, stated by you.

    Growth acts from four weeks after the history's end, where the learnt trend has settled. `models` gives single
    queues a model of their own, as `vardiya backtest` chooses it: queue to model, "a+b" is the average of two.
    """

    history_weeks: Annotated[int, Field(ge=2, le=156)] = 104
    calibration_origins: Annotated[int, Field(ge=2, le=30)] = 12
    growth_per_year: Annotated[float, Field(gt=-1, le=10)] | None = None
    models: dict[Identifier, str] = {}
    drivers: dict[Identifier, DriverSpec] = {}


class SolverSpec(Frozen):
    """Settings of staffing, rostering and simulation.

    `most_occupancy`: share of their time that agents of real-time queues may be busy; no limit if not given.
    """

    time_limit_s: Annotated[float, Field(ge=0, le=36000)] = 100
    breaks_limit_s: Annotated[float, Field(ge=0, le=3600)] = 6
    replications: Annotated[int, Field(ge=1, le=2000)] = 20
    corrections: Annotated[int, Field(ge=0, le=5)] = 1
    below_75_cents: Cents = 800
    below_load_cents: Cents = 300
    below_goal_cents: Cents = 100
    comfort_cents: Cents = 15
    most_occupancy: Annotated[float, Field(gt=0, le=1)] | None = None


class OperationFile(Frozen):
    """operation.yaml as a whole.

    `speed` and `repeat`: work done per hour and contacts that come back, against the recorded, by an agent's mean
    proficiency (1-5). `newcomer_weeks`: speed in the first, second, .. week since an agent's first_day; then 1.
    `certificates` maps the certificates in use to their titles; where it is stated, no other may be named.
    """

    version: Literal[1] = 1
    name: str
    zone: Zone
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "TRY"
    grid_min: Literal[5, 15, 30, 60] = 15
    history_interval_min: Literal[5, 15, 30, 60] = 15
    synthetic: str | None = None
    day_start: Literal["00:00"] = "00:00"
    channels: dict[Identifier, ChannelSpec]
    queues: dict[Identifier, QueueSpec]
    teams: dict[Identifier, TeamSpec] = {}
    sites: dict[Identifier, SiteSpec] = {}
    contracts: dict[Identifier, ContractSpec]
    menus: dict[Identifier, MenuSpec]
    desks: tuple[DeskSpec, ...] = ()
    patterns: dict[Identifier, PatternSpec] = {}
    certificates: dict[Identifier, str] = {}
    costs: CostSpec = CostSpec()
    speed: dict[Proficiency, Factor] = {}
    repeat: dict[Proficiency, Factor] = {}
    newcomer_weeks: tuple[Factor, ...] = ()
    shrinkage: ShrinkageSpec = ShrinkageSpec()
    routing: RoutingSpec = RoutingSpec()
    floors: dict[Identifier, FloorSpec] = {}
    on_call: dict[Identifier, OnCallSpec] = {}
    rules: RulesSpec = RulesSpec()
    activities: dict[Identifier, ActivitySpec] = {}
    off_queue: dict[Identifier, OffQueueSpec] = {}
    calendar: CalendarSpec = CalendarSpec()
    days: DaysSpec = DaysSpec()
    matches: MatchSpec = MatchSpec()
    files: FileSpec = FileSpec()
    cycle: CycleSpec = CycleSpec()
    forecast: ForecastSpec = ForecastSpec()
    solver: SolverSpec = SolverSpec()
    exports: ExportSpec = ExportSpec()
    gates: GateSpec = GateSpec()
    notify: NotifySpec = NotifySpec()
    retention: RetentionSpec = RetentionSpec()
    store: StoreSpec = StoreSpec()
