"""vardiya publish, diff and unpublish: exactly one draft, who changes, what is held, and the way back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.plans import Plan
from planner.store import Store, audit
from tests.console import vardiya

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def home(small_planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an operation that holds one draft; commands are run in it."""
    shutil.copytree(small_planned, tmp_path / "op")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fewer(folder: Path, day: int) -> Plan:
    """Another draft: everybody's shifts of a day of the plan are gone."""
    with Store(folder) as store:
        plan = store.plan()
        assert plan.roster_stage is not None
        kept = tuple(duty for duty in plan.roster.duties if duty.day != plan.grid.days[day])
        roster = replace(plan.roster, duties=kept)
        stage = replace(plan.roster_stage, result=replace(plan.roster_stage.result, roster=roster))
        keys = tuple((name, key if name != "roster" else "f" * 63 + str(day)) for name, key in plan.keys)
        draft = replace(plan, id=f"{day}" * 16, keys=keys, roster_stage=stage)
        store.save_plan(draft, NOW)
    return draft


def test_a_draft_is_published_seen_as_published_and_taken_back(home: Path) -> None:
    """The whole round, as a planner types it; files, feeds and words in both languages."""
    told = vardiya("publish", "op", "--json")
    assert (told.code, told.body["publication"], told.body["repeated"]) == (0, 1, False)
    changes = told.body["changes"]
    assert changes["first_published"] == len(changes["days"]) > 0
    assert told.body["feeds"]["changed"] == changes["agents"]
    assert len(list((home / "op/.vardiya/feeds").glob("*.ics"))) == changes["agents"]
    again = vardiya("publish", "op")
    assert again.code == 0
    assert "It was published before" in again.out
    back = vardiya("unpublish", "op", "--why", "yanlış plan", "--by", "lead-2", "--lang", "tr")
    assert back.code == 0
    assert "geri alındı" in back.out
    with Store(home / "op") as store:
        assert store.published() is None
        line = audit.lines(store)[0]
    assert (line.who, line.why) == ("lead-2", "yanlış plan")


def test_diff_shows_what_publish_then_does(home: Path) -> None:
    """The draft against what is in force, by ids; published days far off may change."""
    assert vardiya("publish", "op").code == 0
    draft = fewer(home / "op", 6)
    seen = vardiya("diff", "op", "--json").body["publishing"]
    assert seen["changed"]["removed"] == len(seen["days"]) > 0
    assert seen["frozen"] == 0
    assert f"vardiya publish op --plan {draft.id}" in vardiya("diff", "op").out.replace("\n", " ")
    done = vardiya("publish", "op", "--plan", draft.id, "--json")
    assert done.code == 0
    assert done.body["changes"] == seen
    assert vardiya("diff", "op", "--json").body["publishing"]["days"] == []
    after = vardiya("diff", "op").out.replace("\n", " ")
    assert "is in force as publication 2" in after
    assert "vardiya publish" not in after


def test_frozen_days_change_only_with_a_reason(home: Path) -> None:
    """Refused with whom it concerns and what to do; with a reason it is done, and the reason kept."""
    assert vardiya("publish", "op").code == 0
    draft = fewer(home / "op", 0)
    told = vardiya("publish", "op")
    assert told.code == 1
    assert f"{draft.roster.duties[0].agent} {draft.start.isoformat()}" in told.err
    assert '--anyway "REASON"' in told.err
    assert vardiya("publish", "op", "--anyway", " ").code == 2
    with Store(home / "op") as store:
        held = store.published()
        assert held is not None
        assert held.plan != draft.id
    assert vardiya("publish", "op", "--anyway", "nobody comes on Monday").code == 0
    with Store(home / "op") as store:
        assert audit.lines(store)[0].why == "nobody comes on Monday"


def test_there_must_be_a_reason_and_something_to_take_back(home: Path) -> None:
    """Both are said, and nothing happens."""
    assert vardiya("unpublish", "op", "--why", "x").code == 2
    assert vardiya("publish", "op").code == 0
    assert vardiya("unpublish", "op").code == 2
    with Store(home / "op") as store:
        assert store.published() is not None


def test_a_mistyped_folder_is_named(home: Path) -> None:
    """`operation.yaml: the file is missing` does not say in which folder it was looked for."""
    for command in ("publish", "diff", "doctor"):
        assert "opp/operation.yaml" in vardiya(command, "opp").err
    assert not (home / "opp").exists()
