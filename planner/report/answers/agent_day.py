"""Why an agent works this shift or is off, in lines and tables; the wish and the burdens have files of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.answers.agent_day import PLANNED
from planner.answers.agent_day_figures import burden_figures, file_of, main_figures
from planner.report.answers.agent_burdens import burden_parts, burdens_body
from planner.report.answers.agent_prices import price_table, speaks_table, told_cents
from planner.report.answers.agent_verdict import verdict_lines
from planner.report.answers.agent_wish import wish_body, wish_parts
from planner.report.answers.grounds import command_text, figures_body, ground_parts, plan_body, plan_lines
from planner.report.outputs.roster_csv import csv_of
from planner.report.tables import QUIET, WARN, Line, Part, Table
from planner.report.violations import amount, rule_title, violation_text
from planner.words import sentence
from planner.words.numbers import day, moment, money, number, share, signed
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from planner.answers.agent_day import AgentDay
    from solver.duties import Duty
    from solver.explainer.wishes import Way
    from solver.grid import Grid

FOLDER = "ways"
"""Where a reader is told to have the other rosters written."""


def agent_day_parts(told: AgentDay, folder: str, out: Path | None, lang: str) -> tuple[Part, ...]:
    """The whole answer: what is planned and why, other shifts, the wish, the burdens, and the commands behind them."""
    why = _shift_parts(told, lang) if told.duties else _off_parts(told, lang)
    first, *rest = _what(told, lang)
    return (
        *plan_lines(told.standing, lang),
        first,
        *verdict_lines(told, lang),
        *rest,
        *why,
        *_barred(told, lang),
        *wish_parts(told, lang),
        *_service(told, lang),
        *burden_parts(told, folder, lang),
        *ground_parts(main_figures(told, out), folder, lang),
        *_files(told, folder, out, lang),
    )


def agent_day_body(told: AgentDay, folder: str, out: Path | None, lang: str) -> dict[str, object]:
    """The same for machines."""
    figures = (*main_figures(told, out), *burden_figures(told))
    return {
        **plan_body(told.standing),
        "agent": told.agent.id,
        "day": told.day.isoformat(),
        "shifts": [shift_body(duty, told.standing.plan.grid) for duty in told.duties],
        "on_call": [one.window for one in told.on_call],
        "off": None if told.without is None else _way_body(told.without, told.agent.id),
        "other_shifts": {
            "menu": len(told.one.menu),
            "lawful": len(told.one.lawful),
            "options": [_way_body(way, told.agent.id) for way in told.options],
            "barred": [{"rule": row.rule, "shifts": row.shifts} for row in told.one.barred()],
        },
        "wish": wish_body(told, lang),
        "burdens": burdens_body(told),
        "files": [] if out is None else [file_of(name, out) for name in told.ways],
        **figures_body(figures, folder),
    }


def roster_files(told: AgentDay) -> dict[str, bytes]:
    """The other rosters of the answer as CSV files, by name."""
    plan, found = told.standing.plan, {}
    stage = plan.roster_stage
    assert stage is not None
    for name, way in told.ways.items():
        other = replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=way.roster)))
        found[f"{name}.csv"] = csv_of(other, told.standing.inputs, {})
    return found


def _way_body(way: Way, agent: str) -> dict[str, object]:
    """One other way to spend the day, everybody else as planned."""
    after, verdict = way.changes[0].after, way.verdict
    told = {"lawful": verdict.lawful, "cents": told_cents(way, agent), "total_cents": verdict.total_cents}
    return told | {"shift": None if after is None else after.template}


def shift_body(duty: Duty, grid: Grid) -> dict[str, object]:
    """A shift with its local times."""
    times = {"starts_at": grid.local(duty.start_min).isoformat(), "ends_at": grid.local(duty.end_min).isoformat()}
    return {"shift": duty.template, "paid_min": duty.paid_min, **times}


def hours_text(duty: Duty, grid: Grid) -> str:
    """From when until when, on the wall clock."""
    return f"{grid.local(duty.start_min):%H:%M}-{grid.local(duty.end_min):%H:%M}"


def _what(told: AgentDay, lang: str) -> tuple[Line, ...]:
    """What is planned, and the hours of the week."""
    grid, named = told.standing.plan.grid, {"day": day(told.day, lang), "agent": told.agent.id}
    lines = [Line(sentence("agent_works", named | _times(duty, grid, lang), lang)) for duty in told.duties]
    for one in told.on_call:
        times = {"start": f"{grid.local(one.start_min):%H:%M}", "end": f"{grid.local(one.end_min):%H:%M}"}
        lines.append(Line(sentence("agent_stands_by", named | times | {"window": one.window}, lang)))
    contract = told.agent.contract
    hours = {
        "monday": day(told.monday, lang),
        "hours": amount(told.week_min, "min", lang),
        "agreed": amount(contract.week_min, "min", lang),
        "most": amount(contract.most_week_min, "min", lang),
    }
    case = told.standing.case
    locked = any((lock.agent, lock.day) == (told.agent.id, told.day) for lock in case.locks)
    bounds = grid.minute(told.day, 0), grid.minute(told.day, DAY_MIN)
    away = any(a.agent == told.agent.id and a.start_min < bounds[1] and a.end_min > bounds[0] for a in case.absences)
    return (
        *(lines or [Line(sentence("agent_is_off", named, lang))]),
        Line(sentence("agent_hours", hours, lang)),
        *((Line(sentence("agent_away", named, lang)),) if away else ()),
        *((Line(sentence("agent_locked", {}, lang)),) if locked else ()),
    )


def _times(duty: Duty, grid: Grid, lang: str) -> dict[str, str]:
    times = {"start": f"{grid.local(duty.start_min):%H:%M}", "end": f"{grid.local(duty.end_min):%H:%M}"}
    return times | {"shift": duty.template, "paid": amount(duty.paid_min, "min", lang)}


def _shift_parts(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """What the shift is worth: the day off instead, and where it counts most; then the other shifts."""
    assert told.without is not None
    verdict = told.without.verdict
    parts: list[Part] = []
    if not verdict.lawful:
        parts += [Line(sentence("agent_off_unlawful", {}, lang)), speaks_table(verdict.broken, lang)]
    code = "agent_off_saves" if verdict.total_cents < 0 else "agent_off_costs"
    parts.append(Line(sentence(code, {"cents": money(abs(verdict.total_cents), lang)}, lang)))
    parts += [price_table(told.without, told.agent.id, lang), _missed(told, lang)]
    return (*parts, *_options(told, lang))


def _missed(told: AgentDay, lang: str) -> Line:
    missed, grid = told.missed, told.standing.plan.grid
    if missed is None:
        return Line(sentence("agent_not_missed", {}, lang))
    figures = {
        "at": moment(grid.local(missed.start_min), lang),
        "queue": missed.queue,
        "present": number(missed.there.present, lang),
        "without": number(missed.without.present, lang),
        "agent": told.agent.id,
        "intervals": number(missed.intervals, lang),
        "step": number(grid.step_min, lang),
    }
    return Line(sentence("agent_missed", figures, lang))


def _off_parts(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """Why there is no shift: no lawful one, or none that is worth it."""
    if not told.options:
        return _options(told, lang)
    cents = min(way.verdict.total_cents for way in told.options)
    code = "agent_shift_missed" if cents < 0 else "agent_shift_not_needed"
    return (*_options(told, lang), Line(sentence(code, {"cents": money(abs(cents), lang)}, lang)))


def _options(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """How many other shifts are lawful, and the least costly of them."""
    figures = {
        "menu": number(len(told.one.menu), lang),
        "lawful": number(len(told.one.lawful), lang),
        "agent": told.agent.id,
    }
    line = Line(sentence("agent_options" if told.one.lawful else "agent_no_option", figures, lang))
    grid = told.standing.plan.grid
    rows = tuple(
        (duty.template, hours_text(duty, grid), _change(way.verdict.total_cents, lang), _change(way.coverage, lang))
        for way in told.options
        if (duty := way.changes[0].after) is not None
    )
    if not rows:
        return (line,)
    codes = ("head_shift", "head_hours_of", "head_change", "head_change_missing")
    heads = tuple(sentence(code, {}, lang) for code in codes)
    return (line, Table(heads, rows, frozenset({2, 3}), title=sentence("agent_options_title", {}, lang)))


def _change(cents: float, lang: str) -> str:
    return signed(cents / 100, lang)


def _barred(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """Which rules leave no other choice."""
    rows = tuple(
        (rule_title(row.rule, lang), number(row.shifts, lang), violation_text(row.nearest, lang))
        for row in told.one.barred()
    )
    heads = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_shifts_out", "head_nearest"))
    return (Table(heads, rows, frozenset({1}), title=sentence("agent_barred_title", {}, lang)),) if rows else ()


def _service(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """The simulated service of the queues that change most."""
    queues = told.queues_changed()
    if told.otherwise is None or not queues:
        return ()
    before, after = told.served[PLANNED], told.served[told.otherwise]
    rows = tuple(
        (
            queue,
            number(before[queue]["offered"], lang),
            *(share(row[queue]["service"], lang) for row in (before, after)),
        )
        for queue in queues
    )
    other = "head_with_wish" if told.otherwise == "agent-wish" else "head_with_off"
    codes = ("head_queue", "head_contacts", "head_as_planned", other)
    heads = tuple(sentence(code, {}, lang) for code in codes)
    title = sentence("agent_service_title", {"day": day(told.day, lang)}, lang)
    return (Table(heads, rows, frozenset({1, 2, 3}), title=title),)


def _files(told: AgentDay, folder: str, out: Path | None, lang: str) -> tuple[Line, ...]:
    """The files written, or the command that writes them and finds what is in them."""
    if out is None:
        asked = ("--plan", told.standing.plan.id, "--agent", told.agent.id, "--day", told.day.isoformat())
        wish = () if told.asked_wish is None else ("--wish", told.asked_wish)
        command = command_text(("explain", "agent", "{dir}", *asked, *wish, "--out", FOLDER), folder)
        return (Line(sentence("agent_write", {"command": command}, lang), QUIET),) if told.ways else ()
    files = ", ".join(file_of(name, out) for name in told.ways)
    return (Line(sentence("agent_written", {"files": files}, lang), WARN),) if files else ()
