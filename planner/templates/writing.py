"""Writing a new operation's folder: whole or not at all, never over another."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from planner.problems import OperationError, Problem

PRIVATE = "names.csv"
"""Who is who: for the owner's eyes only, as everything else holds ids."""


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files (relative path -> text) into a new or empty folder; a failure leaves nothing behind.

    Raises
    ------
    OperationError
        `folder_not_empty`, also when a file has the folder's name.
    """
    refuse_non_empty(folder)
    whole = Path(os.path.abspath(folder))  # "." has no name to put beside
    whole.parent.mkdir(parents=True, exist_ok=True)
    sibling = Path(tempfile.mkdtemp(prefix=f".{whole.name}-", dir=whole.parent))
    try:
        for name, text in texts.items():
            path = sibling / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            if path.name == PRIVATE:
                path.chmod(0o600)
        sibling.chmod(0o755)  # mkdtemp lets nobody else read
        if whole.exists():
            whole.rmdir()  # empty, or this fails and nothing has changed
        sibling.replace(whole)
    finally:
        shutil.rmtree(sibling, ignore_errors=True)


def refuse_non_empty(folder: Path) -> None:
    """Raise unless the folder is new or empty.

    Raises
    ------
    OperationError
        `folder_not_empty`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OperationError((Problem(folder.name, None, None, "folder_not_empty", str(folder)),))
