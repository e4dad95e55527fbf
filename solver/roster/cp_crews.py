"""Breaks and presence as CP-SAT variables: counts per crew, for people whom no cover, floor or row tells apart.

How many of a crew's duties of one template take break j at one place is one number: the breaks of a duty are
independent (disjoint windows), so any such numbers can be dealt out to the people. An agent with activities is a
crew of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.cover import IntArray
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE
from solver.roster.cp_people import Literal, PersonModel, Terms
from solver.roster.values import attends, blocked

Place = tuple[int, int, int, int]
"""Day, template, break number, offset in minutes."""


@dataclass(slots=True)
class Crew:
    """People of one group, the same floors and the same rows of present heads and breaks, with their free days."""

    board: Board
    group: int
    floors: tuple[bool, ...]
    members: list[PersonModel] = field(default_factory=list)
    places: dict[Place, Literal] = field(default_factory=dict)
    present: dict[int, Terms] = field(default_factory=dict)  # interval -> heads of the free days
    away: dict[int, Terms] = field(default_factory=dict)  # interval -> those of them on break
    exact: bool = True  # False where two absences may meet in one interval and are counted twice

    def build(self) -> None:
        """Add break numbers and presence of every free day and template."""
        days = sorted({day for person in self.members for day in person.free})
        for day in days:
            templates = sorted({t for person in self.members if day in person.free for t in person.options[day]})
            for t in templates:
                self._add(day, t)

    def _add(self, day: int, t: int) -> None:
        duties = self.board.problem.duties
        working = [p.options[day][t] for p in self.members if day in p.free and t in p.options[day]]
        for i in range(int(duties.first[day, t]), int(duties.last[day, t])):
            self.present.setdefault(i, []).extend((x, 1) for x in working)
        taken: set[int] = self._attend(day, t, working)
        for j, offsets in enumerate(self._offsets(day, t)):
            begin, length = int(duties.start[day, t]), int(duties.length[t, j])
            mine: set[int] = set()
            counts = self._counts(offsets, working)
            for offset, count in zip(offsets, counts, strict=True):
                if len(offsets) > 1:
                    self.places[day, t, j, offset] = count[0]
                self._rest((day, t), begin + offset, begin + offset + length, count)
                mine.update(touched(self.board, begin + offset, begin + offset + length))
            self.exact = self.exact and not taken & mine
            taken |= mine

    def _rest(self, option: tuple[int, int], low: int, high: int, count: list[Literal]) -> None:
        """So many are on break from low to high."""
        for i in self._span(*option, low, high):
            self.present.setdefault(i, []).extend((x, -1) for x in count)
        for i in touched(self.board, low, high):
            self.away.setdefault(i, []).extend((x, 1) for x in count)

    def _counts(self, offsets: list[int], working: list[Literal]) -> list[list[Literal]]:
        """Numbers of duties with the break at each offset; with one place only, all of them."""
        if len(offsets) == 1:
            return [working]
        model = self.members[0].model
        found = [model.new_int_var(0, len(working), "") for _ in offsets]
        model.add(sum(found) == sum(working))
        return [[x] for x in found]

    def _attend(self, day: int, t: int, working: list[Literal]) -> set[int]:
        """Intervals lost to activities that every duty of the option attends; their prices are saved."""
        taken: set[int] = set()
        pins = self.board.pins[self.members[0].agent]
        start, end = self._bounds(day, t)
        if not all(self._open(day, t)):
            return taken
        for i in range(len(pins)):
            if attends(pins, i, start, end):
                low = int(pins[i, 0])
                span = self._span(day, t, low, low + int(pins[i, 1]))
                taken.update(touched(self.board, low, low + int(pins[i, 1])))
                for at in span:
                    self.present.setdefault(at, []).extend((x, -1) for x in working)
                saved = -round(OBJECTIVE_SCALE * pins[i, 2])
                self.members[0].objective.extend((x, saved) for x in working)
        return taken

    def _offsets(self, day: int, t: int) -> list[list[int]]:
        """Places of each break; those free of activities if every break has one, else all."""
        every = self._every(t)
        if len(self.board.pins[self.members[0].agent]) == 0:
            return every
        open_places = self._open(day, t)
        return open_places if all(open_places) else every

    def _open(self, day: int, t: int) -> list[list[int]]:
        pins, length = self.board.pins[self.members[0].agent], self.board.problem.duties.length[t]
        start, end = self._bounds(day, t)
        return [
            [o for o in offsets if not blocked(pins, start, end, start + o, start + o + int(length[j]))]
            for j, offsets in enumerate(self._every(t))
        ]

    def _every(self, t: int) -> list[list[int]]:
        duties = self.board.problem.duties
        return [
            [int(duties.place[t, j]) + k * duties.step for k in range(int(duties.places[t, j]))]
            for j in range(int(duties.breaks[t]))
        ]

    def _bounds(self, day: int, t: int) -> tuple[int, int]:
        duties = self.board.problem.duties
        return int(duties.start[day, t]), int(duties.end[day, t])

    def _span(self, day: int, t: int, low: int, high: int) -> range:
        duties, grid = self.board.problem.duties, self.board.problem.case.grid
        first = max(int(duties.first[day, t]), grid.index(low))
        return range(first, min(int(duties.last[day, t]), grid.index(high + grid.step_min - 1)))

    def deal(self, solver: cp_model.CpSolver) -> dict[tuple[int, int], tuple[int, list[int]]]:
        """Template and break offsets of each (agent, free day) that works, from a solution."""
        left = {place: solver.value(x) for place, x in self.places.items()}
        dealt: dict[tuple[int, int], tuple[int, list[int]]] = {}
        for person in self.members:
            for day in sorted(person.free):
                for t, literal in person.options[day].items():
                    if solver.boolean_value(literal):
                        offsets = [self._take(left, day, t, j, o) for j, o in enumerate(self._offsets(day, t))]
                        dealt[person.agent, day] = (t, offsets)
        return dealt

    def hint(self, held: Mapping[tuple[int, int], tuple[int, IntArray]]) -> None:
        """Hint who works what, and how many breaks stand at each place, in a known roster."""
        for person in self.members:
            for day in sorted(person.free):
                for t, literal in person.options[day].items():
                    person.model.add_hint(literal, int(t == held[person.agent, day][0]))
        counts = dict.fromkeys(self.places, 0)
        for person in self.members:
            for day in person.free:
                t, offsets = held[person.agent, day]
                for j, offset in enumerate(offsets):
                    if (day, t, j, int(offset)) in counts:
                        counts[day, t, j, int(offset)] += 1
        for place, count in counts.items():
            self.members[0].model.add_hint(self.places[place], count)

    def _take(self, left: dict[Place, int], day: int, t: int, j: int, offsets: list[int]) -> int:
        if len(offsets) == 1:
            return offsets[0]
        offset = next(o for o in offsets if left[day, t, j, o] > 0)
        left[day, t, j, offset] -= 1
        return offset


def touched(board: Board, low: int, high: int) -> range:
    """Intervals of the horizon that the minutes from low to high overlap."""
    grid = board.problem.case.grid
    return range(max(0, grid.index(low)), min(grid.intervals, grid.index(high + grid.step_min - 1)))


def crews_of(board: Board, people: Iterable[PersonModel]) -> tuple[Crew, ...]:
    """Sort people into crews and build them."""
    rows = [row for row in board.ties.heads if not row.form.by_day and row.form.counting != "rostered"]
    found: dict[tuple[object, ...], Crew] = {}
    for person in people:
        group = int(board.problem.group_of[person.agent])
        floors = tuple(bool(x) for x in board.problem.floors.counts[person.agent])
        ties = tuple((bool(row.mine[person.agent]), bool(row.others[person.agent])) for row in rows)
        own = person.agent if len(board.pins[person.agent]) else None
        found.setdefault((group, floors, ties, own), Crew(board, group, floors)).members.append(person)
    for crew in found.values():
        crew.build()
    return tuple(found.values())
