"""Burdens counted as the rules of fairness count them, compared among those who could be asked, named by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.answers.askable import MEASURES, askable_days
from planner.answers.fairness import LEAST_PEOPLE, YEAR, Compared, compare_burdens, occasions
from solver.agreements import Agreements, TaggedDay, Tally
from solver.case import Absence, Protection, RosterCase, Wish
from solver.rules.fair_feasts import FairFeasts
from solver.rules.fair_match_nights import FairMatchNights
from solver.rules.fair_nights import FairNights
from solver.rules.fair_weekends import FairWeekends
from tests.solver.rules.worlds import LATE, MONDAY, NIGHT, a_case, an_agent, roster_of, row

PEOPLE = tuple(an_agent(name) for name in ("ada", "can", "deniz", "ece", "filiz", "gul"))
NIGHTS = FairNights(most_credit=0)
RULES = (NIGHTS, FairWeekends(most_credit=0), FairFeasts(most_credit=0), FairMatchNights(most_credit=0))
OF = dict(zip(("fair_nights", "fair_weekends", "fair_feasts", "fair_match_nights"), MEASURES, strict=False))
TALLIES = tuple(
    Tally(one.id, measure, 12, 12.0)
    for one in PEOPLE
    for measure in ("nights", "weekends", "feasts", "matches", "refused")
)
TAGS = (TaggedDay(MONDAY, "match"), TaggedDay(MONDAY + timedelta(days=6), "feast"))


def case_of(days: int = 14) -> RosterCase:
    made = a_case(*RULES, agents=PEOPLE, days=days)
    return replace(made, agreements=Agreements(days=TAGS, ledger=TALLIES))


CASE = case_of()
ROSTER = roster_of(
    *row(CASE, NIGHT, 0, 1, 5, 6),
    *row(CASE, LATE, 0, 6, 12, agent="can"),
    *row(CASE, NIGHT, 8, agent="deniz"),
)


def of(found: tuple[Compared, ...], measure: str, period: str) -> Compared:
    (one,) = (row for row in found if (row.measure, row.period) == (measure, period))
    return one


def test_counts_are_those_of_the_rules() -> None:
    """With no credit every rule of fairness tells its count of everybody who has any."""
    told = occasions(CASE, ROSTER)
    for rule in RULES:
        counts = {violation.agent: violation.amount for violation in rule.check(CASE, ROSTER)}
        assert counts
        assert counts == {who: len(days) for who, days in told[OF[rule.kind]].items() if days}


def test_a_wish_not_granted_and_an_on_call_duty_count_on_their_day() -> None:
    """A day off asked for and worked; a shift asked for and worked is granted."""
    wished = replace(CASE, wishes=(Wish("ada", MONDAY, "off"), Wish("can", MONDAY, "work")))
    assert occasions(wished, ROSTER)["refused"] == {"ada": [MONDAY]}


def test_a_month_is_told_per_thirty_days_in_which_one_could_be_asked() -> None:
    """Ada has 4 nights in 14 days; somebody away for a week has as much to bear in half the time."""
    months = compare_burdens(CASE, ROSTER, "ada")
    nights = of(months, "nights", "2026-03")
    assert (nights.own, nights.asked, nights.people, nights.rank, nights.level) == (4, 14.0, 6, 1, 0)
    assert nights.rate == pytest.approx(30 * 4 / 14)
    assert [nights.least, nights.most] == pytest.approx([0.0, 30 * 4 / 14])
    away = replace(CASE, absences=(Absence("ada", CASE.grid.day_bounds[7], CASE.grid.day_bounds[14]),))
    assert of(compare_burdens(away, ROSTER, "ada"), "nights", "2026-03").rate == pytest.approx(30 * 4 / 7)


def test_a_year_adds_the_ledger_and_stretches_a_newcomers_months() -> None:
    """Three nights in two months are 18 a year; the plan's half month counts too."""
    ledger = tuple(tally for tally in TALLIES if (tally.agent, tally.measure) != ("deniz", "nights"))
    new = replace(CASE, agreements=Agreements(days=TAGS, ledger=(*ledger, Tally("deniz", "nights", 3, 2.0))))
    year = of(compare_burdens(new, ROSTER, "deniz"), "nights", YEAR)
    assert (year.own, year.ledger) == (4, 3)
    assert year.rate == pytest.approx(12 * 4 / (2 + 14 / 30))


def test_who_could_not_be_asked_is_not_compared_nor_counted_among_the_others() -> None:
    """A protection from nights takes part in nothing, and its reason is nowhere."""
    held = Protection("gul", "no_nights", MONDAY, MONDAY + timedelta(days=13))
    spared = replace(CASE, protections=(held,))
    assert "gul" not in askable_days(spared, "nights")
    assert of(compare_burdens(spared, ROSTER, "ada"), "nights", "2026-03").people == 5
    own = of(compare_burdens(spared, ROSTER, "gul"), "nights", "2026-03")
    assert (own.comparable, own.asked) == (False, 0.0)


def test_few_people_are_not_compared() -> None:
    """Of four the figures of each could be read off."""
    few = replace(CASE, agents=PEOPLE[: LEAST_PEOPLE - 1])
    assert not any(one.comparable for one in compare_burdens(few, ROSTER, "ada"))
    assert of(compare_burdens(few, ROSTER, "ada"), "nights", "2026-03").own == 4


def test_those_compared_are_those_of_the_rules() -> None:
    """Whom a rule of fairness judges is who could be asked."""
    held = Protection("gul", "no_nights", MONDAY, MONDAY + timedelta(days=13))
    whole = Absence("ece", CASE.grid.start_min, CASE.grid.end_min)
    mixed = replace(CASE, protections=(held,), absences=(whole,))
    for rule in RULES:
        judged = {agent for form in rule.forms(mixed) for agent in form.agents}
        assert judged == set(askable_days(mixed, OF[rule.kind]))
