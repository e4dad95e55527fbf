"""What things are worth in words, as a table, as bars and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.charts.drawing import LINE, SHORT, Spec
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import money, number, signed
from scenarios.searching.question import Chart

if TYPE_CHECKING:
    from scenarios.searching.worth.answer import Weighed, WorthAnswer

DIGITS = 1
WIDTH, ROW = 620, 24


class WorthTold:
    """What things are worth, told."""

    def __init__(self, found: WorthAnswer) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """What is worth most, and what cannot be told from nothing."""
        found = self.found
        sure = [one for one in found.things if one.beyond_noise]
        gains = [one for one in sure if one.fewer_late > 0]
        losses = [one for one in sure if one.fewer_late < 0]
        said = [self._said("search_worth_best", gains[0], lang)] if gains else []
        said += [self._said("search_worth_dearest", losses[-1], lang)] if losses else []
        rest = len(found.things) - len(sure)
        if rest:
            said.append(sentence("search_worth_noise", {"count": rest, "of": len(found.things)}, lang))
        return Line(" ".join(said), GOOD if sure else WARN)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """Everything weighed, and what the figures mean."""
        config = self.found.inputs.operation.config
        told = {
            "late": number(self.found.late, lang),
            "replications": self.found.asked.replications,
            "currency": config.currency,
            "folder": folder,
            "plan": self.found.plan_id,
        }
        parts: list[Part] = [self._table(lang), Line(sentence("search_worth_note", told, lang), QUIET)]
        whats = {one.what for one in self.found.things}
        if "second_person" in whats:
            parts.append(Line(sentence("search_worth_second_note", told, lang), QUIET))
        if "without_rule" in whats:
            parts.append(Line(sentence("search_worth_rules_note", told, lang), QUIET))
        return tuple(parts)

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """One bar a thing."""
        note = sentence("search_worth_chart_note", {}, lang)
        return (Chart(sentence("search_worth_chart", {}, lang), note, self._bars(lang)),)

    def scenario(self) -> dict[str, object] | None:
        """Several things are no single scenario."""
        return None

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found = self.found
        return {
            "ask": found.asked.ask,
            "name": found.asked.name,
            "plan": found.plan_id,
            "currency": found.inputs.operation.config.currency,
            "late": found.late,
            "things": [asdict(one) | {"beyond_noise": one.beyond_noise} for one in found.things],
        }

    def _said(self, code: str, one: Weighed, lang: str) -> str:
        told = {
            "thing": title(one, lang),
            "fewer": number(abs(one.fewer_late), lang, DIGITS),
            "noise": number(one.noise, lang, DIGITS),
        }
        return sentence(code, told, lang)

    def _table(self, lang: str) -> Table:
        rows = tuple(self._row(one, lang) for one in self.found.things)
        currency = self.found.inputs.operation.config.currency
        codes = ("thing", "fewer_late", "noise", "saved", "wages", "by_roster")
        heads = tuple(sentence(f"head_search_{code}", {"currency": currency}, lang) for code in codes)
        marks = tuple(
            (GOOD if one.fewer_late > 0 else WARN) if one.beyond_noise else QUIET for one in self.found.things
        )
        return Table(heads, rows, frozenset({1, 2, 3, 4, 5}), marks, sentence("search_worth_table", {}, lang))

    def _row(self, one: Weighed, lang: str) -> tuple[str, ...]:
        if one.status != "played":
            return (title(one, lang), sentence(f"search_{one.status}", {}, lang), "", "", "", "")
        return (
            title(one, lang),
            signed(one.fewer_late, lang, DIGITS),
            number(one.noise, lang, DIGITS),
            money(one.saved_cents, lang),
            money(one.wage_cents, lang),
            "" if one.roster_cents is None else money(one.roster_cents, lang),
        )

    def _bars(self, lang: str) -> Spec:
        values: list[Spec] = [
            {
                "thing": title(one, lang),
                "fewer": round(one.fewer_late, 2),
                "low": round(one.fewer_late - one.noise, 2),
                "high": round(one.fewer_late + one.noise, 2),
            }
            for one in self.found.things
        ]
        names = [str(value["thing"]) for value in values]
        y = {"field": "thing", "type": "nominal", "sort": names, "axis": {"title": None, "labelLimit": 260}}
        axis = {"title": sentence("head_search_fewer_late", {}, lang), "tickCount": 5}
        x = {"field": "fewer", "type": "quantitative", "axis": axis}
        tint = {"condition": {"test": "datum.fewer < 0", "value": SHORT}, "value": LINE}
        spread = {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}
        return {
            "width": WIDTH,
            "height": ROW * len(values),
            "data": {"values": values},
            "layer": [
                {"mark": {"type": "bar", "height": 12}, "encoding": {"x": x, "y": y, "color": tint}},
                {"mark": {"type": "rule", "color": "#1f2933"}, "encoding": spread | {"y": y}},
            ],
        }


def title(one: Weighed, lang: str) -> str:
    """What was weighed."""
    name = term("rule", one.name, lang) if one.what == "without_rule" else one.name
    return sentence(f"search_worth_{one.what}", {"name": name}, lang)
