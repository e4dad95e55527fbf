"""`vardiya check --roster` and `vardiya explain rules` on a real folder: exit codes, words, JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from planner.repricing import Term
from solver.rules.presets import book
from tests.console import Ran, contents, vardiya


@pytest.fixture(scope="module")
def exported(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the planned operation `op` and its roster in `out`, as CSV and as a workbook."""
    home = tmp_path_factory.mktemp("exported")
    shutil.copytree(small_planned, home / "op")
    told = vardiya("export", home / "op", "--format", "csv", "--format", "xlsx", "--out", home / "out")
    assert told.code == 0, told.err
    return home


def rows_of(home: Path) -> list[str]:
    return (home / "out/roster.csv").read_text(encoding="utf-8").splitlines()


def checked(home: Path, tmp_path: Path, rows: list[str], *options: str) -> Ran:
    """The check of some rows."""
    path = tmp_path / "edited.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return vardiya("check", home / "op", "--roster", path, *options)


@pytest.mark.parametrize("name", ["roster.csv", "roster.xlsx"])
def test_an_export_checks_like_its_plan_and_nothing_is_written(name: str, exported: Path) -> None:
    """Whoever exports and checks at once must hear that nothing differs."""
    before = contents(exported / "out") | contents(exported / "op")
    told = vardiya("check", exported / "op", "--roster", exported / "out" / name)
    assert told.code == 0, told.err
    assert "No shift differs from plan" in told.out
    assert contents(exported / "out") | contents(exported / "op") == before


def test_an_edit_against_the_law_exits_1_and_is_told_in_words(exported: Path, tmp_path: Path) -> None:
    """A shift copied onto another agent's day: two at once."""
    head, first, *others = rows_of(exported)
    told = checked(exported, tmp_path, [head, first, first, *others])
    assert told.code == 1
    assert "1 shift changed" in told.out
    assert "One shift a day" in told.out
    assert "starts 2 shifts" in told.out or "2 shifts" in told.out


def test_machines_get_one_object_with_sentences(exported: Path, tmp_path: Path) -> None:
    """Rule, agent, when, amount, limit, unit and the sentence; what changed; which readings need counsel."""
    head, first, *others = rows_of(exported)
    told = checked(exported, tmp_path, [head, *others], "--json")
    assert told.body["schema"] == "vardiya.check/1"
    assert told.body["changes"]["shifts"] == 1
    assert told.body["changes"]["people"] == [first.split(",")[0]]
    assert told.body["roster"] == "edited.csv"
    assert isinstance(told.body["unverified_rules"], list)
    twice = checked(exported, tmp_path, [head, first, first, *others], "--json").body
    (rule,) = (v for v in twice["violations"] if v["rule"] == "one_shift_a_day")
    assert {"agent", "starts_at", "amount", "limit", "unit", "text"} <= rule.keys()
    assert rule["agent"] in rule["text"]


def test_rows_that_cannot_be_read_exit_2_all_together(exported: Path, tmp_path: Path) -> None:
    """File, row, column, value and remedy of each; nothing is judged."""
    head, first, *others = rows_of(exported)
    broken = [head, "nobody" + first[first.index(",") :], first.replace("T", " at ", 1), *others]
    told = checked(exported, tmp_path, broken)
    assert told.code == 2
    assert told.out == ""
    assert "The roster cannot be read, 2 problems" in told.err
    assert "edited.csv, row 2, column agent: “nobody” is no agent" in told.err
    assert "edited.csv, row 3, column starts_at" in told.err
    body = checked(exported, tmp_path, broken, "--json").body
    assert (body["exit_code"], body["errors"]) == (2, 2)


def test_a_roster_is_judged_without_any_plan(exported: Path, tmp_path: Path) -> None:
    """Its own weeks, the floors and on-call of operation.yaml."""
    shutil.copytree(exported / "op", tmp_path / "op", ignore=shutil.ignore_patterns(".vardiya"))
    told = vardiya("check", tmp_path / "op", "--roster", exported / "out/roster.csv", "--json")
    assert told.code == 0, told.err
    assert (told.body["plan"], told.body["changes"]) == (None, None)
    assert (told.body["start"], told.body["end"]) == ("2025-11-03", "2025-11-09")


def test_engine_and_checker_agree_on_a_stored_plan(exported: Path) -> None:
    """Term by term, in the JSON; one line for people."""
    told = vardiya("check", exported / "op", "--json")
    assert told.body["terms"]
    assert all(term["agrees"] for term in told.body["terms"])
    assert "price the plan alike" in vardiya("check", exported / "op").out


