"""Files and folders that a command is to write, tried before minutes of work."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from planner.problems import OperationError, Problem
from planner.report.failures import COMMAND_LINE


def see_writable(files: Mapping[str, Path | None], folders: Mapping[str, Path | None] | None = None) -> None:
    """See that what the options name can be written; nothing is made or changed by it.

    Parameters
    ----------
    files, folders : option -> the file, or the folder for files, that it names; None where it was not given.

    Raises
    ------
    OperationError
        With every one that cannot be.
    """
    found = [*_wrong(files, folder=False), *_wrong(folders or {}, folder=True)]
    if found:
        raise OperationError(tuple(found))


def _wrong(targets: Mapping[str, Path | None], *, folder: bool) -> Iterator[Problem]:
    for option, target in targets.items():
        if target is None:
            continue
        place = _there(target if folder else target.parent)
        if target.is_dir() and not folder:
            yield Problem(COMMAND_LINE, None, option, "target_is_folder", str(target))
        elif not place.is_dir():
            yield Problem(COMMAND_LINE, None, option, "target_in_file", str(target), (("place", str(place)),))
        elif not _takes_files(place):
            yield Problem(COMMAND_LINE, None, option, "target_refused", str(target), (("place", str(place)),))


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))


def _takes_files(folder: Path) -> bool:
    with suppress(OSError), tempfile.TemporaryFile(dir=folder):
        return True
    return False
