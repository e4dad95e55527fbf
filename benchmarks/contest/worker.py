"""One contender in a process of its own, so that its memory and its packages are its own.

python -m contest.worker CONTENDER CASE.npz FOUND.npz
python -m contest.worker CONTENDER    # only tells whether it can run
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import numpy as np

from contest.case import Case, load
from contest.contenders import Contender, Prediction, check_installed, contender
from contest.refusal import Refused
from contest.sight import look

KIB_PER_MB = 1024
REFUSED = 3
OWN_BANDS = "vardiya"


def run(case: Case, model: Contender) -> dict[str, np.ndarray]:
    """Forecast at every origin, one after another; a model with own bands needs no warm-up."""
    found: dict[str, np.ndarray] = {}
    seconds: dict[str, float] = {"seconds": 0.0, "warm_up_seconds": 0.0}
    start = case.plan.first_scored if model.name == OWN_BANDS else 0
    for number in range(start, len(case.plan.origins_min)):
        sight = look(case, number)
        began = time.perf_counter()
        said = model.predict(sight)
        took = time.perf_counter() - began
        scored = number >= case.plan.first_scored
        seconds["seconds" if scored else "warm_up_seconds"] += took
        for name, share in said.seconds.items():
            seconds[name] = seconds.get(name, 0.0) + share * scored
        found |= _arrays(number, said)
    seconds["peak_mb"] = peak_mb()
    return found | {f"figure_{name}": np.array(value) for name, value in seconds.items()}


def peak_mb() -> float:
    """Peak memory of this process; elsewhere than on Linux the starting process may count in."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MB
    line = next(text for text in status.read_text().splitlines() if text.startswith("VmHWM"))
    return float(line.split()[1]) / KIB_PER_MB


def _arrays(number: int, said: Prediction) -> dict[str, np.ndarray]:
    bands = {} if said.bands is None else {f"bands_{number}": said.bands}
    return {f"mean_{number}": said.mean, **bands}


def main() -> int:
    """Run the contender that is named."""
    name, *files = sys.argv[1:]
    try:
        check_installed(name)
        if not files:
            return 0
        source, target = files
        found = run(load(Path(source)), contender(name))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    np.savez(Path(target), **found)  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())
