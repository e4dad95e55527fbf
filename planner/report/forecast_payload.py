"""What `--json` prints of a backtest and of a forecast's reasons."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd

from planner.explaining import Explained
from planner.looking_back import LookBack
from planner.model_choice import ModelChoice
from planner.report.payload import Body, records
from planner.report.reasons import part_title
from solver.grid import utc


def backtest(found: LookBack) -> Body:
    """Scores, choice and proof of a backtest, as shares (0.05 is 5 %)."""
    from forecasting.diagnostics import by_lead, by_origin, reliability, worst_days

    made = found.backtest
    origins = by_origin(made, found.chosen)
    worst = worst_days(made, found.chosen, 20)
    for table in (origins, worst):
        table["origin"] = pd.to_datetime(table.pop("origin_min") * 60, unit="s", utc=True)
    return {
        "as_of": found.inputs.as_of.isoformat(),
        "origins": [utc(minute).isoformat() for minute in made.origins_min],
        "horizon_days": made.plan.lead_days,
        "interval_min": made.interval_min,
        "models": list(made.plan.models),
        "scores": records(found.scores),
        "chosen": dict(found.models),
        "ranking": records(found.ranking),
        "proof": [asdict(skill) for skill in found.skills],
        "by_lead": records(by_lead(made, found.chosen)),
        "by_origin": records(origins),
        "reliability": records(reliability(found.chosen)),
        "worst_days": records(worst.assign(date=worst["date"].astype(str))),
    }


def choice(found: ModelChoice, applied: bool) -> Body:
    """The models that queues have of their own, in use and chosen, and the choice as operation.yaml would say it."""
    return {
        "models_used": dict(found.used),
        "models_chosen": dict(found.chosen),
        "yaml": found.lines,
        "applied": applied,
    }


def reasons(found: Explained, lang: str) -> Body:
    """A day or an interval of one queue: mean, band, parts; with what came, the error by part."""
    asked, operation = found.asked, found.inputs.operation
    low, high = found.band
    actual = found.actual[asked][found.due]
    seen = ~np.isnan(actual)
    body: Body = {
        "queue": found.queue,
        "day": found.day.isoformat(),
        "at": None if found.at is None else found.starts[found.at].isoformat(),
        "as_of": found.inputs.as_of.isoformat(),
        "mean": float(found.mean[asked].sum()),
        "q10": low,
        "q90": high,
        "parts": {name: float(values[asked].sum()) for name, values in found.parts.items()},
        "titles": {name: part_title(name, operation, lang) for name in found.parts},
        "notes": [{"code": note.code, **note.params} for note in found.notes],
        "actual": float(actual[seen].sum()) if seen.any() else None,
        "reported_intervals": int(seen.sum()),
        "intervals": len(actual),
    }
    if found.hindsight is None:
        return body | {"difference": None, "error_parts": None, "factors": None}
    errors = {name: float(values[asked].sum()) for name, values in found.hindsight.parts.items()}
    return body | {
        "difference": float((actual - found.mean[asked][found.due])[seen].sum()),
        "error_parts": errors,
        "factors": dict(found.hindsight.factor),
    }
