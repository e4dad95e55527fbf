"""A person named like nobody else, and where such a name stands."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

ID, NAME = "Zq.7-41", "Şükrüye Kanarya-Öğüt"


def opened_bytes(path: Path) -> Iterator[bytes]:
    """All that a file holds: raw, the parts of a zip, and the stored values of a database laid open."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    elif path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as database:
            for (body,) in database.execute("SELECT body FROM stages UNION ALL SELECT header FROM plans"):
                yield zlib.decompress(body)


def rewrite(file: Path, change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change the rows of a CSV file."""
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue(), encoding="utf-8")
