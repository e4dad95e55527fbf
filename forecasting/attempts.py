"""Rows of a contact log as arrays, and which of them belong to one wanted contact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from forecasting.arrays import Bools, Floats, Ints
from forecasting.errors import ForecastError, Problem

REQUIRED = ("queue", "at", "customer", "outcome")
OUTCOMES = ("handled", "abandoned", "transferred", "contained")
HANDLED, ABANDONED, TRANSFERRED, CONTAINED = range(4)


@dataclass(frozen=True, eq=False, slots=True)
class Attempts:
    """Attempts in order of time; `queue` and `customer` are numbers (customer -1 is unknown).

    `leg` and `leg_of` number the ids of legs (-1 is none): the leg itself, and the one it was transferred from.
    """

    queues: tuple[str, ...]
    queue: Ints
    at_s: Ints
    customer: Ints
    outcome: Ints
    leg: Ints
    leg_of: Ints
    wait_s: Floats
    handle_s: Floats

    @property
    def contained(self) -> Bools:
        """Settled by a bot."""
        return np.asarray(self.outcome == CONTAINED)

    @property
    def end_s(self) -> Floats:
        """When the attempt ended, as far as waiting and handling are known."""
        return np.asarray(self.at_s + np.nan_to_num(self.wait_s) + np.nan_to_num(self.handle_s))

    def where(self, keep: Bools) -> "Attempts":
        """Some of the attempts."""
        names = ("queue", "at_s", "customer", "outcome", "leg", "leg_of", "wait_s", "handle_s")
        return replace(self, **{name: getattr(self, name)[keep] for name in names})


@dataclass(frozen=True, eq=False, slots=True)
class Links:
    """For each attempt the first one of its wanted contact, and how many were joined by each reason."""

    first: Ints
    redials: int
    transfers: int


def read_attempts(log: pd.DataFrame) -> Attempts:
    """Check a log and turn it into arrays, sorted by time.

    Raises
    ------
    ForecastError
        With every problem: `log_column`, `start_not_utc`, `log_missing`, `log_outcome`, `log_negative`,
        `log_leg_twice`, `log_leg_unknown`, `empty_history`.
    """
    problems = tuple(_column_problems(log)) or tuple(_row_problems(log))
    if problems:
        raise ForecastError(problems)
    if log.empty:
        raise ForecastError.of("empty_history")
    seconds = pd.DatetimeIndex(log["at"]).tz_convert("UTC").tz_localize(None).as_unit("s").asi8
    order = np.argsort(seconds, kind="stable")
    rows = log.iloc[order]
    queue, queues = pd.factorize(rows["queue"], sort=True)
    customer = pd.factorize(_texts(rows, "customer"))[0]
    leg, leg_of = _legs(rows)
    outcome = np.asarray(rows["outcome"].map({name: code for code, name in enumerate(OUTCOMES)}), np.int64)
    return Attempts(
        tuple(str(name) for name in queues),
        np.asarray(queue, np.int64),
        np.asarray(seconds[order], np.int64),
        np.asarray(customer, np.int64),
        outcome,
        leg,
        leg_of,
        _numbers(rows, "wait_s"),
        _numbers(rows, "handle_s"),
    )


def _legs(rows: pd.DataFrame) -> tuple[Ints, Ints]:
    """Numbers of each row's leg and of the leg it was transferred from; -1 is none."""
    if "contact" not in rows or "transfer_of" not in rows:
        none = np.full(len(rows), -1)
        return none, none
    both = pd.concat([_texts(rows, "contact"), _texts(rows, "transfer_of")], ignore_index=True)
    numbers = np.asarray(pd.factorize(both)[0], np.int64)
    return numbers[: len(rows)], numbers[len(rows) :]


def _texts(rows: pd.DataFrame, column: str) -> "pd.Series[str]":
    """A column of keys; empty is missing."""
    if column not in rows:
        return pd.Series(np.nan, index=rows.index, dtype=object)
    return rows[column].where(rows[column].notna() & (rows[column] != ""), None).astype(object)


def _numbers(rows: pd.DataFrame, column: str) -> Floats:
    return rows[column].to_numpy(float) if column in rows else np.full(len(rows), np.nan)


