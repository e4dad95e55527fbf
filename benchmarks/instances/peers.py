"""Peers on the same instance: what they can say of it, the same seconds, the same verifier.

pyworkforce's `MinHoursRoster` knows people per shift and day (as a hard least), one shift a day, bans, one least of
hours and one most of days off for everybody, and forbidden pairs of shifts; it minimises hours. It knows no requests,
prices, weekends, rows of days or limits of single people: the verifier counts what its roster breaks.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from instances.curtois import Curtois, read
from instances.curtois_verifier import Assignment, verify
from instances.formats import Source, is_curtois
from instances.instance import Verdict
from instances.runs import PATIENCE_S, Budget

MOST_LETTERS = 120  # of what a peer says when it fails


def ask_peer(name: str, source: Source, budget: Budget) -> str:
    """A peer's line: cost and broken rules by our verifier, and its seconds."""
    if source.path is None or not is_curtois(source.path):
        return f"{source.name}: {name} cannot state it: it has no skills, intervals, breaks or history"
    instance, began = read(source.path), time.time()
    found = _in_time(PEERS[name], instance, budget)
    spent = time.time() - began
    return f"{source.name}: {name}: {_told(instance, found, spent)}"


def ask_script(script: Path, source: Source, budget: Budget) -> str:
    """The line of a script: called with FILE SECONDS WORKERS SEED, it prints {"roster": [[employee, day, shift]]}."""
    if source.path is None or not is_curtois(source.path):
        return f"{source.name}: {script.name} is asked about Curtois files only"
    numbers = (f"{budget.seconds:g}", str(budget.workers), str(budget.seed))
    began = time.time()
    try:
        done = subprocess.run(
            [sys.executable, str(script), str(source.path), *numbers],
            capture_output=True,
            text=True,
            timeout=budget.seconds + PATIENCE_S,
            check=True,
        )
        rows = [(str(who), int(day), str(shift)) for who, day, shift in json.loads(done.stdout)["roster"]]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as wrong:
        return f"{source.name}: {script.name}: no roster ({type(wrong).__name__})"
    return f"{source.name}: {script.name}: {_told(read(source.path), rows, time.time() - began)}"


def _told(instance: Curtois, found: list[Assignment] | str, spent_s: float) -> str:
    if isinstance(found, str):
        return f"no roster ({found}), {spent_s:.1f} s"
    verdict: Verdict = verify(instance, found)
    terms = ", ".join(f"{name} {cost}" for name, cost in verdict.terms.items() if cost)
    return f"cost {verdict.cost} ({terms}), {len(verdict.violations)} hard rules broken, {spent_s:.1f} s"


def _in_time(
    answer: Callable[[Curtois, Budget], list[Assignment] | str], instance: Curtois, budget: Budget
) -> list[Assignment] | str:
    """The peer's answer from a process of its own, which is ended when the time is long over."""
    here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(target=_serve, args=(there, answer, instance, budget))
    child.start()
    there.close()
    try:
        found: list[Assignment] | str = here.recv() if here.poll(budget.seconds + PATIENCE_S) else "no answer in time"
    except EOFError:
        found = "its process ended"
    child.kill()
    child.join()
    return found


def _serve(
    pipe: Connection,
    answer: Callable[[Curtois, Budget], list[Assignment] | str],
    instance: Curtois,
    budget: Budget,
) -> None:
    try:
        found = answer(instance, budget)
    except Exception as wrong:  # a peer's fault is its answer, not ours
        found = f"{type(wrong).__name__}: {str(wrong)[:MOST_LETTERS]}"
    pipe.send(found)
    pipe.close()


def pyworkforce(instance: Curtois, budget: Budget) -> list[Assignment] | str:
    """`MinHoursRoster` with all that it can state of the instance."""
    from pyworkforce.rostering.binary_programming import MinHoursRoster

    minutes = {shift.id: shift.minutes for shift in instance.shifts}
    least_min = min(person.least_minutes for person in instance.staff)
    solved = MinHoursRoster(
        num_days=instance.days,
        resources=[person.id for person in instance.staff],
        shifts=list(minutes),
        shifts_hours=list(minutes.values()),  # it takes whole numbers: minutes, here and below
        min_working_hours=least_min,
        banned_shifts=_bans(instance),
        max_resting=instance.days - least_min // max(minutes.values()),
        required_resources=_heads(instance),
        non_sequential_shifts=[
            {"origin": shift.id, "destination": after} for shift in instance.shifts for after in shift.not_before
        ],
        max_search_time=budget.seconds,
        num_search_workers=budget.workers,
    ).solve()
    if solved["total_resources"] == 0:
        return f"{solved['status']}: the people needed are a hard least to it"
    return [(row["resource"], int(row["day"]), row["shift"]) for row in solved["resource_shifts"]]


def _bans(instance: Curtois) -> list[dict[str, object]]:
    """Days off, and shifts of which somebody may have none."""
    off = {(who, day, shift.id) for who, day in instance.days_off for shift in instance.shifts}
    never = {
        (person.id, day, shift)
        for person in instance.staff
        for shift, most in person.most.items()
        if most == 0
        for day in range(instance.days)
    }
    return [{"resource": who, "day": day, "shift": shift} for who, day, shift in sorted(off | never)]


def _heads(instance: Curtois) -> dict[str, list[int]]:
    heads = {shift.id: [0] * instance.days for shift in instance.shifts}
    for needed in instance.cover:
        heads[needed.shift][needed.day] = needed.heads
    return heads


PEERS: dict[str, Callable[[Curtois, Budget], list[Assignment] | str]] = {"pyworkforce": pyworkforce}
"""Who can be asked by name; they come with the extra `bench`."""
