"""workspace.yaml to a workspace; every mistake is told at once, with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from planner.operation.reading import Reading, suggestion
from planner.operation.yaml_document import Document, read_document
from planner.operation.yaml_document import Path as Place
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes
from planner.workspace.sites import Site, Unit, Workspace
from planner.workspace.workspace_file import WorkspaceFile

FILE = "workspace.yaml"
HOME = Path(".vardiya")
"""Where a workspace keeps the plans of its pools: one folder a pool under `pools`."""


def read_workspace(folder: Path) -> Workspace:
    """Read a workspace. Its operations are not read yet: that one of them is wrong does not stop the others.

    Raises
    ------
    OperationError
        With every problem: syntax, unknown keys and sites, folders that are no operation, sites in two pools.
    """
    reading = Reading(Path(folder))
    document = read_document(reading, FILE)
    file = None if document is None else _model(reading, document)
    if file is None or document is None:
        reading.raise_errors()
        raise AssertionError("a refused workspace leaves a problem")
    _judge(_Notes(reading, document), file, reading.folder)
    reading.raise_errors()
    sites = tuple(Site(name, _place(reading.folder, spec.operation)) for name, spec in file.sites.items())
    return Workspace(file.name, reading.folder, sites, _units(reading.folder, file, document, sites))


def _model(reading: Reading, document: Document) -> WorkspaceFile | None:
    try:
        return WorkspaceFile.model_validate(document.values)
    except ValidationError as error:
        for detail in without_echoes(error.errors(include_url=False)):
            note_fault(reading, FILE, document, WorkspaceFile, detail)
    return None


@dataclass(frozen=True, slots=True)
class _Notes:
    """Notes faults of sense at their lines."""

    reading: Reading
    document: Document

    def __call__(self, path: Place, code: str, **told: object) -> None:
        note_at(self.reading, Spot(FILE, self.document.place(path), path), code, **told)


def _judge(note: _Notes, file: WorkspaceFile, folder: Path) -> None:
    """Whether folders hold operations, and pools name known sites once."""
    used: dict[Path, str] = {}
    for name, spec in file.sites.items():
        place, at = _place(folder, spec.operation).resolve(), ("sites", name, "operation")
        if not (place / "operation.yaml").is_file():
            note(at, "site_no_operation", value=spec.operation, **_near(place))
        elif place in used:
            note(at, "site_folder_twice", value=spec.operation, first=used[place])
        used.setdefault(place, name)
    pooled: dict[str, int] = {}
    for number, pool in enumerate(file.pools):
        for i, name in enumerate(pool):
            if name not in file.sites:
                note(("pools", number, i), "unknown_pool_site", value=name, **suggestion(name, file.sites))
            elif name in pooled:
                note(("pools", number, i), "site_in_two_pools", value=name, first=pooled[name] + 1)
            pooled.setdefault(name, number)


def _near(place: Path) -> dict[str, object]:
    """The folder beside it that holds an operation and is written nearly so."""
    beside = place.parent.iterdir() if place.parent.is_dir() else ()
    found = suggestion(place.name, (other.name for other in beside if (other / "operation.yaml").is_file()))
    return {"meant": found["meant"]}


def _place(folder: Path, operation: str) -> Path:
    return folder / operation


def _units(folder: Path, file: WorkspaceFile, document: Document, sites: tuple[Site, ...]) -> tuple[Unit, ...]:
    """Pools and sites apart, each where its first site stands."""
    known = {site.id: site for site in sites}
    pools = {name: number for number, pool in enumerate(file.pools) for name in pool}
    found: dict[str, Unit] = {}
    for site in sites:
        number = pools.get(site.id)
        at: Place = ("sites", site.id) if number is None else ("pools", number)
        members = (site,) if number is None else tuple(known[name] for name in file.pools[number])
        line = document.place(at)
        unit = Unit(members, site.folder, None if line is None else line[0], file.prefix)
        home = site.folder if number is None else folder / HOME / "pools" / unit.name
        found.setdefault(unit.name, Unit(members, home, unit.line, file.prefix))
    return tuple(found.values())
