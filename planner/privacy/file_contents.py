"""Files with a tombstone for an id, each by its kind: tables by column, JSON by key, pages by cell, else as text."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import PurePath

from planner.operation.csv_text import SEPARATORS, folded
from planner.privacy.renaming import Renaming
from planner.privacy.stored_values import renamed_json, renamed_lines
from planner.words import sentence

COLUMNS = frozenset({"agent", "name", "first", "second", "lead"})
"""Columns of tables that hold agents, or the name in whose place the id stands."""
HEADINGS = ("head_agent", "head_name", "head_people", "head_who")
"""The same in pages and workbooks, by the code of the heading."""
SHORT = 4
"""An id of fewer letters stands in pictures and packed files by chance."""
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"(<td[^>]*>)(.*?)(?=</td>)", re.DOTALL)


@cache
def headings() -> frozenset[str]:
    """Headings over agents, in every language."""
    return frozenset(sentence(code, {}, lang) for code in HEADINGS for lang in ("en", "tr"))


def renamed_file(name: str, content: bytes, renaming: Renaming) -> bytes | None:
    """A file's content with the tombstone; None if it names the person in a form that cannot be rewritten."""
    from planner.privacy.workbooks import renamed_archive

    if content[:4] == b"PK\x03\x04":
        return renamed_archive(content, renaming)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        named = renaming.is_distinct and len(renaming.agent) >= SHORT and renaming.agent.encode() in content
        return None if named else content
    change = _KINDS.get(PurePath(name).suffix.lower())
    return (renaming.told(text) if change is None else change(text, renaming)).encode()


def _csv(text: str, renaming: Renaming) -> str:
    """A table with a header; rows of others stay byte for byte."""
    lines = io.StringIO(text, newline="").readlines()
    header = lines[0].lstrip("\ufeff") if lines else ""
    separator = max(SEPARATORS, key=header.count)
    try:
        heads = [folded(cell) for cell in next(csv.reader([header], delimiter=separator), [])]
        reader, start, fresh = csv.reader(lines[1:], delimiter=separator), 1, lines[:1]
        for cells in reader:
            raw = "".join(lines[start : reader.line_num + 1])
            start = reader.line_num + 1
            put = [renaming.who(c) if h in COLUMNS else c for h, c in zip(heads, cells, strict=False)]
            put += cells[len(put) :]
            fresh.append(raw if put == cells else _line(put, separator, raw))
    except csv.Error:
        return renaming.told(text)
    return renaming.told("".join(fresh))


def _line(cells: list[str], separator: str, raw: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=raw[len(raw.rstrip("\r\n")) :]).writerow(cells)
    return out.getvalue()


def _page(text: str, renaming: Renaming) -> str:
    """A page: cells under headings over agents, then what else names the person without doubt."""
    return renaming.told(_TABLE.sub(lambda found: _table(found.group(), renaming), text))


def _table(table: str, renaming: Renaming) -> str:
    if renaming.agent not in table:
        return table
    heads = [
        html.unescape(re.sub(r"<[^>]+>", "", head)).strip() for head in _HEAD.findall(table.partition("<tbody")[0])
    ]
    over = {index for index, head in enumerate(heads) if head in headings()}
    return _ROW.sub(lambda row: _cells(row.group(), over, renaming), table) if over else table


def _cells(row: str, over: set[int], renaming: Renaming) -> str:
    number = iter(range(len(row)))

    def put(found: re.Match[str]) -> str:
        start, text = found.groups()
        of_agents = next(number) in over and 'class="n"' not in start
        return f"{start}{renaming.who(text)}" if of_agents else found.group()

    return _CELL.sub(put, row)


_KINDS: dict[str, Callable[[str, Renaming], str]] = {
    ".csv": _csv,
    ".html": _page,
    ".json": lambda text, renaming: renamed_json(text, renaming, indent=1),
    ".jsonl": renamed_lines,
}
