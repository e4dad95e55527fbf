"""An operation's folder becomes one value that says what the files say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.operation import families, load
from planner.operation.operation import DriverFigures, LedgerMonth
from planner.problems import OperationError, Problem
from solver.case import Absence, ActivityDue, Lock, Protection, Wish
from solver.duties import Duty, OnCallDuty
from solver.grid import utc_minute
from solver.people import Language
from solver.queues import Concurrency, Kind, Overflow

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]


def minute(text: str) -> int:
    return utc_minute(datetime.fromisoformat(text))


def test_queues_take_the_defaults_of_their_channel(folder: Path) -> None:
    """A queue states only what is its own."""
    phone, chat = load(folder).queues
    assert (phone.kind, phone.spoken, phone.patience_s, phone.value_class) == (Kind.LIVE, True, 90, 1)
    assert (chat.level, chat.concurrency, chat.overflow) == ("B1", Concurrency(2, (1.0, 1.4)), Overflow("tr", 60))
    assert chat.opening == ((540, 1020), (540, 1020), None, None, None, None, None)
    assert phone.opening is None


def test_families_are_the_channels_own_or_named(folder: Path) -> None:
    """Chat and messaging may share a family; a channel alone is its own."""
    assert families(load(folder).config) == {"phone-tr": "phone", "chat-en": "text"}


def test_a_menu_expands_to_start_times_length(folder: Path) -> None:
    """Shifts are locked and exported by these ids."""
    templates = load(folder).templates
    assert [t.id for t in templates] == ["day-0800-540", "day-0900-540"]
    assert [t.paid_min for t in templates] == [480, 480]


def test_two_break_patterns_of_one_length_are_two_shifts(change: Change, folder: Path) -> None:
    """Both stay choosable, under ids of their own."""
    change("operation.yaml", "      - length_min: 540\n", "      - {length_min: 540}\n      - length_min: 540\n")
    assert [t.id for t in load(folder).templates][:2] == ["day-0800-540", "day-0800-540b"]


def test_an_agent_is_read_with_levels_skills_papers_and_speed(folder: Path) -> None:
    """What decides who may answer what, and how fast."""
    ada, bea, can = load(folder).agents
    assert ada.languages == (Language("en", "B2", "B2"), Language("tr", "C2", "C1"))
    assert ada.certificates == (("aml", None), ("kyc", date(2026, 5, 1)))
    assert (ada.speed, bea.speed, can.speed) == (1.1, 0.9, 1.0)
    assert (ada.hour_cents, bea.hour_cents) == (25000, 20000)
    assert bea.roles == {"lead", "mentor"}
    assert (can.skills, can.last_day) == ((("general", 3),), date(2026, 1, 31))


def test_contacts_are_in_utc_and_sorted_by_queue_as_configured(folder: Path) -> None:
    """The forecast gets one clean table."""
    contacts = load(folder).contacts
    assert contacts["queue"].tolist() == ["phone-tr", "phone-tr", "chat-en"]
    assert contacts["start"].iloc[0] == datetime(2025, 11, 1, 5, tzinfo=UTC)
    assert contacts["aht_s"].isna().tolist() == [False, False, True]


def test_instances_of_people_are_read(write: Write, folder: Path) -> None:
    """Absences, wishes, locks, protections, activities: one row, one value; empty cells take the default."""
    write("absences.csv", "agent,starts_at,ends_at,paid_min\ncan,2025-11-05T09:00,2025-11-05T18:00+03:00,480\n")
    write("wishes.csv", "agent,day,kind,rank,earliest,latest\nada,2025-11-06,start_between,2,09:00,10:30\n")
    write("locks.csv", "agent,day,shift\nada,2025-11-07,off\nbea,2025-11-07,day-0800-540\n")
    write("protections.csv", "agent,kind,first_day,last_day,amount_min\nbea,most_daily,2025-11-01,2026-02-28,450\n")
    write("activities.csv", "id,agent,kind,starts_at,ends_at\nt1,ada,training,2025-11-06T10:00,2025-11-06T11:00\n")
    operation = load(folder)
    day = minute("2025-11-05T06:00+00:00")
    assert operation.absences == (Absence("can", day, day + 540, 480),)
    assert operation.wishes == (Wish("ada", date(2025, 11, 6), "start_between", 2, 540, 630),)
    assert [lock.template for lock in operation.locks] == [None, "day-0800-540"]
    assert operation.locks[0] == Lock("ada", date(2025, 11, 7), None)
    assert operation.protections == (Protection("bea", "most_daily", date(2025, 11, 1), date(2026, 2, 28), 450),)
    start = minute("2025-11-06T07:00+00:00")
    assert operation.activities == (ActivityDue("t1", "ada", "training", 60, start, start + 60, fixed=True),)


def test_what_was_before_the_plan_is_read(write: Write, folder: Path) -> None:
    """Rest history and the first night's supply; a night belongs to the day on which it starts."""
    write(
        "previous.csv",
        "agent,kind,starts_at,ends_at,paid_min,shift\n"
        "ada,duty,2025-11-02T22:00,2025-11-03T06:00,450,night\n"
        "bea,on_call,2025-11-02T19:00,2025-11-03T01:00,,\n",
    )
    write("balances.csv", "agent,balance_min\nada,-120\n")
    write("ledger.csv", "agent,month,nights,on_call\nada,2025-10,4,1\n")
    operation = load(folder)
    start = minute("2025-11-02T19:00+00:00")
    assert operation.previous == (Duty("ada", start, start + 480, date(2025, 11, 2), "night", 450),)
    assert operation.previous_on_call == (OnCallDuty("bea", start - 180, start + 180, ""),)
    assert operation.balances_min == (("ada", -120),)
    assert operation.ledger == (LedgerMonth("ada", date(2025, 10, 1), (("nights", 4), ("on_call", 1))),)
    assert operation.has_previous
    assert operation.has_balances


