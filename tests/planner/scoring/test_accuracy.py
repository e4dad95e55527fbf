"""Scores summed up: shares as defined, the shortest lead counts, and drift only beyond noise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from planner.scoring import Score, accuracy, accuracy_lines, accuracy_payload
from planner.scoring.drift import noise_of
from planner.scoring.figures import summed_up
from planner.scoring.scoring_days import _keep
from planner.store.opening import open_store

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


def scored(queue: str, back: int, offered: float, expected: float, lead: int = 1) -> Score:
    """A day of ten intervals, eight within the band."""
    return Score(DAY - timedelta(days=back), queue, lead, "p", 10, offered, expected, abs(offered - expected) + 10, 8)


def test_figures_are_added_by_queue_and_together() -> None:
    """WAPE, bias and coverage as the guide defines them."""
    found = summed_up(DAY, (scored("a", 0, 100, 90), scored("b", 0, 50, 60), scored("a", 1, 100, 130)))
    total, a, b = found.recent
    assert (total.queue, total.offered, total.expected, total.missed) == ("", 250, 280, 80)
    assert total.wape_share == pytest.approx(0.32)
    assert total.bias_share == pytest.approx(0.12)
    assert total.inside_share == pytest.approx(0.8)
    assert (a.queue, b.queue) == ("a", "b")
    assert [one.queue for one in found.last_day] == ["", "a", "b"]
    assert found.last_day[0].offered == 150
    assert [one.queue for one in found.worst] == ["a", "b"]
    assert found.days == 2


def test_a_queue_without_contacts_has_no_error_rate() -> None:
    """Nothing is divided by nobody."""
    (total, _) = summed_up(DAY, (scored("a", 0, 0, 2),)).recent
    assert (total.wape_share, total.bias_share) == (None, None)


def test_of_two_leads_the_shortest_counts(tmp_path: Path) -> None:
    """What was published two weeks before is kept, yet yesterday's forecast is judged."""
    with open_store(tmp_path) as store:
        assert accuracy(store) is None
        old = scored("a", 40, 100, 0)
        _keep(store, (scored("a", 0, 100, 50, lead=9), scored("a", 0, 100, 95, lead=1), old), NOW)
        found = accuracy(store)
    assert found is not None
    assert (found.day, found.days, found.recent[0].expected) == (DAY, 1, 95)


def fortnight(bias: float, spread: float, seed: int = 1, queue: str = "a", days: int = 14) -> tuple[Score, ...]:
    """Days of 100 contacts, expected with a bias and a spread."""
    errors = np.random.default_rng(seed).normal(bias, spread, days)
    return tuple(scored(queue, back, 100.0, 100.0 + float(error)) for back, error in enumerate(errors))


@pytest.mark.parametrize(
    ("bias", "spread", "days", "found"),
    [
        (20, 5, 14, True),
        (-20, 5, 14, True),
        (0, 5, 14, False),
        (20, 60, 14, False),
        (3, 0.1, 14, False),
        (20, 5, 9, False),
    ],
)
def test_a_drift_is_a_bias_beyond_its_noise_that_is_worth_acting_on(
    bias: float, spread: float, days: int, found: bool
) -> None:
    """Twenty per cent among errors of five is one; among errors of sixty, three per cent, or nine days, none."""
    drifts = summed_up(DAY, fortnight(bias, spread, days=days)).drifts
    assert [one.queue for one in drifts] == (["", "a"] if found else [])
    assert all((one.bias_share > 0) == (bias > 0) and abs(one.bias_share) > one.noise_share for one in drifts)


def test_errors_of_neighbouring_days_count_for_fewer() -> None:
    """A week too high after a week too low is no news of fourteen days."""
    daily = np.array([1.0, -1.0] * 7)
    waves = np.array([1.0] * 7 + [-1.0] * 7)
    assert noise_of(waves, 0.01) > 2 * noise_of(daily, 0.01)


def test_drift_is_rarely_found_where_there_is_none() -> None:
    """Twenty queues of unbiased, correlated errors, 300 fortnights: at most 3 % of the nights say anything."""
    draw, alarms = np.random.default_rng(5), 0
    for _ in range(300):
        noise = draw.normal(0, 15, (20, 14)) + draw.normal(0, 10, 14)
        noise[:, 1:] += 0.3 * noise[:, :-1]
        found = tuple(scored(f"q{q}", day, 100.0, 100.0 + float(noise[q, day])) for q in range(20) for day in range(14))
        alarms += bool(summed_up(DAY, found).drifts)
    assert alarms <= 9


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_figures_are_told_in_words_with_what_to_do(lang: str) -> None:
    """No code and no empty place reaches the planner."""
    rows = (*fortnight(-20, 5), *fortnight(0, 5, seed=2, queue="b"))
    lines = accuracy_lines(summed_up(DAY, rows), lang)
    assert len(lines) == 5
    assert not any("scores_" in line or "[" in line for line in lines)
    assert "scores_none" not in accuracy_lines(None, lang)[0]


@pytest.mark.parametrize(
    ("leads", "words"),
    [
        ((0, 0), "made as the day began"),
        ((1, 1), "made the night before"),
        ((9, 9), "made 9 days before"),
        ((1, 9), "made 1 to 9 days before"),
    ],
)
def test_how_old_the_forecast_was_is_told(leads: tuple[int, int], words: str) -> None:
    """A forecast of two weeks before is no yesterday's; figures of queues with different leads say so."""
    first, second = leads
    found = summed_up(DAY, (scored("a", 0, 100, 95, first), scored("b", 0, 100, 95, second)))
    day, recent, *_ = accuracy_lines(found, "en")
    assert day.startswith(f"Forecast of Fri 20 Nov, {words}: ")
    assert f"forecasts {words})" in recent
    body = accuracy_payload(found)
    assert body is not None
    assert (body["last_day_lead_days"], body["recent_lead_days"]) == ([*leads], [*leads])


def test_figures_for_programs() -> None:
    """All together is a queue of none."""
    body = accuracy_payload(summed_up(DAY, fortnight(-20, 5)))
    assert body is not None
    assert [one["queue"] for one in body["recent"]] == [None, "a"]
    assert body["drifts"][0]["bias_share"] == pytest.approx(-0.2, abs=0.03)
    assert accuracy_payload(None) is None
