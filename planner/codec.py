"""Values to bytes and back: canonical JSON, compressed, of a closed list of classes (never pickle).

The same value always gives the same bytes, so the bytes' SHA-256 is the value's digest.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import PurePath
from types import NoneType
from typing import TYPE_CHECKING, cast

import numpy as np
from pydantic import BaseModel

from planner.earlier_plans import whole
from planner.problems import StoreError

if TYPE_CHECKING:
    import pandas as pd

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class CodecError(StoreError):
    """Raised when bytes hold something that this version does not know: a fault of the store, not of the program."""


STORED = (
    *("case", "certificate", "cover", "demand", "duties", "grid", "groups", "outcomes", "people", "policies", "queues"),
    *("shifts", "staffing.results"),  # without the formulas, which take long to load
)
"""Modules of the solver whose values may be stored."""


@cache
def _classes() -> dict[str, type]:
    """The classes that may be stored, by their full name: the values of the solver, a plan and its forecast."""
    import forecasting
    from planner.keeping.kept import Kept
    from planner.operation import operation
    from planner.plans import Plan, RosterStage, Round

    modules = [import_module(f"solver.{name}") for name in STORED]
    values = [
        item
        for module in (*modules, operation)
        for item in vars(module).values()
        if isinstance(item, type) and (dataclasses.is_dataclass(item) or issubclass(item, Enum))
    ]
    known = (*values, forecasting.Forecast, forecasting.Note, Plan, RosterStage, Round, Kept)
    return {_name(item): item for item in known}


def _name(item: type) -> str:
    return f"{item.__module__}.{item.__qualname__}"


def dumps(value: object) -> bytes:
    """Canonical compressed bytes of a value."""
    return zlib.compress(text(value).encode(), 6)


def loads(data: bytes) -> object:
    """The value of bytes written by `dumps`, of this version or an earlier one.

    Fields that an earlier version did not know take their defaults.

    Raises
    ------
    CodecError
        If the bytes are damaged, hold an unknown class, or a class whose fields no longer fit.
    """
    try:
        return _decode(json.loads(zlib.decompress(data)))
    except CodecError:
        raise
    except Exception as error:  # whatever a class of this version says to the fields of another
        raise CodecError(f"{type(error).__name__}: {error}") from error


def digest(*values: object) -> str:
    """SHA-256 over the canonical text of values, as 64 hex digits."""
    return digest_of_texts(map(text, values))


def listed(texts: Iterable[str]) -> str:
    """The canonical text of a list from those of its values."""
    return f"[{','.join(texts)}]"


def digest_of_texts(texts: Iterable[str]) -> str:
    """The `digest` of values whose canonical texts are known."""
    return hashlib.sha256(listed(texts).encode()).hexdigest()


def text(value: object) -> str:
    """The canonical text of a value."""
    return json.dumps(_encode(value), sort_keys=True, separators=(",", ":"), allow_nan=True)


def _encode(value: object) -> Json:
    kind: type = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: type) -> Callable[[object], Json]:
    """How values of a class are written; found once, for there are many values of few classes."""
    if issubclass(kind, NoneType | bool | int | float | str) and not issubclass(kind, Enum):
        return lambda value: cast(Json, value)
    if issubclass(kind, list | tuple):
        return lambda value: [_encode(item) for item in cast("list[object]", value)]
    for known, encode in _encoders():
        if issubclass(kind, known):
            return encode
    if dataclasses.is_dataclass(kind):
        name, fields = _name(kind), tuple(field.name for field in dataclasses.fields(kind))
        return lambda value: {"$": name, **{field: _encode(getattr(value, field)) for field in fields}}
    raise CodecError(f"{kind.__name__} cannot be stored")


@cache
def _encoders() -> tuple[tuple[type, Callable[[object], Json]], ...]:
    import pandas as pd

    def keep(name: str, turn: Callable[[object], Json]) -> Callable[[object], Json]:
        return lambda value: {"$": name, "v": turn(value)}

    return (
        (Enum, lambda v: {"$": _name(type(v)), "v": cast(Enum, v).value}),
        (datetime, keep("datetime", lambda v: cast(datetime, v).isoformat())),
        (date, keep("date", lambda v: cast(date, v).isoformat())),
        (frozenset, keep("set", lambda v: [_encode(i) for i in sorted(cast("frozenset[str]", v), key=str)])),
        (dict, keep("dict", lambda v: [[_encode(k), _encode(x)] for k, x in cast("dict[object, object]", v).items()])),
        (np.ndarray, _array),
        (np.generic, lambda v: _encode(cast(np.generic, v).item())),
        (pd.DataFrame, lambda v: _frame(cast(pd.DataFrame, v))),
        (BaseModel, keep("model", lambda v: cast(BaseModel, v).model_dump(mode="json"))),
        (PurePath, keep("path", str)),
    )


def _array(value: object) -> Json:
    array = np.ascontiguousarray(cast(np.ndarray, value))
    if array.dtype.kind == "f":
        array = np.where(np.isnan(array), np.nan, array)  # a NaN has a sign, which differs between machines
    body = base64.b64encode(zlib.compress(array.tobytes(), 3)).decode()
    return {"$": "array", "dtype": array.dtype.str, "shape": list(array.shape), "v": body}


def _frame(frame: pd.DataFrame) -> Json:
    columns: list[Json] = []
    for name in frame.columns:
        series = frame[name]
        if series.dtype.kind == "M":
            columns.append(
                [name, "time", _array(series.dt.tz_convert("UTC").dt.as_unit("s").astype("int64").to_numpy())]
            )
        elif series.dtype.kind in "fiub":
            columns.append([name, "number", _array(series.to_numpy())])
        else:
            codes, labels = series.astype(str).factorize()
            columns.append([name, "text", [_array(codes.astype(np.int32)), [str(label) for label in labels]]])
    return {"$": "frame", "v": columns}


def _decode(value: Json) -> object:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    name = cast(str, value["$"])
    if name in _DECODERS:
        return _DECODERS[name](value)
    known = _classes().get(name)
    if known is None:
        raise CodecError(f"unknown class {name}")
    if issubclass(known, Enum):
        return known(value["v"])
    return whole(known(**{key: _decode(item) for key, item in value.items() if key != "$"}))


def _read_array(value: dict[str, Json]) -> object:
    raw = zlib.decompress(base64.b64decode(cast(str, value["v"])))
    flat = np.frombuffer(raw, dtype=np.dtype(cast(str, value["dtype"])))
    return flat.reshape(cast("list[int]", value["shape"])).copy()


def _read_frame(value: dict[str, Json]) -> object:
    import pandas as pd

    columns: dict[str, object] = {}
    for name, kind, body in cast("list[tuple[str, str, Json]]", value["v"]):
        if kind == "text":
            codes, labels = cast("list[Json]", body)
            columns[name] = np.array(labels, dtype=object)[cast(np.ndarray, _decode(codes))]
        else:
            array = cast(np.ndarray, _decode(body))
            columns[name] = pd.to_datetime(array, unit="s", utc=True) if kind == "time" else array
    return pd.DataFrame(columns)


_DECODERS: dict[str, Callable[[dict[str, Json]], object]] = {
    "datetime": lambda v: datetime.fromisoformat(cast(str, v["v"])),
    "date": lambda v: date.fromisoformat(cast(str, v["v"])),
    "set": lambda v: frozenset(cast("tuple[str, ...]", _decode(v["v"]))),
    "dict": lambda v: {_decode(k): _decode(x) for k, x in cast("list[list[Json]]", v["v"])},
    "array": _read_array,
    "frame": _read_frame,
}
