"""The calculator's answer: plain figures for programs, lines and a small table for people."""

from __future__ import annotations

import math
from dataclasses import asdict, fields

from planner.calculator import DEFINITIONS, Question
from planner.likely_volumes import Likely
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import number, share, span
from solver.staffing.answers import Served
from solver.staffing.ask import EXTRAS, Ask, Model
from solver.staffing.calculator import Answer
from solver.staffing.chat import ASSUMED_SLOW_PER_CHAT, implied_curve

SHORT_NAMES = {definition: name for name, definition in DEFINITIONS.items()}
FIGURES = tuple(field.name for field in fields(Served) if field.name != "agents")


def answer_body(answer: Answer) -> dict[str, object]:
    """Every figure at full precision; null where there is none (nobody is served, the queue grows without end)."""
    ask = answer.ask
    curve = implied_curve(ask.concurrency, ask.aht_s)
    return _figures(answer.served) | {
        "agents_exact": answer.exact,
        "load": answer.load,
        "model": str(ask.model),
        "definition": SHORT_NAMES[ask.definition],
        "counts": str(ask.definition),
        "per_hour": ask.per_s * 3600.0,
        "aht_s": [point.aht_s for point in curve] if ask.model is Model.CHAT else ask.aht_s,
        "patience_s": ask.patience_s,
        "target_share": ask.target_share,
        "within_s": ask.within_s,
        "lines": ask.lines,
        "redial_share": ask.redial_share,
        "vip_share": ask.vip_share,
        "patience_shape": ask.patience_shape,
        "service_level_of": "all" if ask.vip_share is None else "vip",
        "met": _met(answer),
        "beside": [
            {"agents": _count(agents), "unstable": True} if served is None else _figures(served)
            for agents, served in answer.beside
        ],
    }


def _figures(served: Served) -> dict[str, object]:
    found: dict[str, object] = {"agents": _count(served.agents)}
    for name in FIGURES:
        value = getattr(served, name)
        found[name] = value if value is not None and math.isfinite(value) else None
    return found


def _count(agents: float) -> float | int:
    return int(agents) if float(agents).is_integer() else agents


def _met(answer: Answer) -> bool | None:
    """Whether the target is met; None if none was named."""
    ask = answer.ask
    if ask.target_share is None:
        return None
    enough = ask.agents is None or answer.served.service_level >= ask.target_share
    return enough and answer.served.occupancy <= ask.most_occupied


def likely_body(found: Likely | None) -> dict[str, object]:
    """The service over volumes that are each as likely, where they were named."""
    return {} if found is None else {"likely": asdict(found) | {"late_share": found.late_share}}


def likely_lines(found: Likely | None, question: Question, lang: str) -> tuple[Line, ...]:
    """The same in words."""
    if found is None:
        return ()
    told = {
        "count": number(found.volumes, lang),
        "offered": number(found.offered, lang, 1),
        "level": share(found.service_level, lang),
        "within": span(question.within_s, lang),
        "late": number(found.late_share * found.offered, lang, 1),
    }
    return (Line(sentence("erlang_likely", told, lang)),)


def answer_parts(answer: Answer, question: Question, lang: str) -> tuple[Part, ...]:
    """The answer first, the numbers of agents about it, and what it rests on."""
    if answer.ask.per_s == 0:
        return (Line(sentence("erlang_nobody", {}, lang), GOOD),)
    return (*_head_lines(answer, lang), _beside_table(answer, lang), *_ground_lines(answer, question, lang))


def _head_lines(answer: Answer, lang: str) -> tuple[Line, ...]:
    ask, served = answer.ask, answer.served
    level = {"level": share(served.service_level, lang), "within": span(ask.within_s, lang)}
    told = {
        "agents": _people(served.agents, lang),
        "level_line": sentence("level_vip" if ask.vip_share else f"level_{ask.definition.name.lower()}", level, lang),
        "blocked": share(served.p_wait, lang, 2),
        "load": number(answer.load, lang, 2),
        "exact": "" if answer.exact is None else number(answer.exact, lang, 2),
    }
    if ask.target_share is not None:
        told["target"] = share(ask.target_share, lang)
        told["most_blocked"] = share(1.0 - ask.target_share, lang, 2)
    code = "erlang_needed" if ask.agents is None else "erlang_given"
    lossy = "_b" if ask.model is Model.BLOCKED else ""
    lines = [Line(sentence(code + lossy, told, lang), GOOD if ask.agents is None else "")]
    if ask.agents is not None and ask.target_share is not None:
        met = _met(answer)
        lines.append(Line(sentence("erlang_met" if met else "erlang_missed", told, lang), GOOD if met else BAD))
    lines.append(Line(sentence("erlang_load" if answer.exact is None else "erlang_exact", told, lang)))
    return tuple(lines)


