"""`vardiya explain diff`: what changed between two stored plans, and what caused it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from planner.answers.figure import placed
from planner.answers.plan_changes import explain_diff
from planner.answers.plan_changes_figures import change_figures
from planner.differences import ServiceChange, compare
from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.plans import STAGES, Plan
from planner.report.answers.grounds import figure_text
from planner.store import Store
from planner.words import LANGUAGES
from tests.console import vardiya

LATER = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def twice(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small operation planned, then its forecast raised by hand for a sale, and planned again."""
    op = Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("twice") / "op"))
    edits = (
        "name,queue,starts_at,ends_at,factor,reason\nbig-sale,phone-tr,2025-11-05T10:00,2025-11-05T20:00,1.5,campaign\n"
    )
    (op / "forecast_edits.csv").write_text(edits, encoding="utf-8")
    store = Store(op)
    store.save_plan(run_pipeline(gather(load(op), PlanRequest(weeks=1)), stages=store), LATER)
    store.close()
    return op


@pytest.fixture(scope="module")
def told(twice: Path) -> dict[str, Any]:
    """The answer for machines, against the plan before."""
    return vardiya("explain", "diff", twice, "--json").body


def rerostered(op: Path, people: int) -> Plan:
    """The newest plan with the shifts of its first people taken away, as another search stored it."""
    store = Store(op)
    plan = store.plan()
    assert plan.roster_stage is not None
    away = sorted({duty.agent for duty in plan.roster.duties})[:people]
    roster = replace(plan.roster, duties=tuple(d for d in plan.roster.duties if d.agent not in away))
    stage = replace(plan.roster_stage, result=replace(plan.roster_stage.result, roster=roster))
    keys = tuple((name, key if name in ("forecast", "requirement") else f"{key[:-1]}x") for name, key in plan.keys)
    made = replace(plan, id="f" * 16, keys=keys, roster_stage=stage)
    store.save_plan(made, LATER)
    store.close()
    return made


def test_the_first_input_that_differs_is_the_cause(told: dict[str, Any]) -> None:
    """The forecast was raised by hand: it changed first, and nothing else is blamed."""
    assert told["cause"] == "forecast"
    assert [(part["part"], part["change"]) for part in told["changed_parts"]] == [("big-sale", "came")]
    assert "big-sale" in told["text"]
    assert [stage["same"] for stage in told["stages"]] == [False] * 5
    assert told["asked"] == []


def test_every_figure_is_found_again_by_its_command(twice: Path, told: dict[str, Any]) -> None:
    """Differences by two readings."""
    read: dict[tuple[str, ...], Any] = {}

    def body(command: list[str]) -> Any:
        key = tuple(command)
        if key not in read:
            ran = vardiya(*command, "--json")
            assert "problems" not in ran.body, ran.err
            read[key] = ran.body
        return read[key]

    assert told["figures"]
    for figure in told["figures"]:
        typed = (figure["found"][name] for name in ("command", "less_command"))
        first, other = ([part.replace("{dir}", str(twice)) for part in command] for command in typed)
        again = placed(body(first), tuple(figure["found"]["place"]))
        if figure["found"]["less"]:
            again -= placed(body(other or first), tuple(figure["found"]["less"]))
        assert figure["value"] == pytest.approx(again * figure["found"]["scale"], rel=1e-9, abs=1e-6), figure["code"]


def test_contacts_of_parts_and_of_queues_are_the_same_contacts(told: dict[str, Any]) -> None:
    """Two tables of one forecast."""
    for side in ("before", "after"):
        parts = sum(row[side] for row in told["parts"])
        assert parts == pytest.approx(sum(row[side] for row in told["contacts"]), rel=1e-9)


def test_a_plan_against_itself_changes_nothing(twice: Path) -> None:
    """One line."""
    name = Store(twice).plan().id
    said = vardiya("explain", "diff", twice, name, name)
    assert said.code == 0
    assert len(said.out.strip().splitlines()) <= 3
    assert vardiya("explain", "diff", twice, name, name, "--json").body["cause"] == "none"


def test_another_search_is_told_from_another_fact(small_planned: Path, tmp_path: Path) -> None:
    """The same files, another roster: no rule is blamed; then leave for who works in the older one only is."""
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    store = Store(op)
    older = store.plan()
    made = rerostered(op, 1)
    found = explain_diff(load(op), store)
    assert (found.before.id, found.after.id) == (older.id, made.id)
    (gone,) = {d.agent for d in older.roster.duties} - {d.agent for d in made.roster.duties}
    assert found.difference.people == (gone,)
    first = min(duty.day for duty in older.roster.duties if duty.agent == gone)
    leave = f"agent,starts_at,ends_at,paid_min\n{gone},{first}T00:00,{first}T23:59,0\n"
    (op / "absences.csv").write_text(leave, encoding="utf-8")
    again = explain_diff(load(op), store)
    assert again.cause == "rules"
    assert "absence" in dict(again.broken)
    store.close()


