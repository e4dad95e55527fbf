"""Workbooks and other packed files with a tombstone for an id: cells under headings over agents."""

from __future__ import annotations

import html
import io
import re
import zipfile
from xml.sax.saxutils import escape

from planner.privacy.file_contents import headings
from planner.privacy.renaming import Renaming
from planner.roster_files.archive import refusal

STRINGS = "xl/sharedStrings.xml"
_STRING = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?) t="s"([^>]*)><v>(\d+)</v></c>')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def renamed_archive(content: bytes, renaming: Renaming) -> bytes | None:
    """A packed file with the tombstone; None if it must not be opened (it is damaged, locked or swells)."""
    if refusal(content) is not None:
        return None
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        members = {info: old.read(info) for info in old.infolist()}
    texts = {info.filename: body for info, body in members.items()}
    fresh = _workbook(texts, renaming) if STRINGS in texts else texts
    fresh = {name: _told(body, renaming) for name, body in fresh.items()}
    if fresh == texts:
        return content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in members:
            new.writestr(info, fresh[info.filename], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _workbook(parts: dict[str, bytes], renaming: Renaming) -> dict[str, bytes]:
    """Cells that hold the person: by the shared text if no other cell has it, else one by one."""
    shared = parts[STRINGS].decode("utf-8")
    texts = [html.unescape(re.sub(r"<[^>]+>", "", found)) for found in _STRING.findall(shared)]
    named = {i: renaming.who(text) for i, text in enumerate(texts) if renaming.who(text) != text}
    sheets = {name: body.decode("utf-8") for name, body in parts.items() if _SHEET.fullmatch(name)}
    of_person = {name: _places(body, texts, named) for name, body in sheets.items()}
    fresh = {name: _put(body, of_person[name], named) for name, body in sheets.items()}
    left = {int(cell[4]) for body in fresh.values() for cell in _CELL.findall(body)}
    number = iter(range(len(texts)))

    def put(found: re.Match[str]) -> str:
        i = next(number)
        return f"<si><t>{escape(named[i])}</t></si>" if i in named and i not in left else found.group()

    changed = {STRINGS: _STRING.sub(put, shared), **fresh}
    return {name: changed[name].encode() if name in changed else body for name, body in parts.items()}


def _places(sheet: str, texts: list[str], named: dict[int, str]) -> frozenset[str]:
    """Cells under a heading over agents that hold the person."""
    over, found = set(), set()
    for column, row, _, _, index in _CELL.findall(sheet):
        if texts[int(index)] in headings():
            over.add(column)
        elif column in over and int(index) in named:
            found.add(f"{column}{row}")
    return frozenset(found)


def _put(sheet: str, places: frozenset[str], named: dict[int, str]) -> str:
    def put(found: re.Match[str]) -> str:
        column, row, before, after, index = found.groups()
        if f"{column}{row}" not in places:
            return found.group()
        text = escape(named[int(index)])
        return f'<c r="{column}{row}"{before} t="inlineStr"{after}><is><t>{text}</t></is></c>'

    return _CELL.sub(put, sheet)


def _told(body: bytes, renaming: Renaming) -> bytes:
    try:
        return renaming.told(body.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return body
