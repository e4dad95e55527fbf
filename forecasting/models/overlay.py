"""Baseline plus additive event curves: the models that know the calendar, by the members of their baseline."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.baseline import Baseline, baseline_parts, day_levels_of, fit_to_cells, queue_scale
from forecasting.capped import capped_intervals
from forecasting.evidence import per_interval
from forecasting.lifts import (
    Brought,
    Leftover,
    Lifts,
    event_contacts,
    event_totals,
    learn_lifts,
    no_lifts,
    prior_notes,
    uncertainty,
)
from forecasting.low_rank import fit_low_rank
from forecasting.members import Members, Ordinary, ordinary
from forecasting.notes import Note
from forecasting.panel import COMPACT, Panel
from forecasting.profile import BLOCK_QUEUES, Block, Cells, make_cells
from forecasting.setting import Setting
from forecasting.structural import fit_structural

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

EVENT_WEIGHT = 0.05  # first fit: event intervals speak only where nothing else does
PATTERN = "pattern"  # part of the attribution: what the other members add to level x weekday shape


@dataclass(frozen=True, eq=False, slots=True)
class FittedOverlay:
    """Baseline, the members of the average besides it, and event curves."""

    baseline: Baseline
    members: Members
    lifts: Lifts

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """Base, trend, week, calendar parts, pattern, and one part per event that touches the stretch."""
        parts = dict(baseline_parts(self.baseline, setting))
        total = np.asarray(sum(parts.values()), float)
        pattern = self.ordinary(setting).pattern(np.arange(len(total)), total)
        if pattern is not None:
            parts[PATTERN] = pattern
            total = total + pattern
        exposure, n_intervals = setting.exposure, setting.open.shape[1]
        brought = event_contacts(self.lifts, setting, queue_scale(self.baseline, setting))
        joint = per_interval(brought, exposure.cell, n_intervals)
        # Falling lifts may not push an interval below zero contacts.
        keep = np.where(joint < 0, np.minimum(1.0, total / np.maximum(-joint, 1e-12)), 1.0)
        for e in np.unique(exposure.event):
            rows = exposure.event == e
            contacts = per_interval(brought[:, rows], exposure.cell[rows], n_intervals) * keep
            name = setting.events[e].part_name
            # Parts of events are many and mostly empty: single precision will do.
            parts[name] = np.asarray(parts.get(name, 0.0) + contacts, COMPACT)
        return parts

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts, queue x interval."""
        mean = np.empty(setting.open.shape)
        for queues, values, _ in self.expected(setting):
            mean[queues] = values
        return mean

    def expected(self, setting: Setting) -> Iterator[tuple[Ints, Floats, Brought]]:
        """Some queues at a time: their places, expected contacts (queue x interval), and what events bring of them."""
        ordinary = self.ordinary(setting)
        for brought in event_totals(self.lifts, setting, ordinary.levels.scale):
            mean = ordinary.rows(brought.queues)
            mean[:, brought.cells] += brought.contacts
            yield brought.queues, np.maximum(mean, 0.0, out=mean), brought

    def ordinary(self, setting: Setting) -> Ordinary:
        """Expected contacts without events."""
        return ordinary(self.baseline, self.members, setting)

    def doubt(self, setting: Setting) -> Floats:
        """What few or no past events of a class leave open, in contacts; queue x interval."""
        scale = queue_scale(self.baseline, setting)
        return uncertainty(self.lifts, setting, scale, event_contacts(self.lifts, setting, scale)).learning

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """Stated priors of the coming events and how much history outweighs them; queues without a structural fit."""
        failed = self.members.structural.failed if self.members.structural else ()
        return (*prior_notes(self.lifts, setting), *(Note("structural_fell_back", {"queue": q}) for q in failed))


