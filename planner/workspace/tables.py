"""A workspace as lines and tables: one row a site, pools with the rows of their sites below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table, without_empty
from planner.words import sentence
from planner.words.numbers import day, moment, money, number, share, span
from planner.workspace.figures import KINDS, SiteFigures, site_figures, totals
from planner.workspace.sharing import helps

if TYPE_CHECKING:
    from planner.figures import Cost
    from planner.workspace.figures import PeopleFigures
    from planner.workspace.outcomes import SiteOutcome
    from planner.workspace.sites import Workspace

MOST_QUEUES = 4
COLUMNS = ("site", "people", "paid", "need", "goals", "late", "law", "on_call", "worst")


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a workspace; `apart`: sites of pools planned by themselves, to compare."""

    workspace: Workspace
    outcomes: tuple[SiteOutcome, ...]
    apart: tuple[SiteOutcome, ...]
    figures: tuple[SiteFigures | None, ...]

    @property
    def rows(self) -> tuple[tuple[SiteOutcome, SiteFigures], ...]:
        """Units with a plan."""
        pairs = zip(self.outcomes, self.figures, strict=True)
        return tuple((outcome, figures) for outcome, figures in pairs if figures is not None)


def summed_up(workspace: Workspace, outcomes: tuple[SiteOutcome, ...]) -> Summary:
    """The summary of what was planned or found stored."""
    own, apart = outcomes[: len(workspace.units)], outcomes[len(workspace.units) :]
    return Summary(workspace, own, apart, tuple(site_figures(outcome) for outcome in own))


