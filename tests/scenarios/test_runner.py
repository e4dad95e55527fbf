"""Scenarios run against one base: read together, shared stages, common random numbers, honest words about noise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.problems import OperationError
from planner.store import Store
from scenarios import Scenario, run
from scenarios.base_plan import BasePlan, base_plan
from scenarios.chosen_base import Asked, choose
from scenarios.keeping import kept_roster
from scenarios.report.comparison_tables import day_table
from scenarios.report.run_body import comparison_body
from scenarios.report.sentences import head_lines
from scenarios.runner import How, read_judged, run_files
from solver.case import Absence
from solver.duties import Duty, OnCallDuty, Roster
from tests.planner.report import worlds

SOME = How(replications=8)
PHONE = {"channel": "phone", "language": "tr"}
FIRST = "name: First\nchanges: [{kind: volume, share: 1.0}]\n"


def scenario(*changes: dict[str, object], roster: str = "keep") -> Scenario:
    return Scenario.model_validate({"name": "What if", "roster": roster, "changes": list(changes)})


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played a few times."""
    return base_plan(small_inputs, replications=SOME.replications, plan=small_plan)


def test_twice_the_calls_meet_the_same_people(base: BasePlan) -> None:
    """What decides is the work, at a moment, and nothing else changed: no second simulation is needed to say so."""
    found = run(base, scenario({"kind": "volume", "share": 1.0}), SOME)
    assert (found.moves.days, found.difference.changes) == (0, ())
    assert found.deciding is not None
    assert [(one.cause, one.late) for one in found.deciding.shares] == [("work", None)]
    assert found.deciding.after.contacts == pytest.approx(2 * found.deciding.before.contacts)
    assert found.deciding.after.people == found.deciding.before.people
    assert found.deciding.late[1] > found.deciding.late[0]
    assert found.whole is not None
    assert found.whole.beyond_noise


def test_a_kept_roster_is_checked_under_the_change(base: BasePlan) -> None:
    """With half the people away floors miss people whom the base had; what decides are the people."""
    away = {"kind": "absence_wave", "count": 6, "first_day": "+1", "last_day": "+1"}
    found = run(base, scenario(away), SOME)
    missing = [sum(floor.missing_agent_h for floor in side.floors) for side in found.figures]
    assert missing[1] > missing[0]
    assert found.moves.freed_days == found.moves.days > 0
    assert found.deciding is not None
    assert found.deciding.day == base.inputs.grid.days[1]
    (share,) = found.deciding.shares
    assert share.cause == "people"
    assert share.people[1] < share.people[0]


def test_more_work_and_fewer_people_are_told_apart(base: BasePlan) -> None:
    """Each cause is played by itself; together they make what the day's own simulation says of both."""
    away = {"kind": "absence_wave", "count": 3, "first_day": "+1", "last_day": "+1"}
    found = run(base, scenario({"kind": "volume", "share": 0.5, "first_day": "+1", "last_day": "+1"}, away), SOME)
    assert found.deciding is not None
    late = {one.cause: one.late for one in found.deciding.shares}
    assert list(late) == ["work", "people"]
    assert all(value is not None and value > 0 for value in late.values())