@dataclass(frozen=True, slots=True)
class Overlay:
    """Daily level x weekday shape, averaged with other members by their weights, + additive event curves.

    Fitted in two rounds: events are kept out of the first baseline, their curves learnt on its residuals and
    taken off the counts for the second. Capped intervals count as at least what the first round expects.
    """

    name: str
    low_rank_weight: float = 0.0
    structural_weight: float = 0.0

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedOverlay:
        """Fit baseline, members and event curves to a cleaned history."""
        setting, n_queues = panel.setting, len(panel.offered)
        busy = setting.event_intervals()
        cells = make_cells(setting.grid, n_queues, _seen(panel, busy))
        baseline = fit_to_cells(setting, cells, params.baseline)
        first = FittedOverlay(baseline, Members(), no_lifts(n_queues, params.lifts))
        down = capped_intervals(setting)
        first = _learnt(first, setting, lambda queues: _heard(panel, down, queues, _uncapped(panel, queues)), params)
        counts = _Lifted(panel, first)
        cells = make_cells(setting.grid, n_queues, counts.without_events(busy))
        baseline = fit_to_cells(setting, cells, params.baseline, baseline)
        second = FittedOverlay(baseline, self._members(setting, cells, baseline, params), first.lifts)
        return _learnt(second, setting, lambda queues: _heard(panel, down, queues, counts.rows(queues)), params)

    def _members(self, setting: Setting, cells: Cells, baseline: Baseline, params: "ForecastParams") -> Members:
        low_rank = fit_low_rank(setting, cells, baseline, params.low_rank) if self.low_rank_weight else None
        structural = fit_structural(setting, cells, baseline, params.structural) if self.structural_weight else None
        return Members(low_rank, self.low_rank_weight, structural, self.structural_weight)


def _uncapped(panel: Panel, queues: Ints) -> Floats:
    """Contacts of some queues, capped intervals left out."""
    contacts = panel.offered[queues]
    contacts[panel.at_least[queues]] = np.nan
    return contacts


def _heard(panel: Panel, down: Bools, queues: Ints, contacts: Floats) -> Floats:
    """Contacts as they teach events: of an outage of a channel what came, for that is what such an outage does."""
    there = down[queues]
    contacts[there] = panel.offered[queues][there]
    return contacts


def _seen(panel: Panel, busy: Bools) -> Iterator[Block]:
    """Counts for the first baseline."""
    n_queues = len(panel.offered)
    for queues in np.split(np.arange(n_queues), range(BLOCK_QUEUES, n_queues, BLOCK_QUEUES)):
        yield Block(queues, _uncapped(panel, queues), np.where(busy[queues], EVENT_WEIGHT, 1.0))


class _Lifted:
    """Counts in which a capped interval has at least what a first fit expects."""

    def __init__(self, panel: Panel, first: FittedOverlay) -> None:
        self._panel, self._first = panel, first
        self._least = self._expected_at_caps()

    def _expected_at_caps(self) -> Floats | None:
        if not self._panel.at_least.any():
            return None
        return self._first.mean(self._panel.setting)

    def rows(self, queues: Ints) -> Floats:
        """Contacts of some queues, queue x interval."""
        contacts = self._panel.offered[queues]
        if self._least is not None:
            capped = self._panel.at_least[queues]
            contacts[capped] = np.fmax(contacts[capped], self._least[queues][capped])
        return contacts

    def without_events(self, busy: Bools) -> Iterator[Block]:
        """The counts less what events brought, for the second baseline."""
        setting = self._panel.setting
        levels = day_levels_of(self._first.baseline, setting)
        for brought in event_totals(self._first.lifts, setting, levels.scale):
            contacts = self.rows(brought.queues)
            contacts[:, brought.cells] -= brought.contacts
            yield Block(brought.queues, contacts, np.where(busy[brought.queues], EVENT_WEIGHT**0.5, 1.0))


def _learnt(
    fitted: FittedOverlay, setting: Setting, contacts: Callable[[Ints], Floats], params: "ForecastParams"
) -> FittedOverlay:
    """The same with event curves learnt from what its ordinary contacts leave over."""
    ordinary = fitted.ordinary(setting)
    left = Leftover(lambda queues: contacts(queues) - ordinary.rows(queues), ordinary.levels.scale)
    earlier = fitted.lifts if fitted.lifts.classes else None
    return replace(fitted, lifts=learn_lifts(setting, left, params.lifts, earlier))
