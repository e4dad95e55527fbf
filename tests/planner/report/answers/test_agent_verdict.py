"""The answer to a wish comes first in one line, and tells nothing of anybody but the agent who asks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.answers.agent_day import AgentDay, AgentQuestion, explain_agent
from planner.answers.agent_day_figures import main_figures
from planner.answers.counted import Asked, count
from planner.answers.notice import Asking, asked_first
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.report.answers.agent_day import agent_day_parts
from planner.report.answers.agent_prices import OTHERS, speaks_table, told_cents
from planner.report.answers.agent_verdict import verdict_lines
from planner.report.answers.agent_wish import wish_parts
from planner.report.answers.counted import counted_body, counted_parts
from planner.report.tables import Line, Table
from planner.store import Store
from solver.explainer.one_day import Barred
from solver.explainer.wishes import Change, Way
from solver.outcomes import Violation


@pytest.fixture(scope="module")
def whole(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


@pytest.fixture(scope="module")
def told(whole: Standing) -> AgentDay:
    """Why not a day off instead of the plan's first shift."""
    shift = min(whole.plan.roster.duties, key=lambda duty: (duty.day, duty.agent))
    return explain_agent(whole, AgentQuestion(shift.agent, shift.day, "off"))


def priced(told: AgentDay, cents: float, *others: str) -> Way:
    """The day off at a price, with others moving too."""
    assert told.without is not None
    verdict = replace(told.without.verdict, broken=(), cents=(("coverage", cents),))
    moved = tuple(Change(name, told.day, None, None) for name in others)
    return replace(told.without, changes=(*told.without.changes, *moved), verdict=verdict)


def verdict(told: AgentDay, alone: Way | None, together: Way | None = None, *barred: Barred) -> str:
    assert told.found is not None
    found = replace(told.found, alone=alone, together=together, barred=barred)
    (line,) = verdict_lines(replace(told, found=found), "en")
    return line.text


def test_the_answer_is_the_line_after_what_is_planned(told: AgentDay) -> None:
    """Before hours, prices and rules."""
    lines = [part.text for part in agent_day_parts(told, "op", None, "en") if isinstance(part, Line)]
    planned = next(n for n, text in enumerate(lines) if f"{told.agent.id} works" in text)
    assert lines[planned + 1] == verdict_lines(told, "en")[0].text


def test_a_verdict_says_who_moves_and_at_what_price(told: AgentDay) -> None:
    """Alone, with others, the cheaper of both, free, or granted already."""
    alone, together = priced(told, 2900.0), priced(told, 1400.0, "A035")
    assert verdict(told, alone) == "Not as planned; lawful with nobody else moved; it would cost 29."
    assert verdict(told, alone, together).endswith("If A035 moved too, it would cost 14.")
    broken = replace(alone, verdict=replace(alone.verdict, broken=(Violation("seats", "", 0, 1, 3, 2, "agents"),)))
    assert verdict(told, broken, together) == "Not as planned; lawful if A035 moved too; it would cost 14."
    assert verdict(told, priced(told, 0.0)).endswith("it would cost nothing.")
    assert told.found is not None
    granted = replace(told, found=replace(told.found, granted=True))
    assert [line.text for line in verdict_lines(granted, "en")] == ["It is as wished already."]


def test_what_is_not_lawful_names_its_rules_but_none_about_a_partner(told: AgentDay) -> None:
    """A rule about a pair tells where the other one is."""
    rest, pair = (Violation(rule, told.agent.id, 0, 1, 600, 660, "min") for rule in ("daily_rest", "apart:a+b"))
    assert verdict(told, None, None, Barred("daily_rest", 1, rest)) == "Not lawful: Rest between shifts."
    assert verdict(told, None, None, Barred("apart:a+b", 1, pair)) == ("Not lawful: rules about others too, together.")
    assert speaks_table([rest, pair], "en").rows[-1] == ("rules about others too, together", "")


def test_a_priced_rule_about_a_pair_is_told_in_a_sum(told: AgentDay) -> None:
    """That the partner is away too could be read off else."""
    way = priced(told, 700.0)
    cents = (("coverage", 700.0), ("mentor", 10.0), ("never_both_off", 5000.0), ("wish", -50.0))
    way = replace(way, verdict=replace(way.verdict, cents=cents))
    assert told_cents(way, told.agent.id) == {"coverage": 700.0, "wish": -50.0, OTHERS: 5010.0}


def test_commands_of_an_agents_answer_name_nobody_else(told: AgentDay) -> None:
    """Every check it names counts only, and prints no id but the agent's."""
    commands = [one.found.command for one in main_figures(told, Path("out"))]
    assert all("--counts" in command for command in commands if command[0] == "check")
    asked = told.standing
    at = datetime.combine(told.day, datetime.min.time()) + timedelta(hours=12)
    found = count(asked, asked.plan.roster, asked.trial.found, Asked(at, None, told.agent.id, counts=True))
    named = [agent.id for agent in asked.case.agents if agent.id != told.agent.id]
    printed = str(counted_parts(found, asked.plan.grid, "en")) + json.dumps(counted_body(found), default=str)
    assert not any(name in printed for name in named)
    there = counted_body(found)["there"]
    assert isinstance(there, dict)
    assert there["present_count"] + there["off_count"] > 0


def published(asked: Standing, as_of: datetime) -> Standing:
    return replace(asked, plan=replace(asked.plan, as_of=as_of), published=True)


def test_people_are_asked_first_where_published_days_change_at_short_notice(whole: Standing) -> None:
    """Within the frozen days of the plan's moment; never before it is published."""
    frozen = whole.inputs.operation.config.cycle.frozen_days
    first = whole.plan.grid.days[0]
    midnight = datetime.fromtimestamp(whole.plan.grid.minute(first, 0) * 60, UTC)
    days: list[tuple[str, date]] = [("ada", first + timedelta(days=n)) for n in (1, frozen)]
    assert asked_first(whole, days) == ()
    assert asked_first(published(whole, midnight), days) == (Asking("ada", 1),)
    assert asked_first(published(whole, midnight), days[1:]) == ()
    late = published(whole, midnight + timedelta(hours=10))
    assert asked_first(late, days[1:]) == (Asking("ada", frozen - 1),)
    assert asked_first(late, [("ada", first)]) == (Asking("ada", 0),)


def test_movers_to_be_asked_first_are_marked(told: AgentDay) -> None:
    """In a column of the table of movers; the agent who asks is not."""
    assert told.found is not None
    midnight = datetime.fromtimestamp(told.standing.plan.grid.minute(told.day, 0) * 60, UTC)
    asked = published(told.standing, midnight - timedelta(days=1))
    found = replace(told.found, together=priced(told, 100.0, "A035"))
    tables = [part for part in wish_parts(replace(told, standing=asked, found=found), "en") if isinstance(part, Table)]
    movers = next(table for table in tables if "A035" in table.title)
    assert movers.headings[-1] == "ask first"
    assert [row[-1] for row in movers.rows] == ["", "1 day’s notice"]
