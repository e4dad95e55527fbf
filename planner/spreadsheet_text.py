"""CSV for people who open it in a spreadsheet: no text of ours starts a formula there, none is lost on the way back.

Source: OWASP ASVS 1.2.10 and "CSV Injection" (checked 2026-11-22). A field that starts with = + - @ TAB CR LF NUL, or
a full-width form of the first four, is taken for a formula by some spreadsheet; an apostrophe before it makes it text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_STARTS = "[=+\\-@\t\r\n\x00＝＋－＠]"
_DEFUSE = re.compile(f"'*{_STARTS}")
_RESTORE = re.compile(f"''*{_STARTS}")
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?", re.ASCII)


def defused(cell: str) -> str:
    """Text that no spreadsheet takes for a formula; numbers, also negative ones, stay as they are."""
    return f"'{cell}" if _DEFUSE.match(cell) and not _NUMBER.fullmatch(cell) else cell


def restored(cell: str) -> str:
    """The text that `defused` made safe, as it was."""
    return cell[1:] if _RESTORE.match(cell) else cell


def table_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, raw: bool = False) -> str:
    """A table of ours as CSV, comma-separated, lines ended by "\\n"; None becomes an empty cell.

    `raw` leaves every text as it stands: for machines, never for a spreadsheet.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_cell(name, raw) for name in columns])
    writer.writerows([_cell(cell, raw) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: object, raw: bool) -> object:
    return defused(cell) if isinstance(cell, str) and not raw else cell
