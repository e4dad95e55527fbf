"""The benchmark of forecasts: every format is read, origins lie where they should, and nobody sees the future."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import forecasts
from contest.case import Case
from contest.case import load as load_case
from contest.clock import local_clock
from contest.conformal import LEVELS, wrap
from contest.contenders import contender
from contest.opening import read_opening
from contest.refusal import Refused
from contest.scores import score, told
from contest.sight import disturbed, look
from contest.windows import after_games, event_intervals

SCORES = {"wape", "mase", "bias", "wql", "cov80", "cov90", "event_wape", "event_bias", "seconds", "peak_mb"}


def bank(folder: Path, weeks: int = 12) -> Path:
    """Quarter-hours of an office, 08:00 to 10:00 on weekdays, and one in part at 10:00."""
    rng = np.random.default_rng(7)
    lines = ["DateTime,Calls"]
    for day in (date(2024, 1, 1) + timedelta(days=k) for k in range(7 * weeks)):
        if day.weekday() < 5 and day != date(2024, 1, 15):
            lines += [f"{day} {8 + q // 4:02}:{15 * (q % 4):02}:00,{rng.poisson(40 + 10 * q)}.0" for q in range(8)]
            lines.append(f"{day} 10:00:00,3.0")
    return written(folder / "bank.csv", lines)


def dodgers(folder: Path) -> tuple[Path, Path]:
    """Hours of a road, some missing, and a game every Saturday night and every other Wednesday noon."""
    rng = np.random.default_rng(7)
    start = datetime(2005, 4, 10, tzinfo=UTC)
    counts = [f"{t:%-m/%-d/%Y %-H:%M},{rng.poisson(30)}" for t in (start + timedelta(hours=k) for k in range(24 * 70))]
    counts[100] = counts[100].split(",")[0] + ",-1"
    days = [start.date() + timedelta(days=k) for k in range(70)]
    games = [f"{d:%m/%d/%y},19:10:00,21:50:00,50000,Padres,W 4-1\xa0" for d in days if d.weekday() == 5]
    games += [f"{d:%m/%d/%y},13:10:00,15:50:00,40000,Giants,L 1-2\xa0" for d in days[::14]]
    return written(folder / "loop.csv", counts), written(folder / "games.csv", games)


def reservations(folder: Path) -> tuple[Path, Path]:
    """Days of calls, and what was known of them."""
    rng = np.random.default_rng(7)
    days = [date(2015, 1, 1) + timedelta(days=k) for k in range(120)]
    calls = ["\ufeffdate;calls;weekday"] + [f"{d.day}-{d.month}-{d.year};{rng.poisson(400)};1" for d in days]
    known = ["\ufeffdate;reservations_2months_advance;total_reservations;summer_break;christmas_break;special_day"]
    known += [f"{d.day}-{d.month}-{d.year};{rng.poisson(90)};5;0;0;{int(d.day == 25)}" for d in days]
    return written(folder / "calls.csv", calls), written(folder / "known.csv", known)


def long(folder: Path, weeks: int = 9, zone_end: date = date(2024, 11, 10)) -> tuple[Path, Path, Path]:
    """Hours of two queues in local time over the end of summer time, with a match every week."""
    rng = np.random.default_rng(7)
    first = datetime.combine(zone_end, datetime.min.time(), UTC) - timedelta(weeks=weeks)
    lines = ["Queue,Start,Offered"]
    for queue, level in (("chat-en", 20), ("phone-en", 5)):
        lines += [f"{queue},{t:%Y-%m-%d %H:%M},{rng.poisson(level)}" for t in hours(first, weeks)]
    events = ["kind,starts_at,ends_at,tier,tags,channels"]
    events += [
        f"match,{first + timedelta(days=7 * w + 5, hours=20):%Y-%m-%d %H:%M},,2,derby,chat" for w in range(weeks)
    ]
    events.append("holiday,2024-10-29,2024-10-30,2,,")
    queues = ["queue,channel,language,skill,opening", "chat-en,chat,en,general,24/7"]
    queues.append("phone-en,phone,en,general,mon-fri 08:00-20:00; sat 10:00-02:00")
    files = (("long.csv", lines), ("events.csv", events), ("queues.csv", queues))
    history, known, traits = (written(folder / name, text) for name, text in files)
    return history, known, traits


def hours(first: datetime, weeks: int) -> list[datetime]:
    """Local hours of Berlin, the one that the clock repeats twice."""
    local = [first + timedelta(hours=k) for k in range(24 * 7 * weeks)]
    again = datetime(2024, 10, 27, 2, tzinfo=UTC)
    return [t for t in local for _ in range(2 if t == again else 1)]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="latin-1" if path.name == "games.csv" else "utf-8")
    return path


def case_of(*words: object) -> Case:
    return forecasts.read_case(forecasts._parser().parse_args([str(w) for w in words]))


def bank_case(folder: Path, *words: object) -> Case:
    return case_of("--history", bank(folder), "--format", "bank", "--horizon", "7D", "--origins", "2", *words)


def local_days(case: Case) -> list[str]:
    days = local_clock(np.array(case.plan.origins_min), case.zone)[0]
    return days.astype("datetime64[D]").astype(str).tolist()


def test_json_has_every_score_of_every_model(tmp_path: Path) -> None:
    """Whoever measures reads one object, whatever the model."""
    history, known, queues = long(tmp_path)
    words = ["--history", history, "--events", known, "--queues", queues, "--zone", "Europe/Berlin", "--json"]
    words += ["--interval", "60min", "--horizon", "7D", "--origins", "1", "--peers", "mean4,snaive"]
    ran = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "forecasts.py", *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(ran.stdout)
    assert list(found["scores"]) == ["vardiya", "mean4", "snaive"]
    for scores in found["scores"].values():
        assert set(scores) >= SCORES
        assert 5 < scores["wape"] < 100
        assert scores["peak_mb"] > 10
    assert found["case"]["queues"] == 2


def test_last_origin_is_the_end_of_data_less_the_horizon(tmp_path: Path) -> None:
    """Origins step back from there; warm-up origins lie before them."""
    case = bank_case(tmp_path, "--step", "14D")
    assert local_days(case)[case.plan.first_scored :] == ["2024-03-02", "2024-03-16"]
    assert case.plan.first_scored == 2  # 2024-02-03 and 02-17; before, four weeks of history are not there
    span = case.after(case.plan.origins_min[-1])
    assert span.stop == len(case.start_min)


def test_hours_outside_the_opening_and_partial_intervals_are_closed(tmp_path: Path) -> None:
    """The count of 10:00 is a quarter of an hour of a half-hour; nights and weekends have none."""
    case = bank_case(tmp_path)
    assert case.queues[0].opening == (*[(480, 600)] * 5, (0, 0), (0, 0))
    assert case.open.sum() == 12 * 5 * 4
    assert set(case.slot[~np.isnan(case.counts[0])]) == {16, 17, 18, 19}


def test_event_days_of_a_bank_follow_holidays_and_month_starts(tmp_path: Path) -> None:
    """Martin Luther King Day 2024 is 15 January; the first business day of February is the 1st."""
    case = bank_case(tmp_path)
    days = set(case.day[event_intervals(case)[0]].astype("datetime64[D]").astype(str).tolist())
    assert {"2024-01-02", "2024-01-16", "2024-02-01", "2024-03-01"} <= days
    assert "2024-01-15" not in days


def test_games_open_windows_by_their_start(tmp_path: Path) -> None:
    """Two hours before to six after; two to five hours after is after the game."""
    history, games = dodgers(tmp_path)
    case = case_of(
        "--history", history, "--events", games, "--format", "dodgers", "--interval", "1h", "--horizon", "7D"
    )
    assert {e.tags for e in case.events if e.kind == "match"} == {("day",), ("night",)}
    saturday = case.day == int(np.datetime64("2005-04-16").astype(int))
    assert set(case.slot[event_intervals(case)[0] & saturday]) == {17, 18, 19, 20, 21, 22, 23}
    assert set(case.slot[after_games(case)[0] & saturday]) == {21, 22, 23}
    assert np.isnan(case.counts[0, 100])


def test_hidden_class_is_hidden_from_the_past_alone(tmp_path: Path) -> None:
    """The games to come are known, and only their windows are scored."""
    history, games = dodgers(tmp_path)
    words = ("--history", history, "--events", games, "--format", "dodgers", "--interval", "1h", "--horizon", "14D")
    case = case_of(*words, "--hide-class", "night")
    sight = look(case, len(case.plan.origins_min) - 1)
    past = [e.tags for e in sight.events if e.start_min < sight.origin_min and e.kind == "match"]
    ahead = [e.tags for e in sight.events if e.start_min >= sight.origin_min]
    assert set(past) == {("day",)}
    assert ("night",) in ahead
    assert (event_intervals(case, "night") <= event_intervals(case)).all()
    assert event_intervals(case, "night").sum() < event_intervals(case).sum()
    assert after_games(case, "night").sum() < after_games(case).sum()


def test_only_the_newest_events_are_known(tmp_path: Path) -> None:
    """A cold start with three games, and all that are to come."""
    history, games = dodgers(tmp_path)
    words = ("--history", history, "--events", games, "--format", "dodgers", "--interval", "1h", "--horizon", "7D")
    full, few = (look(case_of(*words, *more), 1) for more in ((), ("--known-events", 3)))
    past, before = ([e for e in s.events if e.start_min < s.origin_min and e.kind == "match"] for s in (few, full))
    assert past == before[-3:]
    assert set(full.events) - set(few.events) == set(before[:-3])
    assert any(e.kind == "holiday" for e in few.events)


def test_days_know_special_days_and_bookings_but_not_the_totals(tmp_path: Path) -> None:
    """total_reservations is known afterwards only and must not come in."""
    history, known = reservations(tmp_path)
    words = ("--history", history, "--events", known, "--format", "reservations", "--interval", "1D")
    case = case_of(*words, "--horizon", "28D", "--origins", "2")
    assert [s.id for s in case.series] == ["reservations_2months_advance", "summer_break", "christmas_break"]
    assert {e.kind for e in case.events} == {"holiday"}
    assert event_intervals(case).sum() == 4
    assert max(look(case, 0).series[0].values) == case.day[case.after(case.plan.origins_min[0])][-1]


def test_local_hours_are_counted_once_over_a_clock_change(tmp_path: Path) -> None:
    """The repeated hour is two intervals, in the order of the file."""
    history, known, queues = long(tmp_path)
    words = ("--history", history, "--events", known, "--queues", queues, "--interval", "1h", "--horizon", "7D")
    case = case_of(*words, "--zone", "Europe/Berlin")
    night = case.day == int(np.datetime64("2024-10-27").astype(int))
    assert night.sum() == 25
    assert not np.isnan(case.counts[0, night]).any()
    with pytest.raises(Refused, match="2 starts occur twice"):
        case_of(*words)


def test_events_concern_the_queues_of_their_scope(tmp_path: Path) -> None:
    """A match for chat opens no window for phone; a holiday of two days is two events."""
    history, known, queues = long(tmp_path)
    words = ("--history", history, "--events", known, "--queues", queues, "--interval", "1h", "--horizon", "7D")
    case = case_of(*words, "--zone", "Europe/Berlin")
    chat, phone = event_intervals(case)
    holiday = np.isin(case.day, np.array(["2024-10-29", "2024-10-30"], "datetime64[D]").astype(int))
    assert (phone == holiday).all()
    assert (chat & ~holiday).any()


@pytest.mark.parametrize("name", ["vardiya", "mean4"])
def test_what_comes_after_an_origin_changes_nothing_at_it(tmp_path: Path, name: str) -> None:
    """A forecaster that saw the future would win."""
    case = bank_case(tmp_path)
    number = len(case.plan.origins_min) - 1
    other = case.counts.copy()
    other[:, case.after(case.plan.origins_min[number])] *= 5.0
    said = [contender(name).predict(look(c, number)) for c in (case, replace(case, counts=other))]
    assert (said[0].mean == said[1].mean).all()
    assert name == "mean4" or (np.asarray(said[0].bands) == np.asarray(said[1].bands)).all()


def test_bands_of_peers_come_from_errors_known_at_the_origin(tmp_path: Path) -> None:
    """Errors after the origin, of earlier origins too, are not known at it."""
    case = bank_case(tmp_path, "--step", "7D", "--horizon", "14D")
    means = {n: contender("mean4").predict(look(case, n)).mean for n in range(len(case.plan.origins_min))}
    first = case.plan.first_scored
    other = case.counts.copy()
    other[:, case.after(case.plan.origins_min[first]).start :] *= 5.0
    bands = wrap(case, means)
    assert (wrap(replace(case, counts=other), means)[first] == bands[first]).all()
    assert (np.diff(bands[first], axis=0) >= 0).all()


def test_thinning_is_the_same_for_a_seed(tmp_path: Path) -> None:
    """Two runs of a seed are one experiment, and another seed is another."""
    whole, one, again, two = (
        bank_case(tmp_path, *words).counts
        for words in ((), ("--thin", "0.1"), ("--thin", "0.1"), ("--thin", "0.1", "--seed", "2"))
    )
    assert np.array_equal(one, again, equal_nan=True)
    assert not np.array_equal(one, two, equal_nan=True)
    assert np.nansum(one) == pytest.approx(0.1 * np.nansum(whole), rel=0.05)


def test_outages_disturb_the_last_four_weeks_of_the_past_and_no_actual() -> None:
    """Three outages of four hours and two bursts of two hours, apart from each other."""
    past = np.full((1, 60 * 48), 100.0)
    altered = disturbed(past, np.ones(past.shape, bool), (30, 1, 0))
    assert (altered[0] == 5).sum() == 3 * 8
    assert (altered[0] == 300).sum() == 2 * 4
    assert (altered[0, : 32 * 48] == 100).all()
    assert (past == 100).all()


def test_scores_of_a_known_error(tmp_path: Path) -> None:
    """A forecast that is always a tenth too high, with bands of nothing: 10 % all over, and nothing covered."""
    case = bank_case(tmp_path)
    number = range(case.plan.first_scored, len(case.plan.origins_min))
    means = {n: np.nan_to_num(case.counts[:, case.after(case.plan.origins_min[n])]) * 1.1 for n in number}
    bands = {n: np.repeat(m[None], len(LEVELS), axis=0) for n, m in means.items()}
    found = score(case, told(case, means, bands))
    assert found["wape"] == pytest.approx(10.0)
    assert found["bias"] == pytest.approx(10.0)
    assert found["cov80"] == 0.0
    assert found["wql"] == pytest.approx(
        2 * 10.0 * np.mean([1 - q for q in (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)]), abs=0.01
    )


def test_a_case_survives_its_file(tmp_path: Path) -> None:
    """A contender's own process sees the same case."""
    history, known = reservations(tmp_path)
    case = case_of(
        "--history", history, "--events", known, "--format", "reservations", "--interval", "1D", "--horizon", "28D"
    )
    case.save(tmp_path / "case.npz")
    back = load_case(tmp_path / "case.npz")
    assert (back.queues, back.events, back.series, back.plan) == (case.queues, case.events, case.series, case.plan)
    assert np.array_equal(back.counts, case.counts, equal_nan=True)


