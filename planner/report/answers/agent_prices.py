"""What changes by price, and which rules speak, without telling of anybody but the agent who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import Table
from planner.report.violations import rule_title, violation_text
from planner.words import sentence, term
from planner.words.numbers import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solver.explainer.wishes import Way
    from solver.outcomes import Violation

OPEN_TERMS = ("coverage", "on_call_fees", "floor")
TOGETHER, OTHERS = "together", "others"
OF_OTHERS = frozenset({"apart", "mentor", "named_cover", "never_both_off", "team_together", "training_groups"})
"""Kinds of rule that say where a partner, a mentor or a few others are."""


def is_open(rule: str) -> bool:
    """Whether a rule may be told by its title: it says nothing of a few other people."""
    return rule.split(":", 1)[0] not in OF_OTHERS


def told_cents(way: Way, agent: str) -> dict[str, float]:
    """What changes by rule; rules about several named people are one sum, and where others move all rules are.

    So nobody's absence, wishes or leave can be read off a partner's answer.
    """
    cents = dict(way.verdict.cents)
    if not way.others(agent):
        told = {kind: change for kind, change in cents.items() if is_open(kind)}
        return told | ({OTHERS: sum(cents.values()) - sum(told.values())} if len(told) < len(cents) else {})
    open_terms = {kind: cents.pop(kind) for kind in OPEN_TERMS if kind in cents}
    return open_terms | ({TOGETHER: sum(cents.values())} if cents else {})


def price_table(way: Way, agent: str, lang: str) -> Table:
    """What changes, by rule, the dearest first, with its sum."""
    verdict = way.verdict
    ranked = sorted(told_cents(way, agent).items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [(_term_title(kind, lang), signed(cents / 100, lang)) for kind, cents in ranked]
    rows.append((sentence("agent_price_sum", {}, lang), signed(verdict.total_cents / 100, lang)))
    heads = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_change"))
    return Table(heads, tuple(rows), frozenset({1}), title=sentence("agent_price_title", {}, lang))


def speaks_table(broken: Sequence[Violation], lang: str) -> Table:
    """Hard rules against something, each with its figure and limit."""
    shown = [(rule_title(one.rule, lang), violation_text(one, lang)) for one in broken if is_open(one.rule)]
    rows = (*shown, *(((sentence("term_others", {}, lang), ""),) if len(shown) < len(broken) else ()))
    heads = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_speaks"))
    return Table(heads, rows, title=sentence("agent_speaks_title", {}, lang))


def _term_title(kind: str, lang: str) -> str:
    known = term("term", kind, lang)
    return rule_title(kind, lang) if known == kind else known
