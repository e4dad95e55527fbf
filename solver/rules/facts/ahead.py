"""How far ahead of the least burdened each of those is who could be asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from solver.rules.facts.ledger import burdens

if TYPE_CHECKING:
    from solver.case import RosterCase


def ahead(case: RosterCase, measure: str, asked: Collection[str]) -> dict[str, int]:
    """Whole units that each of the asked bore in a year beyond the least burdened of them, by id.

    Empty where no ledger tells or fewer than two could be asked: there is nothing to share.
    """
    borne = burdens(case, measure, asked)
    if len(borne) < 2:
        return {}
    least = min(borne.values())
    return {agent_id: burden - least for agent_id, burden in borne.items()}
