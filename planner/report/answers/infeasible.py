"""`vardiya explain infeasible`: the hours first, then each clash in words, then its ways out with their prices."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.answers.clash_words import (
    capital,
    party_text,
    people_text,
    promise_text,
    size_text,
    way_text,
    when_text,
)
from planner.report.answers.grounds import command_text, figures_body
from planner.report.answers.promised_hours import hours_table
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, money, number
from solver.grid import utc

if TYPE_CHECKING:
    from planner.answers.infeasible import Impossible, Knot
    from planner.answers.promised_hours import PromisedHours
    from solver.explainer.infeasible import Clash, Party, WayOut

MOST_OPEN = 6
TOGETHER = "promises"
"""Unit of a clash of several promises, each of which could be kept alone."""
WAY_HEADS = ("head_way_out", "head_way_hours", "head_way_money", "head_way_people", "head_way_tried")


def infeasible_parts(found: Impossible, folder: str, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    return (
        _title(found, lang),
        hours_table(found.hours, lang),
        Line(sentence("promised_hours_read", {}, lang), QUIET),
        _verdict(found, lang),
        *(part for place, knot in enumerate(found.knots, 1) for part in _knot_parts(found, knot, place, lang)),
        *_open_lines(found, lang),
        *_grounds(found, folder, lang),
    )


def infeasible_body(found: Impossible, folder: str, lang: str) -> dict[str, object]:
    """The same for machines; every clash by itself, with its sentence."""
    inputs = found.inputs
    return {
        "start": inputs.start,
        "weeks": inputs.weeks,
        "as_of": inputs.as_of.isoformat(),
        "zone": inputs.grid.zone,
        "possible": not found.knots and not found.unproven,
        "hours": [_hours_row(one) for one in found.hours],
        "clashes": [_clash_row(found, knot, clash, lang) for knot in found.knots for clash in knot.clashes],
        "unproven": [asdict(party) | {"text": promise_text(found, party, lang)} for party in found.unproven],
        **figures_body(found.figures, folder),
    }


def _title(found: Impossible, lang: str) -> Line:
    inputs = found.inputs
    told = {
        "operation": inputs.operation.config.name,
        "start": day(inputs.start, lang),
        "end": day(inputs.grid.days[-1], lang),
        "zone": inputs.grid.zone,
    }
    return Line(sentence("infeasible_title", told, lang))


def _verdict(found: Impossible, lang: str) -> Line:
    """How many promises cannot be kept; or that all can, as far as it was settled."""
    if found.knots:
        return Line(sentence("infeasible_count", {"count": number(len(found.knots), lang)}, lang), BAD)
    if found.unproven:
        return Line(sentence("infeasible_none_found", {}, lang), WARN)
    return Line(sentence("infeasible_none", {}, lang), GOOD)


def _open_lines(found: Impossible, lang: str) -> tuple[Line, ...]:
    """What was not settled in the time."""
    if not found.unproven:
        return ()
    named = tuple(dict.fromkeys(promise_text(found, party, lang) for party in found.unproven))
    code = "infeasible_unsettled" if len(named) <= MOST_OPEN else "infeasible_unsettled_more"
    told = {"promises": "; ".join(named[:MOST_OPEN]), "more": number(len(named) - MOST_OPEN, lang)}
    return (Line(sentence(code, told, lang), WARN),)


def _grounds(found: Impossible, folder: str, lang: str) -> tuple[Line, ...]:
    """The commands that count the figures again, each once; --json names the place of every figure."""
    commands = dict.fromkeys(command_text(figure.found.command, folder) for figure in found.figures)
    return tuple(Line(sentence("hours_again", {"command": one}, lang), QUIET) for one in commands)


def _knot_parts(found: Impossible, knot: Knot, place: int, lang: str) -> tuple[Part, ...]:
    clash = knot.first
    lines = [Line(f"{place}. {_headline(found, clash, lang)}", BAD), *_together(found, clash, lang)]
    lines += _there_lines(found, clash, lang)
    if len(knot.clashes) > 1:
        lines.append(Line(sentence("clash_again", _others(found, knot, lang), lang)))
    lines.append(Line(sentence(f"clash_basis_{clash.basis}", {}, lang), QUIET))
    if not knot.ways:
        return (*lines, Line(sentence("clash_no_way", {}, lang), WARN))
    return (*lines, _ways_table(found, knot.ways, lang))


def _headline(found: Impossible, clash: Clash, lang: str) -> str:
    told = {
        "promise": promise_text(found, clash.promise, lang),
        "when": when_text(found, clash, lang),
        "due": size_text(clash.due, clash.unit, lang),
        "possible": size_text(clash.possible, clash.unit, lang),
    }
    return capital(sentence(f"clash_headline{_variant(clash)}", told, lang), lang)


def _variant(clash: Clash) -> str:
    """How a headline is put: beside other promises, of a fixed day or training of one person, or in figures."""
    if clash.unit == TOGETHER:
        return "_beside"
    return "" if clash.promise.kind in ("floor", "on_call") else "_of_one"


def _together(found: Impossible, clash: Clash, lang: str) -> tuple[Line, ...]:
    """Who takes part besides the promise; one that stands alone is told against its people."""
    others = [party for party in clash.parties if party != clash.promise]
    named = [promise_text(found, clash.promise, lang), *(party_text(found, party, lang) for party in others)]
    told = {"parties": "; ".join(named), "who": people_text(clash.agents, lang)}
    if others:
        return (Line(sentence("clash_together", told, lang)),)
    return (Line(sentence("clash_alone" if clash.agents else "clash_nobody", told, lang)),)


def _there_lines(found: Impossible, clash: Clash, lang: str) -> tuple[Line, ...]:
    """Of a floor's people, how many are not away on its day."""
    there = found.there(clash)
    if there is None:
        return ()
    told = {"there": number(there, lang), "count": number(len(clash.promise.agents), lang)}
    return (Line(sentence("clash_there", told, lang)),)


