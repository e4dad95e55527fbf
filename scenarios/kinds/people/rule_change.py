"""Rules of the book change, fall away or come back, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from planner.operation.config import RulesSpec
from planner.operation.types import Frozen
from scenarios.clashes import Claim
from scenarios.kinds.people.validity import config_faults

if TYPE_CHECKING:
    from planner.operation.config import OperationFile


class RuleChange(Frozen):
    """Changes of the rule book, written as under `rules` of operation.yaml: `preset`, `changes` and `drop`.

    A change sets single parameters of a rule and keeps the others, also those that operation.yaml states; it gives
    a `reason`. `drop` maps rules to the reason why they fall away; a rule that was dropped and is changed here comes
    back. The same checks as for operation.yaml hold, and what is looser than the law is named as looser wherever the
    roster is judged.

    ```yaml
    - kind: rule_change
      changes:
        night_run: {most_nights: 4, reason: Trial of the works council}
      drop:
        weekend_spacing: Trial of the works council
    ```
    """

    tag: ClassVar[str] = "rule_change"
    kind: Literal["rule_change"]
    preset: str | None = None
    changes: dict[str, dict[str, object]] = {}
    drop: dict[str, str] = {}

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nothing said, unknown books, rules, parameters and names, missing reasons, what is changed and dropped."""
        if self.preset is None and not self.changes and not self.drop:
            yield Fault("kind", "scenario_says_nothing", "", {"fields": "preset, changes, drop"})
        for kind in sorted(self.changes.keys() & self.drop.keys()):
            yield Fault(f"changes.{kind}", "rule_changed_and_dropped", kind)
        stated = {f"changes.{kind}": change.get("reason") for kind, change in self.changes.items()}
        stated |= {f"drop.{kind}": reason for kind, reason in self.drop.items()}
        for key, reason in stated.items():
            if not isinstance(reason, str) or not reason.strip():
                yield Fault(key, "reason_needed", key.partition(".")[2])
        found = config_faults(inputs.operation, self._config(inputs), {"rules.": ""})
        yield from (fault for fault in found if fault.code not in ("reason_needed", "rule_changed_and_dropped"))

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """The rules that it speaks of."""
        return frozenset(Claim("rule", kind) for kind in (*self.changes, *self.drop))

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay the changes over those of operation.yaml."""
        return with_operation(inputs, replace(inputs.operation, config=self._config(inputs)))

    def _config(self, inputs: Inputs) -> OperationFile:
        config = inputs.operation.config
        stated = config.rules
        preset = self.preset or stated.preset
        changes = {kind: values for kind, values in stated.changes.items() if kind not in self.drop}
        changes |= {kind: {**stated.changes.get(kind, {}), **values} for kind, values in self.changes.items()}
        added = stated.changes.keys() - _kinds_of(preset)
        drop = {kind: reason for kind, reason in stated.drop.items() if kind not in self.changes}
        drop |= {kind: reason for kind, reason in self.drop.items() if kind not in added}
        return config.model_copy(update={"rules": RulesSpec(preset=preset, changes=changes, drop=drop)})


def _kinds_of(preset: str) -> frozenset[str]:
    """Kinds of the rules in a book; none of an unknown one."""
    from solver.rules.presets import PRESETS

    return frozenset(entry.rule.kind for book in PRESETS if book.name == preset for entry in book.entries)
