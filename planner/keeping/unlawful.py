"""Published shifts that break a hard rule under today's facts, whatever else is rostered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.keeping.kept import SHIFTS

if TYPE_CHECKING:
    from planner.inputs import Inputs


def unlawful_days(inputs: Inputs) -> tuple[tuple[str, date], ...]:
    """Agents and days whose published shift is in the way of a hard rule: a protection since then, rest really missed.

    Judged by the rules' own checks on the published shifts alone, after what was worked before them; rules that other
    shifts or other breaks can still satisfy are left to the search. Without them a search would prove that there is
    no roster, and say no more.
    """
    from planner.casework import make_case, nothing_needed
    from planner.keeping.held import able
    from planner.rule_locks import broken_by

    kept = inputs.kept
    if kept is None:
        return ()
    held = tuple(d for d in kept.roster.duties if kept.fixed(SHIFTS, d.day) and able(d, inputs))
    if not held:
        return ()
    case = make_case(replace(inputs, kept=None), nothing_needed(inputs))
    found = {
        (duty.agent, duty.day)
        for violation in (broken.violation for broken in broken_by(case, held))
        for duty in held
        if duty.agent == violation.agent and duty.start_min < violation.end_min and violation.start_min < duty.end_min
    }
    return tuple(sorted(found))
