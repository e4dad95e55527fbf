"""From missed goals and measured gains to a corrected need: agents where they answer most in time, fewer elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner.shortfalls import Promise
from solver.cover import Requirement
from solver.grid import Grid
from solver.staffing.levels import GOAL_LEVEL

Floats = NDArray[np.float64]

LOAD_LEVEL = 1  # raised too: where people are short of the goal already, only a dearer level draws more of them
NIL = 0.25  # contacts answered in time by one more agent in four hours: less is no help
WANING = 0.6  # what the next agent in the same block adds, against the one before
MOST_SHARE = 0.2  # of a block's need that one round may add or take
HEADROOM = 0.06  # above the goal (see Promise.spare) from which on a queue can spare agents freely


@dataclass(frozen=True, slots=True)
class RowGains:
    """Gain of one more agent for each cover row: rows x blocks x queues, contacts answered in time.

    `starts` is the first interval of every block. `spare_h` are agent-hours that people who serve the row could still
    work or move there, in the whole plan.
    """

    queues: tuple[str, ...]
    starts: tuple[int, ...]
    avoided: Floats
    spare_h: Floats


@dataclass(frozen=True, slots=True)
class NeedShift:
    """A corrected need, and how many agent-hours were asked for and given up."""

    requirement: Requirement
    raised_h: float
    cut_h: float


def shift_need(
    requirement: Requirement, promises: tuple[Promise, ...], gains: RowGains, grid: Grid, step: float = 1.0
) -> NeedShift | None:
    """Raise the need where one more agent answers most of the missing contacts in time, and cut it where fewest.

    A missed goal asks for ceil(missing contacts / gain per agent) agents, the blocks with the most gain first; what
    is raised is given up where goals have headroom. None if no agent could help: no hours left or nil gain.

    Parameters
    ----------
    step : share of the missing contacts that this round goes for.
    """
    blocks = _Blocks.of(requirement, gains, grid)
    raised = _raised([p for p in promises if not p.met], gains, blocks, step)
    if not raised.any():
        return None
    cut = _cut(promises, gains, blocks, raised)
    need, ends = requirement.need.copy(), (*gains.starts[1:], grid.intervals)
    for b, (start, end) in enumerate(zip(gains.starts, ends, strict=True)):
        need[LOAD_LEVEL:, :, start:end] += raised[:, b][None, :, None]
        need[GOAL_LEVEL:, :, start:end] -= cut[:, b][None, :, None]
    return NeedShift(
        replace(requirement, need=np.maximum.accumulate(np.maximum(need, 0.0), axis=0)),
        float((raised * blocks.hours).sum()),
        float((cut * blocks.hours).sum()),
    )


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Blocks of the plan: hours, first and last minutes, and most agents a round may move: rows x blocks."""

    hours: Floats
    start_min: NDArray[np.int64]
    end_min: NDArray[np.int64]
    most: Floats
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, requirement: Requirement, gains: RowGains, grid: Grid) -> _Blocks:
        starts = np.array(gains.starts)
        ends = np.append(starts[1:], grid.intervals)
        mean = np.add.reduceat(requirement.need[GOAL_LEVEL], starts, axis=1) / (ends - starts)
        start_min, end_min = grid.start_min + grid.step_min * starts, grid.start_min + grid.step_min * ends
        return cls((end_min - start_min) / 60.0, start_min, end_min, np.ceil(MOST_SHARE * mean), requirement.rows)

    def serving(self, promise: Promise) -> NDArray[np.bool_]:
        """Rows that hold a queue of a promise."""
        return np.array([bool({*row} & {*promise.queues}) for row in self.rows])

    def within(self, promise: Promise) -> NDArray[np.bool_]:
        """Blocks that touch the period of a promise."""
        return (self.start_min < promise.end_min) & (self.end_min > promise.start_min)


def _raised(missed: list[Promise], gains: RowGains, blocks: _Blocks, step: float) -> Floats:
    """Agents to add: rows x blocks, one after the other where each answers most of what is still missing.

    Only rows of the queues that miss their goal are raised: what others' agents do for them is too little to be told
    from chance.
    """
    raised, spare_h = np.zeros_like(blocks.most), gains.spare_h.copy()
    if not missed:
        return raised
    left = np.array([step * p.missing for p in missed])
    each = np.stack([_towards(p, gains, blocks) * blocks.serving(p)[:, None] for p in missed], axis=-1)
    while (left > 0).any():
        value = np.minimum(each, left).clip(min=0.0).sum(axis=-1)
        value[(raised >= blocks.most) | (spare_h[:, None] < blocks.hours)] = 0.0
        full = np.where(value >= value.max(), each.sum(axis=-1), -np.inf)  # of equals, who has more to spare
        row, block = np.unravel_index(int(np.argmax(full)), value.shape)
        if value[row, block] < NIL:
            break
        raised[row, block] += 1.0
        left = np.maximum(left - each[row, block].clip(min=0.0), 0.0)
        each[:, block] *= WANING
        spare_h[row] -= blocks.hours[block]
    return raised


def _towards(promise: Promise, gains: RowGains, blocks: _Blocks) -> Floats:
    """Contacts of a promise that one more agent answers in time: rows x blocks."""
    columns = [gains.queues.index(name) for name in promise.queues]
    return np.where(blocks.within(promise), gains.avoided[:, :, columns].sum(axis=-1), 0.0)


def _cut(promises: tuple[Promise, ...], gains: RowGains, blocks: _Blocks, raised: Floats) -> Floats:
    """Agents to give up, hour for hour what is raised: rows x blocks, where the fewest contacts that count are lost."""
    loss = np.zeros_like(raised)
    for promise in promises:
        counts = 1.0 - min(1.0, max(0.0, promise.spare) / HEADROOM)
        loss += counts * _towards(promise, gains, blocks)
    per_hour = np.where(raised > 0, np.inf, np.maximum(loss, 0.0) / blocks.hours)
    cut, wanted_h = np.zeros_like(raised), float((raised * blocks.hours).sum())
    for place in np.argsort(per_hour, axis=None, kind="stable"):
        row, block = divmod(int(place), raised.shape[1])
        if wanted_h <= 0 or not np.isfinite(per_hour[row, block]):
            break
        cut[row, block] = min(0.5 * blocks.most[row, block], wanted_h / blocks.hours[block])
        wanted_h -= cut[row, block] * blocks.hours[block]
    return cut
