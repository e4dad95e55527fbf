"""Repair: the least change, within its budget, its time and its means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import solver
from solver.case import Absence
from solver.checker import check
from solver.duties import Roster
from solver.errors import SolverError
from solver.people import Contract
from solver.repairer import Changes, Repair, Way
from solver.rules.notice import Notice
from tests.solver.repairer.worlds import (
    ADA,
    BOOK,
    CAN,
    EVE,
    QUICK,
    WEDNESDAY,
    away,
    early_by_ada,
    evening,
    floor_of,
    ill,
    speaker,
    standing_by,
    weekdays_only,
)
from tests.solver.rules.worlds import EARLY, LATE, MONDAY, days_from, row, wanted

DAY_CENTS = 32 * 1000
"""What a day without anybody from six to two costs."""


def by_way(found: tuple[Repair, ...], way: Way) -> Repair:
    """The repair of a way."""
    return next(one for one in found if way in one.ways)


def touched(one: Repair) -> list[tuple[str, date]]:
    """Whose days change."""
    return [(change.agent, change.day) for change in one.changed]


def test_an_absence_is_covered_by_the_one_person_who_may() -> None:
    """Eve cannot answer the chat: only Can takes over, and only that day."""
    case = floor_of(ADA, CAN, EVE)
    found = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK)
    best = found[0]
    assert touched(best) == [("can", WEDNESDAY)]
    assert best.changed[0].after is not None
    assert best.changed[0].after.template == EARLY.id
    assert best.damage_cents == pytest.approx(DAY_CENTS)
    assert best.recovered_share == pytest.approx(1.0)
    assert [(change.agent, change.day, change.after) for change in best.forced] == [("ada", WEDNESDAY, None)]


def test_nothing_done_is_always_among_the_answers_and_costs_the_damage() -> None:
    """A planner must see what happens if nobody is called."""
    case = floor_of(ADA, EVE)
    found = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK)
    nothing = by_way(found, "nothing")
    assert nothing.changed == ()
    assert nothing.recovered_share == 0.0
    assert nothing.after.loss_cents - nothing.before.loss_cents == pytest.approx(DAY_CENTS)


def test_ways_that_end_equal_are_one_repair() -> None:
    """Five names for one roster help nobody."""
    case = floor_of(ADA, EVE)
    assert len(solver.repair(case, early_by_ada(case), ill(case, 2), QUICK)) == 1


def test_nobody_inside_the_notice_period_is_moved_unasked() -> None:
    """Wednesday is too near: lawful ways leave it, and who would have to be asked is named, last of all."""
    case = floor_of(ADA, CAN)
    found = solver.repair(case, early_by_ada(case), ill(case, 2, notice_min=2 * 1440), QUICK)
    assert touched(by_way(found, "hours")) == []
    assert "asked" in found[-1].ways
    assert [one.agent for one in found[-1].to_ask] == ["can"]


def test_who_accepts_a_change_may_be_moved_inside_the_notice_period() -> None:
    """A consent opens that person's day, also where the rule book forbids late changes outright."""
    case = floor_of(ADA, CAN, rules=(*BOOK, Notice(notice_days=2, cents=None)))
    changes = ill(case, 2, notice_min=2 * 1440, accepted=(("can", WEDNESDAY),))
    best = solver.repair(case, early_by_ada(case), changes, QUICK)[0]
    assert touched(best) == [("can", WEDNESDAY)]
    assert best.to_ask == ()
    assert best.violations == ()


def test_what_has_begun_is_untouched_and_who_falls_ill_leaves() -> None:
    """Ada leaves at ten; Can cannot begin at six of the same morning any more."""
    case = floor_of(ADA, CAN)
    ten = case.grid.minute(WEDNESDAY, 600)
    changes = Changes(ten, (Absence("ada", ten, case.grid.minute(WEDNESDAY, 1440)),))
    for one in solver.repair(case, early_by_ada(case), changes, QUICK):
        (forced,) = one.forced
        assert forced.after is not None
        assert forced.after.end_min == ten
        assert forced.after.paid_min == 240
        assert all(change.after is None or change.after.start_min >= ten for change in one.changed)
        assert one.violations == ()
        assert one.forced_violations


@pytest.mark.parametrize("most", [0, 1, 2])
def test_no_more_people_change_than_the_budget_allows(most: int) -> None:
    """Three days are lost; each colleague has room for one more shift."""
    one_more = Contract("one", week_min=480, least_week_min=0, most_week_min=480, least_share=0.0)
    others = [speaker(name, contract=one_more) for name in ("can", "eve", "fay")]
    case = floor_of(ADA, *others, able=("ada", "can", "eve", "fay"))
    found = solver.repair(case, early_by_ada(case), ill(case, 2, 3, 4), QUICK.model_copy(update={"most_people": most}))
    assert found[0].after.people == most == len(found[0].people)


