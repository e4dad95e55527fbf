"""Which rules an agent's own duties break for good: hard leasts that they miss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.roster.evaluate import HARD, objective_terms
from solver.rules.forms import Attend, Form, Price, Stretch, Succession, Total, Unbroken

PERSONAL = (Attend, Price, Stretch, Succession, Total, Unbroken)


def missed_rules(case: RosterCase, forms: Iterable[Form], who: str, duties: Iterable[Duty]) -> tuple[str, ...]:
    """The rules about this agent alone of which these duties miss something hard, in alphabetical order."""
    own = [replace(f, agents=frozenset({who})) for f in forms if isinstance(f, PERSONAL) and who in f.agents]
    terms = objective_terms(case, own, Roster(tuple(d for d in duties if d.agent == who)))
    names = {HARD + form.rule for form in own}
    return tuple(sorted(name.removeprefix(HARD) for name, cents in terms if name in names and cents > 0))
