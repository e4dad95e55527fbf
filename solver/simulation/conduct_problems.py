"""What makes no sense in how customers of a queue behave."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from solver.errors import Problem
from solver.queues import Queue

LONGEST = 1e9  # seconds, or a factor: whatever lies above is a mistake
JUST_ABOVE, JUST_BELOW = 1e-9, 1.0 - 1e-9
RANGES = (
    ("wrap_up_s", 0.0, LONGEST),
    ("patience_shape", 0.05, 100.0),
    ("silent_share", 0.0, 1.0),
    ("silent_s", 0.0, LONGEST),
    ("alone_share", 0.0, 1.0),
    ("repeat_share", 0.0, JUST_BELOW),
    ("repeat_after_s", JUST_ABOVE, LONGEST),
    ("gap_s", 0.0, LONGEST),
)


def of_conduct(queue: Queue, known: set[str]) -> Iterator[Problem]:
    """Problems of patience, touches, chats at once, repeats, transfers, overflow and named agents."""
    if queue.patience_s is not None and not 0.0 < queue.patience_s <= LONGEST:
        yield Problem("patience_not_positive", {"queue": queue.id, "patience_s": queue.patience_s})
    if not 1.0 <= queue.touches <= LONGEST:
        yield Problem("touches_not_valid", {"queue": queue.id, "touches": queue.touches})
    found = [(name, float(getattr(queue, name)), low, high) for name, low, high in RANGES]
    if queue.overflow:
        found.append(("overflow.after_s", queue.overflow.after_s, 0.0, LONGEST))
    if queue.named:
        found.append(("named.after_s", queue.named.after_s, 0.0, LONGEST))
    for name, value, low, high in found:
        if not low <= value <= high:
            yield Problem("conduct_not_valid", {"queue": queue.id, "name": name, "value": value})
    yield from _of_transfers(queue, known)
    chats = queue.concurrency
    enough = 1 <= chats.most <= len(chats.slowdown)
    if not enough or min(chats.slowdown) <= 0 or not np.isfinite(chats.slowdown).all():
        yield Problem("concurrency_not_valid", {"queue": queue.id, "most": chats.most})


def _of_transfers(queue: Queue, known: set[str]) -> Iterator[Problem]:
    for transfer in queue.transfers:
        if transfer.queue not in known or transfer.queue == queue.id:
            yield Problem("transfer_nowhere", {"queue": queue.id, "to": transfer.queue})
    shares = [transfer.share for transfer in queue.transfers]
    if not all(share >= 0.0 for share in shares) or not sum(shares) < 1.0:
        yield Problem("conduct_not_valid", {"queue": queue.id, "name": "transfers", "value": sum(shares)})
