"""Files of named sections: a line SECTION_NAME, then rows; lines that start with # are comments."""

from __future__ import annotations

from typing import NamedTuple

from instances.problems import Notes


class Row(NamedTuple):
    """One row of a section with its line in the file, cut at the commas."""

    line: int
    fields: tuple[str, ...]


def sections_of(text: str, expected: tuple[str, ...], notes: Notes) -> dict[str, list[Row]]:
    """Rows of each section, by its name without SECTION_; a missing or unknown one is a fault."""
    found: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for number, raw in enumerate(text.splitlines(), 1):
        said = raw.strip()
        if not said or said.startswith("#"):
            continue
        if said.startswith("SECTION_"):
            name, rows = said.removeprefix("SECTION_"), []
            if name not in expected or name in found:
                notes.fault(number, said, f"each section stands once; they are {', '.join(expected)}")
            found.setdefault(name, rows)
            continue
        if not found:
            notes.fault(number, said, "a row stands in a section")
        rows.append(Row(number, tuple(part.strip() for part in said.split(","))))
    for name in expected:
        if name not in found:
            notes.fault(0, f"SECTION_{name}", "the section is missing")
    return {name: found.get(name, []) for name in expected}


def of_width(rows: list[Row], names: tuple[str, ...], notes: Notes) -> list[Row]:
    """Rows that have exactly the fields named; the others are faults."""
    good = []
    for row in rows:
        if len(row.fields) == len(names):
            good.append(row)
        else:
            notes.fault(row.line, ",".join(row.fields), f"{len(names)} fields are expected: {', '.join(names)}")
    return good
