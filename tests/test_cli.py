"""The command line keeps its contract: help, one JSON object, documented exit codes, two languages."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer

import cli
from planner.locking import operation_lock
from planner.plans import RosterStage
from planner.rostering import Built, build_roster
from planner.store import Store
from solver.outcomes import Result, Status, Violation
from tests.console import Ran, contents, vardiya
from tests.sources import ROOT

SHORT = ("--weeks", "1")  # its search is cut to a second in operation.yaml
SCENARIO = "name: More\nroster: keep\nchanges:\n  - {kind: volume, share: 0.2}\n"
FIXTURES = {"name": "Cup 2025/26", "matches": [{"round": "1", "date": "2025-11-05", "team1": "A", "team2": "B"}]}

# Every command that reads an operation, as typed behind `vardiya` in a folder that holds `op` and `more.yaml`.
READING = {
    "validate": ("validate", "op", "--weeks", "1"),
    "forecast": ("forecast", "op", "--weeks", "1"),
    "backtest": ("backtest", "op", "--origins", "1", "--horizon", "7"),
    "explain-forecast": ("explain", "forecast", "op", "--queue", "phone-tr", "--day", "2025-10-29"),
    "explain-rules": ("explain", "rules", "op"),
    "intraday": ("intraday", "op", "--as-of", "2025-10-29T14:00"),
    "requirement": ("staff", "op", "--weeks", "1"),
    "roster": ("roster", "op", *SHORT),
    "plan": ("plan", "op", *SHORT),
    "check": ("check", "op"),
    "simulate": ("simulate", "op", "--seed", "7"),
    "publish": ("publish", "op"),
    "diff": ("diff", "op"),
    "export": ("export", "op", "--format", "csv", "--out", "out"),
    "nightly": ("nightly", "op", *SHORT),
    "scenario-run": ("scenario", "run", "op", "more.yaml", "--replications", "5"),
}

SCHEMAS = {"nightly": 2}  # whose payload changed since the first; the others are at 1


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by what is typed for it."""

    def walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield path, command
        else:
            for name, found in inner.items():
                yield from walk(f"{path} {name}".strip(), found)

    yield from walk("", typer.main.get_command(cli.app))


COMMANDS = dict(commands())
Edit = Callable[[str, str, str], None]


