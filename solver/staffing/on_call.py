"""On-call depth: how many to have standing by for a night that may go beyond the roster."""

from __future__ import annotations

import numpy as np

from solver.errors import Problem, SolverError
from solver.staffing.service import FloatArray


def depth_for(required: FloatArray, staffed: FloatArray, limit: float) -> int:
    """Smallest depth k with P(shortfall > k) <= limit in every interval.

    Parameters
    ----------
    required : nodes x intervals, agents required under equally likely loads.
    staffed : intervals, agents the roster provides.
    limit : highest accepted chance that the standby does not suffice, in (0, 1).

    Notes
    -----
    Newsvendor on the shortfall required - staffed; fractions of an agent below 0.01 are not called out for.
    """
    if not 0.0 < limit < 1.0:
        raise SolverError((Problem("limit_invalid", {"limit": limit}),))
    shortfall = np.sort(np.ceil(np.maximum(required - staffed, 0.0) - 0.01), axis=0)
    if shortfall.size == 0:
        return 0
    nodes = shortfall.shape[0]
    accepted = int(np.floor(limit * nodes + 1e-9))  # nodes that may exceed the depth
    return int(shortfall[nodes - 1 - min(accepted, nodes - 1)].max())


def limit_from_costs(fee_cents: float, call_out_cents: float, unmet_cents: float) -> float:
    """The chance P(shortfall > k) at which one more on standby no longer pays: fee / (unmet - call-out).

    All per agent and hour. At 1 or above nobody should stand by.
    """
    if unmet_cents <= call_out_cents:
        return 1.0
    return min(1.0, fee_cents / (unmet_cents - call_out_cents))
