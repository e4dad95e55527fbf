"""Publishing: exactly one draft, whole or absent. Files go to a folder of their own first, the pointer last.

Everything that a publication is - duties, check, feeds, ledger, audit, pointer - changes in one transaction. A kill at
any moment leaves what was published before; publishing again finishes or repeats the work without harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert

from planner.ledger import refresh_ledger
from planner.publishing.announcing import announce, gathered
from planner.publishing.catching_up import catch_up
from planner.publishing.day_changes import DayChange, day_changes, holding, judged_at
from planner.publishing.duty_rows import rows_of_plan, save_rows
from planner.publishing.feed_files import write_feeds
from planner.publishing.refusals import MOST_WHY, NotPublishableError
from planner.publishing.soundness import require_rows_of
from planner.publishing.version_folder import folder_name, lay, require_room_for, sweep
from planner.store import Publication, Store, audit, identities, publications, tables

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.config import OperationFile
    from planner.plans import Plan


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be published: the plan, the files beside it, the operation it is of (None = not known), by whom."""

    plan: Plan
    files: Mapping[str, bytes]
    inputs: Inputs | None
    at: datetime
    who: str
    why: str
    anyway: bool

    @property
    def config(self) -> OperationFile | None:
        """The operation's settings, where it is known."""
        return None if self.inputs is None else self.inputs.operation.config


def publish(
    plan: Plan,
    store: Store,
    *,
    published_at: datetime,
    files: Mapping[str, bytes] | None = None,
    who: str = "planner",
    why: str = "",
    anyway: bool = False,
    inputs: Inputs | None = None,
) -> Publication:
    """Publish exactly this draft; publishing the current publication again only restores files that are gone.

    The names of names.csv go to the store's table of identities and nowhere else, so that exports can join them
    later as they were.

    Parameters
    ----------
    published_at : the moment, with an offset; from it on days are frozen and notice is counted.
    files : relative name -> content of the files to lay beside the publication (xlsx, ics, html, ...).
    who, why : a role or an id, never a name, and the reason; both stand in the audit trail.
    anyway : publish although it changes frozen days, or days at too short notice; `why` must say the reason.
    inputs : of the plan, if the caller has them; else they are read from the operation's folder.

    Raises
    ------
    NotPublishableError
        If the plan breaks hard rules, was never proven, or changes what is held without being confirmed.
    OperationError
        If the operation's files cannot be read.
    StoreError
        If files or database cannot be written, or there is too little room, or the plan in force has other duties than
        were published; readers still see the old publication.
        Calendars that cannot be written afterwards are none: the publication stands, `outcome` counts them.
    """
    _require_proven(plan)
    if anyway and not why.strip():
        raise NotPublishableError("no_reason")
    known = inputs if inputs is not None else gathered(plan, store)
    draft = Draft(plan, files or {}, known, published_at, who, why.strip()[:MOST_WHY], anyway)
    people = _other_names(store)
    with store.writing() as connection:
        catch_up(connection, store)
        done = _published(connection, store, draft)
        if people is not None:
            identities.replace(connection, *people)
    write_feeds(store)
    return done


def _require_proven(plan: Plan) -> None:
    if plan.hard_violations:
        raise NotPublishableError("hard_violations", len(plan.hard_violations))
    if plan.attainment is None:
        raise NotPublishableError("not_simulated")


def _other_names(store: Store) -> tuple[dict[str, str], dict[str, str]] | None:
    """Names and addresses of names.csv, if they differ from those of the last publication; None if they do not."""
    from planner.operation import read_names
    from planner.operation.names import read_addresses

    found = read_names(store.folder.parent), read_addresses(store.folder.parent)
    return None if found == (identities.names(store), identities.addresses(store)) else found


def _published(connection: Connection, store: Store, draft: Draft) -> Publication:
    """The publication of the draft; the current one if that is what it is."""
    plan = draft.plan
    current, number = publications.current(connection), publications.next_number(connection)
    if current is not None and current.kind != "withdrawn" and current.plan == plan.id:
        require_rows_of(connection, store, current, plan)
        sweep(store.folder, number)
        if not (store.folder / current.folder).is_dir():
            lay(store.folder, current.folder, rows_of_plan(plan), draft.files)
        return current
    moment = judged_at(draft.at, plan.as_of, draft.config)
    changes = day_changes(connection, store, plan, moment, holding(draft.config))
    if not draft.anyway:
        _require_free(changes)
    rows = rows_of_plan(plan)
    require_room_for(store.folder, len(rows), draft.files)
    sweep(store.folder, number)
    done = Publication(number, plan.id, draft.at, folder_name(number, plan.id), "publish", draft.why)
    lay(store.folder, done.folder, rows, draft.files)
    publications.append(connection, done)
    save_rows(connection, number, rows)
    _save_check(connection, number, plan)
    days = plan.grid.days
    if draft.inputs is not None:
        refresh_ledger(connection, store, draft.inputs, days)
    announce(connection, store, done, (days[0], days[-1]), draft.config)
    audit.note(connection, audit.Line(draft.at, draft.who, _what(draft, changes), draft.why))
    return done


def _require_free(changes: tuple[DayChange, ...]) -> None:
    """Refuse what changes frozen days, then what comes at too short notice."""
    for reason in ("frozen", "notice"):
        held = tuple(one for one in changes if one.held == reason)
        if held:
            raise NotPublishableError("frozen" if reason == "frozen" else "notice", len(held), held)


def _save_check(connection: Connection, number: int, plan: Plan) -> None:
    hard = len(plan.hard_violations)
    row = {
        "publication": number,
        "version": plan.version,
        "hard": hard,
        "priced": len(plan.violations) - hard,
        "cents": sum(one.cents for one in plan.violations if not one.hard),
    }
    connection.execute(insert(tables.checks).values(row))


def _what(draft: Draft, changes: tuple[DayChange, ...]) -> str:
    held = sum(1 for one in changes if one.held)
    return f"publish {draft.plan.id}" + (f" anyway, {held} agents' days held" if held else "")
