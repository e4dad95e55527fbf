"""Compiled functions give the plain function's answers, with a cache on disk or without one."""

from __future__ import annotations

import os
import pickle
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numba
import numpy as np
import numpy.typing as npt
import pytest
from numba import njit
from numba.core.caching import FunctionCache
from numba.core.dispatcher import Dispatcher

from solver import compiled
from solver.compiled import jit, record_reader

Total = Callable[[npt.NDArray[np.float64]], float]

MODULE = """
from solver.compiled import jit

@jit
def double(n: int) -> int:
    return 2 * n
"""


def _total(values: npt.NDArray[np.float64]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _cached_files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.rglob("*.nb?"))


DOUBLE = "import doubled; print(doubled.double(21))"

DOUBLE_AND_COMPILE = """
import sys
from doubled import double
from solver.compiled import jit
double(21)
loaded = [name for name in ("numba.np.arraymath", "scipy.linalg") if name in sys.modules]
print(loaded, jit(lambda n: double(double(n)))(5), sum(double.stats.cache_hits.values()))
"""


def _in_a_new_process(code: str, module_folder: Path, cache_folder: Path) -> str:
    environment = os.environ | {
        "NUMBA_CACHE_DIR": str(cache_folder),
        "HOME": "/dev/null",
        "XDG_CACHE_HOME": "/dev/null",
        "PYTHONPATH": os.pathsep.join([str(module_folder), *filter(None, sys.path)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("decorate", [jit, jit(nogil=True), jit(fastmath=True)])
def test_a_compiled_function_answers_as_the_plain_one(decorate: Callable[[Total], Total]) -> None:
    """Both ways of writing the decorator compile, and compiling changes no result."""
    values = np.arange(10.0)
    assert decorate(_total)(values) == _total(values)


def test_options_default_to_exact_arithmetic() -> None:
    """Reordered sums would differ between machines, so fast arithmetic must be asked for."""
    compiled: object = jit(_total)
    assert isinstance(compiled, Dispatcher)
    options = compiled.targetoptions
    assert (options["nogil"], options["fastmath"]) == (False, False)


def test_machine_code_is_kept_where_the_cache_folder_can_be_written(tmp_path: Path) -> None:
    """The second run of a plan must not compile again."""
    module_folder, cache_folder = tmp_path / "code", tmp_path / "cache"
    module_folder.mkdir()
    (module_folder / "doubled.py").write_text(MODULE, encoding="utf-8")
    assert _in_a_new_process(DOUBLE, module_folder, cache_folder) == "42"
    assert _cached_files(cache_folder) == [".nbc", ".nbi"]


def test_kept_machine_code_is_called_without_the_compiler(tmp_path: Path) -> None:
    """A second simulation starts at once; what is compiled later still finds all that the compiler knows."""
    (tmp_path / "doubled.py").write_text(MODULE, encoding="utf-8")
    assert _in_a_new_process(DOUBLE, tmp_path, tmp_path / "cache") == "42"
    assert _in_a_new_process(DOUBLE_AND_COMPILE, tmp_path, tmp_path / "cache") == "[] 20 1"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda whole: whole[: len(whole) // 2],
    "empty": lambda _: b"",
    "no pickle": lambda _: b"?",
    "a class that moved": lambda _: pickle.dumps(numba.__version__) + b"csolver.compiled\nClassThatMoved\n.",
}


@pytest.mark.parametrize("suffix", [".nbi", ".nbc"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_an_unreadable_cache_is_compiled_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, damage: str
) -> None:
    """An upgrade in place or a full disk must not end a plan with an internal error; then it is cached again."""
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "doubled.py").write_text(MODULE, encoding="utf-8")
    assert _hits(tmp_path) == 0
    assert _hits(tmp_path) == 1
    (file,) = (tmp_path / "cache").rglob(f"*{suffix}")
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert _hits(tmp_path) == 0
    assert _hits(tmp_path) == 1


def _hits(folder: Path) -> int:
    """How often the function, loaded as a new program would, came from the cache."""
    double = runpy.run_path(str(folder / "doubled.py"))["double"]
    assert double(21) == 42
    return sum(double.stats.cache_hits.values())


def test_without_any_writable_place_it_compiles_uncached(tmp_path: Path) -> None:
    """A read-only installation plans as well: files in place of folders refuse even the administrator."""
    module_folder, cache_folder = tmp_path / "code", tmp_path / "cache"
    module_folder.mkdir()
    (module_folder / "doubled.py").write_text(MODULE, encoding="utf-8")
    (module_folder / "__pycache__").write_text("a file where a folder is wanted", encoding="utf-8")
    cache_folder.write_text("a file where a folder is wanted", encoding="utf-8")
    assert _in_a_new_process(DOUBLE, module_folder, cache_folder) == "42"
    assert _cached_files(tmp_path) == []


def test_the_fallback_is_needed_because_numba_itself_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should numba one day fall back by itself, this fails and solver.compiled can go."""
    monkeypatch.setattr(FunctionCache._impl_class, "_locator_classes", [])
    with pytest.raises(RuntimeError, match="cannot cache function"):
        njit(cache=True)(_total)
    assert jit(_total)(np.ones(3)) == 3.0


def test_a_reader_gives_the_element_behind_an_address() -> None:
    """The simulation's whole world is one such record; what is written arrives in the array."""
    agents = np.zeros(3, dtype=[("load", "i8"), ("speed", "f8")])
    world = np.zeros(1, dtype=[("agents", "i8")])
    world["agents"] = agents.ctypes.data
    agent = record_reader("agents", agents.dtype)

    @jit
    def give_work(record: np.void, a: int) -> None:
        agent(record, a)["load"] += 2

    give_work(world[0], 1)
    assert list(agents["load"]) == [0, 2, 0]


def test_a_change_in_a_module_far_below_changes_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cached caller must not keep the old machine code of what it calls in another file."""
    folder = tmp_path / "solver"
    folder.mkdir()
    uses = "from solver.compiled import jit\n"
    (folder / "top.py").write_text(uses + "from solver.middle import twice\nfrom solver.plain import WORD\n")
    (folder / "middle.py").write_text(uses + "from solver.low import once\n")
    (folder / "plain.py").write_text("WORD = 1\n")
    stamps = []
    for body in ("", "# changed\n"):
        (folder / "low.py").write_text(uses + body)
        monkeypatch.setattr(compiled, "HERE", tmp_path)
        compiled._imports.cache_clear()
        compiled._text.cache_clear()
        compiled.source_stamp.cache_clear()
        stamps.append(compiled.source_stamp(str(folder / "top.py")))
    assert stamps[0] != stamps[1]
    (folder / "plain.py").write_text("WORD = 2\n")
    compiled._text.cache_clear()
    compiled.source_stamp.cache_clear()
    assert compiled.source_stamp(str(folder / "top.py")) == stamps[1]
