"""The cheapest mix in words, as tables, as bars over the days and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from planner.report.charts.drawing import Spec, at, time_axis, value_axis, weekends
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, money, number, share
from scenarios.searching.question import Chart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.searching.mix.answer import CheapestMixAnswer
    from scenarios.searching.mix.figures import Turn
    from solver.duties import OnCallDuty

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
            "overtime": number(self.found.mix.overtime_h, lang),
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
        said += self._built(lang)
        if not mix.proven:
            said.append(sentence("search_mix_unproven", {"seconds": number(found.asked.time_limit_s, lang)}, lang))
        return Line(" ".join(said), GOOD if mix.proven else WARN)

    def _built(self, lang: str) -> list[str]:
        """What a whole roster made of it."""
        built = self.found.built
        if built is None:
            return []
        told = {
            "after": number(built.late, lang),
            "noise": number(built.noise, lang),
            "missed": built.missed,
            "goals": built.goals,
            "seconds": number(built.limit_s, lang),
        }
        return [sentence("search_mix_built" if built.found else "search_mix_not_built", told, lang)]

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
            *((Line(sentence("search_mix_again", {"folder": folder}, lang), QUIET),) if self.scenario() else ()),
        )

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """Hours of each means by block."""
        note = sentence("search_mix_chart_note", {}, lang)
        return (Chart(sentence("search_mix_chart", {}, lang), note, self._chart(lang)),)

    def scenario(self) -> dict[str, object] | None:
        """The gap and what closes it, for a roster to be built with; None where nothing has to be bought."""
        return self.found.values if self.found.mix.total_cents > 0 else None

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
            "overtime": self._spans(mix.turns),
            "on_call": self._spans(found.named.calls),
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
            "built": None if found.built is None else asdict(found.built),
        }

    @property
    def _currency(self) -> str:
        return self.found.inputs.operation.config.currency

    def _missing_share(self, missing_h: object) -> float:
        needed = float(self.found.programme.needed_h.sum())
        return float(np.sum(np.asarray(missing_h, dtype=float))) / needed if needed > 0 else 0.0

    def _spans(self, some: Iterable[Turn | OnCallDuty]) -> list[dict[str, object]]:
        """Who, when and how long."""
        return [
            {"agent": one.agent, "start": self._moment(one.start_min), "hours": (one.end_min - one.start_min) / 60.0}
            for one in some
        ]

    def _moment(self, at_min: int) -> str:
        return self.found.inputs.grid.local(at_min).isoformat(timespec="minutes")

    def _means(self, lang: str) -> Table:
        found, mix = self.found, self.found.mix
        hired = ", ".join(
            f"{int(count)} {' '.join(hire.languages)}"
            for hire, count in zip(found.asked.hires, mix.hired, strict=True)
            if count
        )
        amounts = (
            sentence("search_mix_hours", {"hours": number(self.found.mix.overtime_h, lang)}, lang),
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
        """Who stays on or stands by, in order of time."""
        found, local = self.found, self.found.inputs.grid.local
        spans = [("overtime", turn.start_min, turn.end_min, turn.agent) for turn in found.mix.turns]
        spans += [("on_call", call.start_min, call.end_min, call.agent) for call in found.named.calls]
        shown = tuple(
            (moment(local(start), lang), f"{local(end):%H:%M}", sentence(f"search_mix_{name}", {}, lang), who)
            for name, start, end, who in sorted(spans, key=lambda span: (span[1], span[0], span[3]))[:MOST_ROWS]
        )
        heads = tuple(sentence(f"head_search_{code}", {}, lang) for code in ("start", "until", "means", "who"))
        told = {"shown": len(shown), "count": len(spans)}
        return Table(heads, shown, title=sentence("search_mix_when", told, lang))

    def _chart(self, lang: str) -> Spec:
        found = self.found
        blocks, grid = found.short.blocks, found.inputs.grid
        overtime = np.zeros_like(found.mix.on_call, dtype=float)
        for turn in found.mix.turns:
            overtime[turn.kind, turn.block] += turn.hours / float(blocks.hours[turn.block])
        sides = {"overtime": overtime, "on_call": found.mix.on_call, "hires": found.mix.worked}
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
