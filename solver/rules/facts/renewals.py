"""Trainings that certificates call for: who must be trained again, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from solver.rules.facts.pieces import Piece, here
from solver.rules.facts.timeline import midnight

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.people import Agent


class Renewal(NamedTuple):
    """The training of a certificate: its name, the kind of its activity, its length, and whom it binds."""

    certificate: str
    training: str
    length_min: int
    everyone: bool


def trainings_due(case: RosterCase, renewal: Renewal) -> list[Piece]:
    """Who must be trained in the horizon, and until when.

    Those whose certificate's last valid day is a day of the horizon, until the midnight after it; those with whom
    it ran out before, and with `everyone` those who never had it, until the horizon's end. Left out are those for
    whom an activity of the training's kind is entered already or was held in the opening state, and those who are
    not under contract or away from the horizon's first minute to that midnight.
    """
    entered = {due.agent for due in case.activities if due.kind == renewal.training}
    trained = {
        duty.agent
        for duty in case.opening.duties
        if any(activity.kind == renewal.training for activity in duty.activities)
    }
    due = [
        Piece(agent.id, renewal.training, renewal.length_min, case.grid.start_min, until_min)
        for agent in case.agents
        if agent.id not in entered | trained
        for until_min in _until(case, agent, renewal)
    ]
    return here(case, due)


def _until(case: RosterCase, agent: Agent, renewal: Renewal) -> Iterator[int]:
    """The minute until which an agent must be trained; nothing if nothing is due."""
    valid = [last_day for name, last_day in agent.certificates if name == renewal.certificate]
    if None in valid or not (valid or renewal.everyone):
        return
    first, last = case.grid.days[0], case.grid.days[-1]
    runs_out: date = max((day for day in valid if day is not None and day >= first), default=last)
    begun = agent.first_day is None or agent.first_day <= runs_out
    if runs_out <= last and begun and (agent.last_day is None or first <= agent.last_day):
        yield midnight(case.grid, runs_out + timedelta(days=1))
