"""A backtest in words: what was tested, is it proven, what is chosen, how to read it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from planner.looking_back import CHOSEN, LookBack
from planner.model_choice import ModelChoice
from planner.report.backtest_tables import model_name, model_table, queue_table, scores_of
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, moment, number, share

MOST_NAMED = 6
NARROW = 10  # of the columns of the queues


def backtest_parts(found: LookBack, lang: str) -> tuple[Part, ...]:
    """What the terminal shows: summary, queues, models."""
    return (
        *summary_lines(found, lang),
        narrow(queue_table(found, lang)),
        model_table(found, lang),
        *ground_lines(found, lang),
    )


def narrow(table: Table) -> Table:
    """The columns of the queues that fit a terminal; bias, MASE and coverage stand in the table of models."""
    rows = tuple(row[:NARROW] for row in table.rows)
    right = frozenset(place for place in table.right if place < NARROW)
    return Table(table.headings[:NARROW], rows, right, table.marks, table.title)


def summary_lines(found: LookBack, lang: str) -> tuple[Line, ...]:
    """What was tested, is it proven, by how much, what is chosen."""
    grid, made = found.inputs.grid, found.backtest
    told = {
        "origins": number(len(made.origins_min), lang),
        "first": day(grid.day_of(made.origins_min[0]), lang),
        "last": day(grid.day_of(made.origins_min[-1]), lang),
        "days": number(made.plan.lead_days, lang),
    }
    return (
        Line(sentence("backtest_line", told, lang)),
        _total_line(found, lang),
        *_proof_lines(found, lang),
        *_choice_lines(found, lang),
    )


def _total_line(found: LookBack, lang: str) -> Line:
    chosen, naive = scores_of(found, CHOSEN, "*"), scores_of(found, "seasonal_naive", "*")
    total = found.skills[-1]
    if not float(chosen["contacts"]):
        return Line(sentence("backtest_nothing", {}, lang), WARN)
    told = {
        "wape": share(float(chosen["wape"]), lang),
        "naive": share(float(naive["wape"]), lang),
        "floor": share(float(chosen["floor"]), lang),
        "saved": share(total.share, lang),
        "chance": share(total.chance, lang),
    }
    return Line(sentence("backtest_total", told, lang), GOOD if total.verdict == "beaten" else WARN)


def _proof_lines(found: LookBack, lang: str) -> list[Line]:
    """In how many queues the spreadsheet is beaten, and where nothing is proven."""
    from forecasting.skill import least_stretches

    queues = found.skills[:-1]
    beaten = [skill for skill in queues if skill.verdict == "beaten"]
    behind = [skill.queue for skill in queues if skill.verdict == "behind"]
    rest = [skill.queue for skill in queues if skill.verdict == "not_beaten"]
    told = {
        "beaten": number(len(beaten), lang),
        "queues": number(len(queues), lang),
        "rest": sentence("backtest_rest", {"queues": _named(rest)}, lang) if rest else "",
    }
    lines = [Line(sentence("backtest_beaten", told, lang), WARN if rest else GOOD)]
    if behind:
        lines.append(Line(sentence("backtest_behind", {"queues": _named(behind)}, lang), BAD))
    if queues[0].stretches < least_stretches():
        few = {"stretches": number(queues[0].stretches, lang), "least": number(least_stretches(), lang)}
        lines.append(Line(sentence("backtest_few", few, lang), WARN))
    return lines


def _choice_lines(found: LookBack, lang: str) -> list[Line]:
    counts = pd.Series(list(found.models.values())).value_counts()
    every = number(len(found.models), lang)
    return [
        Line(
            sentence("backtest_chosen", {"model": model_name(str(model), lang), "count": count, "queues": every}, lang),
            QUIET,
        )
        for model, count in counts.items()
    ]


def choice_lines(choice: ModelChoice, applied: bool, lang: str) -> tuple[Line, ...]:
    """What operation.yaml has to say for the choice to be used, or that it says so."""
    if applied:
        code = "choice_applied"
    elif not choice.changes:
        code = "choice_same"
    else:
        code = "choice_paste" if choice.chosen else "choice_none"
    shown = choice.lines.splitlines() if code == "choice_paste" else ()
    return (Line(sentence(code, {}, lang)), *(Line(line) for line in shown))


def method_lines(found: LookBack, lang: str) -> tuple[str, ...]:
    """How to read the figures."""
    told = {
        "minutes": number(found.backtest.interval_min, lang),
        "days": number(found.backtest.plan.step_days, lang),
    }
    topics = ("wape", "mase", "choice", "proof")
    return tuple(sentence(f"backtest_method_{topic}", told, lang) for topic in topics)


def ground_lines(found: LookBack, lang: str) -> tuple[Line, ...]:
    """As of when, and whether the history is synthetic."""
    config = found.inputs.operation.config
    as_of = moment(found.inputs.as_of.astimezone(ZoneInfo(config.zone)), lang)
    told = (Line(sentence("synthetic_line", {"text": config.synthetic}, lang), WARN),) if config.synthetic else ()
    return (Line(sentence("backtest_as_of", {"as_of": as_of}, lang), QUIET), *told)


def night_line(found: LookBack, lang: str) -> str:
    """What the picture of the event night shows."""
    assert found.night is not None
    told = {
        "origin": moment(found.night.origin, lang),
        "days": number((found.night.starts_at.date() - found.night.origin.date()).days, lang),
        "count": number(len(found.night.queues), lang),
    }
    return sentence("backtest_night_note", told, lang)


def _named(queues: list[str]) -> str:
    more = len(queues) - MOST_NAMED
    return ", ".join(queues[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")
