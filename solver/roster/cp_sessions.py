"""Sessions of one course as CP-SAT rows: sizes, rooms, trainers, each missing unit at its price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.roster.cp import OBJECTIVE_SCALE
from solver.roster.cp_away import Literal
from solver.roster.sessions import Course


@dataclass(slots=True)
class SessionRows:
    """`literals` say who attends when, by agent and activity, then start; trainers' own activities among them."""

    model: cp_model.CpModel
    course: Course
    literals: Mapping[tuple[int, str], Mapping[int, Literal]]
    lengths: Mapping[tuple[int, str], int]
    attend: dict[int, list[tuple[int, Literal]]] = field(default_factory=dict)  # start -> (length, literal)
    lasts: dict[int, dict[int, Literal]] = field(default_factory=dict)  # start -> length -> lasts at least that
    objective: list[tuple[Literal, int]] = field(default_factory=list)

    def build(self) -> list[tuple[Literal, int]]:
        """Add the rows; returns what they add to the objective."""
        for seat in self.course.seats:
            for start, x in self.literals[seat.key].items():
                self.attend.setdefault(start, []).append((seat.pin.length_min, x))
        for start in sorted(self.attend):
            self._session(start)
        for start in sorted(self.attend):
            self._room(start)
            if self.course.form.trainers:
                self._trainer(start)
        return self.objective

    def _session(self, start: int) -> None:
        """A session is held when somebody attends; it lasts as long as the longest activity in it."""
        form, lengths = self.course.form, sorted({length for length, _ in self.attend[start]})
        self.lasts[start] = {length: self.model.new_bool_var("") for length in lengths}
        for length, x in self.attend[start]:
            for other in lengths:
                if other <= length:
                    self.model.add_implication(x, self.lasts[start][other])
        people = sum(x for _, x in self.attend[start])
        held = self.lasts[start][lengths[0]]
        self.model.add(people >= 1).only_enforce_if(held)
        self._price(max(0, form.least - 1), form.least * held - people)
        self._price(max(0, len(self.attend[start]) - form.most), people - form.most)

    def _room(self, start: int) -> None:
        """Sessions running when this one starts, itself counted, beyond the rooms."""
        form, before = self.course.form, [s for s in self.attend if s < start]
        running = [
            literal
            for s in before
            if (over := [length for length in self.lasts[s] if s + length > start])
            for literal in (self.lasts[s][min(over)],)
        ]
        beyond = len(running) + 1 - form.at_once
        if beyond > 0:
            held = self.lasts[start][min(self.lasts[start])]
            units = self.model.new_int_var(0, beyond, "")
            self.model.add(units >= sum(running) + 1 - form.at_once).only_enforce_if(held)
            self.objective.append((units, OBJECTIVE_SCALE * self.course.cents_each))

    def _trainer(self, start: int) -> None:
        """Somebody teaches who is free then, or could be at a price."""
        teaching: list[Literal] = []
        for seat in self.course.teachers:
            if start in seat.places:
                y = self.model.new_bool_var("")
                teaching.append(y)
                self.objective.append((y, round(OBJECTIVE_SCALE * seat.places[start].move_cents)))
                for x in self._busy(seat.agent, start, start + seat.pin.length_min):
                    self.model.add_implication(y, x.negated())
        untaught = self.model.new_bool_var("")
        self.objective.append((untaught, OBJECTIVE_SCALE * self.course.cents_each))
        self.model.add_bool_or(*teaching, untaught, self.lasts[start][min(self.lasts[start])].negated())

    def _busy(self, agent: int, low: int, high: int) -> list[Literal]:
        """The trainer's own activities that meet a span."""
        return [
            x
            for key, places in self.literals.items()
            if key[0] == agent
            for s, x in places.items()
            if low - self.lengths[key] < s < high
        ]

    def _price(self, most: int, units: cp_model.LinearExprT) -> None:
        if most > 0:
            beyond = self.model.new_int_var(0, most, "")
            self.model.add(beyond >= units)
            self.objective.append((beyond, OBJECTIVE_SCALE * self.course.cents_each))
