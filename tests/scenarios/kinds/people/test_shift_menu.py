"""New shifts in a scenario: split evenings for some contracts."""

from __future__ import annotations

from planner.inputs import Inputs
from solver.duties import Break, Duty
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults

SPLIT: dict[str, object] = {
    "first": "10:00",
    "last": "12:00",
    "step_min": 60,
    "lengths": [
        {
            "length_min": 600,
            "breaks": [{"earliest_min": 90, "latest_min": 120, "length_min": 30}],
            "gap": {"earliest_min": 240, "latest_min": 240, "length_min": 180},
        }
    ],
}


def test_the_menus_shifts_are_there_for_the_contract(small_inputs: Inputs) -> None:
    """Three starts of 6.5 paid hours (ten less the half hour and the gap of three), for full-timers only."""
    operation = changed(
        small_inputs, "shift_menu", menu="split", shifts=SPLIT, contracts=["full-time"], most_splits_week=2
    )
    new = [template for template in operation.templates if template.menu == "split"]
    assert [(template.id, template.paid_min) for template in new] == [
        (f"split-{hour}00-600", 390) for hour in (10, 11, 12)
    ]
    assert agent(operation, "A1").contract.menus == ("standard", "split")
    assert agent(operation, "A1").contract.most_splits_week == 2
    assert agent(operation, "A7").contract.menus == ("standard",)


def test_the_rules_refuse_it_to_other_contracts(small_inputs: Inputs) -> None:
    """A part-timer's split shift is outside the menus; a full-timer's is not."""
    operation = changed(
        small_inputs, "shift_menu", menu="split", shifts=SPLIT, contracts=["full-time"], most_splits_week=2
    )
    at = small_inputs.grid.minute(small_inputs.start, 600)
    rests = (Break(at + 90, 30), Break(at + 240, 180))
    duties = [Duty(name, at, at + 600, small_inputs.start, "split-1000-600", 390, rests) for name in ("A1", "A7")]
    assert [v.agent for v in broken(small_inputs, operation, *duties)["menus"]] == ["A7"]


def test_what_does_not_fit_a_menu_is_named(small_inputs: Inputs) -> None:
    """A menu that exists, contracts that do not, lengths off the grid of half hours."""
    assert faults(small_inputs, "shift_menu", menu="standard", shifts=SPLIT) == [("menu", "scenario_menu_exists")]
    assert faults(small_inputs, "shift_menu", menu="split", shifts=SPLIT, contracts=["full"]) == [
        ("contracts", "unknown_contract")
    ]
    odd = {"first": "10:00", "lengths": [{"length_min": 255}]}
    assert faults(small_inputs, "shift_menu", menu="odd", shifts=odd) == [("shifts.lengths.0", "menu_off_grid")]
