"""`vardiya reroster` on a real folder: answers, figures found again, drafts that can be published, refusals."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from planner.answers.figure import Found, placed
from planner.store import Store
from solver.duties import Duty
from tests.console import Ran, contents, vardiya

ILL = """\
as_of: 2025-11-03T06:00
notice_days: 0
changes:
  - {kind: absence, agent: A1, from: 2025-11-03, to: 2025-11-05}
"""


@pytest.fixture
def home(small_planned: Path, tmp_path: Path) -> Path:
    """The planned operation in a folder of its own, and a changes file beside it."""
    shutil.copytree(small_planned, tmp_path / "op")
    (tmp_path / "sick.yaml").write_text(ILL, encoding="utf-8")
    return tmp_path


def rerostered(home: Path, *options: str | Path) -> Ran:
    return vardiya("reroster", home / "op", "--changes", home / "sick.yaml", "--time-limit", "2", *options)


def test_every_figure_is_found_again_by_its_command(home: Path) -> None:
    """Figures of the plan as it stood and of every roster that was written."""
    told = rerostered(home, "--out", home / "ways", "--json")
    assert told.code == 0, told.err
    figures = told.body["figures"]
    assert {"before_late", "way_late", "way_paid_h", "way_shifts"} <= {figure["code"] for figure in figures}
    for figure, again in read_again(home, figures):
        assert again == pytest.approx(figure["value"], abs=1e-4), figure["code"]
    assert set(figures[0]["found"]) == set(Found.__slots__)


def read_again(home: Path, figures: list[dict[str, Any]]) -> list[tuple[dict[str, Any], float]]:
    """Figures with what their second commands say."""
    answers: dict[tuple[str, ...], object] = {}

    def read(command: list[str], place: list[str]) -> float:
        key = tuple(part.replace("{dir}", str(home / "op")) for part in command)
        if key not in answers:
            answers[key] = json.loads(vardiya(*key, "--json").out)
        return placed(answers[key], tuple(place))

    again = []
    for figure in figures:
        found = figure["found"]
        less = read(found["less_command"] or found["command"], found["less"]) if found["less"] else 0.0
        again.append((figure, (read(found["command"], found["place"]) - less) * found["scale"]))
    return again


def test_without_take_nothing_is_stored_or_changed(home: Path) -> None:
    """Asking is free: the operation's files stay, and no plan is added."""
    before = {name: data for name, data in contents(home / "op").items() if ".vardiya" not in str(name)}
    told = rerostered(home)
    assert told.code == 0, told.err
    assert "Nothing was stored" in told.out
    assert {name: data for name, data in contents(home / "op").items() if ".vardiya" not in str(name)} == before
    store = Store(home / "op")
    assert len(store.plan_ids()) == 1
    store.close()


def test_an_alternative_that_is_taken_is_checked_simulated_compared_and_published(home: Path) -> None:
    """The draft goes the way of every plan."""
    told = rerostered(home, "--take", "0", "--html", home / "page.html", "--lang", "tr")
    assert told.code == 0, told.err
    assert "absences.csv" in told.out
    for command in ("check", "publish"):
        ran = vardiya(command, home / "op")
        assert ran.code == 0, ran.err + ran.out
    assert vardiya("diff", home / "op", "--json").code == 0
    assert vardiya("simulate", home / "op", "--day", "2025-11-04", "--replications", "2").code == 0
    page = (home / "page.html").read_text(encoding="utf-8")
    assert "A1" in page
    assert "https://" not in page


def test_a_swap_is_answered_with_every_rule_that_speaks(home: Path) -> None:
    """By the machine's word: allowed or not, and why; nothing is mended."""
    _, second = ask_a_swap(home)
    told = rerostered(home, "--json")
    assert told.code == 0, told.err
    (answer,) = told.body["swaps"]
    assert answer["fault"] == ""
    assert answer["allowed"] == (not answer["broken"])
    assert answer["swap"]["second"] == second.agent
    assert told.body["ways"] == []
    words = rerostered(home).out
    assert ("Yes: every rule is kept" in words) == answer["allowed"]


def test_the_figures_of_a_swap_are_found_again_in_the_rosters_that_it_writes(home: Path) -> None:
    """Price, people missing, hours of either person, and rules broken, of the swap and of those near it."""
    first, second = ask_a_swap(home)
    assert "--out FOLDER writes every swap" in rerostered(home).out
    told = rerostered(home, "--out", home / "ways", "--json")
    assert told.code == 0, told.err
    assert all(Path(file).exists() for file in told.body["swap_rosters"].values())
    names = {"swap-1", *(f"swap-1-near-{n}" for n, _ in enumerate(told.body["swaps"][0]["nearest"], 1))}
    assert told.body["swap_rosters"].keys() == names
    figures = told.body["figures"]
    assert {figure["code"] for figure in figures} == {"swap_price", "swap_missing", "swap_paid_h", "swap_broken"}
    paid = {figure["about"] for figure in figures if figure["code"] == "swap_paid_h"}
    assert {f"swap-1, {first.agent}", f"swap-1, {second.agent}"} <= paid
    for figure, again in read_again(home, figures):
        assert again == pytest.approx(figure["value"], abs=0.02), figure["code"]


def ask_a_swap(home: Path) -> tuple[Duty, Duty]:
    """Write a changes file that asks for one; the shift given and the one taken."""
    store = Store(home / "op")
    first, second = two_of_a_day(store.plan().roster.duties)
    store.close()
    text = f"changes:\n  - {{kind: swap, first: {first.agent}, day: {first.day}, second: {second.agent}, "
    (home / "sick.yaml").write_text(text + f"other_day: {second.day}}}\n", encoding="utf-8")
    return first, second


def two_of_a_day(duties: tuple[Duty, ...]) -> tuple[Duty, Duty]:
    """Two shifts of one day at different hours."""
    pairs = ((one, other) for one in duties for other in duties if one.day == other.day)
    return next((one, other) for one, other in pairs if one.start_min < other.start_min)


def test_changes_that_cannot_be_exit_2_with_their_lines(home: Path) -> None:
    """File, line, key, value and remedy of each."""
    (home / "sick.yaml").write_text(ILL + "  - {kind: absence, agent: A9, from: 2025-11-04}\n" * 2, encoding="utf-8")
    told = rerostered(home)
    assert told.code == 2
    assert told.out == ""
    assert "problems: 3" in told.err
    assert "sick.yaml, row 5, column changes.1.agent" in told.err
    assert rerostered(home, "--take", "99").code == 2
