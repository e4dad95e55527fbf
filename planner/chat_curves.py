"""What operation.yaml implies for chats at once, as notes of the requirement."""

from __future__ import annotations

from planner.operation.operation import Operation
from planner.operation.queue_specs import ConcurrencySpec
from planner.operation.service_settings import concurrency
from solver.staffing.chat import implied_curve
from solver.staffing.results import Note


def curve_notes(operation: Operation) -> tuple[Note, ...]:
    """Per channel with several chats at once: AHT and chats ended per hour at 1, 2, .. chats; said if assumed.

    The figures are those of the channel's own AHT; a queue with another AHT has the same curve on its scale.
    """
    notes = []
    for name, channel in operation.config.channels.items():
        spec = channel.concurrency
        if channel.kind != "concurrent" or spec is None or spec.most == 1:
            continue
        held = concurrency(channel)
        recorded_s = spec.aht_s[0] / held.aht_s(1.0, 1) if spec.aht_s else channel.aht_s
        curve = implied_curve(held, recorded_s)
        about: dict[str, object] = {
            "channel": name,
            "chats": f"1-{spec.most}",
            "seconds": tuple(f"{point.aht_s:.0f}" for point in curve),
            "hourly": tuple(f"{point.per_hour:.1f}" for point in curve),
        }
        notes.append(Note("chat_curve_assumed" if _assumed(spec) else "chat_curve", about))
    return tuple(notes)


def _assumed(spec: ConcurrencySpec) -> bool:
    return spec.slowdown is None and spec.aht_s is None and spec.slow_per_chat is None
