"""When every activity takes place, all people together, by CP-SAT: cover lost, sizes of sessions, rooms, trainers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.coverage import PARTS
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.cp_away import AwayLoss, Literal
from solver.roster.cp_sessions import SessionRows
from solver.roster.presence import duty_presence
from solver.roster.rostered import duties_of
from solver.roster.seats import Place, Seat
from solver.roster.sessions import Course

PLACES_A_DAY, MOST_PLACES = 8, 40
Key = tuple[int, str]
Starts = dict[Key, int]


def seat_all(
    board: Board, alone: Sequence[Seat], courses: Sequence[Course], hint: Mapping[Key, int], limit: Limit
) -> Starts | None:
    """The cheapest starts of all activities together; those left out are missed. None if nothing was found in time.

    The board must show the roster without these activities.
    """
    built = _Model(cp_model.CpModel(), board)
    for seat in alone:
        built.add_seat(seat, near_places(board, seat, hint.get(seat.key)))
    for course in courses:
        for seat in course.seats:
            if seat.key not in built.literals:
                built.add_seat(seat, [s for s in course.starts if s in seat.places])
    built.keep_apart()
    built.add_cover()
    lengths = {key: seat.pin.length_min for key, seat in built.seats.items()}
    for course in courses:
        built.objective += SessionRows(built.model, course, built.literals, lengths).build()
    built.minimize(hint)
    solver = new_solver(limit)
    if solve(solver, built.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = ((key, s) for key, places in built.literals.items() for s, x in places.items() if solver.boolean_value(x))
    return dict(found)


def near_places(board: Board, seat: Seat, now: int | None) -> list[int]:
    """The cheapest starts of an activity, so many a day, and the one it has."""
    grid, days = board.problem.case.grid, dict[object, int]()
    kept = {now} & set(seat.places)
    for start in sorted(seat.places, key=lambda s: (seat.cents(s), s)):
        day = grid.day_of(start)
        if len(kept) < MOST_PLACES and days.get(day, 0) < PLACES_A_DAY:
            kept.add(start)
            days[day] = days.get(day, 0) + 1
    return sorted(s for s in kept if s is not None)


@dataclass(slots=True)
class _Model:
    """Literals per activity and start; exactly one of them is true, or the activity is missed."""

    model: cp_model.CpModel
    board: Board
    literals: dict[Key, dict[int, Literal]] = field(default_factory=dict)
    seats: dict[Key, Seat] = field(default_factory=dict)
    missed: dict[Key, Literal] = field(default_factory=dict)
    joint: set[int] = field(default_factory=set)  # intervals whose loss the model carries itself
    objective: list[tuple[Literal, int]] = field(default_factory=list)

    def add_seat(self, seat: Seat, starts: Iterable[int]) -> None:
        """An activity and its starts."""
        found = {start: self.model.new_bool_var("") for start in starts}
        missed = self.model.new_bool_var("")
        self.model.add_exactly_one(*found.values(), missed)
        self.literals[seat.key], self.seats[seat.key], self.missed[seat.key] = found, seat, missed
        self.objective.append((missed, OBJECTIVE_SCALE * seat.pin.cents))

    def keep_apart(self) -> None:
        """Activities of one agent never overlap."""
        step = self.board.problem.duties.step
        held: dict[tuple[int, int], dict[str, list[Literal]]] = {}
        for (agent, activity), places in self.literals.items():
            length = self.seats[agent, activity].pin.length_min
            for start, x in places.items():
                for slot in range(start // step, -(-(start + length) // step)):
                    held.setdefault((agent, slot), {}).setdefault(activity, []).append(x)
        for by_activity in held.values():
            if len(by_activity) > 1:
                self.model.add_at_most_one(x for rows in by_activity.values() for x in rows)

    def add_cover(self) -> None:
        """What is lost: by itself where one person alone may be away, else by the loss of the interval."""
        away: dict[int, dict[int, list[Literal]]] = {}
        for (agent, _), x, place, inside in self._places():
            for i in inside if place.standing else ():
                away.setdefault(i, {}).setdefault(agent, []).append(x)
        present = {agent: self._present(agent) for agent in sorted({a for who in away.values() for a in who})}
        loss = AwayLoss(self.model, self.board)
        for i in sorted(i for i, who in away.items() if len(who) > 1):
            self.joint.add(i)
            loss.add(i, sorted(away[i].items(), key=lambda pair: pair[0]), *self._all_present(i, away[i], present))
        self.objective += loss.objective
        for key, x, place, inside in self._places():
            prefix, joint = self.seats[key].prefix, self.joint if place.standing else ()
            shared = sum(prefix[i + 1] - prefix[i] for i in inside if i in joint)
            self.objective.append((x, round(OBJECTIVE_SCALE * (place.cents - shared))))

    def _places(self) -> Iterable[tuple[Key, Literal, Place, range]]:
        grid = self.board.problem.case.grid
        for key, places in self.literals.items():
            seat = self.seats[key]
            for start, x in places.items():
                last = grid.index(start + seat.pin.length_min + grid.step_min - 1)
                inside = range(max(0, grid.index(start)), min(grid.intervals, last))
                yield key, x, seat.places[start], inside

    def _present(self, agent: int) -> np.ndarray:
        """Intervals in which an agent is present now."""
        grid, found = self.board.problem.case.grid, np.zeros(self.board.problem.case.grid.intervals, dtype=bool)
        for duty in duties_of(self.board, agent):
            found |= duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)
        return found

    def _all_present(
        self, i: int, who: Iterable[int], present: Mapping[int, np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray]:
        problem = self.board.problem
        heads, on_duty = self.board.head_parts[i] / PARTS, self.board.on_duty[:, i].copy()
        for agent in who:
            if not present[agent][i]:
                heads += problem.cover.counts[problem.group_of[agent]]
                on_duty += problem.floors.counts[agent]
        return heads, on_duty

    def minimize(self, hint: Mapping[Key, int]) -> None:
        """Set the objective, and what is known as a hint."""
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum([x for x, _ in self.objective], [n for _, n in self.objective])
        )
        for key, places in self.literals.items():
            for start, x in places.items():
                self.model.add_hint(x, int(hint.get(key) == start))
            self.model.add_hint(self.missed[key], int(hint.get(key) not in places))
