"""People who are away: how many, how long, on which days, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.inputs import Inputs, with_operation
from solver.case import Absence, Lock
from solver.grid import DAY_MIN
from tests.scenarios.kinds.people.asking import broken, change, changed, faults, shift


def test_named_people_are_away_for_the_whole_span(small_inputs: Inputs) -> None:
    """Full time 45 h a week: two of seven days count 2 x 2700 / 7 = 771 minutes, so nobody owes them later."""
    operation = changed(small_inputs, "absence_wave", agents=["A1"], first_day="+1", last_day="+2")
    first = small_inputs.grid.minute(small_inputs.start + timedelta(days=1), 0)
    assert operation.absences == (Absence("A1", first, first + 2 * DAY_MIN, 771),)
    assert operation.agents == small_inputs.operation.agents


def test_a_shift_on_a_day_away_breaks_the_rule(small_inputs: Inputs) -> None:
    """The rules see the absence."""
    operation = changed(small_inputs, "absence_wave", agents=["A1"], first_day="+1", last_day="+2")
    away, back = shift(small_inputs, "A1", 2), shift(small_inputs, "A1", 3)
    assert [v.start_min for v in broken(small_inputs, operation, away, back)["absence"]] == [away.start_min]


def test_everybody_can_have_one_day_off(small_inputs: Inputs) -> None:
    """Can we give everyone the 29th off: a share of one."""
    operation = changed(small_inputs, "absence_wave", share=1, first_day="+5", last_day="+5")
    assert {absence.agent for absence in operation.absences} == {agent.id for agent in small_inputs.operation.agents}


def test_a_wave_spreads_lengths_and_days(small_inputs: Inputs) -> None:
    """Each is away for two or three days, all of them within the wave, and not all at once."""
    wave = {"share": 1, "first_day": "+1", "last_day": "+6", "days": 2, "most_days": 3, "seed": 3}
    absences = changed(small_inputs, "absence_wave", **wave).absences
    first = small_inputs.grid.minute(small_inputs.start + timedelta(days=1), 0)
    assert len(absences) == 8
    assert {(a.end_min - a.start_min) // DAY_MIN for a in absences} == {2, 3}
    assert all(first <= a.start_min and a.end_min <= first + 6 * DAY_MIN for a in absences)
    assert len({a.start_min for a in absences}) > 2


def test_a_bigger_wave_takes_the_same_people_and_more(small_inputs: Inputs) -> None:
    """A sweep over how many then compares like with like."""
    few, many = (set(changed(small_inputs, "absence_wave", count=n, days=1).absences) for n in (2, 5))
    assert len(few) == 2
    assert few < many
    seeded = {changed(small_inputs, "absence_wave", count=2, days=1, seed=seed).absences for seed in range(5)}
    assert len(seeded) == 5


def test_who_is_away_already_stays_away_as_planned(small_inputs: Inputs) -> None:
    """A leave of days 2 and 3 keeps its credit; illness from day 1 to 4 is entered around it, a seventh a day."""
    first = small_inputs.grid.minute(small_inputs.start + timedelta(days=2), 0)
    leave = Absence("A1", first, first + 2 * DAY_MIN, 900)
    on_leave = with_operation(small_inputs, replace(small_inputs.operation, absences=(leave,)))
    operation = changed(on_leave, "absence_wave", agents=["A1"], first_day="+1", last_day="+4")
    before = Absence("A1", first - DAY_MIN, first, 385)
    after = Absence("A1", first + 2 * DAY_MIN, first + 3 * DAY_MIN, 385)
    assert operation.absences == (before, leave, after)


def test_locked_shifts_of_the_days_away_fall_out(small_inputs: Inputs) -> None:
    """Nobody is locked into a shift while away; the lock's row goes with it, other locks stay."""
    days = [small_inputs.start + timedelta(days=i) for i in range(3)]
    whose = [*(("A1", day) for day in days), ("A2", days[1])]
    locks = tuple(Lock(name, day, "standard-0900-480") for name, day in whose)
    rows = tuple((lock.agent, lock.day, number) for number, lock in enumerate(locks, 2))
    locked = with_operation(small_inputs, replace(small_inputs.operation, locks=locks, lock_rows=rows))
    operation = changed(locked, "absence_wave", agents=["A1"], first_day="+1", last_day="+1")
    assert operation.locks == (locks[0], locks[2], locks[3])
    assert operation.lock_rows == (rows[0], rows[2], rows[3])


def test_what_does_not_fit_is_named(small_inputs: Inputs) -> None:
    """Nobody, too many, days outside the plan, absences longer than the wave."""
    assert faults(small_inputs, "absence_wave") == [("kind", "scenario_nobody")]
    assert faults(small_inputs, "absence_wave", count=9) == [("count", "scenario_too_few_agents")]
    assert faults(small_inputs, "absence_wave", count=3, contracts=["part-time"]) == [
        ("count", "scenario_too_few_agents")
    ]
    assert faults(small_inputs, "absence_wave", languages=["tur"]) == [("languages", "unknown_language")]
    assert faults(small_inputs, "absence_wave", count=1, share=0.5) == [("share", "scenario_who_twice")]
    assert faults(small_inputs, "absence_wave", count=1, first_day="+7", last_day="+9") == [
        ("first_day", "change_outside_plan")
    ]
    assert faults(small_inputs, "absence_wave", count=1, first_day="+3", last_day="+2") == [
        ("last_day", "ends_before_start")
    ]
    assert faults(small_inputs, "absence_wave", count=1, first_day="+1", last_day="+2", days=3) == [
        ("days", "scenario_days_too_long")
    ]
    assert faults(small_inputs, "absence_wave", count=1, most_days=3) == [("most_days", "scenario_days_unstated")]
    assert faults(small_inputs, "absence_wave", count=1, days=3, most_days=2) == [("most_days", "scenario_days_order")]


def test_nothing_is_altered_in_place(small_inputs: Inputs) -> None:
    """The same change of the same inputs gives the same inputs."""
    wave = change("absence_wave", count=3, days=2, most_days=3)
    assert wave.apply(small_inputs).operation.absences == wave.apply(small_inputs).operation.absences
    assert small_inputs.operation.absences == ()
