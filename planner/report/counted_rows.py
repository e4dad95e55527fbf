"""What was assumed, dropped and filled in while files were read: a line for each kind, and everything for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.operation.counted import ACTIONS, Counted, Treated
from planner.report.tables import QUIET, Line, Part
from planner.words import sentence, term

MOST_ROWS_TOLD = 5

Body = dict[str, object]
Kind = tuple[str, str, str, str, str]
"""File or folder, action, reason, column, value."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One kind of treatment over the files of a folder."""

    place: str
    files: int
    one: Treated


def counted_parts(counted: tuple[Counted, ...], lang: str) -> tuple[Part, ...]:
    """Lines by file; files of one folder that were treated alike share one. Nothing where nothing was treated."""
    lines = [*(_line(told, lang) for told in _told(counted)), *_defaults(counted, lang)]
    if not lines:
        return ()
    return (Line(sentence("counted_head", {}, lang), QUIET), *(Line(text, QUIET) for text in sorted(lines)))


def counted_body(counted: tuple[Counted, ...], lang: str) -> list[Body]:
    """Every file with its rows and every treatment of it."""
    return [
        {
            "file": file.file,
            "rows": file.read,
            **{action: file.total(action) for action in ACTIONS},
            "treated": [_body(one, lang) for one in file.treated],
        }
        for file in counted
    ]


def _body(one: Treated, lang: str) -> Body:
    return {
        "action": one.action,
        "column": one.column,
        "reason": one.reason,
        "value": one.value,
        "count": one.count,
        "lines": list(one.rows),
        "text": _text(one, lang),
    }


def _told(counted: tuple[Counted, ...]) -> Iterator[_Told]:
    """Treatments that a planner did not declare, those of a folder's files added up."""
    found = sorted(
        (_kind(file.file, one), one) for file in counted for one in file.treated if one.reason != "no_column"
    )
    for kind, group in groupby(found, key=lambda pair: pair[0]):
        ones = [one for _, one in group]
        rows = ones[0].rows if len(ones) == 1 else ()
        whole = Treated(ones[0].action, kind[3], kind[2], kind[4], sum(one.count for one in ones), rows)
        yield _Told(kind[0], len(ones), whole)


def _kind(file: str, one: Treated) -> Kind:
    folder, slash, _ = file.rpartition("/")
    return f"{folder}/" if slash else file, one.action, one.reason, one.column, one.value


def _line(told: _Told, lang: str) -> str:
    place = told.place if told.files == 1 else sentence("counted_files", {"folder": told.place, "n": told.files}, lang)
    return f"{place}: {_text(told.one, lang)}{_rows(told.one, lang)}"


def _rows(one: Treated, lang: str) -> str:
    """The first rows, where they are few enough to look them up."""
    if not one.rows:
        return ""
    more = ", ..." if one.count > MOST_ROWS_TOLD else ""
    return " " + sentence("counted_rows", {"lines": ", ".join(map(str, one.rows[:MOST_ROWS_TOLD])) + more}, lang)


def _text(one: Treated, lang: str) -> str:
    told = {"column": one.column, "value": _value(one.value, lang), "count": one.count}
    return sentence(f"counted_{one.reason}", told, lang)


def _defaults(counted: tuple[Counted, ...], lang: str) -> Iterator[str]:
    """One line a file on the columns that it does not have."""
    for file in counted:
        absent = [one for one in file.treated if one.reason == "no_column"]
        if absent:
            columns = ", ".join(f"{one.column} ({_value(one.value, lang)})" for one in absent)
            yield f"{file.file}: {sentence('counted_columns', {'columns': columns}, lang)}"


def _value(value: str, lang: str) -> str:
    return term("counted_value", value, lang) if value in ("True", "False") else value
