"""Who takes part in a clash, and what would open it, in words; never a reason for an absence."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from planner.operation.floor_policies import said_hours
from planner.report.violations import amount, rule_title
from planner.rulebook import articles_of
from planner.words import sentence
from planner.words.numbers import day, moment, number
from solver.explainer.infeasible.values import Party
from solver.rules import BY_KIND

if TYPE_CHECKING:
    from planner.answers.infeasible import Impossible
    from solver.explainer.infeasible import Clash, WayOut

MOST_NAMED = 4
DAY_END_MIN = 1


def promise_text(found: Impossible, party: Party, lang: str) -> str:
    """A promise by its name and hours: "floor ar 10-02", "on-call en-event-night"."""
    kind, _, name = party.name.partition(":")
    if party.kind == "on_call":
        return sentence("clash_on_call", {"name": party.name.rpartition(":")[0] or party.name}, lang)
    if kind == "floor" and name in found.inputs.operation.config.floors:
        hours = said_hours(found.inputs.operation.config.floors[name])
        return sentence("clash_floor", {"name": f"{name} {hours}".strip()}, lang)
    if party.kind in ("floor", "seats") and kind in BY_KIND:
        return rule_title(party.name, lang)
    return party_text(found, party, lang)


def party_text(found: Impossible, party: Party, lang: str) -> str:
    """One who takes part, with whom it binds and when."""
    if party.kind in ("floor", "on_call") or (party.kind == "seats" and party.name.partition(":")[0] in BY_KIND):
        return promise_text(found, party, lang)
    who = people_text(party.agents, lang)
    told = {"who": who, "days": span_text(found, party, lang), "day": _day(found, party.start_min, lang)}
    if party.kind in ("rule", "contract"):
        return _rule(found, party, told, lang)
    named = {"name": _shift(found, party.name) if party.kind == "lock" else _known(found, party)}
    code = "clash_lock_off" if party.kind == "lock" and not party.name else f"clash_{party.kind}"
    return sentence(code, told | named, lang)


def when_text(found: Impossible, clash: Clash, lang: str) -> str:
    """The stretch that is short, local; whole days by their dates."""
    grid = found.inputs.grid
    start, end = grid.local(clash.start_min), grid.local(clash.end_min)
    if start.time() == end.time() == time():
        return span_text(found, clash, lang)
    if start.date() == end.date():
        return f"{moment(start, lang)}-{end:%H:%M}"
    return f"{moment(start, lang)} - {moment(end, lang)}"


def size_text(value: float, unit: str, lang: str) -> str:
    """How much is due, or possible."""
    if unit == "agent_min":
        return sentence("clash_hours", {"h": number(value / 60, lang, 1)}, lang)
    return amount(value, unit, lang)


def capital(text: str, lang: str) -> str:
    """The text with a capital at its beginning; Turkish i keeps its dot."""
    first = "İ" if lang == "tr" and text.startswith("i") else text[:1].upper()
    return first + text[1:]


def people_text(agents: tuple[str, ...], lang: str) -> str:
    """A few people by their ids, many by their number."""
    if len(agents) > MOST_NAMED:
        return sentence("clash_people", {"count": number(len(agents), lang)}, lang)
    return ", ".join(agents)


def span_text(found: Impossible, party: Party | Clash, lang: str) -> str:
    """The local days from a start to an end."""
    grid = found.inputs.grid
    first = grid.local(party.start_min).date()
    last = grid.local(max(party.end_min - DAY_END_MIN, party.start_min)).date()
    return day(first, lang) if first == last else f"{day(first, lang)} - {day(last, lang)}"


def way_text(found: Impossible, way: WayOut, lang: str) -> str:
    """What is changed."""
    given = dict(way.about)
    about = {name: _about(found, name, value, lang) for name, value in way.about}
    told = {"who": about.get("agent") or people_text(way.agents, lang), **about, **_days(found, given, lang)}
    return sentence(f"way_{way.kind}{_variant(way.kind, given)}", told, lang)


def _variant(kind: str, given: dict[str, str | int]) -> str:
    """Which sentence of a kind fits what is given."""
    if kind == "move_leave" and "start_min" in given:
        return "_to"
    if kind == "drop_lock" and not given.get("template"):
        return "_off"
    return "_none" if kind == "lower_floor" and given.get("least") == 0 else ""


def _days(found: Impossible, given: dict[str, str | int], lang: str) -> dict[str, str]:
    """The days of an absence, as it is or as it would be."""
    for first, last in (("from_min", "until_min"), ("start_min", "end_min")):
        if first in given and last in given:
            party = Party("absence", "", (), int(given[first]), int(given[last]))
            return {"days": span_text(found, party, lang)}
    return {}


def _about(found: Impossible, name: str, value: str | int, lang: str) -> str:
    """A value of a way out: days local, rules and floors by their titles, shifts by their hours."""
    if isinstance(value, int):
        return _day(found, value, lang) if name.endswith("_min") else number(value, lang)
    if name == "rule":
        return rule_title(value, lang)
    if name == "template":
        return _shift(found, value)
    if name == "floor" and value.startswith("floor:"):
        return sentence("clash_floor", {"name": value.removeprefix("floor:")}, lang)  # its hours stand in the headline
    if name == "floor":
        kind = "floor" if value.partition(":")[0] in BY_KIND else "on_call"
        return promise_text(found, Party(kind, value, (), 0, 0), lang)
    if name in ("paper", "activity"):
        return _known(found, Party(name, value, (), 0, 0))
    return value


def _rule(found: Impossible, party: Party, told: dict[str, str], lang: str) -> str:
    """A rule by its title and where it is written."""
    kind = party.name.partition(":")[0]
    rule = BY_KIND.get(kind)
    written = "" if rule is None else rule.citation
    article = articles_of(found.inputs.operation.config.rules).get(kind, written)
    return sentence(f"clash_{party.kind}", told | {"title": rule_title(party.name, lang), "article": article}, lang)


def _day(found: Impossible, minute: int, lang: str) -> str:
    return day(found.inputs.grid.local(minute).date(), lang)


def _shift(found: Impossible, name: str) -> str:
    """A shift by its hours: "15:30-23:30"; its name where no menu has it."""
    for template in found.inputs.operation.templates:
        if template.id == name:
            end = (template.start + template.length_min) % 1440
            return f"{template.start // 60:02d}:{template.start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
    return name


def _known(found: Impossible, party: Party) -> str:
    """A training or a certificate by its title, where operation.yaml gives one."""
    config = found.inputs.operation.config
    if party.kind == "paper":
        return config.certificates.get(party.name) or party.name
    if party.kind == "activity":
        kinds = {activity.id: activity.kind for activity in found.inputs.operation.activities}
        kind = kinds.get(party.name, party.name.partition(":")[2] or party.name)
        spec = config.activities.get(kind)
        return (spec.title if spec is not None else "") or kind
    return party.name
