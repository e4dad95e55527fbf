"""Every failure as one text and one documented exit code."""

from __future__ import annotations

from planner.problems import (
    ChangesFileError,
    LockedError,
    NotFoundError,
    OperationError,
    Problem,
    RosterFileError,
    StoreError,
)
from planner.report.violations import amount
from planner.words import sentence, term

REFUSED, USAGE, LOCKED, STORAGE, BUG = 1, 2, 5, 6, 70
MOST_SHOWN = 50
COMMAND_LINE = "command line"
NAMES_RULES = (
    "sense_no_previous",
    "sense_no_balances",
    "rules_unverified",
    "rules_loosened",
    "sense_contract_loose",
    "sense_contract_against_law",
    "sense_protection_loose",
    "sense_stricter_wins",
    "sense_limits_clash",
    "sense_shifts_forbidden",
    "sense_consent_assumed",
    "sense_contract_without_shift",
    "sense_lock_against_rule",
)
RULES_NAMED = frozenset({"rules", "rule", "winner", "loser"})
FIGURES = frozenset({"amount", "limit", "stated", "allowed", "strict", "loose"})


def explain(error: Exception, lang: str) -> tuple[int, str]:
    """Exit code and text for an exception that reached the command line."""
    if isinstance(error, RosterFileError):
        return USAGE, _listed("failed_roster_file", error.problems, {}, lang)
    if isinstance(error, ChangesFileError):
        return USAGE, _listed("failed_changes_file", error.problems, {}, lang)
    if isinstance(error, OperationError):
        return USAGE, problem_text(error.problems, lang, error.scenario)
    if isinstance(error, NotFoundError):
        return USAGE, sentence(str(error), {}, lang)
    if isinstance(error, LockedError):
        code = "failed_locked_by" if error.holder else "failed_locked"
        return LOCKED, sentence(code, error.holder | {"folder": str(error)}, lang)
    if isinstance(error, StoreError):
        return STORAGE, sentence(error.code or "failed_storage", error.parameters | {"detail": _storage(error)}, lang)
    return _other(error, lang)


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """The problems of an operation's files that an exception carries."""
    return error.problems if isinstance(error, OperationError) else ()


def _other(error: Exception, lang: str) -> tuple[int, str]:
    """Errors of the ground floors and of scenarios, refusals, and our own bugs."""
    found = getattr(error, "problems", None)
    if found is not None:
        return USAGE, sentence("failed_values", {"detail": " ".join(_fault(p, lang) for p in found)}, lang)
    code, parameters = getattr(error, "code", None), getattr(error, "parameters", None)
    if isinstance(code, str) and isinstance(parameters, dict):
        return USAGE, sentence(code, parameters, lang)
    reason = getattr(error, "reason", None)
    if isinstance(reason, str) and hasattr(error, "count"):
        code = USAGE if reason == "no_reason" else REFUSED
        return code, sentence(f"failed_{reason}", {"count": str(error.count), **getattr(error, "told", {})}, lang)
    if isinstance(error, OSError):
        return STORAGE, sentence("failed_storage", {"detail": f"{error.filename or ''}: {error.strerror}"}, lang)
    return BUG, sentence("failed_bug", {"detail": f"{type(error).__name__}: {error}"}, lang)


def _storage(error: StoreError) -> str:
    """What the store says, without the statement and the address that SQLAlchemy adds below."""
    return str(error).partition("\n")[0].rstrip(".")


def _fault(problem: object, lang: str) -> str:
    """A problem of a ground floor; forecasting says `params`, solver `parameters`."""
    told = getattr(problem, "parameters", None) or getattr(problem, "params", None) or {}
    plain = {name: ", ".join(map(str, v)) if isinstance(v, tuple) else v for name, v in dict(told).items()}
    return sentence(f"fault_{getattr(problem, 'code', '')}", plain, lang)


def problem_text(problems: tuple[Problem, ...], lang: str, scenario: str = "") -> str:
    """All problems, a line each, with their place; beyond the first 50 the rest is counted."""
    asked = all(p.file == COMMAND_LINE or p.code == "agents_changed" for p in problems)
    code = "failed_request" if asked else "failed_operation"
    return _listed("failed_scenario" if scenario else code, problems, {"name": scenario}, lang)


def _listed(heading: str, problems: tuple[Problem, ...], told: dict[str, str], lang: str) -> str:
    lines = [problem_line(problem, lang) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(sentence("more_problems", {"count": str(len(problems) - MOST_SHOWN)}, lang))
    return "\n".join([sentence(heading, told | {"count": str(len(problems))}, lang), *lines])


def problem_line(problem: Problem, lang: str) -> str:
    """One problem with its place: file, sheet, row, column, value."""
    place = [problem.file]
    if problem.sheet:
        place.append(sentence("place_sheet", {"sheet": problem.sheet}, lang))
    if problem.row is not None:
        place.append(sentence("place_row", {"row": str(problem.row)}, lang))
    if problem.file == COMMAND_LINE:
        place = [sentence("place_option", {"option": "--" + (problem.column or "").lstrip("-")}, lang)]
    elif problem.column:
        place.append(sentence("place_column", {"column": problem.column}, lang))
    told = problem_sentence(problem, lang)
    return f"  {', '.join(place)}: {told}"


def problem_sentence(problem: Problem, lang: str) -> str:
    """What a problem says; rules stand by their names, figures with a unit in words."""
    told = dict(problem.parameters) | {"value": problem.value}
    if problem.code in NAMES_RULES:
        for name in RULES_NAMED.intersection(told):
            told[name] = ", ".join(term("rule", rule, lang) for rule in told[name].split(", "))
    if "unit" in told:
        told |= {name: amount(float(told[name]), told["unit"], lang) for name in FIGURES.intersection(told)}
    return sentence(problem.code, told, lang)
