"""What became of an inbox, as sentences for the terminal and as one JSON object."""

from __future__ import annotations

from collections import Counter
from typing import Any

from planner.intake.delivered import Intake, TakenFile
from planner.words import sentence


def intake_lines(found: Intake, lang: str) -> tuple[str, ...]:
    """A sentence for each file: taken with its counts, refused, or left for later. Problems are listed apart."""
    lines = [sentence("intake_dry", {}, lang)] if found.dry and found.taken else []
    for file in found.taken:
        lines += _of_file(file, lang)
    problems = Counter(problem.file for problem in found.refused)
    lines += [
        sentence("intake_refused", {"file": file, "problems": str(count)}, lang)
        for file, count in sorted(problems.items())
    ]
    lines += [sentence("intake_waiting", {"file": file}, lang) for file in found.waiting]
    return tuple(lines or [sentence("intake_nothing", {}, lang)])


def intake_payload(found: Intake) -> dict[str, Any]:
    """Counts, the files taken with what was assumed, dropped and filled in, and what stays in the inbox."""
    return {
        **found.counts,
        "dry": found.dry,
        "taken": [_body(file) for file in found.taken],
        "refused_files": list(found.refused_files),
        "waiting_files": list(found.waiting),
    }


def _of_file(file: TakenFile, lang: str) -> list[str]:
    if file.repeated:
        return [sentence("intake_repeated", {"file": file.file}, lang)]
    told = {name: str(getattr(file, name)) for name in ("file", "added", "dropped", "replaced")}
    lines = [sentence("intake_taken", told | {"read": str(file.counted.read)}, lang)]
    treated = {"assumed": str(file.counted.total("assumed")), "filled": str(file.counted.total("filled"))}
    if any(count != "0" for count in treated.values()):
        lines.append(sentence("intake_treated", {"file": file.file} | treated, lang))
    return lines


def _body(file: TakenFile) -> dict[str, Any]:
    return {
        "file": file.file,
        "into": file.into or None,
        "moved_to": file.moved_to,
        "read": file.counted.read,
        "added": file.added,
        "dropped": file.dropped,
        "replaced": file.replaced,
        "repeated": file.repeated,
        "treated": [
            {"action": one.action, "column": one.column, "reason": one.reason, "value": one.value, "count": one.count}
            for one in file.counted.treated
        ],
    }
