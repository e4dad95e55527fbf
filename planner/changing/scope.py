"""Which queues a change speaks of: by id, or by channel, language and skill; what is left open means all."""

from __future__ import annotations

from collections.abc import Iterator

from planner.changing.kind import Fault, View, unknown
from planner.inputs import Inputs
from planner.operation.types import Frozen

PARTS = ("channels", "languages", "skills")


class Scope(Frozen):
    """Queues, channels, languages and skills; empty lists mean all."""

    queues: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    def hit(self, inputs: Inputs) -> tuple[str, ...]:
        """Ids of the queues that are meant."""
        return tuple(
            queue.id
            for queue in inputs.operation.queues
            if (not self.queues or queue.id in self.queues)
            and (not self.channels or queue.channel in self.channels)
            and (not self.languages or queue.language in self.languages)
            and (not self.skills or queue.skill in self.skills)
        )

    def scope_faults(self, view: View) -> Iterator[Fault]:
        """Names that do not exist, and names that together mean no queue."""
        queues = view.inputs.operation.queues
        found = [fault for name in self.queues for fault in unknown("queues", "unknown_queue", name, _ids(view))]
        for part in PARTS:
            known = {str(getattr(queue, part[:-1])) for queue in queues}
            found += [f for name in getattr(self, part) for f in unknown(part, f"unknown_{part[:-1]}", name, known)]
        yield from found
        if not found and not self.hit(view.inputs):
            yield Fault("queues", "change_reaches_no_queue")


def _ids(view: View) -> tuple[str, ...]:
    return tuple(queue.id for queue in view.inputs.operation.queues)
