"""Messaging: a conversation holds an agent for a touch, leaves while the customer types, and comes back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from solver.errors import Problem, SolverError
from solver.staffing.offered_load import check_arrivals, offered_load
from solver.staffing.service import FloatArray

SHORTEST_GAP_S = 1e-3  # anything below is no pause


@dataclass(frozen=True, slots=True)
class TouchLoad:
    """Load of conversations with several touches; arrays are queues x intervals.

    Attributes
    ----------
    mean, most : touches in work if nobody had to wait, on average and at the highest (as `OfferedLoad`).
    touches : touches that come per interval, first ones and returns.
    """

    mean: FloatArray
    most: FloatArray
    touches: FloatArray


def touch_load(
    contacts: FloatArray, aht_s: FloatArray, touches: ArrayLike, gap_s: ArrayLike, step_min: float
) -> TouchLoad:
    """Infinite-server load of conversations that return to an agent after the customer's pauses.

    Parameters
    ----------
    contacts : queues x intervals, new conversations per interval, >= 0.
    aht_s : queues x intervals, handling time of one touch, s, > 0.
    touches : mean touches per conversation, >= 1; one number, or one per queue.
    gap_s : mean time of the customer between two touches, s, >= 0; as `touches`.
    step_min : length of an interval, minutes.

    Raises
    ------
    SolverError : load_invalid, aht_not_positive, step_invalid, touches_invalid, gap_invalid.

    Notes
    -----
    Erlang-R (Yom-Tov and Mandelbaum 2014): m1' = lambda + delta m2 - mu m1, m2' = p mu m1 - delta m2 with
    p = 1 - 1 / touches (touches are geometric), stepped exactly by the two eigenvalues. Starts in the steady
    state of the first interval. The work of a conversation is touches x AHT as before; new is when it falls due:
    a burst's later touches come after the burst, so its peak is lower and lasts longer. With one touch it is
    `offered_load`.
    """
    check_arrivals(contacts, aht_s, step_min)
    number, gap = _per_queue(touches, contacts), _per_queue(gap_s, contacts)
    _check(number, gap)
    straight = (number <= 1.0) | (gap < SHORTEST_GAP_S)  # all touches in a row
    plain = offered_load(contacts, aht_s * number[:, None], step_min)
    found = TouchLoad(plain.mean, plain.most, contacts * number[:, None])
    back = np.flatnonzero(~straight)
    if back.size == 0:
        return found
    length = 60.0 * step_min
    rate, pause, turns = contacts[back] / length, gap[back, None], number[back, None]
    rest = _steady(rate, aht_s[back], turns, pause)
    speeds = (1.0 / aht_s[back], 1.0 / pause, 1.0 - 1.0 / turns)
    path = _Path.of(_starts(rest, speeds, length) - rest, *speeds)
    away = path.mean(length)
    found.mean[back] = rest[0] + away[0]
    found.most[back] = rest[0] + path.most(length)
    found.touches[back] = length * (rate + (rest[1] + away[1]) / pause)
    return found


def _starts(rest: FloatArray, speeds: tuple[FloatArray, FloatArray, FloatArray], length: float) -> FloatArray:
    """Conversations in both stations at the start of each interval; the first starts in its steady state.

    What is left after an interval is linear in what it started with, so the exponentials are reckoned in one go.
    """
    one, none = np.ones_like(rest[0]), np.zeros_like(rest[0])
    left = [_Path.of(np.stack(unit), *speeds).at(length) for unit in ((one, none), (none, one))]
    starts, now = np.empty_like(rest), rest[:, :, 0]
    for t in range(rest.shape[2]):
        starts[:, :, t] = now
        away = now - rest[:, :, t]
        now = rest[:, :, t] + left[0][:, :, t] * away[0] + left[1][:, :, t] * away[1]
    return starts


def _per_queue(values: ArrayLike, contacts: FloatArray) -> FloatArray:
    return np.array(np.broadcast_to(np.asarray(values, dtype=np.float64), contacts.shape[:1]))


def _check(touches: FloatArray, gap_s: FloatArray) -> None:
    problems = [Problem("touches_invalid", {"touches": float(n)}) for n in touches if not 1.0 <= n < np.inf]
    problems += [Problem("gap_invalid", {"gap_s": float(g)}) for g in gap_s if not 0.0 <= g < np.inf]
    if problems:
        raise SolverError(tuple(problems))


def _steady(rate: FloatArray, aht_s: FloatArray, touches: FloatArray, gap_s: FloatArray) -> FloatArray:
    """Conversations with an agent, and with the customer, under a constant rate."""
    return np.stack([rate * touches * aht_s, rate * (touches - 1.0) * gap_s])


@dataclass(frozen=True, slots=True)
class _Path:
    """A way back to the steady state: slow e^(-r t) + fast e^(-q t) for both stations, r < q."""

    slow: FloatArray
    fast: FloatArray
    r: FloatArray
    q: FloatArray

    @classmethod
    def of(cls, start: FloatArray, mu: FloatArray, delta: FloatArray, p: FloatArray) -> _Path:
        half = 0.5 * (mu + delta)
        root = np.sqrt((0.5 * (mu - delta)) ** 2 + p * mu * delta)
        q = half + root
        r = mu * delta * (1.0 - p) / q  # = half - root, without cancelling
        first = np.stack([delta * start[1] - mu * start[0], p * mu * start[0] - delta * start[1]])  # slope at 0
        return cls((first + q * start) / (q - r), -(first + r * start) / (q - r), r, q)

    def at(self, time: FloatArray | float) -> FloatArray:
        return np.asarray(self.slow * np.exp(-self.r * time) + self.fast * np.exp(-self.q * time))

    def mean(self, length: float) -> FloatArray:
        parts = [v * -np.expm1(-k * length) / (k * length) for v, k in ((self.slow, self.r), (self.fast, self.q))]
        return np.asarray(parts[0] + parts[1])

    def most(self, length: float) -> FloatArray:
        """Highest of the first station within the interval: at an end, or at the one bend in between."""
        slow, fast = self.slow[0] * self.r, self.fast[0] * self.q
        ratio = np.divide(-fast, slow, out=np.ones_like(slow), where=slow != 0.0)
        bend = np.clip(np.log(np.maximum(ratio, 1.0)) / (self.q - self.r), 0.0, length)
        return np.asarray(np.maximum(np.maximum(self.at(0.0)[0], self.at(length)[0]), self.at(bend)[0]))
