"""All that is held on one person: rows of the operation's files and of the store, plans, the log, files by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from planner.plans import RosterStage
from planner.privacy.file_contents import renamed_file
from planner.privacy.own_files import ids_in, own_rows
from planner.privacy.renaming import Renaming
from planner.privacy.stored_rows import RENAMED, is_to_agent, renamed
from planner.privacy.stored_values import renamed_lines
from planner.problems import OperationError, Problem, StoreError
from planner.store import tables

if TYPE_CHECKING:
    from planner.report.outputs.rows import Row as DutyRow
    from planner.store import Store

Row = dict[str, str]
OWN = ("identities", "duties", "ledger", "feeds", "outbox")
"""Tables with a row of the person; the others may mention them in a text."""
NO_ID = frozenset({"stages", "plans", "holders", "checks", "scores", "pointer"})
"""Tables without such a text; stages and plans are read as values."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows of one place: a file of the operation, a table of the store (`store.duties`), plans, log or paths."""

    place: str
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in the order met."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row))


def known_ids(folder: Path, store: Store) -> frozenset[str]:
    """Every person of the files or the store."""
    found = set(ids_in(folder))
    with store.reading() as connection:
        for name in OWN[:4]:
            found |= set(connection.execute(select(tables.metadata.tables[name].c.agent).distinct()).scalars())
    return frozenset(found)


def require_known(agent: str, known: frozenset[str]) -> None:
    """See that a person is known.

    Raises
    ------
    OperationError
        With the id that was probably meant.
    """
    if agent not in known:
        near = get_close_matches(agent, sorted(known), 1)
        told = (("meant", near[0] if near else ""), ("people", str(len(known))))
        raise OperationError((Problem("command line", None, "agent", "privacy_unknown", agent, told),))


def held(folder: Path, store: Store, renaming: Renaming) -> tuple[Holding, ...]:
    """Where a person stands, place by place; places without anything are left out."""
    agent = renaming.agent
    found = [Holding(one.file, one.rows) for one in own_rows(folder, agent)]
    with store.reading() as connection:
        found += [Holding(f"store.{name}", _own(connection, name, agent)) for name in OWN]
        found += [Holding(f"store.{t.name}", _mentions(connection, t, renaming)) for t in _texts()]
        drafts = connection.execute(select(tables.plans.c.id, tables.plans.c.created_at)).all()
    found.append(Holding("plans", tuple(_in_plans(store, ((row.id, row.created_at) for row in drafts), agent))))
    found += [Holding(place, tuple(rows)) for place, rows in _in_folder(store.folder, renaming).items()]
    return tuple(one for one in found if one.rows)


def _own(connection: Connection, name: str, agent: str) -> tuple[Row, ...]:
    table = tables.metadata.tables[name]
    owner = table.c.recipient if name == "outbox" else table.c.agent
    rows = connection.execute(select(table).where(owner == agent).order_by(*table.primary_key)).all()
    return tuple(_told(row._mapping) for row in rows if name != "outbox" or is_to_agent(row.record))


def _texts() -> Iterator[Table]:
    return (t for t in tables.metadata.sorted_tables if t.name not in NO_ID and t.name not in OWN)


def _mentions(connection: Connection, table: Table, renaming: Renaming) -> tuple[Row, ...]:
    """Rows that name the person in a column which an erasure would change."""
    columns = RENAMED.get(table.name, {})

    def names(row: Any) -> bool:
        values = ((table.c[name], row[name], kind) for name, kind in columns.items())
        return any(renamed(column, value, kind, renaming) != value for column, value, kind in values)

    rows = connection.execute(select(table)).all()
    return tuple(_told(row._mapping) for row in rows if names(row._mapping))


def _told(row: Any) -> Row:
    return {str(name): "" if value is None else str(value) for name, value in row.items()}


def _in_plans(store: Store, plans: Iterable[tuple[str, str]], agent: str) -> Iterator[Row]:
    """Shifts and on-call duties of every stored plan, draft or published; one of a version too old is said to be."""
    from planner.publishing.duty_rows import rows_of_plan

    for plan_id, created_at in plans:
        told = {"plan": plan_id, "created_at": created_at}
        try:
            plan = store.outline(plan_id)
            stage = store.stage(dict(plan.keys).get("roster", ""))
        except StoreError:
            yield told | {"kind": "unreadable"}
            continue
        if isinstance(stage, RosterStage):
            rows = (row for row in rows_of_plan(replace(plan, roster_stage=stage)) if row.agent == agent)
            yield from (told | _duty(row) for row in rows)


def _duty(row: DutyRow) -> Row:
    times = {"starts_at": row.starts_at.isoformat(), "ends_at": row.ends_at.isoformat()}
    return {"kind": row.kind, "day": row.day.isoformat(), "shift": row.shift} | times


def _in_folder(home: Path, renaming: Renaming) -> dict[str, list[Row]]:
    """Lines of the log that name the person, and the files that do."""
    found: dict[str, list[Row]] = {"log": [], "files": []}
    for path in stored_files(home):
        name = path.relative_to(home).as_posix()
        content = path.read_bytes()
        if path.suffix == ".jsonl":
            lines = content.decode("utf-8", "replace").splitlines()
            found["log"] += [{"file": name, "line": line} for line in lines if renamed_lines(line, renaming) != line]
        elif renaming.owns(name) or renamed_file(name, content, renaming) != content:
            found["files"].append({"file": name})
    return found


def stored_files(home: Path) -> tuple[Path, ...]:
    """Files under .vardiya/ that may name people: not the database, its copies and locks."""
    kept = (p for p in sorted(home.rglob("*")) if p.is_file() and not p.is_symlink())
    return tuple(p for p in kept if ".sqlite" not in p.name and "lock" not in p.name and p.parent.name != "erasing")
