"""Erasure of one person: shown first, then done step by step, each step whole; a run cut short is taken up again.

What is under way stands in .vardiya/erasing/TOMBSTONE until the end, so that the same tombstone goes everywhere; beside
it stands a copy of the database as it was before, for the case that the erasure fails.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.names import read_names
from planner.privacy.held import Holding, held, known_ids, require_known
from planner.privacy.purging import ERASE
from planner.privacy.refusing import Asked, require_erasable
from planner.privacy.renaming import Renaming, new_tombstone
from planner.privacy.stored_places import erase_own_rows, erase_stored, left_in
from planner.privacy.stored_rows import compact, erase_rows, recorded
from planner.problems import StoreError
from planner.store import audit
from planner.store.backups import backup, backups
from planner.writing_files import write_files

if TYPE_CHECKING:
    from planner.store import Store

UNDER_WAY, BEFORE = "erasing", "before-"


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: the tombstone, rows and files by place, and files that a person has to look at.

    `left`: files of the folder that still hold the id or the name, as nobody but their owner may change them.
    `unread`: files of the folder that could not be looked into: locked or damaged archives, files of others.
    """

    tombstone: str
    counts: tuple[tuple[str, int], ...]
    left: tuple[str, ...]
    unread: tuple[str, ...] = ()


def asked_of(folder: Path, store: Store, asked: Asked) -> Asked:
    """The erasure of a known person, with the tombstone of a run that was cut short if there is one.

    Raises
    ------
    OperationError
        If nobody of that id is known; with the id that was probably meant.
    """
    agent = asked.renaming.agent
    under_way = _under_way(store, agent)
    known = known_ids(folder, store)
    if under_way is None:
        require_known(agent, known)
    return replace(asked, renaming=Renaming(agent, under_way or asked.renaming.tombstone, known - {agent}))


def foresee(folder: Path, store: Store, asked: Asked) -> tuple[Holding, ...]:
    """What `erase` would touch; nothing is written.

    Raises
    ------
    OperationError
        If something stands against it, with everything that does.
    """
    if _under_way(store, asked.renaming.agent) is None:
        require_erasable(folder, store, asked)
    return held(folder, store, asked.renaming)


def erase(folder: Path, store: Store, asked: Asked, *, who: str = "planner", why: str = "") -> Erased:
    """Erase a person; `asked` as `asked_of` gives it. The caller holds the operation's lock.

    Raises
    ------
    OperationError
        If something stands against it; nothing was changed.
    StoreError
        If database or disk refuse; asked again, it goes on where it stopped.
    """
    renaming = asked.renaming
    mark = store.folder / UNDER_WAY / renaming.tombstone
    if _under_way(store, renaming.agent) is None:
        require_erasable(folder, store, asked)
        mark.parent.mkdir(exist_ok=True)
        if store.file is not None:
            backup(store, mark.parent / f"{BEFORE}{renaming.tombstone}.sqlite")
        name = read_names(folder).get(renaming.agent) or store.names().get(renaming.agent, "")
        write_files(mark.parent, {mark.name: f"{renaming.agent}\n{name}\n".encode()})
    name = _marked(mark)[1]
    had_copies = bool(backups(folder))
    counts = Counter(erase_own_rows(folder, renaming.agent))
    erase_rows(store, renaming, audit.Line(asked.now, who, f"{ERASE} {renaming.tombstone}", renaming.text(why)))
    counts.update({f"store.{table}": count for table, count in recorded(store, renaming.tombstone).items()})
    counts.update(erase_stored(store, renaming))
    compact(store)
    if had_copies and store.file is not None:
        backup(store)
    left = left_in(folder, renaming, name)
    for copy in mark.parent.glob(f"{BEFORE}*"):
        copy.unlink()
    mark.unlink(missing_ok=True)
    return Erased(renaming.tombstone, tuple(sorted(counts.items())), left.named, left.unread)


def _under_way(store: Store, agent: str) -> str | None:
    """The tombstone of an erasure of this person that was cut short."""
    for mark in sorted((store.folder / UNDER_WAY).glob("erased-*")):
        if _marked(mark)[0] == agent:
            return mark.name
    return None


def _marked(mark: Path) -> tuple[str, str]:
    try:
        agent, name, *_ = [*mark.read_text(encoding="utf-8").split("\n"), "", ""]
    except OSError as error:
        raise StoreError(f"{mark}: {error.strerror}") from error
    return agent, name


def drawn(agent: str) -> Renaming:
    """A person and a fresh tombstone."""
    return Renaming(agent, new_tombstone())
