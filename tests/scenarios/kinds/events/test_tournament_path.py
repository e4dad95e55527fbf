"""If a team gets that far, its matches take place; beyond they do not."""

from __future__ import annotations

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.kinds.events import TournamentPath
from solver.grid import utc_minute

ROUNDS = (
    {"round": "round_of_16", "starts_at": "+1 21:00", "opponent": "Foça"},
    {"round": "quarter_final", "starts_at": "+3 21:00"},
    {"round": "quarter_final", "starts_at": "+5 21:00", "tier": 3},
    {"round": "final", "event": "derby"},
)


def change(reaches: str | None, **more: object) -> TournamentPath:
    path = {"kind": "tournament_path", "team": "Kuzey SK", "competition": "cup", "rounds": ROUNDS}
    return TournamentPath.model_validate({**path, "reaches": reaches, **more})


def new(inputs: Inputs, path: TournamentPath) -> list[EventRow]:
    assert not list(path.faults(inputs))
    found = set(path.apply(inputs).operation.events) - set(inputs.operation.events)
    return sorted(found, key=lambda row: row.starts_at)


def test_both_legs_of_the_round_it_reaches_take_place(week: Inputs) -> None:
    """Names of rounds are compared without case and dashes; tiers come from the cup's rules unless said."""
    rows = new(week, change("Quarter-Final"))
    assert [row.id for row in rows] == [
        "kuzey-sk-1-round-of-16",
        "kuzey-sk-2-quarter-final",
        "kuzey-sk-3-quarter-final",
    ]
    assert [row.tier for row in rows] == [2, 1, 3]
    assert [row.title for row in rows] == ["Kuzey SK - Foça", "Kuzey SK", "Kuzey SK"]
    assert all(row.knockout and row.competition == "cup" for row in rows)
    assert f"{week.grid.local(utc_minute(rows[1].starts_at)):%d %H:%M}" == "06 21:00"


def test_group_matches_may_end_level(week: Inputs) -> None:
    """No extra time is expected of them: the tag of knock-out matches is that of the later rounds."""
    rounds = ({"round": "group", "starts_at": "+1 21:00"}, {"round": "round_of_16", "starts_at": "+4 21:00"})
    rows = new(week, change("round_of_16", competition="", rounds=rounds))
    assert [(row.knockout, "knockout" in row.tags) for row in rows] == [(False, False), (True, True)]


def test_all_that_a_round_means_falls_away(week: Inputs) -> None:
    """Both matches of the calendar, not the first of them."""
    beyond = {"round": "final", "event": {"kind": "match", "which": "all"}}
    after = change(None, rounds=[beyond]).apply(week).operation.events
    assert {row.id for row in after} == {"bonus", "over", "payday"}


def test_what_the_calendar_has_beyond_falls_away(week: Inputs) -> None:
    """The final is there already: it stays only for who gets there."""
    out, through = change("round_of_16").apply(week), change("final").apply(week)
    assert "derby" not in {row.id for row in out.operation.events}
    assert "derby" in {row.id for row in through.operation.events}
    assert new(week, change(None)) == []


def test_a_round_that_is_not_listed_is_named(week: Inputs) -> None:
    """With the nearest."""
    (fault,) = change("quarter").faults(week)
    assert (fault.key, fault.code, fault.told["meant"]) == ("reaches", "unknown_round", "quarter_final")


def test_matches_need_one_time_inside_the_plan(week: Inputs) -> None:
    """Told at the rounds."""
    none = change("final", rounds=[{"round": "final"}])
    assert [(fault.key, fault.code, fault.value) for fault in none.faults(week)] == [
        ("rounds", "starts_or_event", "final")
    ]
    early = change("final", rounds=[{"round": "final", "starts_at": "-9 21:00"}], competition="cub")
    assert [(fault.key, fault.code) for fault in early.faults(week)] == [
        ("rounds", "change_outside_plan"),
        ("competition", "unknown_competition"),
    ]


def test_rounds_after_the_plan_change_nothing_in_it(week: Inputs) -> None:
    """A bracket goes on for weeks; a file of it fits plans of every length."""
    assert new(week, change("final", rounds=[{"round": "final", "starts_at": "+30 21:00"}])) == []
