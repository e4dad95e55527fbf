"""The smallest set that forbids something: one after the other is left out, and what is not needed stays out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Impossible = Callable[[Sequence[T]], bool | None]
"""Whether a set forbids it; None where that could not be decided."""


def smallest(parts: Sequence[T], impossible: Impossible[T]) -> tuple[T, ...] | None:
    """Parts, in their order, that together forbid it while each one left out allows it; the first go out first.

    None where some part could neither be shown to be needed nor to be idle.

    Parameters
    ----------
    parts : a set that forbids it.
    """
    if impossible(()):
        return ()
    left = list(parts)
    size = max(1, len(left) // 2)
    while size > 0:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + size :]
            verdict = impossible(fewer)
            if verdict:
                left = fewer
            elif verdict is None and size == 1:
                return None
            else:
                at += size
        size //= 2
    return tuple(left)
