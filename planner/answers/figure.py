"""A figure of an answer: what it is, how sure it is, and the second command that finds it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sure = Literal["exact", "forecast", "simulated", "searched"]
"""How sure a figure is: counted from the files and the roster; expected by the forecast; a mean of simulations, within
`give`; the best that a search found in its time."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a figure is found again: the arguments behind `vardiya`, and the place in what the command prints as JSON.

    Attributes
    ----------
    command : the verb and its arguments, with {dir} for the operation's folder: ("check", "{dir}", "--at", "...").
        `--json` is added by who runs it.
    place : keys from the outside in; "name=value" (several joined by "&") picks the one row of a list that has those
        values, a number counts rows. A "+" before the last key adds that key up over all rows of the list.
    less : a place in the answer of the same command, or of `less_command`, whose figure is taken away: differences are
        found again by two readings.
    scale : the figure is what is found times this (0.01 from cents to money, 1/60 from minutes to hours).
    """

    command: tuple[str, ...]
    place: tuple[str, ...]
    less: tuple[str, ...] = ()
    less_command: tuple[str, ...] = ()
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes
    ----------
    code : what it is, rendered by planner.words as `figure_<code>`.
    value, unit : "people", "contacts", "min", "h", "cents", "share", "points", "s", "intervals", "duties", "times".
    found : the second command.
    sure, give : how sure, and by how much (two standard errors) a simulated figure may be off.
    about : what tells figures of one code apart (a queue, an agent, a way).
    """

    code: str
    value: float
    unit: str
    found: Found
    sure: Sure = "exact"
    give: float = 0.0
    about: str = ""


def placed(body: object, place: tuple[str, ...]) -> float:
    """The figure at a place of a JSON object; a truth value counts 0 or 1, null counts 0.

    Raises
    ------
    LookupError
        If there is no such place, or several rows fit.
    """
    if not place:
        if body is None or isinstance(body, bool | int | float):
            return float(body or 0)
        raise LookupError(f"no number: {body!r:.80}")
    key, rest = place[0], place[1:]
    if key.startswith("+"):
        rows = body if isinstance(body, list) else []
        return sum(placed(row, (key[1:], *rest)) for row in rows)
    if isinstance(body, dict):
        if key not in body:
            raise LookupError(f"no {key} among {', '.join(map(str, body))}")
        return placed(body[key], rest)
    if isinstance(body, list):
        return placed(_row(body, key), rest)
    raise LookupError(f"nothing at {key}")


def _row(rows: list[object], key: str) -> object:
    if key.isdigit():
        if int(key) >= len(rows):
            raise LookupError(f"row {key} of {len(rows)}")
        return rows[int(key)]
    wanted = dict(part.split("=", 1) for part in key.split("&"))
    hits = [row for row in rows if isinstance(row, dict) and all(str(row.get(k)) == v for k, v in wanted.items())]
    if len(hits) != 1:
        raise LookupError(f"{len(hits)} rows with {key}")
    return hits[0]
