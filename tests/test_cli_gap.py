"""`vardiya explain gap`: words in both languages, files of ways, and figures found again by their second command."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.answers.figure import placed
from planner.store import Store
from tests.console import Ran, vardiya

QUEUE = ("--queue", "phone-tr")


@pytest.fixture(scope="module")
def home(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planned operation with a newer plan whose third day has lost its shifts around noon."""
    folder = Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("gap") / "op"))
    store = Store(folder)
    plan = store.plan()
    stage, noon = plan.roster_stage, plan.grid.minute(plan.grid.days[2], 720)
    assert stage is not None
    kept = tuple(d for d in plan.roster.duties if not d.start_min <= noon < d.end_min)
    result = replace(stage.result, roster=replace(plan.roster, duties=kept), certificate=None)
    thin = replace(plan, id="0" * 16, roster_stage=replace(stage, result=result))
    store.save_plan(thin, datetime(2026, 11, 22, tzinfo=UTC))
    store.close()
    return folder


@pytest.fixture(scope="module")
def noon(home: Path) -> str:
    """Noon of that day."""
    store = Store(home)
    day = store.plan().grid.days[2]
    store.close()
    return f"{day.isoformat()}T12:00"


def gap(home: Path, at: str, *options: str | Path) -> Ran:
    return vardiya("explain", "gap", home, *QUEUE, "--at", at, *options)


def test_each_figure_is_found_again_by_its_command(home: Path, noon: str, tmp_path: Path) -> None:
    """Need, people, service, and every way's people, hours, money and service."""
    told = gap(home, noon, "--out", tmp_path / "ways", "--json")
    assert told.code == 0, told.err
    assert told.body["schema"] == "vardiya.explain-gap/1"
    printed: dict[tuple[str, ...], object] = {}
    for figure in told.body["figures"]:
        found = figure["found"]

        def read(command: list[str], place: list[str]) -> float:
            words = tuple(part.replace("{dir}", str(home)) for part in command)
            if words not in printed:
                printed[words] = vardiya(*words, "--json").body
            return placed(printed[words], tuple(place))

        value = read(found["command"], found["place"])
        if found["less"]:
            value -= read(found["less_command"] or found["command"], found["less"])
        assert value * found["scale"] == pytest.approx(figure["value"], abs=0.02), figure
    assert len(told.body["ways"]) >= 3
    ways = {figure["about"] for figure in told.body["figures"] if figure["code"].startswith("gap_way")}
    assert ways == {str(way["number"]) for way in told.body["ways"]}


def test_the_ways_are_files_and_the_page_has_the_picture(home: Path, noon: str, tmp_path: Path) -> None:
    """As many files as ways; the page stands alone."""
    told = gap(home, noon, "--out", tmp_path / "ways", "--html", tmp_path / "gap.html")
    assert told.code == 0, told.err
    files = sorted(path.name for path in (tmp_path / "ways").iterdir())
    assert files == [f"way-{n}.csv" for n in range(1, len(files) + 1)]
    page = (tmp_path / "gap.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert "<script" not in page
    assert "way-1.csv" in page
    assert "Ways out for phone-tr, the best first" in told.out
    assert "people too few" in told.out


def test_turkish_says_it_all(home: Path, noon: str) -> None:
    """No sentence is left in English, none shows a parameter that was not given."""
    told = gap(home, noon, "--lang", "tr")
    assert told.code == 0, told.err
    assert "kişi eksik" in told.out
    assert "phone-tr için çözüm yolları" in told.out
    assert re.search(r"\[[a-z_]+\]", told.out) is None
    assert "people" not in told.out
    assert "--out ways" in told.out


def test_an_hour_without_a_gap_says_so(home: Path, noon: str) -> None:
    """With the figures, and without ways."""
    told = gap(home, noon.replace("T12:00", "T03:00"))
    assert told.code == 0, told.err
    assert "not short" in told.out
    assert "Ways out" not in told.out


@pytest.mark.parametrize(
    ("queue", "at", "said"), [("phone-rt", "T12:00", "phone-rt"), ("phone-tr", None, "outside the plan")]
)
def test_what_is_not_there_exits_2(queue: str, at: str | None, said: str, home: Path, noon: str) -> None:
    """An unknown queue and a moment outside the plan, named with what is allowed."""
    moment = "2031-01-01T12:00" if at is None else noon
    told = vardiya("explain", "gap", home, "--queue", queue, "--at", moment)
    assert told.code == 2
    assert said in told.err
