"""Priority rung: value classes wait as Cobham's formula says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from solver.staffing import priority
from tests.solver.simulation.ladder import calls, floor
from tests.solver.simulation.worlds import a_crew

AHT_S = 180.0


@pytest.mark.parametrize(
    ("agents", "loads"), [(14, (3.0, 9.0)), (10, (2.0, 3.0, 3.5)), (3, (1.2, 1.2))], ids=["vip", "three", "small"]
)
def test_dearer_callers_wait_less_as_the_formula_says(agents: int, loads: tuple[float, ...]) -> None:
    """Nobody is cut off for a dearer caller; equal handling times, nobody hangs up."""
    queues = tuple(calls(None, 30.0, id=f"class {k}", value_class=k + 1) for k in range(len(loads)))
    expected = priority.service(agents, [[load] for load in loads], AHT_S, 30.0)
    per_hour = {queue.id: 3600.0 * load / AHT_S for queue, load in zip(queues, loads, strict=True)}
    found = floor(a_crew(agents), per_hour, queues, AHT_S, 16)
    waits = [found[queue.id]["asa_s"] for queue in queues]
    off = [
        wait.off(float(theory[0]))
        for wait, theory in zip(waits, expected.asa_s, strict=True)
        if not wait.agrees(float(theory[0]))
    ]
    assert off == []
    first = found[queues[0].id]["service"]
    assert first.agrees(float(expected.first_level[0])), first.off(float(expected.first_level[0]))
    assert waits[0].error < 0.05 * waits[0].value
    assert all(one.value < other.value for one, other in pairwise(waits))
