"""Paid minutes of an agent's weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from solver.rules.facts.timeline import week_of

if TYPE_CHECKING:
    from solver.duties import Duty


def paid_by_week(duties: Iterable[Duty]) -> Counter[date]:
    """Paid minutes per week, by its Monday; a duty belongs to the week of its day."""
    paid: Counter[date] = Counter()
    for duty in duties:
        paid[week_of(duty.day)] += duty.paid_min
    return paid
