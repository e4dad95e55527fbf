"""Rosters, measured: public instances and planted ones through the solver, each judged by a verifier of its own.

python benchmarks/rosters.py FILE... [--seconds N] [--workers 2] [--seed S] [--json] [--trace]
    [--inrc2 1,6-2-9-1] [--generate contact-centre --agents 300 --days 28 --skills 12 [--slack 7]]
    [--operation DIR [--times K] [--curve FILE.svg]] [--peers pyworkforce] [--peer-script PATH]
    [--keep FILE.json [--remark TEXT]]
python benchmarks/rosters.py --table FILE.json
FILE is a Curtois or MATSP text file, or with --inrc2 a folder of INRC-II. Each instance has N seconds in all: reading,
building, solving, verifying. `cost` is null without a legal roster; `violations` then counts what the roster found
breaks, 0 if none was found. What cannot be read has such a row too, its faults on stderr, and the exit code is 2.
--keep adds results to a file, --table shows such a file against published results. --operation runs alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from instances.formats import Source, faults_of
from instances.kept import Run, entry, keep
from instances.peers import PEERS, ask_peer, ask_script
from instances.problems import Unreadable
from instances.published import page_of
from instances.runs import Budget, Row, make_ready, run
from instances.tables import one_trace, table

GENERATORS = ("contact-centre",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every instance and print what came out; 2 if one of them cannot be read."""
    asked = _asked(arguments)
    if asked.table is not None:
        print(page_of(asked.table), end="")
        return 0
    if asked.operation is not None:
        return _operation(asked)
    sources = _sources(asked)
    if not sources:
        print("no instance: name files, folders, or --generate", file=sys.stderr)
        return 2
    rows = _rows(sources, asked)
    told = [(source, row) for source, row in zip(sources, rows, strict=True) if row is not None]
    if asked.keep is not None:
        keep(asked.keep, [entry(row, _run_of(source, asked)) for source, row in told])
    _show([row or _unread(source) for source, row in zip(sources, rows, strict=True)], as_json=asked.json)
    return 0 if len(told) == len(sources) else 2


def _rows(sources: Sequence[Source], asked: argparse.Namespace) -> list[Row | None]:
    """The row of each instance, None for those that cannot be read; all are read before the first is solved."""
    faults = [faults_of(source) for source in sources]
    for fault in chain.from_iterable(faults):
        print(fault, file=sys.stderr)
    make_ready([source for source, found in zip(sources, faults, strict=True) if not found])
    return [None if found else _measured(source, asked) for source, found in zip(sources, faults, strict=True)]


def _unread(source: Source) -> Row:
    return Row(source.name, warnings=("it cannot be read",))


def _show(rows: Sequence[Row], *, as_json: bool) -> None:
    """One object with the agreed keys and the warnings on stderr, or the table."""
    if not as_json:
        print(table(rows))
        return
    for row in rows:
        for warning in row.warnings:
            print(f"{row.instance}: {warning}", file=sys.stderr)
    print(json.dumps({"results": [row.as_json() for row in rows]}))


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


def _measured(source: Source, asked: argparse.Namespace) -> Row | None:
    """Our row of an instance, None if it cannot be made; those of the peers are told beside it."""
    budget = Budget(asked.seconds, asked.workers, asked.seed)
    try:
        row = run(source, budget)
    except Unreadable as wrong:
        print(wrong, file=sys.stderr)
        return None
    if asked.trace:
        print(one_trace(row), file=sys.stderr if asked.json else sys.stdout)
    for name in asked.peers:
        print(ask_peer(name, source, budget), file=sys.stderr if asked.json else sys.stdout)
    if asked.peer_script is not None:
        print(ask_script(asked.peer_script, source, budget), file=sys.stderr if asked.json else sys.stdout)
    return row


def _sources(asked: argparse.Namespace) -> list[Source]:
    found = [Source(path, asked.inrc2) for path in asked.files]
    if asked.generate:
        shape = (asked.agents, asked.days, asked.skills, asked.slack, asked.seed)
        found.append(replace(Source(), planted=shape))
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


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options; those that a run of an operation would leave unread are refused."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    given = {"FILE": asked.files, "--generate": asked.generate, "--keep": asked.keep, "--peers": asked.peers}
    given |= {"--peer-script": asked.peer_script, "--inrc2": asked.inrc2}
    unread = [name for name, value in given.items() if value]
    if asked.operation is not None and unread:
        parser.error(f"--operation runs an operation's own roster alone, without {', '.join(unread)}")
    return asked


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
