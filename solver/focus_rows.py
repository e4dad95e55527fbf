"""Focus blocks as the checker reads them: lawful blocks inside duties, and the band of heads of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from solver.outcomes import Violation

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Focus, IntArray
    from solver.duties import Duty, FocusBlock, Roster

ROWS = "rows"
FOCUS = "focus"


def focus_violations(case: RosterCase, roster: Roster) -> Iterator[Violation]:
    """What is wrong with focus blocks; nothing where neither the requirement nor the roster knows of any.

    Rule "rows" (hard): a block where none is asked for, of an unknown row or one that the agent may not answer, outside
    the agent's duties, shorter than the least, over another one; a duty that blocks do not fill. Rule "focus": heads
    below the least of a row in an interval (hard), and above the most (priced).
    """
    focus, duties = case.requirement.focus, roster.by_agent()
    by_agent = {who: list(own) for who, own in groupby(sorted(roster.focus), key=attrgetter("agent"))}
    if focus is None:
        for block in roster.focus:
            yield Violation(ROWS, block.agent, block.start_min, block.end_min, 1, 0, "focus blocks")
        return
    for who, blocks in sorted(by_agent.items()):
        yield from _of_agent(case, focus, blocks, duties.get(who, ()))
    for who, own in sorted(duties.items()):
        yield from _unfilled(own, by_agent.get(who, []))
    yield from _heads(case, focus, roster)


def _of_agent(
    case: RosterCase, focus: Focus, blocks: Sequence[FocusBlock], duties: Sequence[Duty]
) -> Iterator[Violation]:
    group = case.groups.group_of().get(blocks[0].agent)
    rows: IntArray = np.flatnonzero(case.requirement.serves[group]) if group is not None else np.zeros(0, np.int64)
    for block in blocks:
        when = (ROWS, block.agent, block.start_min, block.end_min)
        if block.row not in rows:
            yield Violation(*when, 1, 0, "not eligible")
        length = block.end_min - block.start_min
        inside = max((min(d.end_min, block.end_min) - max(d.start_min, block.start_min) for d in duties), default=0)
        if inside < length or length <= 0:
            yield Violation(*when, max(0, inside), length, "min inside")
    for earlier, later in pairwise(blocks):
        if later.start_min < earlier.end_min:
            shared = earlier.end_min - later.start_min
            yield Violation(ROWS, later.agent, later.start_min, earlier.end_min, shared, 0, "min twice")
    for start, end in _stretches(blocks):
        if end - start < focus.block_min:
            yield Violation(ROWS, blocks[0].agent, start, end, end - start, focus.block_min, "min")


def _stretches(blocks: Sequence[FocusBlock]) -> list[tuple[int, int]]:
    """Blocks of one row that follow on one another as one."""
    found: list[tuple[int, int, int]] = []
    for block in blocks:
        start = block.start_min
        if found and found[-1][1:] == (block.start_min, block.row):
            start = found.pop()[0]
        found.append((start, block.end_min, block.row))
    return [(start, end) for start, end, _ in found]


def _unfilled(duties: Sequence[Duty], blocks: Sequence[FocusBlock]) -> Iterator[Violation]:
    for duty in duties:
        spans = [(max(b.start_min, duty.start_min), min(b.end_min, duty.end_min)) for b in blocks]
        filled = sum(max(0, end - start) for start, end in spans)
        length = duty.end_min - duty.start_min
        if filled < length:
            yield Violation(ROWS, duty.agent, duty.start_min, duty.end_min, filled, length, "min in focus")


def _heads(case: RosterCase, focus: Focus, roster: Roster) -> Iterator[Violation]:
    grid, starts = case.grid, case.grid.starts
    heads = np.zeros(focus.least.shape, dtype=np.int64)
    for block in roster.focus:
        if 0 <= block.row < len(heads):
            heads[block.row] += (starts >= block.start_min) & (starts + grid.step_min <= block.end_min)
    for row, t in np.argwhere((heads < focus.least) | (heads > focus.most)):
        here, start = int(heads[row, t]), int(starts[t])
        when = (f"{FOCUS}:{row}", "", start, start + grid.step_min, here)
        if here < focus.least[row, t]:
            yield Violation(*when, int(focus.least[row, t]), "agents")
        else:
            most = int(focus.most[row, t])
            yield Violation(*when, most, "agents", hard=False, cents=focus.over_cents * (here - most) ** 2)
