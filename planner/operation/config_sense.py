"""Cross references inside operation.yaml and the sense of its menus, opening hours and contacts."""

from __future__ import annotations

from functools import cache

from planner.operation.agreement_sense import check_agreements, check_asked, check_trainers
from planner.operation.calendar_specs import CalendarSpec
from planner.operation.config_notes import ConfigNotes
from planner.operation.config_reading import ConfigFile
from planner.operation.contacts_sense import check_contacts, check_named
from planner.operation.expanding import DAY_MIN
from planner.operation.match_tiers import derby_clubs
from planner.operation.reading import Reading, suggestion
from planner.operation.shift_specs import MenuSpec
from planner.operation.yaml_document import Path
from solver.people import Agent


def check_config(reading: Reading, file: ConfigFile) -> bool:
    """Note every reference to something unknown and every menu or opening without sense; True if none."""
    before = len(reading.errors)
    notes = ConfigNotes(reading, file)
    _queues(notes)
    check_contacts(notes)
    check_agreements(notes)
    for name, contract in file.config.contracts.items():
        for i, menu in enumerate(contract.menus):
            notes.refers(("contracts", name, "menus", i), menu, file.config.menus, "unknown_menu")
    for name, menu_spec in file.config.menus.items():
        _menu(notes, name, menu_spec)
    _calendar(notes)
    _languages(notes)
    _models(notes)
    for pair in file.config.matches.derbies:
        if len(derby_clubs(pair)) != 2:
            notes.error(("matches", "derbies", pair), "derby_pair", value=pair)
    return len(reading.errors) == before


def check_people(reading: Reading, file: ConfigFile, agents: tuple[Agent, ...], ids: frozenset[str]) -> None:
    """Note what operation.yaml says of leads, languages, skills and roles that neither queues nor agents know.

    Where rows of agents.csv had to be left out, only leads are looked up: what those agents know is not known.
    """
    notes, config = ConfigNotes(reading, file), file.config
    for name, team in config.teams.items():
        notes.refers(("teams", name, "lead"), team.lead if ids else None, ids, "unknown_agent")
    if len(agents) == len(ids):
        _knowledge(notes, agents)
    check_trainers(notes, ids)


def _knowledge(notes: ConfigNotes, agents: tuple[Agent, ...]) -> None:
    config = notes.config
    queues = config.queues.values()
    known = {
        "language": {q.language for q in queues} | {lang.code for a in agents for lang in a.languages},
        "skill": {q.skill for q in queues} | {skill for a in agents for skill, _ in a.skills},
        "role": {role for a in agents for role in a.roles},
        "queue": set(config.queues),
    }
    for name, floor in config.floors.items():
        for key, names in known.items():
            notes.refers(("floors", name, key), getattr(floor, key), names, f"unknown_{key}")
    for name, policy in config.on_call.items():
        notes.refers(("on_call", name, "language"), policy.language, known["language"], "unknown_language")
        notes.refers(("on_call", name, "skill"), policy.skill, known["skill"], "unknown_skill")
        for i, role in enumerate(policy.roles):
            notes.refers(("on_call", name, "roles", i), role, known["role"], "unknown_role")
    check_named(notes, known["role"])
    check_asked(notes, agents, known)
    for name, queue in config.queues.items():
        if queue.overflow is not None:
            path = ("queues", name, "overflow", "language")
            notes.refers(path, queue.overflow.language, known["language"], "unknown_language")


def _calendar(notes: ConfigNotes) -> None:
    """Countries that the holidays package knows, and own days of markets that are served."""
    spec = notes.config.calendar
    for country in spec.served:
        if country != CalendarSpec().country and country not in _countries():
            path = ("calendar", "markets", country) if country in spec.markets else ("calendar", "country")
            notes.error(path, "unknown_country", value=country, **suggestion(country, _countries()))
    for country in notes.config.days.feasts:
        notes.refers(("days", "feasts", country), country, _countries(), "unknown_country")
    for i, day in enumerate(spec.overrides):
        notes.refers(("calendar", "overrides", i, "country"), day.country, spec.served, "unknown_market")
    for country in spec.ramadan or {}:
        notes.refers(("calendar", "ramadan", country), country, spec.served, "unknown_market")


@cache
def _countries() -> frozenset[str]:
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes())  # its table: to list their regions it would load every country


def _languages(notes: ConfigNotes) -> None:
    """Languages of markets, own days, competitions and clubs: each that of a queue."""
    spoken = {queue.language for queue in notes.config.queues.values()}
    calendar, matches = notes.config.calendar, notes.config.matches
    named: dict[Path, tuple[str, ...]] = {("calendar", "markets", c): v for c, v in calendar.markets.items()}
    named |= {("calendar", "overrides", i, "languages"): day.languages for i, day in enumerate(calendar.overrides)}
    named |= {("matches", "competitions", c, "languages"): s.languages for c, s in matches.competitions.items()}
    named |= {("matches", "interest", club): languages for club, languages in matches.interest.items()}
    for path, languages in named.items():
        for i, language in enumerate(languages):
            notes.refers((*path, i), language, spoken, "unknown_language")


def _models(notes: ConfigNotes) -> None:
    """Models of single queues: known queues, known models."""
    for queue, model in notes.config.forecast.models.items():
        path = ("forecast", "models", queue)
        notes.refers(path, queue, notes.config.queues, "unknown_queue")
        for name in model.split("+"):
            notes.refers(path, name, _model_names(), "unknown_model")


@cache
def _model_names() -> frozenset[str]:
    from forecasting import MODELS

    return frozenset(model.name for model in MODELS)


def _queues(notes: ConfigNotes) -> None:
    if not notes.config.queues:
        notes.error(("queues",), "no_queues")
    for name, queue in notes.config.queues.items():
        notes.refers(("queues", name, "channel"), queue.channel, notes.config.channels, "unknown_channel")
        seen: set[str] = set()
        for i, opening in enumerate(queue.opening or ()):
            if opening.end <= opening.start:
                notes.error(("queues", name, "opening", i), "opening_order")
            for day in sorted(seen.intersection(opening.days)):
                notes.error(("queues", name, "opening", i, "days"), "opening_twice", value=day)
            seen.update(opening.days)


def _menu(notes: ConfigNotes, name: str, menu: MenuSpec) -> None:
    step, path = notes.config.grid_min, ("menus", name)
    if menu.final < menu.first or menu.final >= DAY_MIN:
        notes.error((*path, "last"), "menu_order")
    off = [key for key in ("first", "step_min") if getattr(menu, key) % step]
    for key in off:
        notes.error((*path, key), "menu_off_grid", value=str(getattr(menu, key)), grid=step)
    for i, length in enumerate(menu.lengths):
        breaks = [value for b in length.pauses for value in (b.earliest_min, b.latest_min, b.length_min)]
        for value in sorted({v for v in (length.length_min, *breaks) if v % step}):
            notes.error((*path, "lengths", i), "menu_off_grid", value=str(value), grid=step)
