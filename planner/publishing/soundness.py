"""Whether what the pointer names is whole: its plan, its rows and its files are there and agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from planner.problems import StoreError
from planner.publishing.duty_rows import digest_of, rows_of_plan
from planner.publishing.layers_in_force import Layer, layers, rows_of_layer
from planner.publishing.version_folder import damaged_files, listed_of
from planner.store import publications

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.plans import Plan
    from planner.store import Publication, Store

Fault = Literal["folder_gone", "files_damaged", "rows_differ"]


def publication_faults(store: Store) -> tuple[Fault, ...]:
    """What is wrong with the current publication; nothing where it is whole, or where nothing is published.

    folder_gone and files_damaged are mended by publishing the same plan again once the folder is removed; rows_differ
    says that duties in the database are not those of the plan, which only a backup mends.

    Raises
    ------
    StoreError
        If the plan or the database cannot be read.
    """
    with store.reading() as connection:
        current = publications.current(connection)
        if current is None or current.kind == "withdrawn":
            return ()
        layer = next(one for one in layers(connection) if one.folder == current.folder)
        rows = rows_of_layer(connection, store, layer, (layer.first, layer.last))
    return _faults(store, current, layer, digest_of(rows))


def require_rows_of(connection: Connection, store: Store, current: Publication, plan: Plan) -> None:
    """See that the published duties in the database are those of the plan that is to be published again.

    Raises
    ------
    StoreError
        If they differ: the plan is not what was published.
    """
    for layer in layers(connection):
        if layer.folder == current.folder and layer.plan == plan.id:
            rows = rows_of_layer(connection, store, layer, (layer.first, layer.last))
            if digest_of(rows) != digest_of(rows_of_plan(plan)):
                raise StoreError(f"plan {plan.id}: not the published duties", "storage_published_differs", plan=plan.id)


def _faults(store: Store, current: Publication, layer: Layer, rows: str) -> tuple[Fault, ...]:
    planned = digest_of(rows_of_plan(store.plan(layer.plan)))
    found: list[Fault] = ["rows_differ"] if rows != planned or current.plan != layer.plan else []
    folder = store.folder / layer.folder
    listed = listed_of(folder)
    if not folder.is_dir():
        found.append("folder_gone")
    elif listed is not None and (listed["duties"] != rows or damaged_files(folder, listed)):
        found.append("files_damaged")
    return tuple(found)
