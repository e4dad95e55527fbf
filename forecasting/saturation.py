"""Overlapping events saturate: customers who already ask because of one match do not ask again because of the next.

The pulls of the events of an interval add up to x, and x brings c (1 - exp(-x / c)) contacts: small lifts add almost
fully, and however many events coincide they never bring more than the ceiling c. Form and ceiling are assumptions
(LiftParams.ceiling), not learnt; a single event seen to bring nearly as much lifts the ceiling of its queue.
"""

import numpy as np

from forecasting.arrays import Floats

HIGHEST_SHARE = 0.8  # no event by itself fills more of a ceiling: a bigger one lifts it


def roomy(ceiling: float, lifts: Floats) -> Floats:
    """Ceiling of each queue, raised where one event alone (queue x any) is learnt to bring nearly as much."""
    biggest = lifts.reshape(len(lifts), -1).max(axis=1, initial=0.0)
    return np.asarray(np.maximum(ceiling, biggest / HIGHEST_SHARE))


def pull(lift: Floats, ceiling: Floats) -> Floats:
    """What an event that brings `lift` when alone adds to the sum; falling lifts add as they are."""
    rising = np.clip(lift / ceiling, 0.0, 1.0 - 1e-9)
    return np.asarray(np.where(lift > 0, -ceiling * np.log1p(-rising), lift))


def joint_lift(pulls: Floats, ceiling: Floats) -> Floats:
    """What the summed pulls of an interval bring; the inverse of `pull` for one event."""
    return np.asarray(np.where(pulls > 0, -ceiling * np.expm1(-np.maximum(pulls, 0.0) / ceiling), pulls))


def yield_of(pulls: Floats, ceiling: Floats) -> Floats:
    """Contacts per unit of pull, 0 to 1: each event's part is its pull times this, and the parts add up."""
    safe = np.where(np.abs(pulls) > 1e-9, pulls, 1.0)
    return np.asarray(np.where(np.abs(pulls) > 1e-9, joint_lift(pulls, ceiling) / safe, 1.0))
