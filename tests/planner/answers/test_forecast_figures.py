"""The figures of a forecast explained: found in the table of the forecast, and where people are reckoned from them."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from planner.answers.figure import placed
from tests.console import vardiya

AT = ("--queue", "phone-tr", "--at", "2025-11-04T10:00")


@pytest.fixture(scope="module")
def op(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the planned small operation, with its stages to reuse."""
    return Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("asked") / "op"))


def again(figure: dict[str, Any]) -> float:
    """The figure by its second command."""
    body = vardiya(*shlex.split(figure["command"])[1:], "--json").body
    return placed(body, tuple(figure["found"]["place"]))


def test_mean_band_and_parts_of_an_interval_are_found_again(op: Path) -> None:
    """In the table of the forecast, rounded there, and in the reckoning of people."""
    figures = vardiya("explain", "forecast", op, *AT, "--json").body["figures"]
    assert [one["code"] for one in figures[:3]] == ["forecast_mean", "forecast_q10", "forecast_q90"]
    assert {one["code"] for one in figures[3:]} == {"need_part"}
    for figure in (*figures[:3], figures[3], figures[-1]):
        assert figure["value"] == pytest.approx(again(figure), abs=5.1e-7)


def test_an_interval_without_contacts_has_no_parts_to_look_up(op: Path) -> None:
    """At night the shop is shut."""
    figures = vardiya("explain", "forecast", op, *AT[:3], "2025-11-04T03:00", "--json").body["figures"]
    assert [one["code"] for one in figures] == ["forecast_mean", "forecast_q10", "forecast_q90"]


def test_a_named_plan_is_asked_again_by_its_name(op: Path) -> None:
    """By its forecast, whatever is newest; a day outside it is refused."""
    body = vardiya("explain", "requirement", op, *AT, "--json").body
    named = vardiya("explain", "forecast", op, *AT, "--plan", body["plan"], "--json").body["figures"]
    assert "--plan" in named[-1]["command"]
    away = vardiya("explain", "forecast", op, *AT[:2], "--day", "2030-01-01", "--plan", body["plan"], "--json")
    assert (away.code, away.body["problems"][0]["code"]) == (2, "day_outside_plan")
