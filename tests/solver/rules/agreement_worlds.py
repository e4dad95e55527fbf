"""What the worlds of the agreement tests are made of; each rule's own world stands in the rule's test file.

`world(at)` of `test_<kind>.py` gives a case whose only rule is the one tested, and slots: the choices from which
rosters are made.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from itertools import product

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty, Roster
from solver.rules import NAMES
from solver.shifts import ShiftTemplate
from tests.solver.rules.worlds import LATE, opened, row, work

LIMIT = 250
Part = tuple[Duty | OnCallDuty, ...]
Slots = list[Sequence[Part]]
World = tuple[RosterCase, Slots]


@dataclass(frozen=True)
class Setting:
    """Where a world stands: its first day, and whether shifts were worked before it."""

    first_day: date
    past: bool


def rosters(slots: Slots, seed: int) -> list[Roster]:
    """Every choice of one part per slot, or a sample from empty to busy; the first part of a slot is nothing."""
    if math.prod(len(slot) for slot in slots) <= LIMIT:
        picks = list(product(*slots))
    else:
        rng = random.Random(seed)
        busy = [rng.random() for _ in range(LIMIT)]
        picks = [tuple(rng.choice(slot) if rng.random() < share else slot[0] for slot in slots) for share in busy]
    return [as_roster(pick) for pick in picks]


def as_roster(parts: Sequence[Part]) -> Roster:
    rows = [row for part in parts for row in part]
    duties = sorted(row for row in rows if isinstance(row, Duty))
    return Roster(tuple(duties), tuple(sorted(row for row in rows if isinstance(row, OnCallDuty))))


def free_or(case: RosterCase, templates: Sequence[ShiftTemplate], agent: str = "ada") -> Slots:
    """Each day off or one of the templates."""
    return [((), *((work(case, day, t, agent),) for t in templates)) for day in case.grid.days]


def a_past(case: RosterCase, setting: Setting, template: ShiftTemplate = LATE, days: int = 3) -> RosterCase:
    """The case with duties of a template on the days before it."""
    if not setting.past:
        return case
    return replace(case, opening=opened(*row(case, template, *range(-days, 0))))


def world_of(kind: str) -> Callable[[Setting], World]:
    """The world of a rule, from its test file; AttributeError if it has none."""
    found: Callable[[Setting], World] = import_module(f"tests.solver.rules.test_{kind}").world
    return found


def worlds() -> dict[str, Callable[[Setting], World]]:
    """The world of every registered rule."""
    return {kind: world_of(kind) for kind in NAMES}
