"""Service per queue as rows: of a whole plan, of a simulation alone, before and after a change."""

from __future__ import annotations

from planner.differences import ServiceChange
from planner.figures import Figures
from planner.report.tables import BAD, GOOD, WARN, Table
from planner.service_by_queue import QueueService
from planner.words import sentence
from planner.words.numbers import number, share, span

MOST_CHANGES = 12


def plan_services(figures: Figures, lang: str) -> Table:
    """Contacts, goal, service on ordinary days, in their worst week and on event nights, mean wait; misses marked."""
    codes = (
        "head_queue",
        "head_offered",
        "head_goal",
        "head_service",
        "head_week",
        "head_event",
        "head_wait",
        "head_met",
    )
    rows = tuple(_service_row(service, lang) for service in figures.services)
    marks = tuple("" if service.met else BAD for service in figures.services)
    return Table(_headings(codes, lang), rows, frozenset({1, 2, 3, 4, 5, 6}), marks)


def _service_row(service: QueueService, lang: str) -> tuple[str, ...]:
    event = "" if service.event_service is None else share(service.event_service, lang)
    return (
        service.queue,
        number(service.offered, lang),
        share(service.target_share, lang, 0),
        share(service.service, lang),
        "" if service.worst_week is None else share(service.worst_week, lang),
        event,
        span(service.asa_s, lang),
        sentence("yes" if service.met else "no", {}, lang),
    )


def changed_services(changes: tuple[ServiceChange, ...], lang: str) -> Table:
    """The queues whose service moves beyond noise, the largest move first."""
    moved = sorted((c for c in changes if c.beyond_noise), key=lambda c: (-abs(c.after - c.before), c.queue))
    codes = ("head_queue", "head_before", "head_after", "head_change")
    rows = tuple(
        (c.queue, share(c.before, lang), share(c.after, lang), points(c.after - c.before, lang))
        for c in moved[:MOST_CHANGES]
    )
    marks = tuple(GOOD if c.after > c.before else WARN for c in moved[:MOST_CHANGES])
    return Table(_headings(codes, lang), rows, frozenset({1, 2, 3}), marks)


def points(difference: float, lang: str) -> str:
    """A difference of shares in percentage points, with its sign."""
    sign = "+" if difference > 0 else ""
    return sentence("points", {"points": sign + number(100 * difference, lang, 1)}, lang)


def _headings(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
