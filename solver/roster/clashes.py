"""Why a roster is not lawful: clashes of people's own hard rules, and hard rules over several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.outcomes import Status
from solver.roster.board import Board
from solver.roster.evaluate import HARD, Terms
from solver.roster.personal import HARD_CENTS

if TYPE_CHECKING:
    from solver.roster.proof import ProofTime


def verdict(
    board: Board, terms: Terms, time: ProofTime, *, proven: bool, whole: bool
) -> tuple[Status, tuple[str, ...]]:
    """How a search ended with its best roster, and why if that is not lawful.

    Infeasible: an agent's own hard rules are proven to clash ("ada: daily_rest, lock"), or, where the `whole` case
    can be asked, those over several people (the rules that are missed). What is missed without a proof is named too;
    the roster is feasible then, not optimal. All proofs together take two seconds, half a second once the deadline has
    passed. The board may be emptied.

    Parameters
    ----------
    terms : the objective of the roster.
    time : what the proofs share.
    proven : whether no roster is cheaper.
    whole : whether CP-SAT can be asked about all days of everybody at once.
    """
    from solver.roster.proof import proven_clash_together, proven_clashes

    missed = missed_hard(terms)
    reasons = proven_clashes(board, (int(agent) for agent in np.flatnonzero(board.cost >= HARD_CENTS)), time)
    limit = time.limit() if missed and whole and not reasons else None
    together = limit is not None and proven_clash_together(board, limit)
    if reasons or together:
        return Status.INFEASIBLE, reasons or missed
    return Status.OPTIMAL if proven and not missed else Status.FEASIBLE, missed


def missed_hard(terms: Terms) -> tuple[str, ...]:
    """Rules of which something hard is missing, in alphabetical order."""
    return tuple(sorted(name.removeprefix(HARD) for name, cents in terms if name.startswith(HARD) and cents > 0))
