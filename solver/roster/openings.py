"""What an agent's opening duties leave behind at the first midnight of the horizon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solver.duties import Duty
from solver.roster.duty_table import second_kinds
from solver.roster.history import past_of
from solver.roster.personal import PersonalBuilder
from solver.rules.forms import Run, Succession


@dataclass(frozen=True, slots=True)
class Past:
    """Footprint (see `sequence`) and, per run, days from its first duty to the day before the horizon."""

    mark: tuple[int, ...]
    run_days: tuple[int, ...]


def openings_of(
    reader: PersonalBuilder, agents: Sequence[str], successions: Sequence[Succession], runs: Sequence[Run]
) -> list[Past]:
    """The past of each agent under the given successions and runs."""
    kinds, _ = second_kinds(reader.duties, reader.members, successions)
    past = past_of(reader.case)
    return [_opening(reader, past.get(agent, ()), (kinds, successions, runs)) for agent in agents]


def _opening(
    reader: PersonalBuilder,
    worked: Sequence[Duty],
    bound: tuple[list[tuple[bool, ...]], Sequence[Succession], Sequence[Run]],
) -> Past:
    case, (kinds, successions, runs) = reader.case, bound
    if not worked:
        return Past((0,) * (len(kinds) + len(runs)), (0,) * len(runs))
    last = worked[-1]
    held = [form.first.holds(last, case.grid) for form in successions]
    ready = [
        last.end_min + max((f.rest_min for f, h, c in zip(successions, held, kind, strict=True) if h and c), default=0)
        for kind in kinds
    ]
    over, days = [], []
    for run in runs:
        started, ended = current_run(run, worked, reader)
        over.append(0 if started is None or run.reset_min == 0 else ended + run.reset_min)
        days.append(0 if started is None else case.grid.days[0].toordinal() - started)
    return Past((*ready, *over), tuple(days))


def current_run(run: Run, worked: Sequence[Duty], reader: PersonalBuilder) -> tuple[int | None, int]:
    """First day (ordinal) of the run that may go on into the horizon, and the end of its last duty."""
    grid = reader.case.grid
    started: int | None = None
    last: Duty | None = None
    for duty in worked:
        if run.of.holds(duty, grid):
            if last is None or started is None or _ended(run, last, duty.start_min, duty.day.toordinal()):
                started = duty.day.toordinal()
            last = duty
        elif run.broken_by_other:
            started = None
    if started is None or last is None:
        return None, 0
    if run.reset_min == 0 and last.day.toordinal() < grid.days[0].toordinal() - 1:
        return None, 0
    return started, last.end_min


def _ended(run: Run, last: Duty, start_min: int, day: int) -> bool:
    if run.reset_min == 0:
        return day - last.day.toordinal() > 1
    return start_min - last.end_min >= run.reset_min
