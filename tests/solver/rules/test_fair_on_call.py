"""On-call shared fairly over a year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Tally
from solver.case import RosterCase
from solver.rules.fair_on_call import FairOnCall
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood, with_windows
from tests.solver.rules.worlds import ADA, CAN, MONDAY, a_case, an_agent, cents, found, opened

EVE = an_agent("eve")


def evenings(*tallies: Tally, at_cents: int = 100) -> RosterCase:
    """Ada, Can and Eve may stand by on four evenings; the ledger tells what they bore."""
    case = on_call_daily(a_case(FairOnCall(cents=at_cents), days=4, agents=(ADA, CAN, EVE)))
    return replace(case, agreements=Agreements(ledger=tallies))


def bore(**duties: int) -> tuple[Tally, ...]:
    """A whole year's on-call duties of each."""
    return tuple(Tally(agent, "on_call", amount) for agent, amount in duties.items())


def test_the_least_burdened_start_from_nothing() -> None:
    """Two each: one duty costs 1.00, two cost 3.00, and nobody pays for the past alone."""
    case = evenings(*bore(ada=2, can=2, eve=2))
    assert found(case) == ()
    assert [v.cents for v in found(case, on_call=stand(case, 0))] == [100]
    assert [v.cents for v in found(case, on_call=(*stand(case, 0, 1), *stand(case, 2, agent="can")))] == [300, 100]


def test_who_bore_more_is_dearer_from_the_first_duty() -> None:
    """Three more than Eve: Ada's next is her fourth beyond Eve, at 4.00, and the one after at 5.00."""
    case = evenings(*bore(ada=5, can=4, eve=2))
    (violation,) = found(case, on_call=stand(case, 0))
    assert (violation.rule, violation.agent, violation.unit) == ("fair_on_call", "ada", "standbys")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (4, 0, False, 400)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)
    assert cents(found(case, on_call=stand(case, 0, 1))) == 900
    assert cents(found(case, on_call=stand(case, 0, agent="can"))) == 300
    assert cents(found(case, on_call=stand(case, 0, agent="eve"))) == 100


def test_an_even_year_is_cheapest() -> None:
    """Ada bore two more: of four evenings it is best that she takes one or none, worst that she takes three."""
    case = evenings(*bore(ada=2, can=0, eve=0), at_cents=1)
    prices = [
        cents(found(case, on_call=(*stand(case, *ada), *stand(case, *can, agent="can"), *stand(case, 3, agent="eve"))))
        for ada, can in (((), (0, 1, 2)), ((0,), (1, 2)), ((0, 1), (2,)), ((0, 1, 2), ()))
    ]
    assert prices == [7, 7, 9, 13]


def test_months_asked_are_stretched_to_a_year() -> None:
    """Two in six months are four in twelve; one in eight is one and a half, rounded up to two."""
    half = (Tally("ada", "on_call", 2, 6.0), Tally("can", "on_call", 1, 8.0), *bore(eve=0))
    case = evenings(*half)
    assert cents(found(case, on_call=stand(case, 0))) == 500
    assert cents(found(case, on_call=stand(case, 0, agent="can"))) == 300


def test_who_has_no_row_bore_the_mean() -> None:
    """Ada bore six, Can two: Eve, who is new, starts from four, two beyond Can."""
    case = evenings(*bore(ada=6, can=2))
    assert cents(found(case, on_call=stand(case, 0, agent="eve"))) == 300


def test_only_those_who_could_be_asked_are_compared() -> None:
    """Eve bore nothing, but no window is open to her: Ada and Can start level."""
    case = evenings(*bore(ada=3, can=3, eve=0))
    pair = frozenset({"ada", "can"})
    case = with_windows(case, *(replace(window, agents=pair) for window in case.requirement.on_call))
    assert cents(found(case, on_call=stand(case, 0))) == 100
    alone = with_windows(case, *(replace(window, agents=frozenset({"ada"})) for window in case.requirement.on_call))
    assert found(alone, on_call=stand(alone, 0)) == ()
    assert alone.rules[0].forms(alone) == ()


def test_one_window_is_enough_to_be_asked() -> None:
    """Eve stands in one of four windows only, and bore nothing: the others are ahead of her; strangers are not."""
    case = evenings(*bore(ada=3, can=3, eve=0))
    first, *others = case.requirement.on_call
    narrow = (replace(window, agents=frozenset({"ada", "can", "gone"})) for window in others)
    case = with_windows(case, first, *narrow)
    assert cents(found(case, on_call=stand(case, 1))) == 400


def test_on_call_duties_of_the_opening_state_are_in_the_ledger() -> None:
    """They cost nothing again."""
    case = evenings(*bore(ada=1, can=1, eve=1))
    case = replace(case, opening=opened(on_call=stood(case, 1, 2)))
    assert cents(found(case, on_call=stand(case, 0))) == 100


def test_other_measures_and_no_ledger_say_nothing() -> None:
    """Nights are another rule's."""
    for case in (evenings(), evenings(Tally("ada", "nights", 9), Tally("can", "nights", 1))):
        assert found(case, on_call=stand(case, 0, 1)) == ()
        assert case.rules[0].forms(case) == ()


def test_people_with_an_equal_past_share_a_form() -> None:
    """All rise together; Ada and Eve, three ahead, pay three times the price on top."""
    case = evenings(*bore(ada=5, can=2, eve=5))
    first, second = case.rules[0].forms(case)
    assert (first.agents, first.cents, first.rising) == (frozenset({"ada", "can", "eve"}), 100, True)
    assert (second.agents, second.cents, second.rising) == (frozenset({"ada", "eve"}), 300, False)
    assert {(f.measure, f.period, f.most, f.windows) for f in (first, second)} == {("duties", "horizon", 0, None)}


def test_a_free_duty_is_no_price() -> None:
    """Fairness at 0.00 would be none; by default it is 3.00."""
    with pytest.raises(ValidationError):
        FairOnCall(cents=0)
    assert (FairOnCall().cents, FairOnCall(cents=1).cents) == (300, 1)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    tallies = bore(ada=7, can=4) if at.first_day == MONDAY else (*bore(ada=3, eve=3), Tally("can", "on_call", 4, 7.5))
    case = on_call_daily(a_case(FairOnCall(cents=70), first_day=at.first_day, days=3, agents=(ADA, CAN, EVE)))
    case = replace(case, agreements=Agreements(ledger=tallies))
    if at.past:
        case = replace(case, opening=opened(on_call=stood(case, 1)))
    return case, standby_slots(case, ("ada", "can", "eve"))


def tempting() -> RosterCase:
    """Ada comes first by name and bore four more than Can in the year: three evenings are Can's."""
    case = on_call_daily(a_case(FairOnCall(), days=3, agents=(ADA, CAN)))
    return replace(case, agreements=Agreements(ledger=bore(ada=9, can=5)))
