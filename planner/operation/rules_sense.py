"""Whether the changes to the rule book name known rules and known parameters, each with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import ValidationError

from planner.operation.config_reading import ConfigFile
from planner.operation.reading import Reading, suggestion
from planner.operation.yaml_document import Path
from planner.rulebook import ABOUT

if TYPE_CHECKING:
    from solver.rules import RuleModel


def check_rules(reading: Reading, file: ConfigFile) -> None:
    """Note an unknown preset, unknown rules and parameters of rules.changes and rules.drop, and missing reasons."""
    from solver.rules import BY_KIND
    from solver.rules.presets import PRESETS

    spec = file.config.rules
    books = {preset.name: {entry.rule.kind: entry.rule for entry in preset.entries} for preset in PRESETS}
    if spec.preset not in books:
        told = suggestion(spec.preset, books)
        file.error(reading, ("rules", "preset"), "unknown_preset", value=spec.preset, **told)
    book = books.get(spec.preset, {})
    for kind, change in spec.changes.items():
        path = ("rules", "changes", kind)
        if kind not in BY_KIND:
            file.error(reading, path, "unknown_rule", value=kind, **suggestion(kind, BY_KIND))
        elif kind in spec.drop:
            file.error(reading, path, "rule_changed_and_dropped", value=kind)
        else:
            _reason(reading, file, path, change.get("reason"))
            _change(reading, file, book.get(kind, kind), change)
    for kind in spec.drop:
        _drop(reading, file, kind, book)


def _drop(reading: Reading, file: ConfigFile, kind: str, book: Mapping[str, RuleModel]) -> None:
    """Only what is in the book can be dropped, with a reason."""
    from solver.rules import BY_KIND

    path = ("rules", "drop", kind)
    if kind not in BY_KIND:
        file.error(reading, path, "unknown_rule", value=kind, **suggestion(kind, BY_KIND))
    elif book and kind not in book:
        file.error(reading, path, "rule_not_in_book", value=kind, **suggestion(kind, book))
    else:
        _reason(reading, file, path, file.config.rules.drop[kind])


def _reason(reading: Reading, file: ConfigFile, path: Path, reason: object) -> None:
    if not isinstance(reason, str) or not reason.strip():
        file.error(reading, path, "reason_needed", value=str(path[-1]))


def _change(reading: Reading, file: ConfigFile, stated: RuleModel | str, change: dict[str, object]) -> None:
    """The changed values together with those that the book states; each wrong one at its own line."""
    from solver.rules import BY_KIND

    kind = stated if isinstance(stated, str) else stated.kind
    values = {} if isinstance(stated, str) else stated.model_dump()
    changed = {name: value for name, value in change.items() if name not in ABOUT}
    rule = BY_KIND[kind]
    try:
        rule.model_validate({**values, **changed, "kind": kind})
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            path, value = ("rules", "changes", kind, *detail["loc"]), _shown(detail["input"])
            name = ".".join(str(part) for part in detail["loc"]) or kind
            if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
                known = suggestion(name, (*(field for field in rule.model_fields if field != "kind"), *ABOUT))
                file.error(reading, path, "yaml_unknown_key", value=value, key=name, **known)
            else:
                file.error(reading, path, "rule_parameter", value=value, key=name, reason=detail["msg"])


def _shown(value: object) -> str:
    """A wrong value; of a whole rule whose values do not fit together nothing."""
    return "" if isinstance(value, dict) else str(value)
