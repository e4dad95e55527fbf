"""On-call duties that stand beside a roster under search: what it costs to work so that one of them cannot stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.duties import Duty, OnCallDuty
from solver.roster.personal import HARD_CENTS
from solver.roster.standby import Standby


class Called:
    """The on-call duties held, by agent; empty until the first are assigned."""

    def __init__(self) -> None:
        self._standby: Standby | None = None
        self._of: dict[str, list[OnCallDuty]] = {}
        self._cents: dict[str, int] = {}
        self._given: frozenset[OnCallDuty] = frozenset()

    def hold(self, standby: Standby, on_call: Iterable[OnCallDuty]) -> None:
        """Hold these on-call duties, and no others."""
        self._standby, self._of = standby, {}
        self._cents = {window.id: window.cents for window in standby.case.requirement.on_call}
        self._given = frozenset(() if standby.case.held is None else standby.case.held.on_call)
        for duty in on_call:
            self._of.setdefault(duty.agent, []).append(duty)

    def add(self, standby: Standby, duty: OnCallDuty) -> None:
        """Hold one more."""
        self.hold(standby, [*(held for mine in self._of.values() for held in mine), duty])

    def binds(self, agent: str) -> bool:
        """Whether an agent holds an on-call duty that shifts elsewhere can make unlawful."""
        return self._standby is not None and bool(self._standby.runs or self._standby.totals) and agent in self._of

    def cents(self, agent: str, duties: Sequence[Duty], more: Sequence[OnCallDuty] = ()) -> float:
        """The price of the agent's on-call duties if the shifts break a run or a hard total with them, else nothing."""
        standing = [*self._of.get(agent, ()), *more]
        if self._standby is None or not standing or self._standby.keeps(agent, duties, standing):
            return 0.0
        return float(sum(HARD_CENTS if duty in self._given else self._cents[duty.window] for duty in standing))
