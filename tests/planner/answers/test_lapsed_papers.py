"""Who would count towards a queue's floor if a certificate were renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.answers.lapsed_papers import Lapse, lapses
from planner.inputs import Inputs
from planner.operation.floor_specs import FloorSpec
from tests.planner.report import worlds

FLOOR = FloorSpec.model_validate({"least": 1, "queue": "phone-tr"})


def asked(**papers: tuple[str, date | None]) -> Inputs:
    """The tiny operation whose phone asks for a certificate that some people hold."""
    operation = worlds.operation()
    queues = tuple(replace(q, certificates=("kyc",)) if q.id == "phone-tr" else q for q in operation.queues)
    agents = tuple(replace(a, certificates=(papers[a.id],) if a.id in papers else ()) for a in operation.agents)
    config = operation.config.model_copy(update={"floors": {"desk": FLOOR}})
    return replace(worlds.inputs(), operation=replace(operation, queues=queues, agents=agents, config=config))


def test_a_certificate_that_ends_within_the_plan_is_one_and_so_is_one_never_held() -> None:
    """Ada's ends on Wednesday; Can never had one; Efe speaks no Turkish."""
    found = tuple(lapses(asked(ada=("kyc", date(2025, 11, 5))), "desk"))
    assert found == (Lapse("ada", "kyc", worlds.at(6, 0)), Lapse("can", "kyc", worlds.at(3, 0)))


def test_who_counts_already_lacks_nothing() -> None:
    """A certificate beyond the plan, or one without an end."""
    assert tuple(lapses(asked(ada=("kyc", date(2026, 1, 1)), can=("kyc", None)), "desk")) == ()


def test_a_floor_of_no_queue_asks_for_no_certificate() -> None:
    """Languages, skills and roles lapse by themselves."""
    assert tuple(lapses(asked(), "never_both_off:ada+can")) == ()
