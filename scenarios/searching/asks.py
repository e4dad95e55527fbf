"""Files of inverse questions: `ask` says which; every mistake is told at its line, as in scenario files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from planner.operation.reading import Reading, suggestion
from planner.operation.yaml_document import Document, read_document
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes
from planner.problems import OperationError
from scenarios.searching.hiring.asked import FewestHires
from scenarios.searching.mix.ask import CheapestMix
from scenarios.searching.start.ask import BestStart
from scenarios.searching.worth.ask import Worth

if TYPE_CHECKING:
    from planner.inputs import Inputs

AnyAsk = BestStart | FewestHires | CheapestMix | Worth
Ask = Annotated[AnyAsk, Field(discriminator="ask")]
ASKS: dict[str, type[AnyAsk]] = {
    "best_start": BestStart,
    "fewest_hires": FewestHires,
    "cheapest_mix": CheapestMix,
    "worth": Worth,
}
"""Every question by its `ask`, in the order in which the docs list them."""


def read_ask(path: Path) -> tuple[AnyAsk, Document]:
    """Read a question and where its lines stand; whether it fits a plan is `judge_ask`'s to say.

    Raises
    ------
    OperationError
        With every problem of the file: syntax, an unknown question, unknown keys, values out of range.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    if document is not None:
        asked = _validated(reading, path.name, document)
        if asked is not None:
            return asked, document
    raise OperationError(reading.errors, scenario=path.name)


def judge_ask(asked: AnyAsk, inputs: Inputs, name: str = "search", document: Document | None = None) -> None:
    """See that a question fits the plan that it is asked of.

    Parameters
    ----------
    name, document : of the file that it was read from, to name its lines.

    Raises
    ------
    OperationError
        With everything that does not fit.
    """
    reading, written = Reading(Path()), document or Document(None, {})
    own = inputs.operation.config.name
    if asked.operation not in (None, own):
        spot = Spot(name, written.place(("operation",)), ("operation",))
        note_at(reading, spot, "search_other_operation", value=asked.operation, own=own)
    for fault in () if reading.errors else asked.faults(inputs):
        path = tuple(int(part) if part.isdigit() else part for part in fault.key.split("."))
        note_at(reading, Spot(name, written.place(path), path), fault.code, value=fault.value, **fault.told)
    found = reading.errors if document else tuple(replace(problem, row=None) for problem in reading.errors)
    if found:
        raise OperationError(found, scenario=name)


def _validated(reading: Reading, name: str, document: Document) -> AnyAsk | None:
    values = document.values
    tag = values.get("ask") if isinstance(values, dict) else None
    model = ASKS.get(tag) if isinstance(tag, str) else None
    if model is None:
        code = "yaml_missing_key" if tag is None else "yaml_choice"
        told = {"key": "ask"} if tag is None else suggestion(str(tag), ASKS)
        value = "" if tag is None else str(tag)
        note_at(reading, Spot(name, document.place(("ask",)), ("ask",)), code, value=value, **told)
        return None
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for detail in without_echoes(error.errors(include_url=False)):
            note_fault(reading, name, document, model, detail)
    return None
