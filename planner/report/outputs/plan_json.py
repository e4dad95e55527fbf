"""plan.json: the plan for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping

from planner.report import payload
from planner.report.outputs.request import Output, Request
from solver.grid import utc


def write(request: Request) -> Mapping[str, bytes]:
    """Figures, duties, on-call duties, violations and service of a plan; agents by id, never by name."""
    plan = request.plan
    standby = [
        {
            "agent": d.agent,
            "window": d.window,
            "starts_at": utc(d.start_min).isoformat(),
            "ends_at": utc(d.end_min).isoformat(),
        }
        for d in plan.roster.on_call
    ]
    body = {
        "schema": "vardiya.plan/1",
        **payload.plan(plan, request.figures),
        "duties": payload.roster_rows(plan),
        "on_call": standby,
        "violations": payload.violations(plan.violations, request.lang)["violations"],
        "simulation": {} if plan.attainment is None else payload.attainment(plan.attainment),
    }
    return {"plan.json": (json.dumps(body, sort_keys=True, indent=1, default=str) + "\n").encode()}


OUTPUT = Output("json", write)