def test_only_one_plan_is_said(small_planned: Path, tmp_path: Path) -> None:
    """Nothing to compare with."""
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    assert vardiya("explain", "diff", op).code == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_has_words(twice: Path, lang: str) -> None:
    """No code instead of a sentence."""
    said = vardiya("explain", "diff", twice, "--lang", lang)
    assert said.code == 0, said.err
    assert not re.search(r"\b(?:changes|head|figure|cost_kind|part|stage)_[a-z]+", said.out)


def test_noise_counts_both_simulations(twice: Path) -> None:
    """Two standard errors of a difference: the root of the sum of both squares."""
    store = Store(twice)
    newer = store.plan()
    older = store.plan(store.plan_ids()[1][0])
    store.close()
    (change,) = compare(older, newer).services
    errors = [
        float(plan.attainment.table.query("period == 'total'")["service_se"].iloc[0])
        for plan in (older, newer)
        if plan.attainment is not None
    ]
    assert change.noise == pytest.approx(2 * (errors[0] ** 2 + errors[1] ** 2) ** 0.5)


def replanned(op: Path, **changes: object) -> Plan:
    """The newest plan, as one made from other inputs is stored: those groups and all keys from there on differ."""
    store = Store(op)
    plan = store.plan()
    used = tuple((stage, group, "f" * 64 if group in changes else key) for stage, group, key in plan.used)
    first = STAGES.index(next(stage for stage, group, _ in plan.used if group in changes))
    keys = tuple((name, key if STAGES.index(name) < first else f"{key[:-1]}x") for name, key in plan.keys)
    made = replace(plan, id="e" * 16, keys=keys, used=used)
    store.save_plan(made, LATER)
    store.close()
    return made


def test_exactly_the_inputs_that_differ_are_named(told: dict[str, Any], small_planned: Path, tmp_path: Path) -> None:
    """A sale by hand is an edit; rates and wishes are neither the search nor absences."""
    assert told["groups"] == ["edits"]
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    replanned(op, wishes=1, costs=1)
    found = vardiya("explain", "diff", op, "--json").body
    assert found["groups"] == ["wishes", "costs"]
    assert found["cause"] == "inputs"
    said = vardiya("explain", "diff", op).out
    assert "what changed: wishes, rates" in said.replace("\n", " ")
    assert "locks" not in said


def test_plans_that_kept_no_inputs_are_told_by_stage(small_planned: Path, tmp_path: Path) -> None:
    """A plan of an earlier version: what its stage uses is all that is known."""
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    store = Store(op)
    older = replace(store.plan(), id="a" * 16, used=())
    store.save_plan(older, LATER)
    store.close()
    rerostered(op, 1)
    found = vardiya("explain", "diff", op, "--json").body
    assert (found["groups"], found["cause"]) == (None, "search")
    assert "the first to differ: absences" in vardiya("explain", "diff", op).out.replace("\n", " ")


def test_the_same_inputs_and_another_roster_are_said(small_planned: Path, tmp_path: Path) -> None:
    """Mended, or the search cut short: no input is blamed."""
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    rerostered(op, 1)
    found = vardiya("explain", "diff", op, "--json").body
    assert (found["groups"], found["cause"]) == ([], "otherwise")


def test_plans_of_other_periods_compare_neither_service_nor_wages(small_planned: Path, tmp_path: Path) -> None:
    """Sums over one week and over two are no change of service."""
    op = Path(shutil.copytree(small_planned, tmp_path / "op"))
    store = Store(op)
    plan = store.plan()
    keys = tuple((name, f"{key[:-1]}x") for name, key in plan.keys)
    longer = replace(plan, id="d" * 16, weeks=2, keys=keys, roster_stage=None, violations=())
    store.save_plan(longer, LATER)
    store.close()
    found = vardiya("explain", "diff", op, "--json").body
    assert found["services"] == []
    assert found["wages_cents"] is None
    assert not [one for one in found["figures"] if one["code"].startswith(("change_service", "change_cost"))]
    assert "Service is not compared" in vardiya("explain", "diff", op).out


def test_service_moves_in_points(twice: Path) -> None:
    """From 90 % to 80 % is ten points, not ten percent."""
    store = Store(twice)
    plan = store.plan()
    store.close()
    moved = replace(compare(plan, plan), services=(ServiceChange("phone-tr", 0.9, 0.8, 0.01),))
    (one,) = (one for one in change_figures((plan, plan), moved, (), None) if one.code == "change_service")
    assert one.unit == "points"
    assert [one.value, one.give] == pytest.approx([-10.0, 1.0])
    assert figure_text(one, "en") == "-10.0 points"