@pytest.fixture
def home(small_planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: the planned small operation and a scenario."""
    shutil.copytree(small_planned, tmp_path / "op")
    (tmp_path / "more.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def change(home: Path) -> Edit:
    """Replace a text of one of the operation's files."""

    def put(name: str, old: str, new: str) -> None:
        path = home / "op" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return put


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_a_place_in_the_reference(name: str) -> None:
    """A planner learns a command from its help, before any manual."""
    told = vardiya(*name.split(), "--help")
    assert told.code == 0
    assert f"Example: vardiya {name}" in " ".join(told.out.split())
    assert f"## vardiya {name}\n" in (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_json_and_takes_the_folder_first(name: str) -> None:
    """One habit for all verbs."""
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert "--json" in options
    assert "--lang" in options
    if name not in ("schema", "erlang"):
        assert COMMANDS[name].params[0].name == "folder"


@pytest.mark.parametrize("kind", READING)
def test_json_is_one_object_with_its_version_and_words_go_to_stderr(kind: str, home: Path) -> None:
    """A program reads stdout, a person stderr."""
    if kind == "diff":
        assert vardiya("publish", "op").code == 0
    told = vardiya(*READING[kind], "--json")
    assert told.code == 0, told.err
    assert told.out.count("\n") == 1
    assert told.body["schema"] == f"vardiya.{kind}/{SCHEMAS.get(kind, 1)}"
    assert told.err.strip()


def test_commands_that_need_no_history_speak_json_too(home: Path, change: Edit) -> None:
    """init, schema and import."""
    assert vardiya("init", "new", "--template", "minimal", "--json").body["schema"] == "vardiya.init/1"
    schema = vardiya("schema", "--json").body
    assert schema["operation"] == json.loads(vardiya("schema").out)
    change("operation.yaml", "floors:", "matches: {competitions: {Cup: {zone: Europe/Istanbul}}}\nfloors:")
    (home / "cup.json").write_text(json.dumps(FIXTURES), encoding="utf-8")
    told = vardiya("import", "op", "--fixtures", "cup.json", "--competition", "Cup", "--from", "2025-11-03", "--json")
    assert told.code == 0, told.err
    assert (told.body["schema"], told.body["added"]) == ("vardiya.import/1", 1)
    assert (told.body["left_out"], told.body["warnings"]) == (0, [])


def test_a_backtest_proves_its_choice_and_writes_a_page(home: Path) -> None:
    """One object for machines, one offline file for people; the newest test start ends with the history."""
    told = vardiya("backtest", "op", "--origins", "2", "--horizon", "7", "--html", "pages/backtest.html", "--json")
    assert told.code == 0, told.err
    assert told.body["origins"][-1] == "2025-10-25T21:00:00+00:00"
    assert told.body["chosen"].keys() == {"phone-tr"}
    assert [row["queue"] for row in told.body["proof"]] == ["phone-tr", "*"]
    assert {"wape", "mase", "bias", "wql", "cov80", "cov90", "floor"} <= told.body["scores"][0].keys()
    assert "page is in pages/backtest.html" in told.err
    assert (home / "pages/backtest.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_choice_is_shown_and_written_only_when_told_to(home: Path, change: Edit) -> None:
    """operation.yaml is the planner's file."""
    change("operation.yaml", "floors:", "forecast:\n  models: {phone-tr: seasonal_naive} # for now\n\nfloors:")
    asked = ("backtest", "op", "--origins", "2", "--horizon", "7", "--models", "two_stage")
    before = contents(home / "op")["operation.yaml"]
    shown = vardiya(*asked, "--json")
    assert shown.code == 0, shown.err
    assert (shown.body["models_used"], shown.body["applied"]) == ({"phone-tr": "seasonal_naive"}, False)
    assert contents(home / "op")["operation.yaml"] == before
    assert shown.body["yaml"] == "forecast:\n  models:\n    phone-tr: two_stage\n"
    assert "phone-tr: two_stage" in shown.err
    assert vardiya(*asked, "--apply", "--json").body["applied"] is True
    after = contents(home / "op")["operation.yaml"]
    assert after.split() == before.replace(b"seasonal_naive", b"two_stage").split()
    again = vardiya(*asked, "--apply", "--lang", "tr")
    assert "zaten kullanıyor" in again.out
    assert contents(home / "op")["operation.yaml"] == after


def test_today_is_forecast_again_and_a_day_without_reports_is_refused(home: Path) -> None:
    """The team lead asks at two o'clock; an empty answer would look like a quiet day."""
    told = vardiya("intraday", "op", "--as-of", "2025-10-29T14:00", "--lang", "tr")
    assert told.code == 0, told.err
    assert "temas bekleniyor" in told.out
    refused = vardiya("intraday", "op", "--as-of", "2025-11-12T14:00")
    assert refused.code == 2
    assert "nothing of 2025-11-12 is reported" in refused.err


def test_a_forecast_is_explained_and_its_error_given_back(home: Path) -> None:
    """Parts add to the mean, error parts to the difference; the day was forecast the night before."""
    asked = ("explain", "forecast", "op", "--queue", "phone-tr", "--day", "2025-10-29")
    body = vardiya(*asked, "--html", "why.html", "--json").body
    assert body["as_of"] == "2025-10-28T21:00:00+00:00"
    assert sum(body["parts"].values()) == pytest.approx(body["mean"])
    assert body["difference"] == pytest.approx(body["actual"] - body["mean"])
    assert sum(body["error_parts"].values()) == pytest.approx(body["difference"])
    assert "<svg" in (home / "why.html").read_text(encoding="utf-8")
    assert "hafta günü" in vardiya(*asked, "--lang", "tr").out


def test_edits_are_layers_that_explain_themselves(home: Path) -> None:
    """What somebody added stands beside what the model expects, with who and why."""
    rows = "name,channels,starts_at,ends_at,add,by,reason\nmailing,phone,2025-11-05,2025-11-05,50,Ada,20k mails\n"
    (home / "op/forecast_edits.csv").write_text(rows, encoding="utf-8")
    told = vardiya("explain", "forecast", "op", "--queue", "phone-tr", "--day", "2025-11-05")
    assert told.code == 0, told.err
    assert "edit mailing (by Ada: 20k mails)" in told.out
    assert "+50.0" in told.out
    at = vardiya("explain", "forecast", "op", "--queue", "phone-tr", "--at", "2025-11-05T12:00", "--json").body
    assert at["at"] == "2025-11-05T12:00:00+03:00"
    assert 0 < at["parts"]["mailing"] < 5


def test_import_tells_what_it_leaves_out(home: Path, change: Edit) -> None:
    """A postponed match disappears from the plan; whoever imports has to know."""
    change("operation.yaml", "floors:", "matches: {competitions: {Cup: {zone: Europe/Istanbul}}}\nfloors:")
    off = {"round": "1", "date": "2025-11-06", "team1": "C", "team2": "D", "status": "postponed"}
    matches = [*FIXTURES["matches"], off]  # type: ignore[misc]
    (home / "cup.json").write_text(json.dumps(FIXTURES | {"matches": matches}), encoding="utf-8")
    told = vardiya("import", "op", "--fixtures", "cup.json", "--competition", "Cup", "--json")
    assert (told.body["added"], told.body["left_out"]) == (1, 1)
    assert [warning["code"] for warning in told.body["warnings"]] == ["import_postponed"]
    assert "1 left out" in told.err
    assert "C - D" in told.err


def test_import_takes_in_a_competition_with_a_tier(home: Path) -> None:
    """Nobody edits operation.yaml for a cup that comes once; the file is left as it is."""
    before = (home / "op/operation.yaml").read_bytes()
    (home / "cup.txt").write_text("= Cup 2025\nSat Nov/8\n 18:00 UTC+1  A v B\n", encoding="utf-8")
    told = vardiya(
        "import", "op", "--fixtures", "cup.txt", "--format", "openfootball-text", "--competition", "Cup", "--tier", "2"
    )
    assert told.code == 0, told.err
    assert "1 added" in told.out
    assert (home / "op/operation.yaml").read_bytes() == before
    assert vardiya("validate", "op").code == 0


def test_import_of_an_address_inside_the_house_has_to_be_allowed(home: Path) -> None:
    """The refusal names the flag; with it the address is tried."""
    place = ("import", "op", "--fixtures", "http://127.0.0.1:9/cup.ics", "--format", "ical", "--competition", "Cup")
    refused = vardiya(*place, "--tier", "2")
    assert refused.code == 2
    assert "--allow-private" in refused.err
    tried = vardiya(*place, "--tier", "2", "--allow-private")
    assert tried.code == 2
    assert "could not be fetched" in tried.err


def test_a_plan_of_somebody_who_left_is_not_proven_again(home: Path) -> None:
    """The solver's own error about an unknown agent would help nobody."""
    file = home / "op" / "agents.csv"
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(rows[:1] + rows[2:]), encoding="utf-8")
    for command in ("check", "simulate"):
        told = vardiya(command, "op")
        assert told.code == 2
        assert "agents.csv has changed since" in told.err
        assert "cannot be used" not in told.err


def test_a_plan_is_stored_with_what_it_was_made_from(home: Path) -> None:
    """As of when, which seed, whether targets are met: a machine needs no second call."""
    shutil.rmtree(home / "op/.vardiya")
    told = vardiya("plan", "op", *SHORT, "--json")
    assert told.code == 0, told.err
    assert told.body["as_of"] == "2025-11-02T19:00:00+00:00"
    assert (told.body["start"], told.body["seed"], told.body["hard_violations"]) == ("2025-11-03", 1, 0)
    assert isinstance(told.body["targets_met"], bool)
    assert [plan for plan, _ in Store(home / "op").plan_ids()] == [told.body["plan"]]


@pytest.mark.parametrize("kind", ["validate", "forecast", "requirement", "roster", "plan", "check", "simulate"])
def test_the_default_of_as_of_is_printed(kind: str, home: Path) -> None:
    """What a plan did not see is the first question when it is wrong."""
    assert "As of Sun 2 Nov 22:00" in vardiya(*READING[kind]).out


def test_as_of_hides_what_came_later(home: Path) -> None:
    """A plan can be made as it would have been made then."""
    told = vardiya("forecast", "op", "--weeks", "1", "--as-of", "2025-10-26T00:00+03:00", "--json").body
    assert (told["as_of"], told["start"]) == ("2025-10-25T21:00:00+00:00", "2025-10-27")


def test_the_language_is_chosen_before_or_after_the_verb_and_only_for_this_run(home: Path) -> None:
    """Both places are natural."""
    english, turkish = vardiya("check", "op"), vardiya("check", "op", "--lang", "tr")
    assert turkish.out == vardiya("--lang", "tr", "check", "op").out
    assert turkish.out != english.out
    assert vardiya("check", "op").out == english.out
    assert "kilit kendiliğinden açılır" in _locked("--lang", "tr", "plan", "op").err


def test_check_finds_what_todays_files_make_illegal_and_publish_refuses_it(home: Path) -> None:
    """Somebody fell ill after the plan was made: exit 1, the old publication stays."""
    duty = Store(home / "op").plan().roster.duties[0]
    absence = f"agent,starts_at,ends_at\n{duty.agent},{duty.day},{duty.day}\n"
    (home / "op/absences.csv").write_text(absence, encoding="utf-8")
    told = vardiya("check", "op", "--json")
    assert told.code == 1
    assert {v["rule"] for v in told.body["violations"] if v["hard"]} == {"absence"}
    assert vardiya("publish", "op").code == 1
    assert Store(home / "op").published() is None


def test_a_missed_target_is_an_error_only_under_strict(home: Path, change: Edit) -> None:
    """The plan is stored all the same: exit 1 is for the job that called."""
    change("operation.yaml", "target_share: 0.80, threshold_s: 30", "target_share: 0.99, threshold_s: 5")
    loose = vardiya("plan", "op", *SHORT, "--json")
    assert (loose.code, loose.body["targets_met"]) == (0, False)
    strict = vardiya("plan", "op", *SHORT, "--strict", "--json")
    assert (strict.code, strict.body["plan"]) == (1, loose.body["plan"])


def test_a_nightly_gate_exits_1_and_changes_nothing(home: Path) -> None:
    """Stale history: the last plan is kept."""
    before = Store(home / "op").plan_ids()
    told = vardiya("nightly", "op", *SHORT, "--as-of", "2025-11-20T00:00", "--json")
    assert told.code == 1
    assert [gate["code"] for gate in told.body["nights"][0]["gates"]] == ["gate_stale"]
    assert Store(home / "op").plan_ids() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan", "op", "--bogus"), "No such option: --bogus"),
        (("plam", "op"), "No such command 'plam'"),
        (("plan", "op", "--start", "tomorrow"), "write YYYY-MM-DD"),
        (("plan", "op", "--as-of", "lately"), "write 2025-11-02T00:00+03:00"),
        (("plan", "op", "--lang", "de"), "choose en or tr"),
        (("import", "op"), "Missing option"),
        (("scenario", "run"), "Missing argument"),
    ],
)
def test_usage_errors_read_as_usual(arguments: tuple[str, ...], said: str, home: Path) -> None:
    """Usage line, where to get help, what is wrong; exit 2."""
    told = vardiya(*arguments)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: vardiya")
    assert "--help' for help." in told.err
    assert said in told.err
    assert vardiya(*arguments, "--json").body["exit_code"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan", "op", "--start", "2025-10-06"), "before its history ends"),
        (("plan", "op", "--weeks", "13"), "allowed are 1 to 12"),
        (("check", "op", "--plan", "zzz"), "No such plan"),
        (("diff", "op"), "Nothing is published yet"),
        (("export", "op", "--format", "xslx"), "Did you mean “xlsx”?"),
        (("init", "other", "--template", "minimall"), "Did you mean “minimal”?"),
        (("init", "op", "--template", "minimal"), "not empty"),
        (("check", "nowhere"), "operation.yaml: the file is missing"),
        (("scenario", "run", "op", "none.yaml"), "none.yaml"),
        (("backtest", "op", "--models", "two_stag"), "Did you mean “two_stage”?"),
        (("backtest", "op", "--origins", "0"), "allowed are 1 to 104"),
        (("explain", "forecast", "op", "--queue", "phone-rt"), "Did you mean “phone-tr”?"),
    ],
)
def test_a_request_that_makes_no_sense_exits_2_and_writes_nothing(
    arguments: tuple[str, ...], said: str, home: Path
) -> None:
    """What was there before is there afterwards."""
    before = contents(home)
    told = vardiya(*arguments)
    assert told.code == 2
    assert said in " ".join(told.err.split())
    assert contents(home) == before


