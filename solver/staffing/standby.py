"""How many on standby pay for themselves: decided before the night, called out when it is known."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from solver.errors import Problem, SolverError
from solver.staffing.attendance import absent_quantile
from solver.staffing.service import FloatArray

SHORT = 0.01  # fractions of an agent below this are not called out for
MOST = 60  # deeper standby is not looked at


@dataclass(frozen=True, slots=True)
class StandbyCosts:
    """Prices of a standby window, in cents, >= 0.

    Parameters
    ----------
    fee_cents : per agent standing by through the window.
    call_out_cents : per agent called out.
    unmet_cents : per agent missing for an hour.

    Raises
    ------
    SolverError : cost_invalid.
    """

    fee_cents: float
    call_out_cents: float
    unmet_cents: float

    def __post_init__(self) -> None:
        prices = {field.name: getattr(self, field.name) for field in fields(self)}
        problems = tuple(
            Problem("cost_invalid", {"name": name, "cents": cents})
            for name, cents in prices.items()
            if not 0.0 <= cents < np.inf
        )
        if problems:
            raise SolverError(problems)


@dataclass(frozen=True, slots=True)
class Standby:
    """The depth that costs least, and what it costs on average.

    Attributes
    ----------
    depth : agents standing by.
    p_insufficient : chance that, once they could be at the desk, more are missing than stand by.
    p_before_desk : chance that somebody is missing before anyone called could be at the desk; no depth helps.
    fee_cents, call_out_cents, unmet_cents : expected cost by part; `unmet_cents` after the time to the desk.
    before_desk_cents : expected cost of what is missing before it, at any depth the same.
    cost_cents : expected cost (all parts) at depths 0, 1, ..
    """

    depth: int
    p_insufficient: float
    p_before_desk: float
    fee_cents: float
    call_out_cents: float
    unmet_cents: float
    before_desk_cents: float
    cost_cents: FloatArray


def standby(shortfall: FloatArray, step_min: float, lead_min: float, costs: StandbyCosts) -> Standby:
    """Depth of least expected cost, by enumeration over all scenarios.

    Parameters
    ----------
    shortfall : scenarios x intervals, agents missing in equally likely courses of the window (`joint_shortfall`).
    step_min : length of an interval, minutes.
    lead_min : from the call to work at the desk: time to answer and to travel.
    costs : prices.

    Raises
    ------
    SolverError : shortfall_invalid, step_invalid, lead_invalid.

    Notes
    -----
    Two-stage recourse (newsvendor with call-outs): the depth k is bought before, the call-outs z <= k are chosen in
    each scenario at its first shortfall; cost fee k + E[min over z of o z + u y(z)]. Who is called works from the
    first interval that begins after the lead time to the end of the window, so nobody who needs 30 minutes to a
    desk is credited to a goal of 30 s. The answer knows the rest of the scenario at the call: a lower bound of
    the cost of a duty manager who does not.
    """
    _check(shortfall, step_min, lead_min)
    missing = np.maximum(shortfall, 0.0)
    after = at_desk(missing, step_min, lead_min)
    late = np.where(after, missing, 0.0)
    price = costs.unmet_cents * step_min / 60.0
    before = float(np.where(after, 0.0, missing).sum(axis=1).mean()) * price
    deepest = int(min(MOST, np.ceil(np.max(late, initial=0.0))))
    called, unmet = _recourse(late, deepest, costs.call_out_cents, price)
    fees = costs.fee_cents * np.arange(deepest + 1)
    total = fees + called + unmet + before
    depth = int(np.argmin(total))
    return Standby(
        depth,
        float((np.max(late, axis=1, initial=0.0) > depth + SHORT).mean()),
        float(((missing > SHORT) & ~after).any(axis=1).mean()),
        float(fees[depth]),
        float(called[depth]),
        float(unmet[depth]),
        before,
        total,
    )


def at_desk(missing: FloatArray, step_min: float, lead_min: float) -> NDArray[np.bool_]:
    """Intervals in which somebody called at the scenario's first shortfall can work: scenarios x intervals."""
    short = missing > SHORT
    first = np.where(short.any(axis=1), short.argmax(axis=1), missing.shape[1])
    wait = int(np.ceil(lead_min / step_min - 1e-9))
    return np.asarray(np.arange(missing.shape[1]) >= (first + wait)[:, None])


def joint_shortfall(
    required: FloatArray, rostered: FloatArray, absent_share: float, correlation: float = 0.0, nodes: int = 9
) -> FloatArray:
    """Equally likely shortfalls when loads and absences vary independently of each other: scenarios x intervals.

    Parameters
    ----------
    required : loads x intervals, present agents required under equally likely days (one factor for the day).
    rostered : whole agents rostered in each interval.
    absent_share, correlation : as of `attendance`; who is absent is absent all through the window.
    nodes : equally likely numbers of absent agents to go through.

    Raises
    ------
    SolverError : shortfall_invalid, nodes_too_few, agents_invalid, absent_share_invalid, share_invalid.
    """
    if nodes < 1:
        raise SolverError((Problem("nodes_too_few", {"nodes": nodes}),))
    levels = (np.arange(nodes) + 0.5) / nodes
    absent = np.stack([absent_quantile(rostered, float(p), absent_share, correlation) for p in levels])
    missing = required[:, None, :] - (rostered - absent)[None, :, :]
    if not bool(np.isfinite(missing).all()):
        raise SolverError((Problem("shortfall_invalid"),))
    return np.asarray(np.maximum(missing, 0.0).reshape(-1, required.shape[1]))


def _recourse(late: FloatArray, deepest: int, call_out_cents: float, price: float) -> tuple[FloatArray, FloatArray]:
    """Expected cost of the best call-outs, and of what stays unmet, at depths 0 .. deepest."""
    depths = np.arange(deepest + 1)
    unmet = price * np.stack([np.maximum(late - k, 0.0).sum(axis=1) for k in depths], axis=1)
    cost = call_out_cents * depths + unmet
    # each further call-out saves no more than the one before, so the best z within a depth is the overall best, capped
    chosen = np.minimum(np.argmin(cost, axis=1)[:, None], depths)
    kept = np.take_along_axis(unmet, chosen, axis=1)
    return call_out_cents * chosen.mean(axis=0), np.asarray(kept.mean(axis=0))


def _check(shortfall: FloatArray, step_min: float, lead_min: float) -> None:
    found = []
    if shortfall.ndim != 2 or shortfall.size == 0 or not bool(np.isfinite(shortfall).all()):
        found.append(Problem("shortfall_invalid"))
    if not 0.0 < step_min < np.inf:
        found.append(Problem("step_invalid", {"step_min": step_min}))
    if not 0.0 <= lead_min < np.inf:
        found.append(Problem("lead_invalid", {"lead_min": lead_min}))
    if found:
        raise SolverError(tuple(found))
