"""What happened and what it costs if nothing is done, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.changing.absence import Away
from planner.changing.demand import DemandChange
from planner.changing.event_cancelled import EventCancelled
from planner.changing.event_moved import EventMoved
from planner.changing.events import event_of, moved_to
from planner.changing.moments import first_minute
from planner.changing.outage import OutageFact
from planner.changing.served import REPLICATIONS
from planner.changing.touched import lost_h, moved_need_h
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line
from planner.words import sentence, term
from planner.words.numbers import day, moment, money, number, share, signed
from solver.grid import DAY_MIN, utc_minute

MOST_NAMED = 3

if TYPE_CHECKING:
    from datetime import date

    from planner.changing import AnyChange
    from planner.changing.served import ServedDay
    from planner.mending import Mended
    from solver.repairer import Repair, Way


def now_line(found: Mended, lang: str) -> Line:
    """As of when, and until when a change is at short notice."""
    grid, days = found.view.grid, found.notice_days
    told = {
        "now": moment(grid.local(found.view.now_min), lang),
        "until": moment(grid.local(found.view.now_min + days * DAY_MIN), lang),
        "days": days,
    }
    return Line(sentence("reroster_now" if days else "reroster_now_free", told, lang), QUIET)


def fact_lines(found: Mended, lang: str) -> tuple[Line, ...]:
    """Each change in a sentence; swaps are answered apart."""
    return tuple(Line("• " + text) for change in found.asked.changes for text in _fact(change, found, lang))


def _fact(change: AnyChange, found: Mended, lang: str) -> Iterator[str]:
    grid = found.view.grid
    if isinstance(change, Away):
        first, last = change.span(found.view)
        lost = [one for one in found.nothing.forced if one.agent == change.agent] if found.nothing else []
        hours = sum(_paid(one.before) - _paid(one.after) for one in lost) / 60
        told = {"agent": change.agent, "shifts": len(lost), "hours": number(hours, lang, 1)} | _span(
            found, first, last, lang
        )
        yield sentence("fact_absence", told, lang)
    elif isinstance(change, DemandChange):
        told = {"share": _signed_share(change.share, lang), "queues": ", ".join(change.hit(found.view.inputs))}
        yield sentence("fact_demand", told | _span(found, *change.span(grid), lang), lang)
    elif isinstance(change, OutageFact):
        span = _span(found, *change.span(grid, found.view.now_min), lang)
        scope = ", ".join((*change.channels, *change.languages, *change.skills)) or sentence("scope_all", {}, lang)
        code = "fact_outage" if change.until else "fact_outage_open"
        yield sentence(code, span | {"title": change.title or sentence("some_outage", {}, lang), "scope": scope}, lang)
    elif isinstance(change, EventMoved | EventCancelled):
        yield _event(change, found, lang)
    elif change.kind == "back":
        at = moment(grid.local(first_minute(change.since, grid)), lang)
        yield sentence("fact_back", {"agent": change.agent, "at": at}, lang)


def _event(change: EventMoved | EventCancelled, found: Mended, lang: str) -> str:
    grid, inputs = found.view.grid, found.view.inputs
    row = event_of(inputs, change.id)
    assert row is not None
    told = {"title": row.title or row.id, "was": moment(grid.local(utc_minute(row.starts_at)), lang)}
    if isinstance(change, EventCancelled):
        return sentence("fact_event_cancelled", told, lang)
    at = moved_to(inputs, row, change.new_day, change.to_time).starts_at
    return sentence("fact_event_moved", told | {"now": moment(grid.local(utc_minute(at)), lang)}, lang)


def loss_lines(found: Mended, lang: str) -> tuple[Line, ...]:
    """What is lost if nothing is done: hours, contacts too late, goals, money."""
    nothing = found.nothing
    if nothing is None:
        return ()
    lines = [Line(_hours_text(found, lang))]
    if found.served:
        (late_before, met_before), (late, met) = _served(found.served_before), _served(found.served[0])
        told = {
            "days": ", ".join(day(one.day, lang) for one in found.served_before),
            "more": number(abs(late - late_before), lang),
            "before": number(late_before, lang),
            "after": number(late, lang),
            "met_before": met_before,
            "met": met,
            "all": sum(len(one.judged) for one in found.served[0]),
        }
        more = round(late - late_before)
        code = "loss_service" if more > 0 else "loss_service_fewer" if more < 0 else "loss_service_same"
        lines.append(Line(sentence(code, told, lang), BAD if more > 0 else GOOD))
    if damage := round(nothing.damage_cents / 100):
        money_told = {"money": money(abs(nothing.damage_cents), lang)}
        lines.append(Line(sentence("loss_money" if damage > 0 else "loss_no_money", money_told, lang)))
    return tuple(lines)


def _hours_text(found: Mended, lang: str) -> str:
    assert found.nothing is not None
    lost, needed = lost_h(found.nothing), moved_need_h(found.world)
    told = {
        "people": len({change.agent for change in found.nothing.forced}),
        "shifts": len(found.nothing.forced),
        "hours": number(sum(lost.values()), lang, 1),
        "days": _days_text(tuple(sorted(lost)), lang),
        "need_days": _need_text(needed, lang),
    }
    texts = [sentence("loss_hours", told, lang)] if lost else []
    texts += [sentence("loss_need", told, lang)] if needed else []
    return " ".join(texts) or sentence("loss_nothing", told, lang)


def standing_lines(found: Mended, lang: str) -> tuple[Line, ...]:
    """Hard rules that the facts alone break, and on what the simulation rests."""
    nothing, lines = found.nothing, list[Line]()
    if nothing is not None and nothing.forced_violations:
        told = {"count": len(nothing.forced_violations)}
        lines.append(Line(sentence("forced_broken", told, lang), WARN))
    begun = () if nothing is None else tuple(way for way in nothing.cut_short if way not in nothing.untried)
    if begun:
        cut: dict[str, object] = {"seconds": number(found.cut_s, lang), "ways": _titles(begun, lang)}
        lines.append(Line(sentence("search_cut", cut, lang), WARN))
    if nothing is not None and nothing.untried:
        lines.append(Line(sentence("ways_untried", {"ways": _titles(nothing.untried, lang)}, lang), WARN))
    if found.served:
        lines.append(Line(sentence("served_ground", {"times": REPLICATIONS}, lang), QUIET))
    if found.world.absences:
        lines.append(Line(sentence("wage_ground", {}, lang), QUIET))
    if found.world.requirement is not None:
        lines.append(Line(sentence("need_ground", {}, lang), QUIET))
    return tuple(lines)


def best_line(found: Mended, lang: str) -> tuple[Line, ...]:
    """What the first way does, or that nothing helps."""
    if found.nothing is None:
        return ()
    if not found.ways:
        return (Line(sentence("no_way_yet" if found.cut_s else "no_way_helps", {}, lang), WARN),)
    way = found.ways[0]
    told: dict[str, object] = {"share": share(min(way.recovered_share, 1.0), lang, 0), "takes": _takes(way, lang)}
    best = Line(sentence("best_way" if way.damage_cents > 0 else "best_way_no_loss", told, lang), GOOD)
    return (best, *_best_served(found, lang), *_asked_line(found, lang))


def _takes(way: Repair, lang: str) -> str:
    """Whom a way touches; what it does not take is left out."""
    counts = {
        "people": way.after.people,
        "ask": len({change.agent for change in way.to_ask}),
        "called": len({call.agent for call in way.called}),
        "breaks": len(way.breaks_of),
    }
    told = counts | {"days": way.after.person_days}
    return ", ".join(sentence(f"best_takes_{part}", told, lang) for part, count in counts.items() if count)


def _best_served(found: Mended, lang: str) -> tuple[Line, ...]:
    """What the best way gives in simulation: contacts too late, and how many goals it regains over nothing done."""
    if len(found.served) < 2:
        return ()
    (idle_late, idle_met), (late, met) = _served(found.served[0]), _served(found.served[1])
    told = {
        "late": number(late, lang),
        "idle": number(idle_late, lang),
        "met": met,
        "all": sum(len(one.judged) for one in found.served[1]),
        "goals": abs(met - idle_met),
    }
    code = "best_regains" if met > idle_met else "best_regains_none" if met == idle_met else "best_misses"
    return (Line(sentence(code, told, lang), GOOD if met > idle_met else WARN),)


def _asked_line(found: Mended, lang: str) -> tuple[Line, ...]:
    """What the first way for which people must be asked would win back, if it is not the best anyway."""
    for number_, way in enumerate(found.ways, 1):
        if way.to_ask and number_ > 1 and way.recovered_share > found.ways[0].recovered_share:
            people = len({change.agent for change in way.to_ask})
            told = {"people": people, "number": number_, "share": share(min(way.recovered_share, 1.0), lang, 0)}
            served = _asked_served(found, number_, lang)
            return (Line(" ".join((sentence("asked_way", told, lang), *served))),)
    return ()


def _asked_served(found: Mended, number_: int, lang: str) -> tuple[str, ...]:
    """What a way with consent gives in simulation, beside the best way."""
    if number_ >= len(found.served):
        return ()
    (best_late, best_met), (late, met) = _served(found.served[1]), _served(found.served[number_])
    told = {"late": number(late, lang), "best": number(best_late, lang), "met": met, "best_met": best_met}
    return (sentence("asked_served", told, lang),)


def _served(days: tuple[ServedDay, ...]) -> tuple[float, int]:
    """Contacts too late and goals met, over all days."""
    return sum(one.late for one in days), sum(one.met for one in days)


def _titles(ways: tuple[Way, ...], lang: str) -> str:
    return ", ".join(term("mend", way, lang) for way in ways)


def _need_text(needed: dict[date, float], lang: str) -> str:
    """The days whose need moves most, with how many people-hours."""
    most = sorted(needed, key=lambda one: (-abs(needed[one]), one))[:MOST_NAMED]
    return ", ".join(f"{day(one, lang)} {signed(needed[one], lang, 1)}" for one in sorted(most))


def _days_text(days: tuple[date, ...], lang: str) -> str:
    if len(days) > 3:
        return f"{day(days[0], lang)} - {day(days[-1], lang)}"
    return ", ".join(day(one, lang) for one in days)


def _span(found: Mended, first: int, last: int, lang: str) -> dict[str, object]:
    grid = found.view.grid
    return {"from": moment(grid.local(first), lang), "to": moment(grid.local(last), lang)}


def _signed_share(value: float, lang: str) -> str:
    return f"{'-' if value < 0 else '+'}{share(abs(value), lang, 0)}"


def _paid(duty: object) -> int:
    return int(getattr(duty, "paid_min", 0))
