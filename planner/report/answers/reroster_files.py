"""The rosters of a mended plan as files, and one of them as a stored draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changing.absence_file import enter_absences
from planner.locking import operation_lock
from planner.publisher import write_files
from planner.report.answers.reroster_figures import Written
from planner.report.outputs.roster_csv import csv_of

if TYPE_CHECKING:
    from planner.mending import Mended
    from planner.store import Store


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
    that heeds it would seem to leave hours unworked.
    """
    rosters = () if asked.out is None else write_rosters(found, asked.out)
    if asked.take is None:
        return Kept(Written(rosters))
    draft = found.plan(asked.take)
    with operation_lock(folder):
        store.save_plan(draft, asked.now)
        before, after = found.view.inputs.operation.absences, found.world.inputs.operation.absences
        rows = enter_absences(folder, before, after, found.view.grid)
    return Kept(Written(rosters, draft.id, asked.take), rows)


def write_rosters(found: Mended, out: Path) -> tuple[str, ...]:
    """Write alternative-0.csv (nothing is done), alternative-1.csv, ...; their paths, in this order."""
    if found.nothing is None:
        return ()
    plan, inputs = found.world.after.plan, found.world.inputs
    stage = plan.roster_stage
    assert stage is not None
    files = {}
    for number in range(len(found.ways) + 1):
        result = replace(stage.result, roster=found.roster(number))
        made = replace(plan, roster_stage=replace(stage, result=result))
        files[f"alternative-{number}.csv"] = csv_of(made, inputs, {})
    write_files(out, files)
    return tuple(str(out / name) for name in files)
