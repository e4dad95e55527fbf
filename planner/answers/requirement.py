"""Why so many people at a moment: from contacts, part by part, to people, and what one fewer or one more would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from planner.answers.figure import Figure, Found
from planner.calculator import DEFINITIONS
from planner.forecast_asked import Asked, Question, find_asked
from planner.staffing_reasons import explain_staffing
from planner.stage_inputs import stage_keys
from solver.grid import utc

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.operation.operation import Operation
    from planner.store import Store
    from solver.staffing.steps import Late, QueueContacts, Steps

HANDED = "handed"
"""Contacts that other queues hand on: no part of the queue's own forecast."""

OF_CONTACTS = ("need_queue_contacts", "need_behind", "need_waiting")


@dataclass(frozen=True, slots=True)
class PartWork:
    """Contacts of one part of the queue's forecast, and the people whom they alone keep busy."""

    part: str
    contacts: float
    people: float


@dataclass(frozen=True, eq=False, slots=True)
class NeedAnswer:
    """How the need of a queue's pool comes about in one interval.

    Attributes
    ----------
    parts : of the queue asked; their people and those of the pool's other queues add up to the first step.
    current : whether the plan asked, if any, is of today's files; if not, all figures are of today's files.
    """

    queue: str
    asked: Asked
    steps: Steps
    parts: tuple[PartWork, ...]
    current: bool
    figures: tuple[Figure, ...] = ()

    @property
    def mine(self) -> QueueContacts:
        """What is expected of the queue asked."""
        return next(row for row in self.steps.contacts if row.queue == self.queue)

    @property
    def others(self) -> tuple[QueueContacts, ...]:
        """What is expected of the queues that the same crew answers."""
        return tuple(row for row in self.steps.contacts if row.queue != self.queue)


def explain_need(operation: Operation, question: Question, store: Store, as_of: datetime | None = None) -> NeedAnswer:
    """Explain the people needed at `question.at`: by the forecast of the plan named or of the newest that covers it.

    Where no stored plan covers the moment, a forecast is made as `explain_forecast` makes it.

    Raises
    ------
    OperationError
        If the queue is unknown, or the moment has no history before it or lies outside the plan that is named.
    NotFoundError
        If there is no such plan.
    SolverError
        queue_unserved if nobody can serve it.
    """
    asked = find_asked(operation, question, store, as_of)
    assert asked.at is not None
    steps = explain_staffing(asked.plan, asked.inputs, question.queue, asked.at)
    parts = _parts(cast("Forecast", asked.plan.forecast), steps, question.queue)
    made = NeedAnswer(question.queue, asked, steps, parts, _is_current(asked))
    figures = (*_contact_figures(made, question, as_of), *_people_figures(made), *_late_figures(made))
    return replace(made, figures=figures)


def _is_current(asked: Asked) -> bool:
    """Whether the stored plan, if there is one, was staffed from today's files."""
    key = None if asked.stored is None else dict(asked.stored.keys).get("requirement")
    return asked.stored is None or key == stage_keys(asked.inputs, "requirement")["requirement"]


def _parts(made: Forecast, steps: Steps, queue: str) -> tuple[PartWork, ...]:
    """The parts of the queue's forecast in the interval: those of every day, then by size; then what is handed on."""
    from forecasting.hindsight import ORDINARY

    rows = made.attribution
    here = rows[(rows["queue"] == queue) & (rows["start"] == utc(steps.start_min))]
    contacts = {str(part): float(count) for part, count in zip(here["part"], here["contacts"], strict=True)}
    mine = next(row for row in steps.contacts if row.queue == queue)
    order = [name for name in ORDINARY if name in contacts]
    order += sorted((name for name in contacts if name not in ORDINARY), key=lambda name: (-abs(contacts[name]), name))
    handed = mine.mean - sum(contacts.values())
    if abs(handed) > 1e-9:
        contacts[HANDED] = handed
        order.append(HANDED)
    each = mine.agents / mine.mean if mine.mean > 0 else 0.0
    return tuple(PartWork(name, contacts[name], contacts[name] * each) for name in order)


def _local(made: NeedAnswer) -> str:
    """The start of the interval as it is typed: local, with its offset."""
    return made.asked.plan.grid.local(made.steps.start_min).isoformat("T", "minutes")


def _typed(moment: datetime, made: NeedAnswer) -> str:
    """A moment in local time; one without an offset is so already."""
    return (moment.astimezone(ZoneInfo(made.asked.plan.grid.zone)) if moment.tzinfo else moment).isoformat()


