"""What a planner should know of a forecast: how much history it had, what it left out, what it never saw."""

from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY
from forecasting.calibration import LEAD_ENDS, Calibration
from forecasting.classes import class_of
from forecasting.clean import MaskedRun
from forecasting.errors import Value
from forecasting.lifespan import SILENT_DAYS
from forecasting.lift_curves import class_tags
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.setting import Setting
from forecasting.slots import SlotGrid
from forecasting.steps import suspected_steps

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

SHORT_HISTORY_DAYS = 56
MANY_AT_ONCE = 6  # fewer events at once add up much as two do


def remarks(
    past: Panel,
    ahead: Setting,
    runs: tuple[MaskedRun, ...],
    calibration: Calibration,
    params: "ForecastParams",
) -> tuple[Note, ...]:
    """Notes in a fixed order: history, calibration, queues, masked runs, suspected changes, events."""
    notes = [*_history_notes(past, ahead), *_calibration_notes(calibration, ahead, params), *_queue_notes(past)]
    notes += [*_run_notes(runs), *_step_notes(past)]
    return (*notes, *_event_notes(past, ahead, params))


def _run_notes(runs: tuple[MaskedRun, ...]) -> list[Note]:
    """Each masked run with why; those that took or brought most contacts first."""
    ordered = sorted(runs, key=lambda run: (-abs(run.observed - run.usual), run.queue, run.start_min))
    return [
        Note(
            "masked_run",
            {
                "queue": run.queue,
                "start_min": run.start_min,
                "end_min": run.end_min,
                "looks_like": run.looks_like,
                "observed": run.observed,
                "usual": run.usual,
                "reach": run.reach,
                "queues_at_once": run.queues_at_once,
            },
        )
        for run in ordered
    ]


def _step_notes(past: Panel) -> list[Note]:
    """Lasting changes of level that nobody entered."""
    return [
        Note(
            "step_suspected",
            {"queue": step.queue, "start_min": step.start_min, "percent": round(100 * step.share)},
        )
        for step in suspected_steps(past)
    ]


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


def _calibration_notes(calibration: Calibration, ahead: Setting, params: "ForecastParams") -> list[Note]:
    """Bands without or with few origins behind them, or with errors of shorter leads only."""
    made, wanted = len(calibration.origins_min), params.calibration.origins
    if made == 0:
        return [Note("uncalibrated")]
    notes = [Note("few_origins", {"origins": made, "wanted": wanted})] if made < wanted else []
    days = -(-(ahead.grid.end_min - int(ahead.grid.start_min[0])) // MINUTES_PER_DAY)
    measured = LEAD_ENDS[: int(calibration.stretch.max(initial=0)) + 1][-1]
    if int(calibration.stretch.max(initial=0)) < len(LEAD_ENDS) and days > measured:
        notes.append(Note("scaled_leads", {"measured_days": measured, "days": days}))
    return notes


def _queue_notes(past: Panel) -> list[Note]:
    """Queues without history or contacts, and those that began or ended within the history."""
    grid, notes = past.setting.grid, []
    days = SILENT_DAYS * MINUTES_PER_DAY // grid.interval_min
    for q, queue in enumerate(past.setting.queues):
        params: dict[str, Value] = {"queue": queue.queue}
        seen = np.flatnonzero(~np.isnan(past.offered[q]))
        had_contacts = past.weight[q].sum() > 0  # also of what was left out of the learning
        if not len(seen):
            notes.append(Note("no_history", params))
            continue
        silent = np.nansum(past.offered[q, -days:]) == 0 and seen[-1] >= past.offered.shape[1] - days
        if np.nansum(past.offered[q]) == 0 and not had_contacts:
            notes.append(Note("no_contacts", params))
        elif silent:
            notes.append(Note("silent_queue", params | {"days": SILENT_DAYS}))
        elif seen[-1] < past.offered.shape[1] - days:
            notes.append(Note("ended_early", params | {"end_min": int(grid.start_min[seen[-1]]) + grid.interval_min}))
        elif seen[0] >= days:
            notes.append(Note("started_midway", params | {"start_min": int(grid.start_min[seen[0]])}))
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
    return [*notes.values(), *_crowd_notes(past.setting, ahead)]


def _crowd_notes(past: Setting, ahead: Setting) -> list[Note]:
    """More events at once than the history ever had: how their effects add up is then an assumption."""
    seen, coming = (np.bincount(s.exposure.cell[~s.exposure.tail], minlength=1) for s in (past, ahead))
    most, usual = int(coming.max()), int(seen.max())
    if most < MANY_AT_ONCE or most <= 2 * usual:
        return []
    start_min = int(ahead.grid.start_min[int(coming.argmax())])
    return [Note("events_at_once", {"events": most, "seen": usual, "start_min": start_min})]
