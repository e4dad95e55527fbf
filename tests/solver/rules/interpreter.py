"""The forms read word by word: whether they allow a roster, and at what price. Slow, plain, and of no engine."""

from __future__ import annotations

from collections.abc import Callable

from solver.case import RosterCase
from solver.duties import Roster
from solver.rules.forms import (
    Attend,
    BreaksInside,
    Distinct,
    Forbid,
    Form,
    Gather,
    OnDuty,
    Price,
    Run,
    StandbyRest,
    StandbyRun,
    StandbyTotal,
    Stretch,
    Succession,
    Total,
    Unbroken,
)
from tests.solver.rules.read_line import read_run, read_stretch, read_succession, read_total
from tests.solver.rules.read_single import read_attend, read_breaks, read_forbid, read_price, read_unbroken
from tests.solver.rules.read_standby import read_standby, read_standby_run, read_standby_total
from tests.solver.rules.read_together import read_distinct, read_gather, read_on_duty
from tests.solver.rules.reading import FORBIDDEN, Reading


def interpret(case: RosterCase, forms: tuple[Form, ...], roster: Roster) -> Reading:
    """All forms together; a roster that no engine could build is forbidden."""
    readings = [READERS[type(form)](form, case, roster) for form in forms]
    if not buildable(case, roster) or not all(reading.allowed for reading in readings):
        return FORBIDDEN
    return Reading(True, sum(reading.cents for reading in readings))


def buildable(case: RosterCase, roster: Roster) -> bool:
    """Duties have their template's hours and pay and start in the horizon; on-call duties fill their windows."""
    templates = {template.id: template for template in case.templates}
    windows = {window.id: window for window in case.requirement.on_call}
    for duty in roster.duties:
        template = templates.get(duty.template)
        if template is None or duty.start_min != case.grid.minute(duty.day, template.start):
            return False
        if duty.end_min - duty.start_min != template.length_min or duty.paid_min != template.paid_min:
            return False
        if not case.grid.start_min <= duty.start_min < case.grid.end_min:
            return False
    return all(
        duty.agent in windows[duty.window].agents
        and (duty.start_min, duty.end_min) == (windows[duty.window].start_min, windows[duty.window].end_min)
        for duty in roster.on_call
    )


READERS: dict[type, Callable[..., Reading]] = {
    Forbid: read_forbid,
    Price: read_price,
    Succession: read_succession,
    Run: read_run,
    Stretch: read_stretch,
    Total: read_total,
    OnDuty: read_on_duty,
    Distinct: read_distinct,
    BreaksInside: read_breaks,
    Unbroken: read_unbroken,
    Attend: read_attend,
    Gather: read_gather,
    StandbyRest: read_standby,
    StandbyRun: read_standby_run,
    StandbyTotal: read_standby_total,
}

__all__ = ["FORBIDDEN", "Reading", "buildable", "interpret"]
