"""Outages and bursts nobody entered in the calendar: found as runs and masked, each with why."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats
from forecasting.events import Event, Holiday, Maintenance, Ramadan
from forecasting.lifespan import alive, lifespan
from forecasting.panel import COMPACT, Panel
from forecasting.setting import Setting
from forecasting.stretches import Search, Stretch, find_stretches
from forecasting.together import added, at_once, circles, taken_part
from forecasting.usual import slot_noise, usual_contacts

ROWS_AT_ONCE = 8  # queues; keeps the arrays in the processor's cache

LooksLike = Literal["outage", "burst"]
Reach = Literal["queue", "channel", "site"]


class CleanParams(BaseModel):
    """When a run of intervals is too far from the usual to teach the model anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    low_ratio: float = Field(default=0.5, gt=0, lt=1, description="an outage brings at most this part of the usual")
    high_ratio: float = Field(default=1.8, gt=1, description="a burst brings at least this many times the usual")
    low_rate: float = Field(default=0.25, gt=0, lt=1, description="the outage that is looked for")
    high_rate: float = Field(default=2.5, gt=1, description="the burst that is looked for")
    min_run: int = Field(default=2, ge=1, description="adjacent intervals")
    min_evidence: float = Field(default=14.0, gt=0, description="log-likelihood ratio of the whole run")
    least_z: float = Field(default=1.5, ge=0, description="Poisson deviations of a queue struck with its neighbours")


@dataclass(frozen=True, slots=True)
class MaskedRun:
    """A run left out of learning: queue, UTC minutes, what it looks like, observed against usual contacts.

    `reach` says whether the queue was struck alone, with others of its channel, or with other channels
    (then the cause is the site's); `queues_at_once` counts the queues, this one with them.
    """

    queue: str
    start_min: int
    end_min: int
    looks_like: LooksLike
    observed: float
    usual: float
    reach: Reach = "queue"
    queues_at_once: int = 1


@dataclass(frozen=True, eq=False, slots=True)
class _Scene:
    """What is searched: contacts (0 where unseen) and the usual, queue x interval; who belongs together."""

    panel: Panel
    observed: Floats
    usual: Floats
    circles: Bools

    def over(self, rows: Bools, stretch: Stretch, speaks: Bools) -> tuple[Floats, Floats]:
        """Contacts and usual contacts of some queues during a stretch, where they may speak."""
        span = np.s_[rows, stretch[1] : stretch[2]]
        return (self.observed[span] * speaks[span]).sum(1), (self.usual[span] * speaks[span]).sum(1)


@dataclass(frozen=True, eq=False, slots=True)
class _Found:
    """What a search found in queues alone, and the sums over each circle, circle x interval."""

    alone: list[Stretch]
    observed: Floats
    usual: Floats

    def add(self, member: Floats, observed: Floats, usual: Floats) -> None:
        """Add some queues to the sums of their circles; a queue left out of a circle costs nothing."""
        for circle in np.flatnonzero(member.any(1)).tolist():
            self.observed[circle] += member[circle] @ observed
            self.usual[circle] += member[circle] @ usual


def find_runs(panel: Panel, params: CleanParams) -> tuple[MaskedRun, ...]:
    """Find runs of intervals far below or above the usual that the queue's own noise does not explain.

    Each queue is read alone, then the sums of each channel and of the site, whose struck queues are found with
    less evidence. Inside known events and on holidays a burst is the event; an outage is looked for in events
    too, but not in maintenance, nor on holidays, whose shape is not the weekday's.
    """
    special = panel.setting.event_intervals()
    life = lifespan(panel)
    over = life.ended[:, None] & (np.arange(panel.offered.shape[1]) >= life.end[:, None])
    seen = ~np.isnan(panel.offered) & ~over & ~_within(panel.setting, Holiday)
    fasting = _within(panel.setting, Ramadan)  # its nights are awake every night
    down = _within(panel.setting, Maintenance)  # known to be low, and to be learnt from
    limits = (params.min_evidence, params.min_run)
    searches: dict[LooksLike, Search] = {
        "outage": Search(params.low_rate, (0.0, params.low_ratio), *limits, seen & ~panel.at_least & ~down),
        "burst": Search(params.high_rate, (params.high_ratio, np.inf), *limits, seen & ~special & ~fasting),
    }
    names = circles(panel.setting.queues)
    observed = panel.offered.astype(COMPACT)
    observed[np.isnan(observed)] = 0.0
    scene = _Scene(panel, observed, np.empty(observed.shape, COMPACT), names)
    found = _read_alone(scene, special | panel.at_least, tuple(searches.values()))
    runs: list[MaskedRun] = []
    for (looks_like, search), alone in zip(searches.items(), found, strict=True):
        stretches = added(alone.alone, _read_together(scene, search, alone, params))
        runs += _described(scene, search, stretches, looks_like)
    return tuple(sorted(runs, key=lambda r: (r.queue, r.start_min)))


