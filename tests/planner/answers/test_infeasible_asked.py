"""The question is shared out over clashes and ways out; what the law forbids is no way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import solver.explainer.infeasible as finder
from planner.answers.infeasible import explain_infeasible
from planner.inputs import Inputs
from planner.operation.floor_specs import FloorSpec
from solver.case import RosterCase
from solver.duties import Roster
from solver.explainer.infeasible import ARITHMETIC, EXACT, Clash, Found, Party, WayOut
from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.promises import Promise
from solver.roster.keepable import Answer
from tests.planner.report import worlds

BOTH = ("ada", "efe")
FLOOR = Party("floor", "floor:desk", BOTH, worlds.at(6, 9), worlds.at(6, 10))
CLASH = Clash(FLOOR, (), BOTH, 1, 0, "agents", worlds.at(6, 9), worlds.at(6, 10), EXACT)
WAYS = (
    WayOut("loosen_rule", (("rule", "daily_rest"),), (), 0.0, 0),
    WayOut("loosen_rule", (("rule", "protection"),), (), 0.0, 0),
    WayOut("loosen_rule", (("rule", "on_call_reach"),), (), 0.0, 0),
    WayOut("hire", (("people", 1), ("like", "ada")), (), 40.0, 100),
)


def lapsed() -> Inputs:
    """The tiny operation whose phone, with a floor, asks for a certificate that nobody has."""
    operation = worlds.operation()
    floor = FloorSpec.model_validate({"least": 1, "queue": "phone-tr"})
    config = operation.config.model_copy(update={"floors": {"desk": floor}})
    queues = tuple(replace(q, certificates=("kyc",)) if q.id == "phone-tr" else q for q in operation.queues)
    return replace(worlds.inputs(), operation=replace(operation, config=config, queues=queues))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The finder replaced: the floor of English clashes, that of the phone never; who counts where it was asked."""
    seen: list[tuple[str, ...]] = []

    def find(case: RosterCase, limit_s: float, cancel: object = None, near: object = None) -> Found:
        crews = [tuple(sorted(floor.agents)) for floor in case.requirement.floors]
        seen.extend(crews)
        return Found((CLASH,) if BOTH in crews else ())

    def ask(_: object, case: RosterCase, promises: tuple[Promise, ...]) -> Answer:
        seen.append(tuple(sorted(promises[0].agents)))
        return Answer(Roster())

    monkeypatch.setattr(finder, "find_clashes", find)
    monkeypatch.setattr(Asker, "ask", ask)
    monkeypatch.setattr(finder, "ways_out", lambda *_: WAYS)
    return seen


def test_what_the_law_forbids_is_no_way_out(asked: list[tuple[str, ...]]) -> None:
    """Rest, and the protection of a person, are nobody's to trade; an agreement can be made anew."""
    (knot,) = explain_infeasible(english(), 10.0).knots
    assert [dict(way.about).get("rule", way.kind) for way in knot.ways] == ["on_call_reach", "hire"]
    assert asked == [BOTH]


def test_a_certificate_that_would_open_the_floor_takes_part_and_is_a_way_out(asked: list[tuple[str, ...]]) -> None:
    """Ada and Can speak Turkish; each is tried by themselves."""
    (knot,) = explain_infeasible(lapsed(), 10.0).knots
    assert [(party.kind, party.name, party.agents) for party in knot.first.parties] == [
        ("paper", "kyc", ("ada",)),
        ("paper", "kyc", ("can",)),
    ]
    assert [way.kind for way in knot.ways][:2] == ["renew_paper", "renew_paper"]
    assert asked == [("ada",), ("can",)]
    assert knot.first.basis == ARITHMETIC


def test_hours_that_do_not_suffice_are_counted_not_searched_for(asked: list[tuple[str, ...]]) -> None:
    """Round the clock is 168 hours; Ada and Efe may work 45 each."""
    (knot,) = explain_infeasible(english(least=1, hours=24), 10.0).knots
    assert (knot.first.due, knot.first.possible, knot.first.unit) == (168 * 60, 90 * 60, "agent_min")
    assert knot.first.agents == BOTH
    assert asked == []


def english(least: int = 1, hours: int = 1) -> Inputs:
    """A floor of English from midnight on; the book is Turkey's, which limits the week."""
    operation = worlds.operation()
    spec = {"least": least, "language": "en", "hours": [{"start": 0, "end": hours * 60}]}
    config = operation.config.model_copy(update={"floors": {"desk": FloorSpec.model_validate(spec)}})
    return replace(worlds.inputs(), operation=replace(operation, config=config))
