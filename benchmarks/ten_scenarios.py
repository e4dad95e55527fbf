"""The ready scenarios of an operation, run one by one and told in a table: docs/guides/ten-scenarios.md is made of it.

python benchmarks/ten_scenarios.py DIR [--answers FOLDER] [--replications 50] [--roster keep|rebuild]

DIR is an operation with `scenarios/*.yaml`, such as the `sportsbook`, and a stored plan; the newest is the base
(`vardiya plan DIR --weeks 2`). Prints a table in Markdown and what decides in each. The answer of each scenario, as
`vardiya scenario run --json` gives it, is kept in FOLDER; one that is there already is not asked again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.words.numbers import number, signed

LANG = "en"
HEADS = (
    "scenario",
    "roster",
    "contacts too late",
    "goals met",
    "cost",
    "paid hours",
    "people / days whose shifts change",
)


@dataclass(frozen=True)
class Answered:
    """A scenario's file and the body of its answer."""

    file: Path
    body: Mapping[str, object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, tell."""
    asked = _asked(arguments)
    with TemporaryDirectory() as temporary:
        kept = asked.answers or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        files = sorted((asked.folder / "scenarios").glob("*.yaml"))
        found = [Answered(file, answer(file, kept / f"{file.stem}.json", asked)) for file in files]
    print("\n".join(told(found)))
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--answers", type=Path, metavar="FOLDER")
    parser.add_argument("--replications", type=int, default=50)
    parser.add_argument("--roster", choices=("keep", "rebuild"))
    return parser.parse_args(arguments)


def answer(file: Path, kept: Path, asked: argparse.Namespace) -> dict[str, object]:
    """What `scenario run` answers, or what it answered when it was asked before."""
    if not kept.exists():
        command = [str(Path(sys.executable).with_name("vardiya")), "scenario", "run", str(asked.folder), str(file)]
        command += ["--json", "--replications", str(asked.replications)]
        command += ["--roster", asked.roster] if asked.roster else []
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        kept.write_text(done.stdout, encoding="utf-8")
    body: dict[str, object] = json.loads(kept.read_text(encoding="utf-8"))
    return body


def told(found: Sequence[Answered]) -> Iterator[str]:
    """The table, then each scenario's sentences."""
    yield "| " + " | ".join(HEADS) + " |"
    yield "|---|---|" + "---:|" * (len(HEADS) - 2)
    for one in found:
        yield "| " + " | ".join(_row(one)) + " |"
    for one in found:
        scenario = _scenario(one)
        yield f"\n**{scenario['scenario']}**\n"
        yield from (f"- {text}" for text in scenario["text"])


def _row(one: Answered) -> tuple[str, ...]:
    scenario = _scenario(one)
    name = f"{scenario['scenario']} (`{one.file.name}`)"
    whole, before, after = scenario["all_queues"], scenario["before"], scenario["after"]
    if whole is None:
        return (name, scenario["treatment"], scenario["status"], "", "", "", "")
    cost = (after["cost_cents"]["total"] - before["cost_cents"]["total"]) / 100
    return (
        name,
        scenario["treatment"],
        f"{signed(whole['late_diff'], LANG)} ± {number(whole['late_noise'], LANG)}",
        f"{before['goals_met']} → {after['goals_met']} of {after['goals']}",
        signed(cost, LANG),
        signed(after["paid_h"] - before["paid_h"], LANG),
        f"{scenario['moves']['people']} / {scenario['moves']['days']}",
    )


def _scenario(one: Answered) -> dict:
    (scenario,) = one.body["scenarios"]
    return scenario


if __name__ == "__main__":
    raise SystemExit(main())
