"""The points at which a command touches the disk, the database, the lock or the engine, seen from outside.

Nothing of the product is changed: in a forked child Python's own calls are watched (audit hook, wrapped `open` and
`fsync`), SQLAlchemy's dialect, and the names of the engine's entrances in the pipeline.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Reached = Callable[[str, str], None]
"""Told of each point before it is passed: its name, and the path or statement."""
FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT
EVENTS = {"os.mkdir": "mkdir", "os.rename": "rename", "os.remove": "remove", "os.rmdir": "rmdir"}
LOCKS = {"fcntl.flock", "fcntl.lockf"}
WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN")


class _Watched:
    """A file open for writing whose writes are points; a write that is refused leaves half of its bytes."""

    def __init__(self, file: Any, path: str, reached: Reached) -> None:
        self._file, self._path, self._reached = file, path, reached

    def write(self, content: Any) -> int:
        try:
            self._reached("write", self._path)
        except OSError:
            self._file.write(content[: len(content) // 2])
            raise
        return int(self._file.write(content))

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def watch(folder: Path, reached: Reached) -> None:
    """Tell `reached` of every point of this process from now on; for forked children only."""
    inside = str(folder.resolve())
    _watch_calls(inside, reached)
    _watch_files(inside, reached)
    _watch_database(reached)
    _watch_engine(reached)


def _watch_calls(inside: str, reached: Reached) -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and str(arguments[0]).startswith(inside):
            reached(EVENTS[event], str(arguments[0]))
        elif event in LOCKS:
            reached("lock", "")
        elif event == "open" and str(arguments[0]).startswith(inside) and (arguments[2] or 0) & FLAGS:
            reached("open", str(arguments[0]))

    fsync = os.fsync

    def watched(handle: int) -> None:
        reached("fsync", "")
        fsync(handle)

    os.fsync = watched  # type: ignore[assignment]
    sys.addaudithook(hook)


def _watch_files(inside: str, reached: Reached) -> None:
    opened = io.open

    def watched(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
        found = opened(file, mode, *rest, **options)
        written = any(letter in mode for letter in "wax+") and str(file).startswith(inside)
        return _Watched(found, str(file), reached) if written else found

    io.open = watched
    builtins.open = watched


def _watch_database(reached: Reached) -> None:
    from sqlalchemy.engine.default import DefaultDialect

    execute, commit = DefaultDialect.do_execute, DefaultDialect.do_commit

    def executed(self: Any, cursor: Any, statement: str, *rest: Any, **options: Any) -> None:
        words = statement.split(maxsplit=3)
        if words[0] in WRITES and words[-1] != "BEGIN":
            reached(f"sql {words[0]}", statement)
        execute(self, cursor, statement, *rest, **options)

    def committed(self: Any, connection: Any) -> None:
        reached("sql COMMIT", "")
        commit(self, connection)
        reached("committed", "")

    DefaultDialect.do_execute = executed  # type: ignore[method-assign]
    DefaultDialect.do_commit = committed  # type: ignore[method-assign]


def _watch_engine(reached: Reached) -> None:
    import planner.pipeline as pipeline

    for name in ("make_forecast", "make_staffing", "build_roster", "simulate_roster"):
        setattr(pipeline, name, _call(getattr(pipeline, name), name, reached))


def _call(act: Callable[..., Any], name: str, reached: Reached) -> Callable[..., Any]:
    def called(*arguments: Any, **options: Any) -> Any:
        reached(f"engine {name}", "")
        return act(*arguments, **options)

    return called
