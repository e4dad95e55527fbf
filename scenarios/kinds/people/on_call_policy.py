"""A policy of on-call duty is added, changed or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Literal

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.floor_specs import OnCallSpec
from planner.operation.types import Frozen, Identifier
from scenarios.clashes import Claim
from scenarios.kinds.people.validity import config_faults, spec_faults


class OnCallPolicyChange(Frozen):
    """The on-call `policy` (an id under on_call of operation.yaml) is dropped (`drop: true`), or `set` anew.

    `set` holds what operation.yaml may say of a policy: hours, depth, most_depth, risk_share, language, skill, roles,
    event_tier, answer_min, at_desk_min, fee, missing. Of a policy that is there, what is not set stays; an unknown id
    is a new policy and needs `hours`.

    ```yaml
    - {kind: on_call_policy, policy: tr-event-night, set: {depth: 3, fee: 70000}}
    ```
    """

    tag: ClassVar[str] = "on_call_policy"
    kind: Literal["on_call_policy"]
    policy: Identifier
    set: dict[str, object] = {}
    drop: bool = False

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nothing said, both said, an unknown policy to drop, values and names that operation.yaml would not take."""
        config = inputs.operation.config
        if self.drop:
            yield from unknown("policy", "unknown_on_call_policy", self.policy, config.on_call)
            if self.set:
                yield Fault("drop", "scenario_set_and_dropped", self.policy)
            return
        if not self.set:
            yield Fault("kind", "scenario_says_nothing", "", {"fields": "set, drop"})
            return
        if self.policy not in config.on_call and "hours" not in self.set:
            yield from unknown("policy", "unknown_on_call_policy", self.policy, config.on_call)
            return
        wrong = tuple(spec_faults(OnCallSpec, self._values(inputs), "set"))
        yield from wrong
        if not wrong:
            changed = self.apply(inputs).operation.config
            yield from config_faults(inputs.operation, changed, {f"on_call.{self.policy}": "set"})

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """The policy."""
        return frozenset({Claim("policy", self.policy)})

    def apply(self, inputs: Inputs) -> Inputs:
        """Change the policies of operation.yaml."""
        config = inputs.operation.config
        policies = {name: spec for name, spec in config.on_call.items() if not (self.drop and name == self.policy)}
        if not self.drop:
            policies[self.policy] = OnCallSpec.model_validate(self._values(inputs))
        changed = config.model_copy(update={"on_call": policies})
        return with_operation(inputs, replace(inputs.operation, config=changed))

    def _values(self, inputs: Inputs) -> Mapping[str, object]:
        known = inputs.operation.config.on_call.get(self.policy)
        return {**(known.model_dump() if known else {}), **self.set}
