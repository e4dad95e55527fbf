"""Tell of a night: into the outbox once for each night and cause, then send what waits; dry unless the policy says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from planner.gates import Gate
from planner.nights.ground import Ground
from planner.nights.night import Night
from planner.notices import about_night, note, send
from planner.operation.cycle_specs import NotifySpec
from planner.operation.yaml_document import MOST_BYTES, Refused, parse_document

FILE = "operation.yaml"
CAUSES = {2: "night_told_files", 6: "night_told_storage"}


def tell_gates(ground: Ground, night: Night, spec: NotifySpec) -> None:
    """Note that gates kept the last plan, with what to do; once for a night and its gates."""
    if ground.asked.dry:
        return
    subject = ":".join((night.key, *(gate.code for gate in night.gates)))
    sentences = tuple(told for gate in night.gates for told in _of_gate(gate))
    note(ground.store, about_night(spec, "gate", subject, sentences), ground.asked.now)


def tell_failure(ground: Ground, code: int, count: int) -> None:
    """Note that a night failed, and send it; once a day for each exit code. No value of a file is told."""
    spec = notify_of(ground.unit.sites[0].folder)
    if ground.asked.dry or not spec.channels:
        return
    subject = f"{ground.asked.now:%Y-%m-%d}:{code}"
    told = (("operation", ground.watch.operation), ("count", str(count)), ("run", ground.watch.run))
    note(
        ground.store,
        about_night(spec, "failed", subject, ((CAUSES.get(code, "night_told_bug"), told),)),
        ground.asked.now,
    )
    send(ground.store, spec, ground.asked.now)


def send_all(ground: Ground, night: Night, spec: NotifySpec) -> Night:
    """The night with what became of the outbox."""
    if ground.asked.dry:
        return night
    with ground.watch.step("notices") as told:
        sent = send(ground.store, spec, ground.asked.now)
        told |= {"sent": sent.sent, "dry": sent.dry, "waiting": sent.waiting, "failed": sent.failed}
    return replace(night, sent=sent)


def notify_of(folder: Path) -> NotifySpec:
    """Who is told, read alone, so that a fault elsewhere in operation.yaml can be told of; nobody if it is faulty."""
    try:
        values = parse_document((folder / FILE).read_bytes()[:MOST_BYTES].decode("utf-8-sig")).values
        section = values.get("notify") if isinstance(values, dict) else None
        return NotifySpec.model_validate(section or {})
    except (OSError, Refused, UnicodeDecodeError, ValidationError):
        return NotifySpec()


def _of_gate(gate: Gate) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return (gate.code, gate.parameters), (f"{gate.code}_remedy", gate.parameters)
