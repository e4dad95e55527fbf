"""A playbook told: one page for each event, with what to watch, and whom to call at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.sheet_pages import sheet
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import day, moment, money, number, share
from scenarios.robust.across import amount_body
from scenarios.robust.futures_told import chance_noise, heads, of_hundred
from scenarios.robust.surge.answer import PAIRS, PATHS, RAISED, SAFE
from scenarios.robust.surge.signals import LEAST_MISSED, MOST_FALSE

if TYPE_CHECKING:
    from scenarios.robust.surge.answer import Brought, Page, Playbook, QueueSurge
    from scenarios.robust.surge.signals import Sign
    from solver.explainer.tried import Tried

ALWAYS = 0.95


class PlaybookTold:
    """A playbook, told."""

    def __init__(self, found: Playbook) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """How many events, and for how many a goal is at risk."""
        pages = self.found.pages
        if not pages:
            return Line(sentence("playbook_no_event", {}, lang), GOOD)
        risky = sum(any(one.missed >= SAFE for one in page.queues) for page in pages)
        told = {"events": len(pages), "risky": risky}
        return Line(sentence("playbook_lead", told, lang), WARN if risky else GOOD)

    def parts(self, lang: str) -> tuple[Part, ...]:
        """Every page after the other."""
        return tuple(part for page in self.found.pages for part in (self._heading(page, lang), *self._page(page, lang)))

    def html(self, lang: str) -> bytes:
        """The offline page, each event on a sheet of its own when it is printed."""
        days = self.found.base.plan.grid.days
        told = {
            "operation": self.found.base.inputs.operation.config.name,
            "start": day(days[0], lang),
            "end": day(days[-1], lang),
        }
        pages = [{"lead": self._heading(page, lang), "parts": self._page(page, lang)} for page in self.found.pages]
        return sheet(
            "playbook.html",
            lang,
            {"title": sentence("playbook_title", told, lang), "lead": self.lead(lang), "pages": pages},
        )

    def body(self) -> dict[str, object]:
        """The same for machines."""
        return {
            "plan": self.found.base.plan.id,
            "currency": self._currency,
            "paths": PATHS,
            "at_desk_min": self.found.desk_min,
            "events": [self._page_body(page) for page in self.found.pages],
        }

    @property
    def _currency(self) -> str:
        return self.found.base.inputs.operation.config.currency

    def _moment(self, minute: int, lang: str) -> str:
        return moment(self.found.base.inputs.grid.local(minute), lang)

    def _clock(self, minute: int) -> str:
        return f"{self.found.base.inputs.grid.local(minute):%H:%M}"

    def _iso(self, minute: int) -> str:
        return self.found.base.inputs.grid.local(minute).isoformat(timespec="minutes")

    def _page_body(self, page: Page) -> dict[str, object]:
        grid, window = self.found.base.inputs.grid, page.window
        return {
            "event": window.event.id,
            "starts_at": self._iso(window.start_min),
            "from": self._iso(grid.start_min + window.first * grid.step_min),
            "to": self._iso(grid.start_min + window.end * grid.step_min),
            "queues": [
                {
                    "queue": one.queue,
                    "late": one.late,
                    "missed": one.missed,
                    "missed_with_more": dict(zip(map(str, RAISED), one.raised, strict=True)),
                    "watch": None if one.sign is None else self._sign_body(one.sign),
                    "signs": [self._sign_body(sign) for sign in one.signs],
                }
                for one in page.queues
            ],
            "steps": [
                {
                    "step": one.step,
                    "agents": [*(d.agent for d in one.standby), *(t.person.agent for t in one.tried)],
                    "more_within_goal": amount_body(one.contacts),
                    "beyond_noise": one.contacts.beyond_noise,
                    "cents": one.cents,
                    "pay_cents": one.pay_cents,
                    "rules_cents": one.rules_cents,
                }
                for one in page.steps
            ],
        }

    def _sign_body(self, sign: Sign) -> dict[str, object]:
        return {
            "kind": sign.kind,
            "at": self._iso(sign.at_min),
            "level": sign.level,
            "missed_paths": sign.missed,
            "met_paths": sign.met,
            "hit": sign.hit_share,
            "false_alarm": sign.false_share,
            "tells": sign.tells,
        }

    def _heading(self, page: Page, lang: str) -> Line:
        grid, window = self.found.base.inputs.grid, page.window
        at_risk = [one for one in page.queues if one.missed >= SAFE]
        told = {
            "title": window.event.title or window.event.id,
            "at": self._moment(window.start_min, lang),
            "from": self._clock(grid.start_min + window.first * grid.step_min),
            "to": self._clock(grid.start_min + window.end * grid.step_min),
            "queues": len(at_risk),
            "count": len(page.queues),
            "late": number(sum(one.late for one in page.queues), lang),
        }
        return Line(sentence("playbook_page", told, lang), WARN if at_risk else GOOD)

    def _page(self, page: Page, lang: str) -> tuple[Part, ...]:
        told = {
            "paths": PATHS,
            "replications": PAIRS,
            "currency": self._currency,
            "desk": self.found.desk_min,
            "least": LEAST_MISSED,
            "points": of_hundred(chance_noise(LEAST_MISSED), lang),
            "false": of_hundred(MOST_FALSE, lang),
        }
        shown = [one for one in page.queues if max(one.missed, *one.raised) >= SAFE]
        safe = [one.queue for one in page.queues if one not in shown]
        return (
            *([self._levels(shown, lang)] if shown else []),
            *([Line(sentence("playbook_safe", {"queues": ", ".join(safe)}, lang), GOOD)] if safe else []),
            *self._steps(page, lang),
            Line(sentence("playbook_note", told, lang), QUIET),
        )

    def _levels(self, queues: list[QueueSurge], lang: str) -> Table:
        rows = tuple(
            (one.queue, *(of_hundred(chance, lang) for chance in (one.missed, *one.raised)), *self._watch(one, lang))
            for one in queues
        )
        more = tuple(sentence("head_playbook_more", {"share": share(level, lang, 0)}, lang) for level in RAISED)
        codes = ("watch", "hit", "false")
        shown = (*heads(("queue", "missed"), lang, self._currency), *more, *heads(codes, lang, self._currency))
        return Table(shown, rows, frozenset({1, 2, 3, 5, 6}), title=sentence("playbook_levels", {}, lang))

    def _watch(self, one: QueueSurge, lang: str) -> tuple[str, str, str]:
        """What to look at and when, and how often it is right; or why there is nothing to look at."""
        sign = one.sign
        if one.missed >= ALWAYS:
            return sentence("playbook_call_at_once", {}, lang), "", ""
        if one.missed < SAFE:
            return sentence("playbook_only_with_more", {}, lang), "", ""
        if sign is None:
            judged = {"count": one.judged_on, "paths": PATHS // 2}
            seldom = one.judged_on < LEAST_MISSED
            return sentence("playbook_seldom" if seldom else "playbook_no_sign", judged, lang), "", ""
        level = number(sign.level, lang) if sign.kind == "late" else share(sign.level, lang, 0)
        told = {"at": self._clock(sign.at_min), "level": level}
        return (
            sentence(f"playbook_sign_{sign.kind}", told, lang),
            sentence("playbook_of", {"count": sign.hit, "paths": sign.missed}, lang),
            sentence("playbook_of", {"count": sign.false, "paths": sign.met}, lang),
        )

    def _steps(self, page: Page, lang: str) -> tuple[Part, ...]:
        """The steps that bring more than chance, then the names of the others."""
        if not page.steps:
            return (Line(sentence("playbook_nobody", {}, lang), WARN),)
        helping = any(one.helps for one in page.steps)
        lines = []
        for code, harms in (("playbook_no_help", False), ("playbook_harms", True)):
            left = [self._left(one, lang) for one in page.steps if not one.helps and one.contacts.beyond_noise is harms]
            if left:
                lines.append(Line(sentence(code, {"steps": "; ".join(left)}, lang), QUIET if helping else WARN))
        return (*([self._calls(page, lang)] if helping else []), *lines)

    def _left(self, one: Brought, lang: str) -> str:
        return f"{sentence(f'playbook_step_{one.step}', {}, lang)}, {self._brings(one, lang)}"

    def _brings(self, one: Brought, lang: str) -> str:
        return f"{number(one.contacts.mean, lang, 1)} (± {number(one.contacts.noise, lang, 1)})"

    def _costs(self, one: Brought, lang: str) -> str:
        """The cost; below 0 with the greater of its two reasons."""
        if one.cents >= 0:
            return money(one.cents, lang)
        code = "playbook_mends" if one.rules_cents < one.pay_cents else "playbook_less_pay"
        return f"{money(one.cents, lang)} ({sentence(code, {}, lang)})"

    def _calls(self, page: Page, lang: str) -> Table:
        signs = any(one.sign is not None and SAFE <= one.missed < ALWAYS for one in page.queues)
        sign = sentence("playbook_sign_seen" if signs else "playbook_sign_none", {}, lang)
        rows = tuple(
            (
                sentence(f"playbook_when_{one.step}", {"desk": self.found.desk_min, "sign": sign}, lang),
                self._who(one, lang),
                self._brings(one, lang),
                self._costs(one, lang),
            )
            for one in page.steps
            if one.helps
        )
        shown = heads(("when", "who", "brings", "costs"), lang, self._currency)
        return Table(shown, rows, frozenset({2, 3}), title=sentence("playbook_calls", {}, lang))

    def _who(self, one: Brought, lang: str) -> str:
        standby = (f"{d.agent} {self._clock(d.start_min)}-{self._clock(d.end_min)}" for d in one.standby)
        return ", ".join((*standby, *(self._change(tried, lang) for tried in one.tried)))

    def _change(self, tried: Tried, lang: str) -> str:
        """Who, what is moved, and the shift then."""
        assert tried.move is not None
        duty = next((duty for _, duty in tried.move.days if duty is not None), None)
        kind = term("playbook_move", tried.move.kind, lang)
        shift = "" if duty is None else f" {self._clock(duty.start_min)}-{self._clock(duty.end_min)}"
        return f"{tried.person.agent} ({kind}{shift})"
