"""What `--json` prints: plain, schema-versioned figures; agents are ids, never names."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.differences import Difference
from planner.figures import Figures
from planner.plans import Plan
from planner.problems import Problem
from planner.report.evidence import certificate_body
from planner.report.failures import problem_sentence
from planner.report.violations import violation_text
from planner.risks import Risk
from solver.grid import utc
from solver.outcomes import Attainment, Violation

if TYPE_CHECKING:
    import pandas as pd


Body = dict[str, object]
BLOCK_COLUMNS = (
    "queue", "start", "offered", "service", "target_share", "chance", "asa_s", "abandonment", "occupancy",
    "rate_share", "attendance_share", "chance_share", "risk_source",
)  # fmt: skip


def header(plan: Plan) -> Body:
    """What names a plan."""
    return {
        "plan": plan.id,
        "operation": plan.operation,
        "start": plan.start.isoformat(),
        "weeks": plan.weeks,
        "as_of": plan.as_of.isoformat(),
        "seed": plan.seed,
        "version": plan.version,
        "stages": dict(plan.keys),
    }


def plan(made: Plan, figures: Figures) -> Body:
    """A whole plan in figures."""
    result = None if made.roster_stage is None else made.roster_stage.result
    return header(made) | {
        "targets_met": figures.targets_met,
        "status": None if result is None else str(result.status),
        "objective_cents": {} if result is None else dict(result.objective),
        "bound_cents": None if result is None else result.bound_cents,
        "worth_cents": None if result is None else result.worth_cents,
        "certificate": None if result is None else certificate_body(result.certificate),
        "cancelled": result is not None and result.cancelled,
        "notes": [] if result is None else list(result.notes),
        "peak_mb": [] if result is None else [round(peak) for peak in result.peak_mb],
        "corrections": 0 if made.roster_stage is None else made.roster_stage.corrections,
        "rounds": [] if made.roster_stage is None else [asdict(told) for told in made.roster_stage.rounds],
        "stopped": "" if made.roster_stage is None else made.roster_stage.stopped,
        "figures": asdict(figures) | {"cost_cents": figures.cost.total, "targets_met": figures.targets_met},
        "hard_violations": len(made.hard_violations),
    }


def partial(made: Plan, until: str) -> Body:
    """The plan stopped after a stage."""
    body = header(made)
    if until == "forecast" and made.forecast is not None:
        return body | {"forecast": records(made.forecast.table)}
    if made.staffing is not None and until == "requirement":
        pools = [
            {
                "language": pool.language,
                "family": pool.family,
                "queues": list(pool.queues),
                "load": [round(float(x), 4) for x in pool.load],
                "need": [round(float(x), 4) for x in pool.need],
            }
            for pool in made.staffing.pools
        ]
        starts = [utc(int(minute)).isoformat() for minute in made.grid.starts]
        return body | {"starts": starts, "pools": pools}
    return body | {"duties": roster_rows(made)}


def roster_rows(made: Plan) -> list[Body]:
    """Every duty as a plain row, times UTC."""
    return [
        {
            "agent": duty.agent,
            "day": duty.day.isoformat(),
            "starts_at": utc(duty.start_min).isoformat(),
            "ends_at": utc(duty.end_min).isoformat(),
            "shift": duty.template,
            "paid_min": duty.paid_min,
            "breaks": [[utc(b.start_min).isoformat(), b.length_min] for b in duty.breaks],
            "activities": [[a.kind, utc(a.start_min).isoformat(), a.length_min] for a in duty.activities],
        }
        for duty in made.roster.duties
    ]


def violations(found: tuple[Violation, ...], lang: str) -> Body:
    """What the checker found, in figures and words."""
    rows = [asdict(v) | {"starts_at": utc(v.start_min).isoformat(), "text": violation_text(v, lang)} for v in found]
    hard = sum(1 for v in found if v.hard)
    return {"hard": hard, "priced": len(found) - hard, "violations": rows, "lang": lang}


def attainment(attained: Attainment) -> Body:
    """Simulated service by queue, week and day; and by four hours wherever anything was judged."""
    import pandas as pd

    table = attained.table.assign(start=pd.to_datetime(attained.table["start_min"] * 60, unit="s", utc=True))
    wanted = table[table["period"].isin(["total", "week", "day"])]
    blocks = table.loc[(table["period"] == "block") & table["service"].notna(), list(BLOCK_COLUMNS)]
    return {
        "replications": attained.replications,
        "seed": attained.seed,
        "service": records(wanted),
        "blocks": records(blocks),
    }


def risk(found: Risk | None) -> Body:
    """Blocks at risk with their causes, and what one more agent would change wherever that is anything."""
    if found is None:
        return {}
    fixes = [asdict(fix) | {"cents_per_contact": fix.cents_per_contact} for fix in found.fixes if fix.avoided > 0]
    return {"risk": {"limit_share": found.limit_share, "blocks": [asdict(b) for b in found.at_risk], "fixes": fixes}}


def difference(found: Difference) -> Body:
    """What changes between two plans."""
    return {
        "before": found.before,
        "after": found.after,
        "people": list(found.people),
        "moved_people": len(found.people),
        "moved_days": found.moved_days,
        "changed_days": len(found.changes),
        "paid_h": found.paid_h,
        "contacts": _pairs("queue", found.contacts),
        "parts": _pairs("part", found.parts),
        "needs_h": _pairs("queues", found.needs),
        "services": [asdict(s) | {"beyond_noise": s.beyond_noise} for s in found.services],
    }


def _pairs(name: str, rows: tuple[tuple[str, float, float], ...]) -> list[Body]:
    return [{name: key, "before": before, "after": after} for key, before, after in rows]


def problems(found: tuple[Problem, ...], lang: str) -> Body:
    """Problems of an operation's files, with their sentence."""
    rows = [
        {
            "file": p.file,
            "sheet": p.sheet,
            "row": p.row,
            "column": p.column,
            "value": p.value,
            "code": p.code,
            "severity": p.severity,
            "text": problem_sentence(p, lang),
        }
        for p in found
    ]
    return {"errors": sum(1 for p in found if p.severity == "error"), "problems": rows}


def records(table: pd.DataFrame) -> list[Body]:
    """A table as rows of plain values: times as ISO text, missing numbers as null."""
    import pandas as pd

    plain = table.copy()
    for name in plain.columns:
        if isinstance(plain[name].dtype, pd.DatetimeTZDtype):
            plain[name] = plain[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        elif plain[name].dtype.kind == "f":
            plain[name] = plain[name].round(6).astype(object).where(plain[name].notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict(orient="records")]
