"""Today told: what came against the forecast, and the rest of the day before and after."""

from __future__ import annotations

import pandas as pd

from planner.intraday import EVERY, Today
from planner.report.payload import Body, records
from planner.report.tables import QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, moment, number, share

HEADS = ("head_queue", "head_came", "head_expected", "head_difference", "head_rest_before", "head_rest_after")


def today_parts(found: Today, lang: str) -> tuple[Part, ...]:
    """What the terminal shows: the day in two sentences, the queues, and what it rests on."""
    every = found.queues.iloc[-1]
    config = found.inputs.operation.config
    made_at = moment(found.made_at, lang)
    code = "today_midnight" if found.plan is None else "today_plan"
    so_far = _so_far(every, lang)
    so_far["off"] = so_far["off"] and f" ({so_far['off']})"
    told = (Line(sentence("synthetic_line", {"text": config.synthetic}, lang), WARN),) if config.synthetic else ()
    return (
        Line(sentence("today_line", {"day": day(found.day, lang), "until": _until(found), **so_far}, lang)),
        Line(
            sentence("today_over" if found.over else "today_rest", {"until": _until(found), **_rest(every, lang)}, lang)
        ),
        _queue_table(found, lang),
        Line(sentence(code, {"made_at": made_at, "plan": found.plan}, lang), QUIET),
        *told,
    )


def today_body(found: Today) -> Body:
    """Every queue and interval, for `--json`; the rest begins with the first interval from `until`."""
    return {
        "day": found.day.isoformat(),
        "as_of": found.inputs.as_of.isoformat(),
        "until": found.until.isoformat(),
        "plan": found.plan,
        "made_at": found.made_at.isoformat(),
        "interval_min": found.inputs.operation.config.grid_min,
        "queues": records(found.queues),
        "intervals": records(found.intervals.assign(start=found.intervals["start"].dt.tz_convert("UTC"))),
    }


def _queue_table(found: Today, lang: str) -> Table:
    headings = (*(sentence(code, {}, lang) for code in HEADS), sentence("chart_band", {}, lang))
    rows = []
    for _, row in found.queues.iterrows():
        so_far, rest = _so_far(row, lang), _rest(row, lang)
        name = sentence("all_queues", {}, lang) if row["queue"] == EVERY else str(row["queue"])
        band = f"{rest['low']} - {rest['high']}"
        rows.append((name, *(so_far[key] for key in ("came", "expected", "off")), rest["before"], rest["after"], band))
    return Table(headings, tuple(rows), frozenset(range(1, 7)))


def _so_far(row: pd.Series, lang: str) -> dict[str, str]:
    """What came and what was expected of the intervals reported; blank where none was."""
    came, expected = float(row["came"]), float(row["expected"])
    if not row["intervals"]:
        return dict.fromkeys(("came", "expected", "off"), "")
    off = "" if expected <= 0 else share(abs(came / expected - 1.0), lang)
    sign = "" if round(came - expected, 1) == 0 else "+" if came > expected else "-"
    return {"came": number(came, lang), "expected": number(expected, lang), "off": off and sign + off}


def _rest(row: pd.Series, lang: str) -> dict[str, str]:
    told = {"before": "before", "after": "after", "low": "low_after", "high": "high_after"}
    return {name: number(float(row[column]), lang) for name, column in told.items()}


def _until(found: Today) -> str:
    """The clock time at which the reports end; midnight at the day's end is 24:00."""
    return f"{found.until:%H:%M}" if found.until.date() == found.day else "24:00"
