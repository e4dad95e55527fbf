"""A digest of any value of the solver: equal values give equal digests, on any machine."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from datetime import date
from enum import Enum

import numpy as np
from pydantic import BaseModel


def fingerprint(value: object) -> str:
    """SHA-256 over a canonical text of a value (dataclasses, models, arrays, plain values), as 64 hex digits.

    Raises
    ------
    TypeError
        For a class that has no canonical text.
    """
    found = hashlib.sha256()
    for part in _parts(value):
        found.update(part)
        found.update(b"\0")
    return found.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    if isinstance(value, Enum):
        yield from (type(value).__qualname__.encode(), str(value.value).encode())
    elif value is None or isinstance(value, bool | int | float | str):
        yield f"{type(value).__name__} {value!r}".encode()
    elif isinstance(value, np.generic):
        yield from _parts(value.item())
    elif isinstance(value, date):
        yield value.isoformat().encode()
    elif isinstance(value, np.ndarray):
        array = np.ascontiguousarray(value)
        yield f"array {array.dtype.str} {array.shape}".encode()
        yield array.tobytes()
    elif isinstance(value, BaseModel):
        yield f"{type(value).__qualname__} {value.model_dump_json()}".encode()
    else:
        yield from _inside(value)


def _inside(value: object) -> Iterator[bytes]:
    """Parts of what holds other values."""
    if isinstance(value, tuple | list):
        items = list(value)
    elif isinstance(value, frozenset | set):
        items = sorted(value, key=repr)
    elif isinstance(value, dict):
        items = list(value.items())
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        items = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    else:
        raise TypeError(f"{type(value).__name__} has no canonical text")
    yield f"{type(value).__qualname__} {len(items)}".encode()
    for item in items:
        yield from _parts(item)