def test_rows_of_people_who_left_are_dropped_and_said(write: Write, folder: Path) -> None:
    """The past holds people whom the present does not."""
    write("balances.csv", "agent,balance_min\nzoe,60\n")
    operation = load(folder)
    assert operation.balances_min == ()
    assert [(w.file, w.row, w.code) for w in operation.warnings] == [("balances.csv", 2, "agent_left")]


def test_duties_that_overlap_are_refused(write: Write, problems: Refused) -> None:
    """Nobody worked two shifts at once."""
    row = "ada,duty,2025-11-02T{},2025-11-02T{},60\n"
    write("previous.csv", "agent,kind,starts_at,ends_at,paid_min\n" + row.format("08:00", "17:00") * 2)
    assert [(p.row, p.code) for p in problems()] == [(3, "duties_overlap")]


def test_events_are_read_and_a_date_alone_means_that_the_hour_is_not_known(write: Write, folder: Path) -> None:
    """The forecast spreads such an event over its usual hours."""
    write(
        "events.csv",
        "id,kind,starts_at,ends_at,title,tier,tags,languages,known_from\n"
        "e1,promotion,2025-11-05T12:00,2025-11-06,Free bets,2,push vip,tr,2025-11-01T10:00\n"
        "e2,match,2025-11-09,,Derby,,,,\n",
    )
    first, second = load(folder).events
    assert first.ends_at == datetime(2025, 11, 6, 21, tzinfo=UTC)
    assert (first.tier, first.tags, first.languages) == (2, {"push", "vip"}, {"tr"})
    assert first.known_from == datetime(2025, 11, 1, 7, tzinfo=UTC)
    assert (second.date_only, second.starts_at) == (True, datetime(2025, 11, 8, 21, tzinfo=UTC))
    assert (second.ends_at, second.tier, second.known_from) == (None, 3, None)


def test_fixtures_become_matches_with_tier_and_tags(write: Write, folder: Path) -> None:
    """Thousands of matches are tagged by rule, not by hand."""
    write(
        "fixtures/cup.csv",
        "id,competition,season,round,home,away,starts_at,date_only\n"
        "m1,Cup,2025-26,Semi-final,Lions,Bears,2025-11-05T21:00+01:00,false\n"
        "m2,Cup,2025-26,Round 1,Cats,Dogs,2025-11-06,true\n",
    )
    first, second = load(folder).events
    assert (first.title, first.tier, first.starts_at) == ("Lions - Bears", 1, datetime(2025, 11, 5, 20, tzinfo=UTC))
    assert first.tags == {"Cup", "Semi-final", "home_interest", "derby"}
    assert (second.tier, second.tags, second.date_only) == (3, {"Cup"}, True)


def test_an_event_id_is_used_once_over_all_files(write: Write, problems: Refused) -> None:
    """The forecast explains itself by event ids."""
    write("events.csv", "id,kind,starts_at\nm1,promotion,2025-11-05T12:00\n")
    write(
        "fixtures/cup.csv",
        "id,competition,season,home,away,starts_at\nm1,Cup,2025-26,Lions,Bears,2025-11-05T21:00\n",
    )
    found = problems()
    assert [(p.file, p.row, p.code) for p in found] == [("fixtures/cup.csv", 2, "event_twice")]


