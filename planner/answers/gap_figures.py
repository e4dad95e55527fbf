"""The figures of an answer about a shortage, each with the command that finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found
from solver.grid import utc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.answers.gap import Gap
    from planner.answers.gap_service import Served
    from planner.answers.gap_ways import Way
    from planner.answers.standing import Standing

FOLDER = "ways"
COUNTS = ("present", "on_break", "in_activity", "on_call")


def gap_figures(gap: Gap, standing: Standing, folder: str = FOLDER) -> tuple[Figure, ...]:
    """Need, people, service, and for each way its price and what it changes; `folder` holds the files of the ways."""
    return (
        *_now(gap, standing),
        *(one for n, way in enumerate(gap.ways, 1) for one in _of_way(gap, standing, n, way, folder)),
    )


def way_file(number: int, folder: str = FOLDER) -> str:
    """Where the roster of a way is written."""
    return f"{folder.rstrip('/')}/way-{number}.csv"


def pool_command(gap: Gap, standing: Standing) -> tuple[str, ...]:
    """The command that tells how the need of the queue's pool comes about."""
    at = standing.plan.grid.local(gap.start_min).isoformat("T", "minutes")
    return ("explain", "requirement", "{dir}", "--plan", standing.plan.id, "--queue", gap.queue.id, "--at", at)


def _now(gap: Gap, standing: Standing) -> Iterator[Figure]:
    counted = (*_check(standing), "--at", standing.plan.grid.local(gap.start_min).isoformat("T", "minutes"))
    there = (*counted, "--queue", gap.queue.id)
    yield Figure("gap_need", gap.there.need[2], "people", Found(there, ("there", "need_goal")))
    yield Figure("gap_work", gap.there.load, "people", Found(there, ("there", "load")), "forecast")
    yield Figure("gap_able", gap.there.able, "people", Found(there, ("there", "able_count")))
    if gap.pool is not None:
        found = Found(pool_command(gap, standing), ("rostered",))
        yield Figure("gap_pool", gap.pool.need, "people", found, "forecast", about=gap.pool.language)
    for state in COUNTS:
        yield Figure(
            f"gap_{state}", len(getattr(gap.there, state)), "people", Found(there, ("there", f"{state}_count"))
        )
    if gap.shortage.is_short and not gap.shortage.sharing:
        less = Found(there, ("there", "need_goal"), ("there", "present_count"), there)
        yield Figure("gap_short", gap.shortage.short, "people", less)
    yield from _contacts(gap, standing)
    yield from _service(gap, standing, gap.served, (), "")


def _contacts(gap: Gap, standing: Standing) -> Iterator[Figure]:
    """Contacts expected of the queue in the interval, and those of the event that brings most work then."""
    forecast, grid = standing.plan.forecast, standing.plan.grid
    assert forecast is not None
    at = grid.local(gap.start_min).isoformat("T", "minutes")
    command = ("explain", "forecast", "{dir}", "--plan", standing.plan.id, "--queue", gap.queue.id, "--at", at)
    start = utc(gap.start_min)
    table, rows = forecast.table, forecast.attribution
    mean = float(table.loc[(table["queue"] == gap.queue.id) & (table["start"] == start), "mean"].sum())
    yield Figure("gap_contacts", mean, "contacts", Found(command, ("mean",)), "forecast")
    event = next((cause.about for cause in gap.causes if cause.kind == "event"), "")
    brought = rows[(rows["start"] == start) & (rows["queue"] == gap.queue.id) & (rows["part"] == event)]
    if len(brought):
        contacts = float(brought["contacts"].sum())
        yield Figure("gap_event", contacts, "contacts", Found(command, ("parts", event)), "forecast", about=event)


def _of_way(gap: Gap, standing: Standing, number: int, way: Way, folder: str) -> Iterator[Figure]:
    file = ("--roster", way_file(number, folder))
    check, about = (*_check(standing), *file), str(number)
    at = standing.plan.grid.local(gap.start_min).isoformat("T", "minutes")
    asked = ("--at", at, "--queue", gap.queue.id)
    there, before = (*check, *asked), (*_check(standing), *asked)
    present = len(gap.there.present) + way.adds
    wages = Found(there, ("cost", "wages_cents"), ("cost", "wages_cents"), before)
    wishes = Found(there, ("cost", "wishes_cents"), ("cost", "wishes_cents"), before)
    yield Figure("gap_way_present", present, "people", Found(there, ("there", "present_count")), about=about)
    yield Figure("gap_way_paid", way.paid_min, "min", Found(there, ("changes", "paid_min")), about=about)
    yield Figure("gap_way_wages", way.wages_cents, "cents", wages, about=about)
    yield Figure("gap_way_wishes", round(way.verdict.total_cents, 2), "cents", wishes, about=about)
    yield from _service(gap, standing, way.served, file, about)


def _service(gap: Gap, standing: Standing, served: Served, file: tuple[str, ...], about: str) -> Iterator[Figure]:
    """Service of the day and of the four hours, under the plan's roster or a file's."""
    plan, played = standing.plan.id, ("--replications", str(gap.replications))
    command = ("simulate", "{dir}", "--plan", plan, *file, "--day", gap.day.isoformat(), *played)
    code = "gap_way" if about else "gap"
    if served.day.share is not None:
        place = ("service", f"queue={gap.queue.id}&period=day", "service")
        found = Found(command, place)
        yield Figure(f"{code}_day", served.day.share, "share", found, "simulated", served.day.give, about)
    block = served.block
    if block is not None and block.share is not None:
        start = utc(block.start_min).strftime("%Y-%m-%dT%H:%M:%SZ")
        found = Found(command, ("blocks", f"queue={gap.queue.id}&start={start}", "service"))
        yield Figure(f"{code}_block", block.share, "share", found, "simulated", block.give, about)


def _check(standing: Standing) -> tuple[str, ...]:
    return ("check", "{dir}", "--plan", standing.plan.id)
