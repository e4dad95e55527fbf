"""What became of questions: one by one, by kind, and in all."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, replace
from typing import Any

from explained.again import Reread

MOST_TOLD = 20
HEADS = ("asked", "refused", "failed", "figures", "equal", "unequal", "median_s", "max_s")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: seed and number in the run, seconds, its figures; or why it was refused, or how it failed."""

    seed: int
    number: int
    kind: str
    command: str
    seconds: float
    figures: int = 0
    unequal: tuple[Reread, ...] = ()
    refused: str = ""
    failed: str = ""

    def row(self) -> dict[str, Any]:
        """As it is recorded."""
        return asdict(self)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Asked:
        """As it was recorded."""
        return replace(cls(**row), unequal=tuple(Reread(**one) for one in row["unequal"]))


def counts(found: list[Asked]) -> dict[str, object]:
    """Counts and seconds of questions."""
    seconds = [one.seconds for one in found if not one.refused and not one.failed]
    figures, unequal = sum(one.figures for one in found), sum(len(one.unequal) for one in found)
    return {
        "asked": len(found),
        "refused": sum(bool(one.refused) for one in found),
        "failed": sum(bool(one.failed) for one in found),
        "figures": figures,
        "equal": figures - unequal,
        "unequal": unequal,
        "median_s": round(statistics.median(seconds), 2) if seconds else None,
        "max_s": round(max(seconds), 2) if seconds else None,
    }


def by_kind(found: list[Asked]) -> dict[str, list[Asked]]:
    """Questions of each kind, in the order of the first."""
    return {kind: [one for one in found if one.kind == kind] for kind in dict.fromkeys(one.kind for one in found)}


def body(found: list[Asked]) -> dict[str, object]:
    """Counts by kind and in all, and every figure that differs."""
    return {
        "kinds": {kind: counts(mine) for kind, mine in by_kind(found).items()},
        **{name: count for name, count in counts(found).items() if name in ("asked", "figures")},
        "unequal": [asdict(one) | {"kind": asked.kind} for asked in found for one in asked.unequal],
        "failed": [asked.failed for asked in found if asked.failed],
        "refused": [f"{asked.refused}: {asked.command}" for asked in found if asked.refused],
    }


def lines(found: list[Asked]) -> list[str]:
    """The same for people."""
    told = [f"{'kind':12}" + "".join(f"{head:>9}" for head in HEADS)]
    for kind, mine in (*by_kind(found).items(), ("all", found)):
        row = counts(mine)
        told.append(f"{kind:12}" + "".join(f"{'' if row[head] is None else row[head]:>9}" for head in HEADS))
    told += [f"{one.kind} failed: {one.failed}" for one in found if one.failed][:MOST_TOLD]
    told += [f"{one.kind} refused: {one.refused}: {one.command}" for one in found if one.refused][:MOST_TOLD]
    unequal = [(asked.kind, one) for asked in found for one in asked.unequal]
    return told + [
        f"{kind} {one.code} {one.about}: {one.value!r}, again {one.why or repr(one.found)}: {one.command}"
        for kind, one in unequal[:MOST_TOLD]
    ]