def _others(found: Impossible, knot: Knot, lang: str) -> dict[str, str]:
    grid = found.inputs.grid
    days = dict.fromkeys(day(grid.local(clash.start_min).date(), lang) for clash in knot.clashes[1:])
    named = list(days)
    shown = ", ".join(named[:6]) + (", ..." if len(named) > 6 else "")
    return {"count": number(len(knot.clashes) - 1, lang), "days": shown}


def _ways_table(found: Impossible, ways: tuple[WayOut, ...], lang: str) -> Table:
    rows = tuple(
        (
            way_text(found, way, lang),
            number(way.hours, lang, 1) if way.hours else "",
            "" if way.cents is None else money(way.cents, lang),
            people_text(way.agents, lang),
            sentence("way_restores" if way.restores else "way_untried", {}, lang),
        )
        for way in ways
    )
    heads = tuple(sentence(code, {}, lang) for code in WAY_HEADS)
    marks = tuple("" if way.restores else QUIET for way in ways)
    return Table(heads, rows, frozenset({1, 2}), marks, sentence("ways_title", {}, lang))


def _clash_row(found: Impossible, knot: Knot, clash: Clash, lang: str) -> dict[str, object]:
    first = clash is knot.first
    ways = [asdict(way) | {"about": dict(way.about), "text": way_text(found, way, lang)} for way in knot.ways]
    return {
        "promise": _party_row(found, clash.promise, lang),
        "parties": [_party_row(found, party, lang) for party in clash.parties],
        "agents": list(clash.agents),
        "due": clash.due,
        "possible": clash.possible,
        "unit": clash.unit,
        "starts_at": utc(clash.start_min).isoformat(),
        "ends_at": utc(clash.end_min).isoformat(),
        "basis": clash.basis,
        "text": _headline(found, clash, lang),
        "ways": ways if first else [],
    }


def _party_row(found: Impossible, party: Party, lang: str) -> dict[str, object]:
    return asdict(party) | {"text": party_text(found, party, lang)}


def _hours_row(one: PromisedHours) -> dict[str, object]:
    means = ("promised_h", "asked_h", "present_h", "short_h", "kept")
    return asdict(one) | {name: getattr(one, name) for name in means}
