"""Notes of forecast and requirement that a planner should know, as sentences; many of a kind become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.counsel import doubtful
from planner.inputs import Inputs
from planner.loosened import loosened
from planner.plans import Plan
from planner.report.failures import problem_line
from planner.report.tables import QUIET, WARN, Line
from planner.rule_sense import shut_sense
from planner.words import sentence, term
from planner.words.numbers import moment, number

MOST_OF_A_KIND = 3
CodedNote = tuple[str, Mapping[str, object]]


def remark_lines(plan: Plan, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """One line a note of a plan; of many notes with the same code the first few, and how many more there are."""
    shut = tuple(Line(problem_line(problem, lang).strip(), WARN) for problem in shut_sense(inputs))
    return (*shut, *note_lines(tuple(_notes(plan)), inputs, lang), *book_lines(inputs, lang))


def book_lines(inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """That the reading of some rules still needs counsel, and that some are loosened or left out, with their names."""
    spec = inputs.operation.config.rules
    said = (("note_rules_unverified", doubtful(inputs.operation)), ("note_rules_loosened", loosened(spec)))
    return tuple(Line(sentence(code, _named(kinds, lang), lang), WARN) for code, kinds in said if kinds)


def _named(kinds: tuple[str, ...], lang: str) -> dict[str, object]:
    return {"count": number(len(kinds), lang), "rules": ", ".join(term("rule", kind, lang) for kind in kinds)}


def note_lines(notes: tuple[CodedNote, ...], inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """One line a note, the same way, for notes of any source."""
    kinds: dict[str, list[str]] = {}
    titles = {event.id: event.title or event.id for event in inputs.operation.events}
    for code, parameters in notes:
        kinds.setdefault(code, []).append(sentence(f"note_{code}", _told(inputs, parameters, titles, lang), lang))
    lines = []
    for told in kinds.values():
        lines += [Line(text, QUIET) for text in told[:MOST_OF_A_KIND]]
        if len(told) > MOST_OF_A_KIND:
            more = {"count": number(len(told) - MOST_OF_A_KIND, lang)}
            lines.append(Line(sentence("more_notes", more, lang), QUIET))
    return tuple(lines)


def _notes(plan: Plan) -> Iterable[CodedNote]:
    if plan.forecast is not None:
        yield from ((note.code, note.params) for note in plan.forecast.notes)
    if plan.staffing is not None:
        yield from ((note.code, note.parameters) for note in plan.staffing.notes)
    yield from ((code, dict(parameters)) for code, parameters in plan.notes)


def _told(inputs: Inputs, parameters: Mapping[str, object], titles: Mapping[str, str], lang: str) -> dict[str, object]:
    """Parameters as the reader writes them: local moments, event titles, numbers."""
    told: dict[str, object] = {}
    for name, value in parameters.items():
        if name.endswith("_min") and isinstance(value, int):
            told[name] = moment(inputs.grid.local(value), lang)
        elif name == "event":
            told[name] = titles.get(str(value), str(value))
        elif name in ("kind", "looks_like"):
            told[name] = term("kind", str(value), lang)
        elif name in ("family", "reach"):
            told[name] = term(name, str(value), lang)
        elif isinstance(value, float):
            told[name] = number(value, lang)
        elif isinstance(value, tuple):
            told[name] = ", ".join(str(item) for item in value)
        else:
            told[name] = value
    return told
