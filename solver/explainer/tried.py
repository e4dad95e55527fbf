"""What was tried to have people at work at a moment, and what holds those for whom nothing works."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solver.checker import ROWS, check, kind_of, price
from solver.duties import Roster
from solver.explainer.moves import moves_of, swaps_of
from solver.explainer.trial import Verdict, worse

if TYPE_CHECKING:
    from solver.explainer.moves import Asked, Move
    from solver.explainer.serving import Person
    from solver.explainer.trial import Trial
    from solver.outcomes import Violation

MOST_SWAPS = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """The change that would have somebody present, or the one that breaks least.

    `move` is None where nothing could be tried (away, on call, no shift or window holds the moment). `broken` are the
    agent's own rules that stand against it, none if it is lawful; `cents` what its priced rules change by.
    """

    person: Person
    move: Move | None = None
    broken: tuple[Violation, ...] = ()
    cents: float = 0.0

    @property
    def works(self) -> bool:
        """Whether the change keeps every hard rule of the agent."""
        return self.move is not None and not self.broken


def try_people(trial: Trial, people: tuple[Person, ...], asked: Asked) -> tuple[Tried, ...]:
    """For everybody the first change that is lawful for them, else the one that breaks least, in the order given.

    Whoever may not work one more shift is tried with another shift of that week given up.
    """
    best = {person.agent: Tried(person) for person in people}
    _rounds(trial, best, {person.agent: moves_of(trial, person, asked) for person in people})
    held = {name: one.move for name, one in best.items() if one.move is not None and one.move.kind == "extra"}
    swaps = {name: swaps_of(trial, move, asked)[:MOST_SWAPS] for name, move in held.items() if best[name].broken}
    _rounds(trial, best, swaps)
    return tuple(best[person.agent] for person in people)


def each_apart(trial: Trial, agents: frozenset[str], after: Roster) -> dict[str, Verdict]:
    """As `Trial.alone`, of many agents at once, each as if only its own rows changed; priced rules of one person too.

    Rules that compare people (fair shares) see all changes at once, so their cents only rank.
    """
    people = tuple(agent for agent in trial.case.agents if agent.id in agents)
    rows = tuple(duty for duty in after.duties if duty.agent in agents)
    standby = tuple(duty for duty in after.on_call if duty.agent in agents)
    found = check(replace(trial.case, agents=people, rules=trial.own_rules), Roster(rows, standby))
    kinds = {ROWS, *(rule.kind for rule in trial.own_rules)}
    before = tuple(one for one in trial.found if kind_of(one) in kinds)
    return {name: _verdict(_about(name, found), _about(name, before)) for name in sorted(agents)}


def _about(agent: str, found: tuple[Violation, ...]) -> tuple[Violation, ...]:
    return tuple(one for one in found if one.agent == agent)


def _verdict(found: tuple[Violation, ...], before: tuple[Violation, ...]) -> Verdict:
    was, now = dict(price(before)), dict(price(found))
    cents = ((kind, float(now.get(kind, 0) - was.get(kind, 0))) for kind in sorted({*was, *now}))
    return Verdict(worse(found, before), worse(before, found), tuple((k, c) for k, c in cents if c))


def _rounds(trial: Trial, best: dict[str, Tried], options: dict[str, tuple[Move, ...]]) -> None:
    """Try the first option of everybody together, then the second of those still held, and so on."""
    for place in range(max(map(len, options.values()), default=0)):
        now = {name: moves[place] for name, moves in options.items() if len(moves) > place and not best[name].works}
        if not now:
            return
        changed = {key: duty for move in now.values() for key, duty in move.changed.items()}
        verdicts = each_apart(trial, frozenset(now), trial.with_days(changed))
        for name, move in now.items():
            best[name] = _better(best[name], move, verdicts[name])


def _better(before: Tried, move: Move, verdict: Verdict) -> Tried:
    """What is lawful, else what breaks fewer rules; a swap is told only if it is lawful."""
    found = replace(before, move=move, broken=verdict.broken, cents=verdict.total_cents)
    if found.works or before.move is None:
        return found
    return found if move.kind != "swap" and len(found.broken) < len(before.broken) else before
