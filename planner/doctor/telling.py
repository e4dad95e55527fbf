"""What the doctor says: in words for people, and as one object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.doctor.findings import DAMAGE, NOTE, Finding
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part
from planner.words import sentence
from planner.words.numbers import number

if TYPE_CHECKING:
    from planner.doctor.repairing import Done
    from planner.doctor.treating import Asked, Seen

HEALTHY, STORAGE = 0, 6
MOMENTS = ("at", "since", "now")
UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


def exit_code(seen: tuple[Seen, ...]) -> int:
    """6 if anything is damaged; warnings and notes are 0."""
    return STORAGE if any(one.diagnosis.damaged for one in seen) else HEALTHY


def doctor_parts(seen: tuple[Seen, ...], asked: Asked, lang: str) -> tuple[Part, ...]:
    """Place by place: what was done, the verdict, then every finding with what to do about it."""
    return tuple(part for one in seen for part in (*_done(one, asked, lang), *_found(one, lang)))


def doctor_body(seen: tuple[Seen, ...], lang: str) -> dict[str, object]:
    """Everything as plain values; texts in the language."""
    return {"exit_code": exit_code(seen), "places": [_body(one, lang) for one in seen]}


def _body(one: Seen, lang: str) -> dict[str, object]:
    return {
        "folder": str(one.diagnosis.folder),
        "damaged": one.diagnosis.damaged,
        "findings": [_finding_body(each, lang) for each in one.diagnosis.findings],
        "done": [{"code": each.code, "count": each.count, "bytes": each.bytes} for each in one.done],
        "dry": one.dry,
        "copy": None if one.copy is None else str(one.copy),
        "aside": None if one.aside is None else str(one.aside),
    }


def _finding_body(each: Finding, lang: str) -> dict[str, object]:
    what, remedy = _texts(each, lang)
    told = {"code": each.code, "severity": each.severity, "what": what, "remedy": remedy, "command": each.command}
    return {**told, "parameters": dict(each.parameters)}


def _done(one: Seen, asked: Asked, lang: str) -> Iterator[Part]:
    if one.copy is not None:
        yield Line(sentence("doctor_said_copied", {"place": one.copy}, lang), GOOD)
    if asked.restore is not None:
        code = "doctor_said_restored" if one.aside else "doctor_said_restored_new"
        yield Line(sentence(code, {"source": asked.restore, "aside": one.aside or ""}, lang), GOOD)
    if one.dry and one.done:
        yield Line(sentence("doctor_said_dry", {}, lang), WARN)
    for each in one.done:
        yield Line(_done_text(each, lang), QUIET if one.dry else GOOD)
    freed = sum(each.bytes for each in one.done)
    if freed:
        yield Line(sentence("doctor_freed", {"size": size_text(freed, lang)}, lang))
    if (asked.prune or asked.repair) and not one.done:
        yield Line(sentence("doctor_said_nothing", {}, lang))


def _done_text(each: Done, lang: str) -> str:
    return sentence(each.code, {"count": str(each.count), "size": size_text(each.bytes, lang)}, lang)


def _found(one: Seen, lang: str) -> Iterator[Part]:
    findings = one.diagnosis.findings
    asking = [each for each in findings if each.severity != NOTE]
    code = "doctor_ill" if one.diagnosis.damaged else "doctor_to_look_at" if asking else "doctor_healthy"
    mark = BAD if one.diagnosis.damaged else WARN if asking else GOOD
    yield Line(sentence(code, {"place": one.diagnosis.folder, "count": str(len(asking))}, lang), mark)
    for each in findings:
        what, remedy = _texts(each, lang)
        shown = BAD if each.severity == DAMAGE else QUIET if each.severity == NOTE else WARN
        yield Line(f"  {sentence(f'doctor_{each.severity}', {}, lang)}: {what}", shown)
        if remedy:
            yield Line(f"    {remedy}")
        if each.command:
            yield Line(f"    {sentence('doctor_type', {'command': each.command}, lang)}")


def _texts(each: Finding, lang: str) -> tuple[str, str]:
    """What, and what to do; empty where there is nothing to do."""
    told = {name: _figure(name, value, lang) for name, value in each.parameters}
    told["said"] = told.get(f"said_{lang}", told.get("said", ""))
    remedy = sentence(f"{each.code}_remedy", told, lang)
    return sentence(each.code, told, lang), "" if remedy.startswith(f"{each.code}_remedy") else remedy


def _figure(name: str, value: str, lang: str) -> str:
    if name in MOMENTS:
        with suppress(ValueError, OverflowError):  # damaged rows are shown as they are
            return datetime.fromisoformat(value).astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return size_text(int(value), lang) if name.endswith("bytes") else value


def size_text(size_bytes: int, lang: str) -> str:
    """Bytes as a person reads them: 73.6 MB."""
    for unit_bytes, unit in UNITS:
        if size_bytes >= unit_bytes:
            return f"{number(size_bytes / unit_bytes, lang, 1)} {unit}"
    return f"{size_bytes} B"
