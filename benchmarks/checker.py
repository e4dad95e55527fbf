"""The checker, measured: seconds of `solver.check` on 1,000 agents and 28 days under a whole rule book.

python benchmarks/checker.py [--agents 1000] [--days 28] [--runs 5] [--all-rules] [--profile] [--json]

The book is Turkey's; with --all-rules every registered rule at its defaults. The roster is one of rotating five-day
weeks with everything a rule looks at stated: six weeks of shifts before, absences, wishes, locks, protections,
trainings, floors, on-call, sites, feasts, a ledger. One thread; the best of several runs, each on a roster that the
checker has not seen. Per rule: its share of the time, and what it found.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import time
from dataclasses import replace

from floor_of_agents import a_case, a_roster

from solver.case import RosterCase
from solver.checker import check
from solver.duties import Roster
from solver.rules import RULES
from solver.rules.facts.timeline import view
from solver.rules.presets import book

Found = dict[str, object]


def main(argv: list[str] | None = None) -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agents", type=int, default=1000)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--all-rules", action="store_true", help="every registered rule, not only the book's")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    rules = tuple(rule() for rule in RULES) if asked.all_rules else book("turkey").rules()
    case = replace(a_case(asked.agents, asked.days), rules=rules)
    found = measure(case, a_roster(case), asked.runs)
    print(json.dumps(found) if asked.json else table(found))
    if asked.profile:
        _profile(case, a_roster(case))
    return 0


def measure(case: RosterCase, roster: Roster, runs: int) -> Found:
    """Seconds of the whole check and of each rule; the view of the roster is worked out anew in every run."""
    seconds, work, violations = [], [], ()
    for _ in range(runs):
        fresh = replace(roster)
        began, worked = time.perf_counter(), time.process_time()
        violations = check(case, fresh)
        seconds.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    hard = sum(v.hard for v in violations)
    return {
        "check_s": round(min(seconds), 3),
        "first_check_s": round(seconds[0], 3),
        "processor_s": round(min(work), 3),
        "agents": len(case.agents),
        "days": len(case.grid.days),
        "duties": len(roster.duties),
        "rules": len(case.rules),
        "hard": hard,
        "priced": len(violations) - hard,
        "ms": _by_rule(case, roster, runs),
    }


def _by_rule(case: RosterCase, roster: Roster, runs: int) -> dict[str, float]:
    """Milliseconds of the processor for each rule, dearest first, and of the view that they share."""
    best: dict[str, float] = {}
    for _ in range(runs):
        fresh = replace(roster)
        began = time.process_time()
        view(case, fresh)
        best["view"] = min(best.get("view", 1e9), time.process_time() - began)
        for rule in case.rules:
            began = time.process_time()
            rule.check(case, fresh)
            best[rule.kind] = min(best.get(rule.kind, 1e9), time.process_time() - began)
    return {kind: round(1000 * taken, 1) for kind, taken in sorted(best.items(), key=lambda item: -item[1])}


def _profile(case: RosterCase, roster: Roster) -> None:
    profile = cProfile.Profile()
    profile.runcall(check, case, roster)
    pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(25)


def table(found: Found) -> str:
    """Figures by name, a line each."""
    lines = []
    for name, value in found.items():
        if isinstance(value, dict):
            lines += [f"{name + ' ' + str(key):28} {one}" for key, one in value.items()]
        else:
            lines.append(f"{name:28} {value}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
