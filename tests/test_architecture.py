"""The house keeps its plan: who imports whom, what is public, what is registered, what things are called.

import-linter guards the arrows between packages; these tests guard what it cannot see.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from tests.sources import (
    PACKAGES,
    ROOT,
    Function,
    Import,
    Source,
    functions,
    imports,
    is_compiled,
    package_sources,
    sources,
)

# Where a package from outside may be imported; everywhere else it may not.
HOMES = {
    "typer": ("cli",),
    "rich": ("cli", "planner.report.terminal"),
    "ortools": ("solver.roster",),
    "numba": ("solver.compiled",),
}

# What the rooms may not import: the arrows point down, and the two ground floors never meet.
CLOSED_TO = {
    "forecasting": ("solver", "planner", "scenarios", "cli"),
    "solver": ("forecasting", "planner", "scenarios", "cli"),
    "planner": ("scenarios", "cli"),
    "scenarios": ("cli",),
}

# A family has one file per member; each file's member stands in the registry of the family's __init__.
FAMILIES = {
    "solver/rules": "NAMES",  # by name: a rule costs one line
    "forecasting/models": "MODELS",
    "forecasting/events": "EVENTS",
    "scenarios/kinds/demand": "DEMAND_KINDS",
    "scenarios/kinds/events": "EVENT_KINDS",
    "scenarios/kinds/people": "PEOPLE_KINDS",
    "planner/formats": "FORMATS",
}

# Files in a family's folder that are no members of it, besides the protocol, which bears the singular name: rule.py.
NO_MEMBERS = {
    "forecasting/events/course.py": "phases and courses, the vocabulary of all kinds",
    "forecasting/events/sports.py": "the course of a match in each sport",
    "planner/formats/clocks.py": "zones as fixture lists write them",
    "planner/formats/openfootball_lines.py": "the lines of openfootball text, which one format reads",
    "planner/formats/seasons.py": "the season of a match, for all formats",
    "scenarios/kinds/demand/laying.py": "how every kind of demand lays its edits",
    "scenarios/kinds/demand/opening_windows.py": "when queues are open, for shifts, new queues and new hours",
    "scenarios/kinds/demand/ramping.py": "strengths that grow or fade",
    "scenarios/kinds/demand/timed.py": "days, weekdays and hours, for most kinds of demand",
    "scenarios/kinds/events/adding.py": "what an added event is, whatever its kind",
    "scenarios/kinds/events/burst.py": "stated contacts of an outage, and their tail",
    "scenarios/kinds/events/choosing.py": "which event a change speaks of, by id or by what it is",
    "scenarios/kinds/events/placing.py": "times that a plan can feel",
    "scenarios/kinds/people/gone.py": "what goes with those who leave, for leavers, attrition and other contracts",
    "scenarios/kinds/people/learning.py": "what people learn, and languages as they are written",
    "scenarios/kinds/people/mentoring.py": "a section of hiring",
    "scenarios/kinds/people/sessions.py": "activities in windows, for mentors, training and campaigns",
    "scenarios/kinds/people/terms.py": "contracts and who signs them",
    "scenarios/kinds/people/validity.py": "the checks of the operation's files, for what a change makes of them",
    "scenarios/kinds/people/who.py": "whom a change means",
}

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "manager", "base", "base2", "misc"}


def test_a_package_from_outside_is_imported_only_at_its_home() -> None:
    """An engine that can be imported anywhere cannot be replaced anywhere."""
    strays = [
        f"{where(source, found)} imports {found.origin}"
        for source in sources()
        for found in imports(source)
        for package, homes in HOMES.items()
        if found.reaches(package) and not source.within(*homes)
    ]
    assert strays == []


def test_no_package_imports_what_stands_above_or_beside_it() -> None:
    """import-linter takes only packages as roots; here cli counts too, and imports for types as well."""
    upward = [
        f"{where(source, found)} imports {found.origin}"
        for source in package_sources()
        for found in imports(source)
        if found.reaches(*CLOSED_TO[source.name.partition(".")[0]])
    ]
    assert upward == []


def test_a_compiled_function_uses_only_files_that_its_cache_watches() -> None:
    """The cache of compiled code watches files that import solver.compiled: elsewhere things could change unseen."""
    watched = {
        source.name for source in package_sources() for found in imports(source) if found.origin == "solver.compiled"
    }
    strays = [
        f"{name} uses {used.origin}.{used.name}"
        for source in package_sources()
        for name, function in functions(source)
        if is_compiled(function)
        for used in imports(source)
        if used.origin.partition(".")[0] in PACKAGES and used.bound in names_in_body(function)
        if used.origin not in watched
    ]
    assert strays == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_public_names_of_a_package_are_what_it_gathers(package: str) -> None:
    """A name is public because somebody decided so, not because it leaked or was forgotten."""
    init = the_init(package)
    gathered = {found.bound for found in gathered_names(init)} | defined_names(init) | later_names(init)
    assert sorted(public_names(init)) == sorted(name for name in gathered if not name.startswith("_"))


def test_every_public_name_resolves() -> None:
    """What __all__ promises can be imported."""
    missing = [
        f"{init.name}.{name}"
        for init in inits()
        for name in public_names(init)
        if not hasattr(importlib.import_module(init.name), name)
    ]
    assert missing == []


def test_no_module_bears_a_public_name_of_its_package() -> None:
    """`planner.plan` is a function: a module planner/plan.py would take its place, or lose its own."""
    shadowed = [
        f"{init.name}.{name}"
        for init in inits()
        for name in sorted(module_names(init.path.parent) & (defined_names(init) | later_names(init)))
    ]
    shadowed += [
        f"{init.name}.{found.bound}"
        for init in inits()
        for found in gathered_names(init)
        if found.bound in module_names(init.path.parent) and found.origin != init.name
    ]
    assert shadowed == []


def test_every_member_of_a_family_is_registered() -> None:
    """A rule or model whose file exists but is not registered would go untested and unused."""
    forgotten = [
        member
        for folder, registry in FAMILIES.items()
        if (ROOT / folder / "__init__.py").exists()
        for member in unregistered(folder, registry)
    ]
    assert forgotten == []


def test_every_family_folder_is_a_package() -> None:
    """A folder without __init__ has no registry, and its members would escape the test above."""
    bare = [
        folder
        for folder in FAMILIES
        if any((ROOT / folder).glob("*.py")) and not (ROOT / folder / "__init__.py").exists()
    ]
    assert bare == []


def test_every_non_member_still_exists() -> None:
    """An exception outlives its reason unless it is looked at."""
    assert [path for path in NO_MEMBERS if not (ROOT / path).exists()] == []


def test_names_of_modules_say_what_is_in_them() -> None:
    """A drawer named utils fills with what nobody looked for a place for."""
    assert [source.name for source in sources() if source.name.rpartition(".")[2] in SAYS_NOTHING] == []


def where(source: Source, found: Import) -> str:
    return f"{source.path.relative_to(ROOT)}:{found.line}"


def inits() -> Iterator[Source]:
    return (source for source in package_sources() if source.is_package)


def the_init(package: str) -> Source:
    found = [init for init in inits() if init.name == package]
    assert found, f"{package} has no __init__.py"
    return found[0]


def public_names(init: Source) -> tuple[str, ...]:
    value = assigned(init, "__all__")
    return () if value is None else tuple(ast.literal_eval(value))


def gathered_names(init: Source) -> Iterator[Import]:
    """What an __init__ imports from the project when it is loaded, not for its annotations or inside a function."""
    for node in init.tree.body:
        if isinstance(node, ast.ImportFrom):
            yield from (found for found in imports(init, node) if found.origin.partition(".")[0] in PACKAGES)


def later_names(init: Source) -> Set[str]:
    """What an __init__ loads on first use: its __getattr__ looks the name's module up in _HOMES."""
    homes = assigned(init, "_HOMES")
    return set() if homes is None else set(ast.literal_eval(homes))


