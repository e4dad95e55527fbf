"""Outages and bursts nobody entered are found; busy days, events and thin queues are left alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from forecasting import Calendar, Maintenance, QueueTraits
from forecasting.clean import CleanParams, find_runs
from forecasting.panel import Panel
from forecasting.setting import make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import CHAT, World, known_world, panel_of, replace_offered


def struck(factor: float, first: int, last: int) -> World:
    """The known world with some intervals of the general chat multiplied."""
    w = known_world()
    offered = w.history.frame["offered"].to_numpy(float)
    row = np.flatnonzero((w.history.frame["queue"] == CHAT.queue).to_numpy())[first:last]
    offered[row] = np.floor(offered[row] * factor)
    return World(replace_offered(w.history, offered), w.queues, w.calendar, w.truth)


def found(w: World) -> list[tuple[str, str, int]]:
    """Queue, look and length in intervals of the runs found."""
    width = w.history.interval_min
    runs = find_runs(panel_of(w), CleanParams())
    return [(r.queue, r.looks_like, (r.end_min - r.start_min) // width) for r in runs]


def test_an_outage_is_masked_and_told_from_a_burst() -> None:
    """Four hours at five per cent are an outage, two hours at three times the usual a burst."""
    noon = 30 * 48 + 24
    assert (CHAT.queue, "outage", 8) in found(struck(0.05, noon, noon + 8))
    quiet_morning = 42 * 48 + 14
    assert any(
        queue == CHAT.queue and looks == "burst" and length in (4, 5)
        for queue, looks, length in found(struck(3.0, quiet_morning, quiet_morning + 4))
    )


def test_a_busy_day_is_no_burst() -> None:
    """A day at twice its level keeps its shape."""
    assert not [r for r in found(struck(2.0, 30 * 48, 31 * 48)) if r[0] == CHAT.queue]


def test_matches_are_not_masked() -> None:
    """A burst inside a known event is what the event is about."""
    assert not [r for r in found(known_world()) if r[1] == "burst" and r[0] == CHAT.queue]


def quiet(queues: int, seed: int, per_interval: float = 6.0, weeks: int = 26) -> Panel:
    """Queues of one channel in Berlin (clock changes), half-hourly, without any outage; days and queues vary."""
    rng = np.random.default_rng(seed)
    first = utc_min(datetime(2025, 1, 6, tzinfo=ZoneInfo("Europe/Berlin")))
    grid = slot_grid(first, first + weeks * 7 * 1440, 30, "Europe/Berlin")
    traits = tuple(QueueTraits(f"chat-{q}", "chat", "de", str(q)) for q in range(queues))
    shape = 0.3 + np.sin(np.pi * grid.slot / 48) ** 2
    level = np.exp(0.15 * rng.standard_normal(len(grid.dates)))[grid.day]
    mean = per_interval * np.outer(np.linspace(1.0, 0.2, queues), shape * level)
    offered = rng.negative_binomial(mean / 0.3, 1 / 1.3).astype(float)  # variance 1.3 times the mean
    setting = make_setting(traits, Calendar("Europe/Berlin"), grid)
    return Panel(setting, offered, np.zeros(offered.shape, bool), np.full(offered.shape, 200.0), offered)


def utc_min(at: datetime) -> int:
    """Minutes since 1970."""
    return int(at.timestamp() // 60)


def hit(panel: Panel, rows: slice | int, first: int, last: int, factor: float) -> Panel:
    """The same history with some intervals multiplied."""
    offered = panel.offered.copy()
    offered[rows, first:last] = np.floor(offered[rows, first:last] * factor)
    return replace(panel, offered=offered)


def test_chance_is_no_incident() -> None:
    """Ten queues over half a year with more than Poisson noise: false alarms stay below one a queue-year."""
    assert len(find_runs(quiet(10, seed=3), CleanParams())) <= 2


def test_a_thin_queue_is_read_over_several_hours() -> None:
    """With six contacts in half an hour no interval proves anything; four hours do."""
    noon = 150 * 48 + 22
    runs = find_runs(hit(quiet(1, seed=4), 0, noon, noon + 8, 0.05), CleanParams())
    assert [(r.looks_like, r.reach) for r in runs] == [("outage", "queue")]
    assert runs[0].observed < 0.2 * runs[0].usual


def test_queues_struck_together_are_said_to_be() -> None:
    """What a queue of one contact an interval cannot prove, its channel can."""
    noon = 150 * 48 + 22
    panel = hit(quiet(12, seed=5, per_interval=3.0), slice(None), noon, noon + 4, 0.0)
    runs = [r for r in find_runs(panel, CleanParams()) if r.looks_like == "outage"]
    assert len(runs) > 6
    assert {r.reach for r in runs} == {"channel"}
    assert {r.queues_at_once for r in runs} == {len(runs)}
    alone = hit(quiet(12, seed=5, per_interval=3.0), 2, noon, noon + 4, 0.0)
    assert not find_runs(alone, CleanParams())


def test_several_channels_at_once_are_an_incident_of_the_site() -> None:
    """Then the platform is down, not a telephone line."""
    noon = 150 * 48 + 22
    panel = hit(quiet(4, seed=6, per_interval=20.0), slice(None), noon, noon + 4, 0.0)
    mixed = tuple(replace(q, channel="chat" if i < 2 else "phone") for i, q in enumerate(panel.setting.queues))
    panel = replace(panel, setting=make_setting(mixed, panel.setting.calendar, panel.setting.grid))
    assert {r.reach for r in find_runs(panel, CleanParams())} == {"site"}


def test_days_of_silence_are_an_outage_and_a_queue_that_ended_is_none() -> None:
    """A telephone that nobody noticed was dead; a queue that was closed for good has no usual any more."""
    panel = quiet(1, seed=7, per_interval=20.0)
    dead = find_runs(hit(panel, 0, 100 * 48, 102 * 48, 0.0), CleanParams())
    assert sum(r.end_min - r.start_min for r in dead) >= 2 * 1440 - 120
    assert all(r.looks_like == "outage" and r.observed == 0 for r in dead)
    ended = find_runs(hit(panel, 0, 120 * 48, 182 * 48, 0.0), CleanParams())
    assert sum(r.end_min - r.start_min for r in ended) <= 8 * 1440


def test_missing_and_capped_intervals_are_no_outage() -> None:
    """Missing is not zero, and a capped channel is known to be low."""
    noon = 150 * 48 + 22
    panel = quiet(1, seed=8, per_interval=20.0)
    offered = panel.offered.copy()
    offered[0, noon : noon + 8] = np.nan
    assert not find_runs(replace(panel, offered=offered), CleanParams())
    low = hit(panel, 0, noon, noon + 8, 0.05)
    capped = low.at_least.copy()
    capped[0, noon : noon + 8] = True
    assert find_runs(low, CleanParams())
    assert not find_runs(replace(low, at_least=capped), CleanParams())


def test_days_of_23_and_25_hours_are_ordinary_days() -> None:
    """The clock changes on the last Sundays of March and October; no run may begin or end there."""
    panel = quiet(3, seed=11, per_interval=20.0, weeks=45)
    days = panel.setting.grid.dates
    length = np.bincount(panel.setting.grid.day, minlength=len(days))
    assert set(length.tolist()) == {46, 48, 50}
    assert not find_runs(panel, CleanParams())
    for odd in np.flatnonzero(length != 48).tolist():
        first = int(np.searchsorted(panel.setting.grid.day, odd)) + 20
        runs = find_runs(hit(panel, 0, first, first + 6, 0.0), CleanParams())
        assert [r.queue for r in runs] == ["chat-0"]
        assert abs(runs[0].start_min - int(panel.setting.grid.start_min[first])) <= 30


def test_a_row_of_equal_or_empty_counts_is_left_alone() -> None:
    """Constant and all-zero histories have nothing unusual."""
    panel = quiet(2, seed=1, weeks=6)
    for value in (0.0, 7.0):
        assert not find_runs(replace(panel, offered=np.full(panel.offered.shape, value)), CleanParams())


def test_whole_days_are_compared_with_the_days_around() -> None:
    """A daily history has no shape within the day; a dead Wednesday still shows."""
    first = utc_min(datetime(2025, 1, 6, tzinfo=UTC))
    grid = slot_grid(first, first + 26 * 7 * 1440, 1440, "UTC")
    setting = make_setting((QueueTraits("chat", "chat", "de", "all"),), Calendar("UTC"), grid)
    offered = np.random.default_rng(2).poisson(400.0, (1, 26 * 7)).astype(float)
    panel = Panel(setting, offered, np.zeros(offered.shape, bool), np.full(offered.shape, 200.0), offered)
    runs = find_runs(hit(panel, 0, 100, 102, 0.05), CleanParams())
    assert [(r.start_min, r.end_min) for r in runs] == [(first + 100 * 1440, first + 102 * 1440)]


def test_maintenance_is_no_outage() -> None:
    """It is planned, it is known to be quiet, and the next one is forecast from it."""
    panel = quiet(2, seed=6, per_interval=20.0)
    noon = 150 * 48 + 22
    low = hit(panel, slice(None), noon, noon + 4, 0.05)
    assert find_runs(low, CleanParams())
    at = datetime.fromtimestamp(int(panel.setting.grid.start_min[noon]) * 60, UTC)
    works = Maintenance(id="works", starts_at=at, ends_at=at + timedelta(hours=2))
    calendar = Calendar("Europe/Berlin", (works,))
    known = make_setting(panel.setting.queues, calendar, panel.setting.grid)
    assert not find_runs(replace(low, setting=known), CleanParams())
