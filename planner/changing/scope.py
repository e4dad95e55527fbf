"""Which queues a change speaks of: by id, or by channel, language and skill; what is left open means all."""

from __future__ import annotations

from collections.abc import Iterator

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs
from planner.operation.types import Frozen

PARTS = ("channels", "languages", "skills")


class Reach(Frozen):
    """Channels, languages and skills; empty lists mean all."""

    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    def hit(self, inputs: Inputs) -> tuple[str, ...]:
        """Ids of the queues that are meant."""
        return tuple(
            queue.id
            for queue in inputs.operation.queues
            if (not self.channels or queue.channel in self.channels)
            and (not self.languages or queue.language in self.languages)
            and (not self.skills or queue.skill in self.skills)
        )

    def scope_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist."""
        for part in PARTS:
            known = {str(getattr(queue, part[:-1])) for queue in inputs.operation.queues}
            for name in getattr(self, part):
                yield from unknown(part, f"unknown_{part[:-1]}", name, known)


class Scope(Reach):
    """Queues, channels, languages and skills; empty lists mean all."""

    queues: tuple[str, ...] = ()

    def hit(self, inputs: Inputs) -> tuple[str, ...]:
        """Ids of the queues that are meant."""
        return tuple(name for name in super().hit(inputs) if not self.queues or name in self.queues)

    def scope_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist."""
        for name in self.queues:
            yield from unknown("queues", "unknown_queue", name, (queue.id for queue in inputs.operation.queues))
        yield from super().scope_faults(inputs)
