"""A sweep as lines and tables, for the terminal and the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table, without_empty
from planner.words import sentence, term
from planner.words.numbers import money, number, share, signed, span
from scenarios.sweeping.analysis import cost, frontier, late, spread, weights
from scenarios.sweeping.points import shown
from scenarios.sweeping.results import Row, Sweep

if TYPE_CHECKING:
    from scenarios.sweeping.draws import Value
    from scenarios.sweeping.points import Parameter

MOST_ROWS = 25
"""Rows that a terminal shows."""


@dataclass(frozen=True, slots=True)
class Told:
    """In which language and money a sweep is told, and of which operation."""

    operation: str
    currency: str
    lang: str


def sweep_parts(found: Sweep, told: Told) -> tuple[Part, ...]:
    """What the terminal shows: what came of it, the best, the first rows, what failed."""
    table = row_table(found, told)
    rest = len(table.rows) - MOST_ROWS
    cut = Table(table.headings, table.rows[:MOST_ROWS], table.right, table.marks, table.title)
    more = (Line(sentence("sweep_more", {"count": number(rest, told.lang)}, told.lang), QUIET),) if rest > 0 else ()
    return (Line(title(found, told)), *lead_lines(found, told), cut, *more, *failed_lines(found, told))


def title(found: Sweep, told: Told) -> str:
    """The grid's name, how many scenarios, of which operation."""
    count = number(len(found.rows), told.lang)
    return sentence("sweep_title", {"name": found.name, "count": count, "operation": told.operation}, told.lang)


def lead_lines(found: Sweep, told: Told) -> tuple[Line, ...]:
    """How it went, the base, the scenario with the fewest contacts late, the draws."""
    lines = [Line(_counted(found, told.lang), QUIET), *_ended(found, told.lang), Line(_base(found, told))]
    if found.played:
        lines += [Line(_best(found, told)), Line(_frontier(found, told))]
    if found.draws is not None and len(found.played) > 1:
        lines += _drawn(found, told.lang)
    return tuple(lines)


def _counted(found: Sweep, lang: str) -> str:
    count, played = len(found.rows), len(found.rows) - found.reused
    if not played:
        return sentence("sweep_all_there", {"count": number(count, lang)}, lang)
    told = {
        "count": number(count, lang),
        "reused": number(found.reused, lang),
        "played": number(played, lang),
        "span": span(found.elapsed_s, lang),
        "replications": number(found.replications, lang),
    }
    return sentence("sweep_counted", told, lang)


def _ended(found: Sweep, lang: str) -> tuple[Line, ...]:
    """How many did not end as scenarios do; nothing where all did."""
    counts = {name: found.counted(name) for name in ("failed", "no_roster", "unchanged")}
    if not any(counts.values()):
        return ()
    mark = BAD if counts["failed"] else WARN
    return (Line(sentence("sweep_ended", {name: number(value, lang) for name, value in counts.items()}, lang), mark),)


def _base(found: Sweep, told: Told) -> str:
    outcome, lang = found.base.outcome, told.lang
    assert outcome is not None
    figures = {
        "late": number(outcome.late, lang),
        "cost": money(outcome.total_cents, lang),
        "currency": told.currency,
        "met": number(outcome.goals_met, lang),
        "goals": number(outcome.goals, lang),
    }
    return sentence("sweep_base", figures, lang)


def _best(found: Sweep, told: Told) -> str:
    lang = told.lang
    best = min(found.played, key=lambda row: (late(row), cost(row), row.point.index))
    assert best.outcome is not None
    figures = {
        "what": what(best, found, lang),
        "late": number(late(best), lang),
        "diff": signed(best.outcome.late_diff, lang),
        "noise": number(best.outcome.late_noise, lang),
        "cost": money(cost(best), lang),
        "currency": told.currency,
    }
    fewer = best.outcome.late_diff < -best.outcome.late_noise
    return sentence("sweep_best" if fewer else "sweep_none_better", figures, lang)


def _frontier(found: Sweep, told: Told) -> str:
    costs = {cost(row) for row in (found.base, *found.played)}
    if len(costs) == 1:
        (only,) = costs
        return sentence("sweep_one_cost", {"cost": money(only, told.lang), "currency": told.currency}, told.lang)
    return sentence("sweep_frontier", {"count": number(len(frontier(found.played)), told.lang)}, told.lang)


def _drawn(found: Sweep, lang: str) -> list[Line]:
    low, mid, high = (number(value, lang) for value in spread(found.played))
    count = number(len(found.played), lang)
    lines = [Line(sentence("sweep_spread", {"count": count, "low": low, "mid": mid, "high": high}, lang))]
    listed = weights(found)
    if listed and abs(listed[0].correlation) > chance(len(found.played)):
        told = {"label": listed[0].label, "value": number(listed[0].correlation, lang, 2)}
        lines.append(Line(sentence("sweep_weight", told, lang)))
    elif listed:
        lines.append(Line(sentence("sweep_weight_none", {}, lang)))
    return lines


def chance(count: int) -> float:
    """How far from 0 a rank correlation of so many draws may be by chance, at two standard errors of 1/sqrt(n-1)."""
    return 2.0 / math.sqrt(max(count - 1, 1))