def test_no_roster_in_time_exits_4_and_is_not_remembered(home: Path) -> None:
    """More time may find one, so the next run searches again."""
    told = vardiya("plan", "op", "--weeks", "1", "--time-limit", "0", "--json")
    assert (told.code, told.body["exit_code"]) == (4, 4)
    assert "--time-limit" in told.err
    assert len(Store(home / "op").plan_ids()) == 1


def test_proven_infeasible_exits_3_and_says_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reasons are the way out."""
    _build(monkeypatch, lambda stage: replace(stage, result=Result(Status.INFEASIBLE, None, reasons=("lock A1",))))
    told = vardiya("plan", "op", "--weeks", "1", "--time-limit", "1.5")
    assert told.code == 3
    assert "lock A1" in told.err


def test_where_a_lock_stands_against_the_law_no_roster_names_both(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine knows only that the lock cannot be kept."""
    rows = "agent,day,shift\nA1,2025-11-03,standard-1400-480\nA1,2025-11-04,standard-0800-480\n"
    (home / "op/locks.csv").write_text(rows, "utf-8")
    _build(monkeypatch, lambda stage: replace(stage, result=Result(Status.INFEASIBLE, None, reasons=("A1: lock",))))
    told = vardiya("plan", "op", "--weeks", "1", "--time-limit", "1.5")
    assert told.code == 3
    assert "A1: Fixed by the planner." in told.err
    assert "“Rest between shifts”" in " ".join(told.err.split())


