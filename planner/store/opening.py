"""Open an operation's store: SQLite in its folder, or the database that operation.yaml's `store.url_from` names.

Only that section is read, so that a store opens also where the rest of the file has faults.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from planner.operation.cycle_specs import StoreSpec
from planner.operation.yaml_document import MOST_BYTES, Refused, parse_document
from planner.problems import StoreError
from planner.store.store import Store

FILE = "operation.yaml"


def open_store(folder: Path) -> Store:
    """The store of the operation in this folder, made or brought to this version's tables; a context manager.

    Raises
    ------
    StoreError
        If the database cannot be opened, or the environment variable that should name it is empty.
    """
    return Store(folder, store_url(folder))


def look_into(folder: Path) -> Store:
    """The store as it is, to look at: nothing is made or brought up to date. Raises as `store_url`."""
    return Store(folder, store_url(folder), as_it_is=True)


def has_store(folder: Path) -> bool:
    """Whether there is anything to open; to ask makes nothing."""
    return store_url(folder) is not None or (folder / ".vardiya" / "store.sqlite").is_file()


def store_url(folder: Path) -> str | None:
    """The database's URL; None for SQLite in the folder.

    Raises
    ------
    StoreError
        If `store.url_from` names a variable that is not set, or cannot be read.
    """
    name = _variable(folder / FILE)
    if name is None:
        return None
    url = os.environ.get(name, "").strip()
    if not url:
        raise StoreError(f"{name} is not set", "storage_no_url", name=name)
    return url


def _variable(file: Path) -> str | None:
    """Name of the environment variable; the file is parsed only if it speaks of one."""
    try:
        content = file.read_bytes()[: MOST_BYTES + 1]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror}") from error
    if b"url_from" not in content:
        return None
    try:
        values = parse_document(content.decode("utf-8-sig")).values
        section = values.get("store") if isinstance(values, dict) else None
        return StoreSpec.model_validate(section or {}).url_from
    except (Refused, UnicodeDecodeError, ValidationError) as error:
        raise StoreError(f"{file}: store", "storage_bad_section", file=str(file)) from error
