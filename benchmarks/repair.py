"""Repairs, measured: people fall ill, and a stored plan is mended with the least change.

python benchmarks/repair.py DIR [--draws 4] [--absences 5] [--days 2] [--seed 1] [--people 5] [--price 1000] [--json]
    [--peer-seconds 10]
Each draw takes so many people who work on some days in a row of the newest stored plan, told at 20:00 the evening
before. Shown are the damage (people missing and priced rules, beside what the plan lost before), then each way to
mend it: people and person-days changed, share of the damage won back, hard rules broken beyond those the facts break,
and the curve of people touched against loss. CPU and wall seconds are those of `solver.repair` alone. With
--peer-seconds the roster engine re-plans the same days from the same roster, its rule on published days set to the same
price.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import numpy as np

import planner
import solver
from planner.answers.standing import standing
from planner.store import Store
from solver.case import Absence, Lock, RosterCase
from solver.duties import Roster
from solver.grid import DAY_MIN
from solver.repairer import Changes, Repair, RepairParams
from solver.repairer.facts import days_between, new_facts
from solver.repairer.judge import Judge, difference
from solver.roster.params import SolveParams
from solver.rules.minimal_change import MinimalChange

EVENING = 20 * 60
FIRST_DAY = 2
"""Days of the plan before the first that a draw may take."""


@dataclass(frozen=True)
class Draw:
    """Who is away when, and the repairs found."""

    changes: Changes
    first_day: str
    repairs: tuple[Repair, ...]
    cpu_s: float
    wall_s: float
    peer: dict[str, object] | None

    def as_json(self) -> dict[str, object]:
        """The agreed keys."""
        first = self.repairs[0]
        return {
            "first_day": self.first_day,
            "away": sorted({absence.agent for absence in self.changes.absences}),
            "damage_cents": round(first.damage_cents),
            "cpu_s": round(self.cpu_s, 2),
            "wall_s": round(self.wall_s, 2),
            "ways": [_way(repair) for repair in self.repairs],
            **({} if self.peer is None else {"peer": self.peer}),
        }


def _way(repair: Repair) -> dict[str, object]:
    after = repair.after
    return {
        "ways": repair.ways,
        "people": after.people,
        "person_days": after.person_days,
        "call_outs": len(repair.called),
        "recovered_share": round(repair.recovered_share, 3),
        "loss_cents": round(after.loss_cents),
        "violations": len(repair.violations),
        "forced_violations": len(repair.forced_violations),
        "curve": [(point.people, point.person_days, round(point.loss_cents)) for point in repair.curve],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, mend, print."""
    asked = _asked(arguments)
    operation = planner.load(asked.folder)
    stands = standing(operation, Store(operation.folder))
    case, roster = stands.case, stands.plan.roster
    rng = np.random.default_rng(asked.seed)
    draws = [_draw(case, roster, rng, asked) for _ in range(asked.draws)]
    told = [draw.as_json() for draw in draws]
    print(json.dumps({"results": told}) if asked.json else "\n".join(map(_lines, told)))
    return 0


def _draw(case: RosterCase, roster: Roster, rng: np.random.Generator, asked: argparse.Namespace) -> Draw:
    grid = case.grid
    day = int(rng.integers(FIRST_DAY, len(grid.days) - asked.days))
    low_min, now_min = grid.minute(grid.days[day], 0), grid.minute(grid.days[day - 1], EVENING)
    high_min = grid.minute(grid.days[day], asked.days * DAY_MIN)
    there = sorted({duty.agent for duty in roster.duties if low_min <= duty.start_min < high_min})
    away = [there[i] for i in sorted(rng.choice(len(there), asked.absences, replace=False))]
    changes = Changes(now_min, tuple(Absence(agent, low_min, high_min) for agent in away))
    params = RepairParams(most_people=asked.people, change_cents=asked.price, time_limit_s=asked.seconds)
    cpu_s, wall_s = process_time(), monotonic()
    repairs = solver.repair(case, roster, changes, params)
    cpu_s, wall_s = process_time() - cpu_s, monotonic() - wall_s
    peer = _peer(case, roster, changes, params, asked.peer_seconds) if asked.peer_seconds else None
    return Draw(changes, grid.days[day].isoformat(), repairs, cpu_s, wall_s, peer)


def _peer(
    case: RosterCase, roster: Roster, changes: Changes, params: RepairParams, seconds: float
) -> dict[str, object]:
    """The engine on the same case, all other days locked, each changed day priced by the rule on published days."""
    facts = new_facts(case, roster, changes)
    free = set(days_between(facts, params))
    held = {(duty.agent, duty.day): duty.template for duty in facts.standing.duties}
    fixed = [day for day in case.grid.days if day not in free]
    locks = tuple(Lock(agent.id, day, held.get((agent.id, day))) for agent in case.agents for day in fixed)
    cents = params.change_cents
    price = MinimalChange(dropped_cents=cents, changed_cents=cents, added_cents=cents)
    book = tuple(price if rule.kind == price.kind else rule for rule in facts.case.rules if rule.kind != "notice")
    now = replace(facts.case, base=facts.standing, locks=locks, rules=book)
    cpu_s = process_time()
    found = solver.solve(now, SolveParams(time_limit_s=seconds, workers=1), start=facts.standing).roster
    cpu_s = process_time() - cpu_s
    if found is None:
        return {"loss_cents": None}
    point = Judge(facts, cents).judge(difference(facts.standing, found))
    return {
        "loss_cents": round(point.point.loss_cents),
        "people": point.point.people,
        "person_days": point.point.person_days,
        "violations": len(point.broken),
        "cpu_s": round(cpu_s, 2),
    }


def _lines(told: dict[str, object]) -> str:
    away = ", ".join(map(str, _listed(told["away"])))
    head = f"{told['first_day']}: {away} away; damage {told['damage_cents']} cents"
    head += f"; CPU {told['cpu_s']} s, wall {told['wall_s']} s"
    rows = [head]
    for way in _listed(told["ways"]):
        share = f"{100 * way['recovered_share']:.0f} %"
        rows.append(
            f"  {', '.join(way['ways'])}: {way['people']} people, {way['person_days']} person-days, "
            f"{way['call_outs']} called in, {share} won back, {way['violations']} hard rules broken"
        )
        rows.append("    " + "  ".join(f"{people}p/{days}d {loss}" for people, days, loss in way["curve"]))
    if "peer" in told:
        rows.append(f"  peer: {told['peer']}")
    return "\n".join(rows)


def _listed(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--draws", type=int, default=4)
    parser.add_argument("--absences", type=int, default=5)
    parser.add_argument("--days", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=RepairParams().most_people)
    parser.add_argument("--price", type=int, default=RepairParams().change_cents, help="of a changed person-day, cents")
    parser.add_argument("--seconds", type=float, default=RepairParams().time_limit_s, help="wall clock of a repair")
    parser.add_argument("--peer-seconds", type=float, default=0.0, help="of the engine's own re-plan; 0 = none")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