def test_an_operation_in_use_exits_5(home: Path) -> None:
    """Two plans at once would overwrite each other's draft."""
    told = _locked("plan", "op", *SHORT, "--json")
    assert (told.code, told.body["exit_code"]) == (5, 5)


@pytest.mark.parametrize("what", ["store is garbage", "no folder can be made"])
def test_a_store_that_cannot_be_used_exits_6(what: str, home: Path) -> None:
    """Never a traceback, and never a new store over an old one."""
    place = home / "op/.vardiya"
    if what == "store is garbage":
        (place / "store.sqlite").write_bytes(b"no database at all " * 99)
    else:
        shutil.rmtree(place)
        place.write_text("a file where the folder should be", encoding="utf-8")
    before = contents(home / "op")
    for arguments in (("plan", "op", *SHORT), ("check", "op"), ("publish", "op")):
        told = vardiya(*arguments)
        assert told.code == 6, arguments
        assert "Traceback" not in told.err
    assert {n: b for n, b in contents(home / "op").items() if not n.endswith("lock")} == {
        n: b for n, b in before.items() if not n.endswith("lock")
    }


def test_a_plan_on_which_engine_and_checker_disagree_exits_70_and_cannot_be_published(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is our bug, and nobody's shift."""
    wrong = Violation("daily_rest", "A1", 0, 60, 600, 660, "min")
    monkeypatch.setattr("solver.checker.check", lambda case, roster: (wrong,))
    assert vardiya("plan", "op", "--weeks", "1", "--time-limit", "1", "--seed", "2").code == 70
    assert vardiya("publish", "op").code == 1


def test_our_own_bug_exits_70_in_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks to be reported and says that nothing was published."""

    def fail(stage: RosterStage) -> RosterStage:
        raise ZeroDivisionError("engine")

    _build(monkeypatch, fail)
    told = vardiya("plan", "op", "--weeks", "1", "--time-limit", "1.5", "--json")
    assert (told.code, told.body["exit_code"]) == (70, 70)
    assert "ZeroDivisionError" in told.err


def test_an_interrupted_search_keeps_its_best_roster_and_exits_130(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft is stored under keys of its own: a later run searches as long as it was asked to."""
    whole = Store(home / "op").plan().id
    _build(monkeypatch, lambda stage: replace(stage, result=replace(stage.result, cancelled=True)))
    told = vardiya("plan", "op", "--weeks", "1", "--time-limit", "0.9", "--json")
    assert (told.code, told.body["cancelled"], told.body["hard_violations"]) == (130, True, 0)
    assert told.body["plan"] != whole
    assert Store(home / "op").plan().id == told.body["plan"]
    monkeypatch.undo()
    monkeypatch.chdir(home)
    again = vardiya("plan", "op", "--weeks", "1", "--time-limit", "0.9", "--json")
    assert (again.code, again.body["cancelled"]) == (0, False)


def test_an_interrupt_outside_the_search_keeps_nothing_and_exits_130(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole or absent."""

    def stop(stage: RosterStage) -> RosterStage:
        raise KeyboardInterrupt

    before = Store(home / "op").plan_ids()
    _build(monkeypatch, stop)
    assert vardiya("plan", "op", "--weeks", "1", "--time-limit", "1.5").code == 130
    assert Store(home / "op").plan_ids() == before


def test_ctrl_c_in_a_terminal_keeps_a_legal_draft(home: Path) -> None:
    """The real signal, to a real process, while it searches."""
    command = [sys.executable, str(ROOT / "cli.py"), "-v", "plan", "op", "--weeks", "1", "--time-limit", "60"]
    with subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        while " pattern: " not in (line := run.stderr.readline()):  # the first roster is there
            assert line, "the run ended before it searched"
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 130, err
    assert len(Store(home / "op").plan_ids()) == 2
    assert vardiya("check", "op").code == 0


def test_completion_is_there(tmp_path: Path) -> None:
    """What the shell asks when tab is pressed."""
    asked = {"_VARDIYA_COMPLETE": "complete_bash", "COMP_WORDS": "vardiya sce", "COMP_CWORD": "1"}
    code = "import sys; sys.argv = ['vardiya']; import cli; cli.main()"
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=ROOT, env=os.environ | asked, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["scenario"], ran.stderr
    assert "--show-completion" in " ".join(vardiya("--help").out.split())


def test_the_version_is_told() -> None:
    """It stands in every plan, so it must be known."""
    told = vardiya("--version")
    assert (told.code, told.out.strip()) == (0, "0.1.0")


def _locked(*arguments: str) -> Ran:
    with operation_lock(Path("op")):
        return vardiya(*arguments)


def _build(monkeypatch: pytest.MonkeyPatch, alter: Callable[[RosterStage], RosterStage]) -> None:
    """Have the pipeline build rosters that are altered behind the engine's back."""

    def build(*given: Any) -> Built:
        built = build_roster(*given)
        return replace(built, stage=alter(built.stage))

    monkeypatch.setattr("planner.pipeline.build_roster", build)
