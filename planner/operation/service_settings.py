"""What operation.yaml says of contacts and chats at once, as the solver knows it."""

from __future__ import annotations

from dataclasses import replace

from planner.operation.queue_specs import ChannelSpec, ContactsSpec
from solver.queues import Concurrency, Named, Queue, Transfer
from solver.staffing.chat import ASSUMED_SLOW_PER_CHAT, from_levels, from_session

PLAIN = ("patience_s", "patience_shape", "wrap_up_s", "silent_share", "silent_s", "alone_share")


def with_contacts(queue: Queue, spec: ContactsSpec, channel: ChannelSpec) -> Queue:
    """The queue with how its contacts behave: its own word, else its channel's, else the solver's default."""
    given = {name: getattr(spec, name) if getattr(spec, name) is not None else getattr(channel, name) for name in PLAIN}
    repeat, named = spec.repeat or channel.repeat, spec.named or channel.named
    transfers = channel.transfers if spec.transfers is None else spec.transfers
    found = replace(queue, **{name: value for name, value in given.items() if value is not None})
    return replace(
        found,
        repeat_share=repeat.share if repeat else found.repeat_share,
        repeat_after_s=repeat.after_s if repeat else found.repeat_after_s,
        named=Named(named.role, named.deputy_role, named.after_s) if named else None,
        transfers=tuple(Transfer(name, share) for name, share in sorted((transfers or {}).items())),
    )


def concurrency(channel: ChannelSpec) -> Concurrency:
    """Chats at once, from whichever of the ways the channel states.

    Raises
    ------
    SolverError : throughput_falls, recorded_off_curve, mean_chats_outside.
    """
    spec = channel.concurrency
    if spec is None or spec.most == 1:
        return Concurrency()
    if spec.slowdown is not None:
        return Concurrency(spec.most, spec.slowdown, spec.measured_at or 1.0)
    if spec.aht_s is not None:
        if spec.measured_at is not None:
            return Concurrency(spec.most, from_levels(spec.aht_s).slowdown, spec.measured_at)
        return from_levels(spec.aht_s, channel.aht_s if "aht_s" in channel.model_fields_set else None)
    slow = ASSUMED_SLOW_PER_CHAT if spec.slow_per_chat is None else spec.slow_per_chat
    return from_session(spec.most, spec.measured_at or 1.0, slow)
