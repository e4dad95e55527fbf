"""The example "minimal": one phone queue, eight agents, eight weeks of history, one week to plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files as resources

import numpy as np

from planner.templates.ready_scenarios import ready_scenarios

__all__ = ["files"]

FIRST_DAY, DAYS = date(2025, 9, 8), 56  # to 2 November 2025
NAMES = ("Ada Demir", "Can Kaya", "Deniz Acar", "Ece Tekin", "Kerem Uzun", "Lale Sarı", "Mert Polat", "Selin Yüce")
PART_TIMERS = 2
# Calls per half-hour from 08:00 to 22:00 on an ordinary day.
CALLS = (3, 5, 7, 9, 10, 11, 11, 11, 10, 10, 9, 9, 9, 9, 9, 10, 10, 11, 12, 12, 11, 10, 9, 8, 7, 5, 4, 3)
WEEK = (1.08, 1.03, 1.0, 0.99, 1.04, 0.95, 0.9)  # Monday first
AHT_S = 300


def files(seed: int) -> dict[str, str]:
    """All files of the operation: relative path -> text."""
    config = resources(__name__).joinpath("operation.yaml").read_text(encoding="utf-8")
    return {
        "operation.yaml": config.replace("@SEED@", str(seed)),
        "agents.csv": "\n".join(_agents()) + "\n",
        "names.csv": "\n".join(("id,name", *(f"A{i + 1},{name}" for i, name in enumerate(NAMES)))) + "\n",
        "contacts/history.csv": "\n".join(_contacts(np.random.default_rng([seed, 1]))) + "\n",
        **ready_scenarios(__name__),
    }


def _agents() -> Iterator[str]:
    yield "id,team,contract,site,languages,skills,channels"
    for i in range(len(NAMES)):
        contract = "part-time" if i >= len(NAMES) - PART_TIMERS else "full-time"
        yield f"A{i + 1},shop,{contract},main,tr:C2/C2,general:3,phone"


def _contacts(rng: np.random.Generator) -> Iterator[str]:
    """Poisson calls around the day's shape, with a factor of their own for every day."""
    yield "queue,start,offered,aht_s"
    for day in (FIRST_DAY + timedelta(days=i) for i in range(DAYS)):
        level = WEEK[day.weekday()] * float(np.exp(rng.normal(0, 0.05)))
        calls = rng.poisson(np.array(CALLS) * level)
        aht_s = AHT_S * rng.gamma(np.maximum(calls, 1), 1 / np.maximum(calls, 1))
        for i, (offered, seconds) in enumerate(zip(calls.tolist(), aht_s.tolist(), strict=True)):
            clock = f"{8 + i // 2:02d}:{i % 2 * 30:02d}"
            yield f"phone-tr,{day}T{clock},{offered},{f'{seconds:.0f}' if offered else ''}"
