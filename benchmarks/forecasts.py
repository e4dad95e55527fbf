"""Forecasts, measured: vardiya and its peers at the same rolling origins of a real history.

python benchmarks/forecasts.py --history FILE [--events FILE] [--format bank|dodgers|reservations|long]
    --interval 30min --horizon 14D --origins 12 [--step 7D --zone ZONE --thin P --inject-outages --known-events K
    --hide-class TAG --queues FILE --seed S] [--peers prophet,mstl,lightgbm,mean4,snaive --peers-python PYTHON]
    [--json]

The last origin is the end of the data less the horizon. Every model is fitted anew at each origin on what was known
there. Peers get conformal bands from the errors of earlier origins, up to eight of them before the scored ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from contest.case import MINUTES_PER_DAY, Alterations, Case
from contest.clock import check_zone, days, local_clock, minutes
from contest.contenders import PEERS
from contest.formats import FORMATS
from contest.layout import Asked, make_case
from contest.race import race
from contest.raw import Raw, Sources
from contest.refusal import Refused
from contest.scores import Score
from contest.windows import rule_for

ROOT = Path(__file__).resolve().parent.parent
OWN_ENVIRONMENT = ROOT / ".venv-peers" / "bin" / "python"
SHOWN = ("wape", "mase", "bias", "wql", "cov80", "cov90", "event_wape", "event_bias", "event_cov80", "floor")


def main(argv: list[str] | None = None) -> int:
    """Run the contest; 2 when a file or an option cannot be used."""
    asked = _parser().parse_args(argv)
    try:
        names = ("vardiya", *_peers(asked.peers))
        case = read_case(asked)
        scores = race(case, names, _python(asked.peers_python), lambda line: print(line, file=sys.stderr))
    except Refused as refusal:
        print(f"forecasts: {refusal}", file=sys.stderr)
        return 2
    facts = describe(case)
    print(json.dumps({"scores": scores, "case": facts}) if asked.json else table(scores, facts))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--history", type=Path, required=True)
    parser.add_argument("--events", type=Path, help="events, the games of dodgers, the reservations of reservations")
    parser.add_argument("--format", choices=list(FORMATS), default="long")
    parser.add_argument("--interval", default="30min")
    parser.add_argument("--horizon", default="14D")
    parser.add_argument("--origins", type=int, default=12)
    parser.add_argument("--step", default="7D", help="days from origin to origin")
    parser.add_argument("--zone", help="of the local times in the files; UTC, or where a format is at home")
    parser.add_argument("--thin", type=float, help="keep each contact with this chance")
    parser.add_argument("--inject-outages", action="store_true", help="3 outages and 2 bursts before each origin")
    parser.add_argument("--known-events", type=int, help="only so many past events are known")
    parser.add_argument("--hide-class", help="past events with this tag are not known; its windows are scored")
    parser.add_argument("--queues", type=Path, help="queue,channel,language,skill,opening for long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default="", help=f"any of {','.join(PEERS)}")
    parser.add_argument("--peers-python", help="the Python of an environment that has the peers")
    parser.add_argument("--json", action="store_true")
    return parser


def read_case(asked: argparse.Namespace) -> Case:
    """Read the files and lay the case out."""
    width = minutes(asked.interval, "--interval")
    if MINUTES_PER_DAY % width:
        raise Refused(f"--interval {asked.interval}: must divide the day")
    if asked.origins < 1 or (asked.thin is not None and not 0 < asked.thin <= 1) or (asked.known_events or 0) < 0:
        raise Refused("--origins counts from 1, --thin is above 0 and at most 1, --known-events counts from 0")
    if asked.zone is not None:
        check_zone(asked.zone)
    raw = FORMATS[asked.format](Sources(asked.history, asked.events, asked.queues, asked.zone))
    _check_tag(asked.hide_class, raw)
    wish = Asked(
        interval_min=width,
        horizon_days=days(asked.horizon, "--horizon"),
        origins=asked.origins,
        step_days=days(asked.step, "--step"),
        thin=asked.thin,
        alterations=Alterations(asked.inject_outages, asked.known_events, asked.hide_class, asked.seed),
    )
    return make_case(raw, wish, rule_for(asked.format, _dates(raw.rows["start"]), _holidays(raw.events)))


def _check_tag(tag: str | None, raw: Raw) -> None:
    tags = sorted({t for words in raw.events["tags"] for t in words})
    if tag is not None and tag not in tags:
        raise Refused(f"--hide-class {tag}: no event has this tag; there are {', '.join(tags) or 'none'}")


def _dates(stamps: pd.Series[pd.Timestamp]) -> np.ndarray:
    return np.unique(pd.DatetimeIndex(stamps.dropna()).to_numpy().astype("datetime64[D]").astype(np.int64))


def _holidays(events: pd.DataFrame) -> np.ndarray:
    whole = events[(events["kind"] == "holiday") & (events["part"] == "full")]
    return _dates(pd.to_datetime(whole["starts_at"]))


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(n.strip().lower() for n in text.split(",") if n.strip()))
    strange = [n for n in names if n not in PEERS]
    if strange:
        raise Refused(f"--peers {strange[0]}: there are {', '.join(PEERS)}")
    return names


def _python(given: str | None) -> str:
    """The Python of the peers: as given, of their own environment, or this one."""
    return given or (str(OWN_ENVIRONMENT) if OWN_ENVIRONMENT.exists() else sys.executable)


def describe(case: Case) -> dict[str, object]:
    """What was scored: origins as local dates, queues, contacts."""
    scored = np.array(case.plan.origins_min[case.plan.first_scored :])
    dates = local_clock(scored, case.zone)[0].astype("datetime64[D]").astype(str)
    return {
        "queues": len(case.queues),
        "zone": case.zone,
        "interval_min": case.interval_min,
        "horizon_days": case.plan.horizon_days,
        "origins": dates.tolist(),
        "warm_up_origins": case.plan.first_scored,
        "mean_per_interval": round(float(np.nanmean(case.counts)), 2),
        "missing_share": round(float(np.isnan(case.counts[case.open]).mean()), 4),
    }


def table(scores: dict[str, Score], facts: dict[str, object]) -> str:
    """Scores as a table: per cent, seconds and MB; mase is a ratio."""
    games = ("postgame_wape", "postgame_bias") if "postgame_wape" in scores["vardiya"] else ()
    columns = (*SHOWN, *games, "seconds", "peak_mb")
    lines = [f"{name:18} {value}" for name, value in facts.items() if name != "origins"]
    origins = facts["origins"]
    assert isinstance(origins, list)
    lines += [f"{'origins':18} {len(origins)}: {origins[0]} to {origins[-1]}", ""]
    widths = [max(len(c), 9) for c in columns]
    lines.append(" ".join([f"{'model':9}", *(f"{c:>{w}}" for c, w in zip(columns, widths, strict=True))]))
    for name, found in scores.items():
        cells = ["-" if found[c] is None else f"{found[c]:.2f}" for c in columns]
        lines.append(" ".join([f"{name:9}", *(f"{c:>{w}}" for c, w in zip(cells, widths, strict=True))]))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
