"""Take the files of an inbox into the history, each whole or not at all.

The order of writing makes a kill at any moment harmless: first files of contacts/ whose rows a delivery changes, then
the file of its new rows, whose name holds the content's digest, then the move. What was half done is done again: rows
that are there already are the same. Also content that came before is compared: another delivery may have changed its
rows since.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.fixture_rows import slug
from planner.intake.delivered import Intake, TakenFile
from planner.intake.history import KEY, Merged, as_csv, compare, read_history, with_changes
from planner.intake.inbox import INBOX, TAKEN, fingerprint, look_into
from planner.intake.tables import read_delivered
from planner.operation.config import OperationFile
from planner.operation.config_reading import read_config
from planner.operation.contact_sheet import MOST_SHOWN
from planner.operation.counted import Counted
from planner.operation.reading import Reading
from planner.operation.ticket_counts import with_contacts
from planner.problems import Problem, StoreError
from planner.writing_files import write_files

if TYPE_CHECKING:
    import pandas as pd

CONTACTS = "contacts"
DIGITS = 12
HEADER_ROW = 1


def take_in(folder: Path, *, now: datetime, dry: bool = False) -> Intake:
    """Merge every good file of DIR/inbox/ into DIR/contacts/ and move it to DIR/inbox/taken/.

    A file with any problem stays where it is and is listed with all of them, the others are taken. Whoever calls
    holds the operation's lock. `now` tells files that have not settled; `dry` counts and writes nothing.

    Raises
    ------
    OperationError
        If operation.yaml or a file of contacts/ cannot be used; nothing was changed.
    StoreError
        If the disk refuses; what was taken before stays taken, and the next run does the rest.
    """
    seen = Reading(Path(folder))
    inbox = look_into(seen, now)
    if not inbox.files:
        return Intake(refused=seen.errors, waiting=inbox.waiting, dry=dry)
    run = _Run(Path(folder), now, dry)
    for file in inbox.files:
        run.take(file)
    return Intake(
        tuple(run.taken), (*seen.errors, *run.refused), tuple(run.warnings), (*inbox.waiting, *run.waiting), dry
    )


class _Run:
    """The history while files are merged into it one by one."""

    def __init__(self, folder: Path, now: datetime, dry: bool) -> None:
        self._folder, self._now, self._dry = folder, now, dry
        self._config = _config(folder)
        reading = Reading(folder)
        reading.follow(self._config)
        if not dry:
            _sweep(folder / CONTACTS)
        self._history = read_history(reading, self._config)
        self.taken: list[TakenFile] = []
        self.refused: list[Problem] = []
        self.warnings: list[Problem] = []
        self.waiting: list[str] = []
        self._problems: tuple[Problem, ...] = ()

    def take(self, file: str) -> None:
        """Take one file, or note why not."""
        try:
            before = fingerprint(self._folder / file)
            found = self._checked(file)
            if fingerprint(self._folder / file) != before:  # it is being written: what was read may be half of it
                self.waiting.append(file)
            elif found is None:
                self.refused += self._problems
            else:
                self._merge(found, before)
        except OSError as error:
            raise StoreError(f"{file}: {error.strerror}") from error

    def _checked(self, file: str) -> _Checked | None:
        """The rows of a file against the history; None if it is refused."""
        reading = Reading(self._folder)
        reading.follow(self._config)
        digest = _digest(reading, file)
        into = f"{CONTACTS}/{slug(Path(file).stem)}-{digest[:DIGITS]}.csv"
        known = self._history["file"].str.endswith(f"-{digest[:DIGITS]}.csv")
        delivered = None if reading.errors else read_delivered(reading, file, self._config)
        merged = None if delivered is None or reading.errors else compare(self._history, delivered)
        if merged is not None:
            self._judge(reading, file, merged)
        self._problems = (*reading.errors, *(one for one in reading.warnings if one.row == HEADER_ROW))
        if merged is None or reading.errors:
            return None
        repeated = bool(known.any()) and not len(merged.fresh) and not len(merged.changed)
        return _Checked(file, digest, into, merged, reading, repeated)

    def _judge(self, reading: Reading, file: str, merged: Merged) -> None:
        """Note rows of the future, rows that contradict the history, and rows without contacts or tickets."""
        import pandas as pd

        ahead = merged.fresh[merged.fresh["minute"] >= self._now.timestamp() / 60]
        if len(ahead):
            reading.error(file, int(ahead["line"].min()), "start", "intake_ahead", rows=len(ahead))
        differ = merged.changed.drop_duplicates(KEY)
        wins = self._config.cycle.on_conflict == "last_wins"
        note, code = (reading.warn, "intake_replaced") if wins else (reading.error, "intake_conflict")
        shown = differ[["code", "line", "file_old", "line_old"]].head(MOST_SHOWN).to_numpy().tolist()
        for queue, line, place, line_old in shown:
            name = [*self._config.queues][int(queue)]
            note(file, int(line), "start", code, value=name, first=f"{place}:{int(line_old)}")
        if len(differ) > len(shown):
            note(file, None, "start", "and_more", more=len(differ) - len(shown))
        rows = len(self._history) + len(merged.fresh)
        if rows > reading.most_rows:
            reading.error(file, None, None, "too_many_rows", value=str(rows), most=reading.most_rows)
        if merged.fresh["offered"].isna().any():
            after = pd.concat([with_changes(self._history, merged.changed), merged.fresh]).sort_values(KEY)
            about = replace(reading, problems=[])
            with_contacts(about, after.reset_index(drop=True), self._config)
            reading.problems += [problem for problem in about.problems if problem.file == file]

    def _merge(self, found: _Checked, before: tuple[int, int, int]) -> None:
        """Write what a file brings and move it."""
        merged = found.merged
        history = self._history
        rows = merged.fresh.assign(file=found.into, line=range(2, len(merged.fresh) + 2))
        history = with_changes(history, merged.changed) if len(merged.changed) else history
        history = _joined(history, rows) if len(rows) else history
        self._write(history, found)
        moved_to = f"{INBOX}/{TAKEN}/{slug(Path(found.file).stem)}-{found.digest[:DIGITS]}{Path(found.file).suffix}"
        if not self._dry and fingerprint(self._folder / found.file) == before:  # else it is new, and for the next run
            _move(self._folder, found.file, moved_to)
        self._history = history
        self.warnings += found.reading.warnings
        self.taken.append(found.told(moved_to))

    def _write(self, history: pd.DataFrame, found: _Checked) -> None:
        """Write each file of which rows changed, then the one with its new rows."""
        if self._dry:
            return
        into = [found.into] if len(found.merged.fresh) else []
        for file in [*sorted({*found.merged.changed["file_old"]} - {*into}), *into]:
            self._write_file(file, history[history["file"] == file])

    def _write_file(self, file: str, rows: pd.DataFrame) -> None:
        (self._folder / CONTACTS).mkdir(exist_ok=True)
        write_files(self._folder / CONTACTS, {Path(file).name: as_csv(rows, self._config)})


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file without any problem; `repeated`: its content came before, and all of its rows still say so."""

    file: str
    digest: str
    into: str
    merged: Merged
    reading: Reading
    repeated: bool

    def told(self, moved_to: str) -> TakenFile:
        """What is said of it."""
        counted = next((c for c in self.reading.tally.counted() if c.file == self.file), Counted(self.file, 0))
        replaced = len(self.merged.changed.drop_duplicates(KEY))
        fresh = len(self.merged.fresh)
        into = self.into if fresh else ""
        dropped = counted.read - fresh - replaced
        return TakenFile(self.file, into, moved_to, fresh, dropped, replaced, self.repeated, counted)


def _config(folder: Path) -> OperationFile:
    reading = Reading(folder)
    found = read_config(reading)
    reading.raise_errors()
    assert found is not None
    return found.config


def _digest(reading: Reading, file: str) -> str:
    """The content's sha256; of a file that may not be read (noted) that of nothing."""
    return hashlib.sha256(reading.read(file, digest=False) or b"").hexdigest()


def _joined(history: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    return pd.concat([history, rows], ignore_index=True)


def _move(folder: Path, file: str, moved_to: str) -> None:
    """Move a file that was taken; where a power cut undoes that, its rows are known and it is moved again."""
    target = folder / moved_to
    target.parent.mkdir(exist_ok=True)
    os.replace(folder / file, target)


def _sweep(contacts: Path) -> None:
    """Remove what a killed write of ours left in contacts/."""
    stray: Iterable[Path] = contacts.glob(".*.csv.new") if contacts.is_dir() else ()
    for path in sorted(stray):
        path.unlink(missing_ok=True)
