"""Plans stored by an earlier version are read: what they lack is unknown, not an error."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from planner import codec
from planner.earlier_plans import whole
from planner.plans import Plan
from solver.outcomes import AGENT_COLUMNS, SERVICE_COLUMNS, Attainment


def an_old_one() -> Attainment:
    """As the first version stored it."""
    table = pd.DataFrame(
        {
            "queue": ["phone", "phone"],
            "period": ["day", "week"],
            "start_min": [0, 0],
            "offered": [10.0, 70.0],
            "service": [0.9, np.nan],
            "chance": [1.0, np.nan],
            "target_share": [0.8, 0.8],
        }
    )
    agents = pd.DataFrame({"agent": ["ada", "can"], "worked_min": [60.0, 0.0], "busy_min": [45.0, 0.0]})
    return Attainment(table, agents, 20, 1)


def test_columns_that_an_earlier_version_did_not_know_are_unknown() -> None:
    """Whoever reads the table finds every column, and no figure that was never simulated."""
    back = codec.loads(codec.dumps(an_old_one()))
    assert isinstance(back, Attainment)
    assert tuple(back.table.columns) == SERVICE_COLUMNS
    assert back.table["service"].iloc[0] == 0.9
    assert back.table["occupancy"].isna().all()
    assert list(back.table["risk_source"]) == ["", ""]
    assert list(back.table["decides"]) == [False, True]
    assert list(back.table["base"]) == [10.0, 0.0]


def test_what_can_be_worked_out_is() -> None:
    """Occupancy of an agent is in the minutes that were stored; who never worked has none."""
    back = codec.loads(codec.dumps(an_old_one()))
    assert isinstance(back, Attainment)
    assert tuple(back.agents.columns) == AGENT_COLUMNS
    assert list(back.agents["occupancy"]) == pytest.approx([0.75, np.nan], nan_ok=True)
    assert back.agents["call_outs"].isna().all()


def test_what_is_whole_stays_as_it_is(small_plan: Plan) -> None:
    """A plan of this version comes back bit for bit, and so do its bytes."""
    assert small_plan.attainment is not None
    assert whole(small_plan.attainment) is small_plan.attainment
    body = codec.dumps(small_plan.attainment)
    assert codec.dumps(codec.loads(body)) == body


def test_a_missing_figure_has_one_form() -> None:
    """The sign of a NaN differs between processors; the bytes of a plan must not."""
    one, other = np.array([np.nan]), np.copysign(np.array([np.nan]), -1.0)
    assert one.tobytes() != other.tobytes()
    assert codec.dumps(one) == codec.dumps(other)