def cleaned(panel: Panel, runs: tuple[MaskedRun, ...]) -> Panel:
    """The history that models learn from: without masked runs, and without the silence around a queue's life."""
    offered = alive(panel, lifespan(panel))
    offered[masked(panel, runs)] = np.nan
    return replace(panel, offered=offered)


def masked(panel: Panel, runs: tuple[MaskedRun, ...]) -> Bools:
    """Queue x interval: inside a masked run."""
    mask = np.zeros(panel.offered.shape, bool)
    row = {q.queue: i for i, q in enumerate(panel.setting.queues)}
    start = panel.setting.grid.start_min
    for run in runs:
        low, high = np.searchsorted(start, (run.start_min, run.end_min))
        mask[row[run.queue], low:high] = True
    return mask


def _within(setting: Setting, kind: type[Event]) -> Bools:
    """Queue x interval: within an event of this kind that concerns the queue, from its start to its end."""
    mask = np.zeros(setting.open.shape, bool)
    start = setting.grid.start_min
    for e, event in enumerate(setting.events):
        if isinstance(event, kind):
            low, high = np.searchsorted(start, (event.start_min, event.until_min))
            mask[setting.scope[:, e], low:high] = True
    return mask


def _read_alone(scene: _Scene, special: Bools, searches: tuple[Search, ...]) -> tuple[_Found, ...]:
    """Estimate the usual and search each queue, some queues at a time; fills the scene's usual."""
    shape, slot = (len(scene.circles), scene.usual.shape[1]), scene.panel.setting.grid.slot
    found = tuple(_Found([], np.zeros(shape), np.zeros(shape)) for _ in searches)
    for first in range(0, len(scene.usual), ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        usual, noise = usual_contacts(scene.panel, rows, special[rows])
        scene.usual[rows] = usual
        noise = noise[:, slot]
        for search, into in zip(searches, found, strict=True):
            speaks = search.speaks[rows]
            observed, expected = scene.observed[rows] * speaks, usual * speaks
            stretches = find_stretches(observed, expected, noise, search)
            into.alone.extend((row + first, low, high) for row, low, high in stretches)
            if len(scene.circles):
                into.add(scene.circles[:, rows].astype(float), observed, expected)
    return found


def _read_together(scene: _Scene, search: Search, found: _Found, params: CleanParams) -> list[Stretch]:
    """Search the sums of the circles; what is found is handed to the queues that took part."""
    grid, more = scene.panel.setting.grid, list[Stretch]()
    if not len(scene.circles):
        return more
    usual = np.nan_to_num(grid.to_cells(found.usual))
    noise = slot_noise(np.nan_to_num(grid.to_cells(found.observed)), usual, usual > 0)
    for stretch in find_stretches(found.observed, found.usual, noise[:, grid.slot], search):
        members = scene.circles[stretch[0]]
        observed, expected = scene.over(members, stretch, search.speaks)
        joined = taken_part(observed, expected, search.within, params.least_z)
        more += [(row, *stretch[1:]) for row in np.flatnonzero(members)[joined].tolist()]
    return more


def _described(scene: _Scene, search: Search, stretches: list[Stretch], looks_like: LooksLike) -> list[MaskedRun]:
    """Stretches as masked runs, each with how far it reached."""
    start, width = scene.panel.setting.grid.start_min, scene.panel.setting.grid.interval_min
    queues, runs = scene.panel.setting.queues, list[MaskedRun]()
    for stretch, rows in zip(stretches, at_once(stretches), strict=True):
        row, first, after = stretch
        observed, usual = scene.over(np.arange(len(queues)) == row, stretch, search.speaks)
        channels = {queues[i].channel for i in rows.tolist()}
        reach: Reach = "site" if len(channels) > 1 else "channel" if len(rows) > 1 else "queue"
        span = (int(start[first]), int(start[after - 1]) + width)
        amounts = (float(observed[0]), float(usual[0]))
        runs.append(MaskedRun(queues[row].queue, *span, looks_like, *amounts, reach, len(rows)))
    return runs
