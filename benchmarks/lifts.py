"""How well learnt lifts meet the truth of synthetic sportsbooks: peak per class of match, and overlapping days.

    python benchmarks/lifts.py --seeds 101,102,103 --json

The truth is what the world's own effects bring on average over many draws, saturated as the world saturates them.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from forecasting import ForecastParams, Match
from forecasting.baseline import day_levels_of
from forecasting.classes import EventClass, class_of
from forecasting.lifts import event_totals
from forecasting.models import model_named
from forecasting.models.overlay import FittedOverlay
from forecasting.panel import Panel, make_panel
from forecasting.rolling import clean_panel
from forecasting.setting import make_setting
from forecasting.slots import slot_grid
from planner import load
from planner.inputs import PlanRequest, gather
from planner.outlook import make_calendar, seen_history, traits
from planner.templates import init
from planner.templates.sportsbook.calendars import fixtures
from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.effects import EPOCH, lifts
from planner.templates.sportsbook.volumes import SCALE, STREAMS
from planner.templates.sportsbook.world import SATURATION

SLOTS = 96
DRAWS = 100
LEVEL = np.array([[s.daily * SCALE / SLOTS] for s in STREAMS])
LEAST_EVENTS = 5
LEAST_SHARE = 0.1  # of the queues' level: overlapping days that bring less are not scored


def truth(matches: tuple[Fixture, ...], days: int, draws: int) -> np.ndarray:
    """Contacts that matches bring on average, queue x quarter of an hour."""
    total = np.zeros((len(STREAMS), days * SLOTS))
    for seed in range(9000, 9000 + draws):
        brought, rest = (lifts(seed, m, (), days).contacts for m in (matches, ()))
        full = SATURATION * LEVEL
        total += full * (np.exp(-rest / full) - np.exp(-brought / full))
    return total / draws


def fit(seed: int) -> tuple[Panel, FittedOverlay]:
    """Write the operation of a seed, read it back, and learn from its history."""
    with tempfile.TemporaryDirectory() as folder:
        init(Path(folder) / "op", "sportsbook", seed)
        operation = load(Path(folder) / "op")
    inputs, params = gather(operation, PlanRequest()), ForecastParams()
    queues = tuple(sorted(traits(operation), key=lambda q: q.queue))
    panel = make_panel(seen_history(inputs), queues, make_calendar(inputs), operation.config.history_interval_min)
    fitted = model_named(params.model).fit(clean_panel(panel, params), params)
    assert isinstance(fitted, FittedOverlay)
    return panel, fitted


def learnt(panel: Panel, fitted: FittedOverlay, events: tuple[Match, ...], span: tuple[int, int]) -> np.ndarray:
    """Contacts that the learnt lifts expect of events over some days, queue x quarter of an hour."""
    first = int(EPOCH.timestamp() // 60)
    grid = slot_grid(first + span[0] * 1440, first + span[1] * 1440, 15, panel.setting.grid.zone)
    known = panel.setting.calendar
    scale = day_levels_of(fitted.baseline, make_setting(panel.setting.queues, known, grid)).scale
    setting = make_setting(panel.setting.queues, replace(known, events=events), grid)
    total = np.zeros(setting.open.shape)
    for part in event_totals(fitted.lifts, setting, scale):
        total[np.ix_(part.queues, part.cells)] = part.contacts
    return total


def halves(contacts: np.ndarray) -> np.ndarray:
    """All queues together, per half hour."""
    return np.asarray(contacts.sum(0).reshape(-1, 2).sum(1))


def score_seed(seed: int) -> tuple[list[tuple[EventClass, int, float]], list[float]]:
    """Relative error of the peak of each class met, and of the overlapping hours of each coming day."""
    panel, fitted = fit(seed)
    tags, by_id = fitted.lifts.tags, {f.id: f for f in fixtures(seed)}
    matches = [e for e in panel.setting.events if isinstance(e, Match) and e.id in by_id and not e.date_only]
    seen = Counter(class_of(e, tags) for e in matches if e.start_min < panel.setting.grid.end_min)
    last = (panel.setting.grid.end_min - int(EPOCH.timestamp() // 60)) // 1440
    peaks = []
    for kind, count in sorted(seen.items()):
        event = next(e for e in matches if class_of(e, tags) == kind)
        real = halves(truth((replace(by_id[event.id], starts_at=EPOCH + timedelta(days=3, hours=20)),), 5, DRAWS)).max()
        moved = replace(event, starts_at=(EPOCH + timedelta(days=last + 3, hours=20)).astimezone(UTC), ends_at=None)
        moved = replace(moved, known_from=None, knockout=False)
        peaks.append((kind, count, float(halves(learnt(panel, fitted, (moved,), (last, last + 6))).max() / real - 1)))
    coming = tuple(e for e in matches if e.start_min >= panel.setting.grid.end_min)
    return peaks, overlaps(panel, fitted, (coming, tuple(by_id[e.id] for e in coming)), int(last))


def overlaps(
    panel: Panel, fitted: FittedOverlay, coming: tuple[tuple[Match, ...], tuple[Fixture, ...]], last: int
) -> list[float]:
    """Error of the contacts in hours that two matches or more share, day by day."""
    days = (datetime(2025, 12, 15, tzinfo=UTC) - EPOCH.astimezone(UTC)).days
    real = truth(coming[1], days, 20)[:, last * SLOTS :].sum(0)
    found = learnt(panel, fitted, coming[0], (last, days)).sum(0)
    count = np.zeros(len(real))
    for match in coming[1]:
        low = int((match.starts_at - EPOCH).total_seconds() // 900) - last * SLOTS - 12
        count[max(low, 0) : max(low + 40, 0)] += 1
    errors = []
    for day in range(days - last):
        hours = np.arange(day * SLOTS, (day + 1) * SLOTS)[count[day * SLOTS : (day + 1) * SLOTS] >= 2]
        if len(hours) >= 4 and real[hours].mean() >= LEAST_SHARE * LEVEL.sum():
            errors.append(float(found[hours].sum() / real[hours].sum() - 1))
    return errors


def summary(errors: list[float], allowed: float) -> dict[str, float]:
    """Distribution of relative errors, per cent."""
    size = np.abs(errors)
    return {
        "count": len(errors),
        "bias": round(100 * float(np.mean(errors)), 1),
        "median": round(100 * float(np.median(size)), 1),
        "p80": round(100 * float(np.quantile(size, 0.8)), 1),
        "within": round(100 * float((size <= allowed).mean()), 1),
    }


def main() -> None:
    """Score the seeds asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="101,102,103", help="seeds of sportsbook worlds")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    peaks: list[float] = []
    shared: list[float] = []
    for seed in asked.seeds.split(","):
        classes, overlapping = score_seed(int(seed))
        peaks += [error for _, count, error in classes if count >= LEAST_EVENTS]
        shared += overlapping
        if not asked.json:
            for kind, count, error in classes:
                print(f"{seed} {kind!s:60} {count:3d} events, peak {100 * error:+.0f} %")
    scores = {"peaks_within_15": summary(peaks, 0.15), "overlaps_within_20": summary(shared, 0.2)}
    print(json.dumps({"scores": scores}) if asked.json else scores)


if __name__ == "__main__":
    main()
