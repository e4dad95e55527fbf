"""The roster of every site as a file of its own: of a pool, each site's part under its own agent ids."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.report.outputs.roster_csv import csv_of
from planner.workspace.figures import part_of
from planner.writing_files import write_files

if TYPE_CHECKING:
    from planner.workspace.outcomes import SiteOutcome


def write_rosters(outcomes: tuple[SiteOutcome, ...], folder: Path) -> tuple[str, ...]:
    """Write SITE/roster.csv of each site that has a plan; the paths written."""
    written = []
    for outcome in outcomes:
        for site in outcome.unit.sites if outcome.plan is not None else ():
            write_files(folder / site.id, {"roster.csv": csv_of(*part_of(outcome, site.id), {})})
            written.append(str(folder / site.id / "roster.csv"))
    return tuple(written)
