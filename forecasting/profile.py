"""The shape of a day: how a weekday's contacts spread over its slots, and how high each day was."""

from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints
from forecasting.pool import TINY, shrink_shape

DAY_TYPES = ((0, 1, 2, 3, 4), (5,), (6,))


class ProfileParams(BaseModel):
    """Settings of the weekday profiles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    half_life_days: float = Field(default=56.0, gt=0)
    passes: int = Field(default=2, ge=1, le=10)


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """Shares of a day's contacts per slot: queue x weekday x slot, and queue x slot for the average day."""

    weekday: Floats
    pooled: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """Contacts as queue x day x slot with a weight per cell (0 is not observed) and the weekday of each day."""

    contacts: Floats
    weight: Floats
    weekday: Ints


def fit_profile(
    cells: Cells, opening: Bools, families: tuple[Ints, ...], params: ProfileParams
) -> tuple[Profile, Floats, Floats]:
    """Fit weekday profiles and day levels in turn; returns the profile, and queue x day level and share seen.

    Each weekday is shrunk to its day type (Monday to Friday, Saturday, Sunday), that to the queue's average
    day, and that to the family the queue borrows from. Recent weeks count more.
    """
    contacts = np.where(cells.weight > 0, cells.contacts, 0.0)
    weighted = contacts * cells.weight
    age = np.arange(contacts.shape[1])[::-1]
    recency = 0.5 ** (age / params.half_life_days)
    pooled = weighted.sum(1) / np.maximum(cells.weight.sum(1), TINY)
    profile = _open_shares(np.repeat(pooled[:, None], 7, 1), pooled, opening)
    noise = np.ones(len(contacts))
    for _ in range(params.passes):
        level, share = day_levels(cells, profile)
        seen, exposed = _sums(weighted, cells, level, recency)
        shapes = _shrunk(seen, exposed, families, noise)
        profile = _open_shares(shapes, shapes.mean(1), opening)
        noise = _noise(contacts, cells, level, profile) * float((recency**2).sum() / recency.sum())
    level, share = day_levels(cells, profile)
    return profile, level, share


def day_levels(cells: Cells, profile: Profile) -> tuple[Floats, Floats]:
    """Contacts that each whole day would have had, and the share of its profile that was observed."""
    shape = profile.weekday[:, cells.weekday]
    contacts = np.where(cells.weight > 0, cells.contacts, 0.0)
    share = (cells.weight * shape).sum(2)
    level = np.where(share > 0, (cells.weight * contacts).sum(2) / np.maximum(share, TINY), 0.0)
    return np.maximum(level, 0.0), share


def _sums(weighted: Floats, cells: Cells, level: Floats, recency: Floats) -> tuple[Floats, Floats]:
    """Contacts and day levels per queue, weekday and slot, recent weeks counting more."""
    n_queues, _, n_slots = weighted.shape
    seen, exposed = np.zeros((n_queues, 7, n_slots)), np.zeros((n_queues, 7, n_slots))
    for weekday in range(7):
        days = cells.weekday == weekday
        seen[:, weekday] = np.einsum("d,qds->qs", recency[days], weighted[:, days])
        exposed[:, weekday] = np.einsum("d,qd,qds->qs", recency[days], level[:, days], cells.weight[:, days])
    return np.maximum(seen, 0.0), exposed


def _shrunk(seen: Floats, exposed: Floats, families: tuple[Ints, ...], noise: Floats) -> Floats:
    """Shapes of each weekday, shrunk to day type, average day and family in turn."""
    all_seen, all_exposed = seen.sum(1), exposed.sum(1)
    family = np.array([all_seen[f].sum(0) / np.maximum(all_exposed[f].sum(0), TINY) for f in families])
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


def _noise(contacts: Floats, cells: Cells, level: Floats, profile: Profile) -> Floats:
    """Variance of the counts around day level x profile over their mean, per queue; at least Poisson."""
    fitted = level[:, :, None] * profile.weekday[:, cells.weekday]
    used = (cells.weight > 0) & (fitted > 0)
    chi = np.where(used, (contacts - fitted) ** 2 / np.maximum(fitted, 0.05), 0.0).sum((1, 2))
    noise: Floats = np.clip(chi / np.maximum(used.sum((1, 2)), 1), 1.0, 50.0)
    return noise
