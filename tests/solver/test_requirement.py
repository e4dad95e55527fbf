"""From demand to requirement: pooled, priced in levels, respecting hours, languages and clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from solver.demand import LEVELS, Demand
from solver.errors import SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract, Language
from solver.policies import FloorPolicy, Hours, OnCallPolicy
from solver.promises import helped
from solver.queues import Concurrency, Kind, Measure, Queue, ServiceGoal
from solver.requirement import (
    QueueNeed,
    RequireParams,
    StandbyParams,
    advise_depth,
    floors,
    on_call,
    pooled_hours,
    require,
    staff,
)
from solver.unserved import Remedy, remedy

MONDAY = date(2025, 11, 3)
DAY = Grid.of(MONDAY, 1, 30, "Europe/Istanbul")
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
TEN_ERLANGS = 60.0  # contacts of 300 s in half an hour


def phone(language: str, **changes: Any) -> Queue:
    plain = Queue(f"phone-{language}", "phone", language, "general", Kind.LIVE, GOAL, patience_s=180.0)
    return replace(plain, **changes)


def demand(queues: tuple[Queue, ...], mean: list[float], grid: Grid = DAY, cv: float = 0.0) -> Demand:
    """Steady demand; with a cv of 0 the forecast is as wide as chance alone."""
    means = np.outer(mean, np.ones(grid.intervals))
    scores = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
    wide = np.sqrt(means + (cv * means) ** 2)
    quantiles = np.maximum(means + scores[:, None, None] * wide, 0.0)
    ahts = np.full_like(means, 300.0)
    return Demand(
        grid, tuple(q.id for q in queues), means, quantiles, ahts, np.ones(len(mean)), None, np.zeros(len(mean))
    )


def groups(queues: tuple[Queue, ...], serves: list[list[int]], heads: list[int]) -> Groups:
    members = tuple(tuple(f"a{g}.{i}" for i in range(n)) for g, n in enumerate(heads))
    return Groups(tuple(q.id for q in queues), members, np.array(serves, dtype=bool))


FIVE = tuple(phone(language) for language in ("ar", "de", "en", "ru", "tr"))


def five_pools(serves: list[list[int]], heads: list[int]) -> float:
    """Agents needed at the goal level by five queues of 10 erlangs each."""
    found = require(demand(FIVE, [TEN_ERLANGS] * 5), FIVE, groups(FIVE, serves, heads), RequireParams())
    return float(found.need[2].sum(axis=0).max())


def test_five_queues_that_everybody_serves_need_one_pool() -> None:
    """Summed single queues say 60; full flexibility needs 50 (research, section 2)."""
    assert five_pools([[1] * 5], [50]) == pytest.approx(50, abs=0.6)


def test_a_chain_of_two_skills_needs_little_more() -> None:
    """52 by simulation; 50 would give 75.8 %."""
    chain = [[int(q in (g, (g + 1) % 5)) for q in range(5)] for g in range(5)]
    assert 51.5 <= five_pools(chain, [10] * 5) <= 54


def test_closed_crews_do_not_pool() -> None:
    """Nobody can help: 12 each (11.7 when mixed over time)."""
    alone = five_pools(np.eye(5, dtype=int).tolist(), [12] * 5)
    assert alone == pytest.approx(5 * 11.718, abs=0.01)
    assert five_pools([[1] * 5], [50]) < alone - 8


def test_whole_agents_on_request() -> None:
    """Rounded up, a closed crew of 10 erlangs is the table's 12."""
    queue = (phone("tr"),)
    made = require(demand(queue, [TEN_ERLANGS]), queue, groups(queue, [[1]], [12]), RequireParams(whole=True))
    assert made.need[2, 0, 0] == 12.0


def test_a_goal_of_every_interval_cannot_be_met_on_average() -> None:
    """Mixing 11 and 12 agents over the week is no answer to a promise for each half-hour."""
    queue = (phone("tr", goal=replace(GOAL, period="interval")),)
    made = require(demand(queue, [TEN_ERLANGS]), queue, groups(queue, [[1]], [12]), RequireParams())
    assert made.need[2, 0, 0] == 12.0


