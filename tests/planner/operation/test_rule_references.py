"""A rule that names something unknown would hold for nobody in silence: it is refused at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.problems import Problem
from planner.words import sentence

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
State = Callable[[str], int]


@pytest.fixture
def state(folder: Path) -> State:
    """Change one rule, below what operation.yaml says; gives the line of the change."""

    def put(change: str) -> int:
        place = folder / "operation.yaml"
        before = place.read_text(encoding="utf-8")
        place.write_text(f"{before}rules:\n  changes:\n    {change}\n", encoding="utf-8")
        return before.count("\n") + 3

    return put


@pytest.mark.parametrize(
    ("change", "column", "value", "code", "meant"),
    [
        ("paid_hours: {contracts: [full, fulll], reason: x}", "contracts.1", "fulll", "unknown_contract", "full"),
        ("queue_rotation: {queues: [phone-tz], reason: x}", "queues.0", "phone-tz", "unknown_queue", "phone-tr"),
        ("team_together: {teams: [rad], reason: x}", "teams.0", "rad", "unknown_team", "red"),
        ("voice_share: {channel: phon, reason: x}", "channel", "phon", "unknown_channel", "phone"),
        ("mentor: {role: mentors, reason: x}", "role", "mentors", "unknown_role", "mentor"),
        (
            "role_floor: {posts: [{id: a, roles: [lead]}, {id: b, roles: [lead, leed]}], reason: x}",
            "posts.1.roles.1",
            "leed",
            "unknown_role",
            "lead",
        ),
        (
            "named_cover: {charges: [{id: vip, agents: [adda]}], reason: x}",
            "charges.0.agents.0",
            "adda",
            "unknown_agent",
            "ada",
        ),
        (
            "training_by_date: {certificates: {kyk: training}, reason: x}",
            "certificates.kyk",
            "kyk",
            "unknown_certificate",
            "kyc",
        ),
        (
            "training_by_date: {certificates: {kyc: trainings}, reason: x}",
            "certificates.kyc",
            "trainings",
            "unknown_activity",
            "training",
        ),
        (
            "shift_cover: {needs: [{template: day-0900-54, heads: 1}], reason: x}",
            "needs.0.template",
            "day-0900-54",
            "unknown_shift",
            "day-0900-540",
        ),
        (
            "shift_requests: {requests: [{agent: adda, day: 2026-03-02, ask: 'on'}], reason: x}",
            "requests.0.agent",
            "adda",
            "unknown_agent",
            "ada",
        ),
        (
            "personal_totals: {totals: [{agents: [bea, beaa], most: 1}], reason: x}",
            "totals.0.agents.1",
            "beaa",
            "unknown_agent",
            "bea",
        ),
        (
            "personal_stretches: {stretches: [{templates: [day-0900-54], most_days: 3}], reason: x}",
            "stretches.0.templates.0",
            "day-0900-54",
            "unknown_shift",
            "day-0900-540",
        ),
    ],
)
def test_an_unknown_name_is_refused_with_what_was_probably_meant(
    state: State, problems: Refused, change: str, column: str, value: str, code: str, meant: str
) -> None:
    """At its own line, in both languages."""
    line, kind = state(change), change.split(":")[0]
    (found,) = problems()
    assert (found.file, found.column, found.code) == ("operation.yaml", f"rules.changes.{kind}.{column}", code)
    assert (found.row, found.value, dict(found.parameters)["meant"]) == (line, value, meant)
    for lang in ("en", "tr"):
        assert value in sentence(code, dict(found.parameters) | {"value": value}, lang)


@pytest.mark.parametrize(
    "change",
    [
        "paid_hours: {contracts: [full], reason: x}",
        "queue_rotation: {queues: [phone-tr, chat-en], reason: x}",
        "team_together: {teams: [red], reason: x}",
        "voice_share: {most_shifts: 3, reason: x}",
        "mentor: {role: lead, reason: x}",
        "role_floor: {posts: [{id: a, roles: [lead, mentor]}], reason: x}",
        "named_cover: {charges: [{id: vip, agents: [ada, bea]}], reason: x}",
        "training_by_date: {certificates: {aml: training}, reason: x}",
        "shift_requests: {requests: [{agent: ada, day: 2026-03-02, ask: 'off'}], reason: x}",
        "personal_totals: {totals: [{agents: [ada, bea], most: 10}], reason: x}",
    ],
)
def test_known_names_are_taken(state: State, folder: Path, change: str) -> None:
    """Those of operation.yaml, and those of agents.csv where operation.yaml lists none."""
    state(change)
    assert change.split(":")[0] in load(folder).config.rules.changes


def test_a_faulty_change_is_told_once(state: State, problems: Refused) -> None:
    """Its names are looked up when the rest is right."""
    state("mentor: {role: nobody, per: 0, reason: x}")
    assert [problem.code for problem in problems()] == ["rule_parameter"]


def test_an_unknown_rule_is_told_once(state: State, problems: Refused) -> None:
    """It has no names to be looked up."""
    state("mentro: {role: nobody, reason: x}")
    assert [problem.code for problem in problems()] == ["unknown_rule"]


def test_roles_of_unreadable_agents_are_not_called_unknown(state: State, problems: Refused, change: Change) -> None:
    """Bea's row is wrong, so the lead may be there."""
    change("agents.csv", "bea,red,full", "bea,red,ful")
    state("mentor: {role: lead, reason: x}")
    assert [problem.code for problem in problems()] == ["unknown_contract"]
