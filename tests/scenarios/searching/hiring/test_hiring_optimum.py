"""The integer programme against every schedule there is, and what must never help."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.searching.hiring.optimum import cheapest, fewest_people, with_at_most
from scenarios.searching.hiring.programme import Programme, Schedule, cover, short
from tests.scenarios.searching.hiring.toys import FIRST, WEEKS, best_by_hand, every_schedule, missing, toy


def _figures(programme: Programme, found: Schedule) -> tuple[float, int, int]:
    return found.left_h, found.people, int((programme.cents * found.hires).sum())


@pytest.mark.parametrize("seed", range(4))
def test_the_fewest_hires_are_those_of_brute_force(seed: int) -> None:
    """Of all 6561 schedules none misses fewer hours, then hires fewer, then costs less."""
    programme = toy(seed)
    short_h, people, cents = best_by_hand(programme)
    found = _figures(programme, cheapest(programme, people_first=True))
    assert found[0] == pytest.approx(short_h, abs=0.01)
    assert found[1] == people
    assert found[2] == pytest.approx(cents, rel=2e-3)


def test_classes_and_totals_are_those_of_brute_force() -> None:
    """Nobody starts alone where a class needs two, and no more than allowed in all."""
    programme = toy(1, least_class=np.array([2, 1]), most=np.array([2, 3]))
    short_h, people, cents = best_by_hand(programme)
    found = cheapest(programme, people_first=True)
    assert found.left_h == pytest.approx(short_h, abs=0.01)
    assert (found.people, set(found.hires[0])) == (people, {0, 2})
    assert _figures(programme, found)[2] == pytest.approx(cents, rel=2e-3)


def test_forgiven_weeks_are_those_of_brute_force() -> None:
    """Two weeks may stay short: the solver chooses those that save the most."""
    programme = toy(2, forgiven=2)
    short_h, people, _ = best_by_hand(programme)
    found = cheapest(programme, people_first=True)
    assert found.left_h == pytest.approx(short_h, abs=0.01)
    assert found.people == people
    assert people <= best_by_hand(toy(2))[1]


def test_money_first_is_never_dearer_than_people_first() -> None:
    """Least cost among all schedules with the least hours missing, however many people."""
    programme = toy(3)
    schedules = every_schedule(programme)
    left = missing(programme, schedules).sum(axis=1)
    least = (schedules * programme.cents).sum(axis=(1, 2))[left <= left.min() + 0.001].min()
    assert _figures(programme, cheapest(programme, people_first=False))[2] == pytest.approx(least, rel=2e-3)


def test_hours_missing_are_those_reckoned_by_hand() -> None:
    """Cover adds up what each hire gives in the weeks since the first day."""
    programme = toy()
    hires = np.zeros((2, WEEKS), dtype=np.int64)
    hires[0, 2], hires[1, 3] = 1, 2
    assert cover(programme, hires)[1, 4] == pytest.approx(programme.held[1, 4] + 0.9 * (40.0 + 2 * 15.0))
    assert short(programme, hires) == pytest.approx(missing(programme, hires[None])[0])


def test_weeks_before_anybody_can_start_stay_as_they_are() -> None:
    """What lies within the lead time cannot be saved."""
    programme = toy(1)
    none = short(programme, np.zeros((2, WEEKS), dtype=np.int64))
    found = cheapest(programme, people_first=True)
    assert found.short_h[:FIRST] == pytest.approx(none[:FIRST])
    assert found.hires[:, :FIRST].sum() == 0


def test_one_hire_less_leaves_hours_missing() -> None:
    """The number is the fewest: with one less more is missing."""
    programme = toy(0)
    found = cheapest(programme, people_first=True)
    fewer = with_at_most(programme, found.people - 1, found)
    assert fewer.people == found.people - 1
    assert fewer.left_h > found.left_h + 0.01


@pytest.mark.parametrize("seed", range(3))
def test_more_need_never_takes_fewer_hires(seed: int) -> None:
    """The same people and a tenth more need, in weeks that hires can reach and limits do not bind."""
    programme = toy(seed, most_week=np.array([9, 9]), most=np.array([54, 54]))
    people = [
        fewest_people(replace(programme, needed=programme.needed * more, asked=np.arange(WEEKS) > FIRST + 1)).people
        for more in (0.9, 1.0, 1.1, 1.3)
    ]
    assert people == sorted(people)


@pytest.mark.parametrize("seed", range(3))
def test_more_attrition_never_takes_fewer_hires(seed: int) -> None:
    """People who leave sooner, employed or hired, give fewer hours."""
    programme = toy(seed, most_week=np.array([9, 9]), most=np.array([54, 54]), asked=np.arange(WEEKS) > FIRST + 1)
    found = []
    for leaving in (0.0, 0.02, 0.05, 0.1):
        stays = (1.0 - leaving) ** np.arange(WEEKS)
        given = np.maximum(programme.given, 0.0) * stays
        found.append(fewest_people(replace(programme, held=programme.held * stays, given=given)).people)
    assert found == sorted(found)


def test_enough_people_need_nobody() -> None:
    """Nothing short, nobody hired, nothing paid."""
    found = cheapest(toy(0, needed=np.zeros((3, WEEKS))), people_first=True)
    assert (found.people, found.left_h, found.proven) == (0, 0.0, True)