def test_an_uncertain_forecast_needs_more() -> None:
    """20 erlangs: 22 agents when the rate is known, 24 at a CV of 20 %."""
    queue = (phone("tr"),)
    crew = groups(queue, [[1]], [30])
    sure = require(demand(queue, [2 * TEN_ERLANGS]), queue, crew, RequireParams(whole=True))
    unsure = require(demand(queue, [2 * TEN_ERLANGS], cv=0.2), queue, crew, RequireParams(whole=True))
    assert (sure.need[2, 0, 0], unsure.need[2, 0, 0]) == (22.0, 24.0)


def test_levels_never_fall_and_the_prices_do() -> None:
    """The loss telescopes only then: 75 % of the load, the load, the goal, comfort."""
    made = require(demand(FIVE, [3, 10, 40, 80, 600], cv=0.2), FIVE, groups(FIVE, [[1] * 5], [50]), RequireParams())
    assert bool((np.diff(made.need, axis=0) >= 0).all())
    assert made.cents == (800, 300, 100, 15)
    np.testing.assert_allclose(made.need[0], 0.75 * made.load)
    np.testing.assert_allclose(made.need[1], made.load)


def test_queues_of_equal_eligibility_are_one_row() -> None:
    """Rows are groups.rows(); loads and needs add up."""
    crew = groups(FIVE, [[1, 1, 0, 0, 0], [0, 0, 1, 1, 1]], [10, 10])
    made = require(demand(FIVE, [10.0] * 5), FIVE, crew, RequireParams())
    assert made.rows == crew.rows() == (("phone-ar", "phone-de"), ("phone-en", "phone-ru", "phone-tr"))
    assert made.serves.tolist() == [[True, False], [False, True]]
    np.testing.assert_allclose(made.load[:, 0], [2 * 10 / 6, 3 * 10 / 6])


def test_vip_work_stands_one_level_further_up() -> None:
    """A missing VIP agent costs the dearest price as soon as the load, not three quarters of it, is uncovered."""
    vip = (phone("tr", value_class=1), phone("en"))
    crew = groups(vip, [[1, 0], [0, 1]], [10, 10])
    made = require(demand(vip, [TEN_ERLANGS] * 2), vip, crew, RequireParams())
    np.testing.assert_allclose(made.need[:2, 0, 0], made.need[1:3, 1, 0])
    assert made.need[2, 0, 0] == pytest.approx(made.need[2, 1, 0])


def test_reserves_are_applied_once() -> None:
    """Absence raises goal and comfort by 1 / 0.9 (and a little for its chance), inside shrinkage all by 1 / 0.95."""
    queue = (phone("tr"),)
    crew, asked = groups(queue, [[1]], [12]), demand(queue, [TEN_ERLANGS])
    plain = require(asked, queue, crew, RequireParams())
    inside = require(asked, queue, crew, RequireParams(inside_share=0.05))
    absent = require(asked, queue, crew, RequireParams(absent_share=0.1))
    np.testing.assert_allclose(inside.need, plain.need / 0.95)
    np.testing.assert_allclose(inside.load, plain.load)
    np.testing.assert_allclose(absent.need[:2], plain.need[:2])
    assert 1 / 0.9 <= absent.need[2, 0, 0] / plain.need[2, 0, 0] < 1.03 / 0.9


def test_nobody_is_needed_while_closed() -> None:
    """Open 08:00-20:00: no level asks for anybody outside, whatever the forecast says of the night."""
    queue = (phone("tr", opening=((480, 1200),) * 7),)
    made = require(demand(queue, [TEN_ERLANGS]), queue, groups(queue, [[1]], [12]), RequireParams())
    hours = np.arange(48) // 2
    assert made.need[:, 0, (hours < 8) | (hours >= 20)].sum() == 0.0
    assert bool((made.need[2, 0, (hours >= 8) & (hours < 20)] > 9).all())


