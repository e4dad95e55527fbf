"""The sportsbook is what its description promises: people, calendar, history and their proportions."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from planner.agreed import agreements
from planner.inputs import PlanRequest, gather
from planner.operation import Operation
from planner.rule_sense import rule_sense
from planner.rulebook import rule_book
from planner.templates.sportsbook.calendars import fixtures
from planner.templates.sportsbook.profiles import PROFILES
from solver.case import RosterCase
from solver.duties import Roster
from solver.grid import Grid, utc_minute
from solver.groups import group
from solver.people import at_least
from solver.queues import Kind
from solver.requirement import Requirement
from solver.rules.break_law import BreakLaw
from solver.rules.breaks import BreaksTaken
from solver.rules.forms import DutyClass
from solver.rules.period_hours import PeriodHours
from solver.rules.presets import TURKEY

ISTANBUL = ZoneInfo("Europe/Istanbul")
MONDAY = date(2025, 11, 3)
NIGHT = DutyClass(night_window=(1200, 360))


def test_the_people_are_as_described(sportsbook: Operation) -> None:
    """120 agents in six teams; at most 24 skill sets x 3 contracts keep the search small."""
    agents = sportsbook.agents
    assert len(agents) == 120
    assert Counter(a.team for a in agents).keys() == sportsbook.config.teams.keys()
    sets = {(a.languages, tuple(s for s, _ in a.skills), a.channels) for a in agents}
    assert len(sets) <= 24
    assert len({a.contract.id for a in agents}) == 3
    assert sum(a.level("ar", spoken=False) is not None for a in agents) >= 16
    assert sum(sum(profile.counts) for profile in PROFILES) == 120


def test_every_team_has_a_lead_of_its_own(sportsbook: Operation) -> None:
    """A lead who works in another team leads nobody."""
    by_id = {agent.id: agent for agent in sportsbook.agents}
    for name, team in sportsbook.config.teams.items():
        lead = by_id[str(team.lead)]
        assert lead.team == name
        assert "lead" in lead.roles


def test_arabic_is_written_but_never_chatted(sportsbook: Operation) -> None:
    """The operator offers Arabic by e-mail, WhatsApp and Telegram only."""
    assert {q.channel for q in sportsbook.queues if q.language == "ar"} == {"email", "whatsapp", "telegram"}
    assert 18 <= len(sportsbook.queues) <= 24
    assert {q.kind for q in sportsbook.queues} == set(Kind) - {Kind.OUTBOUND}


def test_german_is_short_by_arithmetic_and_nothing_else_is(sportsbook: Operation) -> None:
    """One rare language is short: 112 hours promised, 75 worked; every other floor has its people."""
    hours = {}
    for name, floor in sportsbook.config.floors.items():
        if floor.language is not None:
            able = [a for a in sportsbook.agents if at_least(a.level(floor.language, spoken=floor.spoken), floor.level)]
            hours[name] = sum(a.contract.week_min for a in able) / 60
    promised = {name: 168 * sportsbook.config.floors[name].least for name in hours} | {"ar": 112, "de": 112}
    assert hours["de"] == 75
    assert [name for name in hours if hours[name] < promised[name]] == ["de"]


def test_the_generator_and_the_loader_agree_on_every_tier(sportsbook: Operation) -> None:
    """The world's lifts follow tiers; the forecast sees those of operation.yaml."""
    told = {event.id: event.tier for event in sportsbook.events if event.kind == "match"}
    assert told == {fixture.id: fixture.tier for fixture in fixtures(1)}


def test_the_plan_has_a_derby_and_two_european_midweeks(sportsbook: Operation) -> None:
    """Four ordinary weeks would prove nothing."""
    matches = [e for e in sportsbook.events if e.kind == "match" and not e.date_only]
    horizon = [e for e in matches if MONDAY <= e.starts_at.astimezone(ISTANBUL).date() < MONDAY + timedelta(days=28)]
    assert sum("derby" in e.tags for e in horizon) == 1
    cup = {e.starts_at.astimezone(ISTANBUL) for e in horizon if "continental-cup" in e.tags}
    assert {at.date() for at in cup} == {date(2025, 11, d) for d in (4, 5, 25, 26)}
    assert {f"{at:%H:%M}" for at in cup} == {"20:00", "22:00"}
    nights = {e.starts_at.astimezone(ISTANBUL).date() for e in horizon if e.tier <= 2}
    assert 5 <= len(nights) <= 9


def test_the_history_has_finals_and_a_simultaneous_last_round(sportsbook: Operation) -> None:
    """What a forecaster must have seen before it can be asked."""
    matches = [e for e in sportsbook.events if e.kind == "match"]
    last = [e.starts_at for e in matches if "last round" in e.tags]
    assert len(last) == 9
    assert len(set(last)) == 1
    assert sum("final" in e.tags for e in matches) == 2


