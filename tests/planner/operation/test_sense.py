"""What an operation promises and cannot keep is said before anything is planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.operation import load, validate
from planner.problems import Problem
from planner.words import sentence

Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]
START = date(2025, 11, 3)


def sense(folder: Path, start: date = START) -> dict[str, Problem]:
    """Problems by code, the last of each."""
    found = validate(load(folder), start, 4)
    assert all(problem.severity == "warning" for problem in found)
    return {problem.code: problem for problem in found}


def said(problem: Problem, lang: str = "en") -> str:
    return sentence(problem.code, dict(problem.parameters), lang)


def history(last: datetime, queues: tuple[str, ...], volume: int = 1, days: int = 28) -> str:
    """Hourly contacts of some queues up to a moment."""
    starts = [last - timedelta(hours=i) for i in range(days * 24)]
    rows = [f"{queue},{start.isoformat(timespec='minutes')},{volume},600" for queue in queues for start in starts]
    return "queue,start,offered,aht_s\n" + "\n".join(rows) + "\n"


LAST = datetime.fromisoformat("2025-11-02T23:00+03:00")


@pytest.fixture(autouse=True)
def full(write: Write) -> None:
    """Four weeks of history up to the plan, and what was before it."""
    write("contacts/may.csv", history(LAST, ("phone-tr", "chat-en")))
    write("previous.csv", "agent,kind,starts_at,ends_at\n")
    write("balances.csv", "agent,balance_min\n")


def test_a_floor_short_of_hours_says_whose_hours_and_how_many(change: Change, folder: Path) -> None:
    """112 hours a week against the 40 of the only speaker of English."""
    hours = '[{start: "10:00", end: "26:00"}]'
    change("operation.yaml", "least: 1, language: tr}", f"least: 1, language: en, hours: {hours}}}")
    found = sense(folder)["sense_floor_short"]
    assert found.column == "floors.phones"
    assert said(found).startswith("phones 10-02 = 112 h a week; ada 40 = 40; short 72")
    assert "eksik 72" in said(found, "tr")


def test_a_floor_with_hours_enough_but_one_person_is_missed_at_breaks(change: Change, folder: Path) -> None:
    """A floor of one with breaks counted needs two."""
    hours = '[{days: [mon, tue], start: "10:00", end: "14:00"}]'
    change("operation.yaml", "least: 1, language: tr}", f"least: 1, language: en, hours: {hours}}}")
    found = sense(folder)
    assert "sense_floor_short" not in found
    assert said(found["sense_floor_breaks"]).startswith("phones mon tue 10-14: at least 1 with breaks counted needs 2")


def test_a_floor_that_can_be_kept_is_not_mentioned(change: Change, folder: Path) -> None:
    """Three Turkish speakers keep eight hours a day easily."""
    change(
        "operation.yaml", "least: 1, language: tr}", 'least: 1, language: tr, hours: [{start: "10:00", end: "18:00"}]}'
    )
    assert not {"sense_floor_short", "sense_floor_tight", "sense_floor_breaks"} & set(sense(folder))


def test_a_language_with_more_work_than_speakers_is_said(write: Write, folder: Path) -> None:
    """168 hourly contacts of 600 s, 4 each, are 112 hours; chats at 2 at once take 0.7 of that; one speaker has 40."""
    write("contacts/may.csv", history(LAST, ("chat-en",), volume=4))
    found = sense(folder)
    told = said(found["sense_language_short"])
    assert told == "en: the work of the last 4 weeks takes 78.4 h a week; ada 40 = 40; short 38.4."


def test_a_language_that_nobody_speaks_is_said_so(change: Change, write: Write, folder: Path) -> None:
    """ "0 = 0; short 78" would leave the reader to guess."""
    write("contacts/may.csv", history(LAST, ("chat-en",), volume=4))
    operation = load(folder)
    alone = replace(operation, agents=tuple(a for a in operation.agents if a.id != "ada"))
    found = {p.code: p for p in validate(alone, START, 1)}
    assert said(found["sense_language_nobody"]) == (
        "en: the work of the last 4 weeks takes 78.4 h a week; nobody speaks it."
    )


def test_work_counts_the_last_four_weeks_only(write: Write, folder: Path) -> None:
    """A busy summer does not make a November short."""
    quiet = history(LAST, ("chat-en",), volume=1)
    busy = history(LAST - timedelta(days=28), ("chat-en",), volume=50).split("\n", 1)[1]
    write("contacts/may.csv", quiet + busy)
    assert "sense_language_short" not in sense(folder)


def test_absences_are_taken_off_the_hours(write: Write, change: Change, folder: Path) -> None:
    """Half of the plan away is half of the hours."""
    hours = '[{start: "10:00", end: "14:00"}]'
    change("operation.yaml", "least: 1, language: tr}", f"least: 1, language: en, hours: {hours}}}")
    write("absences.csv", "agent,starts_at,ends_at\nada,2025-11-03,2025-11-16\n")
    assert said(sense(folder)["sense_floor_short"]).startswith("phones 10-14 = 28 h a week; ada 20 = 20; short 8")


def test_people_whose_contract_is_over_or_ends_are_said(change: Change, folder: Path) -> None:
    """An expired contract is not planned, and not in silence."""
    change("agents.csv", ",,,2026-01-31,\n", ",,,2025-10-31,\n")
    assert dict(sense(folder)["sense_contract_over"].parameters) == {"agent": "can", "day": "2025-10-31"}
    assert "sense_contract_ends" in sense(folder, date(2025, 10, 6))
    assert "sense_contract_over" not in sense(folder, date(2025, 10, 6))


def test_a_certificate_that_ends_inside_the_plan_is_said(change: Change, folder: Path) -> None:
    """Its queues are closed to the agent for the whole plan, so here the queue has nobody left."""
    change("agents.csv", "kyc:2026-05-01", "kyc:2025-11-20")
    found = sense(folder)
    assert dict(found["sense_certificate_ends"].parameters)["day"] == "2025-11-20"
    assert dict(found["sense_queue_unserved"].parameters) == {"queue": "chat-en"}
    assert "sense_certificate_ends" not in sense(folder, date(2025, 10, 20))


def test_an_agent_without_a_queue_is_said(change: Change, folder: Path) -> None:
    """Somebody who speaks too little for every queue costs and cannot help."""
    change("agents.csv", "can,red,full,tr:C1/B2", "can,red,full,tr:B1")
    assert dict(sense(folder)["sense_agent_without_queue"].parameters) == {"agent": "can"}


def test_an_agent_whose_menus_do_not_fit_the_contract_is_said(change: Change, folder: Path) -> None:
    """Two days of eight hours cannot make thirty."""
    change("operation.yaml", "most_week_h: 45,", "most_week_h: 45, most_days_week: 2,")
    assert "day" in said(sense(folder)["sense_agent_without_shift"])


def test_history_that_ends_early_is_said(folder: Path) -> None:
    """The forecast would reach over weeks that nobody has seen."""
    assert "sense_history_early" not in sense(folder)
    assert dict(sense(folder, date(2025, 11, 17))["sense_history_early"].parameters) == {
        "day": "2025-11-03",
        "days": "14",
    }


def test_queues_that_fell_silent_or_never_spoke_are_said(write: Write, folder: Path) -> None:
    """A feed that broke looks like a queue without contacts."""
    rows = history(LAST - timedelta(days=5), ("chat-en",)).split("\n", 1)[1]
    write("contacts/may.csv", history(LAST, ("phone-tr",)) + rows)
    assert dict(sense(folder)["sense_queue_silent"].parameters) == {"queue": "chat-en", "day": "2025-10-28"}
    write("contacts/may.csv", history(LAST, ("phone-tr",)))
    assert dict(sense(folder)["sense_queue_without_history"].parameters) == {"queue": "chat-en"}


def test_without_previous_and_balances_the_unproven_rules_are_listed(folder: Path) -> None:
    """A plan that cannot see the last shift cannot prove the rest after it."""
    assert not {"sense_no_previous", "sense_no_balances"} & set(sense(folder))
    (folder / "previous.csv").unlink()
    (folder / "balances.csv").unlink()
    found = sense(folder)
    assert "daily_rest" in said(found["sense_no_previous"])
    assert "period_hours" in said(found["sense_no_balances"])


def test_the_rules_said_to_be_unproven_exist() -> None:
    """A renamed rule must not leave a ghost in the list."""
    from planner.operation.sense_people import BALANCE_RULES, OPENING_RULES
    from solver.rules import RULES

    assert {*OPENING_RULES, *BALANCE_RULES} <= {rule.model_fields["kind"].default for rule in RULES}


def test_a_certificate_written_almost_like_one_that_is_asked_for_is_said(change: Change, folder: Path) -> None:
    """Bea's paper is new to the operation: right, or a slip of the pen that costs a queue an agent."""
    change("agents.csv", "phone,lead|mentor,,,", "phone,lead|mentor,kyc1 fire,,")
    found = sense(folder)["sense_certificate_unasked"]
    assert (found.file, found.column) == ("agents.csv", "certificates")
    assert said(found).endswith("almost like it. Did you mean “kyc”?")
    assert "kyc1" in said(found, "tr")
    change("operation.yaml", "teams:\n", "certificates: {kyc: a, kyc1: b, aml: c, fire: d}\nteams:\n")
    assert "sense_certificate_unasked" not in sense(folder)
