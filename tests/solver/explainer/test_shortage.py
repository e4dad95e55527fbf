"""How short a queue is, where people serve several: by definition of the price of missing people."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from solver.case import RosterCase
from solver.cover import Requirement
from solver.explainer.shortage import Shortage, lack_around, row_of, shortage
from solver.groups import Groups
from tests.solver.rules.worlds import EARLY, a_case, an_agent, roster_of, row

NAMES = ("ada", "bea", "can")
PLAIN = a_case(agents=tuple(an_agent(name) for name in NAMES))
SIX = 24  # the interval from 06:00
SERVES = np.array([[True, False], [False, True], [True, True]])  # Ada chat, Bea mail, Can both


def the_case(chat: float, mail: float, serves: np.ndarray = SERVES) -> RosterCase:
    """Two queues with this need in every interval; each agent is a group."""
    need = np.broadcast_to(np.array([chat, mail])[None, :, None], (4, 2, PLAIN.grid.intervals)).copy()
    groups = Groups(("chat", "mail"), tuple((name,) for name in NAMES), serves)
    requirement = Requirement((("chat",), ("mail",)), serves, need, (4, 3, 2, 1), need[0])
    return replace(PLAIN, groups=groups, requirement=requirement)


def short(case: RosterCase, queue: str, *there: str) -> Shortage:
    roster = roster_of(*(duty for name in there for duty in row(case, EARLY, 0, agent=name)))
    return shortage(case, roster, queue, SIX)


@pytest.mark.parametrize(
    ("chat", "mail", "there", "expected"),
    [
        (1.0, 1.0, ("ada", "bea"), (0.0, 0.0)),  # each has one
        (2.0, 1.0, ("ada", "bea"), (1.0, 0.0)),  # chat lacks one, mail none
        (2.0, 1.0, ("ada", "bea", "can"), (0.0, 0.0)),  # Can helps chat
        (2.0, 2.0, ("ada", "bea", "can"), (1.0, 1.0)),  # Can helps one of them: either would gain by one more
        (2.5, 0.0, ("bea",), (2.5, 0.0)),  # nobody who can chat is there
        (0.0, 0.3, (), (0.0, 0.3)),  # a part of a person
    ],
)
def test_a_queue_is_short_by_what_more_people_of_its_own_would_mend(
    chat: float, mail: float, there: tuple[str, ...], expected: tuple[float, float]
) -> None:
    """The price falls exactly as long as that many are added."""
    case = the_case(chat, mail)
    found = tuple(short(case, queue, *there).short for queue in ("chat", "mail"))
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(("chat", "mail"), [(1.5, 2.0), (2.0, 2.0), (3.0, 0.5), (0.4, 2.6)])
def test_it_is_what_the_price_of_missing_people_loses_by_endless_help(chat: float, mail: float) -> None:
    """Loss with all sets less loss with everybody for the queue: from the definition, over all sets of queues."""
    case = the_case(chat, mail)
    heads = np.array([1.0, 1.0, 1.0])

    def loss(extra: float) -> float:
        gaps = [0.0]
        for chosen in product((False, True), repeat=2):
            mask = np.array(chosen)
            able = heads[(SERVES & mask).any(axis=1)].sum() + extra * mask[0]
            gaps.append(float(np.array([chat, mail])[mask].sum() - able))
        return max(gaps)

    assert short(case, "chat", *NAMES).short == pytest.approx(loss(0.0) - loss(100.0))


def test_a_queue_whose_people_serve_another_is_never_shorter_than_its_own_need() -> None:
    """Can alone serves mail, and chat as well: mail lacks its need at most, however short chat is."""
    serves = np.array([[True, False], [True, False], [True, True]])
    found = short(the_case(6.0, 0.5, serves), "mail", *NAMES)
    assert found.short == pytest.approx(0.5)
    assert (found.present, found.sharing) == (1, (0,))
    assert found.together_need == pytest.approx(6.5)
    assert found.together_present == 3
    assert found.elsewhere == pytest.approx(1.0)


def test_people_to_add_are_whole() -> None:
    """Two and a half are three, a twentieth nobody."""
    assert short(the_case(2.5, 0.0), "chat").missing == 3
    nobody = short(the_case(0.03, 0.0), "chat")
    assert (nobody.missing, nobody.is_short, nobody.elsewhere) == (0, False, 0.0)


def test_around_the_moment_people_are_too_few_or_to_spare() -> None:
    """One is needed at all hours: too few at night, enough by day."""
    case = the_case(1.0, 0.0)
    roster = roster_of(*row(case, EARLY, 0))
    lack = lack_around(case, roster, shortage(case, roster, "chat", 0), SIX - 2, SIX + 2)
    assert lack.tolist() == [1.0, 1.0, 0.0, 0.0]
    assert lack_around(case, roster_of(), shortage(case, roster, "mail", SIX), SIX, SIX + 1).tolist() == [0.0]


def test_a_queue_nobody_serves_has_no_row() -> None:
    """As the requirement leaves it out."""
    with pytest.raises(KeyError):
        row_of(PLAIN.requirement, "phone")
