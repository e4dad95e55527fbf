"""The answer to changes in words: every kind told in both languages, tables that say what each way takes and gives."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import planner
from planner.answers.standing import Standing
from planner.changing.changes_file import ChangesFile
from planner.figures import cost_of
from planner.inputs import PlanRequest, gather
from planner.mending import Budget, Mended, mend
from planner.operation import load
from planner.operation.operation import EventRow
from planner.report.answers.reroster import Told, chosen_way, kept_parts, reroster_body, reroster_parts
from planner.report.answers.reroster_calls import calls_cents, calls_line, calls_note, wages_cents
from planner.report.answers.reroster_figures import Written
from planner.report.answers.reroster_files import Kept
from planner.report.answers.reroster_lines import loss_lines
from planner.report.answers.reroster_page import reroster_page
from planner.report.answers.reroster_tables import curve_table, moves_table, served_table, ways_table
from planner.report.tables import Line, Table
from planner.store import Store
from planner.words import LANGUAGES
from planner.words.numbers import signed
from solver.case import Absence
from solver.repairer import CallOut

NONE: frozenset[str] = frozenset()
CHANGES = (
    {"kind": "absence", "agent": "A1", "from": "2025-11-04", "to": "2025-11-05"},
    {"kind": "back", "agent": "A8", "from": "2025-11-09"},
    {"kind": "event_moved", "id": "derby", "to_time": "19:00"},
    {"kind": "event_cancelled", "id": "cup"},
    {"kind": "demand", "share": 0.4, "from": "2025-11-06"},
    {"kind": "outage", "since": "2025-11-05T12:10", "title": "Phones down"},
)
TOLD = Told(1, "op", Written())


def match(name: str, hour: int) -> EventRow:
    starts = datetime(2025, 11, 5, hour, tzinfo=UTC)
    return EventRow(name, "match", starts, None, False, name.title(), 1, NONE, NONE, NONE, NONE, None)


@pytest.fixture(scope="module")
def store(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    found = Store(Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("answer") / "op")))
    yield found
    found.close()


@pytest.fixture(scope="module")
def found(small_planned: Path, store: Store) -> Mended:
    """Everything that can happen, at once, to the minimal plan."""
    plan = store.plan()
    bounds = plan.grid.day_bounds
    operation = replace(
        load(small_planned),
        events=(match("cup", 12), match("derby", 15)),
        absences=(Absence("A8", bounds[5], bounds[7], 900),),
    )
    stood = Standing(plan, gather(operation, PlanRequest(plan.start, plan.weeks, plan.as_of, plan.seed)))
    asked = ChangesFile.model_validate({"notice_days": 1, "changes": list(CHANGES)})
    return mend(stood, asked, store, Budget(time_limit_s=2.0))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_change_is_told_in_both_languages(found: Mended, lang: str) -> None:
    """No code stands for a sentence, no parameter is missing."""
    texts = [part.text for part in reroster_parts(found, TOLD, lang) if isinstance(part, Line)]
    facts = [text for text in texts if text.startswith("•")]
    assert len(facts) == len(CHANGES)
    for text in texts:
        if re.match(r"\[\d+\] vardiya ", text):
            continue
        assert "[" not in text
        assert "_" not in text.replace("most_people", "").replace("notice_days", "")
    tables = [part for part in reroster_parts(found, TOLD, lang) if isinstance(part, Table)]
    assert all("_" not in cell for table in tables[:2] for cell in (*table.headings, table.title))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_somebody_who_is_back_touches_no_day_and_no_sentence_is_told_of_none(
    small_planned: Path, store: Store, lang: str
) -> None:
    """Nothing is simulated then, and nothing is said of it."""
    plan = store.plan()
    bounds = plan.grid.day_bounds
    operation = replace(load(small_planned), absences=(Absence("A8", bounds[5], bounds[7], 900),))
    stood = Standing(plan, gather(operation, PlanRequest(plan.start, plan.weeks, plan.as_of, plan.seed)))
    asked = ChangesFile.model_validate({"changes": [CHANGES[1]]})
    back = mend(stood, asked, store, Budget(time_limit_s=0.5))
    assert (back.served_before, back.served) == ((), ())
    shown = reroster_parts(back, TOLD, lang)
    texts = [part.text if isinstance(part, Line) else part.title for part in shown]
    assert not [text for text in texts if "()" in text or " 0 " in text or text.startswith("0 ")], texts
    assert reroster_body(back, TOLD)["served_before"] == []


def test_fewer_contacts_too_late_are_told_as_fewer(found: Mended) -> None:
    """No sentence says that minus 24 contacts wait."""
    turned = replace(found, served_before=found.served[0], served=(found.served_before, *found.served[1:]))
    as_told, other = (" ".join(line.text for line in loss_lines(one, "en")) for one in (found, turned))
    assert {"more contacts" in as_told, "fewer contacts" in as_told} == {True, False}
    assert ("more contacts" in as_told) == ("fewer contacts" in other)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whom_to_phone_is_told_apart_from_the_roster_that_is_stored(found: Mended, lang: str) -> None:
    """No roster holds a call, so wages are told with and without it, and `check` agrees with the latter."""
    start = found.view.grid.day_bounds[3] + 20 * 60
    way = replace(found.ways[0], called=(CallOut("A3", "night:2025-11-06", start, start + 120),))
    told = replace(found, ways=(way, *found.ways[1:]))
    (line,) = calls_line(told, way, lang)
    rate = next(one.hour_cents for one in way.case.agents if one.id == "A3") or way.case.costs.hour_cents
    assert calls_cents(way) == 2 * rate
    assert "A3" in line.text
    assert "20:00" in line.text
    stored, before = (
        cost_of(roster, told.world.inputs).total for roster in (told.roster(1), told.view.standing.plan.roster)
    )
    assert wages_cents(told, way) == stored - before
    for money in (stored - before, stored - before + 2 * rate):
        assert signed(money / 100, lang) in line.text
    (note,) = calls_note(told, lang)
    assert signed(2 * rate / 100, lang) in note.text
    assert calls_line(told, replace(way, called=()), lang) == ()
    kept = Kept(Written(plan="abc", number=1))
    assert line in kept_parts(told, kept, lang), "who takes it must know whom to phone"
    assert json.loads(json.dumps(reroster_body(told, TOLD)))["ways"][1]["calls_cents"] == 2 * rate


def test_every_way_has_a_row_of_what_it_takes_and_the_first_ones_of_what_they_give(found: Mended) -> None:
    """The plan as it stood comes first, then no shift changed, then the ways by rank."""
    assert found.nothing is not None
    assert [row[0] for row in ways_table(found, "en").rows] == [str(n) for n in range(len(found.ways) + 1)]
    assert len(served_table(found, "en").rows) == 1 + len(found.served)
    assert served_table(found, "en").rows[0][1] == "as planned"


def test_the_curve_ends_where_the_way_does(found: Mended) -> None:
    """People touched against loss: its last point is the way itself."""
    assert found.nothing is not None
    for way in found.ways:
        assert curve_table(way, "en").rows[-1][0] == str(way.after.people)
        assert len(moves_table(way, found.view.grid, "en").rows) == len(way.changed)


def test_machines_get_the_same_answer(found: Mended) -> None:
    """Plain values, every way with its people and days."""
    body = json.loads(json.dumps(reroster_body(found, TOLD)))
    assert body["need_moved"] is True
    assert [way["number"] for way in body["ways"]] == list(range(len(found.ways) + 1))
    assert body["ways"][0]["forced"][0]["agent"] == "A1"
    assert body["changes"][0]["from"] == "2025-11-04"


def test_the_page_shows_the_chosen_way(found: Mended) -> None:
    """A page that is read offline, in Turkish."""
    page = reroster_page(found, TOLD, "tr").decode()
    assert "Phones down" in page
    way = chosen_way(found, 1)
    assert all(change.agent in page for change in (way.changed if way else ()))


def test_callers_in_python_get_the_same_by_the_public_function(small_planned: Path, store: Store) -> None:
    """One function for the command, the nightly job and a dashboard."""
    asked = ChangesFile.model_validate({"changes": [CHANGES[0]]})
    mended = planner.reroster(load(small_planned), store.plan(), asked, budget=Budget(time_limit_s=0.5))
    assert mended.nothing is not None
    assert mended.plan(0).roster == mended.nothing.roster
