"""A draft that has published shifts otherwise although neither the policy names that change nor a fact forces it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gates.gate import Check, Gate, PlanSeen
from planner.keeping import beyond_policy


def _find(seen: PlanSeen) -> Iterator[Gate]:
    if seen.plan.roster_stage is None or seen.plan.roster_stage.result.roster is None:
        return
    found = beyond_policy(seen.plan, seen.inputs)
    if found:
        first = found[0]
        told = {"count": len(found), "people": len({one.agent for one in found}), "day": first.day.isoformat()}
        texts = {name: str(value) for name, value in told.items()} | {"agent": first.agent, "what": first.what}
        yield Gate("gate_published_changed", tuple(sorted(texts.items())))


PUBLISHED_CHANGES = Check(("gate_published_changed",), _find)
