"""Outages and bursts nobody entered are found; busy days, events and thin queues are left alone."""

import numpy as np

from forecasting.clean import CleanParams, find_runs
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
