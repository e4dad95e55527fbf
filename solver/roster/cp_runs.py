"""Runs of duties as CP-SAT constraints: those that the person-week programme carries, and those it has no room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.groups import BoolArray
from solver.roster.cp_people import PersonModel


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of an agent: which options count, its limits, and the run that the opening state leaves open."""

    members: BoolArray  # days x templates
    most_days: int
    reset_min: int
    broken: bool  # by a duty of another class
    had_days: int  # from its first duty to the horizon; 0 = none is open
    over_min: int  # when the open one ends at the latest


def add_runs(person: PersonModel) -> None:
    """No run of the agent is too long."""
    for row in (*_carried(person), *_unseen(person)):
        if row.reset_min == 0:
            _of_days(person, row)
        else:
            _until_rest(person, row)


def _carried(person: PersonModel) -> Iterator[RunRow]:
    problem = person.board.problem
    profile, past = problem.profiles[problem.profile_of[person.agent]], problem.pasts[person.agent]
    over = past.mark[len(past.mark) - len(past.run_days) :]
    for j, run in enumerate(profile.runs):
        members = (profile.seq.run_kind >> j & 1).astype(bool)
        yield RunRow(members, run.most_days, run.reset_min, run.broken_by_other, past.run_days[j], over[j])


def _unseen(person: PersonModel) -> Iterator[RunRow]:
    habits = person.board.problem.habits
    own, table = habits.own[person.agent], habits.table
    if own is None:
        return
    for k, had, ended in zip(own.runs, own.run_days, own.run_end, strict=True):
        reset = int(table.run_reset[k])
        over = int(ended) + reset if had > 0 else 0
        yield RunRow(table.run[k], int(table.run_most[k]), reset, bool(table.run_broken[k]), int(had), over)


def _of_days(person: PersonModel, row: RunRow) -> None:
    """Of so many days and one more, those of an open run before the horizon counted, one is without such a duty."""
    days, most = len(row.members), row.most_days
    had = min(row.had_days, most)
    open_run = [range(most + 1 - had)] if had > 0 and most + 1 - had <= days else []
    for window in (*open_run, *(range(d, d + most + 1) for d in range(days - most))):
        if person.free.intersection(window):
            duties = [x for d in window for x in person.day(d, row.members[d])]
            person.model.add(sum(duties) <= len(window) - 1)


def _until_rest(person: PersonModel, row: RunRow) -> None:
    """`begin[d]` is no later than the first day of the run that a duty of day d belongs to."""
    duties, members, model = person.board.problem.duties, row.members, person.model
    days = len(members)
    begin = [model.new_int_var(d - row.most_days + 1, d, "") for d in range(days)]
    ready = np.where(members, duties.end + row.reset_min, 0)
    reach = person.reach(ready)
    for second in range(days):
        for literal in person.day(second, (duties.start[second] < row.over_min) & members[second]):
            others = _others(person, row, range(second))
            model.add(begin[second] <= -row.had_days).only_enforce_if([literal, *others])
        for first in range(max(0, second - reach), second):
            clashes = person.clashes(ready, members, first, second)
            if clashes:
                link = model.new_bool_var("")
                for early, after in clashes:
                    model.add(sum(early) + sum(after) <= 1 + link)
                others = _others(person, row, range(first + 1, second))
                model.add(begin[second] <= begin[first]).only_enforce_if([link, *others])


def _others(person: PersonModel, row: RunRow, between: range) -> list[cp_model.LiteralT]:
    """That no duty of another class stands on the days between and breaks the run, as literals."""
    others = [x for d in between for x in person.day(d, ~row.members[d])] if row.broken else []
    return [x.negated() for x in others]
