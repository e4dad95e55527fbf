"""YAML 1.2 text to plain values with the place of each, under limits that are checked while it is parsed.

The parser's events are read one by one and the values built from them without recursion, so that a file with
300 nested brackets, an alias bomb or a hundred thousand values is refused before it is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.events import DocumentStartEvent, Event, NodeEvent, ScalarEvent

    from planner.operation.reading import Reading

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_NODES = 20_000  # the parser takes about 0.1 ms for each

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """Values of a YAML file, and for each path the line and column (from 1) where its key or item stands."""

    values: object
    places: dict[Path, Place]

    def place(self, path: Path) -> Place | None:
        """Place of a path, or of its nearest ancestor that is written in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path)


class Refused(Exception):
    """A document that may not be loaded: a code and where."""

    def __init__(self, code: str, line: int, **parameters: object) -> None:
        self.code, self.line, self.parameters = code, line, parameters
        super().__init__(f"{code} at line {line}")


def read_document(reading: Reading, relative: str) -> Document | None:
    """Read a YAML file of the operation; None if it was refused (the reason is noted)."""
    content = reading.read(relative, most_bytes=MOST_BYTES)
    if content is None:
        return None
    try:
        return parse_document(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reading.error(relative, content[: error.start].count(b"\n") + 1, None, "not_utf8")
    except Refused as refused:
        reading.error(relative, refused.line, None, refused.code, **refused.parameters)
    return None


def parse_document(text: str) -> Document:
    """Parse one YAML document.

    Raises
    ------
    Refused
        If it is not valid YAML 1.2 or breaks a limit (depth, values, anchors, tags, duplicate keys).
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, char = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        raise Refused("yaml_syntax", line, char=char, reason=error.problem or "") from None
    except YAMLError as error:  # characters that YAML does not allow come without a mark
        raise Refused("yaml_syntax", 1, char=1, reason=str(error).splitlines()[0]) from None
    return Document(builder.values, builder.places)


@dataclass(slots=True)
class _Level:
    """A mapping or sequence under construction."""

    path: Path
    content: dict[str, object] | list[object]
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    values: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    levels: list[_Level] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0

    def take(self, event: Event) -> None:
        from ruamel.yaml import events

        line = event.start_mark.line + 1
        if isinstance(event, events.DocumentStartEvent):
            self._start_document(event, line)
        elif isinstance(event, events.NodeEvent):
            self._guard(event, line)
            self._node(event)
        elif isinstance(event, events.CollectionEndEvent):
            self.levels.pop()

    def _start_document(self, event: DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Refused("yaml_second_document", line)
        if event.version is not None or event.tags:
            raise Refused("yaml_directive", line)

    def _guard(self, event: NodeEvent, line: int) -> None:
        from ruamel.yaml.events import AliasEvent

        self.nodes += 1
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise Refused("yaml_anchor", line)
        if self.nodes > MOST_NODES:
            raise Refused("yaml_too_many", line, most=MOST_NODES)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise Refused("yaml_tag", line, tag=tag)

    def _node(self, event: Event) -> None:
        from ruamel.yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.content, dict) and level.key is None:
            self._key(level, event, place)
        elif isinstance(event, ScalarEvent):
            self._add(level, _scalar(event), place)
        else:
            assert isinstance(event, MappingStartEvent | SequenceStartEvent)
            content: dict[str, object] | list[object] = {} if isinstance(event, MappingStartEvent) else []
            path = self._add(level, content, place)
            self.levels.append(_Level(path, content))
            if len(self.levels) > MOST_DEPTH:
                raise Refused("yaml_too_deep", place[0], most=MOST_DEPTH)

    def _key(self, level: _Level, event: Event, place: Place) -> None:
        from ruamel.yaml.events import ScalarEvent

        if not isinstance(event, ScalarEvent):
            raise Refused("yaml_key", place[0])
        key = str(event.value)
        if key in level.content:
            first = self.places[(*level.path, key)][0]
            raise Refused("yaml_duplicate_key", place[0], key=key, first=first)
        level.key = key
        self.places[(*level.path, key)] = place

    def _add(self, level: _Level | None, value: object, place: Place) -> Path:
        if level is None:
            self.values = value
            return ()
        if isinstance(level.content, list):
            path: Path = (*level.path, len(level.content))
            level.content.append(value)
            self.places[path] = place
            return path
        assert level.key is not None
        path = (*level.path, level.key)
        level.content[level.key] = value
        level.key = None
        return path


def _scalar(event: ScalarEvent) -> object:
    """A scalar by the core schema of YAML 1.2; dates, infinities and quoted text stay text."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
