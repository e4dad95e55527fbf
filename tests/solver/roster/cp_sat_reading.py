"""What the CP-SAT model says of a roster: whether it can be made to build it, and at what price.

Every cell is free and hinted at the roster; the solver fixes what is hinted. The model counts what free cells
change, so the price of the empty roster is taken from the board, and the model's price of it taken off.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.case import RosterCase
from solver.duties import Roster
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver
from solver.roster.personal import HARD_CENTS
from solver.roster.whole import WholeModel, left_out_cents, model_cells
from solver.rules.forms import Form
from tests.solver.roster.engine_reading import Engine
from tests.solver.rules.reading import FORBIDDEN, Reading

LIMIT = Limit(20.0, 1)


class CpSat:
    """A case and its forms as CP-SAT sees them."""

    def __init__(self, case: RosterCase, forms: tuple[Form, ...]) -> None:
        self.engine = Engine(case, forms)
        agents, days = self.engine.board.chosen.shape
        self.cells = [(a, d) for a in range(agents) for d in range(days)]
        self.empty: dict[object, float] = {}

    def reading(self, roster: Roster) -> Reading | None:
        """Whether the model can be made to build the roster and at what price; None if no board can show it."""
        board = self.engine.board
        if self.engine.reading(roster) is None:
            return None
        if any(board.chosen[a, d] >= 0 and not board.allowed[a, d, board.chosen[a, d]] for a, d in self.cells):
            return FORBIDDEN
        whole = model_cells(board, self.cells)
        assert whole.exact
        cents = cents_as_hinted(whole)
        if cents is None or cents + self._fixed(whole) >= HARD_CENTS:
            return FORBIDDEN
        return Reading(True, round(cents + self._fixed(whole)))

    def _fixed(self, whole: WholeModel) -> float:
        """What the board counts and the model does not; the board is empty now."""
        board = self.engine.board
        known = tuple(map(tuple, board.starts))
        if known not in self.empty:
            whole.model.clear_hints()
            nothing = dict.fromkeys(self.cells, (-1, board.offsets[0, 0]))
            for crew in whole.crews:
                crew.hint(nothing)
            cents = cents_as_hinted(whole)
            assert cents is not None, "hard leasts are priced: nobody has to work"
            self.empty[known] = board.reprice() - left_out_cents(board) - cents
        return self.empty[known]


def cents_as_hinted(whole: WholeModel) -> float | None:
    """Price of the hinted choice, None if the model forbids it."""
    solver = new_solver(LIMIT)
    solver.parameters.fix_variables_to_their_hinted_value = True
    status = solver.solve(whole.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return solver.objective_value / OBJECTIVE_SCALE if status == cp_model.OPTIMAL else None
