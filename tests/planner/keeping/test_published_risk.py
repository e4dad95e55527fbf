"""What is published is simulated again under the newest forecast, and told in both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from planner.inputs import Inputs
from planner.keeping import stand_on
from planner.keeping.risk import PublishedRisk, QueueDay, risk_of_published
from planner.keeping.risk_told import risk_lines, risk_payload
from planner.pipeline import Stages
from planner.plans import Plan
from tests.planner.publications import whole

DAY = date(2025, 11, 4)


def cell(missing: float, chance: float = 0.5, **more: object) -> QueueDay:
    """A queue on a day."""
    made = QueueDay("phone", DAY, 100.0, chance, 0.7, 0.8, missing)
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def test_a_surge_after_the_publication_is_a_risk_of_it(published: Plan, draft: Inputs, held: Stages) -> None:
    """Three times the contacts from the second week on: that week falls, the first is as it was published."""
    risk = risk_of_published(whole(published), stand_on(draft, whole(published), frozenset()), held)
    assert risk is not None
    assert (risk.first, risk.last) == (published.start, published.grid.days[-1])
    second = published.start + timedelta(days=7)
    assert {one.day for one in risk.fallen} == set(draft.grid.days[:7])
    assert {one.day for one in risk.nights} <= set(draft.grid.days[:7])
    assert len(risk.nights) == 5
    first = [one for one in risk.cells if one.day < second]
    assert [one.before_share is not None for one in first] == [True] * 7
    worst = risk.nights[0]
    assert worst.missing == max(one.missing for one in risk.cells)


def test_days_that_are_past_are_no_risk_any_more(published: Plan, draft: Inputs, held: Stages) -> None:
    """In the second week only what is left of it counts; after the last day there is nothing to tell."""
    late = replace(draft, as_of=draft.as_of + timedelta(days=9))
    stood = stand_on(late, whole(published), frozenset())
    risk = risk_of_published(whole(published), stood, held)
    assert risk is not None
    assert risk.first == draft.grid.day_of(int(late.as_of.timestamp()) // 60) + timedelta(days=1)
    assert {one.day for one in risk.cells} <= {day for day in published.grid.days if day >= risk.first}
    over = replace(draft, as_of=draft.as_of + timedelta(days=30))
    assert risk_of_published(whole(published), stand_on(over, whole(published), frozenset()), held) is None
    assert risk_of_published(whole(published), draft, held) is None


def test_nights_are_those_with_most_missing_to_goals_at_risk() -> None:
    """A queue that nearly always keeps its goal makes no night of risk, however large it is."""
    cells = (cell(90.0, chance=0.9), *(cell(float(n), day=DAY + timedelta(days=n)) for n in range(1, 8)))
    risk = PublishedRisk("p", DAY, DAY + timedelta(days=7), 20, cells)
    assert [night.missing for night in risk.nights] == [7.0, 6.0, 5.0, 4.0, 3.0]


def test_risk_is_told_in_both_languages_and_as_json() -> None:
    """A planner reads day, contacts and queues; what fell since the publication comes after."""
    cells = (*(cell(9.0, queue=name) for name in "abcd"), cell(5.0, queue="e", before_share=0.9, fell=True))
    risk = PublishedRisk("p", DAY, DAY, 20, cells)
    english, turkish = risk_lines(risk, "en"), risk_lines(risk, "tr")
    assert english[
        1
    ] == "Tue 4 Nov: 41 contacts short of the goals; a (goal kept: 50 %), b (goal kept: 50 %), c (goal kept: 50 %) " + (
        "and 2 more queues."
    )
    assert english[2] == "e on Tue 4 Nov is served 70.0 % now, 90.0 % when it was published."
    assert turkish[2] == "e, Sal 4 Kas: hizmet düzeyi şimdi %70,0, yayımlandığında %90,0 idi."
    assert len(turkish) == len(english)
    told = json.loads(json.dumps(risk_payload(risk)))
    assert told["nights"] == [{"day": "2025-11-04", "missing": 41.0}]
    assert told["cells"][-1]["fell"] is True
    quiet = risk_lines(PublishedRisk("p", DAY, DAY, 20, (cell(0.0, chance=1.0),)), "tr")
    assert quiet == (
        "Bu geceki tahmine göre yayımlanan planın hiçbir gününde hedeflerin kaçması beklenmiyor "
        "(Sal 4 Kas - Sal 4 Kas).",
    )


def test_only_a_miss_that_is_to_be_expected_is_told() -> None:
    """ "0 contacts missing, chance 70 %" is no news; few contacts are told with a decimal, a low chance without any."""
    cells = tuple(
        cell(missing, chance, day=DAY + timedelta(days=n))
        for n, (missing, chance) in enumerate([(0.4, 0.7), (1.25, 0.6), (0.6, 0.4), (0.0, 0.5)])
    )
    risk = PublishedRisk("p", DAY, DAY, 20, cells)
    _, *english = risk_lines(risk, "en")
    assert english == [
        "Wed 5 Nov: 1.2 contacts short of the goals; phone (goal kept: 60 %).",
        "Thu 6 Nov: the goals are more likely missed than kept; phone (goal kept: 40 %).",
    ]
    _, *turkish = risk_lines(risk, "tr")
    assert turkish[0] == "Çar 5 Kas: hedeflere 1,2 temas eksik; phone (hedef tutar: %60)."
