"""Locks that the rule book forbids, found by its own checks on a roster of the locked shifts alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.rulebook import articles_of
from solver.duties import Break, Duty, Roster
from solver.rules.forms import Attend, BreaksInside, Distinct, Gather, OnDuty, Price, Stretch, Total, Unbroken

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import Lock, RosterCase
    from solver.outcomes import Violation
    from solver.rules import Rule

FILE = "locks.csv"
MENDABLE = (Attend, BreaksInside, Distinct, Gather, OnDuty, Price, Stretch, Unbroken)
"""Forms of rules that other shifts, or breaks placed otherwise, can still satisfy."""
Key = tuple[str, str, int, int, bool]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule and what of it the locked shifts break."""

    rule: Rule
    violation: Violation


def lock_sense(inputs: Inputs, case: RosterCase) -> tuple[Problem, ...]:
    """Each locked shift that breaks a hard rule whatever else is rostered, with its article in the book, at its row."""
    duties = {(lock.agent, lock.day): _duty(case, lock) for lock in case.locks if lock.template is not None}
    if not duties:
        return ()
    rows = {(agent, day): row for agent, day, row in inputs.operation.lock_rows}
    by_agent: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties.values():
        by_agent[duty.agent].append(duty)
    articles = articles_of(inputs.operation.config.rules)
    found: dict[tuple[str, date, str], Problem] = {}
    for broken in broken_by(case, tuple(sorted(duties.values()))):
        duty = _nearest(by_agent[broken.violation.agent], broken.violation)
        row = rows.get((duty.agent, duty.day))
        article = articles.get(broken.rule.kind, broken.rule.citation)
        found.setdefault((duty.agent, duty.day, broken.rule.kind), _problem(duty, broken, article, row))
    return tuple(found[key] for key in sorted(found))


def broken_by(case: RosterCase, duties: tuple[Duty, ...]) -> Iterator[Broken]:
    """Hard violations of single agents that an empty roster does not have, rules that can be mended left out."""
    locked = {duty.agent for duty in duties}
    for rule in case.rules:
        if rule.kind == "lock" or _mendable(case, rule):
            continue
        before = {_key(v) for v in rule.check(case, Roster())}
        for violation in rule.check(case, Roster(duties)):
            if violation.hard and violation.agent in locked and _key(violation) not in before:
                yield Broken(rule, violation)


def _mendable(case: RosterCase, rule: Rule) -> bool:
    forms = rule.forms(case)
    return any(isinstance(f, MENDABLE) or (isinstance(f, Total) and f.measure == "half_weekends") for f in forms)


def _key(violation: Violation) -> Key:
    """Which rule, who, when, and on which side of the limit."""
    too_much = violation.amount > violation.limit
    return violation.rule, violation.agent, violation.start_min, violation.end_min, too_much


def _duty(case: RosterCase, lock: Lock) -> Duty:
    """The locked shift, each break as early as it may be."""
    template = next(t for t in case.templates if t.id == lock.template)
    start = case.grid.minute(lock.day, template.start)
    breaks = tuple(Break(start + b.earliest_min, b.length_min, b.paid) for b in template.breaks)
    return Duty(lock.agent, start, start + template.length_min, lock.day, template.id, template.paid_min, breaks)


def _nearest(duties: list[Duty], violation: Violation) -> Duty:
    """The locked shift of the agent that lies in the violation, or else nearest to it; the last of several."""

    def distance(duty: Duty) -> tuple[int, int]:
        apart = max(violation.start_min - duty.end_min, duty.start_min - violation.end_min, 0)
        return apart, -duty.start_min

    return min(duties, key=distance)


def _problem(duty: Duty, broken: Broken, article: str, row: int | None) -> Problem:
    violation = broken.violation
    told = {
        "agent": duty.agent,
        "day": duty.day,
        "shift": duty.template,
        "rule": broken.rule.kind,
        "citation": article,
        "amount": f"{violation.amount:g}",
        "limit": f"{violation.limit:g}",
        "unit": violation.unit,
    }
    return Problem(
        FILE, row, "shift", "sense_lock_against_rule", duty.template, as_parameters(told), severity="warning"
    )
