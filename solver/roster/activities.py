"""Activities without a date and sessions of groups: when each takes place, for all people together.

Chosen on a rough roster so that the search can plan around them, and again between its phases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from solver.duties import Activity, Roster
from solver.roster.anneal import Annealer, restore, snapshot
from solver.roster.board import Board
from solver.roster.company import Meet
from solver.roster.freedom import Freedom, Worths, freedom
from solver.roster.gatherings import free
from solver.roster.params import SolveParams
from solver.roster.personal import Pin
from solver.roster.rostered import duties_of
from solver.roster.seats import Seat, away_start, seat_of
from solver.roster.sessions import Course, course_of, first_choice
from solver.roster.watch import Watch
from solver.rules.forms import Gather

Key = tuple[int, str]
Cell = tuple[int, int]
"""An agent and a week, by number."""
TEACH = "teach"
ACTIVITIES_LIMIT_S, ACTIVITIES_SHARE = 3.0, 0.1  # at most, and of the time left
REFRESH_AT = (0.5, 0.85)
"""Shares of an annealing schedule."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be placed: activities of single people, and those of courses, with who teaches."""

    alone: tuple[Seat, ...]
    courses: tuple[Course, ...]

    def hint(self) -> dict[Key, int]:
        """A first choice: the best sessions one by one, and the cheapest start of each single activity."""
        found: dict[Key, int] = {}
        for course in self.courses:
            found |= {course.seats[n].key: start for n, start in first_choice(course).items()}
        for seat in self.alone:
            if seat.places:
                found[seat.key] = min(seat.places, key=lambda s: (seat.cents(s), s))
        return found


def choose_starts(board: Board, params: SolveParams, watch: Watch) -> None:
    """Give every activity without a date its start, and, in time, plan the weeks of those who must move.

    Where all have one already (those of a roster that stands), new starts are taken only if they gain.
    """
    gathers = _gathers(board)
    loose = [_loose(board, agent, gathers) for agent in range(len(board.pins))]
    pinned = [{pin for pin, _ in starts} for starts in board.starts]
    if not any(loose) or all(set(pins) <= known for pins, known in zip(loose, pinned, strict=True)):
        refresh_activities(board, params, watch)
        board.reprice()
    else:
        _choose(board, gathers, params, watch)


def keep_starts(board: Board, roster: Roster) -> None:
    """Pin activities without a date where a roster holds them, so that the search plans around them from the start."""
    held = {(d.agent, a.session): a for d in roster.duties for a in d.activities}
    for agent, known in enumerate(board.problem.case.agents):
        starts = list(board.starts[agent])
        for pin in board.problem.personal.pins[agent]:
            activity = None if pin.dated else held.get((known.id, pin.activity))
            if activity is not None and _fits(pin, activity):
                starts.append((pin, activity.start_min))
        if len(starts) > len(board.starts[agent]):
            board.pin(agent, starts)
    board.reprice()


def _fits(pin: Pin, activity: Activity) -> bool:
    inside = pin.earliest_min <= activity.start_min <= pin.latest_min - pin.length_min
    return inside and activity.length_min == pin.length_min


class Refresher:
    """Chooses starts anew at some shares of an annealing schedule, and passes on to the searches beside it."""

    def __init__(self, params: SolveParams, then: Meet | None) -> None:
        self._params, self._then = params, then
        self._ahead = list(REFRESH_AT)

    def __call__(self, annealer: Annealer, done: float) -> None:
        """Asked before every move."""
        if self._ahead and done >= self._ahead[0]:
            self._ahead = [share for share in self._ahead if share > done]
            refresh_activities(annealer.board, self._params, annealer.watch)
            if annealer.board.total < annealer.best.total - 1e-6:
                annealer.best = snapshot(annealer.board)
        if self._then is not None:
            self._then(annealer, done)


def refresh_activities(board: Board, params: SolveParams, watch: Watch) -> bool:
    """Choose all starts anew at the present worth of heads; whether that gained anything (else nothing changes)."""
    gathers = _gathers(board)
    if watch.stopped() or not any(_loose(board, a, gathers) for a in range(len(board.pins))):
        return False
    kept = snapshot(board)
    _choose(board, gathers, params, watch)
    if board.total < kept.total - 1e-6:
        return True
    restore(board, kept)
    return False


def _gathers(board: Board) -> tuple[Gather, ...]:
    return tuple(form for form in board.problem.forms if isinstance(form, Gather))


def _choose(board: Board, gathers: Sequence[Gather], params: SolveParams, watch: Watch) -> None:
    from solver.roster.cp import Limit
    from solver.roster.cp_seats import seat_all

    before = list(board.starts)
    people = [agent for agent in range(len(board.pins)) if _loose(board, agent, gathers)]
    for agent in people:
        loose = set(_loose(board, agent, gathers))
        board.pin(agent, [(pin, s) for pin, s in board.starts[agent] if pin.dated and pin not in loose])
    due = _due(board, people, gathers)
    hint = due.hint()
    now = {(a, pin.activity): start for a in people for pin, start in before[a] if not pin.dated}
    seconds = min(ACTIVITIES_LIMIT_S, ACTIVITIES_SHARE * watch.left_s)
    limit = Limit(seconds, params.seed, params.reproducible)
    found = None if watch.stopped() else seat_all(board, due.alone, due.courses, {**hint, **now}, limit)
    _pin(board, people, hint if found is None else found)
    board.reprice()
    for group in _unmet(board, due, hint if found is None else found):
        if watch.stopped():
            break
        _move(board, group)


