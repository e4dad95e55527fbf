"""`vardiya explain diff`: one sentence first, then what each stage used, contacts, needs, money and service."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.answers.grounds import figures_body, ground_parts
from planner.report.answers.plan_changes_inputs import groups_text, stages_table
from planner.report.payload import difference as difference_body
from planner.report.reasons import part_title
from planner.report.service import changed_services, points
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.report.violations import rule_title
from planner.words import sentence, term
from planner.words.numbers import day, moment, number, signed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from planner.answers.plan_changes import PlanChanges
    from planner.operation.operation import Operation
    from planner.part_changes import PartChange
    from planner.plans import Plan

MOST_ROWS = 8
LEAST_H = 0.5
SHOWN = ("change_people", "change_paid", "change_contacts", "change_need", "change_service", "change_cost_regular")
COST_KINDS = ("regular", "overtime", "night", "on_call", "total")


def changes_parts(found: PlanChanges, operation: Operation, folder: str, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    head = (headline(found, operation, lang), plans_line(found, lang))
    if found.cause == "none":
        return head
    tables = (parts_table(found, operation, lang), needs_table(found, lang), *_cost_parts(found, lang))
    return (
        *head,
        *_input_lines(found, lang),
        stages_table(found, lang),
        *(() if found.groups is not None else (Line(sentence("changes_unstored", {}, lang), QUIET),)),
        *(part for part in tables if isinstance(part, Line) or part.rows),
        *_service_parts(found, lang),
        *_grounds(found, folder, lang),
    )


def changes_body(found: PlanChanges, operation: Operation, folder: str, lang: str) -> dict[str, object]:
    """The same for machines."""
    costs = None if found.costs is None else [asdict(cost) | {"total": cost.total} for cost in found.costs]
    return difference_body(found.difference) | {
        "cause": found.cause,
        "text": headline(found, operation, lang).text,
        "zone": found.after.grid.zone,
        "days": [one.isoformat() for one in found.days],
        "asked": [asdict(change) for change in found.headers],
        "groups": None if found.groups is None else list(found.groups),
        "stages": [asdict(stage) for stage in found.stages],
        "changed_parts": [
            asdict(one) | {"change": one.change, "title": part_title(one.part, operation, lang)} for one in found.parts
        ],
        "broken": [{"rule": rule, "count": count, "title": rule_title(rule, lang)} for rule, count in found.broken],
        "gone": list(found.gone),
        "wages_cents": costs,
        **figures_body(found.figures, folder),
    }


def headline(found: PlanChanges, operation: Operation, lang: str) -> Line:
    """What caused it and what it does, in one sentence each."""
    if found.cause == "none":
        told = {"before": found.before.id, "after": found.after.id}
        return Line(sentence("changes_same", told, lang), GOOD)
    told = {"effect": _effect(found, lang), "rules": _rules(found, lang), "groups": groups_text(found.groups, lang)}
    if found.days:
        told |= {"start": day(found.days[0], lang), "end": day(found.days[-1], lang)}
    code = f"changes_{found.cause}"
    if found.cause == "forecast" and not found.parts:
        code = "changes_forecast_unfelt"
    elif found.cause == "requirement" and found.groups:
        code = "changes_need_inputs"
    elif found.cause == "forecast":
        told["part"] = _happened(found.parts[0], found, operation, lang)
    return Line(sentence(code, told, lang))


def _effect(found: PlanChanges, lang: str) -> str:
    difference = found.difference
    money = ""
    if found.costs is not None:
        cents = found.costs[1].total - found.costs[0].total
        money = sentence("changes_money", {"money": signed(cents / 100, lang)}, lang)
    told = {
        "people": number(len(difference.people), lang),
        "days": number(difference.moved_days, lang),
        "hours": signed(difference.paid_h, lang, 1),
        "money": money,
        "service": _service(found, lang),
    }
    return sentence("changes_effect", told, lang)


def _service(found: PlanChanges, lang: str) -> str:
    services = found.difference.services
    if not found.same_period:
        return sentence("changes_service_period", {}, lang)
    if not services:
        return sentence("changes_service_unknown", {}, lang)
    moved = [one for one in services if one.beyond_noise]
    if not moved:
        return sentence("changes_service_none", {}, lang)
    most = max(moved, key=lambda one: (abs(one.after - one.before), one.queue))
    told = {"count": number(len(moved), lang), "queue": most.queue, "points": points(most.after - most.before, lang)}
    return sentence("changes_service_moved", told, lang)


def _rules(found: PlanChanges, lang: str) -> str:
    gone = sentence("changes_gone_cause", {"count": number(len(found.gone), lang)}, lang)
    broken = (
        sentence("changes_broken_rule", {"rule": rule_title(rule, lang), "count": number(count, lang)}, lang)
        for rule, count in found.broken
    )
    return ", ".join((*((gone,) if found.gone else ()), *broken))


def _happened(change: PartChange, found: PlanChanges, operation: Operation, lang: str) -> str:
    """A part of the forecast with what became of it."""
    contacts = f"{signed(change.after - change.before, lang)} {term('figure_unit', 'contacts', lang)}"
    return f"{part_title(change.part, operation, lang)} - {_what(change, found, lang)} ({contacts})"


def _what(change: PartChange, found: PlanChanges, lang: str) -> str:
    before, after = (_local(start, found.after, lang) for start in change.starts)
    return sentence(f"part_{change.change}", {"before": before, "after": after}, lang)


def _local(start: datetime | None, plan: Plan, lang: str) -> str:
    return "" if start is None else moment(plan.grid.local(int(start.timestamp()) // 60), lang)


def plans_line(found: PlanChanges, lang: str) -> Line:
    """Which two plans."""
    told = {"zone": found.after.grid.zone}
    for plan, suffix in ((found.before, ""), (found.after, "_after")):
        told[f"start{suffix}"] = day(plan.grid.days[0], lang)
        told[f"end{suffix}"] = day(plan.grid.days[-1], lang)
        told[f"as_of{suffix}"] = _local(plan.as_of, plan, lang)
    return Line(sentence("changes_plans", told | {"before": found.before.id, "after": found.after.id}, lang), QUIET)


def _input_lines(found: PlanChanges, lang: str) -> tuple[Line, ...]:
    """What was asked otherwise, who left, and which rules the older roster breaks today."""
    lines = []
    if found.groups:
        lines.append(Line(sentence("changes_groups", {"groups": groups_text(found.groups, lang)}, lang)))
    if found.headers:
        listed = (
            sentence("changes_header", asdict(one) | {"name": term("changes_header", one.name, lang)}, lang)
            for one in found.headers
        )
        lines.append(Line(sentence("changes_asked", {"list": "; ".join(listed)}, lang)))
    if found.gone:
        lines.append(Line(sentence("changes_gone", {"agents": ", ".join(found.gone)}, lang), WARN))
    if found.broken:
        lines.append(Line(sentence("changes_broken", {"rules": _rules(found, lang)}, lang), WARN))
    return tuple(lines)


def parts_table(found: PlanChanges, operation: Operation, lang: str) -> Table:
    """Parts of the forecast that changed, and all contacts."""
    rows = [
        (
            part_title(one.part, operation, lang),
            _what(one, found, lang),
            number(one.before, lang),
            number(one.after, lang),
            signed(one.after - one.before, lang),
        )
        for one in found.parts[:MOST_ROWS]
    ]
    if rows:
        rows.append((sentence("changes_all_contacts", {}, lang), "", *_sums(found.difference.contacts, lang)))
    heads = _heads(("head_part", "head_what", "head_before", "head_after", "head_change"), lang)
    return Table(heads, tuple(rows), frozenset({2, 3, 4}), title=sentence("changes_parts", {}, lang))


def needs_table(found: PlanChanges, lang: str) -> Table:
    """People-hours by pool, the largest change first."""
    moved = sorted(found.difference.needs, key=lambda row: (-abs(row[2] - row[1]), row[0]))
    rows = [
        (name.replace(",", ", "), number(before, lang), number(after, lang), signed(after - before, lang))
        for name, before, after in moved[:MOST_ROWS]
        if abs(after - before) >= LEAST_H
    ]
    if rows:
        rows.append((sentence("changes_all_needs", {}, lang), *_sums(found.difference.needs, lang)))
    heads = _heads(("head_pool", "head_before", "head_after", "head_change"), lang)
    return Table(heads, tuple(rows), frozenset({1, 2, 3}), title=sentence("changes_needs", {}, lang))


def _sums(rows: Iterable[tuple[str, float, float]], lang: str) -> tuple[str, str, str]:
    pairs = [(before, after) for _, before, after in rows]
    before, after = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return number(before, lang), number(after, lang), signed(after - before, lang)


def _cost_parts(found: PlanChanges, lang: str) -> tuple[Part, ...]:
    """Wages by kind, or why they are not compared."""
    if found.costs is None:
        why = sentence("changes_costs_gone" if found.same_period else "changes_costs_period", {}, lang)
        return (Line(sentence("changes_costs_unknown", {"why": why}, lang), WARN),)
    rows = []
    for kind in COST_KINDS:
        before, after = (getattr(cost, kind) / 100 for cost in found.costs)
        values = (number(before, lang), number(after, lang), signed(after - before, lang))
        rows.append((term("cost_kind", kind, lang), *values))
    heads = _heads(("head_kind", "head_before", "head_after", "head_change"), lang)
    return (Table(heads, tuple(rows), frozenset({1, 2, 3}), title=sentence("changes_costs", {}, lang)),)


def _service_parts(found: PlanChanges, lang: str) -> tuple[Part, ...]:
    if not found.same_period:
        return (Line(sentence("changes_services_period", {}, lang), WARN),)
    table = changed_services(found.difference.services, lang)
    noise = Line(sentence("changes_noise", {}, lang), QUIET)
    if not table.rows:
        return ()
    title = sentence("changes_services", {}, lang)
    return (Table(table.headings, table.rows, table.right, table.marks, title), noise)


def _grounds(found: PlanChanges, folder: str, lang: str) -> tuple[Part, ...]:
    """One figure of a kind: the others are found by the same commands, and stand in --json."""
    kinds = {one.code: one for one in reversed(found.figures) if one.code in SHOWN and one.value}
    return ground_parts((kinds[code] for code in SHOWN if code in kinds), folder, lang)


def _heads(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
