"""How what is hard to bear is shared out: an agent's counts against those who could be asked, whoever they are.

Counts are those of the rules of fairness (solver.rules.fair_*). Others appear as a median and a range alone, and only
where enough of them are compared, so that nobody's absences, protections or reasons can be read off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from planner.answers.askable import MEASURES, askable_days
from solver.rules.facts.feasts import feasts_of
from solver.rules.facts.timeline import View, view, week_of
from solver.rules.facts.wishes import refused
from solver.rules.fair_match_nights import FairMatchNights
from solver.rules.fair_nights import FairNights

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster

MONTH_DAYS, YEAR_MONTHS = 30.0, 12.0
LEAST_DAYS = 7
"""Days of a month on which somebody could be asked, to be compared: a week, or all days of the month in the plan."""
LEAST_MONTHS = 1.0
LEAST_PEOPLE = 5
"""Fewer are not compared: what each of them has could be read off."""
YEAR = "year"
SATURDAY = 5
Borne = dict[str, dict[str, list[date]]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One burden of an agent over one stretch of time, and how it compares.

    Attributes
    ----------
    measure : one of `askable.MEASURES`; `period` a month as 2025-11, or "year": the ledger's months and the plan.
    own : how often; `ledger` of them stand in ledger.csv.
    asked : how long the agent could be asked: days of a month, months of a year; 0 = could not.
    rate : the agent's per whole month of 30 days, or per whole year of 12 months, in which the agent could be asked.
    people : how many could be asked and are compared, the agent counted; fewer than `LEAST_PEOPLE`: no comparison.
    median, least, most : of their rates; rank 1 has the highest rate; `level` others have the agent's.
    """

    measure: str
    period: str
    own: int
    ledger: int = 0
    asked: float = 0.0
    rate: float = 0.0
    people: int = 0
    median: float = 0.0
    least: float = 0.0
    most: float = 0.0
    rank: int = 0
    level: int = 0

    @property
    def comparable(self) -> bool:
        """Whether the agent is compared with others."""
        return self.people >= LEAST_PEOPLE and self.rank > 0


def compare_burdens(case: RosterCase, roster: Roster, agent: str) -> tuple[Compared, ...]:
    """Every burden of an agent by month of the plan, then over the year that ends with it."""
    borne, found = occasions(case, roster), []
    months = sorted({day.isoformat()[:7] for day in case.grid.days})
    for measure in MEASURES:
        open_days = askable_days(case, measure)
        found += [_of_month(measure, month, borne[measure], open_days, agent) for month in months]
        found.append(_of_year(case, measure, borne[measure], open_days, agent))
    return tuple(found)


def occasions(case: RosterCase, roster: Roster) -> Borne:
    """The local days on which each agent bears each burden in the plan, by measure and agent."""
    seen, grid = view(case, roster), case.grid
    wishes: dict[str, list[date]] = {}
    for violation in refused("wish", case, roster, lambda _: 1):
        wishes.setdefault(violation.agent, []).append(grid.day_of(violation.start_min))
    on_call = {agent: [grid.day_of(one.start_min) for one in mine] for agent, mine in seen.planned_on_call.items()}
    nights, matches = _nights(case, seen), _matches(case, seen)
    feasts = feasts_of(case)
    days = {agent: _feasts(mine, feasts.get(seen.agents[agent].feast_group)) for agent, mine in seen.planned.items()}
    weekends = {agent: _weekends(mine) for agent, mine in seen.planned.items()}
    every = (nights, weekends, days, matches, on_call, wishes)
    return dict(zip(MEASURES, every, strict=True))


def _nights(case: RosterCase, seen: View) -> dict[str, list[date]]:
    rule = next((rule for rule in case.rules if isinstance(rule, FairNights)), FairNights())
    window = (rule.night_start, rule.night_end)
    return {agent: [d.day for d in mine if seen.is_night(d, window)] for agent, mine in seen.planned.items()}


def _matches(case: RosterCase, seen: View) -> dict[str, list[date]]:
    rule = next((rule for rule in case.rules if isinstance(rule, FairMatchNights)), FairMatchNights())
    days = {day.day for day in case.agreements.days if day.tag == "match"}

    def late(duty: Duty) -> bool:
        return seen.clock(duty.start_min) + duty.end_min - duty.start_min > rule.evening_start

    return {agent: [d.day for d in mine if d.day in days and late(d)] for agent, mine in seen.planned.items()}


def _feasts(duties: Iterable[Duty], feasts: frozenset[date] | None) -> list[date]:
    return [duty.day for duty in duties if feasts and duty.day in feasts]


def _weekends(duties: Iterable[Duty]) -> list[date]:
    """The first worked day of each weekend worked."""
    first: dict[date, date] = {}
    for duty in duties:
        if duty.day.weekday() >= SATURDAY:
            first.setdefault(week_of(duty.day), duty.day)
    return list(first.values())


def _of_month(
    measure: str, month: str, borne: Mapping[str, list[date]], open_days: Mapping[str, frozenset[date]], agent: str
) -> Compared:
    counts = {who: sum(day.isoformat()[:7] == month for day in days) for who, days in borne.items()}
    days = {who: sum(day.isoformat()[:7] == month for day in mine) for who, mine in open_days.items()}
    least = min(LEAST_DAYS, max(days.values(), default=0))
    rates = {who: MONTH_DAYS * counts.get(who, 0) / n for who, n in days.items() if n >= max(1, least)}
    own = Compared(measure, month, counts.get(agent, 0), asked=float(days.get(agent, 0)))
    return _placed(own, rates, agent)


def _of_year(
    case: RosterCase,
    measure: str,
    borne: Mapping[str, list[date]],
    open_days: Mapping[str, frozenset[date]],
    agent: str,
) -> Compared:
    """The ledger's months and the plan together, per twelve months in which one could be asked."""
    told = {row.agent: row for row in case.agreements.ledger if row.measure == measure}
    counts = {who: len(borne.get(who, ())) + (told[who].amount if who in told else 0) for who in {*borne, *told, agent}}
    months = {
        who: len(days) / MONTH_DAYS + (told[who].months if who in told else 0.0) for who, days in open_days.items()
    }
    rates = {who: YEAR_MONTHS * counts.get(who, 0) / n for who, n in months.items() if n >= LEAST_MONTHS}
    ledger = told[agent].amount if agent in told else 0
    return _placed(Compared(measure, YEAR, counts[agent], ledger, months.get(agent, 0.0)), rates, agent)


def _placed(own: Compared, rates: Mapping[str, float], agent: str) -> Compared:
    """The agent's burden among the rates of those who could be asked."""
    if agent not in rates or len(rates) < LEAST_PEOPLE:
        return replace(own, people=len(rates), rate=rates.get(agent, 0.0))
    mine, values = round(rates[agent], 6), sorted(round(rate, 6) for rate in rates.values())
    rank = 1 + sum(value > mine for value in values)
    level = sum(value == mine for value in values) - 1
    return replace(
        own,
        rate=mine,
        people=len(values),
        median=float(median(values)),
        least=values[0],
        most=values[-1],
        rank=rank,
        level=level,
    )
