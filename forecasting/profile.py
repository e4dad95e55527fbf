"""The shape of a day: how a weekday's contacts spread over its slots, and how high each day was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints
from forecasting.pool import TINY, shrink_shape
from forecasting.slots import SlotGrid

DAY_TYPES = ((0, 1, 2, 3, 4), (5,), (6,))
WEEK_DAYS = 7
FORGOTTEN = 7.0  # half-lives after which a week no longer shapes the day: it would count less than 1 %
LEAST_FITTED = np.float32(0.25)  # contacts: a slot with less is not divided by its root
FEW = np.float32(3.0)  # contacts above what is usual are no burst: small counts are skewed by chance
MEAN_TO_SD = np.float32(1.2533)  # mean absolute deviation of a normal to its standard deviation
BLOCK_QUEUES = 16  # worked on together: their cells stay in the processor's cache

Thin = npt.NDArray[np.float32]  # cells are many and counts are small: half the memory, enough digits


class ProfileParams(BaseModel):
    """Settings of the weekday profiles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    half_life_days: float = Field(default=56.0, gt=0)
    passes: int = Field(default=2, ge=1, le=10)
    burst: float = Field(
        default=1.0, gt=0, description="usual deviations above the rest up to which a slot counts fully"
    )


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """Shares of a day's contacts per slot: queue x weekday x slot, and queue x slot for the average day."""

    weekday: Floats
    pooled: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """Contacts as queue x week x weekday x slot (Monday first), with a weight per cell; 0 is not observed.

    `contacts` is 0 where nothing was observed; `counted` sums weight x contacts per day;
    `days` are the places of the history's dates among the days of
    the weeks.
    """

    contacts: Thin
    weight: Thin
    counted: Floats
    days: slice

    def last(self, weeks: int) -> "Cells":
        """The last weeks only; their dates are all that fall into them."""
        first = max(self.contacts.shape[1] - weeks, 0)
        at = slice(max(self.days.start - first * WEEK_DAYS, 0), self.days.stop - first * WEEK_DAYS)
        return Cells(self.contacts[:, first:], self.weight[:, first:], self.counted[:, first:], at)

    def daily(self, values: Floats) -> Floats:
        """Queue x week x weekday values at the history's dates."""
        return values.reshape(len(values), -1)[:, self.days]

    def weekly(self, values: Floats) -> Floats:
        """Queue x date values as queue x week x weekday, 0 on days outside of the history."""
        whole = np.zeros((len(values), self.contacts.shape[1] * WEEK_DAYS))
        whole[:, self.days] = values
        return whole.reshape(len(values), -1, WEEK_DAYS)


class Block(NamedTuple):
    """Queue x interval contacts and weights of some queues."""

    queues: Ints
    contacts: Floats
    weight: Floats


