"""`explain agent` on the command line: an answer whose figures other commands find again, and clear refusals."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.answers.figure import placed
from tests.console import Ran, vardiya


@pytest.fixture(scope="module")
def worked(small_planned: Path) -> tuple[str, str]:
    """Somebody's first shift of the plan: the agent and the day."""
    from planner.store import Store

    duty = min(Store(small_planned).plan().roster.duties, key=lambda d: (d.day, d.agent))
    return duty.agent, duty.day.isoformat()


@pytest.fixture(scope="module")
def asked(small_planned: Path, worked: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The day off asked for instead, with the other rosters written."""
    agent, day = worked
    out = tmp_path_factory.mktemp("out")
    ran = vardiya(
        "explain", "agent", small_planned, "--agent", agent, "--day", day, "--wish", "off", "--out", out, "--json"
    )
    assert ran.code == 0, ran.err
    return ran.body | {"out": str(out)}


def test_every_figure_is_found_again_by_the_command_it_names(asked: dict[str, Any], small_planned: Path) -> None:
    """Read from what the second command prints, at the place the figure names."""

    @cache
    def body(command: tuple[str, ...]) -> object:
        return vardiya(*(part.replace("{dir}", str(small_planned)) for part in command), "--json").body

    assert len(asked["figures"]) > 30
    for figure in asked["figures"]:
        found = figure["found"]
        value = placed(body(tuple(found["command"])), tuple(found["place"]))
        if found["less"]:
            value -= placed(body(tuple(found["less_command"] or found["command"])), tuple(found["less"]))
        assert value * found["scale"] == pytest.approx(figure["value"], abs=0.011), figure


def test_the_written_roster_has_the_day_as_asked(asked: dict[str, Any], worked: tuple[str, str]) -> None:
    """And says who moves."""
    agent, day = worked
    with (Path(asked["out"]) / "agent-wish.csv").open(encoding="utf-8") as file:
        rows = [(row["agent"], row["day"]) for row in csv.DictReader(file) if row["kind"] == "duty"]
    assert (agent, day) not in rows
    assert asked["wish"]["possible"]
    changed = {(one["agent"], one["day"]) for one in asked["wish"]["alone"]["changes"]}
    assert (agent, day) in changed


def test_both_languages_tell_the_whole_answer(small_planned: Path, worked: tuple[str, str]) -> None:
    """No code is left without words."""
    agent, day = worked
    for lang, word in (("en", "Shared out"), ("tr", "paylaşım")):
        ran = vardiya("explain", "agent", small_planned, "--agent", agent, "--day", day, "--lang", lang)
        assert ran.code == 0
        assert word in ran.out
        assert not any(code in ran.out for code in ("agent_", "wish_", "burden_", "head_"))


def test_a_wish_that_is_so_already_is_said(small_planned: Path, worked: tuple[str, str]) -> None:
    """Who works and asks to work."""
    agent, day = worked
    ran = vardiya("explain", "agent", small_planned, "--agent", agent, "--day", day, "--wish", "work", "--json")
    assert (ran.code, ran.body["wish"]["granted"]) == (0, True)
    assert ran.body["wish"]["alone"] is None


def codes(ran: Ran) -> list[str]:
    return [problem["code"] for problem in ran.body["problems"]]


def test_all_that_makes_no_sense_is_told_at_once(small_planned: Path) -> None:
    """An unknown agent, a day outside the plan and a wish that is none; exit 2."""
    ran = vardiya(
        "explain", "agent", small_planned, "--agent", "A0O1", "--day", "2001-01-01", "--wish", "later", "--json"
    )
    assert ran.code == 2
    assert codes(ran) == ["unknown_agent", "day_outside_plan", "wish_unreadable"]


def test_the_check_counts_an_agent_of_a_file_too(
    small_planned: Path, asked: dict[str, Any], worked: tuple[str, str]
) -> None:
    """The day off takes its paid minutes from the week; somebody unknown is refused."""
    agent, _ = worked
    file = Path(asked["out"]) / "agent-off.csv"
    plain = vardiya("check", small_planned, "--agent", agent, "--json").body["agent"]
    less = vardiya("check", small_planned, "--roster", file, "--agent", agent, "--json").body["agent"]
    paid = [sum(week["paid_min"] for week in one["weeks"]) for one in (plain, less)]
    assert paid[0] - paid[1] == asked["shifts"][0]["paid_min"]
    assert codes(vardiya("check", small_planned, "--agent", "nobody", "--json")) == ["unknown_agent"]
