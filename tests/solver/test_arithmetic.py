"""Arithmetic of promises: hours of floors and languages against the hours of those who can keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from solver.arithmetic import floor_arithmetic, language_arithmetic, paid_break_share, weekly_hours
from solver.case import Absence
from solver.cover import Floor
from solver.grid import Grid
from solver.people import Agent, Contract, Language
from solver.policies import FloorPolicy, Hours
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.requirement import PoolNeed, floors
from solver.shifts import BreakWindow, ShiftTemplate

WEEKS = Grid.of(date(2025, 11, 3), 14, 30, "Europe/Istanbul")
A1 = Agent("A1", "t", Contract("full", 2700, 0, 3000), (Language("ar", "C2", "C2"),), (("general", 3),), frozenset())
A2 = replace(A1, id="A2", contract=Contract("part", 1800, 0, 2000))
TR = replace(A1, id="T1", languages=(Language("tr", "C2", "C2"),))
ARABIC = FloorPolicy("arabic", 1, (Hours(start=600, end=1560),), language="ar")


def arabic_floor() -> tuple[Floor, ...]:
    # the two hours after midnight of the day before the horizon stand for the last two cut off at its end
    return floors((ARABIC,), (A1, A2, TR), (), WEEKS)


def test_arabic_from_ten_to_two_is_short_by_37_hours() -> None:
    """112 h a week; A1 45 + A2 30 = 75; short 37 - and two people can relieve each other."""
    (found,) = floor_arithmetic(arabic_floor(), weekly_hours((A1, A2, TR), (), WEEKS), WEEKS, 0.0)
    assert (found.promised_h, found.present_h, found.short_h) == (112.0, 75.0, 37.0)
    assert found.agents == (("A1", 45.0), ("A2", 30.0))
    assert (found.people_needed, found.enough_people) == (2, True)


def test_breaks_raise_what_is_needed() -> None:
    """A quarter of an hour of paid break in eight: somebody else must be there."""
    template = ShiftTemplate(
        "d", "standard", 480, 480, (BreakWindow(120, 240, 15, True), BreakWindow(240, 300, 30, False))
    )
    share = paid_break_share((template,))
    assert share == pytest.approx(15 / 450)
    (found,) = floor_arithmetic(arabic_floor(), weekly_hours((A1, A2), (), WEEKS), WEEKS, share)
    assert found.with_breaks_h == pytest.approx(112 / (1 - 15 / 450))
    assert found.short_h == pytest.approx(found.with_breaks_h - 75)


def test_a_floor_of_one_with_one_person_has_nobody_for_the_breaks() -> None:
    """Enough hours are not enough people."""
    short = Floor("night", frozenset({"A1"}), np.r_[np.ones(20), np.zeros(WEEKS.intervals - 20)].astype(np.int64), 1)
    (found,) = floor_arithmetic((short,), weekly_hours((A1,), (), WEEKS), WEEKS, 0.0)
    assert (found.short_h, found.enough_people) == (0.0, False)


def test_absence_and_employment_shorten_hours_once() -> None:
    """A week of leave, entered twice, and a contract that ends half-way overlap; no hour is lost twice."""
    start = WEEKS.start_min
    leave = Absence("A1", start, start + 7 * 1440)
    both = (leave, Absence("A1", start + 1440, start + 3 * 1440))
    assert weekly_hours((A1,), both, WEEKS)["A1"] == pytest.approx(22.5)
    leaver = replace(A1, last_day=date(2025, 11, 9))
    assert weekly_hours((leaver,), (), WEEKS)["A1"] == pytest.approx(22.5)
    assert weekly_hours((leaver,), both, WEEKS)["A1"] == pytest.approx(0.0)


def test_languages_compare_need_with_speakers() -> None:
    """Two Arabic agents round the clock are 336 h a week against 75."""
    steady = np.full(WEEKS.intervals, 2.0)
    pool = PoolNeed("ar", "voice", ("q",), steady / 2, steady, steady, steady * 0, 0.8, 30.0)
    queue = Queue("q", "phone", "ar", "general", Kind.LIVE, ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30))
    agents = (A1, A2, TR)
    (found,) = language_arithmetic((pool,), agents, (queue,), weekly_hours(agents, (), WEEKS), WEEKS)
    assert (found.load_h, found.need_h, found.present_h, found.short_h) == (168.0, 336.0, 75.0, 261.0)
    assert [name for name, _ in found.agents] == ["A1", "A2"]
