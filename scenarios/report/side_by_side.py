"""Several scenarios next to their base: one row a figure, one column a scenario."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.report.tables import Table
from planner.words import sentence, term
from planner.words.numbers import money, number, share

if TYPE_CHECKING:
    from planner.figures import Figures
    from scenarios.comparison import Comparison
    from scenarios.runner import Run

MOST_COLUMNS = 4
LEFT_OUT = ("service", "need_h", "overtime")
"""What many scenarios side by side do not show: it follows from the rest, or each one's own answer has it."""
Told = Callable[["Figures", str], str]
ROWS: tuple[tuple[str, Told], ...] = (
    ("goals", lambda side, lang: f"{sum(service.met for service in side.services)} / {len(side.services)}"),
    ("paid_h", lambda side, lang: number(side.paid_h, lang)),
    ("need_h", lambda side, lang: number(side.need_h, lang)),
    ("cost", lambda side, lang: money(side.cost.total, lang)),
    ("overtime", lambda side, lang: money(side.cost.overtime, lang)),
    ("hard", lambda side, lang: number(side.hard_violations, lang)),
    ("floors", lambda side, lang: number(sum(floor.missing_agent_h for floor in side.floors), lang, 1)),
    ("on_call", lambda side, lang: f"{number(side.on_call_filled, lang)} / {number(side.on_call_asked, lang)}"),
)


def side_by_side(run: Run, lang: str) -> Table:
    """The base and every scenario, a column each or, of many, a row: late contacts with noise, and a plan's figures."""
    found = run.comparisons
    heads = (
        sentence("head_figure", {}, lang),
        sentence("scenario_base", {}, lang),
        *(one.scenario.name for one in found),
    )
    first = found[0].figures[0]
    rows = [_served_row(found, lang, "late"), _served_row(found, lang, "service")]
    for code, told in ROWS:
        cells = ("" if one.status == "no_roster" else told(one.figures[1], lang) for one in found)
        rows.append((term("scenario_side", code, lang), told(first, lang), *cells))
    moved = (f"{number(one.moves.people, lang)} / {number(one.moves.days, lang)}" for one in found)
    rows.append((term("scenario_side", "moved", lang), "", *moved))
    right = frozenset(range(1, len(heads)))
    made = Table(heads, tuple(rows), right, title=sentence("scenario_side_title", {}, lang))
    return made if len(found) <= MOST_COLUMNS else _turned(made, lang)


def _turned(made: Table, lang: str) -> Table:
    """One row a scenario, of the figures that differ from the base anywhere; a line is not wide enough for all."""
    codes = ("late", "service", *(code for code, _ in ROWS), "moved")
    rows = [row for code, row in zip(codes, made.rows, strict=True) if code not in LEFT_OUT]
    told = [row for row in rows if any(cell not in (row[1], "0 / 0") for cell in row[2:])]
    heads = (sentence("head_scenario", {}, lang), *(row[0] for row in told))
    turned = tuple((made.headings[place], *(row[place] for row in told)) for place in range(1, len(made.headings)))
    return Table(heads, turned, frozenset(range(1, len(heads))), title=made.title)


def _served_row(found: tuple[Comparison, ...], lang: str, what: str) -> tuple[str, ...]:
    """Late contacts or service over all queues: the base's, then each scenario's with what it differs by."""
    known = next((one.whole for one in found if one.whole is not None), None)
    base = ""
    if known is not None:
        late = number(known.late - known.late_diff, lang)
        base = late if what == "late" else share(known.service - known.service_diff, lang)
    return (term("scenario_side", what, lang), base, *(_served_cell(one, lang, what) or base for one in found))


def _served_cell(one: Comparison, lang: str, what: str) -> str:
    """Empty for a scenario that is the base itself."""
    whole = one.whole
    if whole is None:
        return "-" if one.status == "no_roster" else ""
    if what == "late":
        return f"{number(whole.late, lang)} ± {number(whole.late_noise, lang)}"
    return share(whole.service, lang)
