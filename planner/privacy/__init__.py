"""Personal data: what is held on one person, its erasure, and what the retention lets go every night."""

from __future__ import annotations

from planner.privacy.asking import held_on, retention_of
from planner.privacy.erasing import Erased, asked_of, drawn, erase, foresee
from planner.privacy.handing_over import files_for, hand_over, place_words
from planner.privacy.held import Holding
from planner.privacy.purging import Purged, purge
from planner.privacy.refusing import Asked
from planner.privacy.renaming import Renaming

__all__ = [
    "Asked",
    "Erased",
    "Holding",
    "Purged",
    "Renaming",
    "asked_of",
    "drawn",
    "erase",
    "files_for",
    "foresee",
    "hand_over",
    "held_on",
    "place_words",
    "purge",
    "retention_of",
]
