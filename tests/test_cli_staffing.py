"""`vardiya staff` and `vardiya simulate`: what is needed and why, what the risk is and where, on screens and pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.words import LANGUAGES
from tests.console import vardiya
from tests.sources import ROOT

AT = ("--at", "2025-11-04T10:00")
HEAVY = {"ortools", "statsmodels", "alembic", "vl_convert"}
SIMULATE = """
import json, sys
sys.argv = ["vardiya", "simulate", sys.argv[1], "--replications", "1", "--json"]
from cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture
def op(small_planned: Path, tmp_path: Path) -> Path:
    """A copy of the planned small operation, with its stages to reuse."""
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


def self_contained(page: str) -> bool:
    """Whether a page runs nothing, fetches nothing and shows no code instead of a sentence."""
    fetches = re.findall(r"<(?:script|link|iframe|object|embed|form|base)\b|\bsrc=|url\((?!#)|@import", page)
    codes = re.findall(r">(?:staffing|simulated|steps|step|head|key)_[a-z_]+<", page)
    return not fetches and not codes and "default-src 'none'" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_needed_is_told_by_pool_and_day_and_drawn(op: Path, lang: str) -> None:
    """A planner's first look: hours, peak, pools, days, and the picture of it all."""
    file = op / "people.html"
    told = vardiya("staff", op, "--weeks", "1", "--lang", lang, "--html", file)
    assert told.code == 0, told.err
    days = [line for line in told.out.splitlines() if re.match(r" \w{3} \d+ \w{3} ", line)]
    assert len(days) == 7
    page = file.read_text(encoding="utf-8")
    assert self_contained(page)
    assert page.count("<svg") == 3


def test_the_days_add_up_to_the_whole(op: Path) -> None:
    """Hours by day and hours by pool are the same hours."""
    out = vardiya("staff", op, "--weeks", "1").out
    (whole,) = re.findall(r"Needed: ([\d,]+) agent-hours", out)
    days = [int(found) for found in re.findall(r"^ \w{3} \d+ \w{3} +(\d+)", out, re.MULTILINE)]
    assert abs(int(whole.replace(",", "")) - sum(days)) <= 7  # each is rounded


def test_a_moment_is_told_pool_by_pool(op: Path) -> None:
    """Who is needed at ten: what each pool's own need says, with the steps to it."""
    told = vardiya("staff", op, "--weeks", "1", *AT, "--json")
    (there,) = told.body["there"]
    (pool,) = told.body["pools"]
    assert there["rostered"] == pytest.approx(sum(there["steps"].values()))
    assert there["rostered"] == pytest.approx(pool["need"][told.body["starts"].index(there["starts_at"])], abs=1e-3)
    assert "rostered people are needed" in told.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_moment_has_words(op: Path, lang: str) -> None:
    """In both languages."""
    told = vardiya("staff", op, "--weeks", "1", *AT, "--lang", lang)
    assert not re.search(r"\b(?:head|staffing)_", told.out)
    assert "phone-tr" in told.out


def test_a_moment_outside_the_plan_is_said(op: Path) -> None:
    """Exit 2 with the option."""
    told = vardiya("staff", op, "--weeks", "1", "--at", "2030-01-01T10:00", "--json")
    assert (told.code, told.body["problems"][0]["code"]) == (2, "moment_outside_plan")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_simulation_tells_chances_by_day_and_is_drawn(op: Path, lang: str) -> None:
    """Service with its band, the chance of keeping the goal, waits, and where it burns."""
    file = op / "risk.html"
    told = vardiya("simulate", op, "--replications", "4", "--workers", "2", "--lang", lang, "--html", file)
    assert told.code == 0, told.err
    assert "4 " in told.out
    page = file.read_text(encoding="utf-8")
    assert self_contained(page)
    assert page.count('<td class="m') == 7  # a shade for each day of the one queue
    assert page.count("<svg") == 1


def test_neither_threads_nor_the_search_for_sources_change_a_figure(op: Path) -> None:
    """They only change how long it takes, and what the risk is put down to."""
    plain, busy = (
        vardiya("simulate", op, "--replications", "3", *more, "--json").body["service"]
        for more in (("--no-sources",), ("--workers", "3"))
    )
    same = ("queue", "period", "start_min", "offered", "service", "chance", "asa_s")
    assert [[row[name] for name in same] for row in plain] == [[row[name] for name in same] for row in busy]
    assert {row["risk_source"] for row in plain} == {""}
    assert {row["risk_source"] for row in busy} - {""} != set()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--replications", "0"), "replications_out_of_range"),
        (("--replications", "1001"), "replications_out_of_range"),
        (("--workers", "0"), "workers_out_of_range"),
    ],
)
def test_a_simulation_that_cannot_be_played_is_refused(op: Path, arguments: tuple[str, ...], code: str) -> None:
    """Exit 2, with the option."""
    told = vardiya("simulate", op, *arguments, "--json")
    assert (told.code, told.body["problems"][0]["code"]) == (2, code)


def test_one_queue_is_not_called_queues(op: Path) -> None:
    """The small operation has one."""
    for arguments in (("simulate", op, "--replications", "2", "--no-sources"), ("export", op, "--out", op / "out")):
        assert vardiya(*arguments).code == 0
    out = vardiya("simulate", op, "--replications", "2", "--no-sources").out
    page = (op / "out" / "report.html").read_text(encoding="utf-8")
    assert "1 queues" not in out + page
    assert "1 weeks" not in page
    assert "The queue keeps its goal" in out


def test_simulating_loads_neither_engine_nor_statistics(op: Path) -> None:
    """A second simulation starts at once; its pictures, migrations and formulas wait until they are asked for."""
    command = [sys.executable, "-B", "-c", SIMULATE, str(op)]
    ran = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    modules = set(json.loads(ran.stdout.splitlines()[-1]))
    assert HEAVY & {module.partition(".")[0] for module in modules} == set()
    assert {"solver.staffing.erlang_a", "planner.pipeline"} & modules == set()
