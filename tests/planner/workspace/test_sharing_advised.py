"""Sites apart that could help each other are named, with what stands in the way; nothing is joined unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import PlanRequest, gather
from planner.operation import Operation
from planner.workspace import Site, SiteOutcome, Unit
from planner.workspace.outcomes import worst_code
from planner.workspace.sharing import Help, helps


def outcome(name: str, operation: Operation) -> SiteOutcome:
    """A site apart with its inputs."""
    unit = Unit((Site(name, operation.folder),), operation.folder)
    return SiteOutcome(unit, "planned", None, gather(operation, PlanRequest(weeks=1)))


def test_who_speaks_the_language_could_help(istanbul: Operation, izmir: Operation, valletta: Operation) -> None:
    """Istanbul and Izmir each other; Valletta, which speaks English, nobody."""
    sites = {"istanbul": istanbul, "izmir": izmir, "valletta": valletta}
    found = helps(tuple(outcome(name, operation) for name, operation in sites.items()))
    assert found == (
        Help("istanbul", "izmir", 8, ("phone-tr",), 0),
        Help("izmir", "istanbul", 8, ("phone-tr",), 0),
    )


def test_what_does_not_agree_is_counted(istanbul: Operation) -> None:
    """The same ids would be two people: one thing to settle first."""
    twins = tuple(outcome(name, istanbul) for name in ("x", "y"))
    assert [one.obstacles for one in helps(twins)] == [1, 1]


@pytest.mark.parametrize(("codes", "worst"), [((), 0), ((0, 4), 4), ((4, 3), 3), ((3, 2, 0), 2), ((2, 70, 6), 70)])
def test_the_worst_code_is_told(codes: tuple[int, ...], worst: int) -> None:
    """A bug is worse than a full disk, a wrong file worse than a hard problem."""
    unit = Unit((Site("x", Path()),), Path())
    assert worst_code(tuple(SiteOutcome(unit, "failed", code=code) for code in codes)) == worst
