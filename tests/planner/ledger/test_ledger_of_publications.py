"""The ledger of the store: counted by the day in force, whatever is published over whatever, joined with the file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner import codec
from planner.agreed import agreements
from planner.inputs import Inputs, PlanRequest, gather
from planner.ledger import ledger_rows, operation_ledger, refresh_ledger, with_ledger
from planner.ledger.counting import LedgerRow
from planner.operation import load
from planner.operation.operation import LedgerMonth
from planner.plans import Plan
from planner.publishing import publish, unpublish
from planner.store import Store, open_store
from solver.agreements import TaggedDay, Tally
from solver.case import Wish
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.outcomes import Attainment

SATURDAY, SUNDAY = date(2025, 11, 8), date(2025, 11, 9)
MONDAY = date(2025, 11, 3)
AT = datetime(2025, 11, 2, 20, tzinfo=UTC)


@pytest.fixture
def inputs(small: Path, tmp_path: Path) -> Inputs:
    """A week of the small operation, in a folder of its own."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    return gather(load(folder), PlanRequest(start=MONDAY, weeks=1))


@pytest.fixture
def store(inputs: Inputs) -> Iterator[Store]:
    with open_store(inputs.operation.folder) as opened:
        yield opened


def shift(agent: str, day: date, grid: Grid, start: int = 480, length: int = 480) -> Duty:
    """A shift of some hours."""
    begin = grid.minute(day, start)
    return Duty(agent, begin, begin + length, day, "standard-0800-480", 450)


def plan_of(like: Plan, inputs: Inputs, *duties: Duty, on_call: tuple[OnCallDuty, ...] = ()) -> Plan:
    """A plan of some duties over the inputs' days, as if it were proven."""
    stage = like.roster_stage
    assert stage is not None
    roster = Roster(tuple(sorted(duties)), on_call)
    made = replace(stage, result=replace(stage.result, roster=roster))
    key = "".join(f"{duty.agent}{duty.start_min}" for duty in duties)
    keys = tuple((name, f"{value[:8]}-{inputs.start}-{key}"[:64]) for name, value in like.keys)
    assert isinstance(like.attainment, Attainment)
    ident = codec.digest(inputs.start, key)[:16]
    return replace(
        like, id=ident, start=inputs.start, weeks=inputs.weeks, grid=inputs.grid, roster_stage=made, keys=keys
    )


def told(rows: tuple[LedgerRow, ...], measure: str) -> list[tuple[str, date, int]]:
    """The rows of one measure."""
    return [(agent, day, amount) for agent, day, name, amount in rows if name == measure]


def test_each_measure_counts_what_the_rules_of_fairness_count(small_plan: Plan, inputs: Inputs) -> None:
    """A night, a weekend once, an on-call duty, and a wish to be off that was refused."""
    grid = inputs.grid
    tuesday = MONDAY + timedelta(days=1)
    wish = Wish("A1", tuesday, "off")
    asked = replace(inputs, operation=replace(inputs.operation, wishes=(wish,)))
    begin = grid.minute(MONDAY, 1200)
    plan = plan_of(
        small_plan,
        asked,
        shift("A1", tuesday, grid, start=1380),
        shift("A2", SATURDAY, grid),
        shift("A2", SUNDAY, grid),
        on_call=(OnCallDuty("A3", begin, begin + 180, "evening:2025-11-03"),),
    )
    rows = ledger_rows(plan, asked)
    assert told(rows, "nights") == [("A1", tuesday, 1)]
    assert told(rows, "weekends") == [("A2", SATURDAY, 1)]
    assert told(rows, "on_call") == [("A3", MONDAY, 1)]
    assert told(rows, "refused") == [("A1", tuesday, 1)]


def test_feasts_count_for_those_who_keep_them(small_plan: Plan, inputs: Inputs) -> None:
    """A feast of a group is a working day like others to everybody else."""
    config = inputs.operation.config
    own = [{"date": MONDAY.isoformat(), "tag": "feast", "group": "g1"}]
    days = type(config.days).model_validate({"own": own})
    people = tuple(replace(a, feast_group="g1") if a.id == "A1" else a for a in inputs.operation.agents)
    kept = replace(inputs.operation, agents=people, config=config.model_copy(update={"days": days}))
    asked = replace(inputs, operation=kept)
    assert agreements(asked).days == (TaggedDay(MONDAY, "feast", "g1"),)
    plan = plan_of(small_plan, asked, shift("A1", MONDAY, inputs.grid), shift("A2", MONDAY, inputs.grid))
    assert told(ledger_rows(plan, asked), "feasts") == [("A1", MONDAY, 1)]