def test_a_law_that_the_change_breaks_is_a_hard_violation(base: BasePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept roster is not legal because the base's was: here somebody's last shift ended an hour before the first."""
    first = min(base.plan.roster.duties, key=lambda duty: duty.start_min)
    start, inputs = first.start_min, base.inputs
    late = Duty(first.agent, start - 540, start - 60, inputs.grid.days[0] - timedelta(days=1), "standard", 450)
    changed = replace(inputs, operation=replace(inputs.operation, previous=(late,)))
    monkeypatch.setattr("scenarios.playing.judged", lambda scenario, inputs: changed)
    found = run(base, scenario(), SOME)
    assert found.base.plan.hard_violations == ()
    assert {one.agent for one in found.played.plan.hard_violations} == {first.agent}
    assert sum(rule.new for rule in found.rules if rule.hard) == len(found.played.plan.hard_violations)


def test_people_who_are_away_answer_no_call() -> None:
    """On-call falls away with the absence, and where its window is no longer asked; the rest stays."""
    inputs = worlds.inputs()
    window = worlds.requirement().on_call[0]
    night = OnCallDuty("can", window.start_min, window.end_min, window.id)
    elsewhere = OnCallDuty("can", window.start_min + 4320, window.end_min + 4320, window.id)
    roster = Roster(worlds.roster().duties, (night, elsewhere))
    assert kept_roster(roster, inputs, worlds.requirement()).on_call == (night,)
    ill = Absence("can", worlds.at(5, 12), worlds.at(6, 12))
    absent = replace(inputs, operation=replace(inputs.operation, absences=(ill,)))
    assert kept_roster(roster, absent, worlds.requirement()) == Roster(worlds.roster().duties)


def test_a_change_that_touches_nothing_is_said(base: BasePlan) -> None:
    """The changed plan is the base plan, to the byte."""
    found = run(base, scenario(), SOME)
    assert found.status == "unchanged"
    assert found.played.plan is base.plan
    assert (found.whole, found.deciding) == (None, None)


def test_everything_wrong_with_any_file_is_told_at_once(small_inputs: Inputs, tmp_path: Path) -> None:
    """A planner mends all files, then runs them: none is played before all fit."""
    texts = {
        "first": FIRST,
        "second": "name: S\nchanges: [{kind: volumee}]\n",
        "third": "name: T\nchanges: [{kind: volume, share: 1, channels: [pigeon]}]\n",
    }
    files = [tmp_path / f"{name}.yaml" for name in texts]
    for file in files:
        file.write_text(texts[file.stem], encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_judged(files, small_inputs)
    assert [(one.file, one.code) for one in told.value.problems] == [
        ("second.yaml", "yaml_choice"),
        ("third.yaml", "unknown_channel"),
    ]
    assert told.value.scenario == "second.yaml, third.yaml"


def test_the_command_overrides_what_a_file_says_of_the_roster(small_inputs: Inputs, tmp_path: Path) -> None:
    """--roster keep asks quickly what a file asks in full."""
    file = tmp_path / "first.yaml"
    file.write_text(FIRST, encoding="utf-8")
    assert [one.roster for one in read_judged([file], small_inputs)] == ["rebuild"]
    assert [one.roster for one in read_judged([file], small_inputs, "keep")] == ["keep"]


def test_files_stand_on_the_stored_plan(small_planned: Path, small_inputs: Inputs, tmp_path: Path) -> None:
    """Nothing is planned twice: the base is the plan of the store."""
    file = tmp_path / "first.yaml"
    file.write_text(FIRST, encoding="utf-8")
    store = Store(small_planned)
    chosen = choose(small_inputs.operation, store, Asked())
    found = run_files(chosen, [file], SOME, "keep")
    assert (found.stored, found.names) == (True, ("first",))
    assert found.base.plan.id == store.plan().id
    store.close()


@pytest.mark.parametrize("replications", [0, 1, 1001])
def test_replications_out_of_range_are_refused(small_inputs: Inputs, small_planned: Path, replications: int) -> None:
    """Before anything is read or played; of a single one everything would be beyond noise."""
    store = Store(small_planned)
    chosen = choose(small_inputs.operation, store, Asked())
    with pytest.raises(OperationError) as told:
        run_files(chosen, [], How(replications=replications))
    assert [one.code for one in told.value.problems] == ["scenario_replications"]
    store.close()


def test_a_base_without_a_roster_is_refused_before_anything_is_played(
    small_inputs: Inputs, small_planned: Path, tmp_path: Path
) -> None:
    """Whoever asks decides how to say so; nothing is compared with an empty roster."""

    def refuse(plan: Plan, inputs: Inputs) -> None:
        raise LookupError(plan.id)

    store = Store(small_planned)
    chosen = choose(small_inputs.operation, store, Asked())
    with pytest.raises(LookupError, match=store.plan().id):
        run_files(chosen, [], replace(SOME, refuse=refuse))
    store.close()


def test_before_is_played_as_often_as_after(base: BasePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a difference was open both go on: chances before and after are of equally many replications."""
    monkeypatch.setattr("scenarios.playing.undecided", lambda before, after: True)
    more = Scenario.model_validate({"name": "More", "roster": "keep", "changes": [{"kind": "volume", "share": 0.5}]})
    found = run(base, more, SOME)
    assert found.replications > base.served.replications
    for side in (found.base, found.played):
        assert side.plan.attainment is not None
        assert side.plan.attainment.replications == found.replications


def test_a_queue_that_only_the_scenario_has_has_no_before(base: BasePlan) -> None:
    """It is compared with nothing, decides nothing, and no figure of it reads as if nothing had changed."""
    opened = {"kind": "new_queue", "id": "phone-2", "queue": PHONE, "like": "phone-tr", "factor": 0.5}
    found = run(base, scenario(opened), SOME)
    (new,) = [row for row in found.queues if row.queue == "phone-2"]
    assert new.pair is None
    assert new.service[0] is None
    assert new.service[1] is not None
    assert found.deciding is not None
    assert found.deciding.window.queue == "phone-tr"
    body = comparison_body(found, "en")
    days = [one for one in body["days"] if one["queue"] == "phone-2"]  # type: ignore[attr-defined]
    assert {one["service_diff"] for one in days} == {None}
    rows = [row for row in day_table(found, "en").rows if row[0] == "phone-2"]
    assert rows
    assert {(row[3], row[5]) for row in rows} == {("", "")}


def test_a_scenario_that_loosens_the_law_says_so(base: BasePlan) -> None:
    """No roster under it is called lawful without it."""
    ten = {"kind": "rule_change", "changes": {"daily_rest": {"rest_min": 600, "reason": "Peak"}}}
    found = run(base, scenario(ten), SOME)
    (told,) = [line.text for line in head_lines(found, "en") if "loosens" in line.text]
    assert told.startswith("This scenario loosens or leaves out 1 rule of the book turkey: Rest between shifts.")
    assert comparison_body(found, "tr")["loosened_rules"] == ["daily_rest"]
