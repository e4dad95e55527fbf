"""What a planner should know of a forecast: how much history it had, what it left out, what it never saw."""

from typing import TYPE_CHECKING

import numpy as np

from forecasting.calibration import Calibration
from forecasting.classes import class_of
from forecasting.clean import MaskedRun
from forecasting.errors import Value
from forecasting.lift_curves import class_tags
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.setting import Setting
from forecasting.slots import SlotGrid

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

SHORT_HISTORY_DAYS = 56
SILENT_DAYS = 14


def remarks(
    past: Panel,
    ahead: Setting,
    runs: tuple[MaskedRun, ...],
    calibration: Calibration,
    params: "ForecastParams",
) -> tuple[Note, ...]:
    """Notes in a fixed order: history, calibration, queues, masked runs, events."""
    notes = [*_history_notes(past, ahead), *_calibration_notes(calibration, params), *_queue_notes(past)]
    notes += [
        Note(
            "masked_run",
            {
                "queue": run.queue,
                "start_min": run.start_min,
                "end_min": run.end_min,
                "looks_like": run.looks_like,
                "observed": run.observed,
                "usual": run.usual,
            },
        )
        for run in runs
    ]
    return (*notes, *_event_notes(past, ahead, params))


def _local_days(grid: SlotGrid) -> int:
    """Local dates of a history, from its first interval to its last; closed hours at either end take no day off."""
    return len(grid.dates)


def _history_notes(past: Panel, ahead: Setting) -> list[Note]:
    """Short history, a gap before the horizon, capped intervals."""
    grid, notes = past.setting.grid, []
    days = _local_days(grid)
    if days < SHORT_HISTORY_DAYS:
        notes.append(Note("short_history", {"days": days, "wanted_days": SHORT_HISTORY_DAYS}))
    gap_min = int(ahead.grid.start_min[0]) - grid.end_min
    if gap_min >= 1440:
        notes.append(Note("gap_before_horizon", {"days": gap_min // 1440}))
    capped = int(past.at_least.sum())
    if capped:
        notes.append(Note("at_least_intervals", {"intervals": capped}))
    return notes


def _calibration_notes(calibration: Calibration, params: "ForecastParams") -> list[Note]:
    """Bands without or with few origins behind them."""
    made, wanted = len(calibration.origins_min), params.calibration.origins
    if made == 0:
        return [Note("uncalibrated")]
    return [Note("few_origins", {"origins": made, "wanted": wanted})] if made < wanted else []


def _queue_notes(past: Panel) -> list[Note]:
    """Queues without history, without contacts, or silent of late."""
    notes = []
    recent = SILENT_DAYS * 1440 // past.setting.grid.interval_min
    for q, queue in enumerate(past.setting.queues):
        offered = past.offered[q]
        params: dict[str, Value] = {"queue": queue.queue}
        if np.isnan(offered).all():
            notes.append(Note("no_history", params))
        elif np.nansum(offered) == 0:
            notes.append(Note("no_contacts", params))
        elif np.nansum(offered[-recent:]) == 0:
            notes.append(Note("silent_queue", params | {"days": SILENT_DAYS}))
    return notes


def _event_notes(past: Panel, ahead: Setting, params: "ForecastParams") -> list[Note]:
    """Coming events of a class, or a kind, that history never saw."""
    tags = class_tags(ahead.events, params.lifts)
    before = {class_of(past.setting.events[e], tags) for e in np.unique(past.setting.exposure.event)}
    kinds = {c.kind for c in before}
    notes: dict[str, Note] = {}  # by part: the days of one Ramadan are one remark
    for e in np.unique(ahead.exposure.event):
        event = ahead.events[e]
        params_of: dict[str, Value] = {"event": event.part_name, "kind": event.kind}
        if event.kind not in kinds:
            notes.setdefault(event.part_name, Note("kind_never_seen", params_of))
        elif class_of(event, tags) not in before:
            notes.setdefault(event.part_name, Note("class_never_seen", params_of | {"tier": event.tier}))
    return list(notes.values())
