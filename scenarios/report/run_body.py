"""`vardiya scenario run --json`: every figure of a run of scenarios, plain and schema-versioned."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.answers.grounds import figures_body, plan_body
from planner.report.payload import difference as difference_body
from planner.report.payload import header
from planner.report.violations import rule_title
from scenarios.comparing.left_out import left_out
from scenarios.comparing.rules import newly_loosened
from scenarios.report.run_parts import figures_of
from scenarios.report.sentences import head_lines

if TYPE_CHECKING:
    from planner.figures import Figures, NightRisk
    from scenarios.comparing.deciding import Deciding
    from scenarios.comparing.queues import QueueRow
    from scenarios.comparison import Comparison
    from scenarios.runner import Run
    from scenarios.served import Paired

Body = dict[str, object]


def run_body(run: Run, folder: str, written: dict[str, str], lang: str) -> Body:
    """The base and each scenario against it."""
    return {
        "base": header(run.base.plan)
        | plan_body(run.standing)
        | {"stored": run.stored, "replications": run.base.served.replications},
        "scenarios": [
            comparison_body(one, lang) | {"file": name, "roster": written.get(name)}
            for name, one in zip(run.names, run.comparisons, strict=True)
        ],
        **figures_body(figures_of(run, written), folder),
    }


def comparison_body(found: Comparison, lang: str) -> Body:
    """One scenario."""
    return {
        "scenario": found.scenario.name,
        "about": found.scenario.about,
        "status": found.status,
        "treatment": found.scenario.roster,
        "old_roster_kept": found.played.stayed,
        "replications": found.replications,
        "idle_steps": list(found.idle),
        "left_out": left_out(found.base, found.scenario, found.played)._asdict(),
        "text": [line.text for line in head_lines(found, lang)],
        "all_queues": None if found.whole is None else pair_body(found.whole),
        "queues": [_queue_body(row) for row in found.queues],
        "days": [pair_body(one) for one in found.days],
        "before": _side(found.figures[0]),
        "after": _side(found.figures[1]),
        "moves": asdict(found.moves),
        "rules": [asdict(rule) | {"title": rule_title(rule.rule, lang)} for rule in found.rules],
        "loosened_rules": _loosened(found),
        "nights": [
            {"day": day.isoformat(), "before": _night(pair[0]), "after": _night(pair[1])} for day, pair in found.nights
        ],
        "deciding": None if found.deciding is None else _deciding(found.deciding),
        "difference": difference_body(found.difference),
        "stages": dict(found.played.plan.keys),
    }


def _loosened(found: Comparison) -> list[str]:
    """Kinds of rules of the book that the scenario loosens or leaves out."""
    return list(newly_loosened(*(side.inputs.operation.config.rules for side in (found.base, found.played))))


def pair_body(pair: Paired) -> Body:
    """A difference, replication by replication, with its noise (two standard errors); null: no contact is judged."""
    return {
        "queue": pair.cell.queue,
        "day": None if pair.cell.day is None else pair.cell.day.isoformat(),
        "offered": round(pair.offered, 3),
        "offered_diff": round(pair.offered_diff, 3),
        "late": round(pair.late, 3),
        "late_diff": round(pair.late_diff, 3),
        "late_noise": round(pair.late_noise, 3),
        "service": round(pair.service, 6) if pair.judged else None,
        "service_diff": round(pair.service_diff, 6) if pair.compared else None,
        "service_noise": round(pair.service_noise, 6) if pair.compared else None,
        "judged": pair.judged,
        "beyond_noise": pair.beyond_noise,
    }


def _queue_body(row: QueueRow) -> Body:
    values = {"contacts": row.contacts, "work_h": row.work_h, "service": row.service, "chance": row.chance}
    told = {name: {"before": pair[0], "after": pair[1]} for name, pair in (*values.items(), ("met", row.met))}
    return {"queue": row.queue, **told, "difference": None if row.pair is None else pair_body(row.pair)}


def _side(figures: Figures) -> Body:
    return {
        "paid_h": figures.paid_h,
        "need_h": figures.need_h,
        "cost_cents": asdict(figures.cost) | {"total": figures.cost.total},
        "hard_violations": figures.hard_violations,
        "floor_missing_h": sum(floor.missing_agent_h for floor in figures.floors),
        "floors": [asdict(floor) for floor in figures.floors],
        "on_call_asked": figures.on_call_asked,
        "on_call_filled": figures.on_call_filled,
        "goals_met": sum(service.met for service in figures.services),
        "goals": len(figures.services),
    }


def _night(night: NightRisk | None) -> Body | None:
    return None if night is None else asdict(night) | {"day": night.day.isoformat(), "events": list(night.events)}


def _deciding(found: Deciding) -> Body:
    return {
        "queue": found.window.queue,
        "day": found.day.isoformat(),
        "start_min": found.window.start_min,
        "end_min": found.window.end_min,
        "day_difference": pair_body(found.pair),
        "service": {"before": found.service[0], "after": found.service[1]},
        "late": {"before": found.late[0], "after": found.late[1]},
        "before": asdict(found.before),
        "after": asdict(found.after),
        "causes": [asdict(one) for one in found.shares],
    }
