"""Which intervals are event intervals, by the custom of each data set."""

from __future__ import annotations

import numpy as np

from contest.case import MINUTES_PER_DAY, WHOLE_DAY, Bools, Case, Happening, Ints, Queue, WindowRule

DAY_TYPES = frozenset({"full"})
AFTER_THE_GAME = (120, 300)


def rule_for(name: str, days: Ints, holidays: Ints) -> WindowRule:
    """Rule of a format.

    Parameters
    ----------
    days, holidays
        Local dates of the history and of its whole holidays, days since 1970.
    """
    if name == "dodgers":
        return WindowRule(before_min=120, after_min=360, after_end=False, around_holidays=False)
    if name == "bank":
        after = np.concatenate([holidays + 1, first_business_days(days, holidays)])
        return WindowRule(days=tuple(int(d) for d in np.unique(after)), around_events=False)
    return WindowRule()


def first_business_days(days: Ints, holidays: Ints) -> Ints:
    """First day of each month that is neither at a weekend nor a holiday."""
    span = np.arange(int(days.min()) - 31, int(days.max()) + 32)
    working = span[((span + 3) % 7 < 5) & ~np.isin(span, holidays)]
    months = working.astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(working[np.unique(months, return_index=True)[1]])


def event_intervals(case: Case, tag: str | None = None) -> Bools:
    """Queue x interval: inside the window of an event, or of one with a tag; a lasting change has none."""
    rule = case.rule
    mask = np.zeros(case.counts.shape, bool)
    if tag is None:
        mask |= np.isin(case.day, np.array(rule.days, np.int64))
    for event in case.events if rule.around_events else ():
        if event.kind == "change" or (tag is not None and tag not in event.tags):
            continue
        if event.kind in WHOLE_DAY and not rule.around_holidays:
            continue
        inside = _window(case, event, (rule.before_min, rule.after_min, rule.after_end))
        mask[np.ix_(_concerned(case.queues, event), inside)] = True
    return mask


def after_games(case: Case, tag: str | None = None) -> Bools:
    """Queue x interval: two to five hours after the start of a match, or of one with a tag."""
    mask = np.zeros(case.counts.shape, bool)
    middle = case.start_min + case.interval_min / 2
    for event in case.events:
        if event.kind == "match" and (tag is None or tag in event.tags):
            since = middle - event.start_min
            inside = (since >= AFTER_THE_GAME[0]) & (since < AFTER_THE_GAME[1])
            mask[np.ix_(_concerned(case.queues, event), inside)] = True
    return mask


def _window(case: Case, event: Happening, margins: tuple[int, int, bool]) -> Bools:
    """Intervals whose middle lies in an event's window; whole days for holidays, dates, and histories of days."""
    before, after, after_end = margins
    end = event.start_min if event.end_min is None else event.end_min
    if event.kind in WHOLE_DAY:
        return np.asarray((case.day == event.day) & (event.part in DAY_TYPES))
    if case.interval_min == MINUTES_PER_DAY or event.date_only:
        last = event.day + max(end - 1 - event.start_min, 0) // MINUTES_PER_DAY
        return np.asarray((case.day >= event.day) & (case.day <= last))
    middle = case.start_min + case.interval_min / 2
    closes = (end if after_end else event.start_min) + after
    return np.asarray((middle >= event.start_min - before) & (middle < closes))


def _concerned(queues: tuple[Queue, ...], event: Happening) -> Bools:
    return np.array([event.concerns(q) for q in queues], bool)
