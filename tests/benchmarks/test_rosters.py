"""The benchmark of rosters: what it prints has the agreed names, and what it cannot read it says."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import rosters
from instances import peers
from instances.curtois import read
from instances.formats import Source, faults_of, load
from instances.instance import Instance, Verdict
from instances.problems import Unreadable
from instances.runs import Budget, Row, run, run_here
from instances.tables import one_trace, table

KEYS = ["instance", "cost", "bound", "violations", "first_s", "seconds", "peak_mb"]
EASY = """SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=7,1920,960,5,1,1,1
B,E=7|L=7,1920,960,5,1,1,1
SECTION_DAYS_OFF
A,0
SECTION_SHIFT_ON_REQUESTS
B,0,L,3
SECTION_SHIFT_OFF_REQUESTS
SECTION_COVER
0,E,1,10,1
0,L,0,10,1
2,E,1,10,1
"""
QUICK = Budget(seconds=60.0, workers=1, seed=1)  # it ends when the roster is proven; a first run compiles


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A week of two people: on day 0 B has either the shift needed (10) or the one asked for (3, and 1 too many)."""
    place = tmp_path / "Easy.txt"
    place.write_text(EASY, encoding="utf-8")
    return place


def test_a_run_has_the_verifiers_cost_and_its_seconds(file: Path) -> None:
    """B works early, against the request: 3; the late shift asked for would leave the early one open: 10 + 1."""
    row = run_here(Source(file), QUICK)
    assert (row.instance, row.cost, row.violations, row.warnings) == ("Easy", 3.0, 0, ())
    assert row.terms == {"on requests": 3, "off requests": 0, "under cover": 0, "over cover": 0}
    assert row.first_s is not None
    assert 0.0 < row.first_s <= row.seconds
    assert row.peak_mb > 50.0
    assert row.trace[-1].cost == 3.0
    assert row.trace[-1].legal


