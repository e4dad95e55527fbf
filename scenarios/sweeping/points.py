"""The scenarios of a grid: each with its parameters, and where in the grid file each of its values stands."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from planner.operation.yaml_document import Document, Place
from planner.operation.yaml_document import Path as Written
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes
from scenarios.scenario import Scenario
from scenarios.sweeping.draws import Value

if TYPE_CHECKING:
    from planner.operation.reading import Reading
    from scenarios.sweeping.grid import Grid


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a point sets: by which name, which field, and where it stands in the grid file."""

    label: str
    path: Written
    value: Value
    place: Place | None


@dataclass(frozen=True, slots=True)
class Point:
    """One scenario of a grid.

    Attributes
    ----------
    index : its place in the grid, from 1.
    parameters : what it sets, the grid's first and the drawn ones after them; `file` the scenario file it stands on.
    draw : the number of its draw, from 1; None without draws.
    document : its values, and where each stands in the grid file.
    """

    index: int
    scenario: Scenario
    parameters: tuple[Parameter, ...]
    draw: int | None
    file: str
    document: Document


@dataclass(frozen=True, slots=True)
class Source:
    """What points stand on: the values of a scenario, whose file that is, and the places of its values in the grid."""

    values: dict[str, object]
    file: str
    places: dict[Written, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Laid:
    """A grid with its document and sources: all that its points are made of."""

    grid: Grid
    document: Document
    file: str
    sources: tuple[Source, ...]

    def points(self, reading: Reading) -> tuple[Point, ...]:
        """The grid's points; what is wrong with them is noted once."""
        found: list[Point] = []
        for index, (source, parameters, draw) in enumerate(self._settings(), 1):
            point = self._point(index, source, parameters, draw, reading)
            found += [] if point is None else [point]
        reading.problems[:] = list(dict.fromkeys(reading.problems))
        return tuple(found)

    def _settings(self) -> Iterator[tuple[Source, tuple[Parameter, ...], int | None]]:
        """What each point is made of, the draw changing fastest."""
        draws = self.grid.draws
        for source in self.sources:
            for places in self.grid.combinations():
                fixed = self._fixed(places)
                if draws is None:
                    yield source, fixed, None
                else:
                    for draw in range(1, draws.count + 1):
                        yield source, (*fixed, *self._drawn(draw)), draw

    def _fixed(self, places: tuple[int, ...]) -> tuple[Parameter, ...]:
        """The grid's own parameters at these places of their values."""
        return tuple(
            Parameter(label, _path(axis.path or label), axis.every()[place], self._at("over", label, place))
            for place, (label, axis) in zip(places, self.grid.over.items(), strict=True)
        )

    def _at(self, section: str, label: str, place: int) -> Place | None:
        places = self.document.places
        listed = places.get((section, label, place)) or places.get((section, label, "values", place))
        return listed or self.document.place((section, label))

    def _drawn(self, draw: int) -> tuple[Parameter, ...]:
        """The parameters of a draw."""
        draws = self.grid.draws
        assert draws is not None
        drawn = ((label, spread.path or label, spread) for label, spread in draws.parameters.items())
        return tuple(
            Parameter(
                label,
                _path(path),
                spread.value(draws.seed, draw, path),
                self.document.place(("draws", "parameters", label)),
            )
            for label, path, spread in drawn
        )

    def _point(
        self, index: int, source: Source, parameters: tuple[Parameter, ...], draw: int | None, reading: Reading
    ) -> Point | None:
        """One point; None where its scenario makes no sense, which is noted."""
        values, places = deepcopy(source.values), dict(source.places)
        for parameter in parameters:
            if not _set(values, parameter):
                note_at(reading, Spot(self.file, parameter.place, parameter.path), "sweep_no_field",
                        value=".".join(map(str, parameter.path)))  # fmt: skip
                return None
            if parameter.place is not None:
                places[parameter.path] = parameter.place
        values["name"] = point_name(self.grid.name, source.file if len(self.sources) > 1 else "", parameters, draw)
        document = Document(values, places)
        try:
            return Point(index, Scenario.model_validate(values), parameters, draw, source.file, document)
        except ValidationError as error:
            for detail in without_echoes(error.errors(include_url=False)):
                note_fault(reading, self.file, document, Scenario, detail)
        return None


def point_name(grid: str, file: str, parameters: tuple[Parameter, ...], draw: int | None) -> str:
    """The grid's name with what is special about a point."""
    told = [file] if file else []
    told += [f"{parameter.label}={shown(parameter.value)}" for parameter in parameters]
    told += [] if draw is None else [f"#{draw}"]
    return f"{grid} ({', '.join(told)})" if told else grid


def shown(value: Value) -> str:
    """A parameter's value as text."""
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _path(text: str) -> Written:
    return tuple(int(part) if part.isdigit() else part for part in text.split("."))


def _set(values: dict[str, object], parameter: Parameter) -> bool:
    """Put a parameter where its path leads; whether there is such a place. Only its last key may be new."""
    at: object = values
    *way, last = parameter.path
    if parameter.path[0] not in ("changes", "roster"):
        return False
    for part in way:
        at = _inside(at, part)
    value = list(parameter.value) if isinstance(parameter.value, tuple) else parameter.value
    if isinstance(at, dict) and isinstance(last, str):
        at[last] = value
        return True
    if isinstance(at, list) and isinstance(last, int) and last < len(at):
        at[last] = value
        return True
    return False


def _inside(at: object, part: str | int) -> object:
    """What stands under a key or number; None where nothing does."""
    if isinstance(at, dict):
        return at.get(part)
    return at[part] if isinstance(at, list) and isinstance(part, int) and part < len(at) else None


def renamed(point: Point, name: str) -> Point:
    """The same point whose scenario bears another name."""
    return replace(point, scenario=point.scenario.model_copy(update={"name": name}))
