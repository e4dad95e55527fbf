"""How often a difference that is none is called real: once, and where it is looked at again and again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.stats import t

from scenarios.playing import undecided
from scenarios.served import CERTAIN, STANDS_OUT, Paired, Served, certain, paired

QUEUES = 2000
LOOKS = (50, 100, 200)


def late(contacts: np.ndarray) -> Served:
    """Late contacts of independent queues, of a thousand each."""
    counts = np.full(contacts.shape, 1000.0)[:, :, None]
    queues = tuple(f"q{number}" for number in range(contacts.shape[1]))
    return Served(queues, (date(2025, 11, 3),), counts - contacts[:, :, None], counts, counts)


@pytest.fixture(scope="module")
def sides() -> tuple[Served, Served]:
    """Both sides of the same law: there is no difference."""
    draws = np.random.default_rng(5).normal(100.0, 30.0, size=(2, LOOKS[-1], QUEUES))
    return late(draws[0]), late(draws[1])


def one_of(side: Served, queue: int) -> Served:
    """The first look at one queue."""
    within, base, offered = (values[: LOOKS[0], queue : queue + 1] for values in (side.within, side.base, side.offered))
    return Served(side.queues[queue : queue + 1], side.days, within, base, offered)


def wholes(sides: tuple[Served, Served], replications: int, played_on: bool) -> list[Paired]:
    """The difference of each queue over so many replications."""
    before, after = (side.first(replications) for side in sides)
    found = paired(before, replace(after, played_on=played_on))
    return [pair for pair in found if pair.cell.queue is not None and pair.cell.day is None]


def called_real(sides: tuple[Served, Served], played_on: bool) -> float:
    """The share of queues called real, each played on for its own sake while it is open."""
    still, real = list(range(QUEUES)), 0
    for number, replications in enumerate(LOOKS):
        pairs = wholes(sides, replications, played_on and number > 0)
        real += sum(pairs[queue].beyond_noise for queue in still)
        still = [queue for queue in still if is_open(pairs[queue])]
    return real / QUEUES


def is_open(pair: Paired) -> bool:
    """As `undecided` says of one queue."""
    return not pair.beyond_noise and abs(pair.late_diff) > pair.late_noise / 2 and abs(pair.service_diff) >= 0.0


def test_playing_on_calls_no_more_than_one_in_twenty_real(sides: tuple[Served, Served]) -> None:
    """Judged by two standard errors at every look it would be one in thirteen."""
    assert called_real(sides, played_on=True) <= 0.05
    assert called_real(sides, played_on=False) > 0.065


def test_open_is_what_is_played_on(sides: tuple[Served, Served]) -> None:
    """The count above plays on by the same rule as a scenario does, but for differences that are tiny."""
    for queue in range(40):
        before, after = (one_of(side, queue) for side in sides)
        (pair,) = [found for found in paired(before, after) if found.cell.queue and found.cell.day is None]
        assert undecided(before, after) == (is_open(pair) and abs(pair.service_diff) >= 0.005)


@pytest.mark.parametrize("replications", [2, 3, 5])
def test_few_replications_are_trusted_less(replications: int) -> None:
    """Two of them say nothing of how far values scatter: without the quantile of t a third would be called real."""
    draws = np.random.default_rng(6).normal(100.0, 30.0, size=(2, replications, QUEUES))
    real = sum(pair.beyond_noise for pair in wholes((late(draws[0]), late(draws[1])), replications, played_on=False))
    assert 0.03 <= real / QUEUES <= 0.06


def test_the_quantile_is_students() -> None:
    """As scipy has it; two and three of a normal where replications are without end."""
    assert certain(50, CERTAIN) == pytest.approx(t.ppf(0.977249868, 49), rel=1e-6)
    assert certain(2, CERTAIN) == pytest.approx(13.968, abs=0.01)
    assert certain(10**7, STANDS_OUT) == pytest.approx(3.0, abs=1e-3)


def test_of_a_single_replication_nothing_is_known() -> None:
    """A difference is never beyond its noise; none at all is none."""
    one, other = late(np.array([[100.0]])), late(np.array([[200.0]]))
    assert not any(pair.beyond_noise for pair in paired(one, other))
    assert all(pair.same for pair in paired(one, one))


def test_what_was_played_on_knows_it() -> None:
    """So every table and outcome judges it by three standard errors."""
    one, other = late(np.full((4, 1), 100.0)), late(np.array([[104.0], [112.0], [108.0], [100.0]]))
    longer = other.followed_by(other)
    assert (other.played_on, longer.played_on, longer.first(4).played_on) == (False, True, True)
    once, again = (paired(one.followed_by(one), found)[0] for found in (replace(longer, played_on=False), longer))
    assert again.late_noise == pytest.approx(once.late_noise * certain(8, 3.0) / certain(8, 2.0))
    assert again.sure == 1.0
    assert once.stands_out == again.beyond_noise == (abs(once.late_diff) > again.late_noise)
