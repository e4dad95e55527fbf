"""What a model finds wrong with a YAML file, as problems with line, column, path, value and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from planner.operation.reading import Reading, suggestion
from planner.operation.yaml_document import Document, Path, Place

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

OUR_OWN = frozenset(
    {
        "bad_day",
        "bad_moment",
        "bad_scenario_day",
        "bad_scenario_moment",
        "break_order",
        "break_outside",
        "clock",
        "contract_days",
        "contract_order",
        "contract_shifts",
        "course_order",
        "deflection_twice",
        "desk_of_nothing",
        "floor_of_nobody",
        "goal_of_nothing",
        "hours_no_day",
        "like_factor_alone",
        "move_nowhere",
        "new_queue_volume",
        "notice_twice",
        "notice_when",
        "on_call_price",
        "repeat_target",
        "replies_nowhere",
        "shift_nowhere",
        "search_not_of_kind",
        "search_what_or_event",
        "search_worth_nothing",
        "slowdown_twice",
        "slowdown_unmeasured",
        "sweep_axis",
        "sweep_beyond",
        "sweep_draw_order",
        "sweep_source",
        "sweep_steps",
        "sweep_weights",
        "sweep_zip",
        "unknown_zone",
    }
)
BOUNDS = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal"})
LENGTHS = frozenset({"too_short", "too_long"})
TYPES = (
    ("int", "needs_whole_number"),
    ("float", "needs_number"),
    ("finite", "needs_number"),
    ("string", "needs_text"),
    ("tuple", "needs_list"),
    ("bool", "needs_flag"),
    ("date", "needs_date"),
    ("dict", "needs_mapping"),
    ("model", "needs_mapping"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a YAML file: its line and column, and its path in the model."""

    file: str
    place: Place | None
    path: Path


def note_fault(reading: Reading, file: str, document: Document, model: type[BaseModel], detail: ErrorDetails) -> None:
    """Note one error of a model's validation at its place in the file."""
    path = _written(document, tuple(part for part in detail["loc"] if part != "[key]"))
    if detail["type"] in OUR_OWN and path not in document.places:
        path = path[:-1]  # the tag of a union's member, of which the whole is at fault
    code, parameters = _rule(detail, path, model)
    stated = detail.get("ctx", {}).get("tag", detail["input"])
    value = "" if code == "yaml_missing_key" else _shown(stated)
    note_at(reading, Spot(file, document.place(path), path), code, value=value, **parameters)


def without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without lists that are called too short only because their wrong entries were left out."""
    return [
        detail
        for detail in details
        if detail["type"] != "too_short" or not any(_inside_of(other["loc"], detail["loc"]) for other in details)
    ]


def _inside_of(path: Path, outer: Path) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def note_at(reading: Reading, spot: Spot, code: str, **parameters: object) -> None:
    """Note an error at a spot of a YAML file; `char` is the column of its line."""
    line, char = spot.place or (1, 1)
    reading.error(spot.file, line, ".".join(str(p) for p in spot.path) or None, code, char=char, **parameters)


def _rule(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> tuple[str, dict[str, object]]:
    """Code and parameters of a pydantic error."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in OUR_OWN:
        return kind, {}
    if kind == "missing":
        return "yaml_missing_key", {"key": path[-1]}
    if kind == "union_tag_not_found":
        return "yaml_missing_key", {"key": str(context["discriminator"]).strip("'")}
    if kind == "extra_forbidden":
        return "yaml_unknown_key", {"key": path[-1], **suggestion(str(path[-1]), _fields(model, detail["loc"][:-1]))}
    if kind == "literal_error":
        return "yaml_choice", _choices(str(context.get("expected", "")), detail["input"])
    if kind == "union_tag_invalid":
        return "yaml_choice", _choices(str(context["expected_tags"]), context["tag"])
    if kind in BOUNDS:
        return "yaml_bounds", _limit(kind, context)
    if kind in LENGTHS:
        return _length(context)
    if kind == "string_pattern_mismatch":
        return "yaml_pattern", {"pattern": context.get("pattern", "")}
    needed = next((code for start, code in TYPES if kind.startswith(start)), None)
    return (needed, {}) if needed else ("yaml_value", {"reason": detail["msg"].removeprefix("Value error, ")})


def _written(document: Document, path: Path) -> Path:
    """A path as the file has it: without the tags that pydantic adds for members of a union."""
    found: Path = ()
    for i, part in enumerate(path):
        if (*found, part) in document.places or i == len(path) - 1:
            found = (*found, part)
    return found


def _limit(kind: str, context: dict[str, object]) -> dict[str, object]:
    signs = {"greater_than": ("gt", ">"), "greater_than_equal": ("ge", ">="), "less_than": ("lt", "<")}
    key, sign = signs.get(kind, ("le", "<="))
    return {"limit": f"{sign} {context[key]}"}


def _length(context: dict[str, object]) -> tuple[str, dict[str, object]]:
    """How many entries there are, and the fewest or the most there may be: a fault of length is one or the other."""
    found, most = context.get("actual_length", 0), context.get("max_length")
    if most is None:
        return "yaml_too_few", {"found": found, "least": context.get("min_length", 0)}
    return "yaml_too_long", {"found": found, "most": most}


def _choices(expected: str, value: object) -> dict[str, object]:
    names = [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]
    return suggestion(str(value), names)


def _shown(value: object) -> str:
    """A short form of a wrong value; whole sections are not repeated."""
    return "" if isinstance(value, dict | list) else "null" if value is None else str(value)


def _fields(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Names of the keys allowed at a path of the model (with pydantic's tags of union members)."""
    annotation: object = model
    for part in path:
        annotation = _inside(annotation, part)
    found = _model(annotation)
    return () if found is None else tuple(field.alias or name for name, field in found.model_fields.items())


def _inside(annotation: object, part: str | int) -> object:
    model = _model(annotation)
    if model is not None:
        field = model.model_fields.get(str(part))
        return None if field is None else _without_none(field.annotation)
    arguments = get_args(annotation)  # dict[key, value], tuple[item, ...] or a union of models told apart by kind
    for member in (_model(argument) for argument in arguments):
        if (
            member is not None
            and "kind" in member.model_fields
            and part in get_args(member.model_fields["kind"].annotation)
        ):
            return member
    if not arguments:
        return None
    return _without_none(arguments[0] if isinstance(part, int) else arguments[-1])


def _without_none(annotation: object) -> object:
    """X of "X | None" or of an annotated X, else the annotation itself."""
    if hasattr(annotation, "__metadata__"):
        return _without_none(get_args(annotation)[0])
    parts = get_args(annotation)
    return parts[0] if type(None) in parts else annotation


def _model(annotation: object) -> type[BaseModel] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
