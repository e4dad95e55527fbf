"""Which tests belong to which file, and what depends on it."""

from __future__ import annotations

import ast
import os
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RULES, FACTS, CHECKER = "solver/rules", "solver/rules/facts", "solver/checker.py"
AGREED = (
    "test_forms_allow_what_the_check_passes_at_equal_price",
    "test_violations_say_who_when_how_much_and_what_it_costs",
)
AGREEMENT = f"tests/{RULES}/test_agreement.py"
PROJECT = ("solver", "tests")


@dataclass(frozen=True, slots=True)
class Task:
    """A file, the tests that belong to it, and which of its mutants are run (None: all)."""

    path: str
    tests: tuple[str, ...]
    chosen: frozenset[int] | None = None

    @property
    def module(self) -> str:
        """The file's name as a module."""
        return self.path.removesuffix(".py").replace("/", ".")


def tasks_of(only: list[str]) -> list[Task]:
    """The files asked for, or all of the goal."""
    goal = [*sorted(Path(RULES).glob("*.py")), *sorted(Path(FACTS).glob("*.py")), Path(CHECKER)]
    known = {path.stem: path.as_posix() for path in goal if path.stem not in {"__init__", "rule"}}
    paths = [known.get(name, name) for name in only] or list(known.values())
    imported = imports()
    return [Task(path, tuple(_tests(path, imported))) for path in paths]


def _tests(path: str, imported: dict[str, set[str]]) -> Iterator[str]:
    """Where the tests of a file stand, its own first."""
    folder, stem = os.path.split(path.removesuffix(".py"))
    own = f"tests/{folder}/test_{stem}.py"
    if Path(own).exists():
        yield own
    if folder == RULES:
        yield from (f"{AGREEMENT}::{test}[{stem}]" for test in AGREED)
    if folder == FACTS:
        users = sorted(dependents(path.removesuffix(".py").replace("/", "."), imported))
        stems = (user.rpartition(".")[2] for user in users if user.startswith("solver.rules."))
        rules = (stem for stem in stems if Path(f"{RULES}/{stem}.py").exists())
        yield from (f"tests/{RULES}/test_{rule}.py" for rule in rules)


def dependents(module: str, imported: dict[str, set[str]]) -> set[str]:
    """Modules that import a module, or import one that does, and so on."""
    found, new = {module}, {module}
    while new:
        new = {name for name, of_it in imported.items() if of_it & new} - found
        found |= new
    return found - {module}


def imports() -> dict[str, set[str]]:
    """What each module of the project imports when it runs; the registry of rules imports them all by name."""
    paths = [path for top in PROJECT for path in sorted(Path(top).rglob("*.py"))]
    found = {_name(path): set(_imported(path)) for path in paths}
    found["solver.rules"] |= {f"solver.rules.{name}" for _, name, _ in pkgutil.iter_modules([RULES])}
    return found


def _name(path: Path) -> str:
    return path.as_posix().removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(path: Path) -> Iterator[str]:
    """What a file imports, but for what only its annotations need."""
    typing_only: set[ast.AST] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            typing_only.update(node.body)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node not in typing_only:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
