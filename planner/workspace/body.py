"""A workspace as plain data for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.workspace.figures import totals
from planner.workspace.outcomes import worst_code
from planner.workspace.sharing import helps
from planner.workspace.tables import Summary, compared

if TYPE_CHECKING:
    from planner.workspace.figures import SiteFigures
    from planner.workspace.outcomes import SiteOutcome

Body = dict[str, object]


def sites_body(found: Summary) -> Body:
    """Every unit with its status, figures and plan; cost by currency; what sharing is worth and who could share."""
    pairs = zip(found.outcomes, found.figures, strict=True)
    people = [figures.people for _, figures in found.rows]
    costs = totals(tuple(figures for _, figures in found.rows))
    return {
        "workspace": found.workspace.name,
        "exit_code": worst_code((*found.outcomes, *found.apart)),
        "units": [_unit(outcome, figures) for outcome, figures in pairs],
        "people": sum(one.people for one in people),
        "paid_h": sum(one.paid_h for one in people),
        "cost_cents": {currency: asdict(cost) | {"total": cost.total} for currency, cost in costs.items()},
        "compared": [
            {
                "pool": name,
                "need_h": figures.need_h,
                "need_h_apart": sum(one.need_h for one in apart),
                "late": figures.late,
                "late_apart": sum(one.late for one in apart),
                "cost_cents": figures.people.cost.total,
                "cost_cents_apart": sum(one.people.cost.total for one in apart),
            }
            for (name, figures), apart in compared(found)
        ],
        "could_share": [asdict(one) for one in helps(found.outcomes)],
    }


def _unit(outcome: SiteOutcome, figures: SiteFigures | None) -> Body:
    plan = outcome.plan
    return {
        "unit": outcome.unit.name,
        "sites": [site.id for site in outcome.unit.sites],
        "pool": outcome.unit.pool,
        "home": str(outcome.unit.home),
        "status": outcome.status,
        "exit_code": outcome.code,
        "reason": outcome.reason,
        "plan": None if plan is None else plan.id,
        "start": None if plan is None else plan.start.isoformat(),
        "weeks": None if plan is None else plan.weeks,
        "figures": None if figures is None else _figures(figures),
    }


def _figures(figures: SiteFigures) -> Body:
    people = figures.people
    return asdict(figures) | {
        "people": people.people,
        "paid_h": people.paid_h,
        "contract_h": people.contract_h,
        "cost_cents": asdict(people.cost) | {"total": people.cost.total},
        "on_call_filled": people.on_call,
    }
