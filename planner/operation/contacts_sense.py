"""Sense of how contacts behave: chats at once, transfers, and settings that only some kinds of queue have."""

from __future__ import annotations

from collections.abc import Iterator

from planner.operation.config_notes import ConfigNotes
from planner.operation.queue_specs import ChannelSpec, ContactsSpec
from planner.operation.service_settings import concurrency
from planner.operation.yaml_document import Path
from solver.errors import SolverError
from solver.staffing.chat import implied_curve

CURVE_CODES = {
    "throughput_falls": "curve_falls",
    "recorded_off_curve": "curve_misses_aht",
    "mean_chats_outside": "measured_at_beyond",
}
LIVE = ("live", "concurrent", "messaging")
KINDS_WITH = {"silent_share": LIVE[1:], "alone_share": LIVE[1:2], "named": LIVE, "patience_shape": LIVE}


def check_contacts(notes: ConfigNotes) -> None:
    """Note chats at once that make no sense, transfers to nowhere, and settings out of place."""
    for name, channel in notes.config.channels.items():
        _chats(notes, name, channel)
    for path, spec, kind in _specs(notes):
        _transfers(notes, path, spec)
        for setting, kinds in KINDS_WITH.items():
            if getattr(spec, setting) is not None and kind is not None and kind not in kinds:
                notes.error((*path, setting), "setting_of_kind", value=setting, kind=kind, allowed=", ".join(kinds))


def check_named(notes: ConfigNotes, roles: set[str]) -> None:
    """Note roles of named agents that nobody has."""
    for path, spec, _ in _specs(notes):
        if spec.named is not None:
            notes.refers((*path, "named", "role"), spec.named.role, roles, "unknown_role")
            notes.refers((*path, "named", "deputy_role"), spec.named.deputy_role, roles, "unknown_role")


def _specs(notes: ConfigNotes) -> Iterator[tuple[Path, ContactsSpec, str | None]]:
    """Every channel and queue with its path and kind (None where its channel is unknown)."""
    channels = notes.config.channels
    for name, channel in channels.items():
        yield ("channels", name), channel, channel.kind
    for name, queue in notes.config.queues.items():
        yield ("queues", name), queue, channels[queue.channel].kind if queue.channel in channels else None


def _chats(notes: ConfigNotes, name: str, channel: ChannelSpec) -> None:
    spec, path = channel.concurrency, ("channels", name, "concurrency")
    if spec is None:
        if channel.kind == "concurrent":
            notes.error(("channels", name), "concurrency_needed", value=name)
        return
    for key in ("slowdown", "aht_s"):
        levels = getattr(spec, key)
        if levels is not None and len(levels) != spec.most:
            notes.error((*path, key), "slowdown_length", value=str(len(levels)), most=spec.most)
            return
    if spec.measured_at is not None and spec.measured_at > spec.most:
        notes.error((*path, "measured_at"), "measured_at_beyond", value=str(spec.measured_at), most=spec.most)
        return
    try:
        implied_curve(concurrency(channel), channel.aht_s)
    except SolverError as error:
        for problem in error.problems:
            told = {name: _told(value) for name, value in problem.parameters.items()}
            notes.error(path, CURVE_CODES.get(problem.code, problem.code), **told)


def _transfers(notes: ConfigNotes, path: Path, spec: ContactsSpec) -> None:
    transfers = spec.transfers or {}
    for queue in transfers:
        notes.refers((*path, "transfers", queue), queue, notes.config.queues, "unknown_queue")
    if path[0] == "queues" and path[-1] in transfers:
        notes.error((*path, "transfers", path[-1]), "transfer_to_itself", value=str(path[-1]))
    total = sum(transfers.values())
    if total >= 1:
        notes.error((*path, "transfers"), "transfers_too_many", value=f"{total:.3g}")


def _told(value: object) -> str:
    """Figures as few digits as tell them apart."""
    if isinstance(value, tuple):
        return ", ".join(_told(item) for item in value)
    return f"{value:.4g}" if isinstance(value, float) else str(value)
