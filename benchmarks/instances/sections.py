"""Files of named sections: a line SECTION_NAME, then rows; what follows a # is a comment."""

from __future__ import annotations

from typing import NamedTuple

from instances.problems import Notes


class Row(NamedTuple):
    """One row of a section with its line in the file, cut at the commas."""

    line: int
    fields: tuple[str, ...]


def heading_of(line: str) -> str | None:
    """The section that a line begins, in capitals, whatever stands behind it; None if it begins none."""
    first = line.partition("#")[0].upper().split()[:1]
    return first[0].rstrip(",:") if first and first[0].startswith("SECTION_") else None


def sections_of(
    text: str, expected: tuple[str, ...], notes: Notes, optional: tuple[str, ...] = ()
) -> dict[str, list[Row]]:
    """Rows of each section, by its name without SECTION_; a missing or unknown one is a fault.

    A section that is `optional` has no rows where it is missing.
    """
    found: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for number, raw in enumerate(text.splitlines(), 1):
        said = raw.partition("#")[0].strip()
        if not said:
            continue
        heading = heading_of(said)
        if heading is not None:
            name, rows = heading.removeprefix("SECTION_"), []
            if name not in expected or name in found:
                notes.fault(number, said, f"each section stands once; they are {', '.join(expected)}")
            found.setdefault(name, rows)
            continue
        if not found:
            notes.fault(number, said, "a row stands in a section")
        rows.append(Row(number, tuple(part.strip() for part in said.split(","))))
    for name in expected:
        if name not in found and name not in optional:
            notes.fault(0, f"SECTION_{name}", "the section is missing")
    return {name: found.get(name, []) for name in expected}


def of_width(rows: list[Row], names: tuple[str, ...], notes: Notes) -> list[Row]:
    """Rows that have the fields named, and at most commas behind them; the others are faults."""
    good = []
    for row in rows:
        if len(row.fields) >= len(names) and not any(row.fields[len(names) :]):
            good.append(Row(row.line, row.fields[: len(names)]))
        else:
            notes.fault(row.line, ",".join(row.fields), f"{len(names)} fields are expected: {', '.join(names)}")
    return good
