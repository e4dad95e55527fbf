"""What an operation agreed with its people reaches the roster case, and what it does not state binds nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.agreed import agreements
from planner.casework import make_case
from planner.inputs import Inputs
from planner.operation import OperationFile
from planner.operation.operation import LedgerMonth, Operation
from planner.stage_inputs import stage_keys
from solver.agreements import (
    NONE_AGREED,
    Bid,
    Course,
    Desk,
    Offer,
    OffQueue,
    Pair,
    Pattern,
    Site,
    TaggedDay,
    Tally,
)
from tests.planner.report import worlds

MONDAY = worlds.MONDAY


def stated(sections: dict[str, Any] | None = None, **changes: Any) -> Inputs:
    """The tiny operation with more sections in operation.yaml and other rows."""
    config = OperationFile.model_validate({**worlds.CONFIG, **(sections or {})})
    operation: Operation = replace(worlds.operation(), config=config, **changes)
    return replace(worlds.inputs(), operation=operation)


def test_an_operation_that_states_nothing_agreed_to_nothing() -> None:
    """Rules that look here then bind nobody."""
    assert agreements(stated()) == NONE_AGREED


def test_places_are_told_in_minutes_once_each_and_in_order() -> None:
    """Transport that is written twice comes once."""
    sites = {
        "main": {"seats": 20, "rooms": 2, "arrivals": ["07:30", "05:30", "07:30"], "departures": ["01:00"]},
        "far": {},
    }
    assert agreements(stated({"sites": sites})).sites == (
        Site("main", 20, 2, (330, 450), (60,)),
        Site("far", None, 1, (), ()),
    )


def test_a_desk_asks_what_operation_yaml_says() -> None:
    """All of it, in the words of the rules."""
    desk = {"menu": "standard", "skill": "vip", "proficiency": 3, "language": "en", "level": "C1", "spoken": True}
    found = agreements(stated({"desks": [desk, {"menu": "standard", "certificate": "kyc", "channel": "chat"}]})).desks
    assert found == (
        Desk("standard", "vip", 3, None, "en", "C1", True, None),
        Desk("standard", None, 1, "kyc", None, "B2", False, "chat"),
    )


def test_a_pattern_is_told_with_days_off_as_nothing() -> None:
    """The rules know "" as a day off."""
    week = ["standard", "standard", "*", "off", "off", "standard", "off"]
    spec = {"anchor": "2025-11-03", "weeks": [week, ["*"] * 7]}
    told = ("standard", "standard", "*", "", "", "standard", "")
    assert agreements(stated({"patterns": {"turn": spec}})).patterns == (Pattern("turn", MONDAY, (told, ("*",) * 7)),)


def test_big_matches_make_match_nights_on_their_local_day() -> None:
    """The derby of tier 1 on Wednesday counts; a match that nobody knows of yet does not."""
    derby, secret = worlds.operation().events
    small = replace(worlds.event("cup", 6, 21), tier=3)
    late = replace(worlds.event("late", 7, 0), tier=2)  # 00:00 in Istanbul is the day before in UTC
    promotion = replace(worlds.event("bonus", 8, 12), kind="promotion")
    events = (derby, secret, small, late, promotion)
    assert agreements(stated({"days": {"match_tier": 2}}, events=events)).days == (
        TaggedDay(date(2025, 11, 5), "match"),
        TaggedDay(date(2025, 11, 7), "match"),
    )
    assert agreements(stated({"days": {"match_tier": 1}}, events=events)).days == (
        TaggedDay(date(2025, 11, 5), "match"),
    )
    assert agreements(stated({}, events=events)).days == ()


def test_feasts_are_whole_holidays_of_the_countries_and_the_operations_own_days() -> None:
    """29 October is a feast in Turkey, its eve is half a day; a decreed day counts, one that is called off does not."""
    days = {"feasts": {"TR": "", "GR": "g1"}, "own": [{"date": "2025-10-30", "tag": "party"}]}
    calendar = {
        "extra": {"2025-10-31": "Decreed"},
        "overrides": [{"date": "2025-10-28", "name": "Moved", "part": "none", "country": "GR"}],
    }
    inputs = replace(stated({"days": days, "calendar": calendar}), start=date(2025, 10, 27))
    assert agreements(inputs).days == (
        TaggedDay(date(2025, 10, 29), "feast", ""),
        TaggedDay(date(2025, 10, 30), "party", ""),
        TaggedDay(date(2025, 10, 31), "feast", ""),
        TaggedDay(date(2025, 10, 31), "feast", "g1"),
    )


def test_own_days_outside_the_plan_are_left_out() -> None:
    """The week is 3 to 9 November."""
    own = [{"date": day, "group": "g1"} for day in ("2025-11-02", "2025-11-03", "2025-11-09", "2025-11-10")]
    assert [day.day.day for day in agreements(stated({"days": {"own": own}})).days] == [3, 9]


def test_the_ledger_adds_up_the_twelve_months_before_the_plan() -> None:
    """October 2024 is over, November 2024 counts; what a ledger says of later months does not."""
    rows = (
        LedgerMonth("ada", date(2024, 10, 1), (("nights", 100),)),
        LedgerMonth("ada", date(2024, 11, 1), (("nights", 3), ("overtime_min", 60))),
        LedgerMonth("ada", date(2025, 10, 1), (("nights", 4),)),
        LedgerMonth("ada", date(2025, 12, 1), (("nights", 100),)),
        LedgerMonth("can", date(2025, 9, 1), (("nights", 0),)),
    )
    assert agreements(stated(ledger=rows)).ledger == (
        Tally("ada", "nights", 7, 2),
        Tally("ada", "overtime_min", 60, 1),
        Tally("can", "nights", 0, 1),
    )


def test_a_ledger_never_speaks_of_more_than_twelve_months() -> None:
    """A plan that starts inside a month sees thirteen of them begun."""
    months = [date(2024, 11, 1), date(2024, 12, 1), *(date(2025, m, 1) for m in range(1, 12))]
    rows = tuple(LedgerMonth("ada", month, (("nights", 1),)) for month in months)
    assert agreements(stated(ledger=rows)).ledger == (Tally("ada", "nights", 13, 12),)


def test_who_can_teach_is_named_or_has_the_role() -> None:
    """Both together; an activity without a course is held as it comes."""
    ada, can, efe = worlds.operation().agents
    crew = (ada, replace(can, roles=frozenset({"trainer", "lead"})), efe)
    course = {"least": 2, "most": 6, "rooms": 3, "trainers": ["efe"], "trainer_roles": ["trainer"]}
    sections = {"activities": {"kyc": {"course": course}, "coaching": {}}}
    assert agreements(stated(sections, agents=crew)).courses == (Course("kyc", 2, 6, 3, ("can", "efe")),)


@pytest.mark.parametrize(
    ("terms", "who"),
    [
        ({}, ["ada", "can", "efe"]),
        ({"teams": ["blue"]}, ["ada", "can"]),
        ({"teams": ["blue"], "roles": ["lead", "mentor"]}, ["can"]),
        ({"contracts": ["full"], "teams": ["red"]}, ["efe"]),
        ({"contracts": ["part"]}, []),
    ],
)
def test_off_queue_time_is_owed_to_whoever_fits_all_terms(terms: dict[str, list[str]], who: list[str]) -> None:
    """An empty list means all."""
    ada, can, efe = worlds.operation().agents
    crew = (ada, replace(can, roles=frozenset({"lead"})), efe)
    contracts = {**worlds.CONFIG["contracts"], "part": {"week_h": 20, "least_week_h": 20, "most_week_h": 20}}  # type: ignore[dict-item]
    sections = {"contracts": contracts, "off_queue": {"read": {"length_min": 30, "period": "month", **terms}}}
    found = agreements(stated(sections, agents=crew)).off_queue
    assert found == tuple(OffQueue(agent, "read", 30, "month") for agent in who)


def test_pairs_bids_and_offers_come_as_they_are() -> None:
    """Offers for other weeks are left out."""
    offers = tuple(Offer("ada", date(2025, 11, day), "overtime") for day in (2, 3, 9, 10))
    inputs = stated(pairs=(Pair("ada", "can", "cover"),), bids=(Bid("ada", "standard", 60),), offers=offers)
    found = agreements(inputs)
    assert (found.pairs, found.bids) == ((Pair("ada", "can", "cover"),), (Bid("ada", "standard", 60),))
    assert found.offers == offers[1:3]


def test_the_case_holds_agreements_and_the_moment() -> None:
    """What rules look at is what the operation says."""
    inputs = stated({"sites": {"main": {"seats": 5}}})
    case = make_case(inputs, worlds.requirement())
    assert case.agreements == agreements(inputs)
    assert case.agreements.sites == (Site("main", 5),)
    assert case.as_of_min == worlds.GRID.start_min


def test_a_roster_is_kept_while_the_agreements_are_the_same() -> None:
    """Asking again later is free; another pair is another roster from the same requirement."""
    base = replace(worlds.inputs(), as_of=worlds.AS_OF + timedelta(hours=2))
    later = replace(base, as_of=base.as_of + timedelta(hours=30))
    paired = replace(base, operation=replace(base.operation, pairs=(Pair("ada", "can", "cover"),)))
    keys, again, other = (stage_keys(inputs) for inputs in (base, later, paired))
    assert keys == again
    assert keys["requirement"] == other["requirement"]
    assert keys["roster"] != other["roster"]
