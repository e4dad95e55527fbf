"""Patience from history: how long customers wait before they give up, read from waits and abandons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from solver.errors import Problem, SolverError

DEFAULT_WORTH = 20.0  # abandons that a default counts for
LEAST_ABANDONS = 10.0  # without a default, fewer say nothing


@dataclass(frozen=True, slots=True)
class Patience:
    """Mean time to abandon, s, and what it stands on.

    Attributes
    ----------
    abandons : customers who gave up in the history used.
    source : "estimated" from waits and abandons alone, "shrunk" towards the default because abandons are few,
        "default" where nobody was seen to wait.
    """

    patience_s: float
    abandons: float
    source: Literal["estimated", "shrunk", "default"]


def estimate_patience(
    waited_s: float, abandons: float, default_s: float | None = None, worth: float = DEFAULT_WORTH
) -> Patience | None:
    """Mean patience of a queue: all time waited, by served and lost, per customer who gave up.

    That is the maximum-likelihood estimate for exponential patience where being served censors it (Brown et al.
    2005, section 5). The default speaks like `worth` abandons of its own, so that few abandons move it little; long
    waits that nobody gave up lengthen it.
    Biased upward where customers come who never wait, downward where redials count as new customers.

    Parameters
    ----------
    waited_s : total time that all customers waited, s, >= 0.
    abandons : number who gave up, >= 0.
    default_s : what is taken without data, s, > 0; None if there is none.

    Returns
    -------
    None where neither a default nor `LEAST_ABANDONS` abandons exist.

    Raises
    ------
    SolverError : waits_invalid (negative, NaN, or abandons without any wait), patience_not_positive.
    """
    _refuse(waited_s, abandons, default_s)
    if default_s is None:
        return None if abandons < LEAST_ABANDONS else Patience(waited_s / abandons, abandons, "estimated")
    found = (waited_s + worth * default_s) / (abandons + worth)
    if waited_s == 0:
        return Patience(found, 0.0, "default")
    return Patience(found, abandons, "estimated" if abandons >= 4 * worth else "shrunk")


def _refuse(waited_s: float, abandons: float, default_s: float | None) -> None:
    problems = []
    sound = math.isfinite(waited_s) and math.isfinite(abandons) and waited_s >= 0 and abandons >= 0
    if not sound or (abandons > 0 and waited_s == 0):
        problems.append(Problem("waits_invalid", {"waited_s": waited_s, "abandons": abandons}))
    if default_s is not None and not (math.isfinite(default_s) and default_s > 0):
        problems.append(Problem("patience_not_positive", {"patience_s": default_s}))
    if problems:
        raise SolverError(tuple(problems))
