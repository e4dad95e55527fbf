"""The fewest hires in words, as tables, as a picture and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.remarks import note_lines
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part
from planner.words import sentence
from planner.words.numbers import money, number, share
from scenarios.searching.hiring.picture import need_chart
from scenarios.searching.hiring.tables import day_of_year, hire_table, language_table, short_table, trial_table
from scenarios.searching.question import Chart

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.asked import FewestHires
    from scenarios.searching.hiring.figures import Hiring

DIGITS = 1


class HiringTold:
    """A search for the fewest hires, told."""

    def __init__(self, asked: FewestHires, found: Hiring, inputs: Inputs) -> None:
        self.asked, self.found, self.inputs = asked, found, inputs

    def lead(self, lang: str) -> Line:
        """How many, of whom, from when to when."""
        found = self.found
        if not found.hires:
            short = len(found.unsaved)
            code = "hires_lead_no_help" if short else "hires_lead_none"
            return Line(sentence(code, {"weeks": short or found.weeks}, lang), BAD if short else GOOD)
        each = ((name, found.total(name)) for name in self.asked.profiles)
        told = {
            "people": found.people,
            "profiles": ", ".join(
                sentence("hires_each", {"people": count, "profile": name}, lang) for name, count in each if count
            ),
            "first": day_of_year(found.hires[0].first_day, lang),
            "order": day_of_year(found.hires[0].order_by, lang),
            "last": day_of_year(found.hires[-1].first_day, lang),
        }
        return Line(sentence("hires_lead_some", told, lang), GOOD if found.held_up else WARN)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """How sure, what stays short, the hires, the languages, and the weeks tried."""
        found = self.found
        tables = (
            hire_table(found, lang) if found.hires else None,
            language_table(found, lang),
            short_table(found, self.inputs, lang) if found.unsaved else None,
            trial_table(found, lang) if found.tried else None,
        )
        return (
            *self._sure(lang),
            *self._short(lang),
            *self._other(lang),
            *(table for table in tables if table is not None),
            *self._ground(lang),
        )

    def _sure(self, lang: str) -> tuple[Line, ...]:
        """What is proven, what it costs, and whether rosters bore it out."""
        found = self.found
        told = {
            "bound": number(found.bound, lang),
            "gap": share(found.dear_share, lang),
            "cents": money(found.cents, lang),
            "currency": found.currency,
        }
        people = self.asked.fewest == "hires"
        proof = "hires_cheapest" if not people else "hires_proven" if found.proven else "hires_between"
        cost = "hires_cost" if people else "hires_cost_first"
        codes = (proof, cost) if found.hires else ()
        lines = (*(Line(sentence(code, told, lang)) for code in codes), self._tested(lang))
        buffers = self.asked.overtime_share > 0 or self.asked.on_call
        return (*lines, Line(sentence("hires_buffers", told, lang), QUIET)) if buffers and found.tried else lines

    def _tested(self, lang: str) -> Line:
        trials = self.found.its_trials
        if not trials:
            return Line(sentence("hires_not_tested", {}, lang), WARN)
        told = {
            "weeks": len(trials),
            "missed": sum(len(trial.missed) if trial.rostered else trial.queues for trial in trials),
            "all": sum(trial.queues for trial in trials),
        }
        held = self.found.held_up
        return Line(sentence("hires_held_up" if held else "hires_not_held_up", told, lang), GOOD if held else WARN)

    def _short(self, lang: str) -> tuple[Line, ...]:
        """Weeks that nobody can save, and those that limits leave short."""
        found = self.found
        early = tuple(week for week in found.unsaved if week.monday < found.first_start)
        late = tuple(week for week in found.unsaved if week.monday >= found.first_start)
        lines = []
        for code, weeks in (("hires_early", early), ("hires_late_short", late)):
            if weeks:
                told = {
                    "weeks": len(weeks),
                    "hours": number(max(week.missing_h for week in weeks), lang),
                    "start": day_of_year(found.start, lang),
                    "first": day_of_year(found.first_start, lang),
                }
                lines.append(Line(sentence(code, told, lang), BAD))
        return tuple(lines)

    def _other(self, lang: str) -> tuple[Line, ...]:
        """One hire less, another level of volume, and profiles that help nothing."""
        found = self.found
        lines = [Line(self._fewer(lang))] if found.hires else []
        if self.asked.quantile is not None:
            lines.append(Line(sentence("hires_level_own", {"quantile": share(self.asked.quantile, lang, 0)}, lang)))
        for level in found.levels:
            told = {"people": level.people, "quantile": share(level.quantile or 0.0, lang, 0)}
            lines.append(Line(sentence("hires_level_mean" if level.quantile is None else "hires_level", told, lang)))
        idle = tuple(Line(sentence("hires_idle", {"profile": name}, lang), WARN) for name in found.idle)
        told = {"queues": ", ".join(found.unhelped)}
        unhelped = (Line(sentence("hires_unhelped", told, lang), WARN),) if found.unhelped else ()
        return (*lines, *idle, *unhelped)

    def _fewer(self, lang: str) -> str:
        fewer = self.found.fewer
        if not fewer:
            return sentence("hires_fewer_none", {}, lang)
        worst = max(fewer, key=lambda week: week.missing_h)
        told = {
            "weeks": len(fewer),
            "hours": number(sum(week.missing_h for week in fewer), lang, DIGITS),
            "most": number(worst.missing_h, lang, DIGITS),
            "week": day_of_year(worst.monday, lang),
            "least": number(self.found.fewer_least_h or 0.0, lang, DIGITS),
        }
        return sentence("hires_fewer" if self.found.fewer_least_h is None else "hires_fewer_found", told, lang)

    def _ground(self, lang: str) -> tuple[Line, ...]:
        found = self.found
        told = {"first": number(found.first_usable, lang, 2), "after": number(found.usable, lang, 2)}
        notes = tuple((code, dict(params)) for code, params in found.notes)
        own = (Line(sentence(code, told, lang), QUIET) for code in ("hires_usable", "hires_model"))
        return (*own, *note_lines(notes, self.inputs, lang))

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """Need and people of every language by week."""
        title, note = (sentence(code, {}, lang) for code in ("hires_chart", "hires_chart_note"))
        return (Chart(title, note, need_chart(self.found, lang)),)

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found = self.found
        plain = {key: value for key, value in asdict(found).items() if key != "notes"}
        told = {"ask": self.asked.ask, "name": self.asked.name, **plain}
        totals = {name: found.total(name) for name in self.asked.profiles}
        return told | {"people": found.people, "cents": found.cents, "profiles": totals, "held_up": found.held_up}

    def scenario(self) -> dict[str, object] | None:
        """All hires as changes of kind hiring, to be played on any weeks; None where nobody is hired."""
        if not self.found.hires:
            return None
        config, changes = self.inputs.operation.config, []
        for hire in self.found.hires:
            profile = self.asked.profiles[hire.profile]
            change: dict[str, object] = {
                "kind": "hiring",
                "count": hire.count,
                "contract": profile.contract,
                "team": profile.team or next(iter(config.teams), "main"),
                "languages": {code: str(level) for code, level in profile.languages.items()},
                "skills": dict(profile.skills),
                "channels": sorted(profile.channels or config.channels),
                "first_day": hire.first_day.isoformat(),
            }
            for key, values in (("roles", sorted(profile.roles)), ("certificates", list(profile.certificates))):
                change |= {key: values} if values else {}
            changes.append(change)
        return {"name": self.asked.name, "operation": config.name, "roster": "rebuild", "changes": changes}
