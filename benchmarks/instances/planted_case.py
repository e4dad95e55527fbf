"""A planted contact centre as an instance: the case comes from the generator, the judge counts what is uncovered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planted.contact_centre import generate, uncovered_pct

from instances.instance import Instance, Verdict
from instances.problems import Fault, Unreadable
from solver import check
from solver.case import RosterCase
from solver.duties import Roster

if TYPE_CHECKING:
    from instances.formats import Source


def load(source: Source) -> Instance:
    """Plant the case that the source names; its best roster leaves nothing uncovered and costs nothing."""
    if source.planted is None:
        raise ValueError("a planted source says what it is made of")
    try:
        case, _ = generate(*source.planted)
    except ValueError as wrong:
        shape = ", ".join(map(str, source.planted))
        raise Unreadable((Fault(Path(source.name), 0, shape, str(wrong)),)) from wrong
    return Instance(source.name, case, partial(judge, case), best_known=0)


def judge(case: RosterCase, roster: Roster) -> Verdict:
    """Hard rules and prices by the checker; cover by the generator's own arithmetic."""
    found = check(case, roster)
    priced: dict[str, int] = {}
    for violation in found:
        if not violation.hard:
            kind = violation.rule.partition(":")[0]
            priced[kind] = priced.get(kind, 0) + violation.cents
    uncovered = uncovered_pct(case, roster)
    asked = case.requirement
    priced["uncovered"] = round(uncovered / 100.0 * float(asked.need[0].sum()) * asked.cents[0])
    broken = tuple(f"{v.rule} {v.agent}: {v.amount:g} {v.unit}, {v.limit:g} allowed" for v in found if v.hard)
    return Verdict(priced, broken, uncovered)
