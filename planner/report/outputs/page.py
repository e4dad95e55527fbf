"""report.html: one offline page; no script, nothing fetched, names only where they may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from planner.report import headline, prices, remarks, service, violations
from planner.report.charts import cover, demand, drawing, night, risk, search
from planner.report.content_policy import policy, style
from planner.report.occasions import Occasion, occasions
from planner.report.outputs.request import Output, Request
from planner.report.risks import risk_rows
from planner.report.standby import watches
from planner.report.teams import teams_of
from planner.words import sentence, term
from planner.words.numbers import day, moment, money, number, share, signed

if TYPE_CHECKING:
    from jinja2 import Environment


def write(request: Request) -> Mapping[str, bytes]:
    """The report as one file."""
    lang = request.lang
    page = environment(lang).get_template("report.html").render(_context(request))
    return {"report.html": page.encode()}


def environment(lang: str) -> Environment:
    """Everything is escaped; only our own SVG is marked as safe, in the template."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("planner.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["w"] = lambda code, **parameters: sentence(code, parameters, lang)
    found.globals |= {"policy": policy, "style": style}
    found.globals["term"] = lambda prefix, value: term(prefix, value, lang)
    formats = {"day": day, "moment": moment, "money": money, "number": number, "share": share, "signed": signed}
    found.filters.update({name: partial(_said, form, lang) for name, form in formats.items()})
    return found


def _said(form: object, lang: str, value: object, *digits: int) -> str:
    assert callable(form)
    return str(form(value, lang, *digits))


def _context(request: Request) -> dict[str, object]:
    plan, inputs, figures, lang = request.plan, request.inputs, request.figures, request.lang
    events = occasions(plan, inputs)
    return {
        "lang": lang,
        "plan": plan,
        "figures": figures,
        "currency": inputs.operation.config.currency,
        "synthetic": inputs.operation.config.synthetic,
        "risk": headline.risk_lines(request.series, figures, lang),
        "facts": headline.fact_lines(plan, figures, inputs, lang),
        "origin": headline.origin_lines(plan, inputs, lang),
        "remarks": remarks.remark_lines(plan, inputs, lang),
        "events": events,
        "event_days": {event.day for event in events},
        "moments": {event.number: plan.grid.local(event.start_min) for event in events},
        "services": service.plan_services(figures, lang) if figures.services else None,
        "risks": risk_rows(plan, inputs),
        "teams": teams_of(request),
        "watches": watches(request),
        "rules": violations.violation_parts(plan.violations, lang, plan.grid.zone),
        "costs": prices.cost_table(figures, lang),
        "prices": prices.price_table(figures, lang),
        "night": _night_of(request, events),
        "gap": gap_share(request),
        "charts": _charts(request, events),
    }


def _night_of(request: Request, events: tuple[Occasion, ...]) -> date:
    """The night that is drawn in detail: the next one with a big event, else the first."""
    return events[0].day if events else request.plan.grid.days[0]


def gap_share(request: Request) -> float | None:
    """The most that a better roster could still save, as a share of the worth of all demand; None if not known."""
    stage = request.plan.roster_stage
    if stage is None or stage.result.bound_cents is None or stage.result.worth_cents <= 0:
        return None
    objective = sum(cents for _, cents in stage.result.objective)
    return max(0.0, objective - stage.result.bound_cents) / stage.result.worth_cents


def _charts(request: Request, events: tuple[Occasion, ...]) -> dict[str, str]:
    """The charts that the plan has something for, as SVG."""
    plan, lang = request.plan, request.lang
    if plan.forecast is None:
        return {}
    series = request.series
    specs = {
        "demand": demand.demand_chart(series, events, lang),
        "demand_by_pool": demand.demand_by_pool_chart(series, lang),
    }
    if plan.staffing is not None:
        specs["cover"] = cover.cover_chart(series, lang)
        specs["cover_by_pool"] = cover.cover_by_pool_chart(series, lang)
        specs["night"] = night.night_chart(series, _night_of(request, events), events, lang)
    if plan.roster_stage is not None and len(plan.roster_stage.result.trace) > 1:
        specs["search"] = search.search_chart(plan.roster_stage.result, lang)
    if plan.attainment is not None and risk.has_risk(plan.attainment):
        specs["risk"] = risk.risk_chart(plan.attainment, plan.grid, lang)
    return {name: drawing.svg(spec, lang, name) for name, spec in specs.items()}


OUTPUT = Output("html", write)