def make_cells(grid: SlotGrid, n_queues: int, blocks: Iterable[Block]) -> Cells:
    """Lay contacts (NaN is not observed) and weights over whole weeks, a few queues at a time."""
    before = int(grid.weekday[0])
    n_weeks = -(-(before + len(grid.dates)) // WEEK_DAYS)
    days = slice(before, before + len(grid.dates))
    shape = (n_queues, n_weeks * WEEK_DAYS, grid.n_slots)
    contacts, weighing = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    counted = np.zeros(shape[:2])
    for block in blocks:
        cells, weight = grid.to_cells(block.contacts), grid.to_cells(block.weight)
        weight[np.isnan(cells) | np.isnan(weight)] = 0.0
        cells[weight <= 0] = 0.0
        contacts[block.queues, days], weighing[block.queues, days] = cells, weight
        counted[block.queues, days] = np.einsum("qds,qds->qd", cells, weight)
    weeks = (n_queues, n_weeks, WEEK_DAYS, grid.n_slots)
    return Cells(contacts.reshape(weeks), weighing.reshape(weeks), counted.reshape(weeks[:3]), days)


def fit_profile(
    cells: Cells, opening: Bools, families: tuple[Ints, ...], params: ProfileParams
) -> tuple[Profile, Floats, Floats]:
    """Fit weekday profiles and day levels in turn; returns the profile, and queue x day level and share seen.

    Each weekday is shrunk to its day type (Monday to Friday, Saturday, Sunday), that to the queue's average
    day, and that to the family the queue borrows from. Recent weeks count more. Bursts that no calendar lists shape
    no profile from the second pass on; they stay in the levels of their days.
    """
    recent = cells.last(round(FORGOTTEN * params.half_life_days / WEEK_DAYS))
    ages = np.arange(recent.contacts.shape[1] * WEEK_DAYS)[::-1].reshape(-1, WEEK_DAYS)
    recency = 0.5 ** (ages / params.half_life_days)
    profile = _first_profile(recent, opening)
    noise = np.ones(len(opening))
    for turn in range(params.passes):
        level, _ = day_levels(recent, profile)
        calm = _calmed(recent, level, profile, params.burst) if turn else recent.weight
        seen, exposed = _sums(recent, calm, level, recency)
        shapes = _shrunk(seen, exposed, families, noise)
        profile = _open_shares(shapes, shapes.mean(1), opening)
        noise = _noise(recent, level, profile) * float((recency**2).sum() / recency.sum())
    level, share = day_levels(cells, profile)
    return profile, cells.daily(level), cells.daily(share)


def day_levels(cells: Cells, profile: Profile) -> tuple[Floats, Floats]:
    """Queue x week x weekday: contacts that each whole day would have had, and the share of its profile seen."""
    shape = profile.weekday.astype(np.float32)
    share = np.empty(cells.contacts.shape[:3])
    for block in _blocks(cells):
        share[block] = np.einsum("qwks,qks->qwk", cells.weight[block], shape[block])
    level = np.where(share > 0, cells.counted / np.maximum(share, TINY), 0.0)
    return np.maximum(level, 0.0), share


def _blocks(cells: Cells) -> list[slice]:
    return [slice(first, first + BLOCK_QUEUES) for first in range(0, len(cells.contacts), BLOCK_QUEUES)]


def _first_profile(cells: Cells, opening: Bools) -> Profile:
    """The mean of all days, before any day's level is known."""
    pooled = np.empty((len(opening), opening.shape[2]))
    for block in _blocks(cells):
        weight = cells.weight[block]
        counted = np.einsum("qwks,qwks->qs", weight, cells.contacts[block])
        pooled[block] = counted / np.maximum(weight.sum((1, 2), dtype=float), TINY)
    return _open_shares(np.repeat(pooled[:, None], WEEK_DAYS, 1), pooled, opening)


def _calmed(cells: Cells, level: Floats, profile: Profile, limit: float) -> Thin:
    """Weights of the cells, less where a slot shows more than its like: limit / deviation beyond it (Huber 1964).

    Deviations are in units of the mean absolute one of the slot of the day, which is never below Poisson noise.
    """
    weight = np.empty_like(cells.weight)
    for block in _blocks(cells):
        own = cells.weight[block]
        fitted = level[block, :, :, None].astype(np.float32) * profile.weekday[block, None].astype(np.float32)
        root = np.sqrt(np.maximum(fitted, LEAST_FITTED))
        off = (cells.contacts[block] - fitted) / root
        usual = np.einsum("qwks,qwks->qs", np.abs(off), own) / np.maximum(own.sum((1, 2)), np.float32(TINY))
        usual = np.maximum(MEAN_TO_SD * usual, np.float32(1.0))[:, None, None]
        most = np.float32(limit) * usual + FEW / root
        weight[block] = own * (most / np.maximum(off, most))
    return weight


def _sums(cells: Cells, calm: Thin, level: Floats, recency: Floats) -> tuple[Floats, Floats]:
    """Contacts and day levels per queue, weekday and slot, recent weeks counting more."""
    n_queues, _, _, n_slots = cells.contacts.shape
    seen, exposed = np.zeros((n_queues, WEEK_DAYS, n_slots)), np.zeros((n_queues, WEEK_DAYS, n_slots))
    recent = recency.astype(np.float32)
    for block in _blocks(cells):
        weight = calm[block] * recent[:, :, None]
        seen[block] = np.einsum("qwks,qwks->qks", weight, cells.contacts[block])
        exposed[block] = np.einsum("qwk,qwks->qks", level[block].astype(np.float32), weight)
    return np.maximum(seen, 0.0), exposed


def _shrunk(seen: Floats, exposed: Floats, families: tuple[Ints, ...], noise: Floats) -> Floats:
    """Shapes of each weekday, shrunk to day type, average day and family in turn."""
    all_seen, all_exposed = seen.sum(1), exposed.sum(1)
    distinct = {tuple(members.tolist()): members for members in families}
    of = {key: all_seen[f].sum(0) / np.maximum(all_exposed[f].sum(0), TINY) for key, f in distinct.items()}
    family = np.array([of[tuple(members.tolist())] for members in families])
    average = shrink_shape(all_seen, all_exposed, family, noise)
    shapes = np.empty_like(seen)
    for day_type in DAY_TYPES:
        days = list(day_type)
        of_type = shrink_shape(seen[:, days].sum(1), exposed[:, days].sum(1), average, noise)
        for weekday in days:
            shapes[:, weekday] = shrink_shape(seen[:, weekday], exposed[:, weekday], of_type, noise)
    return shapes


def _open_shares(weekday: Floats, pooled: Floats, opening: Bools) -> Profile:
    """Scale shapes to sum to one over the open slots of each weekday and of the average day."""
    weekday = np.where(opening, np.maximum(weekday, TINY), 0.0)
    pooled = np.where(opening.any(1), np.maximum(pooled, TINY), 0.0)
    return Profile(
        weekday / np.maximum(weekday.sum(2, keepdims=True), TINY),
        pooled / np.maximum(pooled.sum(1, keepdims=True), TINY),
    )


def _noise(cells: Cells, level: Floats, profile: Profile) -> Floats:
    """Variance of the counts around day level x profile over their mean, per queue; at least Poisson."""
    chi, used = np.zeros(len(level)), np.zeros(len(level))
    for block in _blocks(cells):
        fitted = level[block, :, :, None].astype(np.float32) * profile.weekday[block, None].astype(np.float32)
        off = (cells.contacts[block] - fitted) ** 2 / np.maximum(fitted, np.float32(0.05))
        counts = (cells.weight[block] > 0) & (fitted > 0)
        chi[block] = np.where(counts, off, np.float32(0.0)).sum((1, 2, 3), dtype=float)
        used[block] = counts.sum((1, 2, 3))
    noise: Floats = np.clip(chi / np.maximum(used, 1), 1.0, 50.0)
    return noise
