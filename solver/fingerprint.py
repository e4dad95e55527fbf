"""A digest of any value of the solver: equal values give equal digests, on any machine."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from enum import Enum
from functools import cache

import numpy as np
from pydantic import BaseModel

PLAIN = frozenset((type(None), bool, int, float, str))
UNSAID = {"unsaid": True}
"""Metadata of a dataclass's field that says nothing while it is None: values from before it keep their digests."""


def fingerprint(value: object) -> str:
    """SHA-256 over a canonical text of a value (dataclasses, models, arrays, plain values), as 64 hex digits.

    Raises
    ------
    TypeError
        For a class that has no canonical text.
    """
    parts: list[bytes] = []
    _add(value, parts)
    parts.append(b"")
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _add(value: object, parts: list[bytes]) -> None:
    if type(value) in PLAIN:
        parts.append(f"{type(value).__name__} {value!r}".encode())
    elif isinstance(value, Enum):
        parts += (type(value).__qualname__.encode(), str(value.value).encode())
    elif isinstance(value, bool | int | float | str):
        parts.append(f"{type(value).__name__} {value!r}".encode())
    elif isinstance(value, np.generic):
        _add(value.item(), parts)
    elif isinstance(value, date):
        parts.append(value.isoformat().encode())
    elif isinstance(value, np.ndarray):
        array = np.ascontiguousarray(value)
        parts += (f"array {array.dtype.str} {array.shape}".encode(), array.tobytes())
    elif isinstance(value, BaseModel):
        parts.append(f"{type(value).__qualname__} {value.model_dump_json()}".encode())
    else:
        _add_inside(value, parts)


def _add_inside(value: object, parts: list[bytes]) -> None:
    """Parts of what holds other values."""
    if isinstance(value, tuple | list):
        items = list(value)
    elif isinstance(value, frozenset | set):
        items = sorted(value, key=repr)
    elif isinstance(value, dict):
        items = list(value.items())
    elif not isinstance(value, type) and dataclasses.is_dataclass(value):
        kind: type = type(value)
        items = [(n, v) for n, quiet in _fields(kind) if (v := getattr(value, n)) is not None or not quiet]
    else:
        raise TypeError(f"{type(value).__name__} has no canonical text")
    parts.append(f"{type(value).__qualname__} {len(items)}".encode())
    for item in items:
        _add(item, parts)


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """Names of a dataclass's fields, and whether None goes unsaid."""
    return tuple((field.name, field.metadata.get("unsaid", False)) for field in dataclasses.fields(kind))
