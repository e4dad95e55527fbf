"""Branches told: what to do now, until when nothing is lost, what each policy costs, and whom each branch moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.outputs.roster_csv import csv_of
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, money, number, share
from scenarios.robust.across import amount_body, less, same_rosters
from scenarios.robust.branching.answer import POLICIES
from scenarios.robust.futures_told import chances_note, heads, of_hundred

if TYPE_CHECKING:
    from scenarios.robust.branching.answer import BranchesAnswer
    from scenarios.searching.question import Chart

LEAST_MISSED = 0.05
LONGEST_NAME = 60


class BranchesTold:
    """Branches, told."""

    def __init__(self, found: BranchesAnswer) -> None:
        self.found = found

    def lead(self, lang: str) -> Line:
        """Whether to prepare, and until when nothing is lost by waiting."""
        found, waiting = self.found, self.found.waiting_costs
        late = less(found.prepare.late, found.wait.late)
        told = {
            "known": self._moment(found.moments.known_min, lang),
            "cents": money(abs(waiting.mean), lang),
            "noise": money(waiting.noise, lang),
            "currency": self._currency,
            "late": number(late.mean, lang),
            "late_noise": number(late.noise, lang),
        }
        costs = waiting.mean > waiting.noise
        code = "branches_lead_gains" if waiting.beyond_noise else "branches_lead_free"
        code = "branches_lead_costs" if costs else code
        code = "branches_lead_same" if same_rosters(found.prepare, found.wait) else code
        return Line(f"{sentence(code, told, lang)} {self._until(lang)}", WARN if costs else GOOD)

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """Policies, goals, what each branch moves, and how it was found."""
        found = self.found
        told = {
            "replications": found.asked.replications,
            "seconds": number(found.asked.time_limit_s, lang),
            "currency": self._currency,
            "notice": number(found.moments.notice_min / 60, lang),
        }
        goals, played = self._goals(lang), found.nothing.tried[0].outcome.replications
        return (
            self._policies(lang),
            Line(self._best(lang)),
            self._prepared(lang),
            *((goals, chances_note(played, lang)) if goals.rows else ()),
            Line(sentence("branches_note", told, lang), QUIET),
            Line(sentence("branches_out", {"folder": folder}, lang), QUIET),
        )

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """The tables say it."""
        return ()

    def scenario(self) -> dict[str, object] | None:
        """Each branch is a scenario of its own already."""
        return None

    def files(self) -> dict[str, bytes]:
        """The roster prepared for each branch, as roster files by name; people by id."""
        found = self.found
        return {
            f"{number:02d}-{_plain(seen.name)}.csv": csv_of(tried.played.plan, tried.played.inputs, {})
            for number, (seen, tried) in enumerate(zip(found.seen, found.prepare.tried, strict=True), 1)
        }

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        found, until = self.found, self.found.wait_until_min
        return {
            "name": found.asked.name,
            "plan": found.base.plan.id,
            "currency": self._currency,
            "known_at": self._iso(found.moments.known_min),
            "notice_h": found.moments.notice_min / 60,
            "waiting_free_until": None if until is None else self._iso(until),
            "waiting_costs_cents": amount_body(found.waiting_costs),
            "best": found.best,
            "branches": [{"name": one.name, "chance": one.weighed.share} for one in found.seen],
            "policies": {name: self._policy_body(name) for name in POLICIES},
        }

    @property
    def _currency(self) -> str:
        return self.found.base.inputs.operation.config.currency

    def _moment(self, minute: int, lang: str) -> str:
        return moment(self.found.base.inputs.grid.local(minute), lang)

    def _iso(self, minute: int) -> str:
        return self.found.base.inputs.grid.local(minute).isoformat(timespec="minutes")

    def _until(self, lang: str) -> str:
        found, until = self.found, self.found.wait_until_min
        if until is None:
            return sentence("branches_moves_nobody", {}, lang)
        told = {"at": self._moment(until, lang), "known": self._moment(found.moments.known_min, lang)}
        if until >= found.moments.known_min:
            return sentence("branches_until_known", told, lang)
        if until <= found.moments.decide_from_min:
            return sentence("branches_until_now", told, lang)
        return sentence("branches_until", told, lang)

    def _policy_body(self, name: str) -> dict[str, object]:
        across = self.found.of(name)
        return {
            "cents": float(across.cents.mean()),
            "extra_pay_cents": across.extra_cents,
            "late": float(across.late.mean()),
            "saves_cents": amount_body(self.found.worth(name)),
            "branches": [
                {
                    "branch": seen.name,
                    "late": float(tried.late.mean()),
                    "extra_pay_cents": tried.extra_cents,
                    "moved_people": tried.outcome.moved_people,
                    "moved_days": tried.outcome.moved_days,
                    "hard_violations": tried.outcome.hard_violations,
                    "misses": {queue.queue: 1.0 - queue.chance for queue in tried.outcome.queues},
                }
                for seen, tried in zip(self.found.seen, across.tried, strict=True)
            ],
        }

    def _policies(self, lang: str) -> Table:
        rows = []
        for name in POLICIES:
            across, worth = self.found.of(name), self.found.worth(name)
            saved = f"{money(worth.mean, lang)} (± {money(worth.noise, lang)})"
            if same_rosters(across, self.found.nothing):
                saved = "" if name == "nothing" else sentence("branches_same", {}, lang)
            money_late = float(across.cents.mean()) - across.extra_cents
            rows.append(
                (
                    sentence(f"branches_policy_{name}", {}, lang),
                    number(float(across.late.mean()), lang),
                    money(across.extra_cents, lang),
                    money(money_late, lang),
                    saved,
                )
            )
        shown = heads(("policy", "late", "pay", "late_money", "saves"), lang, self._currency)
        title = sentence("branches_policies", {}, lang)
        return Table(shown, tuple(rows), frozenset(range(1, len(shown))), title=title)

    def _best(self, lang: str) -> str:
        found, worth = self.found, self.found.worth(self.found.best)
        sure = found.best == "nothing" or worth.beyond_noise
        code = f"branches_best_{found.best}" if sure else "branches_best_noise"
        return sentence(code, {}, lang)

    def _prepared(self, lang: str) -> Table:
        """Whom each branch moves, and what it is short of without."""
        found = self.found
        rows = tuple(
            (
                f"{seen.name} ({share(seen.weighed.share, lang, 0)})",
                number(tried.outcome.moved_people, lang),
                number(tried.outcome.moved_days, lang),
                *(number(float(found.of(name).tried[k].late.mean()), lang) for name in POLICIES),
            )
            for k, (seen, tried) in enumerate(zip(found.seen, found.prepare.tried, strict=True))
        )
        late = tuple(sentence(f"head_branches_late_{name}", {}, lang) for name in POLICIES)
        shown = (*heads(("branch", "moved", "moved_days"), lang, self._currency), *late)
        title = sentence("branches_prepared", {}, lang)
        return Table(shown, rows, frozenset(range(1, len(shown))), title=title)

    def _goals(self, lang: str) -> Table:
        """Chance of missing a goal, weighted over the branches, by policy."""
        found = self.found
        rows = []
        for queue in found.base.served.queues:
            misses = [found.of(name).misses(queue) for name in POLICIES]
            if max(misses) >= LEAST_MISSED:
                rows.append((queue, *(of_hundred(one, lang) for one in misses)))
        policies = tuple(sentence(f"branches_policy_{name}", {}, lang) for name in POLICIES)
        shown = (*heads(("queue",), lang, self._currency), *policies)
        title = sentence("branches_goals", {}, lang)
        return Table(shown, tuple(rows), frozenset(range(1, len(shown))), title=title)


def _plain(name: str) -> str:
    """A name as a file's: letters, digits and hyphens, as many as every file system takes."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())[:LONGEST_NAME] or "branch"
