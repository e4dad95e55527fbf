"""On-call policies in a scenario: added, deepened, dropped, and refused like those of operation.yaml."""

from __future__ import annotations

from planner.casework import on_call_policies
from planner.inputs import Inputs, with_operation
from solver import requirement
from tests.scenarios.kinds.people.asking import broken, changed, faults

NIGHT: dict[str, object] = {
    "hours": {"start": "19:00", "end": "25:00"},
    "language": "tr",
    "fee": 5000,
    "missing": 90000,
}


def test_a_new_policy_asks_for_people_every_evening(small_inputs: Inputs) -> None:
    """Seven windows, of two people each after the depth is set."""
    once = with_operation(small_inputs, changed(small_inputs, "on_call_policy", policy="evening", set=NIGHT))
    twice = with_operation(once, changed(once, "on_call_policy", policy="evening", set={"depth": 2}))
    for inputs, depth in ((once, 1), (twice, 2)):
        windows = requirement.on_call(on_call_policies(inputs), inputs.operation.agents, inputs.grid, {})
        assert [window.depth for window in windows] == [depth] * 7
    assert twice.operation.config.on_call["evening"].missing == 90000
    assert "rows" not in broken(small_inputs, twice.operation)


def test_a_policy_falls_away(small_inputs: Inputs) -> None:
    """Nothing is left of it."""
    once = with_operation(small_inputs, changed(small_inputs, "on_call_policy", policy="evening", set=NIGHT))
    assert changed(once, "on_call_policy", policy="evening", drop=True).config == small_inputs.operation.config


def test_what_does_not_fit_a_policy_is_named(small_inputs: Inputs) -> None:
    """Nothing said, unknown policies, wrong values at their key, unknown names, a fee above the price."""
    once = with_operation(small_inputs, changed(small_inputs, "on_call_policy", policy="evening", set=NIGHT))
    told: list[tuple[dict[str, object], tuple[str, str]]] = [
        ({"policy": "evening"}, ("kind", "scenario_says_nothing")),
        ({"policy": "evenin", "drop": True}, ("policy", "unknown_on_call_policy")),
        ({"policy": "evenin", "set": {"depth": 2}}, ("policy", "unknown_on_call_policy")),
        ({"policy": "evening", "drop": True, "set": {"depth": 2}}, ("drop", "scenario_set_and_dropped")),
        ({"policy": "evening", "set": {"depth": 0}}, ("set.depth", "yaml_bounds")),
        ({"policy": "evening", "set": {"depht": 2}}, ("set.depht", "yaml_unknown_key")),
        ({"policy": "evening", "set": {"hours": {"start": "7"}}}, ("set.hours.start", "clock")),
        ({"policy": "evening", "set": {"language": "trk"}}, ("set.language", "unknown_language")),
        ({"policy": "evening", "set": {"fee": 90000}}, ("set", "on_call_price")),
    ]
    for fields, fault in told:
        assert faults(once, "on_call_policy", **fields) == [fault]
