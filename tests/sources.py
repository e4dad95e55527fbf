"""The project's own source files, parsed, for the tests that judge the house and not its answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("scenarios", "planner", "forecasting", "solver")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its dotted name, its place and its syntax tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def package(self) -> str:
        """The package the file's relative imports start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]

    def within(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: `from origin import name as bound`, or `import origin` with an empty name."""

    origin: str
    name: str
    bound: str
    line: int

    def reaches(self, *modules: str) -> bool:
        """Whether one of the modules, or something inside it, is imported."""
        reached = f"{self.origin}.{self.name}."
        return any(reached.startswith(f"{module}.") for module in modules)


@cache
def package_sources() -> tuple[Source, ...]:
    """Every file of the four packages, sorted by path."""
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(read_source(path) for path in paths)


@cache
def sources() -> tuple[Source, ...]:
    """Every file of the four packages, and cli.py."""
    return (*package_sources(), read_source(ROOT / "cli.py"))


def read_source(path: Path) -> Source:
    """Parse one file of the project."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Source(name, path, text, ast.parse(text, filename=str(path)))


def imports(source: Source, node: ast.AST | None = None) -> Iterator[Import]:
    """Every import in a file, or in one part of it, with relative ones resolved."""
    for child in ast.walk(source.tree if node is None else node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, "", alias.asname or alias.name.partition(".")[0], child.lineno)
        elif isinstance(child, ast.ImportFrom):
            origin = _origin(source, child)
            for alias in child.names:
                yield Import(origin, alias.name, alias.asname or alias.name, child.lineno)


def functions(source: Source) -> Iterator[tuple[str, Function]]:
    """Every function of a file, methods and inner functions too, with its qualified name."""
    yield from _functions(source.tree, source.name)


def is_compiled(function: Function) -> bool:
    """Whether a function is compiled by `solver.compiled.jit`."""
    return any(
        isinstance(node, ast.Name) and node.id == "jit"
        for decorator in function.decorator_list
        for node in ast.walk(decorator)
    )


def _origin(source: Source, node: ast.ImportFrom) -> str:
    if node.level == 0:
        return node.module or ""
    start = source.package.split(".")
    kept = start[: len(start) - (node.level - 1)]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}.{child.name}", child
            yield from _functions(child, f"{prefix}.{child.name}")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}.{child.name}")
        else:
            yield from _functions(child, prefix)
