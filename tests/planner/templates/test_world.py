"""The sportsbook's world: its volumes fit its people, and its contacts answer to the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from planner.operation import Operation
from planner.templates.sportsbook.calendars import fixtures
from planner.templates.sportsbook.effects import EPOCH
from planner.templates.sportsbook.happenings import all_happenings
from planner.templates.sportsbook.volumes import STREAMS
from planner.templates.sportsbook.world import DAYS, INTERVAL_CV, SHARED_SD, World, draw_world, expect
from solver.cover import Requirement
from solver.demand import LEVELS, Demand
from solver.grid import Grid
from solver.groups import Groups, group
from solver.requirement import RequireParams, pooled_hours, require

SEED = 1
HORIZON_DAYS = 28
QUEUES = tuple(stream.queue for stream in STREAMS)
STANDARD_QUANTILES = (-1.645, -1.2816, -0.6745, 0.0, 0.6745, 1.2816, 1.645)


@pytest.fixture(scope="module")
def drawn() -> World:
    """The history of the seed that most people see."""
    return draw_world(SEED, fixtures(SEED), all_happenings())


def slots(first: str, last: str) -> slice:
    """Intervals between two local times."""
    at = [datetime.fromisoformat(text).replace(tzinfo=EPOCH.tzinfo) - EPOCH for text in (first, last)]
    return slice(*(int(span.total_seconds() // 900) for span in at))


def total(world: World, queue: str, first: str, last: str) -> int:
    """Contacts of a queue between two local times."""
    return int(world.offered[QUEUES.index(queue), slots(first, last)].sum())


def test_a_longer_world_begins_like_a_shorter_one(drawn: World) -> None:
    """New history may be added to an operation without changing what it already has."""
    longer = draw_world(SEED, fixtures(SEED), all_happenings(), DAYS + 3)
    size = drawn.offered.shape[1]
    assert np.array_equal(longer.offered[:, :size], drawn.offered)
    assert np.array_equal(longer.aht_s[:, :size], drawn.aht_s, equal_nan=True)


def test_the_history_is_whole(sportsbook: Operation) -> None:
    """5 May to 2 November, every open quarter of an hour of every queue, no gap."""
    local = sportsbook.contacts["start"].dt.tz_convert("Europe/Istanbul")
    assert str(local.min()) == "2025-05-05 00:00:00+03:00"
    assert str(local.max()) == "2025-11-02 23:45:00+03:00"
    counts = sportsbook.contacts.groupby("queue").size()
    assert set(counts.drop("chat-de-general")) == {DAYS * 96}
    assert counts["chat-de-general"] == DAYS * 64


def test_withdrawals_follow_a_final(drawn: World) -> None:
    """The hours after the whistle are what a planner loses sleep over: the continental final began at 22:00."""
    night = total(drawn, "chat-tr-payments", "2025-06-01T00:00", "2025-06-01T03:00")
    ordinary = total(drawn, "chat-tr-payments", "2025-06-22T00:00", "2025-06-22T03:00")
    assert night > 1.4 * ordinary


def test_mail_comes_the_day_after_a_derby() -> None:
    """Complaints are written when the night is over."""
    matches = fixtures(SEED)
    derby = next(f for f in matches if f.tier == 1 and f.starts_at.month == 10)
    morning = derby.starts_at.date() + timedelta(days=1)
    span = slots(f"{morning}T09:00", f"{morning}T15:00")
    with_it = expect(SEED, matches, all_happenings(), DAYS).contacts[:, span]
    without = expect(SEED, tuple(f for f in matches if f != derby), all_happenings(), DAYS).contacts[:, span]
    lift = (with_it / without).mean(axis=1)
    assert lift[QUEUES.index("email-tr")] > 1.08
    assert lift[QUEUES.index("chat-tr-technical")] < 1.02


def test_a_closed_chat_sends_people_to_other_channels() -> None:
    """An outage of a channel is not a day without demand."""
    down = slots("2025-06-12T14:00", "2025-06-12T16:00")
    with_it = expect(SEED, (), all_happenings(), DAYS).contacts[:, down].sum(axis=1)
    calm = tuple(h for h in all_happenings() if h.id != "outage-2025-06-12")
    ratio = with_it / expect(SEED, (), calm, DAYS).contacts[:, down].sum(axis=1)
    assert ratio[QUEUES.index("chat-tr-general")] < 0.1
    assert ratio[QUEUES.index("whatsapp-tr")] > 1.5


def test_the_chatbot_lowers_the_level_for_good(drawn: World) -> None:
    """A change shifts the ordinary level from its date on, not for a stretch of time."""
    share = [
        total(drawn, "chat-tr-general", first, last) / total(drawn, "chat-tr-technical", first, last)
        for first, last in (("2025-08-18T00:00", "2025-09-01T00:00"), ("2025-09-22T00:00", "2025-10-06T00:00"))
    ]
    assert 0.78 < share[1] / share[0] < 0.94


def test_nights_of_one_class_differ() -> None:
    """Strengths are drawn per event: equal lifts would be learnt from a single night."""
    night = slots("2025-05-31T23:30", "2025-06-01T02:00")
    seen = [expect(seed, fixtures(1), all_happenings(), DAYS).contacts[:, night].sum() for seed in (1, 2, 3)]
    assert max(seen) > 1.05 * min(seen)


def test_errors_of_a_day_are_shared(drawn: World) -> None:
    """Queues are wrong together: summed bands of independent queues would be too narrow."""
    expected = expect(SEED, fixtures(SEED), all_happenings(), DAYS).contacts
    ratio = drawn.offered.reshape(len(QUEUES), DAYS, 96).sum(2) / expected.reshape(len(QUEUES), DAYS, 96).sum(2)
    chats = [QUEUES.index(q) for q in ("chat-tr-general", "chat-en-general", "email-tr")]
    correlation = np.corrcoef(ratio[chats])
    assert correlation[np.triu_indices(3, 1)].min() > 0.2
    assert abs(ratio.mean() - 1) < 0.02


def test_contract_hours_fit_the_pooled_requirement(sportsbook: Operation) -> None:
    """Neither a plan that cannot fail nor one that cannot succeed; only German is short of people.

    Up to a tenth above the pooled need: shifts have lengths, so a good roster stands some hours where fewer would do.
    """
    grid = Grid.of(date(2025, 11, 3), HORIZON_DAYS, 15, "Europe/Istanbul")
    groups = group(sportsbook.agents, sportsbook.queues, grid.days[0], grid.days[-1])
    needed = require(demand(sportsbook, grid), sportsbook.queues, groups, RequireParams(absent_share=0.03))
    contract_h = sum(agent.contract.week_min for agent in sportsbook.agents) / 60 * HORIZON_DAYS / 7
    assert 0.97 <= contract_h / pooled_hours(needed, grid) <= 1.10
    assert crowded(needed, groups, sportsbook, grid) == {("chat-de-general", "email-de")}


def demand(operation: Operation, grid: Grid) -> Demand:
    """The world's own expectation of the four weeks planned, with the spread of its draws."""
    world = expect(SEED, fixtures(SEED), all_happenings(), DAYS + HORIZON_DAYS)
    order = [QUEUES.index(queue.id) for queue in operation.queues]
    mean, aht_s = world.contacts[order, DAYS * 96 :], world.aht_s[order, DAYS * 96 :]
    spread = np.sqrt(mean + mean**2 * (INTERVAL_CV**2 + 2 * SHARED_SD**2))
    quantiles = np.clip([mean + z * spread for z in STANDARD_QUANTILES], 0, None)
    assert len(quantiles) == len(LEVELS)
    names = tuple(queue.id for queue in operation.queues)
    return Demand(grid, names, mean, quantiles, aht_s, np.full(len(names), 0.9), None, np.zeros(len(names)))


def crowded(needed: Requirement, groups: Groups, operation: Operation, grid: Grid) -> set[tuple[str, ...]]:
    """Rows whose own agents have fewer contract hours than the row alone needs."""
    hours = {agent.id: agent.contract.week_min / 60 * HORIZON_DAYS / 7 for agent in operation.agents}
    have = needed.serves.T @ np.array([sum(hours[a] for a in ids) for ids in groups.members])
    need = needed.need[2].sum(axis=1) * grid.step_min / 60
    return {row for row, n, h in zip(needed.rows, need, have, strict=True) if n > h}
