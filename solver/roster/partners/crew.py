"""The searches beside this one: started before anything else, briefed when the annealing begins, ended with the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import TypeVar

from solver.case import RosterCase
from solver.duties import OnCallDuty
from solver.roster.anneal import Snapshot
from solver.roster.params import SolveParams
from solver.roster.partners.companion import Companion
from solver.roster.partners.machine import peak_mb, workers_of
from solver.roster.partners.mailbox import Mailbox
from solver.roster.partners.meeting import Meeting
from solver.roster.partners.offers import Best, Brief, Offer, show
from solver.roster.partners.second_search import Errand, SecondSearch
from solver.roster.partners.served import Work
from solver.roster.run import Run
from solver.roster.standby import missing_windows

LOST = "partner_lost"
SEED_STEP = 1_000_003
LAST_WORD_S = 0.5
"""Seconds to wait for the best roster of a search that ends when this one does."""
Tell = Callable[[Offer], object]
FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Partner:
    """One search beside this one."""

    process: Companion
    inbox: Mailbox

    def post(self, message: object) -> bool:
        """Send it something; False where it reads nothing."""
        return self.process.post(message)


@dataclass(slots=True)
class Crew:
    """All searches beside this one, none where only one is to run. Used in a `with`: no process stays behind."""

    partners: list[Partner] = field(default_factory=list)
    tell: Tell | None = None
    _short: int = 0  # that could not be started
    _briefed: Brief | None = None
    _joined: bool = False

    @classmethod
    def of(cls, case: RosterCase, params: SolveParams, errand: Errand | None = None, tell: Tell | None = None) -> Crew:
        """Start as many as the run may have; the errand is done by the first of them before it joins.

        `tell` is told of better rosters: after every stage, at the meetings, every second of a search alone.
        """
        crew = cls(tell=tell)
        try:
            for number in range(1, workers_of(params)):
                own = params.model_copy(update={"seed": params.seed + SEED_STEP * number, "workers": 1})
                crew._start(SecondSearch(case, own, errand if number == 1 else None))
        except BaseException:
            crew.close()
            raise
        return crew

    def _start(self, task: SecondSearch) -> None:
        inbox = Mailbox()
        try:
            self.partners.append(Partner(Companion(Work(task), inbox.put), inbox))
        except OSError:  # no room for another process
            self._short += 1

    def begin(self, run: Run, reserve_s: float) -> Meeting | None:
        """Brief the others with the roster from which the annealing begins; how to meet them, if there are any."""
        if not self.partners and self.tell is None:
            return None
        now, left_s = monotonic(), run.watch.left_s
        self._briefed = Brief(Offer(run.best, run.best_on_call), now + left_s - reserve_s, now + left_s)
        for partner in self.partners:
            partner.post(self._briefed)
        tell, on_call = self.tell, run.best_on_call
        heard = None if tell is None else lambda best: tell(Offer(best, on_call))
        return Meeting(self.partners, left_s - reserve_s, heard)

    def kept(self, run: Run) -> None:
        """Tell whoever wants to know of a better roster."""
        self.tell_of(run.best, run.best_on_call)

    def tell_of(self, roster: Snapshot, on_call: tuple[OnCallDuty, ...] = ()) -> None:
        """The same of a search that is no `Run`."""
        if self.tell is not None:
            self.tell(Offer(roster, on_call))

    def join(self, run: Run) -> None:
        """Take the best roster of the others if it is better than the run's."""
        if self._briefed is None or run.watch.cancelled:
            return
        on_call = self._briefed.offer.on_call
        best = self._best(0.0 if self._joined else LAST_WORD_S)
        self._joined = True
        if best is not None and best.total + _missing(run, on_call) < run.best.total + _missing(run, run.best_on_call):
            show(run, Offer(best, on_call))
            run.watch.note("exchange", best.total)

    def post(self, message: object) -> None:
        """Tell all others something."""
        for partner in self.partners:
            partner.post(message)

    def better(self, mine: Snapshot) -> Snapshot:
        """The best of a roster and those that the others told."""
        best = self._best(LAST_WORD_S)
        return mine if best is None or mine.total <= best.total else best

    def found(self, kind: type[FoundT], wait_s: float = 0.0) -> FoundT | None:
        """What the errand told, if it has told anything of this class."""
        return self.partners[0].inbox.take(kind, wait_s) if self.partners else None

    @property
    def notes(self) -> tuple[str, ...]:
        """`partner_lost` where a search could not start or ended before its time."""
        return (LOST,) if self._short or any(not partner.process.alive for partner in self.partners) else ()

    @property
    def peaks_mb(self) -> tuple[float, ...]:
        """Most memory held by this process and by each of the others, MB."""
        return (peak_mb(), *(partner.process.peak_mb for partner in self.partners))

    def close(self) -> None:
        """End all others at once."""
        for partner in self.partners:
            partner.process.close()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _best(self, patience_s: float) -> Snapshot | None:
        """The best that the others told."""
        told: list[Snapshot] = []
        over_s = monotonic() + patience_s
        for partner in self.partners:
            wait_s = max(0.0, over_s - monotonic()) if partner.process.alive else 0.0
            message = partner.inbox.take(Best, wait_s)
            told += [message.roster] if message is not None else []
        return min(told, key=lambda roster: roster.total, default=None)


def _missing(run: Run, on_call: tuple[OnCallDuty, ...]) -> int:
    """Price of the windows that stay short, cents."""
    return sum(window.cents for window in missing_windows(run.problem.case, on_call))
