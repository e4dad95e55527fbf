"""Desks: what the shifts of a menu ask of whoever works them, and which shifts those are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from solver.rules.facts.timeline import view

if TYPE_CHECKING:
    from solver.agreements import Desk
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.people import Agent


def with_templates(case: RosterCase) -> Iterator[tuple[Desk, frozenset[str]]]:
    """Each desk with the templates of its menu; desks of a menu without any are left out."""
    for desk in dict.fromkeys(case.agreements.desks):
        templates = frozenset(template.id for template in case.templates if template.menu == desk.menu)
        if templates:
            yield desk, templates


def worked(case: RosterCase, roster: Roster) -> Iterator[tuple[Agent, Duty, Desk]]:
    """Each planned shift with each desk that its menu staffs; shifts of no known template staff none."""
    seen = view(case, roster)
    desks: dict[str, list[Desk]] = {}
    for desk in dict.fromkeys(case.agreements.desks):
        desks.setdefault(desk.menu, []).append(desk)
    asked = {template.id: desks.get(template.menu, []) for template in case.templates}
    for agent, planned in seen.rows() if desks else ():
        for duty in planned:
            for desk in asked.get(duty.template, ()):
                yield agent, duty, desk
