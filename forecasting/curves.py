"""All values of all curves in one row, and which value lends to which where a curve was never seen."""

from typing import NamedTuple

import numpy as np

from forecasting.arrays import Bools, Ints
from forecasting.events import EVENTS
from forecasting.events.course import Course, Phase


class CurveBins(NamedTuple):
    """All values of all curves in one row: curve by curve, phase by phase.

    Attributes
    ----------
    first : place of a phase's first value, by name of the curve and of the phase.
    kind : number of the curve that each value belongs to, in the order of `names`.
    tail : values of weak, long echoes.
    parent : place of the value that lends to each while its curve was never seen; its own where none does.
    """

    names: tuple[str, ...]
    first: dict[tuple[str, str], int]
    kind: Ints
    tail: Bools
    parent: Ints

    @property
    def size(self) -> int:
        """Number of values."""
        return len(self.kind)

    def of(self, curve: str) -> slice:
        """The values of one curve; empty for a curve without phases."""
        low, high = np.searchsorted(self.kind, (self.names.index(curve), self.names.index(curve) + 1))
        return slice(int(low), int(high))


def curve_bins() -> CurveBins:
    """Lay the curves of all kinds of event side by side."""
    courses = tuple(course for kind in EVENTS for course in kind.courses)
    first: dict[tuple[str, str], int] = {}
    curves: list[int] = []
    tails: list[bool] = []
    for index, course in enumerate(courses):
        for phase in course.phases:
            first[course.name, phase.name] = len(curves)
            curves += [index] * phase.n_bins
            tails += [phase.tail] * phase.n_bins
    parent = np.arange(len(curves), dtype=np.int64)
    by_name = {course.name: course for course in courses}
    for course in courses:
        if course.parent is not None:
            _lend(by_name[course.parent], course, first, parent)
    names = tuple(course.name for course in courses)
    return CurveBins(names, first, np.array(curves, np.int64), np.array(tails, bool), parent)


def _lend(lender: Course, course: Course, first: dict[tuple[str, str], int], parent: Ints) -> None:
    """Note for each value of a curve the lender's value of the same moment in the life of an event."""
    for phase in course.phases:
        for k, moment in enumerate(_middles(course, phase)):
            there = _same_moment(moment, course.duration_min, lender.duration_min)
            place = _bin_at(lender, there, first)
            if place is not None:
                parent[first[course.name, phase.name] + k] = place


def _ends(course: Course, phase: Phase) -> tuple[float, float]:
    """From when to when a phase runs, minutes after the start of an event of usual length."""
    at = {"start": 0, "end": course.duration_min, "deadline": course.duration_min}
    return at[phase.from_anchor] + phase.from_min, at[phase.to_anchor] + phase.to_min


def _middles(course: Course, phase: Phase) -> list[float]:
    low, high = _ends(course, phase)
    if phase.n_bins == 1 or phase.bin_min is None:
        return [(low + high) / 2.0]
    return [low + phase.bin_min * (k + 0.5) for k in range(phase.n_bins)]


def _same_moment(moment: float, length: int, lender_length: int) -> float:
    """The like moment in a longer or shorter event: play is stretched, what comes before and after is not."""
    if moment <= 0:
        return moment
    return moment * lender_length / length if moment < length else moment - length + lender_length


def _bin_at(course: Course, moment: float, first: dict[tuple[str, str], int]) -> int | None:
    for phase in course.phases:
        low, high = _ends(course, phase)
        if low <= moment < high:
            return first[course.name, phase.name] + (int((moment - low) // (phase.bin_min or 1)) * (phase.n_bins > 1))
    return None
