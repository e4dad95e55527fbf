"""Nothing that two threads could spoil for one another: state of a module is listed here, each with its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.sources import package_sources

# What changes after a module was imported.
STATE = {
    "planner.calibrating._HELD": "the last calibrations by digest, which nobody changes; under a lock",
    "planner.stage_inputs._TEXTS": "texts of long values, found again by identity; under a lock",
    "scenarios.sweeping.work._held": "a worker's base, put there before its first task; no caller's process has it",
    "scenarios.sweeping.work._one_thread": "how many sweeps start processes; under a lock",
}

# Calls that change the whole process.
CHANGES = {
    "forecasting": {},
    "solver": {"solver.roster.partners.served signal.signal": "in a process of its own, which nobody else is in"},
    "planner": {},
    "scenarios": {
        "scenarios.sites.planning warnings.catch_warnings": "with a Dask cluster only; one workspace at a time",
        "scenarios.sweeping.dask_crew setLevel": "with a Dask cluster only: its library's chatter",
        "scenarios.sweeping.signals signal.signal": "in the main thread only, put back at the end",
        "scenarios.sweeping.work os.environ": "under a lock, put back at the end",
        "scenarios.sweeping.work signal.signal": "in a worker of a pool",
    },
}
OF_THE_PROCESS = frozenset(
    {
        "warnings.catch_warnings",
        "warnings.filterwarnings",
        "warnings.simplefilter",
        "signal.signal",
        "os.chdir",
        "os.umask",
        "os.putenv",
        "locale.setlocale",
        "logging.basicConfig",
        "logging.disable",
        "gc.disable",
        "gc.freeze",
        "gc.set_threshold",
        "random.seed",
        "decimal.setcontext",
        "socket.setdefaulttimeout",
        "sys.setrecursionlimit",
        "np.seterr",
        "pd.set_option",
    }
)
SUFFIXES = ("setLevel", "addHandler", "enable_feature")
MUTATING = frozenset(
    ("append", "add", "update", "extend", "clear", "pop", "popitem", "setdefault", "insert", "remove", "discard")
)


def names(tree: ast.Module) -> dict[str, ast.expr]:
    """Names that a module gives a value to at its own level."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found[node.target.id] = node.value
    return found


def changed_inside(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """Names of the module's level that some function changes: by `global`, an item set, a method that adds."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
        own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        own |= {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield from node.names
            target: ast.expr | None = None
            if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
                target = node.value
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATING:
                target = node.func.value
            if isinstance(target, ast.Name) and target.id in known - own:
                yield target.id


def stateful(tree: ast.Module, values: dict[str, ast.expr]) -> Iterator[str]:
    """Names whose value is an object of a class of the same module that keeps what changes."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    for name, value in values.items():
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in classes:
            made = classes[value.func.id]
            if not any("frozen" in ast.unparse(how) for how in made.decorator_list) and not made.bases:
                yield name


def test_state_of_modules_is_listed_with_its_reason() -> None:
    """A dashboard has threads: what they share without knowing it is what breaks once a month."""
    found: set[str] = set()
    for source in package_sources():
        values = names(source.tree)
        changed = {*changed_inside(source.tree, set(values)), *stateful(source.tree, values)}
        found |= {f"{source.name}.{name}" for name in changed}
    assert found == set(STATE)


def test_only_what_is_listed_changes_the_whole_process() -> None:
    """Warnings' filters, signals, environment, log set-up and the like belong to the program that calls, not to us."""
    found: set[str] = set()
    for source in package_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in OF_THE_PROCESS:
                    found.add(
                        f"{source.name} {'warnings.catch_warnings' if called.startswith('warnings.') else called}"
                    )
                if called.endswith(SUFFIXES):
                    found.add(f"{source.name} {called.rpartition('.')[2]}")
                if called in ("os.environ.update", "os.environ.setdefault", "os.environ.pop"):
                    found.add(f"{source.name} os.environ")
            set_here = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del)
            if isinstance(node, ast.Subscript) and set_here and ast.unparse(node.value) == "os.environ":
                found.add(f"{source.name} os.environ")
    assert found == {name for listed in CHANGES.values() for name in listed}
