"""The cheapest mix in words, as tables, as bars over the days and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.report.charts.drawing import Spec, at, time_axis, value_axis, weekends
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, money, number, share
from scenarios.searching.question import Chart

if TYPE_CHECKING:
    from scenarios.searching.mix.answer import CheapestMixAnswer
    from solver.cover import IntArray

MEANS = ("overtime", "on_call", "called", "hires")
WIDTH = 860
COLOURS = {"overtime": "#1f6fb2", "on_call": "#e08a1e", "hires": "#2a9d6f"}
MOST_ROWS = 40
BAR_MIN = 230  # of a block's four hours, so that bars stand apart


class CheapestMixTold:
    """A cheapest mix, told."""

    def __init__(self, found: CheapestMixAnswer) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """What it costs, and what it does."""
        found, mix = self.found, self.found.mix
        told = {
            "cents": money(mix.total_cents, lang),
            "currency": self._currency,
            "overtime": number(self._overtime_h, lang),
            "turns": number(int(mix.on_call.sum()), lang),
            "called": number(mix.called_h, lang, 1),
            "hires": number(int(mix.hired.sum()), lang),
            "before": share(self._missing_share(found.missing_before_h), lang),
            "after": share(self._missing_share(mix.missing_h), lang),
        }
        code = "search_mix_nothing" if mix.total_cents <= 0 else "search_mix_lead"
        said = [sentence(code, told, lang)]
        late = {
            "before": number(found.late_before, lang),
            "after": number(found.late_after, lang),
            "noise": number(found.late_noise, lang),
        }
        said.append(sentence("search_mix_played", late, lang))
        if not mix.proven:
            said.append(sentence("search_mix_unproven", {"seconds": number(found.asked.time_limit_s, lang)}, lang))
        return Line(" ".join(said), GOOD if mix.proven else WARN)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """Means, languages, when, and what was approximated."""
        told = {
            "futures": self.found.asked.futures,
            "replications": self.found.asked.replications,
            "currency": self._currency,
        }
        when = self._when(lang)
        return (
            self._means(lang),
            self._languages(lang),
            *([when] if when.rows else []),
            Line(sentence("search_mix_note", told, lang), QUIET),
            Line(sentence("search_mix_approximated", told, lang), QUIET),
        )

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """Hours of each means by block."""
        note = sentence("search_mix_chart_note", {}, lang)
        return (Chart(sentence("search_mix_chart", {}, lang), note, self._chart(lang)),)

    def scenario(self) -> dict[str, object] | None:
        """Who stays longer is for the roster to say: no single scenario."""
        return None

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found, mix = self.found, self.found.mix
        languages = found.short.languages
        return {
            "ask": found.asked.ask,
            "name": found.asked.name,
            "plan": found.plan_id,
            "currency": self._currency,
            "cents": dict(zip(MEANS, mix.cents, strict=True)) | {"total": mix.total_cents},
            "proven": mix.proven,
            "overtime": self._turns(mix.overtime),
            "on_call": self._turns(mix.on_call),
            "hires": [
                {"languages": list(hire.languages), "people": int(count)}
                for hire, count in zip(found.asked.hires, mix.hired, strict=True)
            ],
            "called_h": mix.called_h,
            "needed_h": dict(zip(languages, map(float, found.programme.needed_h), strict=True)),
            "missing_before_h": dict(zip(languages, map(float, found.missing_before_h), strict=True)),
            "missing_after_h": dict(zip(languages, map(float, mix.missing_h), strict=True)),
            "late_before": found.late_before,
            "late_after": found.late_after,
            "late_noise": found.late_noise,
        }

    @property
    def _currency(self) -> str:
        return self.found.inputs.operation.config.currency

    @property
    def _overtime_h(self) -> float:
        return float((self.found.mix.overtime * self.found.programme.hours).sum())

    def _missing_share(self, missing_h: object) -> float:
        needed = float(self.found.programme.needed_h.sum())
        return float(np.sum(np.asarray(missing_h, dtype=float))) / needed if needed > 0 else 0.0

    def _turns(self, people: IntArray) -> list[dict[str, object]]:
        """Who, when and how many, where anybody is."""
        grid, blocks = self.found.inputs.grid, self.found.short.blocks
        return [
            {
                "languages": sorted(self.found.short.kinds[kind]),
                "start": grid.local(int(blocks.starts_min[block])).isoformat(timespec="minutes"),
                "hours": float(blocks.hours[block]),
                "people": int(people[kind, block]),
            }
            for kind, block in np.argwhere(people > 0)
        ]

    def _means(self, lang: str) -> Table:
        found, mix = self.found, self.found.mix
        hired = ", ".join(
            f"{int(count)} {' '.join(hire.languages)}"
            for hire, count in zip(found.asked.hires, mix.hired, strict=True)
            if count
        )
        amounts = (
            sentence("search_mix_hours", {"hours": number(self._overtime_h, lang)}, lang),
            sentence("search_mix_turns", {"turns": number(int(mix.on_call.sum()), lang)}, lang),
            sentence("search_mix_hours", {"hours": number(mix.called_h, lang, 1)}, lang),
            hired or "0",
        )
        rows = tuple(
            (sentence(f"search_mix_{name}", {}, lang), amount, money(cents, lang))
            for name, amount, cents in zip(MEANS, amounts, mix.cents, strict=True)
        )
        total = (sentence("search_mix_total", {}, lang), "", money(mix.total_cents, lang))
        heads = tuple(
            sentence(f"head_search_{code}", {"currency": self._currency}, lang) for code in ("means", "much", "money")
        )
        return Table(heads, (*rows, total), frozenset({1, 2}), title=sentence("search_mix_table", {}, lang))

    def _languages(self, lang: str) -> Table:
        found = self.found
        needed = found.programme.needed_h
        rows = tuple(
            (
                language,
                number(float(needed[place]), lang),
                *(
                    _hours(float(side[place]), float(needed[place]), lang)
                    for side in (found.missing_before_h, found.mix.missing_h)
                ),
            )
            for place, language in enumerate(found.short.languages)
        )
        codes = ("language", "needed_h", "missing_before", "missing_after")
        heads = tuple(sentence(f"head_search_{code}", {}, lang) for code in codes)
        return Table(heads, rows, frozenset({1, 2, 3}), title=sentence("search_mix_languages", {}, lang))

    def _when(self, lang: str) -> Table:
        found = self.found
        rows = []
        for name in ("overtime", "on_call"):
            people = getattr(found.mix, name)
            for kind, block in np.argwhere(people > 0):
                start = found.inputs.grid.local(int(found.short.blocks.starts_min[block]))
                who = " ".join(sorted(found.short.kinds[kind]))
                rows.append((start, name, who, int(people[kind, block])))
        shown = tuple(
            (moment(start, lang), sentence(f"search_mix_{name}", {}, lang), who, number(count, lang))
            for start, name, who, count in sorted(rows)[:MOST_ROWS]
        )
        heads = tuple(sentence(f"head_search_{code}", {}, lang) for code in ("start", "means", "who", "people"))
        told = {"shown": len(shown), "count": len(rows)}
        return Table(heads, shown, frozenset({3}), title=sentence("search_mix_when", told, lang))

    def _chart(self, lang: str) -> Spec:
        found = self.found
        blocks, grid = found.short.blocks, found.inputs.grid
        sides = {"overtime": found.mix.overtime, "on_call": found.mix.on_call, "hires": found.mix.worked}
        names = {name: sentence(f"search_mix_{name}", {}, lang) for name in sides}
        values: list[Spec] = []
        base = np.zeros(len(blocks.hours))
        for name, people in sides.items():
            top = base + people.sum(axis=0)
            for block in np.flatnonzero(top > base):
                start = int(blocks.starts_min[block])
                wall, end = (grid.local(at_min).replace(tzinfo=None) for at_min in (start, start + BAR_MIN))
                low, high = (round(float(side[block]), 2) for side in (base, top))
                values.append({"t": at(wall), "end": at(end), "low": low, "high": high, "means": names[name]})
            base = top
        colour = {
            "field": "means",
            "type": "nominal",
            "scale": {"domain": list(names.values()), "range": list(COLOURS.values())},
        }
        y = {"field": "low"} | value_axis(sentence("head_search_people", {}, lang))
        sides_of = {"y": y, "y2": {"field": "high"}, "color": colour}
        encoding = {"x": time_axis(len(grid.days)), "x2": {"field": "end"}} | sides_of
        bars = {"mark": {"type": "rect"}, "encoding": encoding}
        return {"width": WIDTH, "height": 220, "data": {"values": values}, "layer": [weekends(grid.days), bars]}


def _hours(missing_h: float, needed_h: float, lang: str) -> str:
    return f"{number(missing_h, lang)} ({share(missing_h / needed_h if needed_h > 0 else 0.0, lang)})"
