"""From a contact log to what was wanted: redials joined, transfers not twice, what a bot settled left out.

A customer who gives up and comes back within some minutes wanted one contact, however often he tried; one who was
served and comes back has another reason to (redials and reconnects: Ding, Remerova, van der Mei and Zwart 2015,
Performance Evaluation 92). The half hour within which a new attempt counts as the same wish is an assumption: no
published figure was found, and a log whose gaps show another one should say so.

A wanted contact counts once: in the interval of its first attempt, in the queue that served it in the end (the one
it was transferred to or, without a transfer, the first one tried if none did), with the handling time of all its
legs, so that no work is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import MINUTES_PER_DAY, Bools, Floats, Ints
from forecasting.attempts import HANDLED, TRANSFERRED, Attempts, joined, read_attempts
from forecasting.errors import ForecastError
from forecasting.history import ContactHistory, check_zone


class OfferedParams(BaseModel):
    """How attempts of a customer become one wanted contact.

    `subjects` names what a queue is about: a redial to another queue of the same subject (the same skill and
    language by telephone instead of chat) is joined too. A queue without a subject stands for itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    redial_min: float = Field(default=30.0, ge=0, le=MINUTES_PER_DAY, description="after the attempt was given up")
    counted_at: Literal["serving", "first"] = Field(default="serving", description="queue that a contact counts in")
    subjects: Mapping[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class Offered:
    """What a log says was wanted, and what was joined or left out on the way.

    Attributes
    ----------
    attempts : rows of the log.
    redials, transfers : rows that were joined to an earlier one, by either reason.
    contained : rows that a bot settled; no agent is wanted for them.
    anonymous : rows without a customer; each counts for itself.
    """

    history: ContactHistory
    attempts: int
    redials: int
    transfers: int
    contained: int
    anonymous: int


def offered_contacts(log: pd.DataFrame, interval_min: int, zone: str, params: OfferedParams | None = None) -> Offered:
    """Count the wanted contacts of a log per queue and interval.

    Parameters
    ----------
    log
        One row an attempt: queue, at (UTC), customer (a pseudonym; empty is unknown), outcome (handled,
        abandoned, transferred, contained); optional contact and transfer_of (ids of legs), wait_s, handle_s.
    interval_min, zone
        Of the history to make.

    Returns
    -------
    Offered
        Its history has a row for each interval from a queue's first contact to the end of the log, zeros
        included; a local day on which no queue had any contact is missing. No customer is in it.

    Raises
    ------
    ForecastError
        With every problem of the log.
    """
    settings = params or OfferedParams()
    check_zone(zone)
    if interval_min < 1 or MINUTES_PER_DAY % interval_min:
        raise ForecastError.of("bad_interval", interval_min=interval_min)
    attempts = read_attempts(log)
    contained = int(attempts.contained.sum())
    anonymous = int((attempts.customer < 0).sum())
    wanted = attempts.where(~attempts.contained)
    if not len(wanted.at_s):
        raise ForecastError.of("empty_history")
    links = joined(wanted, settings.subjects, settings.redial_min)
    frame = _history(_contacts(wanted, links.first, settings.counted_at), wanted.queues, interval_min, zone)
    history = ContactHistory(frame, interval_min, zone)
    return Offered(history, len(log), links.redials, links.transfers, contained, anonymous)


@dataclass(frozen=True, eq=False, slots=True)
class _Contacts:
    """One row a wanted contact."""

    queue: Ints
    minute: Ints
    handled: Bools
    handle_s: Floats
    wait_s: Floats
    lost_wait_s: Floats


def _contacts(attempts: Attempts, first: Ints, counted_at: str) -> _Contacts:
    """Bring the attempts of each wanted contact together; `first` is the row of its first attempt."""
    order = np.argsort(first, kind="stable")  # rows are in order of time, so each group is too
    starts = np.flatnonzero(np.diff(first[order], prepend=-1))
    last = np.append(starts[1:], len(order)) - 1
    outcome, work = attempts.outcome[order], attempts.handle_s[order]
    handled = np.maximum.reduceat(np.where(outcome == HANDLED, np.arange(len(order)), -1), starts)
    moved = np.maximum.reduceat(outcome == TRANSFERRED, starts)
    served = (handled >= 0) | (outcome[last] == TRANSFERRED)
    head, serving = order[starts], order[np.where(handled >= 0, handled, np.where(moved, last, starts))]
    known = np.maximum.reduceat(~np.isnan(work), starts)
    return _Contacts(
        attempts.queue[serving if counted_at == "serving" else head],
        attempts.at_s[head] // 60,
        np.asarray(served),
        np.where(known, np.add.reduceat(np.nan_to_num(work), starts), np.nan),
        np.where(served, attempts.wait_s[serving], np.nan),
        np.where(served, np.nan, attempts.wait_s[order[last]]),
    )


def _history(contacts: _Contacts, queues: tuple[str, ...], interval_min: int, zone: str) -> pd.DataFrame:
    """Sums per queue and interval, quiet intervals included."""
    slot = contacts.minute // interval_min
    origin, count = int(slot.min()), int(slot.max() - slot.min()) + 1
    cell, size = contacts.queue * count + slot - origin, len(queues) * count

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(cell, values, size), float).reshape(len(queues), count)

    def mean(values: Floats) -> Floats:
        known = ~np.isnan(values)
        number = total(known.astype(float))
        return np.where(number > 0, total(np.where(known, values, 0.0)) / np.maximum(number, 1.0), np.nan)

    offered, handled = total(np.ones(len(slot))), total(contacts.handled.astype(float))
    starts = pd.DatetimeIndex(((origin + np.arange(count)) * interval_min * 60).astype("datetime64[s]"), tz="UTC")
    kept = _covered(offered, starts, zone)
    queue, place = np.nonzero(kept)
    return pd.DataFrame(
        {
            "queue": np.array(queues, object)[queue],
            "start": starts[place],
            "offered": offered[kept].astype(np.int64),
            "handled": handled[kept].astype(np.int64),
            "abandoned": (offered - handled)[kept].astype(np.int64),
            "aht_s": mean(contacts.handle_s)[kept],
            "wait_s": mean(contacts.wait_s)[kept],
            "abandon_wait_s": mean(contacts.lost_wait_s)[kept],
        }
    )


def _covered(offered: Floats, starts: pd.DatetimeIndex, zone: str) -> Bools:
    """Queue x interval: after the queue's first contact, on a local day on which somebody called."""
    begun = np.cumsum(offered, axis=1) > 0
    day = starts.tz_convert(zone).tz_localize(None).normalize().asi8
    _, number = np.unique(day, return_inverse=True)
    alive = np.bincount(number, offered.sum(0)) > 0
    return np.asarray(begun & alive[number])
