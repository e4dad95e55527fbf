"""What people read: one row an instance, and each anytime point on request."""

from __future__ import annotations

from collections.abc import Sequence

from instances.runs import Row

COLUMNS = ("instance", "cost", "best known", "gap %", "bound", "broken", "first s", "seconds", "peak MB", "uncovered %")
MOST_FAULTS = 10


def table(rows: Sequence[Row]) -> str:
    """All rows under their headings, then terms, faults and warnings of each."""
    cells = [COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(len(line[c]) for line in cells) for c in range(len(COLUMNS))]
    lines = ["  ".join(_aligned(text, widths[c], c) for c, text in enumerate(line)) for line in cells]
    return "\n".join([*lines, *(note for row in rows for note in _notes(row))])


def one_trace(row: Row) -> str:
    """Every anytime point of a run."""
    head = f"{row.instance}: seconds, stage, cost, legal"
    points = [f"{p.at_s:10.2f}  {p.stage:<12} {p.cost:>14,.2f}  {'yes' if p.legal else 'no'}" for p in row.trace]
    return "\n".join([head, *points])


def _aligned(text: str, width: int, column: int) -> str:
    return text.ljust(width) if column == 0 else text.rjust(width)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.instance,
        "no answer" if row.cost is None else f"{row.cost:g}",
        _number(row.best_known),
        _number(_gap_pct(row), 2),
        _number(row.bound),
        "-" if row.cost is None and not row.violations else str(row.violations),
        _number(row.first_s),
        f"{row.seconds:g}",
        f"{row.peak_mb:g}",
        _number(row.uncovered_pct, 4),
    )


def _gap_pct(row: Row) -> float | None:
    """How much more than the best known, in per cent of it."""
    if row.cost is None or not row.best_known:
        return None
    return 100.0 * (row.cost - row.best_known) / row.best_known


def _number(value: float | None, digits: int | None = None) -> str:
    if value is None:
        return "-"
    return f"{value:g}" if digits is None else f"{value:.{digits}f}"


def _notes(row: Row) -> list[str]:
    """What a row alone does not say."""
    terms = ", ".join(f"{name} {cost}" for name, cost in row.terms.items() if cost)
    found = [f"{row.instance}: {terms}"] if terms else []
    found += [f"{row.instance}: broken: {fault}" for fault in row.broken[:MOST_FAULTS]]
    if len(row.broken) > MOST_FAULTS:
        found.append(f"{row.instance}: and {len(row.broken) - MOST_FAULTS} more")
    return found + [f"{row.instance}: {warning}" for warning in row.warnings]
