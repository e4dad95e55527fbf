"""Whether the changes to the rule book name known rules and known parameters, each with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from planner.operation.config_reading import ConfigFile
from planner.operation.reading import Reading, suggestion
from planner.rulebook import ABOUT

if TYPE_CHECKING:
    from solver.rules import RuleModel


def check_rules(reading: Reading, file: ConfigFile) -> None:
    """Note unknown rules and parameters of rules.changes and rules.drop, and changes without a reason."""
    from solver.rules import RULES

    known: dict[str, type[RuleModel]] = {rule.model_fields["kind"].default: rule for rule in RULES}
    for kind, change in file.config.rules.changes.items():
        if kind not in known:
            file.error(reading, ("rules", "changes", kind), "unknown_rule", value=kind, **suggestion(kind, known))
        else:
            _change(reading, file, known[kind], kind, change)
    for kind, reason in file.config.rules.drop.items():
        if kind not in known:
            file.error(reading, ("rules", "drop", kind), "unknown_rule", value=kind, **suggestion(kind, known))
        elif not reason.strip():
            file.error(reading, ("rules", "drop", kind), "reason_needed", value=kind)


def _change(reading: Reading, file: ConfigFile, rule: type[RuleModel], kind: str, change: dict[str, object]) -> None:
    path = ("rules", "changes", kind)
    if not isinstance(change.get("reason"), str) or not str(change["reason"]).strip():
        file.error(reading, path, "reason_needed", value=kind)
    values = {name: value for name, value in change.items() if name not in ABOUT}
    allowed = tuple(name for name in rule.model_fields if name != "kind")
    try:
        rule.model_validate({**values, "kind": kind})
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            name, value = str(detail["loc"][0]) if detail["loc"] else kind, str(detail["input"])
            if detail["type"] == "extra_forbidden":
                known = suggestion(name, (*allowed, *ABOUT))
                file.error(reading, (*path, name), "yaml_unknown_key", value=value, key=name, **known)
            else:
                file.error(reading, (*path, name), "rule_parameter", value=value, key=name, reason=detail["msg"])
