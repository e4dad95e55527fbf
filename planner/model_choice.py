"""The models that a backtest chose, as lines of operation.yaml: shown to be pasted, or written when told to."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planner.locking import operation_lock
from planner.operation.config_reading import FILE
from planner.operation.writing import write_whole
from planner.operation.yaml_document import Refused, parse_document
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from ruamel.yaml import YAML

    from planner.looking_back import LookBack

SECTION, KEY = "forecast", "models"
WIDE = 100_000  # columns before a line would be folded


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Models of their own by queue: those that operation.yaml names now, and those that the backtest chose."""

    used: Mapping[str, str]
    chosen: Mapping[str, str]

    @property
    def changes(self) -> bool:
        """Whether operation.yaml would say something else."""
        return dict(self.used) != dict(self.chosen)

    @property
    def lines(self) -> str:
        """The section to paste; nothing where no queue has a model of its own."""
        return _section_text({SECTION: {KEY: dict(self.chosen)}}) if self.chosen else ""


def model_choice(found: LookBack) -> ModelChoice:
    """What follows from a backtest for operation.yaml; queues that keep the usual model are not named."""
    from planner.outlook import forecast_params

    usual = forecast_params(found.inputs.operation).model
    own = {queue: model for queue, model in sorted(found.models.items()) if model != usual}
    return ModelChoice(found.inputs.operation.config.forecast.models, own)


def apply_choice(folder: Path, choice: ModelChoice) -> bool:
    """Write the choice under `forecast.models` of operation.yaml; whether anything changed.

    Only the section `forecast` is written anew, its comments are kept; every other byte stays as it is.

    Raises
    ------
    OperationError
        `choice_not_written` where the file cannot be changed without changing what else it says.
    LockedError
        If another run holds the operation's lock.
    """
    if not choice.changes:
        return False
    with operation_lock(folder, "vardiya backtest"):
        path = folder / FILE
        text = path.read_bytes().decode("utf-8")
        write_whole(path, with_models(text, choice.chosen))
    return True


def with_models(text: str, models: Mapping[str, str]) -> str:
    """The text of operation.yaml with these models under `forecast.models`, and nothing else changed.

    Raises
    ------
    OperationError
        `choice_not_written`.
    """
    from ruamel.yaml.error import YAMLError

    bare = text.removeprefix("\ufeff")
    end = "\r\n" if "\r\n" in bare else "\n"
    try:
        before, section, after = _cut(bare, end)
        made = before + _with_models(section, models).replace("\n", end) + after
        if parse_document(made).values != _wanted(bare, models):
            raise Refused("changed", 1)
    except (Refused, YAMLError):
        raise OperationError((Problem(FILE, None, SECTION, "choice_not_written"),)) from None
    return text[: len(text) - len(bare)] + made


def _wanted(text: str, models: Mapping[str, str]) -> dict[str, object]:
    """What the file has to say afterwards."""
    values = cast("dict[str, object]", parse_document(text).values)
    section = {name: value for name, value in _mapping(values.get(SECTION)).items() if name != KEY}
    return values | {SECTION: section | ({KEY: dict(models)} if models else {})}


def _cut(text: str, end: str) -> tuple[str, str, str]:
    """The text before the section, the section itself, and what follows; blank lines and comments at its end follow."""
    lines = text.splitlines(keepends=True)
    places = parse_document(text).places
    starts = sorted(place[0] - 1 for path, place in places.items() if len(path) == 1)
    if (SECTION,) not in places:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += end
        return "".join(lines), "", ""
    first = places[(SECTION,)][0] - 1
    last = next((start for start in starts if start > first), len(lines))
    while last - 1 > first and lines[last - 1].lstrip()[:1] in ("", "#"):
        last -= 1
    return "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])


def _with_models(section: str, models: Mapping[str, str]) -> str:
    """The section with other models; entries and comments that stay keep their place."""
    document = _yaml().load(section) if section else None
    if not isinstance(document, dict):
        document = {}
    inner = document.get(SECTION)
    if not isinstance(inner, dict):
        inner = document[SECTION] = {}
    held = inner.setdefault(KEY, {}) or {}
    for queue in [name for name in held if name not in models]:
        del held[queue]
    held.update(models)
    inner[KEY] = held
    if not models:
        del inner[KEY]
    return _section_text(document)


def _section_text(document: object) -> str:
    out = io.StringIO()
    _yaml().dump(document, out)
    return out.getvalue()


def _yaml() -> YAML:
    """Reads and writes YAML as it stands: quotes kept, long lines not folded."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = WIDE
    yaml.preserve_quotes = True
    return yaml


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
