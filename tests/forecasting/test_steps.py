"""A lasting change that nobody entered is suspected; busy weeks, trends and entered changes are not."""

from dataclasses import replace
from datetime import timedelta

import numpy as np

from forecasting import Calendar, Change
from forecasting.panel import Panel
from forecasting.steps import suspected_steps
from tests.forecasting.worlds import CHAT, FIRST_DAY, World, known_world, panel_of, world


def from_day(w: World, first: int, last: int, factor: float, calendar: Calendar | None = None) -> Panel:
    """The general chat multiplied on some days."""
    panel = panel_of(w, calendar)
    row = [q.queue for q in panel.setting.queues].index(CHAT.queue)
    offered = panel.offered.copy()
    offered[row, first * 48 : last * 48] = np.round(offered[row, first * 48 : last * 48] * factor)
    return replace(panel, offered=offered)


def test_a_new_bot_flow_is_suspected_with_its_day_and_size() -> None:
    """A quarter fewer contacts from one day on."""
    (step,) = suspected_steps(from_day(known_world(), 35, 70, 0.75))
    day = int(FIRST_DAY.timestamp() // 60) + 35 * 1440
    assert step.queue == CHAT.queue
    assert abs(step.start_min - day) <= 3 * 1440
    assert -0.32 <= step.share <= -0.18


def test_an_entered_change_is_not_suspected_again() -> None:
    """The planner knows."""
    w = known_world()
    change = Change(id="bot", starts_at=FIRST_DAY + timedelta(days=35), channels=frozenset({"chat"}))
    calendar = Calendar(w.calendar.zone, (*w.calendar.events, change))
    assert not suspected_steps(from_day(w, 35, 70, 0.75, calendar))


def test_a_busy_week_a_trend_and_ordinary_noise_are_no_step() -> None:
    """Only what lasts is a change."""
    assert not suspected_steps(panel_of(known_world()))
    assert not suspected_steps(panel_of(world(weeks=26, seed=9, noise=0.12)))
    assert not suspected_steps(from_day(known_world(), 35, 40, 1.5))
    panel = panel_of(known_world())
    growing = panel.offered * np.exp(0.02 * panel.setting.grid.day / 7)
    assert not suspected_steps(replace(panel, offered=np.round(growing)))


def test_a_short_or_empty_history_says_nothing() -> None:
    """Four fortnights are the least; queues without contacts have no level."""
    assert not suspected_steps(panel_of(world(weeks=7)))
    panel = panel_of(known_world())
    for value in (0.0, np.nan, 5.0):
        assert not suspected_steps(replace(panel, offered=np.full(panel.offered.shape, value)))
