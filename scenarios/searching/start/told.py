"""The best start in words, as tables, as a cost curve and for machines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, money, number, signed
from scenarios.searching.question import Chart
from scenarios.searching.start.picture import curve_chart
from scenarios.searching.start.scenario import best_scenario
from solver.grid import utc

if TYPE_CHECKING:
    from scenarios.searching.start.answer import BestStartAnswer
    from scenarios.searching.start.curve import Cost

DIGITS = 1
LEAST_CONTACTS = 0.05


class BestStartTold:
    """A best start, told."""

    def __init__(self, found: BestStartAnswer) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """When to start, and how far that is better than the others."""
        found, best = self.found, self.found.best
        told = {"at": self._at(best.start_min, lang), **_cost_words(best, lang), "currency": self._currency}
        text = " ".join((sentence("search_best_lead", told, lang), *self._others(found, lang)))
        if self._unlearnt:
            return Line(f"{sentence('search_best_unlearnt', {}, lang)} {text}", WARN)
        return Line(text, GOOD)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """What the best starts cost, every hour of the day, and how it was found."""
        found = self.found
        told = {
            "count": len(found.curve),
            "beyond": found.found.beyond_end,
            "near": found.found.near_big_events,
            "replications": found.asked.replications,
            "felt": number(found.felt, lang, 2),
            "currency": self._currency,
        }
        code = "search_best_note_clear" if found.found.near_big_events else "search_best_note"
        return (
            self._confirmed(lang),
            self._by_clock(lang),
            Line(sentence(code, told, lang), QUIET),
            Line(sentence("search_best_worked_out", told, lang), QUIET),
            Line(sentence("search_best_money", told, lang), QUIET),
            Line(sentence("search_best_again", {"folder": folder}, lang), QUIET),
        )

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """The cost of every start."""
        note = sentence("search_curve_note", {"replications": self.found.asked.replications}, lang)
        return (Chart(sentence("search_curve", {}, lang), note, curve_chart(self.found, lang)),)

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found = self.found
        return {
            "ask": found.asked.ask,
            "name": found.asked.name,
            "plan": found.plan_id,
            "currency": self._currency,
            "best": self._cost(found.best),
            "usual": self._moment(found.usual_min),
            "worst": self._moment(found.worst_min),
            "asked": None if found.asked_min is None else self._moment(found.asked_min),
            "confirmed": [self._cost(cost) for cost in found.confirmed],
            "leads": [
                {"start": self._moment(lead.start_min), "fewer_late": lead.fewer, "noise": lead.noise}
                | {"beyond_noise": lead.beyond_noise}
                for lead in found.leads
            ],
            "curve": [self._cost(cost) for cost in found.curve],
            "left_out": {"beyond_end": found.found.beyond_end, "near_big_events": found.found.near_big_events},
            "knock_on": found.felt,
        }

    def scenario(self) -> dict[str, object]:
        """A scenario file that starts it at its best, for `scenario run`."""
        return best_scenario(self.found)

    @property
    def _unlearnt(self) -> bool:
        """Whether the forecast expects nothing of it at any start."""
        return all(abs(cost.contacts) < LEAST_CONTACTS for cost in self.found.curve)

    @property
    def _currency(self) -> str:
        return self.found.inputs.operation.config.currency

    def _at(self, start_min: int, lang: str) -> str:
        return moment(self.found.inputs.grid.local(start_min), lang)

    def _moment(self, start_min: int) -> str:
        return self.found.inputs.grid.local(start_min).isoformat(timespec="minutes")

    def _cost(self, cost: Cost) -> dict[str, object]:
        return {"start": self._moment(cost.start_min), "utc": utc(cost.start_min).isoformat()} | asdict(cost)

    def _others(self, found: BestStartAnswer, lang: str) -> list[str]:
        """How sure it is, and what the usual and the worst start cost more."""
        said = []
        apart = (found.asked_min, found.worst_min)
        rivals = [lead for lead in found.leads if lead.start_min not in apart]
        ties = [lead for lead in rivals if not lead.beyond_noise]
        if ties:
            told = {"ties": ", ".join(self._at(lead.start_min, lang) for lead in ties)}
            said.append(sentence("search_best_tie", self._lead_words(ties[0].start_min, lang) | told, lang))
        elif rivals:
            said.append(sentence("search_best_sure", self._lead_words(rivals[0].start_min, lang), lang))
        for code, start_min in (("usual", found.usual_min), ("worst", found.worst_min), ("asked", found.asked_min)):
            if start_min == found.best.start_min:
                said.append(sentence(f"search_best_is_{code}", {}, lang))
            elif start_min is not None:
                said.append(sentence(f"search_best_{code}", self._lead_words(start_min, lang), lang))
        return said

    def _lead_words(self, start_min: int, lang: str) -> dict[str, str]:
        lead = next(lead for lead in self.found.leads if lead.start_min == start_min)
        return {
            "at": self._at(start_min, lang),
            "fewer": number(abs(lead.fewer), lang, DIGITS),
            "more": signed(lead.fewer, lang, DIGITS),
            "noise": number(lead.noise, lang, DIGITS),
        }

    def _confirmed(self, lang: str) -> Table:
        found = self.found
        rows = tuple(self._row(cost, lang) for cost in found.confirmed)
        codes = ("start", "brings", "late_more", "noise", "money", "ahead", "what")
        heads = tuple(sentence(f"head_search_{code}", {"currency": self._currency}, lang) for code in codes)
        title = sentence("search_confirmed", {}, lang)
        return Table(heads, rows, frozenset({1, 2, 3, 4, 5}), (GOOD,), title)

    def _row(self, cost: Cost, lang: str) -> tuple[str, ...]:
        found = self.found
        lead = next((lead for lead in found.leads if lead.start_min == cost.start_min), None)
        roles = [
            sentence(f"search_role_{role}", {}, lang)
            for role, at in (
                ("best", found.best.start_min),
                ("asked", found.asked_min),
                ("usual", found.usual_min),
                ("worst", found.worst_min),
            )
            if at == cost.start_min
        ]
        words = _cost_words(cost, lang)
        ahead = "" if lead is None else f"{signed(lead.fewer, lang, DIGITS)} ± {number(lead.noise, lang, DIGITS)}"
        at = self._at(cost.start_min, lang)
        return (at, words["brings"], words["late"], words["noise"], words["cents"], ahead, ", ".join(roles))

    def _by_clock(self, lang: str) -> Table:
        """Each clock time: the mean over its days, its best and its worst day."""
        by_clock: dict[str, list[Cost]] = defaultdict(list)
        for cost in self.found.curve:
            by_clock[f"{self.found.inputs.grid.local(cost.start_min):%H:%M}"].append(cost)
        rows = tuple(self._clock_row(clock, costs, lang) for clock, costs in sorted(by_clock.items()))
        codes = ("clock", "mean", "least", "least_at", "most", "most_at")
        heads = tuple(sentence(f"head_search_{code}", {}, lang) for code in codes)
        return Table(heads, rows, frozenset({1, 2, 4}), title=sentence("search_by_clock", {}, lang))

    def _clock_row(self, clock: str, costs: list[Cost], lang: str) -> tuple[str, ...]:
        least, most = min(costs, key=_late), max(costs, key=_late)
        mean = sum(cost.late for cost in costs) / len(costs)
        return (
            clock,
            signed(mean, lang, DIGITS),
            signed(least.late, lang, DIGITS),
            self._at(least.start_min, lang),
            signed(most.late, lang, DIGITS),
            self._at(most.start_min, lang),
        )


def _late(cost: Cost) -> float:
    return cost.late


def _cost_words(cost: Cost, lang: str) -> dict[str, str]:
    return {
        "brings": signed(cost.contacts, lang),
        "late": signed(cost.late, lang, DIGITS),
        "noise": number(cost.noise, lang, DIGITS),
        "cents": money(cost.cents, lang),
    }
