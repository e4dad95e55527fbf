"""Shifts of a contract's menus that a hard rule never lets anybody of the contract work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import Problem
from solver.duties import Break, Duty
from solver.rules.forms import EVERY, Forbid, Total, Unbroken

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.grid import Grid
    from solver.people import Contract
    from solver.rules.forms import Form
    from solver.shifts import ShiftTemplate

FILE = "operation.yaml"
MOST_NAMED = 6
Shut = dict[str, frozenset[str]]
"""Templates that no form leaves open, by rule."""


def menu_sense(case: RosterCase) -> tuple[Problem, ...]:
    """Each rule that shuts a length of a menu at all its starts, and each contract left without shifts, as warnings.

    That some starts of a length are shut (the long ones by night) is how menus are meant. Only what holds for the
    whole plan and all people of the contract counts, one shift looked at alone: a class of shifts forbidden
    throughout, a day's, week's or plan's most below what one shift makes, a spell without break that no place of the
    breaks avoids.
    """
    people: dict[Contract, set[str]] = {}
    for agent in case.agents:
        people.setdefault(agent.contract, set()).add(agent.id)
    forms = [form for rule in case.rules for form in rule.forms(case) if _hard(form, case.grid)]
    found: list[Problem] = []
    for contract, agents in sorted(people.items(), key=lambda item: item[0].id):
        menu = [template for template in case.templates if template.menu in contract.menus]
        shut = {rule: ids for rule, ids in _shut(forms, agents, menu, case.grid).items() if ids}
        found += _told(contract, len(agents), menu, shut)
    return tuple(found)


def _told(contract: Contract, agents: int, menu: list[ShiftTemplate], shut: Shut) -> Iterator[Problem]:
    told = {"contract": contract.id, "agents": agents, "all": len(menu)}
    if shut and len(frozenset().union(*shut.values())) == len(menu):
        alone = [rule for rule, ids in shut.items() if len(ids) == len(menu)]
        yield _warning("sense_contract_without_shift", rules=", ".join(alone or shut), **told)
        return
    for rule, ids in shut.items():
        open_still = {_length(template) for template in menu if template.id not in ids}
        named = [template.id for template in menu if _length(template) not in open_still]
        if not named:
            continue
        names = ", ".join(named[:MOST_NAMED]) + (", ..." if len(named) > MOST_NAMED else "")
        yield _warning("sense_shifts_forbidden", rule=rule, shifts=len(named), names=names, **told)


def _hard(form: Form, grid: Grid) -> bool:
    """Whether a form speaks of single shifts of the whole plan and is hard; absences and dates of people do not."""
    if isinstance(form, Forbid):
        return form.of != EVERY and form.start_min <= grid.start_min and form.end_min >= grid.end_min
    if isinstance(form, Total):
        return form.cents is None and form.most is not None and form.period != "span"
    return isinstance(form, Unbroken) and form.cents is None


def _shut(forms: list[Form], agents: set[str], menu: list[ShiftTemplate], grid: Grid) -> Shut:
    """By rule the templates that its forms shut for every one of the agents."""
    samples = {t.id: [_sample(t, k, grid) for k in (0, -1)] for t in menu}
    left: dict[str, dict[str, set[str]]] = {}
    for form in forms:
        concerned = form.agents & agents
        for template in menu if concerned else ():
            if all(_shuts(form, duty, template, grid) for duty in samples[template.id]):
                by_template = left.setdefault(form.rule.partition(":")[0], {})
                by_template.setdefault(template.id, set(agents)).difference_update(concerned)
    return {rule: frozenset(t for t, who in found.items() if not who) for rule, found in left.items()}


def _shuts(form: Form, duty: Duty, template: ShiftTemplate, grid: Grid) -> bool:
    """Whether a form forbids a shift by itself, whatever else the agent works."""
    if isinstance(form, Unbroken):
        return not _breaks_fit(template, form.most_min)
    if isinstance(form, Forbid):
        return form.of.holds(duty, grid)
    if not isinstance(form, Total) or form.most is None or not form.of.holds(duty, grid):
        return False
    measured = {"paid_min": duty.paid_min, "duties": 1}.get(form.measure, 0)
    return measured > form.most


def _breaks_fit(template: ShiftTemplate, most_min: int) -> bool:
    """Whether the breaks can be placed so that no spell is longer: each as late as the spell before it allows."""
    since = 0
    for window in template.breaks:
        start = min(window.latest_min, since + most_min)
        if start < window.earliest_min:
            return False
        since = start + window.length_min
    return template.length_min - since <= most_min


def _sample(template: ShiftTemplate, day: int, grid: Grid) -> Duty:
    """The shift on a day of the plan."""
    start_min = grid.minute(grid.days[day], template.start)
    end_min = start_min + template.length_min
    breaks = tuple(Break(start_min + b.earliest_min, b.length_min, b.paid) for b in template.breaks)
    return Duty("", start_min, end_min, grid.days[day], template.id, template.paid_min, breaks)


def _length(template: ShiftTemplate) -> tuple[object, ...]:
    """What shifts of one menu share that differ by their start only."""
    return (template.menu, template.length_min, template.breaks)


def _warning(code: str, **parameters: object) -> Problem:
    return Problem(
        FILE, None, f"contracts.{parameters['contract']}", code, "", as_parameters(parameters), severity="warning"
    )
