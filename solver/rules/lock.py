"""Lock: a planner's fixed decision for an agent and a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.timeline import View, view
from solver.rules.forms import EVERY, DutyClass, Forbid, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import Lock, RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class Locked(RuleModel):
    """A locked day is off, or worked in exactly the locked template.

    Locks of days outside the horizon and of unknown agents say nothing.
    """

    kind: Literal["lock"] = "lock"
    citation: ClassVar[str] = "The planner's decision"
    words: ClassVar[Words] = Words(
        en=("Fixed by the planner", "{who}: a fixed decision is not kept."),
        tr=(
            "Planlamacının sabitlediği",
            "{who}: sabitlenmiş bir karara uyulmadı.",
            "Sabitlenmiş bir gün ya boştur ya da tam olarak sabitlenen şablonla çalışılır.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty, or no other duty and at least this one, that starts on the day."""
        found: list[Form] = []
        for lock in _in_force(case):
            who = frozenset({lock.agent})
            start_min, end_min = (case.grid.minute(lock.day, clock) for clock in (0, DAY_MIN))
            if lock.template is None:
                found.append(Forbid(self.kind, who, EVERY, start_min, end_min, by_start=True))
                continue
            only = DutyClass(templates=frozenset({lock.template}))
            others = DutyClass(templates=frozenset({lock.template}), outside=True)
            found.append(Forbid(self.kind, who, others, start_min, end_min, by_start=True))
            span = (start_min, end_min)
            found.append(Total(self.kind, who, only, "duties", "span", 1, None, None, *span))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Locked days worked although off, worked otherwise, or not worked."""
        seen = view(case, roster)
        return tuple(v for lock in _in_force(case) for v in self._faults(seen, lock))

    def _faults(self, seen: View, lock: Lock) -> list[Violation]:
        when = (self.kind, lock.agent, *seen.bounds(lock.day, 1))
        shifts = [d.template for d in seen.planned.get(lock.agent, ()) if d.day == lock.day]
        others = sum(template != lock.template for template in shifts)
        found = [Violation(*when, others, 0, "duties")] if others else []
        if lock.template is not None and lock.template not in shifts:
            found.append(Violation(*when, 0, 1, "duties"))
        return found


def _in_force(case: RosterCase) -> list[Lock]:
    known, days = {agent.id for agent in case.agents}, set(case.grid.days)
    return [lock for lock in sorted(set(case.locks), key=_order) if lock.agent in known and lock.day in days]


def _order(lock: Lock) -> tuple[str, date, str]:
    return lock.agent, lock.day, lock.template or ""
