"""What a repair is asked and what it answers: new facts, days that change, and the curve of people against loss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from solver.case import Absence, RosterCase
from solver.cover import Requirement
from solver.duties import Duty, Roster
from solver.outcomes import Violation

Way = Literal["nothing", "breaks", "hours", "overtime", "on_call", "borrowed", "everything", "asked"]
"""How a repair may mend, in rising order of means: not at all, breaks alone, contract hours, overtime, people on call,
people of other main languages, all of these at once, and all of these with days for which people would have to be asked
first."""

WAYS: tuple[Way, ...] = ("nothing", "breaks", "hours", "overtime", "on_call", "borrowed", "everything", "asked")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since the roster was published.

    Attributes
    ----------
    now_min : UTC minute; no duty or day off that has begun by then changes, but for who falls ill.
    absences : new ones, beside those the case already holds.
    requirement : the new need (moved match, new demand, outage); None = as in the case.
    notice_min : 0 or more: no duty that would start, or was to start, before `now_min + notice_min` changes, unless
        its agent accepted or offers it.
    accepted : (agent, local day) for which a change at short notice is agreed.
    """

    now_min: int
    absences: tuple[Absence, ...] = ()
    requirement: Requirement | None = None
    notice_min: int = 0
    accepted: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class DayChange:
    """One agent's day that is worked otherwise than published; None = a day off.

    `asks`: the day lies within the notice period, nobody has accepted yet, so the agent must be asked first.
    """

    agent: str
    day: date
    before: Duty | None
    after: Duty | None
    asks: bool = False


@dataclass(frozen=True, slots=True, order=True)
class CallOut:
    """Somebody on call is called in: at the desk from start to end (UTC minutes), within the on-call duty."""

    agent: str
    window: str
    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class Point:
    """A state of the repair, after its first `people` people: the curve of people touched against loss.

    Attributes
    ----------
    agent : who was changed last ("" where nobody was).
    people, person_days : whose published days change beyond what the facts force, and how many days; whoever is put
        on call counts with a day, whoever is called in from standby does not.
    coverage_cents : people missing to the need, call-outs counted as present.
    rules_cents : priced rules, on-call windows unfilled and fees included, price of change left out.
    change_cents : price of the changed person-days; it takes the place of the rule book's minimal change and notice.
    paid_min, overtime_min : minutes of the whole roster; overtime is what lies above the contract's week.
    wage_cents : paid minutes at each agent's rate, overtime with its premium, call-outs included.
    extra_cents : of the wages, what comes on top of contract hours: overtime with its premium, and call-outs.
    """

    agent: str
    people: int
    person_days: int
    coverage_cents: float
    rules_cents: float
    change_cents: float
    paid_min: int
    overtime_min: int
    wage_cents: float
    extra_cents: float

    @property
    def loss_cents(self) -> float:
        """What the roster loses: coverage and priced rules, without the price of change."""
        return self.coverage_cents + self.rules_cents

    @property
    def total_cents(self) -> float:
        """What the search lowers: loss and price of change."""
        return self.loss_cents + self.change_cents

    @property
    def outlay_cents(self) -> float:
        """What mending takes: the price of change, and wages on top of contract hours."""
        return self.change_cents + self.extra_cents


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to mend: a lawful roster with what it changes and costs.

    Attributes
    ----------
    ways : which ways led to it; the first has the fewest means that it really uses.
    case : the case that it was judged in: today's facts, `base` = the roster that stood.
    roster : shifts and on-call duties; call-outs are beside it.
    before, after : the roster that stood, as if nothing had happened, and this one under the new facts.
    forced : days that the facts themselves take away (who falls ill works no longer).
    changed : days changed beyond that, in order of agent and day; empty for "nothing".
    moved_breaks : duties whose template stands and whose breaks lie elsewhere (agent, local day).
    called : who on call comes in.
    newly_on_call : (agent, window) put on call in place of somebody absent.
    curve : from nothing done to this roster, one point per person changed; its last is `after`.
    violations : hard rules this roster breaks which the roster that stood, or the facts, do not force: always empty,
        and proved by the checker.
    forced_violations : hard rules broken that were broken before, or that the facts alone break.
    cut_short : the ways whose search the clock ended; with more time they might end better.
    untried : the ways that the clock never let begin, told with "nothing".
    """

    ways: tuple[Way, ...]
    case: RosterCase
    roster: Roster
    before: Point
    after: Point
    forced: tuple[DayChange, ...]
    changed: tuple[DayChange, ...]
    moved_breaks: tuple[tuple[str, date], ...]
    called: tuple[CallOut, ...]
    newly_on_call: tuple[tuple[str, str], ...]
    curve: tuple[Point, ...]
    violations: tuple[Violation, ...] = ()
    forced_violations: tuple[Violation, ...] = ()
    cut_short: tuple[Way, ...] = ()
    untried: tuple[Way, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Whose published days change beyond what the facts force."""
        return tuple(sorted({change.agent for change in self.changed}))

    @property
    def breaks_of(self) -> tuple[str, ...]:
        """Whose shifts stand with their breaks elsewhere."""
        return tuple(sorted({agent for agent, _ in self.moved_breaks} - {*self.people}))

    @property
    def to_ask(self) -> tuple[DayChange, ...]:
        """Days whose people must be asked before this repair may be published."""
        return tuple(change for change in self.changed if change.asks)

    @property
    def price_cents(self) -> float:
        """What ways are ranked by: loss, price of change, and wages on top of contract hours."""
        return self.after.loss_cents + self.after.outlay_cents

    @property
    def damage_cents(self) -> float:
        """What the facts cost if nothing is done: loss at the curve's start less loss before them."""
        return self.curve[0].loss_cents - self.before.loss_cents

    @property
    def recovered_share(self) -> float:
        """Share of the damage that is won back; above 1 where the roster ends better than it was, 0 without damage."""
        gained = self.curve[0].loss_cents - self.after.loss_cents
        return gained / self.damage_cents if self.damage_cents > 0 else 0.0
