"""The rosters of a mended plan as files, and one of them as a stored draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.answers.standing import Standing
from planner.changing.absence_file import FILE, absence_entry
from planner.locking import operation_lock
from planner.report.answers.reroster_figures import Written
from planner.report.answers.swap_figures import swap_rosters
from planner.report.outputs.roster_csv import csv_of
from planner.writing_files import write_files

if TYPE_CHECKING:
    from planner.changing.absence_file import Entry
    from planner.mending import Mended
    from planner.plans import Plan
    from planner.store import Store
    from solver.duties import Roster


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written and stored; `absences` rows of absences.csv changed along with a draft."""

    written: Written
    absences: int = 0


@dataclass(frozen=True, slots=True)
class Keeping:
    """What to keep: rosters in the folder `out`, alternative `take` as a draft stored at `now`; None = neither."""

    now: datetime
    out: Path | None = None
    take: int | None = None


def keep(found: Mended, folder: Path, store: Store, asked: Keeping) -> Kept:
    """Write every alternative to a folder, and store one as a draft, each only if asked.

    With a draft, the new absences go to absences.csv: a roster that ignores who is away cannot be published, and one
    that heeds it would seem to leave hours unworked. Either both are there or neither is.

    Raises
    ------
    NotFoundError, OperationError, LockedError, StoreError
        no_such_alternative, absences.csv cannot be read, another run holds the operation, or the disk refuses.
    """
    draft = None if asked.take is None else found.plan(asked.take)
    written = Written() if asked.out is None else write_rosters(found, asked.out)
    if draft is None or asked.take is None:
        return Kept(written)
    with operation_lock(folder, "vardiya reroster"):
        rows = _store(draft, found, folder, store, asked.now)
    return Kept(replace(written, plan=draft.id, number=asked.take), rows)


def _store(draft: Plan, found: Mended, folder: Path, store: Store, now: datetime) -> int:
    """Enter the absences and store the draft; if the draft cannot be stored, the file is as it was."""
    before, after = found.view.inputs.operation.absences, found.world.inputs.operation.absences
    entry = absence_entry(folder, before, after, found.view.grid)
    if entry.rows:
        write_files(folder, {FILE: entry.after})
    try:
        store.save_plan(draft, now)
    except BaseException:
        if entry.rows:
            _undo(folder, entry)
        raise
    return entry.rows


def _undo(folder: Path, entry: Entry) -> None:
    if entry.before is None:
        (folder / FILE).unlink()
    else:
        write_files(folder, {FILE: entry.before})


def write_rosters(found: Mended, out: Path) -> Written:
    """Write alternative-0.csv (nothing is done), alternative-1.csv, ..., and a file for every swap that was judged."""
    after, before = Standing(found.world.after.plan, found.world.inputs), found.world.before
    ways = () if found.nothing is None else tuple(found.roster(number) for number in range(len(found.ways) + 1))
    files = {f"alternative-{number}.csv": _csv(after, roster) for number, roster in enumerate(ways)}
    swaps = {name: one.roster for name, one in swap_rosters(found.swaps).items() if one.roster is not None}
    files |= {f"{name}.csv": _csv(before, roster) for name, roster in swaps.items()}
    if files:
        write_files(out, files)
    return Written(
        rosters=tuple(str(out / f"alternative-{number}.csv") for number in range(len(ways))),
        swaps=tuple((name, str(out / f"{name}.csv")) for name in swaps),
    )


def _csv(standing: Standing, roster: Roster) -> bytes:
    """Another roster of a plan's days as exported."""
    stage = standing.plan.roster_stage
    assert stage is not None
    made = replace(standing.plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))
    return csv_of(made, standing.inputs, {})
