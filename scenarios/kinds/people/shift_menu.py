"""New shifts to work: a menu of starts and lengths for some contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation import expanding
from planner.operation.shift_specs import MenuSpec
from planner.operation.types import Frozen, Identifier
from scenarios.kinds.people.terms import with_contracts
from scenarios.kinds.people.validity import config_faults

if TYPE_CHECKING:
    from planner.operation.config import OperationFile


class ShiftMenu(Frozen):
    """A new `menu` of shifts, `shifts` written as under menus of operation.yaml, open to `contracts` (all, if none).

    A `gap` in a length makes it a split shift: of these a contract allows `most_splits_week` in a week, which can be
    stated here for the same contracts.

    ```yaml
    - kind: shift_menu
      menu: late
      contracts: [part-30, part-22]
      shifts:
        first: "18:00"
        lengths: [{length_min: 300, breaks: [{earliest_min: 105, latest_min: 180, length_min: 30}]}]
    ```
    """

    tag: ClassVar[str] = "shift_menu"
    kind: Literal["shift_menu"]
    menu: Identifier
    shifts: MenuSpec
    contracts: tuple[str, ...] = ()
    most_splits_week: Annotated[int, Field(ge=0, le=7)] | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown contracts, a menu that is there already, starts and lengths off the grid."""
        operation = inputs.operation
        for name in self.contracts:
            yield from unknown("contracts", "unknown_contract", name, operation.config.contracts)
        if self.menu in operation.config.menus:
            yield Fault("menu", "scenario_menu_exists", self.menu)
        else:
            yield from config_faults(operation, self._config(operation.config), {f"menus.{self.menu}": "shifts"})

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the menu, its shifts, and the right to work them."""
        config = self._config(inputs.operation.config)
        changed = replace(inputs.operation, config=config, templates=expanding.templates(config))
        specs = {
            name: spec.model_copy(update=self._terms(spec.menus))
            for name, spec in config.contracts.items()
            if not self.contracts or name in self.contracts
        }
        return with_operation(inputs, with_contracts(changed, specs))

    def _config(self, config: OperationFile) -> OperationFile:
        return config.model_copy(update={"menus": {**config.menus, self.menu: self.shifts}})

    def _terms(self, menus: tuple[str, ...]) -> dict[str, object]:
        splits = {} if self.most_splits_week is None else {"most_splits_week": self.most_splits_week}
        return {"menus": (*menus, self.menu), **splits}