def sites_parts(found: Summary, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    tables = (site_table(found, lang), cost_table(found, lang)) if found.rows else ()
    lines = (*failed_lines(found, lang), *compared_lines(found, lang), *advice_lines(found, lang))
    return (Line(title(found, lang)), *lead_lines(found, lang), *tables, *lines)


def title(found: Summary, lang: str) -> str:
    """The workspace's name with how many sites and pools."""
    pools = sum(unit.pool for unit in found.workspace.units)
    counts = {"sites": number(len(found.workspace.sites), lang), "pools": number(pools, lang)}
    return sentence("sites_title", {"name": found.workspace.name, **counts}, lang)


def lead_lines(found: Summary, lang: str) -> tuple[Line, ...]:
    """For which weeks, how many were planned now, people and hours of all, money by currency."""
    if not found.rows:
        return (Line(sentence("sites_none", {}, lang), WARN),)
    people = [figures.people for _, figures in found.rows]
    told = {
        "people": number(sum(one.people for one in people), lang),
        "paid": number(sum(one.paid_h for one in people), lang),
        "need": number(sum(figures.need_h for _, figures in found.rows), lang),
    }
    costs = totals(tuple(figures for _, figures in found.rows))
    listed = ", ".join(f"{money(cost.total, lang)} {currency}" for currency, cost in costs.items())
    return (
        *(Line(text, QUIET) for text in _weeks(found, lang)),
        Line(sentence("sites_all", told, lang)),
        Line(sentence("sites_cost", {"list": listed}, lang)),
        *_synthetic(found, lang),
    )


def _weeks(found: Summary, lang: str) -> list[str]:
    """The weeks planned, with the sites where they differ, and how much is new."""
    spans: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for outcome, _ in found.rows:
        spans.setdefault(tuple(_origin(outcome, lang).items()), []).append(outcome.unit.name)
    lines = [sentence("sites_weeks", {**dict(told), "sites": ", ".join(names)}, lang) for told, names in spans.items()]
    planned = [outcome for outcome in found.outcomes if outcome.status == "planned"]
    if planned:
        seconds = span(max(outcome.seconds for outcome in planned), lang)
        reused = sum(outcome.status == "reused" for outcome in found.outcomes)
        told = {"count": number(len(planned), lang), "span": seconds, "reused": number(reused, lang)}
        lines.append(sentence("sites_planned", told, lang))
    return lines


def _origin(outcome: SiteOutcome, lang: str) -> dict[str, str]:
    """From which day on, for how long, as of when and with which seed a plan was made."""
    plan, inputs = outcome.plan, outcome.inputs
    assert plan is not None
    assert inputs is not None
    as_of = moment(plan.as_of.astimezone(ZoneInfo(inputs.operation.config.zone)), lang)
    return {"start": day(plan.start, lang), "weeks": str(plan.weeks), "as_of": as_of, "seed": str(plan.seed)}


def _synthetic(found: Summary, lang: str) -> tuple[Line, ...]:
    """Which history is made up."""
    told = [o.inputs.operation.config.synthetic for o, _ in found.rows if o.inputs is not None]
    text = " ".join(dict.fromkeys(text for text in told if text))
    return (Line(sentence("synthetic_line", {"text": text}, lang), WARN),) if text else ()


def site_table(found: Summary, lang: str) -> Table:
    """One row a unit; below a pool its sites, of which only people, hours and standby can be told apart."""
    rows, marks = [], []
    for outcome, figures in found.rows:
        rows.append(_unit_row(outcome.unit.name, figures, lang))
        marks.append(BAD if figures.hard_violations else WARN if figures.goals_met < figures.goals else GOOD)
        if outcome.unit.pool:
            rows += [_people_row(people, lang) for people in figures.by_site]
            marks += [QUIET] * len(figures.by_site)
    heads = tuple(sentence(f"head_sites_{code}", {}, lang) for code in COLUMNS)
    right = frozenset(range(1, len(COLUMNS) - 1))
    return without_empty(Table(heads, tuple(rows), right, tuple(marks), sentence("sites_table", {}, lang)))


def _unit_row(name: str, figures: SiteFigures, lang: str) -> tuple[str, ...]:
    people, worst = figures.people, figures.worst
    night = ""
    if worst is not None:
        told = {"day": day(worst.day, lang), "queue": worst.worst_queue, "service": share(worst.worst_service, lang, 0)}
        code = "sites_night" if worst.late_contacts >= 0.5 else "sites_calm_night"
        night = sentence(code, told | {"late": number(worst.late_contacts, lang)}, lang)
    return (
        name,
        number(people.people, lang),
        number(people.paid_h, lang),
        number(figures.need_h, lang),
        f"{figures.goals_met}/{figures.goals}",
        number(figures.late, lang),
        number(figures.hard_violations, lang),
        f"{people.on_call}/{figures.on_call_asked}" if figures.on_call_asked else "",
        night,
    )


def _people_row(people: PeopleFigures, lang: str) -> tuple[str, ...]:
    standby = str(people.on_call) if people.on_call else ""
    figures = (number(people.people, lang), number(people.paid_h, lang))
    return (f"  {people.site}", *figures, "", "", "", "", standby, "")


def cost_table(found: Summary, lang: str) -> Table:
    """Cost by kind: a row a unit and a site of a pool, then the sum of each currency that several units share."""
    rows, marks = [], []
    for outcome, figures in found.rows:
        rows.append(_cost_row(outcome.unit.name, figures.currency, figures.people.cost, lang))
        marks.append("")
        if outcome.unit.pool:
            rows += [_cost_row(f"  {one.site}", figures.currency, one.cost, lang) for one in figures.by_site]
            marks += [QUIET] * len(figures.by_site)
    used = [figures.currency for _, figures in found.rows]
    for currency, cost in totals(tuple(figures for _, figures in found.rows)).items():
        if used.count(currency) > 1:
            rows.append(_cost_row(sentence("sites_sum", {}, lang), currency, cost, lang))
            marks.append("")
    heads = tuple(sentence(f"head_sites_{code}", {}, lang) for code in ("site", "currency", *KINDS, "total"))
    right = frozenset(range(2, len(heads)))
    return Table(heads, tuple(rows), right, tuple(marks), sentence("sites_costs", {}, lang))


def _cost_row(name: str, currency: str, cost: Cost, lang: str) -> tuple[str, ...]:
    kinds = (money(getattr(cost, kind), lang) for kind in KINDS)
    return (name, currency, *kinds, money(cost.total, lang))


def failed_lines(found: Summary, lang: str) -> tuple[Line, ...]:
    """Why units have no plan, or one that must not be published."""
    bad = (outcome for outcome in (*found.outcomes, *found.apart) if outcome.reason)
    return tuple(
        Line(sentence("sites_failed", {"site": outcome.unit.name, "reason": outcome.reason}, lang), BAD)
        for outcome in bad
    )


def compared_lines(found: Summary, lang: str) -> tuple[Line, ...]:
    """What sharing is worth: each pool against its sites planned apart."""
    return tuple(
        Line(sentence("sites_compared", _compared(pool, apart, lang), lang)) for pool, apart in compared(found)
    )


def compared(found: Summary) -> tuple[tuple[tuple[str, SiteFigures], tuple[SiteFigures, ...]], ...]:
    """Each pool with the figures of its sites apart, where all of them have a plan."""
    alone = {outcome.unit.name: site_figures(outcome) for outcome in found.apart}
    pairs = []
    for outcome, figures in found.rows:
        parts = [alone.get(site.id) for site in outcome.unit.sites]
        known = tuple(part for part in parts if part is not None)
        if outcome.unit.pool and len(known) == len(parts):
            pairs.append(((outcome.unit.name, figures), known))
    return tuple(pairs)


def _compared(pool: tuple[str, SiteFigures], apart: tuple[SiteFigures, ...], lang: str) -> dict[str, str]:
    name, figures = pool
    need_h, late = sum(one.need_h for one in apart), sum(one.late for one in apart)
    return {
        "pool": name,
        "need": number(figures.need_h, lang),
        "need_apart": number(need_h, lang),
        "late": number(figures.late, lang),
        "late_apart": number(late, lang),
        "cost": money(figures.people.cost.total, lang),
        "cost_apart": money(sum(one.people.cost.total for one in apart), lang),
        "currency": figures.currency,
    }


def advice_lines(found: Summary, lang: str) -> tuple[Line, ...]:
    """Which units could help each other, were they one."""
    lines = []
    for one in helps(found.outcomes):
        more = ", ..." if len(one.queues) > MOST_QUEUES else ""
        told = {
            "giver": one.giver,
            "taker": one.taker,
            "people": number(one.people, lang),
            "queues": ", ".join(one.queues[:MOST_QUEUES]) + more,
            "obstacles": number(one.obstacles, lang),
        }
        lines.append(Line(sentence("sites_advice_not" if one.obstacles else "sites_advice", told, lang), QUIET))
    return tuple(lines)
