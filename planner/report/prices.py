"""Cost and priced terms as tables."""

from __future__ import annotations

from planner.figures import Figures
from planner.report.tables import Table
from planner.report.violations import rule_title
from planner.words import sentence, term
from planner.words.numbers import money, share


def cost_table(figures: Figures, lang: str) -> Table:
    """What the roster costs in wages, by kind."""
    cost = figures.cost
    kinds = (
        ("cost_regular", cost.regular),
        ("cost_overtime", cost.overtime),
        ("cost_night", cost.night),
        ("cost_on_call", cost.on_call),
        ("cost_total", cost.total),
    )
    rows = tuple(
        (sentence(code, {}, lang), money(cents, lang), share(cents / cost.total if cost.total else 0.0, lang))
        for code, cents in kinds
    )
    headings = tuple(sentence(code, {}, lang) for code in ("head_kind", "head_cost", "head_share"))
    return Table(headings, rows, frozenset({1, 2}))


def price_table(figures: Figures, lang: str) -> Table:
    """What is not as wished, at its price: gaps in cover, floors, hours, wishes; the dearest first."""
    terms = sorted(((cents, name) for name, cents in figures.objective if cents), key=lambda pair: (-pair[0], pair[1]))
    rows = tuple((_title(name, lang), money(cents, lang)) for cents, name in terms)
    headings = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_price"))
    return Table(headings, rows, frozenset({1}))


def _title(name: str, lang: str) -> str:
    known = term("term", name, lang)
    return rule_title(name.removeprefix("hard:"), lang) if known == name else known