def test_no_more_days_change_than_the_budget_allows() -> None:
    """Can could take all three days, two are allowed."""
    case = floor_of(ADA, CAN)
    found = solver.repair(case, early_by_ada(case), ill(case, 2, 3, 4), QUICK.model_copy(update={"most_days": 2}))
    assert max(one.after.person_days for one in found) <= 2


def test_contract_hours_and_overtime_are_two_ways() -> None:
    """Can has four shifts by contract, works them, and all of them are needed: a fifth is overtime."""
    four = Contract("four", week_min=1920, least_week_min=0, most_week_min=2700, least_share=0.0)
    case = floor_of(ADA, speaker("can", contract=four))
    evenings = weekdays_only(case, wanted(case.grid, 1, (840, 1320)), (0, 3, 4, 5)).need
    case = replace(case, requirement=replace(case.requirement, need=case.requirement.need + evenings))
    roster = Roster(tuple(sorted((*early_by_ada(case).duties, *row(case, LATE, 0, 3, 4, 5, agent="can")))))
    found = solver.repair(case, roster, ill(case, 2), QUICK)
    more, same = by_way(found, "overtime"), by_way(found, "hours")
    assert more.after.overtime_min == same.after.overtime_min + 480
    assert more.after.loss_cents < same.after.loss_cents


def test_people_of_another_main_language_are_borrowed_only_where_allowed() -> None:
    """Can speaks Russian before all else; he may answer the chat all the same."""
    case = floor_of(ADA, speaker("can", "ru"))
    found = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK)
    assert touched(by_way(found, "hours")) == []
    assert touched(by_way(found, "borrowed")) == [("can", WEDNESDAY)]
    kept = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK.model_copy(update={"borrowed": False}))
    assert all(touched(one) == [] for one in kept)


def test_who_stands_by_is_called_in_and_counts_from_the_desk() -> None:
    """Half an hour goes for the answer and the way; nobody's shift changes."""
    case, duty = standing_by(floor_of(ADA, CAN), "can")
    roster = replace(early_by_ada(case), on_call=(duty,))
    one = by_way(solver.repair(case, roster, ill(case, 2), QUICK), "on_call")
    assert [(call.agent, call.start_min - duty.start_min, call.end_min) for call in one.called] == [
        ("can", 30, duty.end_min)
    ]
    assert touched(one) == []
    assert one.after.coverage_cents == pytest.approx(one.before.coverage_cents + 2 * 1000)


def test_a_call_out_that_costs_more_than_it_saves_is_shown_but_not_the_best() -> None:
    """Seven and a half hours at the desk at 300 an hour cost more than the 300 that they save."""
    case, duty = standing_by(floor_of(ADA, CAN), "can")
    case = replace(case, costs=replace(case.costs, hour_cents=30_000))
    roster = replace(early_by_ada(case), on_call=(duty,))
    found = solver.repair(case, roster, ill(case, 2), QUICK)
    called = by_way(found, "on_call")
    assert called.after.extra_cents == pytest.approx(7.5 * 30_000)
    assert called.after.loss_cents < found[0].after.loss_cents
    assert found[0].ways[0] == "nothing"


def test_a_way_bears_the_name_of_the_fewest_means_that_it_uses() -> None:
    """The search with people on call found nobody worth calling: it is contract hours, and told once."""
    case, duty = standing_by(floor_of(ADA, CAN, EVE), "eve")
    roster = replace(early_by_ada(case), on_call=(duty,))
    found = solver.repair(case, roster, ill(case, 2), QUICK)
    assert [one.ways[0] for one in found] == sorted(
        {one.ways[0] for one in found}, key=[o.ways[0] for o in found].index
    )
    for one in found:
        assert one.called or one.ways[0] != "on_call"


def test_nobody_is_called_in_on_a_day_that_nothing_happened_to() -> None:
    """Ada is ill on Wednesday; Can, who stands by on Thursday, mends no Wednesday."""
    case, duty = standing_by(floor_of(ADA, CAN), "can")
    later = replace(duty, start_min=duty.start_min + 1440, end_min=duty.end_min + 1440)
    window = replace(case.requirement.on_call[0], start_min=later.start_min, end_min=later.end_min)
    case = replace(case, requirement=replace(case.requirement, on_call=(window,)))
    roster = replace(early_by_ada(case), on_call=(later,))
    assert all(not one.called for one in solver.repair(case, roster, ill(case, 2), QUICK))


