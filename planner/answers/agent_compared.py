"""How an agent's counted rows compare with those of everybody who could be asked: a reckoning of its own."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from planner.answers.agent_rows import LEDGER, AgentRows, agent_rows
from planner.answers.askable import askable_days

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.duties import Roster

LEAST_PEOPLE, LEAST_DAYS = 5, 7


@dataclass(frozen=True, slots=True)
class AgentChecked:
    """An agent's counted rows, and how they compare."""

    rows: AgentRows
    compared: tuple[dict[str, object], ...]


def check_agent(standing: Standing, roster: Roster, agent: str | None) -> AgentChecked | None:
    """Count an agent's rows; nothing if nobody is named; OperationError `unknown_agent` for an id that is none."""
    if agent is None:
        return None
    name = standing.agent(agent).id
    return AgentChecked(agent_rows(standing, roster, name), tuple(compared_rows(standing, roster, name)))


def compared_rows(standing: Standing, roster: Roster, agent: str) -> list[dict[str, object]]:
    """One row a burden and period: how many people are compared, the median, the range, and the agent's rank.

    A month is reckoned per 30 days, a year per 12 months in which one could be asked; see `fairness.Compared`.
    """
    people = {one.id: agent_rows(standing, roster, one.id) for one in standing.case.agents}
    months = [month for month, _ in people[agent].months]
    found = []
    for measure, column in LEDGER.items():
        open_days = askable_days(standing.case, measure)
        for month in months:
            days = {who: sum(f"{day:%Y-%m}" == month for day in mine) for who, mine in open_days.items()}
            enough = max(1, min(LEAST_DAYS, max(days.values(), default=0)))
            rates = {who: 30 * _of(people[who], month, column) / n for who, n in days.items() if n >= enough}
            found.append(_row(column, month, rates, agent))
        spans = {who: len(days) / 30 + people[who].ledger_months[column] for who, days in open_days.items()}
        totals = {who: people[who].ledger[column] + people[who].plan[column] for who in spans}
        rates = {who: 12 * totals[who] / span for who, span in spans.items() if span >= 1}
        found.append(_row(column, "year", rates, agent))
    return found


def _of(rows: AgentRows, month: str, column: str) -> int:
    return dict(rows.months).get(month, {}).get(column, 0)


def _row(column: str, period: str, rates: dict[str, float], agent: str) -> dict[str, object]:
    told: dict[str, object] = {"measure": column, "period": period, "people": len(rates)}
    if agent not in rates or len(rates) < LEAST_PEOPLE:
        return told
    values, own = sorted(round(rate, 6) for rate in rates.values()), round(rates[agent], 6)
    higher = [value for value in values if value > own]
    compared = {"rate": own, "median": median(values), "least": values[0], "most": values[-1]}
    return told | compared | {"rank": 1 + len(higher)}
