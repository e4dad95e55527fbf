"""Results that are kept: one JSON file, one entry for each instance and time, with the machine that it took."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from instances.runs import Budget, Row

Entry = dict[str, Any]
CPU_NAME = re.compile(r"^model name\s*:\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What a result depends on beside the instance's file.

    `variant` is what else was asked of the instance (the weeks of INRC-II, the size of a planted case), `remark` what a
    reader should know (such as other work on the machine).
    """

    variant: str
    budget: Budget
    remark: str = ""


def machine() -> str:
    """The class of this machine: CPUs and their name."""
    try:
        found = CPU_NAME.search(Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    name = found[1].strip() if found else platform.processor() or platform.machine()
    return f"{os.cpu_count() or 1} x {name}"


def entry(row: Row, run: Run) -> Entry:
    """A result with all that it takes to repeat it."""
    budget = run.budget
    asked = {"limit_s": budget.seconds, "workers": budget.workers, "seed": budget.seed}
    made = {"machine": machine(), "version": version("vardiya"), "day": datetime.now(UTC).date().isoformat()}
    return {**row.as_json(), "variant": run.variant, **asked, **made, "remark": run.remark}


def read(path: Path) -> list[Entry]:
    """The results of a file; none if it does not exist."""
    if not path.exists():
        return []
    found: list[Entry] = json.loads(path.read_text(encoding="utf-8"))["results"]
    return found


def keep(path: Path, fresh: Sequence[Entry]) -> None:
    """Write results into a file; the same instance at the same time limit takes the place of an older one."""
    found = {_key(one): one for one in (*read(path), *fresh)}
    lines = ",\n".join("  " + json.dumps(found[key]) for key in sorted(found))
    path.write_text(f'{{"results": [\n{lines}\n]}}\n', encoding="utf-8")


def _key(one: Entry) -> tuple[str, str, float]:
    return one["instance"], one["variant"], float(one["limit_s"])
