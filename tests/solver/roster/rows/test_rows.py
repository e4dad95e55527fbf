"""Whole rows: the programme, the bound and the search against plain enumeration and the forms' own judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import numpy as np
import pytest

from solver.case import Opening, RosterCase
from solver.cover import Requirement
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.groups import Groups
from solver.outcomes import Status
from solver.people import Agent, Contract
from solver.roster.board import Board
from solver.roster.duty_table import make_duty
from solver.roster.engine import solve
from solver.roster.evaluate import objective_terms
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import build_problem
from solver.roster.rows.columns import Columns
from solver.roster.rows.dive import Pace, dive
from solver.roster.rows.engine import RowEngine
from solver.roster.rows.plan import plan_span
from solver.roster.rows.programme import row_cost
from solver.roster.rows.start import first_rows
from solver.roster.rows.state import state_of
from solver.roster.watch import Watch
from solver.rules.forms import EVERY, DutyClass, Form, OnDuty, Price, Run, Stretch, Succession, Total
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.worlds import EACH, MONDAY, Stub

EARLY = ShiftTemplate("early", "standard", 6 * 60, 420)
NIGHT = ShiftTemplate("night", "standard", 22 * 60, 480)
EARLIES, NIGHTS = (DutyClass(templates=frozenset({one.id})) for one in (EARLY, NIGHT))
LEGAL = HARD_CENTS / 20


def world(
    people: int, days: int, forms: tuple[Form, ...], past: tuple[Duty, ...] = (), need: float = 0.0
) -> RosterCase:
    """People A0.. with an early and a night shift a day, no breaks; one row of need all day long."""
    grid = Grid.of(MONDAY, days, 60, "UTC")
    agents = tuple(Agent(f"A{i}", "team", Contract("full", 2400, 0, 6000), (), (), frozenset()) for i in range(people))
    level = np.full((1, 1, grid.intervals), need)
    return RosterCase(
        grid,
        agents,
        Groups(("q",), (tuple(a.id for a in agents),), np.ones((1, 1), dtype=bool)),
        (EARLY, NIGHT),
        Requirement((("q",),), np.ones((1, 1), dtype=bool), level, (2,), level[0]),
        (Stub(forms),),
        opening=Opening(past),
    )


def random_forms(seed: int) -> tuple[Form, ...]:
    """Rules of a row drawn at random: stretches, totals, weekends, successions and prices, hard or priced."""
    rng = np.random.default_rng(seed)

    def price() -> int | None:
        return None if rng.random() < 0.4 else int(rng.integers(1, 30))

    grid = Grid.of(MONDAY, 9, 60, "UTC")
    day = int(rng.integers(9))
    asked = (grid.start_min + day * 1440, grid.start_min + day * 1440 + 1440)
    every: tuple[Form, ...] = (
        Run("run", EACH, EVERY, int(rng.integers(2, 5))),
        Stretch("row", EACH, EVERY, free=False, least_days=int(rng.integers(1, 4)), most_days=4, cents=price()),
        Stretch("off", EACH, EVERY, free=True, least_days=int(rng.integers(1, 4)), cents=price()),
        Stretch("nights", EACH, NIGHTS, free=False, least_days=2, most_days=3, cents=int(rng.integers(1, 30))),
        Total("min", EACH, EVERY, "paid_min", "horizon", least=2000, most=3400, cents=price()),
        Total("week", EACH, EVERY, "duties", "week", least=2, most=4, cents=price()),
        Total("cap", EACH, NIGHTS, "duties", "horizon", most=int(rng.integers(0, 4))),
        Total("ends", EACH, EVERY, "weekends", "horizon", most=int(rng.integers(0, 2)), cents=price()),
        Total("half", EACH, EVERY, "half_weekends", "horizon", most=0, cents=int(rng.integers(1, 30))),
        Succession("rest", EACH, NIGHTS, EARLIES, 660, price()),
        Price("wish", EACH, EVERY, *asked, cents=int(rng.integers(-20, 20))),
    )
    return tuple(form for form in every if rng.random() < 0.6)


def past_of_a0(seed: int) -> tuple[Duty, ...]:
    """Some duties before the horizon, or none."""
    rng = np.random.default_rng(seed)
    bare = world(1, 9, ())
    found = []
    for back in range(int(rng.integers(0, 5)), 0, -1):
        template = (EARLY, NIGHT)[int(rng.integers(2))]
        start = bare.grid.minute(MONDAY - timedelta(days=back), template.start)
        if rng.random() < 0.8:
            end, day = start + template.length_min, MONDAY - timedelta(days=back)
            found.append(Duty("A0", start, end, day, template.id, template.paid_min, ()))
    return tuple(found)


def board_of(case: RosterCase) -> Board:
    """An empty board."""
    return Board(build_problem(case, case.rules[0].forms(case)))


def judged(case: RosterCase, chosen: np.ndarray) -> float:
    """Objective of a roster of templates by the forms' own judge."""
    duties = [
        make_duty(case, f"A{a}", int(d), int(chosen[a, d]), ()) for a, d in zip(*np.nonzero(chosen >= 0), strict=True)
    ]
    return sum(cents for _, cents in objective_terms(case, case.rules[0].forms(case), Roster(tuple(duties))))