def test_kick_offs_beyond_four_weeks_have_no_hour_yet(sportsbook: Operation) -> None:
    """Television decides late; a planner sees the date only."""
    league = [e for e in sportsbook.events if "national-league" in e.tags]
    assert {e.date_only for e in league if e.starts_at >= datetime(2025, 12, 2, tzinfo=ISTANBUL)} == {True}
    assert {e.date_only for e in league if e.starts_at < datetime(2025, 12, 1, tzinfo=ISTANBUL)} == {False}


def test_the_weeks_before_are_legal(sportsbook: Operation) -> None:
    """Rest history that breaks the law would make every plan illegal from its first day."""
    case = case_of(sportsbook, Grid.of(date(2025, 9, 22), 42, 15, "Europe/Istanbul"))
    law = {entry.rule.kind for entry in TURKEY.entries}
    rules = [r for r in rule_book(sportsbook.config.rules) if r.kind in law]
    rules = [r for r in rules if not isinstance(r, (BreakLaw, BreaksTaken, PeriodHours))]
    broken = [v for rule in rules for v in rule.check(case, Roster(sportsbook.previous)) if v.hard]
    assert broken == []
    nights: dict[str, set[int]] = {}
    for duty in sportsbook.previous:
        if NIGHT.holds(duty, case.grid):
            nights.setdefault(duty.agent, set()).add(duty.day.isocalendar().week)
    assert max(len(weeks) for weeks in nights.values()) <= 3


def test_the_first_night_has_its_people(sportsbook: Operation) -> None:
    """Nobody who starts on Monday can cover Monday at 03:00: the duties before the plan must."""
    at = utc_minute(datetime(2025, 11, 3, 3, tzinfo=ISTANBUL))
    by_id = {agent.id: agent for agent in sportsbook.agents}
    present = [by_id[d.agent] for d in sportsbook.previous if d.start_min <= at < d.end_min]
    spoken = Counter(
        code for a in present for code in ("tr", "en", "ru") if at_least(a.level(code, spoken=False), "B2")
    )
    assert spoken["tr"] >= 6
    assert spoken["en"] >= 2
    assert spoken["ru"] >= 2
    assert sum("lead" in a.roles for a in present) >= 1


def test_no_name_leaves_its_file(sportsbook: Operation) -> None:
    """Names live in names.csv only."""
    names = [line.split(",")[1] for line in (sportsbook.folder / "names.csv").read_text("utf-8").splitlines()[1:]]
    others = [p for p in sportsbook.folder.glob("*.*") if p.name != "names.csv"]
    assert len(set(names)) == 120
    assert not any(name in path.read_text("utf-8") for path in others for name in names)


def case_of(operation: Operation, grid: Grid) -> RosterCase:
    """A case that only looks at duties and contracts."""
    days = grid.days
    groups = group(operation.agents, operation.queues, days[0], days[-1])
    nothing = Requirement(
        (),
        np.zeros((len(groups.members), 0), bool),
        np.zeros((1, 0, grid.intervals)),
        (1,),
        np.zeros((0, grid.intervals)),
    )
    return RosterCase(grid, operation.agents, groups, operation.templates, nothing)


def test_what_was_agreed_with_the_people_reaches_the_rules(sportsbook: Operation) -> None:
    """Buses, feasts, match nights, a pair, a course and the year's overtime: each within what a plan can keep."""
    inputs = gather(sportsbook, PlanRequest(start=MONDAY, weeks=4))
    found = agreements(inputs)
    assert {site.id: site.seats for site in found.sites} == {"istanbul": 90, "izmir": 45}
    by_site = Counter(agent.site for agent in sportsbook.agents if agent.needs_transport)
    assert by_site.keys() == {"istanbul"}
    assert [(pair.first, pair.second, pair.kind) for pair in found.pairs] == [("A003", "A004", "cover")]
    assert [(course.kind, course.trainers) for course in found.courses] == [("kyc-training", ("A003", "A004"))]
    assert {day.tag for day in found.days} == {"feast", "match"}
    assert date(2025, 11, 23) in {day.day for day in found.days if day.tag == "match"}
    groups = {day.group for day in found.days if day.tag == "feast"}
    assert {agent.feast_group for agent in sportsbook.agents} == groups | {""}
    overtime = [tally.amount for tally in found.ledger if tally.measure == "overtime_min"]
    assert 0 < max(overtime) < 16200  # 270 h a year
    assert [(p.code, dict(p.parameters)["rules"]) for p in rule_sense(inputs)] == [("rules_loosened", "night_rotation")]
