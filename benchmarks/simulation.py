"""Simulation, measured: contacts a second of vardiya, simpy and ciw on the same floors, with the same answers.

python benchmarks/simulation.py [--days 40] [--peer-contacts 100000] [--week-replications 200] [--seed 1]
    [--no-start] [--json]

Two floors: 20 queues with 150 agents of four skills each, and one queue with 50 agents (M/M/n+M). Calls go to whoever
has been idle longest; arrivals, handling times and patience are exponential. Service level, abandonment and ASA of
every peer, and of Erlang A where it applies, must lie within three standard errors of ours. One thread, processor time;
all take turns, five each, and the middle one counts. The week and the start of `vardiya simulate` are wall time.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from statistics import median

from floors import ciw_floor, simpy_floor, vardiya_floor
from floors.mixed import mixed_floor
from floors.start import second_simulate_s
from floors.system import MANY, ONE, SPOILT_H, Played, System, joined
from stopwatch import ROUNDS, seconds, wait

from solver.queues import Measure, ServiceGoal
from solver.staffing import erlang_a
from solver.staffing.service import Work

PEERS: dict[str, Callable[[System, int, int], Played]] = {"simpy": simpy_floor.play, "ciw": ciw_floor.play}
MIXED = (20, 150, 130.0, 1)  # queues, agents, load, days
WEEK = (20, 52, 44.8, 7)  # 100,000 contacts
FEW = 3  # standard errors

Found = dict[str, object]
Answers = dict[str, tuple[float, float]]  # value and standard error


def main(argv: list[str] | None = None) -> int:
    """Measure, and print the figures; 1 if a peer's answers differ."""
    asked = _parser().parse_args(argv)
    found = measure(asked)
    print(json.dumps(found) if asked.json else table(found))
    return 0 if found["agree"] else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=40, help="that vardiya plays in each turn")
    parser.add_argument("--peer-contacts", type=int, default=100_000, help="that each peer plays on a floor in all")
    parser.add_argument("--week-replications", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-start", action="store_true", help="leave out the start of `vardiya simulate`")
    parser.add_argument("--json", action="store_true")
    return parser


def measure(asked: argparse.Namespace) -> Found:
    """All figures; the first two are the ones to compare."""
    many, one = contest(MANY, asked), contest(ONE, asked)
    ours, peers = many["contacts_per_s"], many["peers"]
    floors = {MANY.name: many, ONE.name: one}
    found: Found = {
        "contacts_per_s": ours,
        "peers": peers,
        "times_faster": many["times_faster"],
        "agree": bool(many["agree"] and one["agree"]),
        "floors": floors,
        "mixed_contacts_per_s": mixed(asked),
        **week(asked),
    }
    return found if asked.no_start else found | {"second_simulate_s": round(second_simulate_s(), 2)}


def contest(system: System, asked: argparse.Namespace) -> Found:
    """One floor, played by all in turns, so that what else the machine does meets everybody."""
    vardiya_floor.play(system, 1, asked.seed)  # compiles, if need be
    contacts = asked.peer_contacts / ROUNDS
    hours = max(2, math.ceil(contacts * system.gap_s / 3600.0 / system.queues)) + 2 * SPOILT_H
    runs: dict[str, list[Played]] = {"vardiya": [], **{name: [] for name in PEERS}}
    for seed in range(asked.seed, asked.seed + ROUNDS):
        runs["vardiya"].append(vardiya_floor.play(system, asked.days, seed))
        for name, play in PEERS.items():
            runs[name].append(play(system, hours, seed))
    rates = {name: median(played.per_s for played in found) for name, found in runs.items()}
    said = {name: joined(played.tally for played in found).measures() for name, found in runs.items()}
    said |= by_formula(system)
    compared = {name: compare(said["vardiya"], answers) for name, answers in said.items() if name != "vardiya"}
    ours = rates.pop("vardiya")
    return {
        "contacts_per_s": round(ours, 1),
        "peers": {name: round(per_s, 1) for name, per_s in rates.items()},
        "times_faster": {name: round(ours / per_s, 1) for name, per_s in rates.items()},
        "answers": {name: _values(answers) for name, answers in said.items()},
        "off_by_standard_errors": compared,
        "agree": all(abs(off) <= FEW for found in compared.values() for off in found.values()),
    }


def by_formula(system: System) -> dict[str, Answers]:
    """Erlang A, for a single queue."""
    if system.queues > 1:
        return {}
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, system.threshold_s)
    found = erlang_a.service(len(system.skills), Work.of(system.load, system.aht_s, system.patience_s), goal)
    values = {"service": found.service_level, "abandonment": found.p_abandon, "asa_s": found.asa_s}
    return {"Erlang A": {name: (float(value), 0.0) for name, value in values.items()}}


def compare(ours: Answers, theirs: Answers) -> dict[str, float]:
    """How many standard errors others' answers lie from ours."""
    return {
        name: round((theirs[name][0] - value) / math.hypot(error, theirs[name][1]), 2)
        for name, (value, error) in ours.items()
    }


def _values(answers: Answers) -> dict[str, float]:
    return {name: round(value, 4) for name, (value, _) in answers.items()}


def mixed(asked: argparse.Namespace) -> float:
    """Contacts per second with breaks, concurrency and deferred work."""
    floor, contacts = mixed_floor(*MIXED), []
    floor.play(1, asked.seed)
    taken = seconds(lambda: contacts.append(floor.play(asked.days, asked.seed)))
    return round(contacts[0] / taken, 1)


def week(asked: argparse.Namespace) -> Found:
    """Seconds for many replications of a week of 100,000 contacts, with everything."""
    floor = mixed_floor(*WEEK)
    taken = wait(lambda: floor.play(asked.week_replications, asked.seed))
    return {
        "week_contacts": round(floor.contacts),
        "week_replications": asked.week_replications,
        "week_s": round(taken, 2),
    }


def table(found: Found) -> str:
    """Figures by name; a floor has a block of its own."""
    lines = []
    for name, value in found.items():
        lines += _floors(value) if name == "floors" else [f"{name:24} {_shown(value)}"]
    return "\n".join(lines)


def _floors(floors: object) -> list[str]:
    assert isinstance(floors, dict)
    lines = []
    for title, floor in floors.items():
        lines.append(title)
        lines += [f"  {name:22} {_shown(value)}" for name, value in floor.items() if name != "answers"]
        lines += [f"  {'answers of ' + who:22} {_shown(said)}" for who, said in floor["answers"].items()]
    return lines


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items())
    return f"{value:,.0f}" if isinstance(value, float) and value >= 1000 else str(value)


if __name__ == "__main__":
    sys.exit(main())
