"""Edits of a forecast as named layers over it: each moves the mean and its band, none overwrites another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.bands import QUANTILES, Z_LEVELS, joined, moved
from planner.sheets import Places, Sheet

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.operation.operation import Edit, Window
    from solver.cover import FloatArray

__all__ = ["QUANTILES", "Z_LEVELS", "layered", "strength_of"]

KEY = ["queue", "start"]


@dataclass(frozen=True, slots=True)
class _Held:
    """What an edit acts on: rows of queues, intervals, and how strongly in each of these."""

    rows: Places
    at: Places
    strength: FloatArray


def layered(made: Forecast, edits: Iterable[Edit]) -> Forecast:
    """Lay edits over a forecast in their order: a factor multiplies what stands when its turn comes.

    Each edit is a part of the attribution under its name; two of one name in one interval are one part. A queue that an
    edit opens comes last, so that the sample paths of all others stay as they were, draw by draw.
    """
    import pandas as pd

    sheet = Sheet.of(made)
    for edit in edits:
        _lay(sheet, edit)
    if not sheet.touched:
        return made
    changed = replace(made, table=sheet.table(), queues=tuple(sheet.queues), day_share=tuple(sheet.day_share))
    if not sheet.parts:
        return changed
    layers = pd.concat(sheet.parts, ignore_index=True).groupby([*KEY, "part"], sort=False, as_index=False).sum()
    every = pd.concat([made.attribution, layers], ignore_index=True)
    return replace(changed, attribution=every.sort_values(KEY, kind="stable", ignore_index=True))


def strength_of(edit: Edit, starts_min: Places, step_min: int) -> FloatArray:
    """How strongly an edit acts in each interval, 0 to 1; a window that covers half an interval acts at half there.

    Windows share out the intervals in which the span begins and ends; without windows an edit acts wholly in each
    interval that begins in its span.
    """
    first, last = (int(at.timestamp()) // 60 for at in (edit.starts_at, edit.ends_at))
    if not edit.windows:
        return np.where((starts_min >= first) & (starts_min < last), 1.0, 0.0)
    inside = (starts_min + step_min > first) & (starts_min < last)
    return np.where(inside, _cover(edit.windows, starts_min, step_min), 0.0)


def _cover(windows: Iterable[Window], starts_min: Places, step_min: int) -> FloatArray:
    cover = np.zeros(len(starts_min))
    for window in windows:
        low, high = np.searchsorted(starts_min, (window.start_min - step_min + 1, window.end_min))
        near = starts_min[low:high]
        shared = np.minimum(near + step_min, window.end_min) - np.maximum(near, window.start_min)
        cover[low:high] += window.strength * np.maximum(shared, 0) / step_min
    return cover


def _lay(sheet: Sheet, edit: Edit) -> None:
    """Change the sheet by one edit, where its queues and its time meet it."""
    if edit.opens and edit.source is not None:
        for queue in edit.queues:
            sheet.open(queue, edit.source, edit.aht_s)
    strength = strength_of(edit, sheet.starts_min, sheet.step_min)
    at, rows = np.flatnonzero(strength), np.flatnonzero([queue in edit.queues for queue in sheet.queues])
    if not rows.size or not at.size:
        return
    held = _Held(rows, at, strength[at])
    if edit.source is not None:
        _bring(sheet, edit, held)
    elif edit.factor is not None:
        _multiply(sheet, edit, held)
    elif edit.add is not None:
        _add(sheet, edit, held)
    if edit.aht_factor is not None:
        sheet.lengthen(rows, at, _aht_mixed(edit, held.strength))


def _multiply(sheet: Sheet, edit: Edit, held: _Held) -> None:
    """Contacts times a factor, of all or of one part; what it takes may come back later."""
    assert edit.factor is not None
    before, bands = sheet.mean(held.rows, held.at), sheet.bands(held.rows, held.at)
    if edit.part is None:
        factor = _mixed(edit.factor, held.strength)
        after, bands = before * factor, bands * factor
    else:
        of_part = sheet.contacts_of(edit.part, held.rows, held.at)
        after = np.maximum(before + (edit.factor - 1.0) * held.strength * of_part, 0.0)
        bands = moved(bands, before, after)
    sheet.put(held.rows, held.at, after, bands)
    sheet.note(edit.name, held.rows, held.at, after - before)
    if edit.into:
        _bring_back(sheet, edit, held.rows, (before - after).sum(axis=1) * edit.into_share)


def _bring_back(sheet: Sheet, edit: Edit, rows: Places, contacts: FloatArray) -> None:
    """Contacts that were taken from each queue come to it in the edit's `into`, spread like its mean there."""
    cover = _cover(edit.into, sheet.starts_min, sheet.step_min)
    at = np.flatnonzero(cover)
    if not at.size:
        return
    before = sheet.mean(rows, at)
    shape = np.where(before.sum(axis=1, keepdims=True) > 0, before, 1.0) * cover[at]
    after = before + contacts[:, None] * shape / shape.sum(axis=1, keepdims=True)
    sheet.put(rows, at, after, moved(sheet.bands(rows, at), before, after))
    sheet.note(edit.name, rows, at, after - before)


def _add(sheet: Sheet, edit: Edit, held: _Held) -> None:
    """An amount, spread over queues and intervals like the mean (or evenly where nothing is expected), by strength."""
    before = sheet.mean(held.rows, held.at)
    shape = (before if before.sum() > 0 else np.ones_like(before)) * held.strength
    after = np.maximum(before + (edit.add or 0.0) * shape / shape.sum(), 0.0)
    sheet.put(held.rows, held.at, after, moved(sheet.bands(held.rows, held.at), before, after))
    sheet.note(edit.name, held.rows, held.at, after - before)


def _bring(sheet: Sheet, edit: Edit, held: _Held) -> None:
    """Contacts like those of another queue come on top, as unsure as the other's are."""
    assert edit.source is not None
    like = np.array([sheet.queues.index(edit.source)])
    theirs, theirs_bands = sheet.mean(like, held.at), sheet.bands(like, held.at)
    if edit.add is None:
        each = (1.0 if edit.factor is None else edit.factor) * held.strength
    else:
        each = edit.add * held.strength / (theirs.sum() or np.inf)
    before = sheet.mean(held.rows, held.at)
    after = before + theirs * each
    bands = joined(sheet.bands(held.rows, held.at), before, (theirs_bands - theirs) * each, after)
    sheet.put(held.rows, held.at, after, bands)
    sheet.note(edit.name, held.rows, held.at, after - before)


def _mixed(factor: float, strength: FloatArray) -> FloatArray:
    """At half the strength, half of the contacts are multiplied and the others stay."""
    return np.where(strength == 1.0, factor, 1.0 + (factor - 1.0) * strength)


def _aht_mixed(edit: Edit, strength: FloatArray) -> FloatArray:
    """What handling times are multiplied by: contacts and their work are both mixed in the strength's share."""
    assert edit.aht_factor is not None
    contacts = edit.factor if edit.factor is not None and edit.source is None and edit.part is None else 1.0
    left, work = _mixed(contacts, strength), _mixed(contacts * edit.aht_factor, strength)
    return np.where(left > 0, work / np.where(left > 0, left, 1.0), 1.0)
