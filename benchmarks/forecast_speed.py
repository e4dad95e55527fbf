"""How long forecasts take and how much memory, for many queues on one core, through the public interface.

    python benchmarks/forecast_speed.py --queues 500 --json

Two years of 30-minute counts per queue with handling times, public holidays and some hundred matches; eight weeks
ahead with all quantiles. Seconds are processor time; wall time and the load of the machine stand beside them. The
spreadsheet forecast (mean of the last four like weekdays) runs on the same counts, so that machines can be compared.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pandas as pd

from forecasting import (
    Calendar,
    ContactHistory,
    ForecastParams,
    Horizon,
    Match,
    QueueTraits,
    calibrate,
    forecast,
    holiday_events,
)

THREADS = "OMP_NUM_THREADS"
ZONE = "Europe/Istanbul"
START = datetime(2024, 1, 1, tzinfo=UTC)
INTERVAL_MIN = 30
SLOTS = 1440 // INTERVAL_MIN
CHANNELS, LANGUAGES, SKILLS = ("chat", "phone", "email"), ("tr", "en"), ("a", "b", "c", "d")
MATCH_SHAPE = np.concatenate([np.linspace(0.1, 0.5, 6), [1.0, 1.0, 1.4, 1.6], np.linspace(1.0, 0.1, 6)])
Result = TypeVar("Result")


class Cost(NamedTuple):
    """Processor and wall seconds of a step, for all queues."""

    cpu_s: float
    wall_s: float


def timed(work: Callable[[], Result]) -> tuple[Result, Cost]:
    """Do something and say what it cost."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    return result, Cost(time.process_time() - cpu, time.perf_counter() - wall)


def make_queues(n: int) -> tuple[QueueTraits, ...]:
    """Queues over all channels, languages and skills."""
    return tuple(QueueTraits(f"q{i:04d}", CHANNELS[i % 3], LANGUAGES[i % 2], SKILLS[i % 4]) for i in range(n))


def make_matches(days: int, n: int, rng: np.random.Generator) -> tuple[Match, ...]:
    """Evening matches of four tiers, over the history and what comes."""
    on = np.sort(rng.integers(0, days + 56, n))
    return tuple(
        Match(id=f"m{k}", starts_at=START + timedelta(days=int(day), hours=17 + k % 3), tier=1 + k % 4)
        for k, day in enumerate(on.tolist())
    )


def make_counts(level: float, matches: tuple[Match, ...], days: int, rng: np.random.Generator) -> np.ndarray:
    """Counts of one queue: a daily wave, busier weekends, a wandering level, matches, Poisson noise."""
    slot, day = np.arange(days * SLOTS) % SLOTS, np.arange(days * SLOTS) // SLOTS
    walk = np.cumsum(rng.normal(0.0, 0.01, days))
    mean = level * (1.0 + 0.6 * np.sin(2 * np.pi * (slot - 16) / SLOTS)) * np.where(day % 7 > 4, 1.3, 1.0)
    mean = mean * np.exp(walk + rng.normal(0.0, 0.04, days))[day]
    for match in matches:
        at = int((match.starts_at - START).total_seconds() // 60) // INTERVAL_MIN - 6
        span = mean[max(at, 0) : at + len(MATCH_SHAPE)]
        span += level * MATCH_SHAPE[: len(span)] / match.tier
    return rng.poisson(mean)


def make_history(queues: tuple[QueueTraits, ...], matches: tuple[Match, ...], days: int, seed: int) -> ContactHistory:
    """The long table of all queues."""
    rng, n = np.random.default_rng(seed), days * SLOTS
    offered, aht_s = (np.empty(len(queues) * n, np.float32) for _ in range(2))
    for q, level in enumerate(rng.uniform(2.0, 60.0, len(queues)).tolist()):
        counts = make_counts(level, matches, days, rng)
        offered[q * n : (q + 1) * n] = counts
        scatter = 60.0 * rng.standard_normal(n) / np.sqrt(np.maximum(counts, 1))
        aht_s[q * n : (q + 1) * n] = np.where(counts > 0, np.maximum(300.0 + scatter, 60.0), np.nan)
    start = pd.date_range(START, periods=n, freq=f"{INTERVAL_MIN}min").as_unit("s")
    names = pd.Categorical.from_codes(np.repeat(np.arange(len(queues), dtype=np.int16), n), [q.queue for q in queues])
    columns = {"queue": names, "start": start[np.tile(np.arange(n), len(queues))], "offered": offered, "aht_s": aht_s}
    return ContactHistory(pd.DataFrame(columns, copy=False), INTERVAL_MIN, ZONE)


def spreadsheet(history: ContactHistory, n_queues: int, weeks: int) -> np.ndarray:
    """Mean of the last four like weekdays, the spreadsheet's forecast; queue x interval."""
    counts = history.frame["offered"].to_numpy(float).reshape(n_queues, -1)
    last = counts[:, -4 * 7 * SLOTS :].reshape(n_queues, 4, 7 * SLOTS).mean(1)
    return np.tile(last, (1, weeks))


def measure(args: argparse.Namespace) -> dict[str, object]:
    """Run everything once and say what it cost."""
    rng = np.random.default_rng(args.seed)
    queues, matches = make_queues(args.queues), make_matches(args.days, args.matches, rng)
    history = make_history(queues, matches, args.days, args.seed)
    years = range(START.year, START.year + args.days // 365 + 2)
    calendar = Calendar(ZONE, (*holiday_events("TR", years, ZONE), *matches))
    before_mb = peak_mb()
    begin = START + timedelta(days=args.days)
    horizon = Horizon(begin, begin + timedelta(weeks=args.weeks), INTERVAL_MIN)
    params = ForecastParams(interval_min=INTERVAL_MIN)
    calibration, first = timed(lambda: calibrate(history, queues, calendar, params))
    made, then = timed(lambda: forecast(history, queues, calendar, horizon, params, calibration))
    _, plain = timed(lambda: spreadsheet(history, args.queues, args.weeks))
    return {
        "queues": args.queues,
        "intervals": args.days * SLOTS,
        "rows": len(made.table),
        "calibrate": costs(first, args.queues),
        "forecast": costs(then, args.queues),
        "first_fit": costs(Cost(first.cpu_s + then.cpu_s, first.wall_s + then.wall_s), args.queues),
        "mean4": costs(plain, args.queues),
        "forecast_over_mean4": round(then.cpu_s / max(plain.cpu_s, 1e-9)),
        "history_mb": round(before_mb),
        "peak_mb": round(peak_mb()),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def costs(cost: Cost, queues: int) -> dict[str, float]:
    """Seconds altogether and a queue."""
    return {
        "cpu_s": round(cost.cpu_s, 3),
        "wall_s": round(cost.wall_s, 3),
        "cpu_s_a_queue": round(cost.cpu_s / queues, 5),
    }


def peak_mb() -> float:
    """Most memory the process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queues", type=int, default=50)
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--weeks", type=int, default=8)
    parser.add_argument("--matches", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if os.environ.get(THREADS) != "1":  # must be known before numpy loads: one core is what is measured
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, THREADS: "1"})
    found = measure(args)
    if args.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