def test_the_sunday_of_a_weekend_begun_before_the_plan_is_no_second_one(small_plan: Plan, inputs: Inputs) -> None:
    """The Saturday before stands in the opening state."""
    later = replace(inputs, start=SUNDAY)
    before = shift("A1", SATURDAY, inputs.grid)
    plan = plan_of(small_plan, later, shift("A1", SUNDAY, inputs.grid), shift("A2", SUNDAY, inputs.grid))
    asked = replace(later, operation=replace(inputs.operation, previous=(before,)))
    assert told(ledger_rows(plan, asked), "weekends") == [("A2", SUNDAY, 1)]


def published(store: Store, plan: Plan, inputs: Inputs, at: datetime = AT) -> None:
    """Publish a plan."""
    store.save_plan(plan, at)
    publish(plan, store, published_at=at, inputs=inputs, anyway=True, why="test")


def months(store: Store, inputs: Inputs, start: date) -> dict[tuple[str, date], dict[str, int]]:
    """What the store adds to the ledger of a plan that starts then, zeros left out."""
    rows = operation_ledger(store, inputs.operation, start)
    found = {(row.agent, row.month): {name: n for name, n in row.amounts if n} for row in rows}
    return {key: amounts for key, amounts in found.items() if amounts}


def test_overlapping_publications_count_a_day_once_and_taking_back_undoes(
    small_plan: Plan, inputs: Inputs, store: Store
) -> None:
    """The week is published twice, the second time with another person on the weekend; then that is taken back."""
    december, november = date(2025, 12, 1), date(2025, 11, 1)
    first = plan_of(small_plan, inputs, shift("A1", SATURDAY, inputs.grid))
    second = plan_of(small_plan, inputs, shift("A2", SATURDAY, inputs.grid))
    published(store, first, inputs)
    assert months(store, inputs, december) == {("A1", november): {"weekends": 1}}
    published(store, second, inputs, AT + timedelta(hours=1))
    assert months(store, inputs, december) == {("A2", november): {"weekends": 1}}
    unpublish(store, at=AT + timedelta(hours=2), who="lead", why="test")
    assert months(store, inputs, december) == {("A1", november): {"weekends": 1}}


def test_counting_again_changes_nothing(small_plan: Plan, inputs: Inputs, store: Store) -> None:
    """A publication that is repeated after a kill must not burden anybody twice."""
    published(store, plan_of(small_plan, inputs, shift("A1", SATURDAY, inputs.grid)), inputs)
    before = operation_ledger(store, inputs.operation, date(2025, 12, 1))
    with store.writing() as connection:
        assert refresh_ledger(connection, store, inputs, inputs.grid.days) == 1
    assert operation_ledger(store, inputs.operation, date(2025, 12, 1)) == before
    with store.writing() as connection:
        assert refresh_ledger(connection, store, inputs, ()) == 0


def test_a_plan_sees_the_days_before_it_alone(small_plan: Plan, inputs: Inputs, store: Store) -> None:
    """What the plan itself has people carry is judged by the rules, and must not stand in the ledger as well."""
    published(store, plan_of(small_plan, inputs, shift("A1", SATURDAY, inputs.grid)), inputs)
    assert months(store, inputs, SATURDAY) == {}
    assert months(store, inputs, SUNDAY) == {("A1", date(2025, 11, 1)): {"weekends": 1}}
    assert months(store, inputs, date(2026, 12, 1)) == {}


def test_a_month_of_ledger_csv_is_left_to_it(small_plan: Plan, inputs: Inputs, store: Store) -> None:
    """The file may know more than what was published: swaps, other systems. It wins for its months, for everybody."""
    published(store, plan_of(small_plan, inputs, shift("A1", SATURDAY, inputs.grid)), inputs)
    later = replace(inputs, start=date(2025, 12, 1))
    stated = LedgerMonth("A2", date(2025, 11, 1), (("weekends", 3),))
    told_too = replace(later, operation=replace(later.operation, ledger=(stated,)))
    assert with_ledger(told_too, store) == told_too
    joined = with_ledger(later, store)
    assert Tally("A1", "weekends", 1, 1) in agreements(joined).ledger
    assert Tally("A2", "weekends", 0, 1) in agreements(joined).ledger
    assert with_ledger(joined, store) == joined


def test_a_plans_own_request_brings_its_ledger_along(small_plan: Plan, inputs: Inputs, store: Store) -> None:
    """Asked again later, a plan is judged by the ledger that it was made with."""
    published(store, plan_of(small_plan, inputs, shift("A1", SATURDAY, inputs.grid)), inputs)
    later = with_ledger(replace(inputs, start=date(2025, 12, 1)), store)
    stage = small_plan.roster_stage
    assert stage is not None
    made = replace(small_plan, start=later.start, roster_stage=replace(stage, carried=later.carried))
    assert gather(inputs.operation, made.request).operation.ledger == later.operation.ledger