def test_a_price_that_differs_is_our_bug(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 70, with both figures, before any word on the law."""
    monkeypatch.setattr("planner.repricing.reprice", lambda *_: (Term("wish", 3000.0, 2500), Term("nights", 0.0, 0)))
    told = vardiya("check", exported / "op")
    assert told.code == 70
    assert "Engine and checker price the plan differently" in told.out
    assert "Wish" in told.out
    assert "Nights" not in told.out


def test_unverified_readings_are_named_by_validate_and_check(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book in force with an entry that binds and needs counsel says so wherever it is used."""
    turkey = book("turkey")
    entries = (e.model_copy(update={"verified": e.rule.kind != "daily_rest"}) for e in turkey.entries)
    doubted = turkey.model_copy(update={"entries": tuple(entries)})
    monkeypatch.setattr("planner.rule_reading.book", lambda _name: doubted)
    for command in (("check",), ("validate", "--weeks", "1"), ("check", "--roster", str(exported / "out/roster.csv"))):
        verb, *options = command
        assert "counsel" in vardiya(verb, exported / "op", *options).out


def test_the_rule_book_is_printed_in_both_languages(exported: Path) -> None:
    """And as one object for machines."""
    english = vardiya("explain", "rules", exported / "op")
    assert english.code == 0, english.err
    assert "Not legal advice" in english.out
    assert "Source: Shift regulation Art. 9" in english.out
    turkish = vardiya("explain", "rules", exported / "op", "--lang", "tr")
    assert "Hukuki danışmanlık değildir" in turkish.out
    body = vardiya("explain", "rules", exported / "op", "--json").body
    assert body["schema"] == "vardiya.explain-rules/1"
    assert json.dumps(body)


def test_a_change_of_the_book_may_name_who_decided(exported: Path, tmp_path: Path) -> None:
    """A reason is needed, a name is not."""
    shutil.copytree(exported / "op", tmp_path / "op")
    config = tmp_path / "op/operation.yaml"
    text = config.read_text(encoding="utf-8").replace("\nrules:\n  preset: turkey\n", "\n")
    change = 'daily_rest: {rest_min: 720, reason: agreed, by: "Works council"}'
    config.write_text(text + f"\nrules:\n  preset: turkey\n  changes:\n    {change}\n", encoding="utf-8")
    told = vardiya("explain", "rules", tmp_path / "op")
    assert told.code == 0, told.err
    assert "Tightened: rest_min 11 h 00 -> 12 h 00. Works council: agreed" in " ".join(told.out.split())


def test_a_check_counts_what_a_roster_costs_and_who_is_there(exported: Path) -> None:
    """The plan's roster and its export have the same cost, and the same people at a moment."""
    at = ("--at", "2025-11-05T12:00", "--queue", "phone-tr", "--json")
    plan = json.loads(vardiya("check", exported / "op", *at).out)
    file = json.loads(vardiya("check", exported / "op", "--roster", exported / "out/roster.csv", *at).out)
    assert plan["cost"] == file["cost"]
    assert plan["there"] == file["there"]
    assert plan["there"]["present_count"] == len(plan["there"]["present"]) > 0
    assert plan["cost"]["wages_cents"] > 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--at", "1999-01-01T10:00"), "lies outside the plan"),
        (("--at", "2025-11-05T12:00", "--queue", "phone-xx"), "phone-xx"),
        (("--queue", "phone-tr"), "add --at"),
    ],
)
def test_a_moment_or_queue_that_is_none_is_refused(options: tuple[str, ...], said: str, exported: Path) -> None:
    """Exit 2, with what is wrong."""
    told = vardiya("check", exported / "op", *options)
    assert told.code == 2
    assert said in told.err


def test_one_day_of_a_roster_file_is_simulated_like_its_plan(exported: Path) -> None:
    """The export is the plan's roster, so the day has the same service; another day is refused."""
    day = ("--day", "2025-11-05", "--replications", "2", "--json")
    plan = json.loads(vardiya("simulate", exported / "op", *day).out)
    file = json.loads(vardiya("simulate", exported / "op", "--roster", exported / "out/roster.csv", *day).out)
    assert plan["service"] == file["service"]
    assert {row["period"] for row in plan["service"]} == {"day"}
    refused = vardiya("simulate", exported / "op", "--day", "1999-01-01")
    assert refused.code == 2
    assert "lies outside the plan" in refused.err


def test_the_answers_of_check_and_simulate_are_said_in_turkish_too(exported: Path) -> None:
    """Who reads Turkish gets all of it in Turkish."""
    told = vardiya("check", exported / "op", "--at", "2025-11-05T12:00", "--queue", "phone-tr", "--lang", "tr")
    assert "yerinde" in told.out
    day = vardiya("simulate", exported / "op", "--day", "2025-11-05", "--replications", "2", "--lang", "tr")
    assert "zamanında" in day.out
