"""Cases of the same kind with several times the people, and what is measured of an operation's roster."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import rosters
from planted.contact_centre import generate
from planted.measured import figures
from planted.operation import below_load_pct, times

from solver.agreements import Agreements, Course, Pair, Site, Tally
from solver.case import ActivityDue, Lock, Opening, RosterCase, Wish
from solver.cover import Floor
from solver.duties import Duty, Roster
from solver.roster.params import SolveParams


def original() -> RosterCase:
    """A planted case of 12 agents and a week with all that may speak of agents."""
    case, facts = generate(12, 7, 3, 0.0, 1)
    first, second = (agent.id for agent in case.agents[:2])
    start, days = case.grid.start_min, case.grid.days
    late = Duty(first, start - 120, start + 360, days[0], "s2200l8", 450)
    floor = Floor("tr", frozenset({first, second}), np.ones(case.grid.intervals, np.int64), 100)
    return replace(
        case,
        requirement=replace(case.requirement, floors=(floor,)),
        wishes=(Wish(first, days[0], "off"),),
        locks=(Lock(second, days[1], None),),
        activities=(ActivityDue("t1", second, "training", 60, start, start + 600),),
        opening=Opening((late,), (), ((first, 60),)),
        base=facts.roster,
        agreements=Agreements(
            sites=(Site("main", 5, 2),),
            ledger=(Tally(first, "nights", 3),),
            pairs=(Pair(first, second, "cover"),),
            courses=(Course("training", 1, 4, 1, (second,)),),
        ),
    )


def agents_named(case: RosterCase) -> set[str]:
    """Everybody of whom any table speaks."""
    tables = (case.absences, case.wishes, case.locks, case.activities, case.opening.duties, case.agreements.ledger)
    named = {row.agent for table in tables for row in table}
    named |= {name for pair in case.agreements.pairs for name in (pair.first, pair.second)}
    named |= {name for course in case.agreements.courses for name in course.trainers}
    named |= {agent for agent, _ in case.opening.balance_min}
    named |= {agent for one in (*case.requirement.floors, *case.requirement.on_call) for agent in one.agents}
    return named | {agent for members in case.groups.members for agent in members}


def test_three_times_an_operation_has_three_times_of_everything() -> None:
    """People, demand, floors, standby, desks, rooms, and each row of each table, in the copy's own name."""
    case = original()
    thrice = times(case, 3, seed=1)
    ids = {agent.id for agent in thrice.agents}
    assert len(thrice.agents) == len(ids) == 36
    assert agents_named(thrice) <= ids
    assert {name for name in agents_named(thrice) if "x" not in name} == agents_named(case)
    for table in ("absences", "wishes", "locks", "activities"):
        assert len(getattr(thrice, table)) == 3 * len(getattr(case, table))
    assert len({due.id for due in thrice.activities}) == 3
    assert thrice.requirement.load.sum() == pytest.approx(3 * case.requirement.load.sum(), rel=0.05)
    assert (thrice.requirement.floors[0].least == 3).all()
    assert {window.depth for window in thrice.requirement.on_call} == {3}
    assert thrice.agreements.sites == (Site("main", 15, 6),)
    assert thrice.base is not None
    assert case.base is not None
    assert len(thrice.base.duties) == 3 * len(case.base.duties)


def test_once_is_the_operation_itself_and_seeds_differ() -> None:
    """The original is measured as it is; demand varies with the seed, never the people."""
    case = original()
    assert times(case, 1, seed=1) is case
    one, other = times(case, 2, seed=1), times(case, 2, seed=2)
    assert not np.array_equal(one.requirement.need, other.requirement.need)
    assert one.agents == other.agents


def test_hours_below_load_count_who_works_into_the_horizon() -> None:
    """The planted roster covers all of its load; nobody covers none, but the first night by who came before."""
    case, facts = generate(12, 7, 3, 0.0, 1)
    assert below_load_pct(case, facts.roster) == 0.0
    assert below_load_pct(case, Roster()) == pytest.approx(100.0)
    asked = case.requirement
    night = replace(case, requirement=replace(asked, load=np.ones_like(asked.load), need=np.ones_like(asked.need)))
    late = Duty(case.agents[0].id, case.grid.start_min - 120, case.grid.start_min + 360, case.grid.days[0], "n", 450)
    assert below_load_pct(replace(night, opening=Opening((late,))), Roster()) < below_load_pct(night, Roster())


def test_figures_tell_what_the_solver_did() -> None:
    """Anytime points, a lawful roster, its cost, memory, and lines for people."""
    case, _ = generate(12, 7, 3, 0.0, 1)
    params = SolveParams(time_limit_s=5.0, reproducible=True, moves=20, breaks_limit_s=0.5, workers=1)
    found = figures("tiny", case, params)
    assert (found.violations, found.agents, found.instance) == (0, 12, "tiny")
    assert found.cost == pytest.approx(sum(found.terms.values()), abs=len(found.terms))
    assert found.below_load_pct is not None
    assert found.first_s is not None
    assert found.peak_mb > 10
    assert len(found.lines()) == len(found.trace) + len(found.as_json())
    assert "trace" not in found.as_json()


def test_no_time_gives_no_figures_but_a_status() -> None:
    """Nothing is invented where there is no roster."""
    case, _ = generate(12, 7, 3, 0.0, 1)
    found = figures("tiny", case, SolveParams(time_limit_s=0.0))
    assert (found.status, found.cost, found.violations, found.first_s) == ("no_answer", None, None, None)


def test_a_folder_without_an_operation_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a line that says what is missing."""
    assert rosters.main(["--operation", str(tmp_path), "--seconds", "1"]) == 2
    assert "operation.yaml" in capsys.readouterr().err