def test_json_is_one_object_with_the_agreed_names(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever measures reads these seven keys, and one more of planted cases."""
    monkeypatch.setattr(rosters, "make_ready", lambda sources: None)
    monkeypatch.setattr(rosters, "run", lambda source, budget: Row(source.name, 3.0, None, 0, 0.5, 2.0, 100.0))
    assert rosters.main([str(file), "--seconds", "2", "--json", "--trace"]) == 0
    told = capsys.readouterr()
    assert [list(found) for found in json.loads(told.out)["results"]] == [KEYS]
    assert "Easy: seconds, stage, cost, legal" in told.err
    assert list(Row("x", uncovered_pct=0.1).as_json()) == [*KEYS, "uncovered_pct"]
    assert rosters.main([str(file), str(file)]) == 0
    assert capsys.readouterr().out.count("Easy") == 2


def test_a_run_has_a_process_of_its_own(file: Path) -> None:
    """What it finds wrong with the file comes back as it is."""
    file.write_text(EASY.replace("E,480,", "E,0,"), encoding="utf-8")
    with pytest.raises(Unreadable, match="a length in minutes is a whole number, 1 to 1440"):
        run(Source(file), QUICK)


def test_no_roster_is_no_answer_and_says_so() -> None:
    """There is no cost, and no roster that breaks anything: 0 in the file, a dash for people."""
    row = Row("hard", seconds=2.0, peak_mb=80.0, warnings=("no roster in time: no_answer",))
    assert row.as_json() == dict(zip(KEYS, ("hard", None, None, 0, None, 2.0, 80.0), strict=True))
    assert table([row]).splitlines()[1].split() == ["hard", "no", "answer", *"-----", "2", "80", "-"]
    assert "hard: no roster in time: no_answer" in table([row])


def test_a_roster_that_breaks_rules_has_no_cost(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its violations are counted and told."""
    from instances import runs

    broken = replace(load(Source(file)), judge=lambda roster: Verdict({"x": 5}, ("A: too much",)))
    monkeypatch.setattr(runs, "load", lambda source: broken)
    row = run_here(Source(file), QUICK)
    assert (row.cost, row.violations, row.first_s) == (None, 1, None)
    assert "Easy: broken: A: too much" in table([row])


def test_a_cost_that_is_not_the_solvers_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verifier's figure stands; the difference is a warning."""
    from instances import runs

    other: Instance = replace(load(Source(file)), judge=lambda roster: Verdict({"x": 50}))
    monkeypatch.setattr(runs, "load", lambda source: other)
    row = run_here(Source(file), QUICK)
    assert row.cost == 50.0
    assert row.warnings == ("the solver's objective is 3, the verifier counts 50",)


def test_the_table_shows_the_best_known_and_the_way_to_it() -> None:
    """10 % above 100."""
    told = table([Row("one", 110.0, 95.0, 0, 0.5, 2.0, 100.0, best_known=100, terms={"cover": 110, "wishes": 0})])
    assert all(part in told for part in ("best known", "110", "100", "10.00", "95", "one: cover 110"))
    assert "wishes" not in told
    assert one_trace(Row("one")) == "one: seconds, stage, cost, legal"


def test_bad_files_cost_nobody_else_the_answer(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two bad files among three: both are told and have rows without an answer, the third is run and kept; code 2."""
    monkeypatch.setattr(rosters, "make_ready", lambda sources: None)
    monkeypatch.setattr(rosters, "run", lambda source, budget: Row(source.name, 3.0, None, 0, 0.5, 2.0, 100.0))
    short, strange, kept = file.parent / "short.txt", file.parent / "strange.txt", file.parent / "kept.json"
    short.write_text(EASY.replace("2,E,1,10,1", "2,E,1"), encoding="utf-8")
    strange.write_text("hello", encoding="utf-8")
    assert rosters.main([str(short), str(file), str(strange), "--json", "--keep", str(kept)]) == 2
    told = capsys.readouterr()
    found = json.loads(told.out)["results"]
    assert [(row["instance"], row["cost"], row["violations"]) for row in found] == [
        ("short", None, 0),
        ("Easy", 3.0, 0),
        ("strange", None, 0),
    ]
    assert [list(row) for row in found] == [KEYS] * 3
    assert f"{short}:17: '2,E,1': 5 fields are expected" in told.err
    assert f"{strange}: 'strange.txt': one of SECTION_TASKS, SECTION_SHIFTS is expected in it" in told.err
    assert [one["instance"] for one in json.loads(kept.read_text(encoding="utf-8"))["results"]] == ["Easy"]


def test_what_cannot_be_made_has_no_answer_either(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted case of an impossible shape is known only when it is made."""
    monkeypatch.setattr(rosters, "make_ready", lambda sources: None)
    monkeypatch.setattr(rosters, "run", lambda source, budget: run_here(source, budget))
    assert rosters.main(["--generate", "contact-centre", "--agents", "10", "--days", "1"]) == 2
    told = capsys.readouterr()
    assert "no answer" in told.out
    assert "days 1 >= 7" in told.err


def test_an_operation_is_run_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be left unread is named; nothing is run."""
    others = ["--generate", "contact-centre", "--keep", "x.json", "--peers", "pyworkforce"]
    with pytest.raises(SystemExit) as caught:
        rosters.main([str(file), "--operation", str(file.parent), *others])
    assert caught.value.code == 2
    assert "without FILE, --generate, --keep, --peers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SECTION_SHIFTS", b"section_shifts"),
        (b"SECTION_SHIFTS", b"SECTION_SHIFTS  # x"),
        (b"SECTION_SHIFTS", b" Section_Shifts: the shifts"),
        (b"7\nSECTION", b"7, # days\n\nSECTION"),
        (b"E,480,", b"E,480, # g\xfcn \x85 \xfe"),
        (b"\n", b"\r\n"),
        (b"A,0\n", b"A,0,,\n"),
        (b"B,0,L,3\n", b"B,0,L,3,\n"),
        (b"SECTION_SHIFT_OFF_REQUESTS\n", b""),
    ],
)
def test_a_file_may_be_written_another_way(file: Path, old: bytes, new: bytes) -> None:
    """Headings in small letters or with words behind them, comments, commas, line ends, letters of an old code page."""
    meant = read(file)
    written = file.read_bytes()
    assert old in written
    file.write_bytes(written.replace(old, new))
    assert faults_of(Source(file)) == ()
    assert read(file) == meant


def test_requests_and_days_off_may_be_missing(file: Path) -> None:
    """There are none then; a section that every instance needs stays a fault."""
    lines = EASY.replace("A,0\n", "").replace("B,0,L,3\n", "").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "REQUESTS" not in line and "OFF" not in line), encoding="utf-8")
    found = read(file)
    assert (found.days_off, found.on, found.off, len(found.cover)) == ((), (), (), 3)
    file.write_text(EASY.partition("SECTION_COVER")[0], encoding="utf-8")
    assert "SECTION_COVER" in str(faults_of(Source(file))[0])


@pytest.mark.parametrize("written", ["--7", "\u00b2", "7_0", "7" * 5000])
def test_what_is_no_number_is_a_fault(file: Path, written: str) -> None:
    """And nothing worse, whatever Python makes of it."""
    file.write_text(EASY.replace("480,\n", f"{written},\n", 1), encoding="utf-8")
    assert [fault.line for fault in faults_of(Source(file))] == [4]


def test_a_folder_needs_its_weeks_and_no_instance_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in one line."""
    assert rosters.main([str(tmp_path)]) == 2
    assert "needs --inrc2" in capsys.readouterr().err
    assert rosters.main([]) == 2
    assert "name files, folders, or --generate" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seconds", "0"],
        ["--seconds", "x"],
        ["--workers", "0"],
        ["--seed", "-1"],
        ["--peers", "x"],
        ["--generate", "x"],
    ],
)
def test_options_out_of_range_are_refused(file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Exit code 2, as argparse has it, and the reason."""
    with pytest.raises(SystemExit) as caught:
        rosters.main([str(file), *arguments])
    assert caught.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_planted_case_has_its_own_name_and_counts_what_is_uncovered() -> None:
    """Ten agents, one week: the planted roster costs nothing; impossible shapes are refused."""
    instance = load(Source(planted=(10, 7, 3, 0.0, 1)))
    assert (instance.name, instance.best_known) == ("contact-centre", 0)
    from planted.contact_centre import generate

    _, planted = generate(10, 7, 3, 0.0, 1)
    verdict = instance.judge(planted.roster)
    assert (verdict.cost, verdict.violations, verdict.uncovered_pct) == (0, (), 0.0)
    with pytest.raises(Unreadable, match="days 1 >= 7"):
        load(Source(planted=(10, 1, 3, 0.0, 1)))


def test_pyworkforce_is_asked_what_it_can_state(file: Path) -> None:
    """Cover is a hard least to it; of our rules it keeps days off, and the verifier counts the rest."""
    found = peers.pyworkforce(read(file), QUICK)
    assert not isinstance(found, str)
    assert ("A", 0, "E") not in found
    assert ("B", 0, "E") in found
    said = peers.ask_peer("pyworkforce", Source(planted=(10, 7, 3, 0.0, 1)), QUICK)
    assert said == "contact-centre: pyworkforce cannot state it: it has no skills, intervals, breaks or history"


def test_a_script_answers_with_a_roster_or_not_at_all(file: Path) -> None:
    """It is given file, seconds, workers and seed; what it prints is judged by the same verifier."""
    script = file.parent / "peer.py"
    script.write_text(
        "import json, sys\n"
        "assert sys.argv[2:] == ['60', '1', '1']\n"
        "print(json.dumps({'roster': [['A', 1, 'E'], ['A', 2, 'E'], ['B', 0, 'E'], ['B', 1, 'E']]}))\n",
        encoding="utf-8",
    )
    assert "peer.py: cost 3 (on requests 3), 0 hard rules broken" in peers.ask_script(script, Source(file), QUICK)
    script.write_text("print('hello')", encoding="utf-8")
    assert "peer.py: no roster (JSONDecodeError)" in peers.ask_script(script, Source(file), QUICK)


def test_the_process_of_a_run_may_start_a_second_search(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of `multiprocessing` may not: a benchmark with two workers would measure one."""
    from instances import runs

    asks = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from multiprocessing.connection import Connection;"
        "from solver.roster.partners.machine import workers_of; from solver.roster.params import SolveParams;"
        "pipe = Connection(int(sys.argv[2])); pipe.recv(); pipe.send(workers_of(SolveParams(workers=2)))"
    )
    monkeypatch.setattr(runs, "CHILD", asks)
    answer, _, code = runs._in_a_process(Source(file), QUICK, 60.0)
    assert (answer, code) == (2, 0)