def _people(agents: float, lang: str) -> str:
    return number(agents, lang, 0 if float(agents).is_integer() else 2)


def _beside_table(answer: Answer, lang: str) -> Table:
    """Two agents fewer to two more; rows that miss the target are marked, the answer has an arrow."""
    ask, columns = answer.ask, _columns(answer.ask)
    rows, marks = [], []
    for agents, served in answer.beside:
        arrow = "→ " if agents == answer.served.agents else ""
        unstable = (sentence("erlang_unstable", {}, lang), *("" for _ in columns[1:]))
        cells = unstable if served is None else tuple(_cell(name, served, lang) for name in columns)
        rows.append((f"{arrow}{_people(agents, lang)}", *cells))
        low = served is None or (ask.target_share is not None and served.service_level < ask.target_share - 1e-12)
        marks.append(WARN if low else GOOD if arrow else "")
    return Table(
        tuple(sentence(f"head_{name}", {}, lang) for name in ("agents", *columns)),
        tuple(rows),
        frozenset(range(len(columns) + 1)),
        tuple(marks),
    )


def _columns(ask: Ask) -> tuple[str, ...]:
    """What a table of this question shows of each number of agents."""
    again = ("served",) if ask.redial_share is not None else ()
    if ask.model is Model.BLOCKED:
        return ("blocked", *again, "occupancy")
    if ask.vip_share is not None:
        return ("level_vip", "wait_vip", "wait_others", "p_wait", "occupancy")
    engaged = ("blocked",) if ask.lines is not None else ()
    return ("level", "wait", "p_wait", "gave_up", *engaged, *again, "occupancy")


def _cell(name: str, served: Served, lang: str) -> str:
    """One figure of the table."""
    waits = {"wait": served.asa_s, "wait_vip": served.vip_asa_s, "wait_others": served.others_asa_s}
    if name in waits:
        return span(waits[name] or 0.0, lang)
    if name == "blocked":
        return share(served.p_blocked, lang, 2)
    shares = {
        "level": served.service_level,
        "level_vip": served.service_level,
        "p_wait": served.p_wait,
        "gave_up": served.p_abandon,
        "served": served.p_served or 0.0,
        "occupancy": served.occupancy,
    }
    return share(shares[name], lang)


def _ground_lines(answer: Answer, question: Question, lang: str) -> tuple[Line, ...]:
    """The model and what it takes for granted."""
    ask = answer.ask
    waits = ask.model is Model.CHAT and ask.patience_s is None
    told = {
        "model": str(ask.model),
        "per_hour": number(ask.per_s * 3600.0, lang, 1),
        "aht": number(ask.aht_s, lang),
        "patience": "" if ask.patience_s is None else number(ask.patience_s, lang),
        "most": share(ask.most_occupied, lang, 0),
        "lines": number(ask.lines or 0, lang),
        "redials": share(ask.redial_share or 0.0, lang, 0),
        "attempts": number(answer.served.attempts, lang, 2),
        "vip": share(ask.vip_share or 0.0, lang, 0),
        "shape": number(ask.patience_shape or 0.0, lang, 2),
    }
    codes = [f"erlang_ground_{ask.model}{'_waits' if waits else ''}"]
    codes += [f"erlang_ground_{name}" for name in EXTRAS if getattr(ask, name) is not None]
    if ask.most_occupied < 1.0:
        codes.append("erlang_capped")
    if ask.patience_s is not None and ask.model in (Model.BLOCKED, Model.WAITS):
        codes.append("erlang_patience_unused")
    lines = [Line(sentence(code, told, lang), QUIET) for code in codes]
    return (*_curve_lines(answer, question, lang), *lines)


def _curve_lines(answer: Answer, question: Question, lang: str) -> tuple[Line, ...]:
    """For chats, what was said of several at once, spelt out, and what of it was assumed."""
    ask = answer.ask
    if ask.model is not Model.CHAT:
        return ()
    curve = implied_curve(ask.concurrency, ask.aht_s)
    told = {
        "chats": " / ".join(str(point.chats) for point in curve),
        "aht": " / ".join(number(point.aht_s, lang) for point in curve),
        "per_hour": " / ".join(number(point.per_hour, lang, 1) for point in curve),
    }
    lines = [Line(sentence("erlang_curve", told, lang), QUIET)]
    if "," not in question.aht and ask.concurrency.most > 1 and question.slow_per_chat is None:
        assumed = {"share": share(ASSUMED_SLOW_PER_CHAT, lang, 0)}
        lines.append(Line(sentence("erlang_slow_assumed", assumed, lang), WARN))
    return tuple(lines)
