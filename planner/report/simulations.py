"""A simulation as a planner reads it: which goals are sure, where it burns, what decides the risk."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping

from planner.report.headline import as_of_line
from planner.report.simulated_days import Simulated, worst_week
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table, columns, without_empty
from planner.words import sentence, term
from planner.words.numbers import moment, number, share, span

SURE, EVEN = 0.9, 0.5  # chances of keeping a goal: from here on likely; from here on open
MOST_NAMED, MOST_PLACES = 6, 8
LEAST_LATE = 0.5  # contacts; a place with fewer is not worth a line


def simulation_parts(found: Simulated, lang: str) -> tuple[Part, ...]:
    """What the terminal shows: the verdict, queues, days, places at risk, how sure."""
    return (
        *verdict_lines(found, lang),
        narrow(queue_table(found, lang), lang),
        *worst_week(found, lang),
        *_places(found, lang),
        *ground_lines(found, lang),
    )


def verdict_lines(found: Simulated, lang: str) -> tuple[Line, ...]:
    """Which queues keep their goal in every period over which it is judged, and how likely."""
    chances = _least_chances(found)
    sure = [queue for queue, chance in chances.items() if chance >= SURE]
    open_ = [queue for queue, chance in chances.items() if EVEN <= chance < SURE]
    unlikely = [queue for queue, chance in chances.items() if chance < EVEN]
    told = {"sure": number(len(sure), lang), "queues": number(len(chances), lang), "chance": share(SURE, lang, 0)}
    code = "simulated_all_sure" if len(sure) == len(chances) else "simulated_sure"
    lines = [Line(sentence(_counted(code, len(chances)), told, lang), GOOD if code == "simulated_all_sure" else WARN)]
    if open_:
        lines.append(Line(sentence("simulated_open", {"list": _named(open_)}, lang), WARN))
    if unlikely:
        lines.append(Line(sentence("simulated_unlikely", {"list": _named(unlikely)}, lang), BAD))
    return tuple(lines)


def _counted(code: str, count: int) -> str:
    return f"{code}_one" if count == 1 else code


def _least_chances(found: Simulated) -> dict[str, float]:
    """The least chance of each queue over the periods in which its goal is judged; the whole plan's where none is."""
    table = found.attained.table
    judged = table[table["chance"].notna() & (table["decides"] | (table["period"] == "total"))]
    least: dict[str, float] = {}
    for queue, mine in judged.groupby("queue", sort=False):
        deciding = mine[mine["decides"]]
        least[str(queue)] = float((mine if deciding.empty else deciding)["chance"].min())
    return least


def _named(queues: list[str]) -> str:
    more = len(queues) - MOST_NAMED
    return ", ".join(queues[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")


def queue_table(found: Simulated, lang: str) -> Table:
    """The whole plan by queue: service with its band, chance, waits, lost contacts, occupancy, source of the risk."""
    codes = ("head_queue", "head_offered", "head_goal", "head_service_all", "head_between", "head_chance",
             "head_wait", "head_p90", "head_reply", "head_lost", "head_busy", "head_risk_from")  # fmt: skip
    least = _least_chances(found)
    rows, marks = [], []
    for row in found.rows("total").to_dict("records"):
        chance = least.get(str(row["queue"]), math.nan)
        rows.append(_queue_row(row, chance, lang))
        marks.append("" if not chance < SURE else BAD if chance < EVEN else WARN)
    headings = tuple(sentence(code, {}, lang) for code in codes)
    return without_empty(Table(headings, tuple(rows), frozenset(range(1, 11)), tuple(marks)))


def narrow(table: Table, lang: str) -> Table:
    """The table without the time to any answer, which differs from the mean wait in conversations alone."""
    reply = sentence("head_reply", {}, lang)
    kept = [place for place, heading in enumerate(table.headings) if heading != reply]
    return columns(table, kept)


def _queue_row(row: Mapping[Hashable, object], chance: float, lang: str) -> tuple[str, ...]:
    source = str(row["risk_source"] or "")
    return (
        str(row["queue"]),
        number(_figure(row["offered"]), lang),
        _share(row["target_share"], lang),
        _share(row["service"], lang, 1),
        _band(row["service_low"], row["service_high"], lang),
        _share(chance, lang),
        _span(row["asa_s"], lang),
        _span(row["p90_wait_s"], lang),
        _span(row["reply_s"], lang),
        _share(row["abandonment"], lang, 1),
        _share(row["occupancy"], lang),
        term("risk", source, lang) if source else "",
    )


def place_table(found: Simulated, lang: str) -> Table:
    """Where most contacts wait too long beyond what the goal allows: queue and four hours."""
    rows = found.rows("block").copy()
    rows["late"] = (rows["target_share"] - rows["service"]).clip(lower=0) * rows["offered"]
    rows = rows[rows["late"] >= LEAST_LATE].sort_values(["late", "start_min"], ascending=[False, True])
    codes = ("head_queue", "head_when", "head_late", "head_service_all", "head_goal", "head_risk_from")
    told = tuple(
        (
            str(row["queue"]),
            moment(found.plan.grid.local(int(row["start_min"])), lang),
            number(row["late"], lang),
            _share(row["service"], lang, 1),
            _share(row["target_share"], lang),
            _source(row, lang),
        )
        for row in rows.head(MOST_PLACES).to_dict("records")
    )
    headings = tuple(sentence(code, {}, lang) for code in codes)
    return Table(headings, told, frozenset({2, 3, 4}), title=sentence("simulated_places", {}, lang))


def _source(row: Mapping[Hashable, object], lang: str) -> str:
    """Where the risk comes from; where every time the same is missed, nothing varies, and there are too few agents."""
    same = row["service_low"] == row["service_high"]
    source = str(row["risk_source"] or ("short" if same else ""))
    return term("risk", source, lang) if source else ""


def _places(found: Simulated, lang: str) -> tuple[Part, ...]:
    table = place_table(found, lang)
    return (table,) if table.rows else (Line(sentence("simulated_no_place", {}, lang), GOOD),)


def ground_lines(found: Simulated, lang: str) -> tuple[Line, ...]:
    """How often it was played, what was assumed, as of when."""
    attained = found.attained
    told = {"replications": number(attained.replications, lang), "seed": str(attained.seed)}
    config = found.inputs.operation.config
    lines = [
        Line(sentence("simulated_ground", told, lang), QUIET),
        Line(sentence("simulated_sources", {}, lang), QUIET),
        as_of_line(found.inputs, lang),
    ]
    if config.synthetic:
        lines.append(Line(sentence("synthetic_line", {"text": config.synthetic}, lang), WARN))
    return tuple(lines)


def _band(low: object, high: object, lang: str) -> str:
    """A band of shares: 82-87 %, in Turkish %82-87."""
    if not (_known(low) and _known(high)):
        return ""
    ends = (number(100 * _figure(low), lang), number(100 * _figure(high), lang))
    both = ends[0] if ends[0] == ends[1] else "-".join(ends)
    return f"%{both}" if lang == "tr" else f"{both} %"


def _known(value: object) -> bool:
    return isinstance(value, float | int) and math.isfinite(value)


def _figure(value: object) -> float:
    assert isinstance(value, float | int)
    return float(value)


def _share(value: object, lang: str, digits: int = 0) -> str:
    return share(_figure(value), lang, digits) if _known(value) else ""


def _span(value: object, lang: str) -> str:
    return span(_figure(value), lang) if _known(value) else ""
