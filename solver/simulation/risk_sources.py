"""Which source the risk comes from: another forecast, another attendance, or other contacts.

Every replication is played again with one source drawn anew and the others as they were (pick-freeze). Half the mean
square of what that changes is the source's total effect on the variance of service (Jansen 1999, Comput. Phys.
Commun. 117, eq. 10). Effects overlap where sources act together, so they are given as shares of their sum.
Their relative error is about the square root of 2 / replications. Where sample paths are counts, the chance of how
many contacts come is in them and stands under rate.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.simulation.loop.records import Floats
from solver.simulation.params import SimulationParams
from solver.simulation.randomness import branch

SOURCES = ("rate", "attendance", "chance")
FIRST, AGAIN, PATH = 0, 1, 2


class Draw(NamedTuple):
    """What the fate of one replication follows from: its forecast path, and the keys of contacts and attendance."""

    path: int
    contacts: int
    attendance: int


def draws_of(replication: int, paths: int, params: SimulationParams) -> tuple[Draw, ...]:
    """The draw of a replication; with `params.sources` followed by one for each source drawn anew.

    With `paths` sample paths, replication r takes path r modulo their number. A source without randomness (one
    path, nobody ever absent) is drawn as before, which costs nothing and changes nothing.
    """
    key = branch(branch(np.uint64(params.seed), FIRST), replication)
    base = Draw(replication % paths, int(key), int(key))
    if not params.sources:
        return (base,)
    anew = branch(branch(np.uint64(params.seed), AGAIN), replication)
    other = 0 if paths == 1 else (base.path + 1 + int(branch(anew, PATH)) % (paths - 1)) % paths
    away = params.absence_share > 0.0 or params.inside_shrinkage_share > 0.0
    attending = base._replace(attendance=int(anew)) if away else base
    return base, base._replace(path=other), attending, base._replace(contacts=int(anew))


def risk_shares(service: Floats) -> dict[str, Floats]:
    """Share of each source in the variance of service: of the first replays, then of one with each source anew.

    Parameters
    ----------
    service
        Share within the goal: plays (1 + sources) x replications x queues x periods; NaN where nothing is judged.

    Returns
    -------
    dict
        "rate", "attendance", "chance": queues x periods; NaN where nothing varies or nothing was drawn anew.
    """
    if len(service) == 1:
        return {name: np.full(service.shape[2:], np.nan) for name in SOURCES}
    change = service[1:] - service[0]
    known = ~np.isnan(change)
    square = np.where(known, change, 0.0) ** 2
    effect = 0.5 * square.sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    whole = effect.sum(axis=0)
    nothing = np.full(whole.shape, np.nan)
    return {n: np.divide(e, whole, out=nothing.copy(), where=whole > 0) for n, e in zip(SOURCES, effect, strict=True)}


def biggest(shares: dict[str, Floats]) -> np.ndarray[tuple[int, ...], np.dtype[np.object_]]:
    """Name of the source with the biggest share; empty where there is none."""
    stacked = np.stack([shares[name] for name in SOURCES])
    known = ~np.isnan(stacked[0])
    names = np.array(SOURCES, dtype=object)[np.argmax(np.where(known, stacked, 0.0), axis=0)]
    return np.where(known, names, "")