@pytest.mark.parametrize(("day", "intervals"), [(date(2025, 3, 30), 46), (date(2025, 10, 26), 50)])
def test_days_of_23_and_25_hours_are_staffed_whole(day: date, intervals: int) -> None:
    """A clock change neither loses nor doubles an hour of need."""
    grid = Grid.of(day, 1, 30, "Europe/Berlin")
    queue = (phone("de"),)
    made = require(demand(queue, [TEN_ERLANGS], grid), queue, groups(queue, [[1]], [12]), RequireParams())
    assert made.need.shape == (4, 1, intervals)
    assert pooled_hours(made, grid) == pytest.approx(intervals / 2 * 11.718, abs=0.02)


def test_deferred_work_is_filled_evenly_and_never_dearest() -> None:
    """Mail of 5 agents all day: load, due curve and fill agree; it can wait, so the first level leaves it out."""
    mail = Queue("mail", "email", "tr", "general", Kind.DEFERRED, ServiceGoal(Measure.DONE_WITHIN, 0.9, 14400))
    asked = replace(demand((mail,), [30.0]), backlog_min=np.array([240.0]))
    made = require(asked, (mail,), groups((mail,), [[1]], [9]), RequireParams())
    curve = made.deferred[0]
    done = np.cumsum(curve.fill_min)
    assert bool((done >= curve.due_min - 1e-6).all())
    assert curve.fill_min.sum() == pytest.approx(48 * 150 + 240)
    np.testing.assert_allclose(made.load[0], curve.fill_min / 30)
    assert made.need[0].sum() == 0.0
    np.testing.assert_allclose(made.need[2], made.load)


def test_messaging_counts_touches_and_chat_shares_agents() -> None:
    """Three touches of 300 s are three agents' work; three chats at once at 1.5 times the AHT are half an agent's."""
    queues = (
        phone("tr", id="wa", channel="whatsapp", kind=Kind.MESSAGING, touches=3.0),
        phone("tr", id="chat", channel="chat", kind=Kind.CONCURRENT, concurrency=Concurrency(3, (1.0, 1.25, 1.5))),
    )
    made = require(demand(queues, [12.0, 12.0]), queues, groups(queues, [[1, 0], [0, 1]], [9, 9]), RequireParams())
    np.testing.assert_allclose(made.load[:, 0], [6.0, 1.0])


def test_pools_are_by_language_and_family() -> None:
    """WhatsApp and Telegram are one messaging pool; voice of the same language is another; needs add to the rows."""
    queues = (
        phone("tr"),
        phone("tr", id="wa", channel="whatsapp", kind=Kind.MESSAGING),
        phone("tr", id="tg", channel="telegram", kind=Kind.MESSAGING),
        phone("en"),
    )
    made = staff(demand(queues, [20.0] * 4), queues, groups(queues, [[1] * 4], [20]), RequireParams())
    table = {(pool.language, pool.family): pool for pool in made.pools}
    assert table[("tr", "messaging")].queues == ("wa", "tg")
    assert set(table) == {("tr", "messaging"), ("tr", "voice"), ("en", "voice")}
    total = sum(pool.need for pool in made.pools)
    np.testing.assert_allclose(total, made.requirement.need[2].sum(axis=0))
    own = replace(RequireParams(), families={"wa": "whatsapp", "tg": "telegram"})
    assert len(staff(demand(queues, [20.0] * 4), queues, groups(queues, [[1] * 4], [20]), own).pools) == 4


def test_what_is_assumed_is_said() -> None:
    """No patience: Erlang C, and a note; a queue nobody serves has no row, and a note."""
    queues = (phone("tr", patience_s=None), phone("ar"))
    made = staff(demand(queues, [TEN_ERLANGS, 5.0]), queues, groups(queues, [[1, 0]], [20]), RequireParams(whole=True))
    assert [note.code for note in made.notes] == ["queue_unserved", "patience_unknown"]
    assert made.requirement.rows == (("phone-tr",),)
    assert made.requirement.need[2, 0, 0] == 14.0


