"""Compile a numeric function to machine code, and keep the machine code between runs where that is possible.

Every compiled function of the project is declared with `jit` from here, never with numba directly: numba
refuses at import time (RuntimeError) to cache a function when neither NUMBA_CACHE_DIR, nor the folder beside
the source, nor the user's cache folder can be written, as in a read-only installation. A cache saves seconds;
it must never stop a plan.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar, cast, overload

from numba import njit
from numba.core.dispatcher import Dispatcher

__all__ = ["jit"]

logger = logging.getLogger(__name__)

FunctionT = TypeVar("FunctionT", bound=Callable[..., object])


@overload
def jit(function: FunctionT, /) -> FunctionT: ...
@overload
def jit(*, nogil: bool = ..., fastmath: bool = ...) -> Callable[[FunctionT], FunctionT]: ...
def jit(
    function: FunctionT | None = None, /, *, nogil: bool = False, fastmath: bool = False
) -> FunctionT | Callable[[FunctionT], FunctionT]:
    """Compile a function on its first call, cached on disk where a place for the cache can be written.

    Numba watches only the file in which a function stands: what a compiled function calls or reads at module
    level must stand in the same file, else a cached caller keeps the old code of what it calls.

    Parameters
    ----------
    function
        The function to compile; None when the decorator is written with options.
    nogil
        Let other threads run while the compiled function runs.
    fastmath
        Allow re-ordered floating-point arithmetic; results may then differ between machines.

    Examples
    --------
    >>> @jit
    ... def minutes(hours: int) -> int:
    ...     return hours * 60
    >>> minutes(8)
    480
    """

    def compiled(plain: FunctionT) -> FunctionT:
        dispatcher = njit(nogil=nogil, fastmath=fastmath)(plain)
        _cache_if_writable(dispatcher)
        return cast(FunctionT, dispatcher)

    return compiled if function is None else compiled(function)


def _cache_if_writable(dispatcher: object) -> None:
    if not isinstance(dispatcher, Dispatcher):  # NUMBA_DISABLE_JIT=1 hands back the plain function
        return
    try:
        dispatcher.enable_caching()
    except RuntimeError as reason:
        logger.debug("compiled without a cache: %s", reason)
