"""What is told to whom: codes and parameters, rendered when it is sent; never a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.operation.cycle_specs import NotifySpec

Kind = Literal["published", "withdrawn", "gate", "failed"]
Done = Literal["published", "back", "withdrawn"]
"""A publication, or one taken back: to the one below it, or to nothing."""
Told = tuple[str, tuple[tuple[str, str], ...]]
"""A sentence: its code and its parameters."""
MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing told to one recipient.

    Attributes
    ----------
    recipient : an agent's id where `to_agent`, else the name of a channel of `notify.channels`.
    subject : what makes it this notice and no other: a publication's number, a night's key. The same kind and subject
        reach a recipient once.
    sentences : codes and parameters (no names), rendered by planner.words.
    """

    kind: Kind
    recipient: str
    subject: str
    publication: int | None = None
    sentences: tuple[Told, ...] = ()
    to_agent: bool = False

    @property
    def key(self) -> str:
        """Equal for notices that must not be told twice."""
        parts = (self.kind, "agent" if self.to_agent else "channel", self.recipient, self.subject)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def about_publication(
    spec: NotifySpec,
    publication: int,
    plan: str,
    changed: Mapping[str, Iterable[date]],
    done: Done = "published",
) -> tuple[Notice, ...]:
    """Notices of a publication or of taking one back: to channels that hear of it, and to agents whose days it changed.

    Parameters
    ----------
    changed : agent's id -> local days that differ from what was in force before.
    """
    days = {agent: sorted(set(found)) for agent, found in sorted(changed.items())}
    told = (("publication", str(publication)), ("plan", plan), ("people", str(len([a for a in days if days[a]]))))
    subject = str(publication)
    kind: Kind = "published" if done == "published" else "withdrawn"
    channels = _channels(spec, Notice(kind, "", subject, publication, ((f"notice_{done}", told),)))
    if not spec.agents:
        return channels
    return channels + tuple(
        Notice(kind, agent, subject, publication, (("notice_own_days", (("days", _listed(found)),)),), to_agent=True)
        for agent, found in days.items()
        if found
    )


def about_night(
    spec: NotifySpec, kind: Literal["gate", "failed"], key: str, sentences: tuple[Told, ...]
) -> tuple[Notice, ...]:
    """Notices to channels of a night that kept the last plan (`gate`) or that failed.

    Parameters
    ----------
    key : of the night's run; a repeated run of the same night tells nobody again.
    sentences : codes and parameters of the gates or of the failure, with their remedies; no names.
    """
    return _channels(spec, Notice(kind, "", key, None, ((f"notice_{kind}", ()), *sentences)))


def _channels(spec: NotifySpec, about: Notice) -> tuple[Notice, ...]:
    return tuple(
        Notice(about.kind, channel.name, about.subject, about.publication, about.sentences)
        for channel in spec.channels
        if about.kind in channel.of
    )


def _listed(days: list[date]) -> str:
    shown = ", ".join(day.isoformat() for day in days[:MOST_DAYS])
    return shown if len(days) <= MOST_DAYS else f"{shown}, ..."
