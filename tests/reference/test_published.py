"""Every figure that others print and that is right comes out of the formulas, asked forwards or backwards."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from solver.queues import Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_b, erlang_c, finite_lines
from solver.staffing.retrials import blocking_with_redials
from solver.staffing.search import required
from solver.staffing.service import Work
from tests.reference.generate_published import BACKWARDS, ROWS, rows

TABLE = Path(__file__).with_name("published.csv")
A_DOUBLE = Decimal("4e-16")  # some print more digits than their arithmetic has
Asked = dict[str, float]


def published() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read(inputs: str) -> Asked:
    return {name: float(value) for name, value in (part.split("=") for part in inputs.split())}


def blocked(asked: Asked) -> float:
    if "redial" in asked:
        return float(blocking_with_redials(asked["agents"], asked["load"], asked["redial"]))
    return float(erlang_b.blocking(asked["agents"], asked["load"]))


def log_wait(asked: Asked) -> float:
    """C = B / (1 - rho (1 - B)), in logarithms."""
    log_b = float(erlang_b.log_blocking(asked["agents"], asked["load"]))
    return log_b - math.log1p(asked["load"] / asked["agents"] * math.expm1(log_b))


def served(asked: Asked) -> Asked:
    work = Work.of(asked["load"], asked.get("aht_s", 1.0), asked.get("patience_s"))
    goal = ServiceGoal(Measure.SERVICE_LEVEL, asked.get("share", 0.8), asked.get("within_s", 0.0))
    model = erlang_c if work.patience_s is None else erlang_a
    found = model.service(asked["agents"], work, goal)
    return {
        "wait": float(found.p_wait),
        "late": 1.0 - float(found.service_level),
        "level": float(found.service_level),
        "asa_s": float(found.asa_s),
        "response": float(found.asa_s) + asked.get("aht_s", 1.0),
        "wait_s": float(found.p_abandon) * asked.get("patience_s", 0.0),
        "queue": float(found.queue_length),
        "occupancy": float(found.occupancy),
        "abandon": float(found.p_abandon),
    }


def ninth_of_ten_s(asked: Asked) -> float:
    return solved(lambda t: 0.9 - served({**asked, "within_s": t})["level"], 0.0, 1000.0)


def empty(asked: Asked) -> float:
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 0.0)
    return float(finite_lines.service(asked["agents"], asked["lines"], Work.of(asked["load"], 1.0), goal).p_empty)


def solved(missing: Callable[[float], float], low: float, high: float) -> float:
    """Bisection over our own functions."""
    falls = missing(low) > 0
    for _ in range(100):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if (missing(middle) > 0) == falls else (low, middle)
    return low


SPECIAL = {"b_blocking": blocked, "c_log_wait": log_wait, "c_p90_s": ninth_of_ten_s, "k_empty": empty}


def forward(question: str, asked: Asked) -> float:
    return SPECIAL[question](asked) if question in SPECIAL else served(asked)[question[2:]]


def backward(question: str, asked: Asked) -> float:
    ahead, wanted, name, sign = BACKWARDS[question]

    def missing(value: float) -> float:
        return sign * (forward(ahead, {**asked, name: value}) - asked[wanted])

    if "whole" in question:
        start = 1 if question.startswith("b_") else int(asked["load"]) + 1
        return next(float(agents) for agents in range(start, 1000) if missing(float(agents)) <= 0)
    if name == "load":
        return solved(missing, 0.3 * asked["agents"], 0.99 * asked["agents"])
    return solved(missing, 1.01 * asked["load"], 2.0 * asked["load"])


@pytest.mark.parametrize("row", published(), ids=lambda row: f"{row['id']}-{row['question']}")
def test_formulas_reproduce_what_others_print(row: dict[str, str]) -> None:
    """40-digit arithmetic is the judge; the printed figure agrees with it to its last digit."""
    asked, exact = read(row["inputs"]), float(row["exact"])
    inverse = row["question"] in BACKWARDS
    found = backward(row["question"], asked) if inverse else forward(row["question"], asked)
    assert found == pytest.approx(exact, rel=1e-9 if inverse else 1e-11, abs=0.0)
    printed = Decimal(row["published"])
    last_digit = Decimal((0, (1,), int(printed.as_tuple().exponent)))
    assert abs(Decimal(row["exact"]) - printed) <= max(last_digit, A_DOUBLE * abs(printed))


def test_the_table_is_what_its_generator_writes() -> None:
    """A figure changed by hand in the table would judge wrongly; those asked forwards are worked out anew."""
    quick = [row for row in ROWS if row[1] not in BACKWARDS and "agents=10000" not in row[2]]
    known = [tuple(row.values()) for row in published()]
    assert [row[:4] for row in known] == [row[:4] for row in ROWS]
    assert set(rows(quick)) <= set(known)
    assert len(quick) >= 30


def test_the_calculator_finds_the_same_crew() -> None:
    """C28: 36 calls an hour of 300 s, 80 % in 20 s, six agents."""
    found = required(Work.of(3.0, 300.0), ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 20.0))
    assert found.agents.tolist() == [6]
