"""Why there is no roster: the rules that clash by their names, and the locks that the rule book forbids."""

from __future__ import annotations

from planner.problems import Problem
from planner.report.failures import problem_line
from planner.report.violations import rule_title
from planner.words import sentence


def reason_text(reason: str, lang: str) -> str:
    """A clash as the engine names it, with the rules as people call them.

    "ada: daily_rest, lock" for one agent, "seats" for a rule over several people.
    """
    who, named, rules = reason.partition(": ")
    if named:
        return f"{who}: {', '.join(rule_title(rule, lang) for rule in rules.split(', '))}"
    title = rule_title(reason, lang)
    return reason if title == f"rule_{reason}" else title


def no_roster_text(reasons: tuple[str, ...], locks: tuple[Problem, ...], asked: str, lang: str, *, proven: bool) -> str:
    """One sentence, a line for each lock that breaks a hard rule, and where to ask what would help.

    Parameters
    ----------
    reasons : what clashes, by agent; empty ones are left out.
    locks : what `lock_sense` found: each with its row, the rule and its article.
    asked : folder and days of the plan, as they are typed behind `vardiya explain infeasible`.
    proven : whether no roster can be, rather than none was found in time.
    """
    told = {"reasons": "; ".join(reason_text(reason, lang) for reason in reasons if reason)}
    plain = "failed_no_roster" if told["reasons"] else "failed_no_roster_plain"
    head = sentence("failed_infeasible" if proven else plain, told, lang)
    next_step = sentence("see_infeasible", {"asked": asked}, lang)
    return "\n".join((head, *(problem_line(p, lang) for p in locks), next_step))
