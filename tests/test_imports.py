"""Importing is cheap and does nothing: no heavy engine where none is needed, no file, no socket, no log set-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tests.sources import ROOT, sources

HEAVY = {"numba", "ortools", "pandas", "scipy", "sqlalchemy", "statsmodels", "vl_convert"}

# Scripts that Alembic runs inside a migration; nobody imports them.
SCRIPTS = "planner.store.migrations"

# What is loaded after a first import, and after all packages: two lists from one start of the interpreter.
LOADED = """
import json, sys
import solver.rules, solver.checker, solver.simulation
first = sorted(sys.modules)
import scenarios, planner, forecasting, solver
print(json.dumps([first, sorted(sys.modules)]))
"""

# All that `vardiya simulate` and `vardiya check` load to read a stored plan, judge it and tell of it.
JUDGING = """
import json, sys
import cli
import planner.at_risk, planner.operation, planner.proof, planner.store, solver.checker, solver.simulation
import planner.repricing, planner.roster_check, planner.rule_reading
from planner import codec
from planner.report import checked, fixes, payload, rule_book, simulations, terminal, violations
codec._classes()
print(json.dumps(sorted(sys.modules)))
"""

HELP = """
import json, sys
sys.argv = ["vardiya", "--help"]
from cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(sorted(sys.modules)))
"""

# Records what importing every module of the project does to the world outside the process.
EFFECTS = """
import importlib, json, logging, os, sys
modules, root = json.loads(sys.argv[1]), sys.argv[2]
effects = []

def watch(event, args):
    if event == "open" and isinstance(args[0], str):
        path, mode, flags = args
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        data = os.path.abspath(path).startswith(root) and ".venv" not in path and not path.endswith((".py", ".pyc"))
        if (writes or data) and path != os.devnull:
            effects.append(f"{event} {path}")
    elif event in {"socket.connect", "subprocess.Popen", "os.mkdir", "os.remove", "os.putenv"}:
        effects.append(f"{event} {args[0]}")

for name in json.loads(sys.argv[3]):
    importlib.import_module(name)
handlers, level = list(logging.root.handlers), logging.root.level
sys.addaudithook(watch)
for name in modules:
    importlib.import_module(name)
if logging.root.handlers != handlers or logging.root.level != level:
    effects.append("logging set up")
print(json.dumps(effects))
"""


def run(code: str, *arguments: str) -> list[Any]:
    """Run code in a new interpreter and return the list its last line of output holds."""
    command = [sys.executable, "-B", "-c", code, *arguments]
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}  # numba tries its cache folder where a function is compiled
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    result: list[Any] = json.loads(ran.stdout.splitlines()[-1])
    return result


def heavy(modules: list[str]) -> set[str]:
    return HEAVY & {module.partition(".")[0] for module in modules}


def test_packages_load_no_engine_and_no_terminal() -> None:
    """A roster can be checked and simulated without OR-Tools and statsmodels; nightly jobs and pages draw nothing."""
    judges, everything = run(LOADED)
    assert heavy(judges) & {"ortools", "statsmodels"} == set()
    assert {"rich", "typer"} & set(everything) == set()


def test_judging_a_stored_plan_loads_neither_engines_nor_models() -> None:
    """A second simulation starts in two seconds: no solver, no statistics, no linear algebra, no forecasting."""
    loaded = run(JUDGING)
    assert heavy(loaded) & {"ortools", "statsmodels", "vl_convert"} == set()
    assert {"alembic", "forecasting.models", "forecasting.spread", "scipy.linalg"} & set(loaded) == set()


def test_the_help_text_loads_nothing_heavy() -> None:
    """Help and completion answer at once; a command imports its package when it runs."""
    assert heavy(run(HELP)) == set()


def test_importing_a_module_changes_nothing_outside() -> None:
    """No file written, no data file read, nothing connected or started, no log set up."""
    modules = [source.name for source in sources() if not source.within(SCRIPTS)]
    outside = ["numba", "ortools.sat.python.cp_model", "pandas", "sqlalchemy"]
    assert run(EFFECTS, json.dumps(modules), f"{ROOT}/", json.dumps(outside)) == []