def test_all_problems_come_together() -> None:
    """NaN volume, zero AHT and negative patience in three queues are one error with three problems."""
    queues = (phone("tr"), phone("en"), phone("ru", patience_s=-1.0))
    asked = demand(queues, [10.0] * 3)
    asked.mean[0, 3] = np.nan
    asked.aht_s[1, 5] = 0.0
    with pytest.raises(SolverError) as caught:
        require(asked, queues, groups(queues, [[1] * 3], [9]), RequireParams())
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["volume_invalid", "aht_not_positive", "patience_not_positive"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        (RequireParams(absent_share=1.0), "share_invalid"),
        (RequireParams(own_share=1.5), "share_invalid"),
        (RequireParams(cents=(100, 300, 50, 10)), "cents_not_falling"),
        (RequireParams(nodes=1), "nodes_too_few"),
    ],
)
def test_settings_that_make_no_sense_are_refused(params: RequireParams, code: str) -> None:
    """Rising prices would make the loss negative; nobody present cannot be made up for."""
    queue = (phone("tr"),)
    with pytest.raises(SolverError, match=code):
        require(demand(queue, [1.0]), queue, groups(queue, [[1]], [1]), params)


def test_an_unattainable_target_is_said() -> None:
    """100 % within 30 s has no finite crew."""
    queue = (phone("tr", goal=ServiceGoal(Measure.SERVICE_LEVEL, 1.0, 30)),)
    with pytest.raises(SolverError, match="target_unattainable"):
        require(demand(queue, [1.0]), queue, groups(queue, [[1]], [1]), RequireParams())


def person(name: str, level: str, **changes: Any) -> Agent:
    plain = Agent(
        name,
        "t",
        Contract("c", 2700, 0, 3000),
        (Language("ar", level, level),),
        (("general", 3),),
        frozenset({"phone"}),
    )
    return replace(plain, **changes)


PEOPLE = (person("ada", "C1"), person("can", "B1"), person("lea", "B2", roles=frozenset({"lead"})))


def test_floors_count_those_who_have_level_role_and_right() -> None:
    """Arabic 10-02 at B2 is kept by Ada and Lea; the lead floor by Lea alone; the queue right asks for all of it."""
    policies = (
        FloorPolicy("arabic", 1, (Hours(start=600, end=1560),), language="ar"),
        FloorPolicy("lead", 1, (Hours(),), role="lead"),
        FloorPolicy("right", 2, (Hours(),), queue="phone-ar"),
    )
    made = floors(policies, PEOPLE, (phone("ar", level="C1"),), DAY)
    assert [sorted(floor.agents) for floor in made] == [["ada", "lea"], ["lea"], ["ada"]]
    assert made[0].least.tolist() == [1] * 4 + [0] * 16 + [1] * 28
    assert int(made[2].least.sum()) == 2 * 48


def test_on_call_windows_follow_events() -> None:
    """Derby nights only: one window on the day of a tier-1 event, past midnight, by agents who may."""
    week = Grid.of(MONDAY, 7, 30, "Europe/Istanbul")
    policy = OnCallPolicy("derby", "standby", Hours(start=1140, end=1560), 2, language="ar", event_tier=1)
    days = ((date(2025, 11, 5), 1), (date(2025, 11, 6), 2))
    (window,) = on_call((policy,), PEOPLE, week, days)
    assert (window.id, window.depth) == ("derby:2025-11-05", 2)
    assert window.start_min == week.minute(date(2025, 11, 5), 1140)
    assert window.end_min - window.start_min == 420
    assert window.agents == frozenset({"ada", "lea"})
    every_day = on_call((replace(policy, event_tier=None),), PEOPLE, week, days)
    assert len(every_day) == 7


def needs(cv: float) -> tuple[QueueNeed, ...]:
    queue = (phone("tr"),)
    return staff(demand(queue, [2 * TEN_ERLANGS], cv=cv), queue, groups(queue, [[1]], [30]), RequireParams()).queues


