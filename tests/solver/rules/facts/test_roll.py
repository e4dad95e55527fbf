"""The roll."""

from __future__ import annotations

from solver.rules.facts.roll import everyone, named, sharing
from tests.solver.rules.worlds import ADA, CAN, a_case, an_agent

EDA = an_agent("eda")


def test_everyone_is_all_agents_of_the_case() -> None:
    """Also nobody."""
    assert everyone(a_case(agents=(ADA, CAN, EDA))) == {"ada", "can", "eda"}
    assert everyone(a_case(agents=())) == frozenset()


def test_agents_of_equal_keys_share_a_set_in_order_of_first_appearance() -> None:
    """Forms are few, and come in the same order each time."""
    shared = sharing((EDA, CAN, ADA), lambda agent: agent.id.startswith("c"))
    assert list(shared.items()) == [(False, frozenset({"ada", "eda"})), (True, frozenset({"can"}))]
    assert sharing((), lambda agent: agent.id) == {}


def test_a_list_names_agents_of_the_case_and_no_list_all_of_them() -> None:
    """Whoever is not in the case is not meant, and does not make a list an empty one."""
    case = a_case(agents=(ADA, CAN))
    assert named(case, ("can", "zoe")) == {"can"}
    assert named(case, ("zoe",)) == frozenset()
    assert named(case, ()) == {"ada", "can"}
