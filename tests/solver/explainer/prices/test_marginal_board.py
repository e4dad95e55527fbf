"""A standing roster planned anew and put back, with and without a rule, with a floor moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from solver.case import RosterCase
from solver.checker import check
from solver.cover import Floor
from solver.duties import Roster
from solver.explainer.prices.marginal_board import replan_pass, standing_board
from solver.explainer.prices.marginal_floors import floor_prices, held_only
from solver.explainer.prices.marginal_heads import Present, head_prices
from solver.explainer.prices.marginal_rules import asked_rules, dearest_weeks, rule_prices
from solver.roster.evaluate import coverage_cents
from solver.rules.floor import Floors
from solver.rules.forms import EVERY, Forbid, Form
from tests.solver.roster.worlds import EACH, EARLY, LATE, MONDAY, SHORT, duty_of, tiny_case

CELLS = ((0, 0), (1, 0))


@dataclass(frozen=True)
class Said:
    """A rule of a name that says the forms given and finds nothing."""

    kind: str
    given: tuple[Form, ...] = ()

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """The given forms."""
        return self.given

    def check(self, case: RosterCase, roster: Roster) -> tuple[()]:
        """Nothing."""
        return ()


def quiet(done: int, asked: int) -> None:
    """Hear nothing."""


def evenings(case: RosterCase) -> Form:
    """Nobody works after noon."""
    return Forbid("no_evenings", EACH, EVERY, case.grid.start_min + 12 * 60, case.grid.end_min)


def told_by(case: RosterCase, rules: Iterable[object]) -> RosterCase:
    return replace(case, rules=tuple(rules))  # type: ignore[arg-type]


@pytest.fixture
def case() -> RosterCase:
    """Two people, one day, one person needed in every hour."""
    return tiny_case(2, 1, templates=(EARLY, LATE, SHORT))


@pytest.fixture
def roster(case: RosterCase) -> Roster:
    """Both early: the evening is empty."""
    return Roster(tuple(duty_of(case, agent, MONDAY, EARLY) for agent in ("A0", "A1")))


def test_a_pass_saves_and_leaves_the_board_as_it_was(case: RosterCase, roster: Roster) -> None:
    """One of the two moves to the late shift; the next pass begins where this one began."""
    board = standing_board(case, roster, case.rules)
    first, second = replan_pass(board, CELLS, roster), replan_pass(board, CELLS, roster)
    assert first.saved_cents > 0
    assert (first.before_cents, first.after_cents) == (second.before_cents, second.after_cents)
    assert first.roster == second.roster
    assert first.roster is not None
    saved = coverage_cents(case, roster) - coverage_cents(case, first.roster)
    assert first.saved_cents == pytest.approx(saved, abs=1.0)


def test_a_rule_costs_what_the_same_planning_saves_more_without_it(case: RosterCase, roster: Roster) -> None:
    """Evenings forbidden to both: without the rule one of them fills the evening; an idle rule is free."""
    bound = told_by(case, (Said("no_evenings", (evenings(case),)), Said("idle", (replace_span(evenings(case), case),))))
    found = rule_prices(bound, roster, check(bound, roster), quiet)
    by_kind = {rule.kind: rule for rule in found.rules}
    evening = by_kind["no_evenings"]
    assert evening.found is not None
    assert evening.saved_cents == pytest.approx(
        coverage_cents(case, found.unchanged) - coverage_cents(case, evening.found), abs=1.0
    )
    assert evening.saved_cents > 0
    assert by_kind["idle"].saved_cents == 0
    assert found.weeks == (MONDAY,)


def replace_span(form: Form, case: RosterCase) -> Form:
    assert isinstance(form, Forbid)
    return replace(form, start_min=case.grid.end_min + 5000, end_min=case.grid.end_min + 6000)


def test_progress_is_told_before_each_rule(case: RosterCase, roster: Roster) -> None:
    """A minute without a word is a minute of doubt."""
    bound = told_by(case, (Said("one", (evenings(case),)), Said("two", (evenings(case),))))
    heard: list[tuple[int, int]] = []
    rule_prices(bound, roster, (), lambda done, asked: heard.append((done, asked)))
    assert heard == [(0, 2), (1, 2)]


def test_only_the_rules_that_are_named_are_priced(case: RosterCase, roster: Roster) -> None:
    """Who asks about one rule does not wait for sixty."""
    bound = told_by(case, (Said("one", (evenings(case),)), Said("two", (evenings(case),))))
    heard: list[tuple[int, int]] = []
    found = rule_prices(bound, roster, (), lambda done, asked: heard.append((done, asked)), frozenset({"two"}))
    assert [price.kind for price in found.rules] == ["two"]
    assert heard == [(0, 1)]


def test_rules_that_say_nothing_or_make_a_shift_are_not_asked(case: RosterCase) -> None:
    """A roster without the law of breaks is none."""
    rules = (Said("breaks", (evenings(case),)), Said("silent"), Said("evenings", (evenings(case),)))
    assert [rule.kind for rule in asked_rules(told_by(case, rules))] == ["evenings"]


def test_the_dearest_weeks_come_in_order_of_time() -> None:
    """Of three weeks the first and the last."""
    loss = np.array([5.0, 5.0, 1.0, 1.0, 9.0, 9.0])
    assert dearest_weeks(loss, [(0, 2), (2, 4), (4, 6)]) == (0, 2)


def with_floor(case: RosterCase, least: int, hours: slice, cents: int = 50_000) -> RosterCase:
    """So many of both at some hours."""
    due = np.zeros(case.grid.intervals, dtype=np.int64)
    due[hours] = least
    floor = Floor("both", frozenset({"A0", "A1"}), due, cents)
    return replace(case, requirement=replace(case.requirement, floors=(floor,)), rules=(Floors(),))


def test_a_floor_tells_what_it_lacks_and_what_one_fewer_would_free(case: RosterCase, roster: Roster) -> None:
    """Two are due from six to nine, so both work early; with one fewer, one of them fills the evening."""
    held = with_floor(case, 2, slice(6, 9))
    present = Present(held, roster)
    (floor,) = floor_prices(present, head_prices(present), roster, keep=True)
    assert (floor.missing_h, floor.missing_cents, floor.due_h, floor.tight_h) == (0.0, 0.0, 6.0, 3.0)
    unchanged, found = floor.less.unchanged, floor.less.found
    assert unchanged is not None
    assert found is not None
    assert [duty.template for duty in unchanged.duties] == ["early", "early"]
    assert floor.less.cents == floor.less.other_cents
    assert floor.less.cents == pytest.approx(coverage_cents(case, unchanged) - coverage_cents(case, found), abs=1.0)
    assert floor.less.cents > 0


def test_a_third_person_on_a_floor_of_two_is_missed(case: RosterCase, roster: Roster) -> None:
    """Nobody else is there: one more costs its price for every hour, and nothing else changes."""
    held = with_floor(case, 2, slice(6, 9))
    present = Present(held, roster)
    (floor,) = floor_prices(present, head_prices(present), roster)
    assert floor.more.cents == pytest.approx(-3 * 50_000)
    assert floor.more.other_cents == pytest.approx(0.0, abs=1.0)
    assert floor.more.found is None


def test_missing_people_are_priced_as_the_checker_prices_them(case: RosterCase, roster: Roster) -> None:
    """Three due where two are there."""
    held = with_floor(case, 3, slice(6, 8))
    present = Present(held, roster)
    (floor,) = floor_prices(present, head_prices(present), roster)
    assert floor.missing_h == 2.0
    assert floor.missing_cents == sum(violation.cents for violation in check(held, roster))


def test_who_is_there_for_the_floor_alone_is_named(case: RosterCase, roster: Roster) -> None:
    """Two are due where the work needs one: one of them is held for the floor; at nine nobody is, for one is due."""
    held = with_floor(case, 2, slice(6, 9))
    present = Present(held, roster)
    named = held_only(present, head_prices(present), held.requirement.floors[0])
    assert list(np.flatnonzero(named >= 0)) == [6, 7, 8]
    (floor,) = floor_prices(present, head_prices(present), roster)
    assert (floor.held_h, floor.held_agent) == (3.0, "A0")
