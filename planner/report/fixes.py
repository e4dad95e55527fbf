"""What stays at risk and what would fix it, as a table: queue and four hours, why, one more agent and the price."""

from __future__ import annotations

from planner.inputs import Inputs
from planner.report.tables import GOOD, Line, Part, Table
from planner.risks import Block, Risk
from planner.words import sentence, term
from planner.words.numbers import moment, money, number

MOST_PLACES = 12
HEADINGS = ("head_queue", "head_when", "head_late", "head_risk_from", "head_one_more", "head_avoids", "head_per_late")


def fix_parts(risk: Risk, inputs: Inputs, lang: str) -> tuple[Part, ...]:
    """The blocks at risk with most late contacts, each with the cheapest help."""
    if not risk.at_risk:
        return (Line(sentence("fixes_none", {}, lang), GOOD),)
    rows = tuple(_row(block, inputs, lang) for block in risk.at_risk[:MOST_PLACES])
    headings = tuple(sentence(code, {}, lang) for code in HEADINGS)
    title = sentence("fixes_title", {"currency": inputs.operation.config.currency}, lang)
    return (Table(headings, rows, frozenset({2, 5, 6}), title=title),)


def _row(block: Block, inputs: Inputs, lang: str) -> tuple[str, ...]:
    where = (block.queue, moment(inputs.grid.local(block.start_min), lang), number(block.late, lang, 1))
    cause, fix = term("risk", block.cause, lang), block.fix
    if fix is None or fix.cents_per_contact is None:
        return (*where, cause, sentence("fixes_nobody", {}, lang), "", "")
    like = sentence("fixes_like", {"agent": fix.agent}, lang)
    return (*where, cause, like, number(fix.avoided, lang, 1), money(fix.cents_per_contact, lang))
