"""Meetings of searches that move different weeks of one roster: what each made of its own becomes the next roster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Protocol

from solver.roster.anneal import Annealer, Snapshot, snapshot
from solver.roster.bound.raising import Proof
from solver.roster.partners.mailbox import Mailbox
from solver.roster.partners.offers import Best, Ground, State
from solver.roster.partners.weeks import Share, adopt, merge, share_out

SHARE = 0.05
"""Of the schedule between two meetings."""
LAST_SHARE = 0.98
"""Of the schedule, when the last meeting is held: what is found after it is not joined."""
TELL_S = 1.0
PATIENCE = 0.5
"""Of the time between two meetings, how long the first search goes on without one that is late."""

Tell = Callable[[Snapshot], object]


class Other(Protocol):
    """Another search: how to write to it, and what came from it."""

    @property
    def inbox(self) -> Mailbox: ...
    @property
    def post(self) -> Callable[[object], bool]: ...


class Meeting:
    """Held by the first search: asked before every move of its annealing, acts once in a while.

    A search that has told where it stands takes part until it is late; the weeks are shared out among those that do.
    """

    def __init__(self, others: Sequence[Other], length_s: float, tell: Tell | None = None) -> None:
        self._others, self._tell = others, tell
        self._began, self._length = monotonic(), length_s
        self._due = self._after(0.0)
        self._number = 0
        self._ground: Snapshot | None = None
        self._weeks: dict[int, tuple[int, ...]] = {}  # of the others that take part
        self._states: dict[int, State] = {}
        self._proof: Proof | None = None

    def __call__(self, annealer: Annealer, done: float) -> None:
        """Meet, if it is time and all who take part are here, or nobody did so far and somebody came."""
        now = monotonic()
        self._listen(annealer)
        late = now >= self._due + PATIENCE * SHARE * self._length
        joined = not self._weeks and bool(self._states)
        if joined or late or (now >= self._due and self._weeks.keys() <= self._states.keys()):
            self._meet(annealer)

    def _after(self, now: float) -> float:
        """When to meet next: never after the last meeting."""
        last = self._began + LAST_SHARE * self._length
        following = max(now, self._began) + SHARE * self._length
        return following if following < last else last if now < last else float("inf")

    def _listen(self, annealer: Annealer) -> None:
        """Take in where the others stand; a bound told is noted, and left for the certificate."""
        for i, other in enumerate(self._others):
            state = other.inbox.take(State)
            if state is not None:
                self._states[i] = state
            proof = other.inbox.look(Proof)
            if proof is not None and proof is not self._proof:
                self._proof = proof
                annealer.watch.note("bound", annealer.best.total, proof.cents)

    def _meet(self, annealer: Annealer) -> None:
        board = annealer.board
        self._join(annealer)
        if board.total < annealer.best.total - 1e-6:
            annealer.best = snapshot(board)
        if self._tell is not None:
            self._tell(annealer.best)
        self._due = self._after(monotonic())
        self._part(annealer)

    def _join(self, annealer: Annealer) -> None:
        """Merge what is of the common ground; a whole roster, one's own or another's, is taken if it is better."""
        board, ground, mine = annealer.board, self._ground, snapshot(annealer.board)
        shares = [
            Share(state.roster, self._weeks[i])
            for i, state in sorted(self._states.items())
            if i in self._weeks and state.since == self._number
        ]
        if ground is not None and shares:
            merge(board, ground, shares)
        wholes = [mine, *(state.roster for _, state in sorted(self._states.items()))]
        best = min(wholes, key=lambda roster: roster.total)
        if best.total < board.total:
            adopt(board, best)

    def _part(self, annealer: Annealer) -> None:
        """Share out the weeks among those who are here, and tell them where all go on."""
        here = sorted(self._states)
        self._states.clear()
        self._number += 1
        self._ground = snapshot(annealer.board)
        mine, *others = share_out(annealer.week_count, 1 + len(here), self._number)
        annealer.weeks, annealer.searches = mine, 1 + len(here)
        self._weeks = dict(zip(here, others, strict=True))
        for i, weeks in self._weeks.items():
            self._others[i].post(Ground(self._number, self._ground, weeks, annealer.searches, self._due))


class Guest:
    """Held by every other search: tells where it stands when it is time, and waits for where to go on."""

    def __init__(self, first: Other) -> None:
        self._first, self._ground = first, 0
        self._due = 0.0

    def __call__(self, annealer: Annealer, done: float) -> None:
        """Meet, if it is time."""
        now = monotonic()
        if now < self._due:
            return
        self._first.post(State(snapshot(annealer.board), self._ground))
        wait_s = min(annealer.watch.left_s, SHARE * annealer.watch.limit_s)
        ground = self._first.inbox.take(Ground, wait_s)
        if ground is None:
            self._due = monotonic() + wait_s
            return
        adopt(annealer.board, ground.roster)
        self._ground, self._due = ground.number, ground.until_s
        annealer.weeks, annealer.searches = ground.weeks, ground.searches


class Telling:
    """Held by a search beside the first one's last stages: tells its best roster every second if it is a better one."""

    def __init__(self, first: Other, told: Snapshot) -> None:
        self._first, self._told, self._at = first, told, monotonic()

    def __call__(self, annealer: Annealer, done: float) -> None:
        """Tell, if it is time."""
        if monotonic() - self._at >= TELL_S and annealer.best.total < self._told.total:
            self._told, self._at = annealer.best, monotonic()
            self._first.post(Best(self._told))