def test_somebody_stands_by_in_place_of_who_cannot() -> None:
    """A window emptied by an absence is filled by who may, and that person counts as touched."""
    case, duty = standing_by(floor_of(ADA, CAN, EVE), "can", "can", "eve")
    roster = replace(early_by_ada(case), on_call=(duty,))
    best = solver.repair(case, roster, ill(case, 2, name="can"), QUICK)[0]
    assert best.newly_on_call == (("eve", duty.window),)
    assert best.after.people == 1


def test_a_shift_makes_way_for_standing_by() -> None:
    """Eve's late shift of Tuesday leaves too little rest before Wednesday's window, and nobody needs it."""
    case, duty = standing_by(floor_of(ADA, CAN, EVE), "can", "can", "eve")
    roster = Roster(tuple(sorted((*early_by_ada(case).duties, *row(case, LATE, 1, agent="eve")))), (duty,))
    changes = Changes(evening(case, 0), away(case, "can", 2))
    best = solver.repair(case, roster, changes, QUICK)[0]
    assert best.newly_on_call == (("eve", duty.window),)
    assert {agent for agent, _ in touched(best)} == {"eve"}


def test_a_new_need_is_met_where_it_is_worth_it() -> None:
    """The match moves to the evening: somebody comes late."""
    case = floor_of(ADA, CAN)
    need = weekdays_only(case, wanted(case.grid, 1, (360, 1320)))
    best = solver.repair(case, early_by_ada(case), Changes(evening(case, 1), requirement=need), QUICK)[0]
    assert {change.after.template for change in best.changed if change.after is not None} >= {LATE.id}
    assert best.curve[0].loss_cents > best.before.loss_cents


def test_the_sick_owe_no_hours() -> None:
    """Ada has to work forty hours; what illness takes counts as worked, so the week costs no debt."""
    owed = Contract("owed", week_min=2400, least_week_min=2400, most_week_min=2400, least_share=0.0)
    case = floor_of(speaker("ada", contract=owed), EVE)
    nothing = by_way(solver.repair(case, early_by_ada(case), ill(case, 2), QUICK), "nothing")
    assert nothing.after.rules_cents == nothing.before.rules_cents
    assert not [v for v in check(nothing.case, nothing.roster) if v.rule == "weekly_hours"]


def test_an_absence_that_the_case_holds_already_counts_once() -> None:
    """Today's files may name the illness too; then what stood is still judged as it was before it."""
    case, changes = floor_of(ADA, CAN), ill(floor_of(ADA, CAN), 2)
    held = replace(case, absences=changes.absences)
    first, again = (solver.repair(one, early_by_ada(case), changes, QUICK)[0] for one in (case, held))
    assert first.before == again.before
    assert (first.roster, first.after) == (again.roster, again.after)


def test_unknown_people_and_empty_absences_are_refused_together() -> None:
    """All problems at once, each with its name."""
    case = floor_of(ADA)
    changes = Changes(0, (Absence("zoe", 0, 60), Absence("ada", 60, 60)), accepted=(("yan", MONDAY),))
    with pytest.raises(SolverError) as wrong:
        solver.repair(case, early_by_ada(case), changes, QUICK)
    assert [problem.code for problem in wrong.value.problems] == ["agent_unknown", "agent_unknown", "absence_empty"]


def test_days_outside_the_asked_span_stay() -> None:
    """Only Thursday may change, so Wednesday's loss stays."""
    case = floor_of(ADA, CAN)
    thursday = days_from(MONDAY, 3)[0]
    span = QUICK.model_copy(update={"first_day": thursday, "last_day": thursday})
    found = solver.repair(case, early_by_ada(case), ill(case, 2), span)
    assert {change.day for one in found for change in one.changed} <= {thursday}


def test_a_search_that_the_clock_ends_names_the_ways_that_it_never_tried() -> None:
    """Without any time only nothing is found, and nobody takes that for the answer."""
    case = floor_of(ADA, CAN, speaker("eve", "ru"))
    (cut,) = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK.model_copy(update={"time_limit_s": 0.0}))
    assert cut.untried == cut.cut_short == ("hours", "borrowed")
    assert cut.ways == ("nothing",)
    assert touched(cut) == []
    assert not any(one.cut_short for one in solver.repair(case, early_by_ada(case), ill(case, 2), QUICK))


def test_repairs_repeat() -> None:
    """The same question has the same answer."""
    case = floor_of(ADA, CAN, speaker("eve", "ru"), able=("ada", "can", "eve"))
    first, again = (solver.repair(case, early_by_ada(case), ill(case, 2, 3), QUICK) for _ in range(2))
    assert [(one.ways, one.roster, one.after) for one in first] == [(one.ways, one.roster, one.after) for one in again]
    assert np.isfinite(first[0].after.wage_cents)