def _loose(board: Board, agent: int, gathers: Sequence[Gather]) -> list[Pin]:
    """Activities of an agent whose start is to be chosen, those of courses among them (also the dated)."""
    who = board.problem.case.agents[agent].id
    kinds = {form.activity for form in gathers if who in form.agents}
    return [p for p in board.problem.personal.pins[agent] if not p.dated or board.kinds.get(p.activity) in kinds]


def _due(board: Board, people: Iterable[int], gathers: Sequence[Gather]) -> Due:
    worths = Worths(board)
    tables = {agent: freedom(board, agent, worths) for agent in people}
    seats = [seat_of(tables[agent], pin) for agent in tables for pin in _loose(board, agent, gathers)]
    number = {agent.id: a for a, agent in enumerate(board.problem.case.agents)}
    courses, taken = [], set[Key]()
    for form in gathers:
        mine = [seat for seat in seats if _attends(board, form, seat)]
        taken |= {seat.key for seat in mine}
        if mine:
            trainers = [number[t] for t in sorted(form.trainers) if t in number]
            teachers = [_teacher(tables.get(t) or freedom(board, t, worths), mine) for t in trainers]
            courses.append(course_of(form, mine, teachers, board.problem.case.grid))
    return Due(tuple(seat for seat in seats if seat.key not in taken), tuple(courses))


def _attends(board: Board, form: Gather, seat: Seat) -> bool:
    who = board.problem.case.agents[seat.agent].id
    return who in form.agents and board.kinds.get(seat.pin.activity) == form.activity


def _teacher(free: Freedom, seats: Sequence[Seat]) -> Seat:
    """When a trainer could teach the longest session: at any time of the windows, and when dated ones start."""
    pins = [seat.pin for seat in seats]
    longest = max(pin.length_min for pin in pins)
    first, last = min(pin.earliest_min for pin in pins), max(pin.latest_min for pin in pins)
    wide = replace(pins[0], activity=TEACH, length_min=longest, earliest_min=first, latest_min=last)
    dated = sorted({pin.earliest_min for pin in pins if pin.dated})
    exact = (replace(wide, earliest_min=start, latest_min=start + longest) for start in dated)
    places = {s: place for pin in (wide, *exact) for s, place in seat_of(free, pin).places.items()}
    return Seat(free.agent, wide, places, free.prefix)


def _pin(board: Board, people: Iterable[int], found: dict[Key, int]) -> None:
    for agent in people:
        held = {pin for pin, _ in board.starts[agent]}
        starts = list(board.starts[agent])
        for pin in board.problem.personal.pins[agent]:
            if pin not in held:
                key = agent, pin.activity
                start = pin.earliest_min if pin.dated else found[key] if key in found else away_start(board, agent, pin)
                starts.append((pin, start))
        board.pin(agent, starts)


def _unmet(board: Board, due: Due, found: dict[Key, int]) -> list[list[Cell]]:
    """Person-weeks whose duties do not hold what was chosen: those of a course together, the others one by one."""
    alone = [_cells(board, (seat,), found) for seat in due.alone]
    groups = [cells for cells in alone if cells]
    for course in due.courses:
        cells = _cells(board, course.seats, found)
        spans = {(found[s.key], found[s.key] + s.pin.length_min) for s in course.seats if s.key in found}
        untaught = [span for span in sorted(spans) if course.teachers and not _taught(board, course, span)]
        cells += [(seat.agent, _week(board, low)) for low, _ in untaught for seat in course.teachers]
        groups += [sorted(set(cells))] if cells else []
    return groups


def _cells(board: Board, seats: Iterable[Seat], found: dict[Key, int]) -> list[Cell]:
    chosen = ((seat, found[seat.key]) for seat in seats if seat.key in found)
    return [(seat.agent, _week(board, start)) for seat, start in chosen if not _held(board, seat, start)]


def _week(board: Board, minute: int) -> int:
    days, day = board.problem.case.grid.days, board.problem.case.grid.day_of(minute)
    return int(board.problem.week_of[min(len(days) - 1, max(0, (day - days[0]).days))])


def _held(board: Board, seat: Seat, start: int) -> bool:
    """Whether some duty of the agent attends the activity at its start."""
    return any(
        activity.session == seat.pin.activity and activity.start_min == start
        for duty in duties_of(board, seat.agent)
        for activity in duty.activities
    )


def _taught(board: Board, course: Course, span: tuple[int, int]) -> bool:
    return any(free(duty, span) for seat in course.teachers for duty in duties_of(board, seat.agent))


def _move(board: Board, cells: Sequence[Cell]) -> None:
    """Plan some person-weeks anew, one after the other; kept only where all of it together gains."""
    before, saved = board.reprice(), []
    for agent, week in cells:
        saved.append(board.take_out(agent, week))
        if not board.replan(agent, week):
            board.put_back(saved.pop())
    if board.reprice() >= before - 1e-6:
        for one in reversed(saved):
            board.put_back(one)
        board.reprice()
