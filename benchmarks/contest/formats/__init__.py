"""The formats of history that the benchmark reads, one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from contest.formats.bank import read_bank
from contest.formats.dodgers import read_dodgers
from contest.formats.long import read_long
from contest.formats.reservations import read_reservations
from contest.raw import Raw, Sources

FORMATS: Mapping[str, Callable[[Sources], Raw]] = {
    "bank": read_bank,
    "dodgers": read_dodgers,
    "reservations": read_reservations,
    "long": read_long,
}

__all__ = ["FORMATS"]
