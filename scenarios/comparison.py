"""A scenario against its base: everything a planner asks of the two plans, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.differences import Difference
from planner.differences import compare as compare_plans
from planner.figures import Figures, NightRisk, night_risks, summarise
from scenarios.comparing.deciding import Deciding, deciding
from scenarios.comparing.moves import Moves, moves
from scenarios.comparing.queues import QueueRow, queue_rows
from scenarios.comparing.rules import RuleChange, rule_changes
from scenarios.judging import idle_steps
from scenarios.served import Paired, paired

if TYPE_CHECKING:
    from datetime import date

    from scenarios.base_plan import BasePlan
    from scenarios.playing import Ending, Played
    from scenarios.scenario import Scenario

Night = tuple["NightRisk | None", "NightRisk | None"]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A scenario's plan next to its base.

    Attributes
    ----------
    idle : numbers (from 1) of the steps that change nothing the plan depends on.
    figures : before and after.
    queues : service, contacts and chances by queue. `days` : the paired difference of each queue on each local day.
    whole : all queues over the whole plan; None where nothing was played.
    nights : each local day's risk before and after, of the days at risk in either.
    deciding : where most of the difference is made; None where no queue's difference is beyond noise.
    """

    scenario: Scenario
    base: BasePlan
    played: Played
    idle: tuple[int, ...]
    figures: tuple[Figures, Figures]
    difference: Difference
    moves: Moves
    rules: tuple[RuleChange, ...]
    queues: tuple[QueueRow, ...]
    days: tuple[Paired, ...]
    whole: Paired | None
    nights: tuple[tuple[date, Night], ...]
    deciding: Deciding | None

    @property
    def status(self) -> Ending:
        """How the scenario ended."""
        return self.played.status

    @property
    def replications(self) -> int:
        """Of which the paired differences are."""
        return self.played.served.replications


def compared(base: BasePlan, scenario: Scenario, played: Played) -> Comparison:
    """Everything that tells a scenario that was played from its base, both over as many replications."""
    base = base.longer(played.served.replications)
    plans = base.plan, played.plan
    figures = summarise(base.plan, base.inputs), summarise(played.plan, played.inputs)
    difference = compare_plans(*plans)
    pairs = paired(base.served, played.served) if played.status == "played" else ()
    return Comparison(
        scenario=scenario,
        base=base,
        played=played,
        idle=idle_steps(scenario, base.inputs, base.plan.forecast),
        figures=figures,
        difference=difference,
        moves=moves(difference, base.plan.roster, played.plan.roster),
        rules=rule_changes(base.plan.violations, played.plan.violations),
        queues=queue_rows(plans, figures, pairs),
        days=tuple(one for one in pairs if one.cell.day is not None),
        whole=next((one for one in pairs if one.cell.queue is None), None),
        nights=_nights(base, played),
        deciding=deciding(base, played, pairs),
    )


def _nights(base: BasePlan, played: Played) -> tuple[tuple[date, Night], ...]:
    """Days with contacts that wait too long beyond the goals, before or after."""
    sides = [{one.day: one for one in night_risks(side.plan, side.inputs)} for side in (base, played)]
    days = sorted({*sides[0], *sides[1]})
    pairs = ((day, (sides[0].get(day), sides[1].get(day))) for day in days)
    return tuple((day, pair) for day, pair in pairs if any(one is not None and one.late_contacts > 0 for one in pair))
