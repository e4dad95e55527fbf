"""People whose ids are numbers or words of the trade are erased and handed over like everybody, and nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.privacy import Asked, asked_of, drawn, erase, held_on, retention_of
from planner.problems import OperationError
from planner.publishing import publication_faults
from planner.store import open_store
from tests.planner.privacy.canaries import rewrite

IDS = {"A1": "11", "A2": "2025", "A3": "0800", "A4": "duty", "A5": "standard"}
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LOG = (
    '{"event": "gate", "agent": "%s", "time": "2025-11-11T11:00"}\n{"event": "planned", "shifts": "11", "at": "2025"}\n'
)


@pytest.fixture(scope="module")
def numbered(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small operation, planned and published, with such ids."""
    from planner.inputs import PlanRequest, gather
    from planner.operation import load
    from planner.pipeline import run_pipeline
    from planner.publishing import publish
    from planner.report.exports import export

    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("numbered") / "op"))
    for file in ("agents.csv", "names.csv"):
        rewrite(folder / file, lambda rows: [row.update(id=IDS.get(row["id"], row["id"])) for row in rows])
    inputs = gather(load(folder), PlanRequest(weeks=1))
    with open_store(folder) as store:
        plan, at = run_pipeline(inputs, stages=store), datetime(2025, 10, 20, 9, tzinfo=UTC)
        store.save_plan(plan, at)
        files = export(plan, inputs, ("html", "csv", "xlsx", "ics", "json"), "en")
        publish(plan, store, published_at=at, files=files, inputs=inputs, why="2025 is asked for", anyway=True)
        store.save_run("k", "nightly", at, {"status": "standard", "count": "11", "at": "0800"})
    return folder


@pytest.fixture
def op(numbered: Path, tmp_path: Path) -> Path:
    """A copy that a test may change; everybody left a year ago."""
    folder = Path(shutil.copytree(numbered, tmp_path / "op"))
    rewrite(folder / "agents.csv", lambda rows: [row.update(last_day="2025-11-30") for row in rows])
    return folder


def dump(folder: Path, agent: str, tombstone: str) -> dict[str, list[tuple[object, ...]]]:
    """The store's tables of text, the person's id replaced in the columns of people alone."""
    queries = {
        "duties": "SELECT publication, agent, kind, starts_at, ends_at, day, shift, row FROM duties",
        "ledger": "SELECT agent, day, measure, amount FROM ledger",
        "publications": "SELECT number, plan, published_at, folder, kind FROM publications",
        "plans": "SELECT id, number, created_at FROM plans",
        "runs": "SELECT * FROM runs",
        "audit": "SELECT at, who, what FROM audit WHERE what NOT LIKE 'erase%'",
        "stages": "SELECT key, stage, saved_at FROM stages",
        "feeds": f"SELECT uid, agent, sequence, digest, event FROM feeds WHERE agent <> '{agent}'",
        "checks": "SELECT * FROM checks",
    }
    people = {"duties": 1, "ledger": 0}
    with closing(sqlite3.connect(folder / ".vardiya" / "store.sqlite")) as database:
        found = {name: list(database.execute(query)) for name, query in queries.items()}
    for name, at in people.items():
        put = [(*row[:at], tombstone if row[at] == agent else row[at], *row[at + 1 :]) for row in found[name]]
        found[name] = sorted(put)
    return found


@pytest.mark.parametrize("agent", IDS.values())
def test_only_the_person_is_renamed(op: Path, agent: str) -> None:
    """Days, moments, kinds, shifts, states and other people's rows stay as they were; the store can be read."""
    with open_store(op) as store:
        plan = store.plan()
        asked = asked_of(op, store, Asked(drawn(agent), NOW, retention_of(op), anyway=True))
        gone = asked.renaming.tombstone
        before = dump(op, agent, gone)
        erase(op, store, asked)
        assert dump(op, agent, gone) == before
        assert [row for row in before["duties"] if row[1] == gone]
        fresh = store.plan()
        duties = tuple(replace(d, agent=gone) if d.agent == agent else d for d in plan.roster.duties)
        assert fresh.roster.duties == duties
        assert (fresh.as_of, fresh.violations) == (plan.as_of, plan.violations)
        assert publication_faults(store) == ()
        with pytest.raises(OperationError) as caught:
            held_on(op, store, agent)
        assert [problem.code for problem in caught.value.problems] == ["privacy_unknown"]
    assert sorted((op / ".vardiya" / "erasing").iterdir()) == []
    (place,) = (op / ".vardiya" / "published").iterdir()
    assert agent not in {line.split(",")[0] for line in (place / "roster.csv").read_text().splitlines()}
    assert f'<td class="who">{agent}</td>' not in (place / "report.html").read_text()
    assert f'"agent": "{agent}"' not in (place / "plan.json").read_text()


@pytest.mark.parametrize("agent", IDS.values())
def test_nothing_of_others_is_handed_over(op: Path, agent: str) -> None:
    """A line of the log with a time of eleven o'clock is not about agent 11."""
    (op / ".vardiya" / "nightly.jsonl").write_text(LOG % agent, encoding="utf-8")
    with open_store(op) as store:
        found = {one.place: one.rows for one in held_on(op, store, agent)}
    assert [row["line"] for row in found["log"]] == [LOG.splitlines()[0] % agent]
    assert {"store.runs", "store.attempts"} & set(found) == set()
    assert ("store.audit" in found, "store.publications" in found) == (agent == "2025",) * 2
    assert {row["agent"] for row in found["store.duties"]} == {agent}
