"""Why a roster is not lawful: clashes of people's own hard rules, and hard rules over several people."""

from __future__ import annotations

import numpy as np

from solver.outcomes import Status
from solver.roster.board import Board
from solver.roster.evaluate import HARD, Terms
from solver.roster.params import SolveParams
from solver.roster.personal import HARD_CENTS

PROOF_LIMIT_S = 2.0


def verdict(
    board: Board, terms: Terms, params: SolveParams, *, proven: bool, whole: bool
) -> tuple[Status, tuple[str, ...]]:
    """How a search ended with its best roster, and why if that is not lawful.

    Infeasible: an agent's own hard rules are proven to clash ("ada: daily_rest, lock"), or, where the `whole` case
    can be asked, those over several people (the rules that are missed). What is missed without a proof is named too;
    the roster is feasible then, not optimal. The board may be emptied.

    Parameters
    ----------
    terms : the objective of the roster.
    proven : whether no roster is cheaper.
    whole : whether CP-SAT can be asked about all days of everybody at once.
    """
    from solver.roster.cp import Limit
    from solver.roster.proof import proven_clash, proven_clash_together

    limit = Limit(PROOF_LIMIT_S, params.seed, params.reproducible)
    own = (proven_clash(board, int(agent), limit) for agent in np.flatnonzero(board.cost >= HARD_CENTS))
    reasons = tuple(reason for reason in own if reason)
    if reasons:
        return Status.INFEASIBLE, reasons
    missed = missed_hard(terms)
    if missed:
        return Status.INFEASIBLE if whole and proven_clash_together(board, limit) else Status.FEASIBLE, missed
    return Status.OPTIMAL if proven else Status.FEASIBLE, ()


def missed_hard(terms: Terms) -> tuple[str, ...]:
    """Rules of which something hard is missing, in alphabetical order."""
    return tuple(sorted(name.removeprefix(HARD) for name, cents in terms if name.startswith(HARD) and cents > 0))
