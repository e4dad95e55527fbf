"""Why a forecast is what it is, in lines and tables; after the day also which part was off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from planner.explaining import Explained
from planner.operation.operation import Edit, Operation
from planner.report.remarks import note_lines
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import day, moment, number, share, signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from solver.cover import FloatArray

MOST_PARTS = 12
ALWAYS = ("base", "level", "profile", "noise")
CHANCE = 1.5  # standard deviations of counts within which no part is blamed


@dataclass(frozen=True, slots=True)
class Share:
    """One part of what was asked for: its key, its name in words, its contacts."""

    key: str
    title: str
    contacts: float


def reasons_parts(found: Explained, lang: str) -> tuple[Part, ...]:
    """All that is known about a day or an interval, in the order in which it is asked."""
    after: tuple[Part, ...] = ()
    if found.hindsight is not None:
        after = (*came_lines(found, lang), error_table(found, lang))
    return (headline(found, lang), parts_table(found, lang), *after, *ground_lines(found, lang))


def headline(found: Explained, lang: str) -> Line:
    """What is expected, with its band."""
    low, high = found.band
    digits = 0 if found.at is None else 1
    told = {
        "queue": found.queue,
        "day": day(found.day, lang),
        "at": moment(found.starts[found.at or 0], lang),
        "mean": number(float(found.mean[found.asked].sum()), lang, digits),
        "low": number(low, lang, digits),
        "high": number(high, lang, digits),
    }
    return Line(sentence("reasons_day" if found.at is None else "reasons_interval", told, lang))


def parts_table(found: Explained, lang: str) -> Table:
    """The parts that add up to the mean."""
    mean = float(found.mean[found.asked].sum())
    rows = [
        (part.title, signed(part.contacts, lang, 1), _signed_share(part.contacts / mean, lang) if mean > 0 else "")
        for part in shares(found, found.parts, lang)
    ]
    rows.append((sentence("reasons_mean", {}, lang), number(mean, lang, 1), ""))
    codes = ("head_part", "head_contacts", "head_part_share")
    headings = tuple(sentence(code, {}, lang) for code in codes)
    return Table(headings, tuple(rows), frozenset({1, 2}), title=sentence("reasons_parts", {}, lang))


def _signed_share(value: float, lang: str) -> str:
    return f"{'-' if value < 0 else ''}{share(abs(value), lang)}"


def error_table(found: Explained, lang: str) -> Table:
    """The parts that add up to the difference, and how many times its contacts each brought."""
    assert found.hindsight is not None
    factor = found.hindsight.factor
    parts = shares(found, found.hindsight.parts, lang)
    rows = [
        (part.title, signed(part.contacts, lang, 1), number(factor[part.key], lang, 2) if part.key in factor else "")
        for part in parts
    ]
    total = sum(part.contacts for part in parts)
    rows.append((sentence("reasons_difference", {}, lang), signed(total, lang, 1), ""))
    headings = tuple(sentence(code, {}, lang) for code in ("head_part", "head_contacts", "head_factor"))
    return Table(headings, tuple(rows), frozenset({1, 2}), title=sentence("reasons_errors", {}, lang))


def came_lines(found: Explained, lang: str) -> tuple[Line, ...]:
    """What came against the band, and what is to blame."""
    actual, mean = found.actual[found.asked][found.due], found.mean[found.asked][found.due]
    seen = ~np.isnan(actual)
    if not seen.any():
        return ()
    total, expected = float(actual[seen].sum()), float(mean[seen].sum())
    lines = [_came_line(found, total, expected, lang, whole=bool(seen.all()))]
    if not seen.all():
        told = {"seen": number(int(seen.sum()), lang), "intervals": number(len(seen), lang)}
        lines.append(Line(sentence("reasons_some", told, lang), QUIET))
    deviation = float(np.sqrt(max(expected, 0.0)))
    scatter = sentence("reasons_scatter", {"deviation": number(deviation, lang)}, lang)
    blame = _blame(found, lang) if abs(total - expected) > CHANCE * deviation else None
    lines.append(Line(f"{blame or sentence('reasons_chance', {}, lang)} {scatter}"))
    return tuple(lines)


def _came_line(found: Explained, total: float, expected: float, lang: str, *, whole: bool) -> Line:
    low, high = found.band
    where = "inside" if low <= total <= high else "above" if total > high else "below"
    if not whole:
        where = "some"
    off = total - expected
    told = {
        "actual": number(total, lang),
        "difference": signed(off, lang),
        "share": share(abs(off) / expected, lang) if expected > 0 else "",
    }
    if where == "some":
        return Line(sentence("reasons_came_some", told, lang), WARN)
    told["where"] = sentence(f"reasons_{where}", {}, lang)
    return Line(sentence("reasons_came", told, lang), GOOD if where == "inside" else BAD)


def _blame(found: Explained, lang: str) -> str | None:
    """The part that explains most of the difference, in its direction; None where it is scatter."""
    assert found.hindsight is not None
    parts = found.hindsight.parts
    off = sum(float(values[found.asked].sum()) for values in parts.values())
    worst = max(parts, key=lambda name: float(parts[name][found.asked].sum()) * np.sign(off))
    if worst == "noise":
        return None
    times = found.hindsight.factor.get(worst)
    factor = "" if times is None else sentence("reasons_factor", {"factor": number(times, lang, 2)}, lang)
    contacts = signed(float(parts[worst][found.asked].sum()), lang)
    told = {"part": part_title(worst, found.inputs.operation, lang), "contacts": contacts, "factor": factor}
    return sentence("reasons_blame", told, lang)


def ground_lines(found: Explained, lang: str) -> tuple[Line, ...]:
    """As of when, what the band rests on, and what else to know."""
    inputs = found.inputs
    as_of = moment(inputs.as_of.astimezone(ZoneInfo(inputs.operation.config.zone)), lang)
    lines = [Line(sentence("reasons_as_of", {"as_of": as_of, "seed": found.plan.seed}, lang), QUIET)]
    lines.append(Line(_band_line(found, lang), QUIET))
    told = tuple((note.code, note.params) for note in found.notes if note.code not in ("uncalibrated", "few_origins"))
    lines += note_lines(told, inputs, lang)
    if inputs.operation.config.synthetic:
        lines.append(Line(sentence("synthetic_line", {"text": inputs.operation.config.synthetic}, lang), WARN))
    return tuple(lines)


def _band_line(found: Explained, lang: str) -> str:
    """What calibration the band rests on."""
    from planner.outlook import forecast_params

    few = {note.code: note.params for note in found.notes}
    if "uncalibrated" in few:
        return sentence("reasons_no_bands", {}, lang)
    params = forecast_params(found.inputs.operation).calibration
    origins = few.get("few_origins", {}).get("origins", params.origins)
    lead = min(params.lead_days, int(origins) * params.step_days)  # the last test starts see less than a whole lead
    return sentence("reasons_bands", {"origins": origins, "lead": lead}, lang)


def shares(found: Explained, parts: Mapping[str, FloatArray], lang: str) -> tuple[Share, ...]:
    """The parts of what was asked for; the smallest are one, so that a night of thirty matches fits a page."""
    sums = {name: float(values[found.asked].sum()) for name, values in parts.items()}
    ranked = sorted(sums, key=lambda name: (name not in ALWAYS, -abs(sums[name]), name))
    kept = {name for name in ranked[:MOST_PARTS] if name in ALWAYS or abs(sums[name]) >= 0.05}
    operation = found.inputs.operation
    told = [Share(name, part_title(name, operation, lang), sums[name]) for name in sums if name in kept]
    rest = [name for name in sums if name not in kept and sums[name] != 0.0]
    if rest:
        title = sentence("reasons_other", {"count": number(len(rest), lang)}, lang)
        told.append(Share("other", title, sum(sums[name] for name in rest)))
    return tuple(told)


def part_title(name: str, operation: Operation, lang: str) -> str:
    """A part in words: of every forecast, an event by its title, an edit with who made it and why."""
    event = next((row for row in operation.events if row.id == name), None)
    if event is not None:
        return event.title or event.id
    edit = next((edit for edit in operation.edits if edit.name == name), None)
    if edit is not None:
        return _edit_title(edit, lang)
    return term("part", name, lang)


def _edit_title(edit: Edit, lang: str) -> str:
    known = [field for field in ("by", "reason") if getattr(edit, field)]
    code = "_".join(["reasons_edit", *known])
    return sentence(code, {"name": edit.name, "by": edit.by, "reason": edit.reason}, lang)
