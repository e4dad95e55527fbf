"""Which ways out are told, how sure their gain is, and which cause stands first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from planner.answers.gap import Gap, Pool, explain_gap
from planner.answers.gap_best import unbeaten
from planner.answers.gap_beyond import Beyond
from planner.answers.gap_causes import causes_of
from planner.answers.gap_figures import gap_figures
from planner.answers.gap_service import Service
from planner.answers.gap_ways import Way, give_of
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.report.answers.gap import gap_parts
from planner.report.answers.gap_lines import pool_lines
from planner.report.answers.gap_tables import cause_parts, way_table
from planner.report.tables import Line, Table
from planner.store import Store
from solver.explainer.serving import Person
from solver.explainer.tried import Tried

FEW = Beyond(1, 38.3, 823800, 30.0)


@pytest.fixture(scope="module")
def asked(small_planned: Path) -> Standing:
    """The small plan without any shift of its third day."""
    whole = standing(load(small_planned), Store(small_planned))
    stage, day = whole.plan.roster_stage, whole.plan.grid.days[2]
    assert stage is not None
    kept = tuple(duty for duty in whole.plan.roster.duties if duty.day != day)
    result = replace(stage.result, roster=replace(whole.plan.roster, duties=kept))
    return replace(whole, plan=replace(whole.plan, roster_stage=replace(stage, result=result)))


@pytest.fixture(scope="module")
def gap(asked: Standing) -> Gap:
    """Its noon, explained."""
    return explain_gap(asked, "phone-tr", datetime.combine(asked.plan.grid.days[2], time(12)), 2)


def made(gap: Gap, people: int, cents: float, better: float, adds: int = 1) -> Way:
    """A way with these people, price and contacts."""
    first = gap.ways[0]
    tried = tuple(Tried(Person(f"P{n}", "off")) for n in range(people))
    verdict = replace(first.verdict, broken=(), cents=(("coverage", cents),))
    return replace(first, tried=tried, wages_cents=0, verdict=verdict, better=better, adds=adds, beaten=False)


def test_a_way_that_moves_more_costs_more_and_brings_less_is_dropped(gap: Gap) -> None:
    """Three people for 12 contacts beside one of them for 18 and less money."""
    one, cheap, near = made(gap, 1, 1600, 17.7), made(gap, 1, 200, 2.8), made(gap, 1, 900, 8.2)
    many = made(gap, 3, 7400, 12.2)
    assert unbeaten((many, one, near, cheap)) == (one, near, cheap)


def test_fewer_than_three_are_filled_up_by_the_least_of_those_beaten(gap: Gap) -> None:
    """Marked; few people first, and who comes to the queue then; harm stands last."""
    best, other, harm = made(gap, 1, 0, 20.0, 0), made(gap, 1, 100, 15.0, 0), made(gap, 1, 500, -900.0)
    both = made(gap, 2, 300, 10.0, 0)
    told = unbeaten((both, best, other, harm))
    assert told == (best, replace(other, beaten=True), replace(harm, beaten=True))
    assert unbeaten((best, best)) == (best, best)


def test_a_gain_is_as_sure_as_two_simulations_apart(gap: Gap) -> None:
    """3 % and 4 % of 100 contacts: 5 contacts; what is smaller may be chance."""
    was, now = Service(0, 0.8, 100.0, 0.03), Service(0, 0.9, 100.0, 0.04)
    assert give_of(was, now) == pytest.approx(5.0)
    way = replace(made(gap, 1, 0, 4.0), give=5.0)
    assert way.is_noise
    assert not replace(way, better=-6.0).is_noise
    assert gap.ways[0].give == give_of(gap.served.day, gap.ways[0].served.day)


def test_too_few_who_can_serve_is_the_first_cause_where_it_lasts(gap: Gap, asked: Standing) -> None:
    """People placed elsewhere are the main cause only if a way with one of them does not harm."""
    harm = tuple(replace(way, better=-1000.0) for way in gap.ways)
    few = causes_of(asked, gap.shortage, gap.people, harm, FEW)
    assert few[0].kind == "skill"
    assert few[-1].kind == "placed"
    assert causes_of(asked, gap.shortage, gap.people, harm, replace(FEW, week_h=0.1))[0].kind != "skill"
    movable = tuple(replace(way, better=0.0) for way in gap.ways)
    assert causes_of(asked, gap.shortage, gap.people, movable, None)[0].kind == "placed"
    line, *_ = cause_parts(replace(gap, causes=few, beyond=FEW), asked, "en")
    assert isinstance(line, Line)
    assert line.text == (
        f"Mainly because: only {len(gap.people)} people can serve it; they are too few in 38.3 hours a week."
    )


def test_the_answer_comes_first_and_its_figures_last(gap: Gap, asked: Standing) -> None:
    """Headline, main cause, ways out; then people and causes."""
    parts = gap_parts(gap, asked, "op", "en")
    told = [part.text if isinstance(part, Line) else part.title for part in parts]
    wanted = (
        "people too few",
        "Mainly because",
        "What changes over",
        "Simulated:",
        "What stands behind",
        "Where those",
    )
    places = [next((n for n, text in enumerate(told) if one in text), None) for one in wanted]
    known = [place for place in places if place is not None]
    assert known == sorted(known)
    assert len(known) >= 5
    tables = [n for n, part in enumerate(parts) if isinstance(part, Table)]
    assert tables[0] < next(n for n, text in enumerate(told) if text.startswith("Where those"))


def test_ways_say_whom_to_ask_first(gap: Gap, asked: Standing) -> None:
    """Only where the plan is published and a day within its frozen days changes."""
    midnight = datetime.fromtimestamp(asked.plan.grid.minute(gap.day, 0) * 60, UTC)
    told = replace(asked, plan=replace(asked.plan, as_of=midnight - timedelta(days=1)), published=True)
    name = gap.ways[0].tried[0].person.agent
    _, first = way_table(gap, told, "en").rows[0][1].split("ask first: ")
    assert f"{name} (1 day’s notice)" in first or f"{name} (0 days’ notice)" in first  # a way may change the day before
    assert "ask first" not in way_table(gap, asked, "en").rows[0][1]


def test_the_need_of_the_pool_is_told_with_its_command(gap: Gap, asked: Standing) -> None:
    """Where the queue is staffed with others."""
    pooled = replace(gap, pool=Pool("tr", "chat", 18.8))
    (line,) = pool_lines(pooled, asked, "op", "en")
    assert "tr · Chat needs 18.8" in line.text
    assert "vardiya explain requirement op" in line.text
    (figure,) = (one for one in gap_figures(pooled, asked) if one.code == "gap_pool")
    assert figure.found.command[:2] == ("explain", "requirement")
    assert pool_lines(gap, asked, "op", "en") == ()