def defined_names(init: Source) -> Set[str]:
    """What an __init__ defines itself, such as a registry."""
    defined = {node.name for node in init.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return defined | {name for name, _ in assignments(init)}


def assigned(source: Source, wanted: str) -> ast.expr | None:
    """The expression that a file's top level assigns to a name."""
    return next((value for name, value in assignments(source) if name == wanted), None)


def assignments(source: Source) -> Iterator[tuple[str, ast.expr | None]]:
    for node in source.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, node.value) for target in targets if isinstance(target, ast.Name))


def module_names(folder: Path) -> Set[str]:
    """The modules and packages in a folder."""
    modules = {path.stem for path in folder.glob("*.py")}
    return modules | {path.parent.name for path in folder.glob("*/__init__.py")}


def unregistered(folder: str, registry: str) -> Iterator[str]:
    init = the_init(folder.replace("/", "."))
    value = assigned(init, registry)
    if value is None:
        yield f"{folder}/__init__.py assigns no {registry}"
        return
    named = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    listed = {node.value for node in ast.walk(value) if isinstance(node, ast.Constant)}
    reached = [found for found in imports(init) if found.bound in named]
    for path in sorted((ROOT / folder).glob("[!_]*.py")):
        member = str(path.relative_to(ROOT))
        module = member.removesuffix(".py").replace("/", ".")
        protocol = path.stem == path.parent.name.removesuffix("s")
        known = protocol or member in NO_MEMBERS or path.stem in listed
        if not known and not any(found.reaches(module) for found in reached):
            yield member


def names_in_body(function: Function) -> Set[str]:
    return {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}