def test_opening_hours_as_written() -> None:
    """Days in spans and lists; an end before its start is the next day's."""
    week = read_opening("mon-thu,sun 08:00-20:00; sat 22:00-02:00", "here")
    assert week == (*[(480, 1200)] * 4, (0, 0), (1320, 1560), (480, 1200))
    assert read_opening("24/7", "here") is None


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("when,what\n1,2\n", (), "no column queue, start, offered"),
        ("queue,start,offered\na,soon,2\n", (), "'soon' in row 2 is no local time"),
        ("queue,start,offered\na,2024-01-01,many\n", (), "'many' in row 2 is no number"),
        ("queue,start,offered\na,2024-01-01,1\na,2024-01-02,1\n", ("--interval", "1D"), "are too few"),
        ("queue,start,offered\n", (), "no count at all"),
        ("", (), "no table of text"),
        ("queue,start,offered\na,2024-01-01,1\n", ("--zone", "Mars/Base"), "no such time zone"),
        ("queue,start,offered\na,2024-01-01,1\n", ("--horizon", "soon"), "write a duration"),
        ("queue,start,offered\na,2024-01-01,1\n", ("--peers", "oracle"), "there are snaive"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: tuple[str, ...], said: str
) -> None:
    """A file never seen before fails with a reason and exit 2, not with a trace."""
    path = tmp_path / "odd.csv"
    path.write_text(text, encoding="utf-8")
    assert forecasts.main(["--history", str(path), *words]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def test_a_peer_that_is_not_installed_is_refused_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for it learns how to install it, and waits for nothing."""
    said: list[str] = []
    monkeypatch.setattr("contest.race.start", lambda *ran: said.append(ran[0]))
    bare = ("--history", str(bank(tmp_path)), "--format", "bank", "--horizon", "7D", "--peers", "prophet")
    assert forecasts.main([*bare, "--peers-python", str(tmp_path / "python")]) == 2
    assert "--peers-python" in capsys.readouterr().err
    assert said == []