@pytest.mark.parametrize("seed", range(25))
def test_the_programme_finds_the_cheapest_of_all_rows(seed: int) -> None:
    """It is exact: no row of nine days costs less at random prices, with any of the forms that it carries."""
    case = world(1, 9, random_forms(seed), past_of_a0(seed))
    state = state_of(board_of(case))
    assert state is not None
    extra = np.random.default_rng(seed).integers(-60, 20, (9, 2)).astype(np.float64)
    row, sums = np.full(9, -1, dtype=np.int64), state.room.sums.copy()
    found = plan_span(state.rows, state.room, 0, 0, 9, row, extra)
    costs = []
    for choice in product((-1, 0, 1), repeat=9):
        days = np.array(choice, dtype=np.int64)
        gain = sum(extra[d, t] for d, t in enumerate(choice) if t >= 0)
        costs.append(row_cost(state.rows, 0, days, sums) + gain)
    assert found == pytest.approx(min(costs), abs=1e-3)
    taken = sum(extra[d, t] for d, t in enumerate(row) if t >= 0)
    assert row_cost(state.rows, 0, row, sums) + taken == pytest.approx(found, abs=1e-3)


@pytest.mark.parametrize("seed", range(25))
def test_a_row_costs_what_the_judge_says(seed: int) -> None:
    """Rows that are legal cost as much as the forms' own reading of the same duties."""
    case = world(1, 9, random_forms(seed), past_of_a0(seed))
    state = state_of(board_of(case))
    assert state is not None
    rng = np.random.default_rng(seed)
    for _ in range(60):
        row = rng.integers(-1, 2, 9)
        cents = row_cost(state.rows, 0, row, state.room.sums)
        if cents < LEGAL:
            assert cents == pytest.approx(judged(case, row[None, :]), abs=1e-3)


@pytest.mark.parametrize("seed", range(8))
def test_some_days_are_planned_as_well_as_they_can_be_within_a_row(seed: int) -> None:
    """With the other days fixed, the programme finds the cheapest filling of days 2 to 5."""
    case = world(1, 9, random_forms(seed), past_of_a0(seed))
    state = state_of(board_of(case))
    assert state is not None
    row, extra = np.full(9, -1, dtype=np.int64), np.full((9, 2), -15.0)
    plan_span(state.rows, state.room, 0, 0, 9, row, extra)
    row[2:6], costs = -1, []
    extra = np.random.default_rng(seed).integers(-60, 20, (9, 2)).astype(np.float64)
    for choice in product((-1, 0, 1), repeat=4):
        days = row.copy()
        days[2:6] = choice
        gain = sum(extra[2 + d, t] for d, t in enumerate(choice) if t >= 0)
        costs.append(row_cost(state.rows, 0, days, state.room.sums.copy()) + gain)
    plan_span(state.rows, state.room, 0, 2, 6, row, extra)
    gain = sum(extra[d, row[d]] for d in range(2, 6) if row[d] >= 0)
    assert row_cost(state.rows, 0, row, state.room.sums) + gain == pytest.approx(min(costs), abs=1e-3)


def shared(seed: int, people: int = 2, days: int = 3) -> RosterCase:
    """A case whose people share heads by day and by interval."""
    rng = np.random.default_rng(seed)
    forms = (
        Stretch("off", EACH, EVERY, free=True, least_days=2, cents=9),
        Total("few", EACH, EVERY, "duties", "horizon", least=1, most=3, cents=int(rng.integers(1, 20))),
        OnDuty("under", "u", EACH, rng.integers(0, 3, days), 25, by_day=True, of=EARLIES),
        OnDuty("over", "o", EACH, None, 4, most=rng.integers(0, 2, days), by_day=True, of=NIGHTS),
    )
    return world(people, days, forms, need=1.0)


