"""A backtest in tables: per queue with floor, choice and verdict, per model, per test start, worst days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.looking_back import CHOSEN, LookBack, events_of_days
from planner.report.tables import BAD, QUIET, WARN, Table
from planner.words import sentence, term
from planner.words.numbers import day, number, share, signed

if TYPE_CHECKING:
    import pandas as pd

    from forecasting.skill import Skill

WORST = 12
VERDICTS = {"beaten": "", "not_beaten": WARN, "behind": BAD}
WINDOWS = ("all", "event", "ordinary")


def queue_table(found: LookBack, lang: str) -> Table:
    """Each queue with the model chosen, its error beside floor and spreadsheet, and the verdict."""
    from forecasting.diagnostics import daily_wape

    codes = ("head_queue", "head_offered", "head_chosen", "head_wape", "head_floor", "head_naive", "head_saved")
    more = ("head_verdict", "head_wape_day", "head_wape_event", "head_wql", "head_mase", "head_bias", "head_cov80")
    daily = daily_wape(found.backtest, found.chosen)
    rows = tuple(_queue_row(found, skill, daily.get(skill.queue), lang) for skill in found.skills)
    marks = tuple(VERDICTS[skill.verdict] for skill in found.skills)
    headings = tuple(sentence(code, {}, lang) for code in (*codes, *more))
    title = sentence("backtest_queues", {}, lang)
    return Table(headings, rows, frozenset({1, *range(3, 7), *range(8, 14)}), marks, title)


def _queue_row(found: LookBack, skill: Skill, daily: tuple[float, float] | None, lang: str) -> tuple[str, ...]:
    mine, naive = scores_of(found, CHOSEN, skill.queue), scores_of(found, "seasonal_naive", skill.queue)
    event = scores_of(found, CHOSEN, skill.queue, "event")
    together = skill.queue == "*"
    return (
        sentence("all_queues", {}, lang) if together else skill.queue,
        number(float(mine["contacts"]), lang),
        model_name(CHOSEN if together else found.models[skill.queue], lang),
        _share(mine["wape"], lang),
        _share(mine["floor"], lang),
        _share(naive["wape"], lang),
        _share(skill.share, lang),
        term("verdict", skill.verdict, lang),
        "" if daily is None else _share(daily[0], lang),
        _share(event["wape"], lang),
        _share(mine["wql"], lang),
        _number(mine["mase"], lang),
        _signed_share(mine["bias"], lang),
        _share(mine["cov80"], lang),
    )


def model_table(found: LookBack, lang: str) -> Table:
    """Each model over all queues; event hours apart."""
    codes = ("head_model", "head_window", "head_wape", "head_floor", "head_mase", "head_bias", "head_wql")
    headings = tuple(sentence(code, {}, lang) for code in (*codes, "head_cov80", "head_cov90", "head_offered"))
    rows, marks = [], []
    for model in found.shown:
        for window in WINDOWS:
            mine = scores_of(found, model, "*", window)
            rows.append(
                (
                    model_name(model, lang) if window == "all" else "",
                    term("window", window, lang),
                    *(_share(mine[name], lang) for name in ("wape", "floor")),
                    _number(mine["mase"], lang),
                    _signed_share(mine["bias"], lang),
                    *(_share(mine[name], lang) for name in ("wql", "cov80", "cov90")),
                    number(float(mine["contacts"]), lang),
                )
            )
            marks.append("" if window == "all" else QUIET)
    title = sentence("backtest_models", {}, lang)
    return Table(headings, tuple(rows), frozenset(range(2, 10)), tuple(marks), title)


def origin_table(found: LookBack, lang: str) -> Table:
    """Each test start: how far its whole lead was off."""
    from forecasting.diagnostics import by_origin

    codes = ("head_from", "head_wape", "head_floor", "head_bias", "head_wql", "head_cov80", "head_offered")
    rows = tuple(
        (
            day(found.inputs.grid.day_of(int(row["origin_min"])), lang),
            *(_share(row[name], lang) for name in ("wape", "floor")),
            _signed_share(row["bias"], lang),
            *(_share(row[name], lang) for name in ("wql", "cov80")),
            number(float(row["contacts"]), lang),
        )
        for _, row in by_origin(found.backtest, found.chosen).iterrows()
    )
    headings = tuple(sentence(code, {}, lang) for code in codes)
    return Table(headings, rows, frozenset(range(1, 7)))


def worst_table(found: LookBack, lang: str) -> Table:
    """The days of a queue that lay furthest off, with the big events that started on them."""
    from forecasting.diagnostics import worst_days

    titles = events_of_days(found.inputs)
    codes = ("head_day", "head_queue", "head_expected", "head_came", "head_difference", "head_chances", "head_events")
    rows = tuple(
        (
            day(row["date"], lang),
            str(row["queue"]),
            number(float(row["mean"]), lang),
            number(float(row["actual"]), lang),
            signed(float(row["error"]), lang),
            signed(float(row["chances"]), lang, 1),
            ", ".join(titles.get(row["date"], ())[:3]),
        )
        for _, row in worst_days(found.backtest, found.chosen, WORST).iterrows()
    )
    return Table(tuple(sentence(code, {}, lang) for code in codes), rows, frozenset(range(2, 6)))


def model_name(model: str, lang: str) -> str:
    """A model in words; of two joined ones both."""
    first, _, second = model.partition("+")
    if second:
        told = {"first": term("model", first, lang), "second": term("model", second, lang)}
        return sentence("model_joined", told, lang)
    return term("model", model, lang)


def scores_of(found: LookBack, model: str, queue: str, window: str = "all") -> pd.Series:
    table = found.scores
    hit = (table["model"] == model) & (table["queue"] == queue) & (table["window"] == window)
    return table[hit].iloc[0]


def _share(value: object, lang: str) -> str:
    found = float(str(value))
    return "" if found != found else share(found, lang)


def _signed_share(value: object, lang: str) -> str:
    found = float(str(value))
    if found != found:
        return ""
    text = share(abs(found), lang)
    return text if round(1000 * found) == 0 else ("+" if found > 0 else "-") + text


def _number(value: object, lang: str) -> str:
    found = float(str(value))
    return "" if found != found else number(found, lang, 2)
