"""The ways out of a shortage as roster files, to be checked, simulated and edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.report.outputs.roster_csv import csv_of

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.standing import Standing
    from planner.plans import Plan
    from solver.duties import Roster


def way_files(gap: Gap, standing: Standing) -> dict[str, bytes]:
    """way-1.csv and so on, in the format of `vardiya export --format csv`."""
    return {
        f"way-{number}.csv": csv_of(_with(standing, way.roster), standing.inputs, {})
        for number, way in enumerate(gap.ways, 1)
    }


def _with(standing: Standing, roster: Roster) -> Plan:
    """The plan with another roster, for its rows alone."""
    stage = standing.plan.roster_stage
    assert stage is not None
    return replace(standing.plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))
