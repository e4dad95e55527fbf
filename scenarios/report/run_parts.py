"""`vardiya scenario run` on the terminal: one scenario in full, several side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.grounds import ground_parts, plan_lines
from planner.report.tables import QUIET, Line, Part, Table, without_empty
from planner.words import sentence
from planner.words.numbers import number
from scenarios.comparing.found import run_figures
from scenarios.report.comparison_tables import (
    cost_table,
    day_table,
    need_table,
    night_table,
    queue_table,
    rule_table,
)
from scenarios.report.sentences import head_lines
from scenarios.report.side_by_side import side_by_side

if TYPE_CHECKING:
    from planner.answers.figure import Figure
    from scenarios.comparison import Comparison
    from scenarios.runner import Run

MOST_FIGURES = 8


def run_parts(run: Run, folder: str, written: dict[str, str], lang: str) -> tuple[Part, ...]:
    """What the terminal shows; `written`: the roster file of each scenario that was written, by its name."""
    if len(run.comparisons) == 1:
        shown = (*head_lines(run.comparisons[0], lang), *comparison_tables(run.comparisons[0], lang))
    else:
        heads = (line for one in run.comparisons for line in head_lines(one, lang)[:3])
        shown = (side_by_side(run, lang), *heads)
    figures = own_figures(run, written)
    return (*shown, *base_lines(run, lang), *ground_parts(figures[:MOST_FIGURES], folder, lang))


def comparison_tables(found: Comparison, lang: str) -> tuple[Part, ...]:
    """All tables that say anything."""
    if found.status != "played":
        return ()
    made = (queue_table, day_table, need_table, cost_table, rule_table, night_table)
    tables = [table(found, lang) for table in made]
    kept: list[Table] = [without_empty(table) for table in tables if table.rows]
    return (*kept[:1], Line(sentence("scenario_queues_note", {}, lang), QUIET), *kept[1:])


def base_lines(run: Run, lang: str) -> tuple[Line, ...]:
    """Which plan the comparison stands on, whether its files changed since, and how often it was played."""
    told = {"replications": number(run.base.served.replications, lang), "seed": str(run.base.inputs.seed)}
    made = () if run.stored else (Line(sentence("scenario_base_made", {}, lang), QUIET),)
    played = Line(sentence("scenario_played", told, lang), QUIET)
    return (*plan_lines(run.standing, lang), *made, played, *_longer_lines(run, lang))


def _longer_lines(run: Run, lang: str) -> tuple[Line, ...]:
    """Which scenarios were played on, and how often."""
    times = [
        sentence("scenario_times", {"name": one.scenario.name, "count": number(one.replications, lang)}, lang)
        for one in run.comparisons
        if one.status == "played" and one.played.served.played_on
    ]
    return (Line(sentence("scenario_played_on", {"list": ", ".join(times)}, lang), QUIET),) if times else ()


def own_figures(run: Run, written: dict[str, str]) -> tuple[Figure, ...]:
    """Those of the scenarios: the base's service, queue by queue, is in the tables and in the JSON."""
    return tuple(one for one in figures_of(run, written) if one.code != "scenario_service_before")


def figures_of(run: Run, written: dict[str, str]) -> tuple[Figure, ...]:
    """Totals that other commands find again, of a stored base; the base's own once."""
    if not run.stored:
        return ()
    found: list[Figure] = []
    for place, (name, one) in enumerate(zip(run.names, run.comparisons, strict=True)):
        mine = run_figures(one, written.get(name))
        found += [figure for figure in mine if not place or figure.code != "scenario_service_before"]
    return tuple(found)
