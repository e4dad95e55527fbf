"""Rosters, measured: public instances and planted ones through the solver, each judged by a verifier of its own.

python benchmarks/rosters.py FILE... [--seconds N] [--workers 2] [--seed S] [--json] [--trace]
    [--inrc2 1,6-2-9-1] [--generate contact-centre --agents 300 --days 28 --skills 12 [--slack 7]]
    [--operation DIR [--times K] [--curve FILE.svg]] [--peers pyworkforce] [--peer-script PATH]
    [--keep FILE.json [--remark TEXT]]
python benchmarks/rosters.py --table FILE.json
FILE is a Curtois or MATSP text file, or with --inrc2 a folder of INRC-II. Each instance has N seconds in all: reading,
building, solving, verifying. --keep adds results to a file, --table shows such a file against published results.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from instances.formats import Source, load
from instances.kept import Run, entry, keep
from instances.peers import PEERS, ask_peer, ask_script
from instances.problems import Fault, Unreadable
from instances.published import page_of
from instances.runs import Budget, Row, make_ready, run
from instances.tables import one_trace, table

GENERATORS = ("contact-centre",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every instance and print what came out; 2 if a file cannot be read."""
    asked = _parser().parse_args(arguments)
    if asked.table is not None:
        print(page_of(asked.table), end="")
        return 0
    if asked.operation is not None:
        return _operation(asked)
    try:
        sources = _sources(asked)
        _read_all(sources)
        make_ready(sources)
        rows = [_measured(source, asked) for source in sources]
    except Unreadable as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if asked.keep is not None:
        keep(asked.keep, [entry(row, _run_of(source, asked)) for source, row in zip(sources, rows, strict=True)])
    if asked.json:
        print(json.dumps({"results": [row.as_json() for row in rows]}))
    else:
        print(table(rows))
    return 0


def _operation(asked: argparse.Namespace) -> int:
    """Every anytime point of an operation's own roster, hours below load, gap by worth, peak memory."""
    from planted.measured import measure

    from planner.problems import OperationError
    from solver.roster.params import SolveParams

    try:
        params = SolveParams(time_limit_s=asked.seconds, seed=asked.seed, workers=asked.workers)
        found = measure(asked.operation, asked.times, params)
    except OperationError as wrong:
        print(*wrong.problems, sep="\n", file=sys.stderr)
        return 2
    if asked.curve is not None:
        from planted.curve import draw

        draw(asked.curve, found, params, asked.remark)
    print(json.dumps({"results": [found.as_json()]}) if asked.json else "\n".join(found.lines()))
    return 0


def _run_of(source: Source, asked: argparse.Namespace) -> Run:
    """What a kept result depends on, beside the file."""
    shape = f"{asked.agents} agents, {asked.days} days, {asked.skills} queues, slack {asked.slack:g} %"
    variant = shape if source.path is None else asked.inrc2 if source.path.is_dir() else ""
    return Run(variant, Budget(asked.seconds, asked.workers, asked.seed), asked.remark)


def _measured(source: Source, asked: argparse.Namespace) -> Row:
    """Our row of an instance; those of the peers stand below it as warnings of the table."""
    budget = Budget(asked.seconds, asked.workers, asked.seed)
    row = run(source, budget)
    if asked.trace:
        print(one_trace(row), file=sys.stderr if asked.json else sys.stdout)
    for name in asked.peers:
        print(ask_peer(name, source, budget), file=sys.stderr if asked.json else sys.stdout)
    if asked.peer_script is not None:
        print(ask_script(asked.peer_script, source, budget), file=sys.stderr if asked.json else sys.stdout)
    return row


def _read_all(sources: list[Source]) -> None:
    """Read every file before the first is solved, so that all their faults are told together."""
    faults: list[Fault] = []
    for source in sources:
        try:
            if source.path is not None:
                load(source)
        except Unreadable as wrong:
            faults += wrong.faults
    if faults:
        raise Unreadable(tuple(faults))


def _sources(asked: argparse.Namespace) -> list[Source]:
    found = [Source(path, asked.inrc2) for path in asked.files]
    if asked.generate:
        shape = (asked.agents, asked.days, asked.skills, asked.slack, asked.seed)
        found.append(replace(Source(), planted=shape))
    if not found:
        raise Unreadable((Fault(Path("rosters.py"), 0, "no instance", "name files, folders, or --generate"),))
    return found


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(name for name in text.split(",") if name)
    for name in names:
        if name not in PEERS:
            raise argparse.ArgumentTypeError(f"{name}: there are {', '.join(PEERS)}")
    return names


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text}: a number above 0 is expected")
    return value


def _whole(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text}: a whole number, 0 or more, is expected")
    return int(text)


def _one_or_more(text: str) -> int:
    if _whole(text) == 0:
        raise argparse.ArgumentTypeError("1 or more is expected")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=_positive, default=60.0, help="per instance, wall clock")
    parser.add_argument("--workers", type=_one_or_more, default=2, help="processes that search at once")
    parser.add_argument("--seed", type=_whole, default=1)
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.add_argument("--trace", action="store_true", help="every anytime point too")
    parser.add_argument("--inrc2", default="", metavar="H,W-W-W-W", help="history and weeks of INRC-II folders")
    parser.add_argument("--generate", choices=GENERATORS, help="a planted roster with a known optimum")
    parser.add_argument("--agents", type=_whole, default=300)
    parser.add_argument("--days", type=_whole, default=28)
    parser.add_argument("--skills", type=_whole, default=12)
    parser.add_argument("--slack", type=float, default=0.0, help="per cent of the demand left out")
    parser.add_argument("--operation", type=Path, metavar="DIR", help="a folder of `vardiya init`: its own roster")
    parser.add_argument("--times", type=_one_or_more, default=1, help="so many times its people and its demand")
    parser.add_argument("--curve", type=Path, metavar="FILE.svg", help="with --operation: its convergence as a picture")
    parser.add_argument("--keep", type=Path, metavar="FILE.json", help="add the results to this file")
    parser.add_argument("--remark", default="", help="what readers of a kept result or a curve should know")
    parser.add_argument("--table", type=Path, metavar="FILE.json", help="kept results against published ones, Markdown")
    parser.add_argument("--peers", type=_peers, default=(), help=f"any of {','.join(PEERS)}")
    parser.add_argument("--peer-script", type=Path, help="a program that gets the instance and answers with a roster")
    return parser


if __name__ == "__main__":
    sys.exit(main())