def test_standby_depth_grows_with_uncertainty_and_shrinks_with_the_accepted_chance() -> None:
    """A sure forecast needs nobody on call; 20 erlangs +- 20 % several; absences more."""
    (window,) = on_call((OnCallPolicy("n", "standby", Hours(start=1140, end=1380), 1),), PEOPLE, DAY, ())
    assert advise_depth(needs(0.0), window, DAY, StandbyParams(0.05)) == 0
    deep, shallow = (advise_depth(needs(0.2), window, DAY, StandbyParams(limit)) for limit in (0.02, 0.2))
    assert deep > shallow >= 1
    both = (*needs(0.2), *needs(0.2))
    apart, joint = (advise_depth(both, window, DAY, StandbyParams(0.02, correlation)) for correlation in (0.0, 1.0))
    assert deep <= apart < joint == pytest.approx(2 * deep, abs=1)
    flu = StandbyParams(0.02, absent_share=0.1, absent_correlation=0.2)
    assert advise_depth(needs(0.2), window, DAY, flu) > deep


def test_nobody_is_credited_before_the_desk_is_reached() -> None:
    """Whoever needs as long as the window lasts helps nobody, so nobody of the kind stands by for it."""
    (window,) = on_call((OnCallPolicy("n", "standby", Hours(start=1140, end=1380), 1),), PEOPLE, DAY, ())
    near, far = (advise_depth(needs(0.2), replace(window, at_desk_min=m), DAY, StandbyParams(0.05)) for m in (0, 240))
    assert near > far == 0


def test_standby_is_sized_for_what_it_can_help() -> None:
    """A window for Arabic phone: its language, its skill, and served by somebody who stands by."""
    queues = (phone("ar"), phone("ar", id="bonus", skill="bonus"), phone("ar", id="c1", level="C2"), phone("tr"))
    policy = OnCallPolicy("n", "standby", Hours(), 1, language="ar", skill="general")
    (window,) = on_call((policy,), PEOPLE, DAY, ())
    assert helped(window, policy, PEOPLE, queues, DAY) == ("phone-ar",)


def test_a_queue_nobody_serves_comes_with_its_remedy() -> None:
    """A right first, then a paper, then a skill, then a language; where no single change is enough, hire."""
    first, last = DAY.days[0], DAY.days[-1]
    cases = (
        (phone("ar", channel="chat", id="q"), "channel", ("ada", "lea")),
        (phone("ar", certificates=("kyc",)), "certificate", ("ada", "lea")),
        (phone("ar", skill="bonus"), "skill", ("ada", "lea")),
        (phone("ar", level="C2"), "language", ("ada", "can", "lea")),
        (phone("tr"), "hire", ()),
    )
    for queue, lacks, who in cases:
        assert remedy(queue, PEOPLE, first, last) == Remedy(lacks, who)


def test_within_a_pool_scarce_queues_get_more_of_the_safety() -> None:
    """Two equal queues of one language: what a third of the crew can serve gets more of the safety."""
    queues = (phone("tr"), phone("tr", id="rare"))
    made = staff(demand(queues, [TEN_ERLANGS] * 2), queues, groups(queues, [[1, 0], [1, 1]], [20, 10]), RequireParams())
    plain, rare = (need.need[0] - need.load[0] for need in made.queues)
    assert rare == pytest.approx(plain * (1 + 2 / 3))


def test_nobody_is_planned_busier_than_the_limit() -> None:
    """Big patient crews meet their goal at 97 % occupancy, which nobody stands for a shift."""
    queue = phone("tr")
    offered = demand((queue,), [20 * TEN_ERLANGS])
    one = groups((queue,), [[1]], [400])
    needs = [
        require(offered, (queue,), one, RequireParams(most_occupancy=most)).need[2, 0] for most in (None, 0.85, 1.0)
    ]
    assert needs[1] == pytest.approx(np.full(DAY.intervals, 200.0 / 0.85), rel=0.01)
    assert (needs[0] < 200.0).all()
    assert (needs[2] == needs[0]).all()