def what(row: Row, found: Sweep, lang: str) -> str:
    """What is special about a row, in a few words."""
    if not row.point.index:
        return sentence("sweep_base_row", {}, lang)
    files = len({one.point.file for one in found.rows}) > 1
    told = [row.point.file] if files else []
    told += [f"{parameter.label} {parameter_text(parameter, lang)}" for parameter in row.point.parameters]
    told += [] if row.point.draw is None else [f"#{row.point.draw}"]
    return ", ".join(told) or found.name


def row_table(found: Sweep, told: Told) -> Table:
    """Every scenario with its parameters and figures, the base first; on the frontier in green."""
    lang, drawn = told.lang, found.draws is not None
    files = len({row.point.file for row in found.rows}) > 1
    heads = (
        "#",
        *([sentence("head_sweep_what", {}, lang)] if files else []),
        *found.axes,
        *([sentence("head_sweep_draw", {}, lang)] if drawn else []),
        *(sentence(f"head_sweep_{code}", {}, lang) for code in FIGURES),
    )
    best = {row.point.index for row in frontier(found.played)}
    rows, marks = [], []
    for row in (found.base, *found.rows):
        place = number(row.point.index, lang) if row.point.index else sentence("sweep_base_row", {}, lang)
        name = [row.point.file] if files else []
        draw = [str(row.point.draw or "")] if drawn else []
        rows.append((place, *name, *_parameters(row, found, lang), *draw, *_figures(row, found, lang)))
        marks.append(GOOD if row.point.index in best else "" if row.played else BAD)
    right = frozenset(range(1 + files, len(heads) - 1))
    return without_empty(Table(heads, tuple(rows), right, tuple(marks), sentence("sweep_rows", {}, lang)))


FIGURES = ("late", "diff", "goals", "hours", "cost_diff", "moved", "hard", "queue")


def _parameters(row: Row, found: Sweep, lang: str) -> tuple[str, ...]:
    if not row.point.index:
        return ("",) * len(found.axes)
    by_label = {parameter.label: parameter for parameter in row.point.parameters}
    return tuple(parameter_text(by_label[label], lang) for label in found.axes)


def is_share(parameter: Parameter) -> bool:
    """Whether a parameter sets a share, which is read as per cent."""
    number_like = isinstance(parameter.value, int | float) and not isinstance(parameter.value, bool)
    return number_like and str(parameter.path[-1]).endswith("share")


def parameter_text(parameter: Parameter, lang: str) -> str:
    """A parameter's value as the reader writes it: shares as per cent."""
    value = parameter.value
    if not isinstance(value, int | float) or not is_share(parameter):
        return value_text(value, lang)
    return share(value, lang, 0 if float(round(100 * value, 6)).is_integer() else 1)


def value_text(value: Value, lang: str) -> str:
    """A parameter as the reader writes it."""
    if isinstance(value, float):
        text = f"{value:.6g}"
        return text.replace(".", ",") if lang == "tr" and "e" not in text else text
    return shown(value)


def _figures(row: Row, found: Sweep, lang: str) -> tuple[str, ...]:
    outcome, base = row.outcome, found.base.outcome
    assert base is not None
    if outcome is None or not row.played:
        return (term("status", row.status, lang), *("",) * (len(FIGURES) - 1))
    own = bool(row.point.index)
    dear = len({cost(one) for one in (found.base, *found.played)}) > 1  # the base's is told in a line
    return (
        number(outcome.late, lang),
        f"{signed(outcome.late_diff, lang)} ± {number(outcome.late_noise, lang)}" if own else "",
        f"{outcome.goals_met}/{outcome.goals}",
        number(outcome.paid_h, lang) if dear else "",
        signed((outcome.total_cents - base.total_cents) / 100, lang) if own and dear else "",
        number(outcome.moved_people, lang) if outcome.moved_people else "",
        number(outcome.hard_violations, lang) if outcome.hard_violations else "",
        _queue(row, lang),
    )


def _queue(row: Row, lang: str) -> str:
    """The queue whose contacts late change most, beyond noise."""
    assert row.outcome is not None
    moved = [queue for queue in row.outcome.queues if queue.beyond_noise]
    if not moved:
        return ""
    most = max(moved, key=lambda queue: abs(queue.late_diff))
    return f"{most.queue} {signed(most.late_diff, lang)}"


def failed_lines(found: Sweep, told: Told) -> tuple[Line, ...]:
    """Why scenarios failed."""
    return tuple(
        Line(sentence("sweep_failed", {"what": what(row, found, told.lang), "reason": row.reason}, told.lang), BAD)
        for row in found.rows
        if row.reason
    )


def weight_table(found: Sweep, lang: str) -> Table:
    """Drawn parameters by how much they go with contacts late."""
    heads = tuple(sentence(f"head_sweep_{code}", {}, lang) for code in ("label", "correlation"))
    rows = tuple((weight.label, number(weight.correlation, lang, 2)) for weight in weights(found))
    return Table(heads, rows, frozenset({1}), title=sentence("sweep_decides", {}, lang))
