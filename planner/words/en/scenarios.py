"""Words in English: scenarios and their comparison."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "bad_scenario_day": "“{value}”: a day reads 2026-05-01 (2000 to 2100), or +6 counted from the plan's start.",
    "bad_scenario_moment": (
        "“{value}”: a moment reads 2026-05-01T20:30 (2000 to 2100), or +6 20:30 counted from the plan's start."
    ),
    "scenario_empty": "the file says nothing; it needs a name: and changes:.",
    "scenario_other_operation": (
        "the scenario was made for the operation “{value}”, and this one is “{name}”. If it fits all the same, take "
        "out the line operation:."
    ),
    "scenario_clash_event": "the event “{value}” is changed by step {step}{where} already; keep one of the two.",
    "scenario_clash_length": "how long “{value}” lasts is settled by step {step}{where} already; keep one of the two.",
    "scenario_clash_goal": "the goal of {value} is set by step {step}{where} already; keep one of the two.",
    "scenario_clash_opening": "the hours of {value} are set by step {step}{where} already; keep one of the two.",
    "scenario_clash_queue": "the queue {value} is opened by step {step}{where} already; keep one of the two.",
    "scenario_clash_away": "{value} is away by step {step}{where} already; nobody can be away twice.",
    "scenario_clash_gone": "{value} has left by step {step}{where} already; nobody can leave twice.",
    "scenario_clash_rule": "the rule “{value}” is changed by step {step}{where} already; keep one of the two.",
    "scenario_clash_policy": "the policy {value} is changed by step {step}{where} already; keep one of the two.",
    "scenario_clash_rate": "the rate {value} is set by step {step}{where} already; keep one of the two.",
    "scenario_clash_overtime": "the overtime of {value} is set by step {step}{where} already; keep one of the two.",
    "scenario_clash_quantile": (
        "the quantile of the forecast is set for {value} by step {step}{where} already; keep one of the two."
    ),
}