def test_a_moved_match_may_stand_twice_with_what_was_known_when(write: Write, folder: Path) -> None:
    """Rows of one id are versions, in the order in which they became known."""
    row = "m1,Cup,2025-26,Lions,Bears,2025-11-{},{},true\n"
    write(
        "fixtures/cup.csv",
        "id,competition,season,home,away,starts_at,known_from,extra_time\n"
        + row.format("12T21:00", "2025-11-02")
        + row.format("05T21:00", "")
        + row.format("19T21:00", "2025-11-09"),
    )
    found = load(folder).events
    assert [event.starts_at.day for event in found] == [5, 12, 19]
    assert {(event.id, event.went_to_extra_time, event.sport, event.competition) for event in found} == {
        ("m1", True, "football", "Cup")
    }


def test_what_only_one_kind_has_is_read(write: Write, folder: Path) -> None:
    """The medium, the deadline, the sport and the tag of a game that cannot end level."""
    write(
        "events.csv",
        "id,kind,starts_at,sport,medium,deadline_at,tags\n"
        "a,match,2025-11-05T12:00,tennis,,,knockout\n"
        "b,message,2025-11-05T12:00,,push,,\n"
        "c,promotion,2025-11-05T12:00,,,2025-11-09,\n",
    )
    game, push, bonus = load(folder).events
    assert (game.sport, game.knockout, push.medium) == ("tennis", True, "push")
    assert bonus.deadline_at == datetime(2025, 11, 9, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("match,2025-11-05T12:00,cricket,,", "sport", "unknown_sport"),
        ("message,2025-11-05T12:00,,pigeon,", "medium", "unknown_medium"),
        ("payday,2025-11-05T12:00,tennis,,", "sport", "only_for_kind"),
        ("match,2025-11-05T12:00,,,2025-11-09", "deadline_at", "only_for_kind"),
        ("promotion,2025-11-05T12:00,,,2025-11-01", "deadline_at", "ends_before_start"),
    ],
)
def test_columns_that_do_not_suit_the_kind_are_refused(
    write: Write, problems: Refused, row: str, column: str, code: str
) -> None:
    """A sport of a payday is a slipped column."""
    write("events.csv", f"id,kind,starts_at,sport,medium,deadline_at\ne1,{row}\n")
    assert [(p.row, p.column, p.code) for p in problems()] == [(2, column, code)]


def test_edits_have_a_factor_or_an_amount(write: Write, problems: Refused) -> None:
    """Both together have no order."""
    write("forecast_edits.csv", "name,queue,starts_at,ends_at,factor,add\nx,phone-tr,2025-11-05,2025-11-05,1.2,3\n")
    assert [p.code for p in problems()] == ["factor_or_add"]


def test_an_edit_of_a_channel_reaches_its_queues_and_says_who_made_it(folder: Path, write: Write) -> None:
    """ "Chat only" is one row, not one a queue."""
    header = "name,channels,starts_at,ends_at,add,by,reason"
    write("forecast_edits.csv", f"{header}\nnewsletter,phone,2025-11-05,2025-11-05,40,Ada,mail to 20k customers\n")
    (edit,) = load(folder).edits
    assert (edit.queues, edit.add, edit.by, edit.reason) == (("phone-tr",), 40.0, "Ada", "mail to 20k customers")


def test_a_driver_series_is_described_once_and_its_figures_stand_in_a_table(folder: Path, write: Write) -> None:
    """Registrations of the day before bring documents today."""
    config = (folder / "operation.yaml").read_text(encoding="utf-8")
    write("operation.yaml", f"{config}forecast:\n  drivers:\n    signups: {{lags_days: [1], lead_days: -1}}\n")
    write("drivers.csv", "driver,date,value\nsignups,2025-05-06,120\nsignups,2025-05-05,100\n")
    loaded = load(folder)
    assert loaded.drivers == (DriverFigures("signups", ((date(2025, 5, 5), 100.0), (date(2025, 5, 6), 120.0))),)
    assert loaded.config.forecast.drivers["signups"].lags_days == (1,)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("signup,2025-05-06,1", "unknown_driver"),
        ("signups,2025-05-05,2", "row_twice"),
        ("signups,2025-05-06,-2", "driver_below_zero"),
    ],
)
def test_figures_of_a_driver_that_cannot_be_are_refused(
    folder: Path, write: Write, problems: Refused, row: str, code: str
) -> None:
    """A series nobody described would be read for nothing."""
    config = (folder / "operation.yaml").read_text(encoding="utf-8")
    write("operation.yaml", f"{config}forecast:\n  drivers:\n    signups: {{lead_days: null}}\n")
    write("drivers.csv", f"driver,date,value\nsignups,2025-05-05,1\n{row}\n")
    assert [p.code for p in problems()] == [code]


