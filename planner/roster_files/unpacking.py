"""A workbook's sheets as text, read by a program of its own: `python unpacking.py` takes it on stdin, within limits.

The library that reads workbooks builds whole trees of some parts, so a file that keeps all limits of its directory may
still ask for gigabytes. Here that ends this process and no other. Nothing of the project is imported when it runs.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

MOST_MEMORY_BYTES = 512_000_000
MOST_CPU_S = 60
MOST_ROWS, MOST_COLUMNS = 200_000, 200
MOST_CELLS = 3_000_000
MOST_TEXT = 60_000_000
TOO_LARGE, BROKEN = 3, 4
HALF_MINUTE = timedelta(seconds=30)


class TooLargeError(Exception):
    """Raised when a workbook holds more than is read of one."""


def cell_text(value: object) -> str:
    """A cell as the operation's CSV files would hold it: 2025-11-03T09:00, 2025-11-03, 8.5, text."""
    if isinstance(value, datetime):
        rounded = (value + HALF_MINUTE).replace(second=0, microsecond=0)
        return rounded.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    return "" if value is None else str(value).strip()


def lines_of(content: bytes) -> Iterator[str]:
    """A sheet's name as a JSON text, then each of its rows as a JSON list without the empty cells at its end.

    Raises
    ------
    TooLargeError
        If all sheets together have more rows, cells or characters than are read.
    """
    from openpyxl import load_workbook

    rows = cells = characters = 0
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        yield json.dumps(str(sheet.title))
        for values in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True):
            texts = _texts(values)
            line = json.dumps(texts, ensure_ascii=False)
            rows, cells, characters = rows + 1, cells + len(texts), characters + len(line)
            if rows > MOST_ROWS or cells > MOST_CELLS or characters > MOST_TEXT:
                raise TooLargeError
            yield line


def confine() -> None:
    """No more memory and time for this process than a roster can need, where the system has such limits."""
    try:
        import resource
    except ImportError:  # not on Windows: there the limits of the directory, of cells and of time are what holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))


def main() -> int:
    """Read stdin, write stdout; the exit code tells how it ended, stderr only the kind of a failure."""
    confine()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl takes it if it is there, and its threads' memory
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="surrogatepass", newline="\n")
    try:
        for line in lines_of(sys.stdin.buffer.read()):
            out.write(f"{line}\n")
        out.flush()
    except (TooLargeError, MemoryError):
        return TOO_LARGE
    except Exception as error:  # a broken file may raise anything in the library that reads it
        sys.stderr.write(type(error).__name__)
        return BROKEN
    return 0


def _texts(values: tuple[object, ...]) -> list[str]:
    """The cells of a row up to the last that says anything; rows that the library fills in cost next to nothing."""
    if values.count(None) == len(values):
        return []
    texts = [cell_text(value) for value in values]
    while texts and not texts[-1]:
        texts.pop()
    return texts


if __name__ == "__main__":
    sys.exit(main())