def _contact_figures(made: NeedAnswer, question: Question, as_of: datetime | None) -> tuple[Figure, ...]:
    """Contacts by part, and of every queue of the pool, found again by the forecast's own explanation."""
    plan = () if question.plan is None else ("--plan", question.plan)
    seen = () if as_of is None else ("--as-of", _typed(as_of, made))
    at = _local(made)

    def of(queue: str, *place: str) -> Found:
        return Found(("explain", "forecast", "{dir}", "--queue", queue, "--at", at, *plan, *seen), place)

    own = sum(part.contacts for part in made.parts if part.part != HANDED)
    found = [Figure("need_contacts", own, "contacts", of(made.queue, "mean"), "forecast", about=made.queue)]
    for part in made.parts:
        if part.part != HANDED:
            place = of(made.queue, "parts", part.part)
            found.append(Figure("need_part", part.contacts, "contacts", place, "forecast", about=part.part))
    return tuple(found)


def _people_figures(made: NeedAnswer) -> tuple[Figure, ...]:
    """Every step from work to people, found again among the pools of the moment; the sum in the table of needs."""
    plan, steps = made.asked.plan, made.steps
    request = ("--start", plan.start.isoformat(), "--weeks", str(plan.weeks), "--as-of", _typed(plan.as_of, made))
    staff = ("staff", "{dir}", *request, "--seed", str(plan.seed))
    at = (*staff, "--at", _local(made))
    pool = f"queues={[row.queue for row in steps.contacts]}"

    def of(code: str, value: float, about: str, place: tuple[str, ...], scale: float = 1.0) -> Figure:
        unit = "contacts" if code in OF_CONTACTS else "people"
        return Figure(code, value, unit, Found(at, ("there", pool, *place), scale=scale), "forecast", about=about)

    found = []
    for row in steps.contacts:
        place = ("contacts", f"queue={row.queue}")
        found.append(of("need_queue_contacts", row.mean, row.queue, (*place, "mean")))
        found.append(of("need_queue_people", row.agents, row.queue, (*place, "agents")))
    each = ("contacts", f"queue={made.queue}", "agents")
    total = made.mine.mean or 1.0
    found += [of("need_part_people", part.people, part.part, each, part.contacts / total) for part in made.parts]
    found += [of("need_step", step.agents, step.reason, ("steps", step.reason)) for step in steps.steps]
    whole = Found(staff, ("pools", pool, "need", str(steps.interval)))
    if steps.volumes is None:  # in the table of needs deferred work of one language stands together
        whole = Found(at, ("there", pool, "rostered"))
    for beside in steps.behind:
        there, about = ("behind", f"people={beside.people}"), f"{beside.people:+d}"
        found.append(of("need_behind", beside.contacts, about, (*there, "contacts")))
        found.append(of("need_waiting", beside.waiting, about, (*there, "waiting")))
    return (*found, Figure("need_rostered", steps.rostered, "people", whole, "forecast"))


def _late_figures(made: NeedAnswer) -> tuple[Figure, ...]:
    """Contacts that wait too long, found again by the calculator of lines over the same volumes."""
    volumes = made.steps.volumes
    if volumes is None or sum(volumes.offered) <= 0:
        return ()
    return tuple(
        Figure(
            "need_late",
            late.contacts,
            "contacts",
            Found(line_command(made, late), ("likely", "late_share"), scale=volumes.contacts),
            "forecast",
            about=str(late.agents),
        )
        for late in made.steps.late
    )


def line_command(made: NeedAnswer, late: Late) -> tuple[str, ...]:
    """What `vardiya erlang` is asked to find the waiting of so many people again."""
    volumes = made.steps.volumes
    assert volumes is not None
    names = {definition: name for name, definition in DEFINITIONS.items()}
    chats = len(volumes.rates) > 1
    aht = [volumes.aht_s * held / rate for held, rate in enumerate(volumes.rates, 1)]
    model = "chat" if chats else "c" if volumes.patience_s is None else "a"
    patience = () if volumes.patience_s is None else ("--patience", _digits(volumes.patience_s))
    goal = volumes.goal
    return (
        "erlang", "--model", model, "--per", f"{made.asked.plan.grid.step_min}min",
        "--offered", _digits(sum(volumes.offered) / len(volumes.offered)),
        "--aht", ",".join(map(_digits, aht)), *patience,
        "--within", _digits(goal.threshold_s), "--definition", names[goal.definition], "--agents", str(late.agents),
        "--likely", ",".join(map(_digits, volumes.offered)),
    )  # fmt: skip


def _digits(value: float) -> str:
    return f"{value:.12g}"
