"""What an interval usually brings and how counts scatter around it, unmoved by the outages it is used to find.

The usual is the shape of the weekday times the level of the day. Both are robust: counts far from the usual are
pulled in before they are averaged (Huber's pseudo-values, Huber and Ronchetti 2009, section 7.8), and the level of
a day is the median over parts of the day, leaning on the days around it as far as its own counts leave it unsure.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats, Ints, observed_median
from forecasting.panel import Panel

TURNS = 2
EVENT_WEIGHT = 0.05  # event and capped intervals shape the usual only where nothing else does
DAY_PARTS = 8
LEAST_PARTS = 4  # with fewer intervals a day, its own counts cannot tell its level from an outage
LEVEL_PRIOR = 40.0  # contacts (times noise) that the level of the days around counts for
SHAPE_PRIOR = 20.0  # contacts that the average day's shape counts for in a weekday's
NEAR_DAYS = 7  # on either side
QUIETEST_DAY, BUSIEST_DAY = 0.4, 2.5  # a day's level next to the days around it
DEAD_DAY = 0.15  # below it the day was no quiet day but an outage
FAR = 2.5  # deviations from which counts are pulled in
LEAST_VARIANCE = 0.25  # contacts
NOISE_PRIOR = 50.0  # intervals that the queue's noise counts for in a slot's
MOST_SURPRISE, FAR_SURPRISE = 25.0, 9.0  # squared deviations that count at most, of Poisson and of the queue's noise
TINY = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class _Days:
    """Queue x day x slot: contacts (0 where unseen), how much each may teach, and whether it was seen."""

    contacts: Floats
    weight: Floats
    seen: Floats
    weekday: Ints
    one_of: Floats


def usual_contacts(panel: Panel, rows: slice, special: Bools) -> tuple[Floats, Floats]:
    """Estimate the usual of some queues; `special` marks their intervals inside events or capped.

    Returns
    -------
    tuple
        Usual contacts, queue x interval, and variance of the counts over their mean (at least 1), queue x slot.
    """
    grid = panel.setting.grid
    days = _days(panel, rows, special)
    counts, level = days.contacts, np.ones(days.contacts.shape[:2])
    noise = np.ones((len(level), grid.n_slots))
    for turn in range(TURNS):
        shape = _shape(days, counts, level)
        level = _level(days, shape, noise)
        usual = shape[:, grid.weekday] * level[:, :, None]
        noise = slot_noise(days.contacts, usual, days.weight == 1.0)
        if turn < TURNS - 1:
            reach = FAR * np.sqrt(noise[:, None] * np.maximum(usual, LEAST_VARIANCE))
            counts = np.clip(days.contacts, usual - reach, usual + reach)
    return grid.from_cells(usual), noise


def ordinary_days(panel: Panel, rows: slice, special: Bools) -> tuple[Floats, Floats]:
    """Queue x day: contacts of the ordinary intervals, and what the average weekday has in the same intervals."""
    days = _days(panel, rows, special)
    shape = _shape(days, days.contacts, np.ones(days.contacts.shape[:2]))
    ordinary = days.weight == 1.0
    return (days.contacts * ordinary).sum(2), (shape[:, days.weekday] * ordinary).sum(2)


def _days(panel: Panel, rows: slice, special: Bools) -> _Days:
    """Lay some queues out by day and slot."""
    grid = panel.setting.grid
    cells, extra = np.split(
        grid.to_cells(np.concatenate([panel.offered[rows], special.astype(panel.offered.dtype)])), 2
    )
    seen = ~np.isnan(cells)
    weight = np.where(extra > 0, np.float32(EVENT_WEIGHT), np.float32(1.0)) * seen
    one_of = (grid.weekday == np.arange(7)[:, None]).astype(float)
    cells[~seen] = 0.0
    return _Days(cells, weight, seen.astype(cells.dtype), grid.weekday, one_of)


def _shape(days: _Days, counts: Floats, level: Floats) -> Floats:
    """Queue x weekday x slot: contacts at level one; thin weekdays lean on the shape of the average day."""
    brought = np.matmul(days.one_of, days.weight * counts)
    exposed = np.matmul(days.one_of * level[:, None], days.weight)
    average = brought.sum(1) / np.maximum(exposed.sum(1), TINY)
    expected = (exposed * average[:, None]).sum(2)
    size = (brought.sum(2) + SHAPE_PRIOR) / (expected + SHAPE_PRIOR)
    prior = average[:, None] * size[:, :, None]
    shape = (brought + SHAPE_PRIOR) / (exposed + SHAPE_PRIOR / np.maximum(prior, TINY))
    return np.asarray(np.where(prior > 0, shape, 0.0))


def _level(days: _Days, shape: Floats, noise: Floats) -> Floats:
    """Queue x day: median over the parts of the day, shrunk to the median of the days around."""
    expected = shape[:, days.weekday] * days.seen
    n_slots = expected.shape[2]
    parts = np.unique(np.linspace(0, n_slots, DAY_PARTS, endpoint=False).astype(np.int64))
    usual, came = np.add.reduceat(expected, parts, axis=2), np.add.reduceat(days.contacts, parts, axis=2)
    own = observed_median(np.where(usual > 0, came / np.maximum(usual, TINY), np.nan), 2)
    padded = np.pad(own, ((0, 0), (NEAR_DAYS, NEAR_DAYS)), constant_values=np.nan)
    around = observed_median(np.lib.stride_tricks.sliding_window_view(padded, 2 * NEAR_DAYS + 1, axis=1), 2)
    if len(parts) < LEAST_PARTS:
        return np.nan_to_num(around)
    known = usual.sum(2) * np.nan_to_num(around)
    prior = LEVEL_PRIOR * noise.mean(1)[:, None]
    level = np.where(np.isnan(own), around, (known * own + prior * around) / (known + prior))
    level = np.where(own < DEAD_DAY * around, around, level)
    return np.asarray(np.nan_to_num(np.clip(level, QUIETEST_DAY * around, BUSIEST_DAY * around)))


def slot_noise(contacts: Floats, usual: Floats, ordinary: Bools) -> Floats:
    """Queue x slot: variance over mean of the ordinary counts, from this and the two slots on either side."""
    ordinary = ordinary & (usual > 0)
    surprise = contacts - usual
    surprise *= surprise
    surprise /= np.maximum(usual, LEAST_VARIANCE)
    surprise *= ordinary
    number = ordinary.sum(1).astype(float)
    kept = np.minimum(surprise, MOST_SURPRISE).sum(1)
    own = np.maximum(kept.sum(1) / np.maximum(number.sum(1), 1.0), 1.0)
    # Once more, measured by the queue's own noise: a few outages must not pass for it.
    kept = np.minimum(surprise, FAR_SURPRISE * own[:, None, None]).sum(1)
    own = np.maximum(kept.sum(1) / np.maximum(number.sum(1), 1.0), 1.0)
    near, count = _near_slots(kept), _near_slots(number)
    return np.asarray(np.maximum((near + NOISE_PRIOR * own[:, None]) / (count + NOISE_PRIOR), 1.0))


def _near_slots(values: Floats) -> Floats:
    """Sum over each slot and its two neighbours on either side, round the clock."""
    return np.asarray(sum(np.roll(values, by, axis=1) for by in range(-2, 3)))
