"""`vardiya explain requirement`: from contacts to people at a moment, and where each figure is found again."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from planner.answers.figure import placed
from planner.words import LANGUAGES
from tests.console import vardiya

ASKED = ("--queue", "phone-tr", "--at", "2025-11-04T10:00")


@pytest.fixture
def op(small_planned: Path, tmp_path: Path) -> Path:
    """A copy of the planned small operation, with its stages to reuse."""
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


@pytest.fixture(scope="module")
def told(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answer for machines."""
    op = Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("asked") / "op"))
    return vardiya("explain", "requirement", op, *ASKED, "--json").body


def test_contacts_and_steps_add_up(told: dict[str, Any]) -> None:
    """Why not fewer? Parts to contacts, contacts to work, work to people, to the last digit."""
    (mine,) = told["contacts"]
    assert sum(part["contacts"] for part in told["parts"]) == pytest.approx(mine["mean"], rel=1e-12)
    assert sum(part["people"] for part in told["parts"]) == pytest.approx(mine["agents"], rel=1e-12)
    assert mine["agents"] == pytest.approx(told["steps"]["arriving"], rel=1e-12)
    assert sum(told["steps"].values()) == pytest.approx(told["rostered"], rel=1e-12)


def test_every_figure_is_found_again_by_its_command(told: dict[str, Any]) -> None:
    """A planner who doubts a number types the line beside it."""
    read: dict[str, Any] = {}
    for figure in told["figures"]:
        arguments = shlex.split(figure["command"])[1:]
        ran = read.setdefault(figure["command"], vardiya(*arguments, "--json").body)
        again = placed(ran, tuple(figure["found"]["place"])) * figure["found"]["scale"]
        assert figure["value"] == pytest.approx(again, rel=1e-9, abs=5.1e-5), figure["code"]
    assert {"explain", "staff", "erlang"} <= {shlex.split(command)[1] for command in read}


def test_one_fewer_misses_what_enough_keeps(told: dict[str, Any]) -> None:
    """Late contacts against what the goal lets wait, at whole numbers of people."""
    fewer, enough, more = told["late"]
    assert [enough["agents"] - fewer["agents"], more["agents"] - enough["agents"]] == [1, 1]
    assert fewer["contacts"] > enough["contacts"] > more["contacts"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_is_told_in_words_and_drawn(op: Path, lang: str) -> None:
    """No code instead of a sentence, on screen and on the page; the page fetches nothing."""
    file = op / "why.html"
    said = vardiya("explain", "requirement", op, *ASKED, "--lang", lang, "--html", file)
    assert said.code == 0, said.err
    page = file.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:need|steps?|head|figure)_[a-z]+", said.out.replace(str(file), ""))
    assert not re.search(r">(?:need|steps?|head|figure)_[a-z_]+<", page)
    assert page.count("<svg") == 2
    assert not re.search(r"<(?:script|link|iframe)\b|\bsrc=", page)


def test_a_plan_older_than_its_files_is_said(op: Path) -> None:
    """Somebody left since: the figures are of today's files."""
    rows = (op / "agents.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (op / "agents.csv").write_text("".join(rows[:-1]), encoding="utf-8")
    gone = rows[-1].split(",")[0]
    for file in op.glob("*.csv"):
        if file.name != "agents.csv":
            kept = [row for row in file.read_text(encoding="utf-8").splitlines(keepends=True) if gone not in row]
            file.write_text("".join(kept), encoding="utf-8")
    assert vardiya("explain", "requirement", op, *ASKED, "--json").body["current"] is False
    said = " ".join(vardiya("explain", "requirement", op, *ASKED).out.split())
    assert "figures of today's files" in said
    assert "By the forecast of plan" not in said


def test_a_moment_without_a_plan_gets_a_forecast_made(op: Path) -> None:
    """Three weeks after the only plan."""
    asked = ("--queue", "phone-tr", "--at", "2025-11-25T10:00")
    found = vardiya("explain", "requirement", op, *asked, "--json").body
    assert found["plan"] is None
    assert found["rostered"] > 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--queue", "phone-xx", "--at", "2025-11-04T10:00"), "unknown_queue"),
        (("--queue", "phone-tr", "--at", "2030-01-01T10:00", "--plan", ""), "day_outside_plan"),
        (("--queue", "phone-tr", "--at", "2010-01-01T10:00"), "asked_before_history"),
    ],
)
def test_what_cannot_be_explained_is_said(op: Path, arguments: tuple[str, ...], code: str) -> None:
    """Exit 2 with the option."""
    told = vardiya("explain", "requirement", op, *arguments, "--json")
    assert (told.code, told.body["problems"][0]["code"]) == (2, code)


def test_commands_are_typed_in_local_time(told: dict[str, Any]) -> None:
    """As the question was asked, with the offset: nobody types UTC."""
    command = next(one["command"] for one in told["figures"] if " forecast " in one["command"])
    assert "--at 2025-11-04T10:00+03:00" in command


def test_a_moment_of_another_year_tells_its_year(op: Path) -> None:
    """Fri 1 Jan of which year? This year's moments need none."""
    asked = ("explain", "requirement", op, "--queue", "phone-tr", "--at")
    assert "Fri 2 Jan 2026 10:00" in vardiya(*asked, "2026-01-02T10:00").out
    assert "2025" not in vardiya(*asked, "2025-11-04T10:00").out.splitlines()[0]
