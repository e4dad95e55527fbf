"""The answer to a wish in one line: granted already, lawful by whom at what price, or not lawful and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.agent_prices import is_open
from planner.report.tables import BAD, GOOD, Line
from planner.report.violations import rule_title
from planner.words import sentence
from planner.words.numbers import money

if TYPE_CHECKING:
    from planner.answers.agent_day import AgentDay
    from solver.explainer.wishes import Way, WishFound

MOST_RULES = 3


def verdict_lines(told: AgentDay, lang: str) -> tuple[Line, ...]:
    """What became of the wish; nothing where none was."""
    found = told.found
    if found is None:
        return ()
    if found.granted:
        return (Line(sentence("verdict_granted", {}, lang), GOOD),)
    if found.best is None:
        return (Line(_unlawful(found, lang), BAD),)
    alone, together = found.alone, found.together
    if alone is not None and alone.verdict.lawful:
        own = len(alone.changes) > 1
        code = "verdict_own_days" if own else "verdict_lawful"
        first = sentence(code, {"agent": told.agent.id, "price": _price(alone, lang)}, lang)
        if together is None or found.best is not together:
            return (Line(first),)
        more = {"people": ", ".join(together.others(told.agent.id)), "price": _price(together, lang)}
        return (Line(f"{first} {sentence('verdict_or_together', more, lang)}"),)
    people = ", ".join(found.best.others(told.agent.id))
    return (Line(sentence("verdict_together", {"people": people, "price": _price(found.best, lang)}, lang)),)


def _unlawful(found: WishFound, lang: str) -> str:
    """The rules that speak against it, the first few."""
    rules = [row.rule for row in found.barred]
    if not rules and found.alone is not None:
        rules = [one.rule for one in found.alone.verdict.broken]
    titles = dict.fromkeys(rule_title(rule, lang) if is_open(rule) else sentence("term_others", {}, lang)
                           for rule in rules)  # fmt: skip
    if not titles:
        return sentence("verdict_no", {}, lang)
    return sentence("verdict_no_rules", {"rules": ", ".join([*titles][:MOST_RULES])}, lang)


def _price(way: Way, lang: str) -> str:
    total = way.verdict.total_cents
    code = "verdict_free" if abs(total) < 1 else "verdict_costs" if total > 0 else "verdict_saves"
    return sentence(code, {"cents": money(abs(total), lang)}, lang)
