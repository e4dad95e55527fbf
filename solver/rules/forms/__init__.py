"""Forms: the small engine-neutral vocabulary in which rules restrict rosters.

Every form speaks of some agents' duties in time. `cents=None` makes it hard, otherwise it is a price per unit.

Common ground of all engines
- A duty of template T on local day D starts at `grid.minute(D, T.start)`, ends `T.length_min` elapsed minutes
  later (also on the night the clocks change), pays `T.paid_min`, and starts inside the horizon.
- An on-call duty fills one window of `requirement.on_call` from its start to its end, by one of its agents.
- The opening state's duties (they start before the horizon) are history for Succession, Run and Total and are
  never judged themselves: a form refuses or prices only what the roster's own duties add.
- An agent is present in an interval if a duty covers the whole interval and no break or activity touches it.
"""

from __future__ import annotations

from solver.rules.forms.duty_class import EVERY, Agents, DutyClass
from solver.rules.forms.line import Run, Stretch, Succession, Total
from solver.rules.forms.single import Attend, BreaksInside, Forbid, Price, Unbroken
from solver.rules.forms.standby import StandbyRest, StandbyRun, StandbyTotal
from solver.rules.forms.together import Distinct, Gather, OnDuty

Form = (
    Forbid
    | Price
    | Succession
    | Run
    | Stretch
    | Total
    | OnDuty
    | Distinct
    | BreaksInside
    | Unbroken
    | Attend
    | Gather
    | StandbyRest
    | StandbyRun
    | StandbyTotal
)

__all__ = [
    "EVERY",
    "Agents",
    "Attend",
    "BreaksInside",
    "Distinct",
    "DutyClass",
    "Forbid",
    "Form",
    "Gather",
    "OnDuty",
    "Price",
    "Run",
    "StandbyRest",
    "StandbyRun",
    "StandbyTotal",
    "Stretch",
    "Succession",
    "Total",
    "Unbroken",
]