def test_digests_cover_every_file_but_the_names(folder: Path, change: Change) -> None:
    """A plan is the same plan when somebody marries."""
    before = load(folder).files
    assert [name for name, _ in before] == ["agents.csv", "contacts/may.csv", "operation.yaml"]
    change("names.csv", "Ada Ay", "Ada Al")
    assert load(folder).files == before
    change("contacts/may.csv", "280.5", "281")
    assert load(folder).files != before


def test_names_are_nowhere_in_the_operation(folder: Path) -> None:
    """What is not there cannot leak."""
    assert "Ada Ay" not in repr(load(folder))


def test_a_file_that_leads_out_of_the_folder_is_refused(folder: Path, problems: Refused, tmp_path: Path) -> None:
    """An operation from somebody else must not read the rest of the machine."""
    outside = tmp_path.parent / f"{tmp_path.name}-outside.csv"
    outside.write_text("id,kind,starts_at\n", encoding="utf-8")
    (folder / "events.csv").symlink_to(outside)
    assert [(p.file, p.code) for p in problems()] == [("events.csv", "file_outside")]


def test_a_folder_without_operation_yaml_says_so(tmp_path: Path) -> None:
    """The most common mistake: the wrong folder."""
    with pytest.raises(OperationError) as caught:
        load(tmp_path)
    assert [(p.file, p.code) for p in caught.value.problems] == [("operation.yaml", "file_missing")]


def test_changes_of_rules_name_known_rules_and_parameters(change: Change, problems: Refused) -> None:
    """A misspelt rule would not be changed, and nobody would know."""
    change(
        "operation.yaml",
        "activities:\n",
        "rules:\n"
        "  changes:\n"
        "    dayly_rest: {rest_min: 720, reason: agreed}\n"
        "    daily_rest: {rest_mins: 720, reason: agreed}\n"
        "    weekly_rest: {reason: ''}\n"
        "  drop: {wishes: ' '}\n"
        "activities:\n",
    )
    assert {(p.column, p.code, dict(p.parameters).get("meant")) for p in problems()} == {
        ("rules.changes.dayly_rest", "unknown_rule", "daily_rest"),
        ("rules.changes.daily_rest.rest_mins", "yaml_unknown_key", "rest_min"),
        ("rules.changes.weekly_rest", "reason_needed", None),
        ("rules.drop.wishes", "unknown_rule", "wish"),
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("lead: bea", "lead: zoe", "unknown_agent"),
        ("slowdown: [1.0, 1.4]", "slowdown: [1.0]", "slowdown_length"),
        ('last: "09:00"', 'last: "07:00"', "menu_order"),
        ("earliest_min: 120", "earliest_min: 125", "menu_off_grid"),
        ('start: "09:00", end: "17:00"', 'start: "17:00", end: "09:00"', "opening_order"),
        ('"Lions - Bears": 2', "Lions: 2", "derby_pair"),
        ("phones: {least: 1, language: tr}", "phones: {least: 1, language: ru}", "unknown_language"),
        ("phones: {least: 1, language: tr}", "phones: {least: 1}", "floor_of_nobody"),
        ("phones: {least: 1, language: tr}", "phones: {least: 1, role: boss}", "unknown_role"),
        ("overflow: {language: tr", "overflow: {language: xx", "unknown_language"),
        ("version: 1", "version: 2", "yaml_choice"),
        ("week_h: 40, least", "week_h: 20, least", "contract_order"),
        ("patience_s: 90", "patience_s: -1", "yaml_bounds"),
        ("patience_s: 90", "patience_s: .inf", "needs_number"),
        ('first: "08:00"', 'first: "8.00"', "clock"),
        ("name: Kiosk", "nane: Kiosk", "yaml_missing_key"),
    ],
)
def test_a_configuration_without_sense_is_refused(
    change: Change, problems: Refused, old: str, new: str, code: str
) -> None:
    """Each cross reference and order of operation.yaml is looked at, and its line is known."""
    change("operation.yaml", old, new)
    found = [p for p in problems() if p.code == code]
    assert found
    assert all(p.file == "operation.yaml" and p.row for p in found)
