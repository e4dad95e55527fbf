"""One roster for several futures, told: the answer in two sentences, what each roster comes to, and the goals."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import money, number, share
from scenarios.robust.across import Across, amount_body, less, same_rosters
from scenarios.robust.futures_told import chances_note, heads, of_hundred, percent
from scenarios.served import CERTAIN

if TYPE_CHECKING:
    from scenarios.robust.answer import RobustAnswer
    from scenarios.searching.question import Chart

ROSTERS = ("standing", "ordinary", "robust", "own")
LEAST_MISSED = 0.05
"""Goals missed less often than that, whatever the roster and the future, need no row."""


class RobustTold:
    """A robust plan, told."""

    def __init__(self, found: RobustAnswer) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """What planning for all futures costs and what it saves."""
        found, fewer = self.found, less(self.found.robust.late, self.found.standing.late)
        told = {
            "count": len(found.seen),
            "noise": number(fewer.noise, lang),
            "hours": percent(found.robust.paid_h / found.standing.paid_h - 1.0, lang),
            "before": number(float(found.standing.late.mean()), lang),
            "after": number(float(found.robust.late.mean()), lang),
        }
        if same_rosters(found.robust, found.standing):
            said = [sentence("robust_lead_same", told, lang), self._worth(lang)]
        else:
            code = "robust_lead" if fewer.beyond_noise else "robust_lead_noise"
            said = [sentence(code, told, lang), self._goal(lang), self._worth(lang)]
        worth = found.solution_worth
        return Line(" ".join(said), GOOD if worth.mean > worth.noise else WARN)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """Rosters, goals, what knowing would be worth, and how it was found."""
        found, currency = self.found, self._currency
        told = {
            "replications": found.asked.replications,
            "seconds": number(found.asked.time_limit_s, lang),
            "currency": currency,
        }
        goals = self._goals(lang)
        return (
            self._rosters(lang),
            self._late(lang),
            *([goals] if goals.rows else [Line(sentence("robust_all_goals_met", {}, lang), GOOD)]),
            chances_note(found.standing.tried[0].outcome.replications, lang),
            Line(self._knowing(lang)),
            *self._broken(lang),
            Line(sentence("robust_note", told, lang), QUIET),
            Line(sentence("robust_take", {"folder": folder}, lang), QUIET),
        )

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """The tables say it."""
        return ()

    def scenario(self) -> dict[str, object] | None:
        """A roster for several futures is no change of the inputs."""
        return None

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found = self.found
        return {
            "name": found.asked.name,
            "plan": found.base.plan.id,
            "robust_plan": found.plan.id,
            "currency": self._currency,
            "replications": found.asked.replications,
            "futures": [{"name": one.name, "share": one.weighed.share} for one in found.seen],
            "rosters": {name: self._roster_body(getattr(found, name)) for name in ROSTERS},
            "solution_worth_cents": amount_body(found.solution_worth),
            "search_worth_cents": amount_body(found.search_worth),
            "knowing_worth_cents": amount_body(found.knowing_worth),
        }

    @property
    def _currency(self) -> str:
        return self.found.base.inputs.operation.config.currency

    def _roster_body(self, across: Across) -> dict[str, object]:
        return {
            "late": float(across.late.mean()),
            "cents": float(across.cents.mean()),
            "extra_pay_cents": across.extra_cents,
            "paid_h": across.paid_h,
            "futures": [
                {
                    "future": seen.name,
                    "late": float(tried.late.mean()),
                    "extra_pay_cents": tried.extra_cents,
                    "paid_h": tried.outcome.paid_h,
                    "goals_met": tried.outcome.goals_met,
                    "goals": tried.outcome.goals,
                    "moved_people": tried.outcome.moved_people,
                    "hard_violations": tried.outcome.hard_violations,
                    "misses": {queue.queue: 1.0 - queue.chance for queue in tried.outcome.queues},
                }
                for seen, tried in zip(self.found.seen, across.tried, strict=True)
            ],
        }

    def _goal(self, lang: str) -> str:
        """The goal whose chance to be missed falls most, in the future in which it does."""
        found = self.found
        falls = [
            (found.standing.misses(queue, k) - found.robust.misses(queue, k), queue, k)
            for queue in found.queues
            for k in range(len(found.seen))
        ]
        fall, queue, k = max(falls, default=(0.0, "", 0))
        if fall <= 0.0 or fall <= self._chance_noise(queue, k):
            return sentence("robust_no_goal", {}, lang)
        before, after = (of_hundred(one.misses(queue, k), lang) for one in (found.standing, found.robust))
        told = {"queue": queue, "future": found.seen[k].name, "before": before, "after": after}
        return sentence("robust_goal", told, lang)

    def _chance_noise(self, queue: str, k: int) -> float:
        """Two standard errors of a difference of two chances, as if they had no contacts in common: an upper bound."""
        found = self.found
        chances = [one.misses(queue, k) for one in (found.standing, found.robust)]
        played = found.standing.tried[k].outcome.replications
        return CERTAIN * sqrt(sum(chance * (1.0 - chance) for chance in chances) / played)

    def _worth(self, lang: str) -> str:
        worth, currency = self.found.solution_worth, self._currency
        told = {"cents": money(abs(worth.mean), lang), "noise": money(worth.noise, lang), "currency": currency}
        if same_rosters(self.found.robust, self.found.ordinary):
            return sentence("robust_worth_same", {}, lang)
        if not worth.beyond_noise:
            return sentence("robust_worth_noise", told, lang)
        return sentence("robust_worth" if worth.mean > 0 else "robust_worth_less", told, lang)

    def _knowing(self, lang: str) -> str:
        found, knowing, search = self.found, self.found.knowing_worth, self.found.search_worth
        pay = found.own.extra_cents - found.robust.extra_cents
        told = {
            "cents": money(abs(knowing.mean), lang),
            "noise": money(knowing.noise, lang),
            "late": number(float((found.robust.late - found.own.late).mean()), lang),
            "pay": money(pay, lang),
            "late_cents": money(knowing.mean + pay, lang),
            "search": money(search.mean, lang),
            "search_noise": money(search.noise, lang),
            "currency": self._currency,
        }
        code = "robust_knowing" if knowing.mean > 0 else "robust_knowing_costs"
        code = code if knowing.beyond_noise else "robust_knowing_nothing"
        code = "robust_knowing_same" if same_rosters(found.own, found.robust) else code
        searched = "robust_search_same" if same_rosters(found.ordinary, found.standing) else "robust_search"
        return sentence(code, told, lang) + " " + sentence(searched, told, lang)

    def _rosters(self, lang: str) -> Table:
        found = self.found
        rows = tuple(self._row(name, getattr(found, name), lang) for name in ROSTERS)
        shown = heads(("roster", "late", "paid", "pay", "late_money", "moved"), lang, self._currency)
        return Table(shown, rows, frozenset(range(1, 6)), title=sentence("robust_rosters", {}, lang))

    def _row(self, name: str, across: Across, lang: str) -> tuple[str, ...]:
        late_cents = float(across.cents.mean()) - across.extra_cents
        moved = [one.outcome.moved_people for one in across.tried]
        return (
            sentence(f"robust_roster_{name}", {}, lang),
            number(float(across.late.mean()), lang),
            number(across.paid_h, lang),
            money(across.extra_cents, lang),
            money(late_cents, lang),
            number(min(moved), lang) if min(moved) == max(moved) else f"{min(moved)}-{max(moved)}",
        )

    def _late(self, lang: str) -> Table:
        """Contacts late of each roster in each future, with the noise of what it saves."""
        found = self.found
        rows = []
        for name in ROSTERS:
            pairs = zip(getattr(found, name).tried, found.standing.tried, strict=True)
            cells = [(one.late, less(one.late, stood.late)) for one, stood in pairs]
            rows.append(
                (
                    sentence(f"robust_roster_{name}", {}, lang),
                    *(
                        number(float(late.mean()), lang)
                        + ("" if name == "standing" else f" (± {number(fewer.noise, lang)})")
                        for late, fewer in cells
                    ),
                )
            )
        names = tuple(f"{one.name} ({share(one.weighed.share, lang, 0)})" for one in found.seen)
        shown = (*heads(("roster",), lang, self._currency), *names)
        return Table(shown, tuple(rows), frozenset(range(1, len(shown))), title=sentence("robust_late", {}, lang))

    def _goals(self, lang: str) -> Table:
        """Chance of missing a goal, today > for all futures > knowing, for each future and weighted."""
        found = self.found
        sides = (found.standing, found.robust, found.own)
        places: tuple[int | None, ...] = (*range(len(found.seen)), None)
        rows = []
        for queue in found.queues:
            misses = [[side.misses(queue, k) for side in sides] for k in places]
            if max(map(max, misses)) >= LEAST_MISSED:
                rows.append((queue, *(" > ".join(number(100 * m, lang) for m in one) for one in misses)))
        names = (*(one.name for one in found.seen), sentence("robust_weighted", {}, lang))
        shown = (*heads(("queue",), lang, self._currency), *names)
        return Table(shown, tuple(rows), frozenset(range(1, len(shown))), title=sentence("robust_goals", {}, lang))

    def _broken(self, lang: str) -> tuple[Line, ...]:
        broken = len(self.found.plan.hard_violations)
        return (Line(sentence("robust_broken", {"count": broken}, lang), WARN),) if broken else ()
