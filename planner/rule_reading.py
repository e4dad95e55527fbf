"""An operation's rule book beside the preset it starts from: what holds, and what each change loosened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.casework import make_case
from planner.inputs import Inputs
from planner.operation.operation import Operation
from planner.promised import midnight_before, promised
from planner.rule_directions import difference
from planner.rulebook import rule_book
from solver.rules import BY_KIND
from solver.rules.forms import StandbyRest
from solver.rules.presets import Entry, RuleBook, book

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.rules.rule import Rule

WEEKS = 4


class Verdict(StrEnum):
    """What a change does to a rule; `IDLE` is one that was added and binds nobody."""

    LOOSENED = "loosened"
    TIGHTENED = "tightened"
    CHANGED = "changed"
    EQUAL = "equal"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One parameter that the operation sets: the book's value (the rule's default where it is added) and its own."""

    name: str
    before: object
    after: object
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RuleRead:
    """A rule in force.

    `entry` is its place in the book (None: added by the operation). `hard` and `priced` are what its forms are for
    this operation; neither: nothing is stated that it could bind. `values` are those that the operation set, with
    `reason` and `by` (empty where nothing was changed).
    """

    rule: Rule
    entry: Entry | None
    hard: bool
    priced: bool
    values: tuple[ValueChange, ...] = ()
    reason: str = ""
    by: str = ""

    @property
    def binds(self) -> bool:
        """Whether anybody is bound by it as things are stated."""
        return self.hard or self.priced

    @property
    def verdict(self) -> Verdict | None:
        """What the operation did to it; None if it stands as in the book."""
        if self.entry is None:
            return Verdict.TIGHTENED if self.binds else Verdict.IDLE
        found = {value.verdict for value in self.values if value.verdict is not Verdict.EQUAL}
        if not self.reason:
            return None
        return found.pop() if len(found) == 1 else Verdict.CHANGED if found else Verdict.EQUAL


@dataclass(frozen=True, slots=True)
class BookRead:
    """The rules in force in the book's order, and those that the operation left out, each with its reason."""

    operation: str
    book: RuleBook
    rules: tuple[RuleRead, ...]
    dropped: tuple[tuple[Entry, str], ...]

    @property
    def unverified(self) -> tuple[str, ...]:
        """Kinds in force whose reading still needs counsel."""
        return tuple(r.rule.kind for r in self.rules if r.entry is not None and not r.entry.verified)

    def count(self, verdict: Verdict) -> int:
        """How many rules the operation changed so; a rule left out is loosened."""
        left_out = len(self.dropped) if verdict is Verdict.LOOSENED else 0
        return sum(read.verdict is verdict for read in self.rules) + left_out


def read_book(operation: Operation) -> BookRead:
    """Read an operation's rule book against its preset."""
    spec = operation.config.rules
    preset = book(spec.preset)
    entries = {entry.rule.kind: entry for entry in preset.entries}
    case = _case(operation, preset)
    rules = (_read(rule, entries.get(rule.kind), case) for rule in rule_book(spec))
    told = tuple(_changed(read, dict(spec.changes.get(read.rule.kind, {}))) for read in rules)
    dropped = tuple((entries[kind], reason) for kind, reason in spec.drop.items() if kind in entries)
    return BookRead(operation.config.name, preset, told, dropped)


def parameters(rule: Rule) -> dict[str, object]:
    """A rule's parameters with the values in force."""
    return {name: getattr(rule, name) for name in type(rule).model_fields if name != "kind"}  # type: ignore[attr-defined]  # every rule is a RuleModel


def verdict_on(kind: str, name: str, before: object, after: object) -> Verdict:
    """Whether a rule with another value allows more, by what is declared of its parameter; no price is hard."""
    if before == after:
        return Verdict.EQUAL
    asks = name in BY_KIND[kind].more_asks
    if not asks and name not in BY_KIND[kind].more_allows:
        return Verdict.CHANGED
    if before is None or after is None:
        more = (after is None) == name.endswith("cents")
    else:
        sign = difference(before, after)
        if sign is None:
            return Verdict.CHANGED
        more = (sign > 0) == asks
    return Verdict.TIGHTENED if more else Verdict.LOOSENED


def _read(rule: Rule, entry: Entry | None, case: RosterCase) -> RuleRead:
    on_call = bool(case.requirement.on_call)
    forms = [form for form in rule.forms(case) if on_call or not isinstance(form, StandbyRest)]
    prices = [getattr(form, "cents", None) for form in forms]
    priced = any(cents is not None for cents in prices) or any(isinstance(form, StandbyRest) for form in forms)
    return RuleRead(rule, entry, None in prices, priced)


def _changed(read: RuleRead, said: dict[str, object]) -> RuleRead:
    if not said:
        return read
    base = read.entry.rule if read.entry is not None else type(read.rule)()
    before, after = parameters(base), parameters(read.rule)
    values = tuple(
        ValueChange(name, before[name], after[name], verdict_on(read.rule.kind, name, before[name], after[name]))
        for name in after
        if name in said
    )
    return replace(read, values=values, reason=str(said.get("reason", "")), by=str(said.get("by", "")))


def _case(operation: Operation, preset: RuleBook) -> RosterCase:
    """Four weeks of the operation without demand: enough to see which rules find anything to bind."""
    first = operation.default_start or preset.checked
    start = first + timedelta(days=-first.weekday() % 7)
    inputs = Inputs(operation, start, WEEKS, midnight_before(operation, start), 1, 0.0)
    return make_case(inputs, promised(inputs))
