"""The changed plans as files: what check and simulate read with --roster, and a spreadsheet of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.report.exports import export
from planner.writing_files import write_files
from scenarios.comparing.found import is_readable

if TYPE_CHECKING:
    from scenarios.runner import Run

FORMATS = ("csv", "xlsx", "json")


def write_rosters(run: Run, out: Path | None, lang: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Write each changed plan to a folder of its own below `out`, named as its scenario's file.

    Returns
    -------
    The roster file of each scenario by name, where today's files know everybody in it, and all folders written.
    """
    if out is None:
        return {}, ()
    rosters, folders = {}, []
    for name, one in zip(run.names, run.comparisons, strict=True):
        if one.status != "no_roster":
            folder = out / name
            write_files(folder, export(one.played.plan, one.played.inputs, FORMATS, lang))
            folders.append(str(folder))
            if is_readable(one):
                rosters[name] = str(folder / "roster.csv")
    return rosters, tuple(folders)
