"""Offline pages about forecasts: a backtest, and the reasons of one day; no script, nothing fetched."""

from __future__ import annotations

from importlib.metadata import version

from planner.explaining import Explained
from planner.looking_back import LookBack
from planner.report import backtest_tables, backtests, reasons
from planner.report.charts import drawing
from planner.report.charts import looking_back as back_charts
from planner.report.charts import reasons as reason_charts
from planner.report.outputs.page import environment
from planner.words import sentence
from planner.words.numbers import day


def backtest_page(found: LookBack, lang: str) -> bytes:
    """The results of a backtest: queues by models with floor and verdict, leads, bands, an event night, worst days."""
    specs = {
        "lead": back_charts.lead_chart(found, lang),
        "reliability": back_charts.reliability_chart(found, lang),
    }
    if found.night is not None:
        specs["night"] = back_charts.night_chart(found.night, lang)
    name = found.inputs.operation.config.name
    return sheet(
        "backtest.html",
        lang,
        {
            "title": sentence("backtest_title", {"operation": name}, lang),
            "summary": backtests.summary_lines(found, lang),
            "queues": backtest_tables.queue_table(found, lang),
            "models": backtest_tables.model_table(found, lang),
            "origins": backtest_tables.origin_table(found, lang),
            "worst": backtest_tables.worst_table(found, lang),
            "method": backtests.method_lines(found, lang),
            "night": found.night,
            "night_line": "" if found.night is None else backtests.night_line(found, lang),
            "ground": backtests.ground_lines(found, lang),
            "charts": {name: drawing.svg(spec, lang, name) for name, spec in specs.items()},
        },
    )


def reasons_page(found: Explained, lang: str) -> bytes:
    """Why one day's forecast is what it is, and after the day why it was off."""
    specs = {"day": reason_charts.day_chart(found, lang), "parts": reason_charts.forecast_steps(found, lang)}
    after = found.hindsight is not None
    if after:
        specs["errors"] = reason_charts.error_steps(found, lang)
    told = {"queue": found.queue, "day": day(found.day, lang)}
    return sheet(
        "reasons.html",
        lang,
        {
            "title": sentence("reasons_title", told, lang),
            "headline": reasons.headline(found, lang),
            "came": reasons.came_lines(found, lang) if after else (),
            "parts": reasons.parts_table(found, lang),
            "errors": reasons.error_table(found, lang) if after else None,
            "ground": reasons.ground_lines(found, lang),
            "charts": {name: drawing.svg(spec, lang, name) for name, spec in specs.items()},
        },
    )


def sheet(template: str, lang: str, context: dict[str, object]) -> bytes:
    """A page of the sober kind."""
    found = environment(lang).get_template(template)
    return found.render(lang=lang, version=version("vardiya"), **context).encode()
