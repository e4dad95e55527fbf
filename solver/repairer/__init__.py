"""The least change that mends a roster under new facts, and swaps judged."""

from __future__ import annotations

from solver.repairer.params import RepairParams
from solver.repairer.swaps import Swap, SwapAnswer, judge_swap
from solver.repairer.values import WAYS, CallOut, Changes, DayChange, Point, Repair, Way

__all__ = [
    "WAYS",
    "CallOut",
    "Changes",
    "DayChange",
    "Point",
    "Repair",
    "RepairParams",
    "Swap",
    "SwapAnswer",
    "Way",
    "judge_swap",
]
