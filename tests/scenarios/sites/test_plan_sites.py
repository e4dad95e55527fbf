"""Sites side by side: each as if planned by itself, a pool as one roster, a fault as its site's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner import codec
from planner.casework import make_case
from planner.inputs import PlanRequest, gather
from planner.locking import operation_lock
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.store import Store
from planner.workspace import SiteOutcome, Workspace, read_workspace
from planner.workspace.figures import part_of, site_figures, totals
from planner.workspace.outcomes import worst_code
from planner.workspace.stored import stored_sites
from planner.workspace.tables import summed_up
from scenarios.sites import Asked, plan_sites
from tests.scenarios.sites.sites_worlds import Crew

Planned = tuple[Workspace, tuple[SiteOutcome, ...]]


def only_valletta(folder: Path) -> Workspace:
    """The workspace with one site left."""
    text = "name: one\nsites: {valletta: {operation: valletta}}\n"
    (folder / "workspace.yaml").write_text(text, encoding="utf-8")
    return read_workspace(folder)


def test_a_site_apart_has_the_bytes_of_its_own_plan(copy: Path) -> None:
    """Whoever plans it by itself, with any number of workers, gets the same plan."""
    request = PlanRequest(weeks=1, time_limit_s=0.1, reproducible=True)
    (apart,) = plan_sites(only_valletta(copy), Crew(), Asked(request))
    own = run_pipeline(gather(load(copy / "valletta"), replace(request, workers=2)))
    assert apart.status == "planned"
    assert codec.dumps(apart.plan) == codec.dumps(own)


def test_a_pool_puts_people_of_either_site_on_the_queue_of_both(planned: Planned) -> None:
    """One case, one group, one need; and fewer hours of need than the sites have apart."""
    pool = planned[1][0]
    assert pool.plan is not None
    assert pool.inputs is not None
    assert pool.plan.roster_stage is not None
    case = make_case(pool.inputs, pool.plan.roster_stage.requirement)
    assert [sorted({agent[0] for agent in members}) for members in case.groups.members] == [["A", "B"]]
    assert {duty.agent[0] for duty in pool.plan.roster.duties} == {"A", "B"}
    assert pool.plan.hard_violations == ()


def test_a_pools_plan_is_its_own_and_each_site_has_its_part(planned: Planned) -> None:
    """The parts are the whole: duties, hours and cents, and nothing is stored in the sites' folders."""
    workspace, outcomes = planned
    pool = outcomes[0]
    assert pool.plan is not None
    parts = [part_of(pool, site.id)[0].roster.duties for site in pool.unit.sites]
    assert sorted(duty for part in parts for duty in part) == sorted(pool.plan.roster.duties)
    assert Store(pool.unit.home).plan().id == pool.plan.id
    assert not (workspace.folder / "istanbul" / ".vardiya").exists()
    figures = site_figures(pool)
    assert figures is not None
    assert figures.people.paid_h == pytest.approx(sum(duty.paid_min for duty in pool.plan.roster.duties) / 60)


def test_money_of_two_currencies_is_never_added(planned: Planned) -> None:
    """Lira and euro stand side by side."""
    found = totals(tuple(figures for _, figures in summed_up(*planned).rows))
    assert list(found) == ["EUR", "TRY"]


def test_what_is_stored_is_reused_and_shown_without_planning(planned: Planned, copy: Path, asked: Asked) -> None:
    """No worker is asked; the plans are the same; the summary finds them too."""
    workspace, crew = read_workspace(copy), Crew()
    again = plan_sites(workspace, crew, asked)
    assert crew.here.worked == 0
    assert [outcome.status for outcome in again] == ["reused", "reused"]
    ids = [outcome.plan and outcome.plan.id for outcome in planned[1]]
    assert [outcome.plan and outcome.plan.id for outcome in again] == ids
    assert [outcome.plan and outcome.plan.id for outcome in stored_sites(workspace, "en")] == ids


def test_a_site_at_fault_leaves_the_others(copy: Path, asked: Asked) -> None:
    """Its reason names file and line; the exit code is the worst."""
    agents = copy / "valletta" / "agents.csv"
    agents.write_text(agents.read_text(encoding="utf-8").replace("full-time", "ful-time", 1), encoding="utf-8")
    found = plan_sites(read_workspace(copy), Crew(), asked)
    assert [(outcome.status, outcome.code) for outcome in found] == [("reused", 0), ("failed", 2)]
    assert "valletta/agents.csv, row 2" in found[1].reason
    assert worst_code(found) == 2


def test_a_pool_with_a_faulty_site_is_not_planned_without_it(copy: Path, asked: Asked) -> None:
    """Half of a pool is another roster."""
    (copy / "izmir" / "agents.csv").unlink()
    found = plan_sites(read_workspace(copy), Crew(), asked)
    assert [outcome.status for outcome in found] == ["failed", "reused"]
    assert "izmir/agents.csv" in found[0].reason


def test_a_site_that_somebody_else_is_planning_is_left_alone(copy: Path, asked: Asked) -> None:
    """Exit code 5, as for a plan of its own."""
    with operation_lock(copy / "valletta"):
        found = plan_sites(read_workspace(copy), Crew(), asked)
    assert [outcome.code for outcome in found] == [0, 5]


def test_no_time_for_a_roster_is_told_of_its_site_alone(copy: Path, asked: Asked) -> None:
    """Nothing is stored of it, and the earlier plan stays."""
    hurried = replace(asked, request=replace(asked.request, time_limit_s=0.0))
    found = plan_sites(read_workspace(copy), Crew(), hurried)
    assert [(outcome.status, outcome.code) for outcome in found] == [("no_roster", 4), ("no_roster", 4)]
    assert [outcome.status for outcome in stored_sites(read_workspace(copy), "en")] == ["reused", "reused"]


@pytest.mark.parametrize(("losses", "statuses"), [(1, ["planned"]), (2, ["failed"])])
def test_a_lost_worker_is_replaced_once(copy: Path, asked: Asked, losses: int, statuses: list[str]) -> None:
    """What loses two workers is given up, with a reason."""
    other = replace(asked, request=replace(asked.request, seed=2))
    found = plan_sites(only_valletta(copy), Crew(losses), other)
    assert [outcome.status for outcome in found] == statuses


def test_comparing_apart_makes_no_drafts(copy: Path, asked: Asked) -> None:
    """The sites of the pool are planned, counted and kept as stages; none of them is anybody's newest plan."""
    workspace = read_workspace(copy)
    told: list[tuple[int, int]] = []
    found = plan_sites(workspace, Crew(), replace(asked, apart=True, tell=lambda *at: told.append(at)))
    assert [outcome.unit.name for outcome in found[2:]] == ["istanbul", "izmir"]
    assert told[-1] == (4, 4)
    assert Store(copy / "izmir").plan_ids() == ()
    pool, *apart = (site_figures(found[number]) for number in (0, 2, 3))
    assert pool is not None
    assert pool.need_h < sum(one.need_h for one in apart if one is not None)
