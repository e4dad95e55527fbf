"""A person's data as files for that person: JSON, a CSV file a place, and an index to read first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from planner.privacy.held import Holding
from planner.problems import StoreError
from planner.spreadsheet_text import table_text
from planner.words import sentence
from planner.writing_files import write_files

SCHEMA = "vardiya.privacy_export/1"


def files_for(agent: str, found: tuple[Holding, ...], now: datetime, lang: str) -> dict[str, bytes]:
    """Relative name -> content: data.json (all of it), csv/PLACE.csv (the same by place), index.html."""
    body = {"schema": SCHEMA, "agent": agent, "made_at": now.isoformat(), "held": {h.place: h.rows for h in found}}
    tables = {f"csv/{file_of(one.place)}": _csv(one) for one in found}
    data = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode()
    return {"index.html": _index(agent, found, now, lang), "data.json": data, **tables}


def hand_over(out: Path, files: Mapping[str, bytes]) -> None:
    """Write the files for nobody else to read: folders that are made 0700, files 0600.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.mkdir(mode=0o700, exist_ok=True)
        write_files(out, files)
        for path in (out / name for name in files):
            path.chmod(0o600)
            if path.parent != out:
                path.parent.chmod(0o700)
    except OSError as error:
        raise StoreError(f"{out}: {error.strerror}") from error


def place_words(place: str, lang: str) -> str:
    """What a place holds, in words."""
    return sentence(f"held_{place.removesuffix('.csv').replace('.', '_')}", {}, lang)


def file_of(place: str) -> str:
    """The CSV file of a place."""
    return f"{place.removesuffix('.csv')}.csv"


def _csv(one: Holding) -> bytes:
    rows = ([row.get(column, "") for column in one.columns] for row in one.rows)
    return ("\ufeff" + table_text(one.columns, rows)).encode()


def _index(agent: str, found: tuple[Holding, ...], now: datetime, lang: str) -> bytes:
    from planner.report.sheet_pages import sheet

    rows = [(place_words(one.place, lang), file_of(one.place), len(one.rows)) for one in found]
    told = {"agent": agent, "at": f"{now:%Y-%m-%d %H:%M} UTC"}
    words = {code: sentence(f"privacy_page_{code}", told, lang) for code in WORDS}
    return sheet("held.html", lang, {"title": words["title"], "rows": rows, "words": words})


WORDS = ("title", "made", "rights", "what", "rows", "file", "json", "third")
