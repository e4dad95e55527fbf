"""Compile a numeric function to machine code, and keep the machine code between runs where that is possible.

Every compiled function of the project is declared with `jit` from here, never with numba directly: numba
refuses at import time (RuntimeError) to cache a function when neither NUMBA_CACHE_DIR, nor the folder beside
the source, nor the user's cache folder can be written, as in a read-only installation, and fails on a cache that an
older version or a broken write left behind. A cache saves seconds; it must never stop a plan.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, overload

import numpy as np
from numba import carray, njit, types  # type: ignore[attr-defined]  # its stubs do not name carray
from numba.core import cgutils
from numba.core.caching import FunctionCache
from numba.core.dispatcher import Dispatcher
from numba.core.runtime import rtsys  # type: ignore[attr-defined]
from numba.cpython import hashing
from numba.extending import intrinsic

__all__ = ["jit", "record_reader"]

logger = logging.getLogger(__name__)

# What unpickling a damaged file, or one that names classes of another version, is known to raise; RuntimeError is
# LLVM's answer to damaged machine code.
UNREADABLE = (
    AttributeError, EOFError, ImportError, IndexError, KeyError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError, pickle.PickleError,
)  # fmt: skip

LINKED = hashing._hashsecret  # named so that its module is loaded, which makes the symbols known to the linker

HERE = Path(__file__).parent.parent
IMPORT = re.compile(r"^(?:from|import) (solver(?:\.\w+)+)", re.MULTILINE)
COMPILED = "from solver.compiled import"

FunctionT = TypeVar("FunctionT", bound=Callable[..., object])


@overload
def jit(function: FunctionT, /) -> FunctionT: ...
@overload
def jit(*, nogil: bool = ..., fastmath: bool = ..., inside: bool = ...) -> Callable[[FunctionT], FunctionT]: ...
def jit(
    function: FunctionT | None = None, /, *, nogil: bool = False, fastmath: bool = False, inside: bool = False
) -> FunctionT | Callable[[FunctionT], FunctionT]:
    """Compile a function on its first call, cached on disk where a place for the cache can be written.

    A cached function is compiled anew when its own file has changed, or any file that it imports from here on down
    and that imports this module (numba itself watches only the function's own file). So compiled functions may call
    those of other modules; a constant that one reads must stand in a file that imports this module.

    Parameters
    ----------
    function
        The function to compile; None when the decorator is written with options.
    nogil
        Let other threads run while the compiled function runs.
    fastmath
        Allow re-ordered floating-point arithmetic; results may then differ between machines.
    inside
        Write the function's code into its callers: for small functions on a hot path.

    Examples
    --------
    >>> @jit
    ... def minutes(hours: int) -> int:
    ...     return hours * 60
    >>> minutes(8)
    480
    """

    def compiled(plain: FunctionT) -> FunctionT:
        dispatcher = njit(nogil=nogil, fastmath=fastmath, forceinline=inside)(plain)
        _cache_if_writable(dispatcher)
        return cast(FunctionT, dispatcher)

    return compiled if function is None else compiled(function)


def record_reader(address: str, layout: Any) -> Callable[[np.void, int], Any]:
    """Make a compiled function that gives element i of an array whose address is a field of a record.

    One record of addresses passes between compiled functions as a single pointer, where a tuple of arrays is
    copied at every call (measured in the simulation: five times slower). Nothing checks the address or the
    index, and the caller keeps the array alive.

    Parameters
    ----------
    address
        The field (a 64-bit integer) that holds the address of the array's first element.
    layout
        The array's dtype; an element of a structured one can also be written to.
    """

    @jit
    def read(record: np.void, i: int) -> Any:
        return carray(_pointer(record[address]), (1,), layout)[i]

    return read


@cache
def source_stamp(file: str) -> str:
    """Digest of the text of a module and of all modules with compiled functions that it imports, near and far."""
    digest = hashlib.sha256()
    for path in sorted(_compiled_files(Path(file))):
        digest.update(_text(path).encode())
    return digest.hexdigest()


def _compiled_files(file: Path) -> set[Path]:
    """The file and what it imports, as long as those import this module."""
    found, left = {file}, [file]
    while left:
        for path in _imports(left.pop()) - found:
            found.add(path)
            left.append(path)
    return found


@cache
def _imports(file: Path) -> set[Path]:
    named = (HERE.joinpath(*match.split(".")).with_suffix(".py") for match in IMPORT.findall(_text(file)))
    return {path for path in named if path.exists() and COMPILED in _text(path)}


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _as_pointer(_context: Any, address: Any) -> Any:
    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.inttoptr(values[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


_pointer: Any = intrinsic(_as_pointer)


class _Cache(FunctionCache):
    """Numba's cache on disk, which compiles anew over files that it cannot read and never stops a plan.

    Numba unpickles an index before it looks whether the index is fresh, so after an upgrade in place the name of a
    class that moved, or a file that was cut short, would end the program.
    """

    def __init__(self, plain: Callable[..., object]) -> None:
        super().__init__(plain)  # type: ignore[no-untyped-call]  # so is all of numba's caching

        self._cache_file._source_stamp = source_stamp(plain.__code__.co_filename)

    def load_overload(self, sig: object, target_context: object) -> object | None:
        """Machine code from the cache, without numba's first loading all that its compiler knows.

        That takes half a second at the start of a program (SciPy's linear algebra among it), and `compile` does it
        anyway when nothing is found. Machine code needs only what it is linked to: the runtime of arrays, started
        here, Python's secrets of hashing (LINKED), and what numba's own import provides.
        """
        rtsys.initialize(target_context)
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)
        return None

    def _load_overload(self, sig: object, target_context: object) -> object | None:
        try:
            held: object | None = super()._load_overload(sig, target_context)  # type: ignore[no-untyped-call]
        except UNREADABLE as reason:
            logger.debug("compiled over an unreadable cache: %r", reason)
            self._forget()
            return None
        return held

    def _save_overload(self, sig: object, data: object) -> None:
        try:
            super()._save_overload(sig, data)  # type: ignore[no-untyped-call]
        except UNREADABLE as reason:
            logger.debug("compiled, but not kept: %r", reason)

    def _forget(self) -> None:
        try:
            self.flush()  # type: ignore[no-untyped-call]
        except OSError as reason:
            logger.debug("an unreadable cache stays: %r", reason)


def _cache_if_writable(dispatcher: object) -> None:
    if not isinstance(dispatcher, Dispatcher):  # NUMBA_DISABLE_JIT=1 hands back the plain function
        return
    try:
        cache = _Cache(dispatcher.py_func)
    except RuntimeError as reason:
        logger.debug("compiled without a cache: %s", reason)
        return
    vars(dispatcher)["_cache"] = cache  # what Dispatcher.enable_caching does with numba's own class