def _column_problems(log: pd.DataFrame) -> Iterator[Problem]:
    for column in REQUIRED:
        if column not in log.columns:
            yield Problem("log_column", {"column": column})
    if "at" in log.columns and len(log) and str(getattr(log["at"].dtype, "tz", None)) != "UTC":
        yield Problem("start_not_utc", {"dtype": str(log["at"].dtype)})


def _row_problems(log: pd.DataFrame) -> Iterator[Problem]:
    """Each kind of problem once, with its count and first row; never with a value, which may name somebody."""
    broken = {("log_missing", column): log[column].isna() for column in ("queue", "at")}
    broken["log_outcome", "outcome"] = ~log["outcome"].isin(OUTCOMES)
    for column in ("wait_s", "handle_s"):
        if column in log:
            broken["log_negative", column] = (log[column] < 0) | np.isinf(log[column].to_numpy(float))
    if "contact" in log or "transfer_of" in log:
        contact, before = _texts(log, "contact"), _texts(log, "transfer_of")
        unknown = ~before.isin(contact.dropna()) | (before == contact)
        broken["log_leg_twice", "contact"] = contact.notna() & contact.duplicated()
        broken["log_leg_unknown", "transfer_of"] = before.notna() & unknown
    for (code, column), rows in broken.items():
        places = np.flatnonzero(np.asarray(rows, bool))
        if places.size:
            yield Problem(code, {"column": column, "rows": int(places.size), "first_row": int(places[0])})


def joined(attempts: Attempts, subjects: Mapping[str, str], redial_min: float) -> Links:
    """Join transferred legs, and attempts that follow a given-up one of the same customer and subject."""
    by_id = _named_transfers(attempts)
    by_customer = _next_in(attempts, attempts.customer, redial_min, attempts.outcome == TRANSFERRED)
    subject = pd.factorize(np.array([subjects.get(q, f"\0{q}") for q in attempts.queues], object))[0]
    wish = np.where(attempts.customer < 0, -1, attempts.customer * (len(subject) + 1) + subject[attempts.queue])
    redials = _next_in(attempts, wish, redial_min, attempts.outcome == ABANDONED)
    first = _first_of(len(attempts.at_s), np.concatenate([by_id, by_customer, redials]))
    transfers = len(np.unique(np.concatenate([by_id[:, 1], by_customer[:, 1]])))
    return Links(first, len(first) - len(np.unique(first)) - transfers, transfers)


def _named_transfers(attempts: Attempts) -> Ints:
    """(earlier, later) rows of transfers that the log names by the leg they came from."""
    rows = np.flatnonzero(attempts.leg_of >= 0)
    place = np.full(int(max(attempts.leg.max(initial=-1), attempts.leg_of.max(initial=-1))) + 1, -1)
    known = attempts.leg >= 0
    place[attempts.leg[known]] = np.flatnonzero(known)
    before = place[attempts.leg_of[rows]]
    pairs = np.column_stack([before, rows])[before >= 0]
    return np.sort(pairs, axis=1)


def _next_in(attempts: Attempts, key: Ints, within_min: float, ends: Bools) -> Ints:
    """(earlier, later) rows of the same key where the earlier ended so and the later came soon after."""
    order = np.lexsort((attempts.at_s, key))
    before, after = order[:-1], order[1:]
    gap = attempts.at_s[after] - attempts.end_s[before]
    soon = (key[before] >= 0) & (key[before] == key[after]) & ends[before] & (gap <= 60.0 * within_min)
    return np.column_stack([before[soon], after[soon]])


def _first_of(n_rows: int, pairs: Ints) -> Ints:
    """Smallest row that each row is joined to by any chain of pairs: labels sink until nothing moves."""
    label = np.arange(n_rows)
    while True:
        low = np.minimum(label[pairs[:, 0]], label[pairs[:, 1]])
        lower = label.copy()
        for side in (0, 1):
            np.minimum.at(lower, pairs[:, side], low)
            np.minimum.at(lower, label[pairs[:, side]], low)
        lower = lower[lower]
        if np.array_equal(lower, label):
            return label
        label = lower
