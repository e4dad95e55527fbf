"""Tables of a mended plan: the ways, what each gives, people against loss, and who changes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.reroster_calls import wages_cents
from planner.report.tables import GOOD, QUIET, WARN, Table
from planner.words import sentence, term
from planner.words.numbers import day, moment, money, number, share, signed

if TYPE_CHECKING:
    from planner.changing.served import Cell, ServedDay
    from planner.mending import Mended
    from solver.duties import Duty
    from solver.grid import Grid
    from solver.repairer import Repair


def ways_table(found: Mended, lang: str) -> Table:
    """What each way takes: people, days, hours, money; and how much of the loss it wins back."""
    assert found.nothing is not None
    rows = tuple(_way_row(found, number_, way, lang) for number_, way in enumerate((found.nothing, *found.ways)))
    codes = ("head_no", "head_way", "head_touched", "head_changed_days", "head_to_ask", "head_called_in")
    more = (
        "head_breaks_of",
        "head_paid_change",
        "head_overtime_change",
        "head_wage_change",
        "head_loss_left",
        "head_won_back",
    )
    marks = (WARN, *(GOOD if not number_ else "" for number_ in range(len(found.ways))))
    title = sentence("mend_title", {}, lang)
    return Table(_heads((*codes, *more), lang), rows, frozenset(range(2, 12)), marks, title)


def _way_row(found: Mended, number_: int, way: Repair, lang: str) -> tuple[str, ...]:
    """What a way takes and wins back; wages are those of its roster, calls come on top."""
    before, after = way.before, way.after
    return (
        str(number_),
        way_title(way, lang),
        number(after.people, lang),
        number(after.person_days, lang),
        number(len({change.agent for change in way.to_ask}), lang),
        number(len({call.agent for call in way.called}), lang),
        number(len(way.breaks_of), lang),
        signed((after.paid_min - before.paid_min) / 60, lang, 1),
        signed((after.overtime_min - before.overtime_min) / 60, lang, 1),
        signed(wages_cents(found, way) / 100, lang),
        money(after.loss_cents - before.loss_cents, lang),
        share(min(way.recovered_share, 1.0), lang, 0),
    )


def served_table(found: Mended, lang: str) -> Table:
    """What each way gives in simulation: the queues hit worst, contacts too late, goals kept."""
    cells = found.cells
    named = [("", sentence("mend_before", {}, lang), found.served_before)]
    ways = () if found.nothing is None else (found.nothing, *found.ways)
    named += [
        (str(n), way_title(way, lang), days) for n, (way, days) in enumerate(zip(ways, found.served, strict=False))
    ]
    rows = tuple(
        (
            no,
            title,
            *(cell_text(days, cell, lang) for cell in cells),
            number(sum(one.late for one in days), lang),
            number(sum(one.met for one in days), lang),
        )
        for no, title, days in named
    )
    heads = (
        *_heads(("head_no", "head_way"), lang),
        *(f"{cell.queue} · {day(cell.day, lang)}" for cell in cells),
        *_heads(("head_late_contacts", "head_goals_kept"), lang),
    )
    told = {"days": ", ".join(day(one.day, lang) for one in found.served_before)}
    marks = (QUIET, WARN, *([""] * len(found.ways)))
    return Table(heads, rows, frozenset(range(2, len(heads))), marks, sentence("served_title", told, lang))


def curve_table(way: Repair, lang: str) -> Table:
    """People touched against what is still lost, one person after the other."""
    damage = way.damage_cents
    rows = tuple(
        (
            number(point.people, lang),
            point.agent or sentence("nobody", {}, lang),
            number(point.person_days, lang),
            money(point.loss_cents - way.before.loss_cents, lang),
            share((way.curve[0].loss_cents - point.loss_cents) / damage, lang, 0) if damage > 0 else "",
        )
        for point in way.curve
    )
    heads = _heads(("head_touched", "head_added", "head_changed_days", "head_loss_left", "head_won_back"), lang)
    return Table(heads, rows, frozenset({0, 2, 3, 4}), title=sentence("curve_title", {}, lang))


def moves_table(way: Repair, grid: Grid, lang: str) -> Table:
    """Who changes what, by person and day, in local time; and who must be asked first."""
    rows = tuple(
        (
            change.agent,
            day(change.day, lang),
            shift_text(change.before, grid, lang),
            shift_text(change.after, grid, lang),
            sentence("ask_first", {}, lang) if change.asks else "",
        )
        for change in way.changed
    )
    marks = tuple(WARN if change.asks else "" for change in way.changed)
    heads = _heads(("head_agent", "head_day", "head_was", "head_becomes", "head_consent"), lang)
    return Table(heads, rows, frozenset(), marks, sentence("moves_title", {}, lang))


def called_table(way: Repair, grid: Grid, lang: str) -> Table:
    """Who on call comes in, from when to when."""
    rows = tuple(
        (call.agent, call.window.rpartition(":")[0] or call.window, moment(grid.local(call.start_min), lang),
         f"{grid.local(call.end_min):%H:%M}")
        for call in way.called
    )  # fmt: skip
    heads = _heads(("head_agent", "head_standby", "head_called_from", "head_called_until"), lang)
    return Table(heads, rows, frozenset(), title=sentence("called_title", {}, lang))


def way_title(way: Repair, lang: str) -> str:
    """How a way mends, by the least means that leads to it."""
    return term("mend", way.ways[0], lang)


def shift_text(duty: Duty | None, grid: Grid, lang: str) -> str:
    """A shift's local times, or a day off."""
    if duty is None:
        return sentence("shift_off", {}, lang)
    return f"{grid.local(duty.start_min):%H:%M}-{grid.local(duty.end_min):%H:%M}"


def cell_text(days: tuple[ServedDay, ...], cell: Cell, lang: str) -> str:
    """A queue's simulated service on a day, and how sure."""
    row = next(one.rows[cell.queue] for one in days if one.day == cell.day)
    if row["service"] != row["service"]:
        return ""
    return f"{share(row['service'], lang)} ±{number(200 * row['service_se'], lang, 1)}"


def _heads(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
