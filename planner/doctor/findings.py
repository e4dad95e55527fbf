"""What the doctor finds: how bad it is, what it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["damage", "warning", "note"]
DAMAGE: Severity = "damage"
WARNING: Severity = "warning"
NOTE: Severity = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `code` names the sentence that says what, CODE_remedy the one that says what to do.

    `damage`: something that was stored or published is lost or unreadable; `warning`: look at it soon; `note`: as
    it should be. `command` is what to type, where a command helps.
    """

    code: str
    severity: Severity
    parameters: tuple[tuple[str, str], ...] = ()
    command: str = ""


def finding(code: str, severity: Severity, command: str = "", /, **told: object) -> Finding:
    """A finding; the figures and texts of its sentences by name."""
    return Finding(
        f"doctor_{code}", severity, tuple(sorted((name, str(value)) for name, value in told.items())), command
    )


def few(names: list[str] | tuple[str, ...], most: int = 3) -> str:
    """The first names, and how many more there are."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" (+{rest})" if rest > 0 else "")