@pytest.mark.parametrize("seed", range(6))
def test_the_bound_never_exceeds_the_best_roster(seed: int) -> None:
    """Column generation proves a bound; dives around it end in rosters that are no better than the best of all."""
    case = shared(seed)
    board = board_of(case)
    watch = Watch(1e9)
    engine = RowEngine.of(board, SolveParams(), watch)
    assert engine is not None
    engine.start(None)
    columns = Columns(engine.state, watch)
    columns.add_roster(engine.state.roster.best)
    columns.run(1e9, 100)
    choices = product((-1, 0, 1), repeat=6)
    least = min(judged(case, np.array(choice).reshape(2, 3)) for choice in choices)
    assert columns.whole_bound <= least + 1e-6
    assert columns.bound >= 0.8 * least
    found = dive(columns, Pace(1e9), np.random.default_rng(1), engine.state.roster.best.copy(), range(2))
    assert found is not None
    assert judged(case, found) >= least


def test_the_search_prices_a_roster_as_the_judge_does() -> None:
    """The price that the compiled search carries along is the objective of its roster."""
    case = shared(1, people=5, days=14)
    engine = RowEngine.of(board_of(case), SolveParams(reproducible=True, moves=200), Watch(60.0))
    assert engine is not None
    engine.start(None)
    engine.search()
    assert engine.total == pytest.approx(judged(case, engine.state.roster.best))


def test_a_solved_case_has_a_bound_below_its_cost() -> None:
    """Through the public door: a roster, its objective by term and a proven bound."""
    case = shared(2, people=6, days=14)
    result = solve(case, SolveParams(time_limit_s=3.0, workers=1))
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.bound_cents is not None
    assert result.bound_cents <= sum(cents for _, cents in result.objective) + 1e-6
    hard = any(name.startswith("hard:") for name, _ in result.objective)
    assert result.trace[-1].legal is not hard


def test_the_same_seed_gives_the_same_roster() -> None:
    """A reproducible run counts moves, not seconds."""
    case = shared(3, people=6, days=14)
    params = SolveParams(reproducible=True, moves=100, time_limit_s=5.0, whole_limit_booleans=0)
    first, second = solve(case, params), solve(case, params)
    assert first.roster == second.roster
    assert first.objective == second.objective


def test_cases_with_breaks_are_left_to_the_ordinary_search() -> None:
    """Where a day is more than an option, whole rows are not the engine's business."""
    case = world(2, 7, ())
    rest = ShiftTemplate("rest", "standard", 360, 480, (BreakWindow(180, 240, 30, False),))
    with_breaks = RosterCase(case.grid, case.agents, case.groups, (rest,), case.requirement, case.rules)
    assert state_of(board_of(with_breaks)) is None
    assert state_of(board_of(case)) is not None


def test_whoever_is_not_planned_in_time_repeats_a_lawful_week() -> None:
    """A large case has a roster at once: five days of every week keep the rules, without any search."""
    forms = (
        Stretch("row", EACH, EVERY, free=False, least_days=2, most_days=5),
        Stretch("off", EACH, EVERY, free=True, least_days=2),
        Total("min", EACH, EVERY, "duties", "horizon", least=18, most=20),
    )
    state = state_of(board_of(world(3, 28, forms, need=1.0)))
    assert state is not None
    first_rows(state, 1, Watch(0.0))
    assert (state.roster.own < LEGAL).all()
    assert ((state.roster.chosen >= 0).sum(axis=1) >= 18).all()


def test_rows_planned_by_weeks_keep_a_least_of_the_whole_horizon() -> None:
    """Where no row is planned whole, its first weeks do not break rules to reach the hours of all of them."""
    forms = (
        Stretch("row", EACH, EVERY, free=False, most_days=5),
        Stretch("off", EACH, EVERY, free=True, least_days=2),
        Total("min", EACH, EVERY, "paid_min", "horizon", least=16_000, most=20_000),
    )
    state = state_of(board_of(world(2, 56, forms, need=1.0)))
    assert state is not None
    short = state.room._replace(back=state.room.back[:40])  # no room for all days
    state = replace(state, room=short)
    first_rows(state, 1, Watch(100.0))
    assert (state.roster.own < LEGAL).all()


def test_a_best_roster_that_costs_nothing_is_kept() -> None:
    """A price of nought is a price: a dearer roster seen later is not the best."""
    case = world(1, 3, ())
    engine = RowEngine.of(board_of(case), SolveParams(), Watch(10.0))
    assert engine is not None
    engine.show(np.full((1, 3), -1, dtype=np.int64))
    free = engine.total
    engine.state.rows.off[:] = 7.0
    engine.price()
    assert (free, engine.total) == (0.0, 0.0)


def test_an_interrupt_before_the_first_price_keeps_the_published_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who breaks off at once gets the roster that the run began with, not an empty one."""

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(RowEngine, "show", broken_off)
    case = world(1, 3, (), need=1.0)
    base = Roster(tuple(make_duty(case, "A0", d, 0, ()) for d in range(3)))
    result = solve(case, SolveParams(time_limit_s=5.0, workers=1), start=base)
    assert result.roster is not None
    assert result.roster.duties == base.duties
    assert result.cancelled
