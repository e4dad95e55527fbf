"""Small programmes of hires, and every schedule there is for them."""

from __future__ import annotations

from itertools import product

import numpy as np

from scenarios.searching.hiring.programme import Programme
from solver.cover import FloatArray, IntArray

WEEKS, FIRST, MOST = 6, 2, 2


def toy(seed: int = 0, **changed: object) -> Programme:
    """Three pools (tr, ru, both together), two profiles: one speaks both, one speaks ru alone; six weeks."""
    rng = np.random.default_rng(seed)
    alone = rng.uniform(60, 110, size=(2, WEEKS)).round(1)
    held = np.array([[70.0] * WEEKS, [60.0] * WEEKS, [110.0] * WEEKS])
    values: dict[str, object] = {
        "needed": np.vstack([alone, alone.sum(axis=0)]),
        "held": held * np.linspace(1.0, 0.9, WEEKS),
        "helps": np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 1.0]]) * 0.9,
        "given": np.array([[20.0, 30.0, 40.0, 40.0, 40.0, 40.0], [-4.0, 15.0, 30.0, 30.0, 30.0, 30.0]]),
        "first": FIRST,
        "most_week": np.array([MOST, MOST]),
        "least_class": np.array([1, 1]),
        "most": np.array([8, 8]),
        "cents": np.array([[600_000 - 90_000 * w for w in range(WEEKS)], [400_000 - 60_000 * w for w in range(WEEKS)]]),
        "asked": np.ones(WEEKS, dtype=bool),
        **changed,
    }
    return Programme(**values)  # type: ignore[arg-type]


def every_schedule(programme: Programme) -> IntArray:
    """All hires that the limits allow: schedules x profiles x weeks."""
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    places = [(p, w) for p in range(profiles) for w in range(programme.first, weeks)]
    counts = np.array(list(product(*(_counts(programme, p) for p, _ in places))), dtype=np.int64)
    hires = np.zeros((len(counts), profiles, weeks), dtype=np.int64)
    for place, (p, w) in enumerate(places):
        hires[:, p, w] = counts[:, place]
    return np.asarray(hires[(hires.sum(axis=2) <= programme.most).all(axis=1)])


def _counts(programme: Programme, profile: int) -> list[int]:
    least, most = int(programme.least_class[profile]), int(programme.most_week[profile])
    return [0, *range(least, most + 1)]


def missing(programme: Programme, schedules: IntArray) -> FloatArray:
    """Hours missing, schedules x weeks: reckoned anew, week by week and start by start."""
    weeks = programme.needed.shape[1]
    found = np.zeros((len(schedules), weeks))
    for week in range(weeks):
        lacks = np.tile(programme.needed[:, week] - programme.held[:, week], (len(schedules), 1))
        for start in range(week + 1):
            worked = schedules[:, :, start] * programme.given[:, week - start]
            lacks -= worked @ programme.helps.T
        found[:, week] = np.maximum(lacks.max(axis=1), 0.0) * programme.asked[week]
    return found


def best_by_hand(programme: Programme) -> tuple[float, int, int]:
    """Least hours missing (the worst weeks forgiven), then fewest people, then least cents, of all schedules."""
    schedules = every_schedule(programme)
    weeks = np.sort(missing(programme, schedules), axis=1)
    left = weeks[:, : weeks.shape[1] - programme.forgiven].sum(axis=1)
    people = schedules.sum(axis=(1, 2))
    cents = (schedules * programme.cents).sum(axis=(1, 2))
    best = left <= left.min() + 0.001
    fewest = best & (people == people[best].min())
    return float(left.min()), int(people[fewest][0]), int(cents[fewest].min())
