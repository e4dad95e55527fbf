"""Requirements, measured: agents for a load by Erlang C, Erlang A and chat; vardiya beside peers and exact arithmetic.

python benchmarks/queueing.py [--questions 400000] [--peer-questions 4000] [--cases 40] [--seed 1] [--json]

One thread, questions in random order between 5 and 50 erlangs at five goals; compiled and warm before the clock
starts; each figure the best of five runs, in processor time. Every answer of a peer, ours to the same questions and
some of Erlang A are held against 50-digit arithmetic (mpmath).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

import numba
import numpy as np
from lines.contenders import PEERS, Answers, chat, erlang_a, erlang_c
from lines.errors import worst
from lines.judge import judge
from lines.questions import Questions, ask, first, promise
from stopwatch import seconds

from solver.staffing.service import Work
from solver.staffing.tables import service_table

USUAL, LARGE = (5.0, 50.0), (490.0, 510.0)
LARGE_SHARE = 20  # large crews get a twentieth of the questions
PATIENT_SHARE = 40  # answers of Erlang A that are checked, as a part of those of C
INTERVALS, QUEUES, NODES, LEVELS = 672, 20, 15, 10

Found = dict[str, object]


def main(argv: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    asked = _parser().parse_args(argv)
    numba.set_num_threads(1)
    found = measure(asked)
    print(json.dumps(found) if asked.json else table(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=400_000, help="to vardiya")
    parser.add_argument("--peer-questions", type=int, default=4_000, help="to peers; all their answers are checked")
    parser.add_argument("--cases", type=int, default=40, help="lines of each formula held against exact arithmetic")
    parser.add_argument("--intervals", type=int, default=INTERVALS, help="of the tables of expected service")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    return parser


def measure(asked: argparse.Namespace) -> Found:
    """All figures; the first four are the ones to compare."""
    usual, large = ask(asked.questions, USUAL, asked.seed), ask(asked.questions // LARGE_SHARE, LARGE, asked.seed)
    few, few_large = first(usual, asked.peer_questions), first(large, asked.peer_questions // LARGE_SHARE)
    ours = rate(erlang_c, usual)
    peers = {name: rate(answer, few) for name, answer in PEERS.items()}
    errors = worst(asked.cases, asked.seed)
    level = errors.pop("erlang_a_level_absolute")
    return {
        "erlang_c_per_s": ours,
        "erlang_a_per_s": rate(erlang_a, usual),
        "max_rel_error": max(errors.values()),
        "peers": peers,
        "times_faster": {name: round(ours / per_s, 1) for name, per_s in peers.items()},
        "rel_error": errors,
        "level_abs_error": level,
        "answers": judge(few, asked.peer_questions // PATIENT_SHARE),
        "chat_per_s": rate(chat, usual),
        "erlang_c_per_s_at_500": rate(erlang_c, large),
        "erlang_a_per_s_at_500": rate(erlang_a, large),
        "peers_at_500": {name: rate(answer, few_large) for name, answer in PEERS.items()},
        **tables(asked.intervals),
    }


def rate(answer: Callable[[Questions], Answers], asked: tuple[Questions, ...]) -> float:
    """Requirements per second; one of each goal is answered first, so that nothing compiles on the clock."""
    for part in asked:
        answer(part.first(1))
    taken = seconds(lambda: [answer(part) for part in asked])
    return round(sum(len(part.load) for part in asked) / taken, 1)


def tables(intervals: int) -> Found:
    """Expected service over a forecast: so many intervals x 20 queues x 15 nodes x 10 numbers of agents."""
    rng = np.random.default_rng(1)
    mean = rng.uniform(*USUAL, intervals * QUEUES)[:, None]
    agents = np.floor(mean).astype(np.int64) + np.arange(-3, LEVELS - 3)
    work, goal = Work.of(mean * np.linspace(0.7, 1.3, NODES), 300.0, 180.0), promise(0.8, 20.0)
    service_table(Work.of(np.ones((1, 1)), 300.0, 180.0), goal, np.array([1]))  # compiles, if need be
    taken = seconds(lambda: service_table(work, goal, agents), 1)
    return {"tables_s": round(taken, 3), "table_entries": mean.size * NODES * LEVELS}


def table(found: Found) -> str:
    """Figures by name, those of peers under their own."""
    lines = []
    for name, value in found.items():
        if isinstance(value, dict):
            lines += [f"{name + ' ' + key:38} {_shown(one)}" for key, one in value.items()]
        else:
            lines.append(f"{name:38} {_shown(value)}")
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    if isinstance(value, float):
        return f"{value:,.1f}" if value >= 1.0 else f"{value:.2g}"
    return f"{value:,}"


if __name__ == "__main__":
    sys.exit(main())
