"""A delivered file that was refused although the history is stale without it: the cause, said by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.gates.gate import Check, DataSeen, Gate
from planner.gates.stale_history import is_stale


def _find(seen: DataSeen) -> Iterator[Gate]:
    if seen.intake is None or not is_stale(seen.inputs):
        return
    for file, count in sorted(Counter(problem.file for problem in seen.intake.refused).items()):
        yield Gate("gate_refused", (("count", str(count)), ("file", file)))


REFUSED_FILE = Check(("gate_refused",), _find)
