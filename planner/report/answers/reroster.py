"""A plan that must change, in words and for machines: what is lost, the ways to mend it, who changes what."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.report.answers.grounds import figures_body, ground_parts, plan_body, plan_lines
from planner.report.answers.reroster_calls import calls_cents, calls_line, calls_note, wages_cents
from planner.report.answers.reroster_figures import Written, reroster_figures
from planner.report.answers.reroster_lines import best_line, fact_lines, loss_lines, now_line, standing_lines
from planner.report.answers.reroster_tables import called_table, curve_table, moves_table, served_table, ways_table
from planner.report.answers.swaps import swap_body, swap_parts
from planner.report.tables import GOOD, QUIET, WARN, Line, Part
from planner.words import sentence

if TYPE_CHECKING:
    from planner.changing.served import ServedDay
    from planner.mending import Mended
    from planner.report.answers.reroster_files import Kept
    from solver.repairer import DayChange, Repair


@dataclass(frozen=True, slots=True)
class Told:
    """What of an answer is told at length, and where its rosters are.

    Attributes
    ----------
    chosen : the alternative told person by person; 0 = nothing is done.
    folder : of the operation, as commands name it.
    written : where the rosters are kept, so that their figures are found again.
    """

    chosen: int
    folder: str
    written: Written


def reroster_parts(found: Mended, told: Told, lang: str) -> tuple[Part, ...]:
    """All that is answered, in the order in which it is asked."""
    swaps = tuple(part for answer in found.swaps for part in swap_parts(answer, found.view.grid, lang))
    return (
        *plan_lines(found.world.before, lang),
        now_line(found, lang),
        *fact_lines(found, lang),
        *swaps,
        *_mending(found, told, lang),
        *standing_lines(found, lang),
        *_hints(found, told, lang),
        *ground_parts(reroster_figures(found, told.written), told.folder, lang),
    )


def _mending(found: Mended, told: Told, lang: str) -> tuple[Part, ...]:
    if found.nothing is None:
        return ()
    tables: tuple[Part, ...] = (ways_table(found, lang), *calls_note(found, lang))
    if found.served:
        tables = (*tables, served_table(found, lang))
    chosen = chosen_way(found, told.chosen)
    return (*loss_lines(found, lang), *best_line(found, lang), *tables, *chosen_parts(found, chosen, lang))


def chosen_way(found: Mended, number: int) -> Repair | None:
    """The alternative told at length; None where nothing is done."""
    return found.ways[number - 1] if 1 <= number <= len(found.ways) else None


def chosen_parts(found: Mended, way: Repair | None, lang: str) -> tuple[Part, ...]:
    """One alternative: its curve, who changes what, who is called in."""
    if way is None:
        return ()
    grid = found.view.grid
    number = found.ways.index(way) + 1
    line = Line(sentence("chosen_way", {"number": number}, lang))
    curve = (curve_table(way, lang),) if len(way.curve) > 1 else ()
    moves = (moves_table(way, grid, lang),) if way.changed else ()
    called = (called_table(way, grid, lang), *calls_line(found, way, lang)) if way.called else ()
    standby = tuple(
        Line(sentence("newly_on_call", {"agent": agent, "window": window}, lang)) for agent, window in way.newly_on_call
    )
    return (line, *moves, *called, *standby, *curve)


def _hints(found: Mended, told: Told, lang: str) -> tuple[Line, ...]:
    """What to do next: take one, have the rosters written, or tell the files of the facts."""
    if told.written.plan:
        return ()
    if told.written.rosters:
        return (Line(sentence("hint_take", {}, lang), QUIET),)
    asked_swaps = (Line(sentence("hint_out_swaps", {}, lang), QUIET),) if found.swaps and not told.written.swaps else ()
    return (Line(sentence("hint_out", {}, lang), QUIET),) if found.nothing is not None else asked_swaps


def kept_parts(found: Mended, kept: Kept, lang: str) -> tuple[Part, ...]:
    """What was written and stored, and what is still to do."""
    written, lines = kept.written, list[Line]()
    if written.rosters:
        told = {"folder": str(Path(written.rosters[0]).parent), "count": len(written.rosters)}
        lines.append(Line(sentence("said_alternatives", told, lang)))
    if written.swaps:
        told = {"folder": str(Path(written.swaps[0][1]).parent), "count": len(written.swaps)}
        lines.append(Line(sentence("said_swaps", told, lang)))
    if written.plan:
        lines.append(Line(sentence("said_taken", {"number": written.number, "plan": written.plan}, lang), GOOD))
        lines.extend(calls_line(found, chosen_way(found, written.number), lang))
    if kept.absences:
        lines.append(Line(sentence("said_facts", {"count": kept.absences}, lang)))
    if written.plan and found.world.requirement is not None:
        lines.append(Line(sentence("said_tell_files", {}, lang), WARN))
    return tuple(lines)


def reroster_body(found: Mended, told: Told) -> dict[str, object]:
    """The same for machines."""
    ways = () if found.nothing is None else (found.nothing, *found.ways)
    return {
        **plan_body(found.world.before),
        "as_of_min": found.view.now_min,
        "as_of": found.view.grid.local(found.view.now_min).isoformat(timespec="minutes"),
        "notice_days": found.notice_days,
        "changes": [change.model_dump(mode="json", by_alias=True) for change in found.asked.changes],
        "need_moved": found.world.requirement is not None,
        "before": None if found.nothing is None else asdict(found.nothing.before),
        "served_before": [_served(one) for one in found.served_before],
        "ways": [_way(n, way, found.served[n : n + 1]) | _money(found, way) for n, way in enumerate(ways)],
        "swaps": [swap_body(answer) for answer in found.swaps],
        "chosen": told.chosen,
        "draft": told.written.plan,
        "rosters": list(told.written.rosters),
        "swap_rosters": dict(told.written.swaps),
        **figures_body(reroster_figures(found, told.written), told.folder),
    }


def _way(number: int, way: Repair, served: tuple[tuple[ServedDay, ...], ...]) -> dict[str, object]:
    return {
        "number": number,
        "ways": list(way.ways),
        "people": list(way.people),
        "loss_cents": way.after.loss_cents - way.before.loss_cents,
        "damage_cents": way.damage_cents,
        "recovered_share": way.recovered_share,
        "after": asdict(way.after),
        "forced": [_change(one) for one in way.forced],
        "changed": [_change(one) for one in way.changed],
        "called": [asdict(one) for one in way.called],
        "newly_on_call": [{"agent": agent, "window": window} for agent, window in way.newly_on_call],
        "moved_breaks": len(way.moved_breaks),
        "curve": [asdict(point) for point in way.curve],
        "forced_violations": len(way.forced_violations),
        "served": [_served(one) for days in served for one in days],
    }


def _money(found: Mended, way: Repair) -> dict[str, object]:
    """Wages of the stored roster against the plan's, and of the calls, which it does not hold."""
    return {"wages_cents": wages_cents(found, way), "calls_cents": calls_cents(way)}


def _change(one: DayChange) -> dict[str, object]:
    return {
        "agent": one.agent,
        "day": one.day.isoformat(),
        "before": None if one.before is None else one.before.template,
        "after": None if one.after is None else one.after.template,
        "asks": one.asks,
    }


def _served(one: ServedDay) -> dict[str, object]:
    shown = ("offered", "base", "service", "service_se", "target_share")
    queues = {queue: {name: round(row[name], 6) for name in shown} for queue, row in one.judged.items()}
    return {"day": one.day.isoformat(), "late": one.late, "met": one.met, "queues": queues}
