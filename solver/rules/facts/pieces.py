"""Pieces of time away from the queues that are owed, and what of a roster stands under their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from solver.case import Absence, RosterCase
    from solver.duties import Activity, Duty
    from solver.rules.facts.timeline import View

What = tuple[str, int, int, int]
Held = dict[tuple[str, str], list[tuple["Duty", "Activity"]]]


class Piece(NamedTuple):
    """An activity owed to an agent: its session and length, and the span in which it is held."""

    agent: str
    session: str
    length_min: int
    start_min: int
    end_min: int


def alike(pieces: Iterable[Piece]) -> dict[What, frozenset[str]]:
    """Agents by what they are owed and when, in order of first appearance."""
    found: dict[What, list[str]] = {}
    for piece in pieces:
        found.setdefault(piece[1:], []).append(piece.agent)
    return {what: frozenset(agents) for what, agents in found.items()}


def held(seen: View, pieces: Sequence[Piece]) -> Held:
    """Planned activities, with their shifts, by agent and session of the pieces."""
    found: Held = {(piece.agent, piece.session): [] for piece in pieces}
    for agent, duties in seen.rows() if pieces else ():
        for duty in duties:
            for activity in duty.activities:
                if (agent.id, activity.session) in found:
                    found[agent.id, activity.session].append((duty, activity))
    return found


def is_held(piece: Piece, rows: Held) -> bool:
    """Whether the piece stands whole, at its length, in its span and inside a shift."""
    return any(
        activity.length_min == piece.length_min
        and max(piece.start_min, duty.start_min) <= activity.start_min
        and activity.start_min + activity.length_min <= min(piece.end_min, duty.end_min)
        for duty, activity in rows[piece.agent, piece.session]
    )


def over_breaks(rows: Held) -> list[tuple[str, int, int]]:
    """Agent, first and last minute of each stretch that an activity shares with a break of its shift."""
    found = []
    for (agent_id, _), pairs in rows.items():
        for duty, activity in pairs:
            for rest in duty.breaks:
                first = max(activity.start_min, rest.start_min)
                last = min(activity.start_min + activity.length_min, rest.start_min + rest.length_min)
                if first < last:
                    found.append((agent_id, first, last))
    return found


def here(case: RosterCase, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces whose agent is not away for the whole of their span."""
    away: dict[str, list[Absence]] = {}
    for absence in sorted(case.absences):
        away.setdefault(absence.agent, []).append(absence)
    return [
        piece
        for piece in pieces
        if piece.agent not in away or _reached(away[piece.agent], piece.start_min) < piece.end_min
    ]


def _reached(absences: Sequence[Absence], minute: int) -> int:
    """The minute until which absences, in order of start, follow one another without a gap."""
    for absence in absences:
        if absence.start_min <= minute:
            minute = max(minute, absence.end_min)
    return minute
