"""What the baseline leaves over where events are, shared out among them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.evidence import LEAST_SCALE, Evidence, Reach, Slots, hour_of_week
from forecasting.lift_estimate import USUAL_LIFT, USUAL_SHARE
from forecasting.saturation import joint_lift, pull
from forecasting.setting import Setting

LEAST_APART = 0.5  # longer steps than double run away where classes share their hours
HOUR_WEEKS = 4.0  # weeks that the baseline counts for, where an hour of the week seems to show something anyway
CHANCE = 3.0  # Poisson deviations that are nobody's fault


class Told(NamedTuple):
    """What a few queues of one reach say: interval x queue lifts in units of the scale, 0 where not known.

    `calm` is hour of the week x queue: the sum of what is left over outside of events; `weeks` counts all of them.
    """

    reach: Reach
    queues: Ints
    lift: Floats
    known: Bools
    calm: Floats
    weeks: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Leftover:
    """What the counts have beyond the ordinary, made for a few queues at a time.

    `rows` gives the queue x interval residuals of some queues (NaN is unusable), `scale` is queue x day.
    """

    rows: Callable[[Ints], Floats]
    scale: Floats


def listen(groups: tuple[Reach, ...], setting: Setting, left: Leftover) -> list[Told]:
    """Take the residuals of the intervals that events touch."""
    told, day = list[Told](), setting.grid.day
    hour, n_hours = hour_of_week(setting), 7 * setting.grid.n_slots
    for reach in groups:
        for queues in reach.chunks():
            scale = left.scale[queues]
            usable = scale > LEAST_SCALE
            inverse = np.where(usable, 1.0 / np.where(usable, scale, 1.0), 0.0)[:, day]
            lift = left.rows(queues)
            lift *= inverse
            known = ~np.isnan(lift)
            known &= setting.open[queues]
            known &= inverse > 0
            lift[~known] = 0.0
            weeks = np.array([np.bincount(hour, row, n_hours) for row in known]).T
            whole = np.array([np.bincount(hour, row, n_hours) for row in lift]).T
            known, lift = known[:, reach.cells].T.copy(), lift[:, reach.cells].T.astype(np.float32)
            told.append(Told(reach, queues, lift, known, whole - reach.hour @ lift, weeks))
    return told


def left_over(told: Told, pulls: Floats, ceiling: Floats) -> tuple[Floats, Floats]:
    """Interval x queue: what the curves do not say, less what its hour of the week shows anyway; and what they say."""
    summed = told.reach.lift @ pulls[told.queues].T.astype(np.float32)
    joint = joint_lift(summed, ceiling[told.queues].astype(np.float32))
    gap = (told.lift - joint) * told.known
    usual = (told.calm + told.reach.hour @ gap) / (told.weeks + HOUR_WEEKS)
    gap -= told.reach.hour.T @ usual.astype(np.float32)
    gap *= told.known
    return gap, joint


def gather(told: list[Told], level: Floats, curves: Floats, ceiling: Floats, limit: float | None) -> Evidence:
    """Share out what each interval has beyond the present curves, and sum it along the curves.

    A gap beyond the limit counts as one at the limit (Huber 1964), so that one game that ran very long, or a wrong
    kick-off, does not bend the curve of its class.
    """
    brought, seen, events = (np.zeros_like(curves) for _ in range(3))
    pulls = pull(curves, ceiling[:, None])
    for part in told:
        reach, queues = part.reach, part.queues
        gap, joint = left_over(part, pulls, ceiling)
        if limit is not None:
            chance = (CHANCE / np.sqrt(np.maximum(level[queues], 1e-9))).astype(np.float32)
            widest = limit * (USUAL_LIFT + USUAL_SHARE * np.abs(joint)) + chance
            gap = np.clip(gap, -widest, widest)
        apart = np.maximum(reach.apart, LEAST_APART)
        count = (reach.claim @ part.known.astype(np.float32)).T
        seen[queues] = count
        brought[queues] = count * curves[queues] + (reach.part @ gap).T / apart
        events[queues] = count / np.maximum(reach.rows_per_event, 1.0) * apart
    return Evidence(brought, seen, events, level)


class Rows(NamedTuple):
    """Per exposure row, all queues together: contacts left over and said by the curves, and whether any was heard."""

    gap: Floats
    lift: Floats
    heard: Bools


def row_sums(told: list[Told], level: Floats, curves: Floats, ceiling: Floats, slots: Slots) -> Rows:
    """Add up all queues at each exposure row."""
    n = len(slots.of_row)
    gap, lift, heard = np.zeros(n), np.zeros(n), np.zeros(n, bool)
    pulls = pull(curves, ceiling[:, None])
    for part in told:
        rows, queues = part.reach.rows, part.queues
        left, _ = left_over(part, pulls, ceiling)
        known = (part.known @ level[queues])[part.reach.place] / max(float(level[queues].sum()), 1e-12)
        gap[rows] += (left @ level[queues])[part.reach.place]
        lift[rows] += (level[queues] @ curves[queues])[slots.of_row[rows]] * known
        heard[rows] |= np.asarray(part.known.any(axis=1))[part.reach.place]
    return Rows(gap, lift, heard)
