"""An operation's rule book against its preset: what was loosened, tightened, added and left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.operation.config import RulesSpec
from planner.operation.operation import Operation
from planner.rule_reading import BookRead, RuleRead, Verdict, read_book, verdict_on
from solver.rules import RULES, RuleModel
from solver.rules.break_law import BreakStep
from solver.rules.forbidden_successions import Follow
from solver.rules.presets import book
from tests.planner.report.worlds import operation

STEPS = (BreakStep(beyond_min=240, least_min=30), BreakStep(beyond_min=450, least_min=60))
FOLLOW = Follow(first="night", second="early", rest_min=720)


def with_rules(**spec: object) -> Operation:
    made = operation()
    return replace(made, config=made.config.model_copy(update={"rules": RulesSpec.model_validate(spec)}))


def read(**spec: object) -> BookRead:
    return read_book(with_rules(**spec))


def of(found: BookRead, kind: str) -> RuleRead:
    (rule,) = (read for read in found.rules if read.rule.kind == kind)
    return rule


def test_a_book_that_nobody_changed_stands_as_it_is() -> None:
    """Every entry in the book's order, nothing loosened."""
    found = read()
    assert [r.rule for r in found.rules] == [entry.rule for entry in book("turkey").entries]
    assert {r.verdict for r in found.rules} == {None}
    assert [found.count(verdict) for verdict in Verdict] == [0] * len(Verdict)


def test_a_loosened_limit_is_told_with_both_values_the_reason_and_who_decided() -> None:
    """Less rest is looser, and stays so beside a value that was set to the book's own."""
    change = {"rest_min": 600, "reason": "agreement", "by": "works council"}
    rule = of(read(changes={"daily_rest": change}), "daily_rest")
    assert [(v.name, v.before, v.after, v.verdict) for v in rule.values] == [("rest_min", 660, 600, Verdict.LOOSENED)]
    assert (rule.reason, rule.by, rule.verdict) == ("agreement", "works council", Verdict.LOOSENED)
    both = {"rest_min": 2160, "within_days": 7, "reason": "36 h"}
    assert of(read(changes={"weekly_rest": both}), "weekly_rest").verdict is Verdict.TIGHTENED


def test_values_that_pull_both_ways_are_called_changed() -> None:
    """More rest but in more days: neither tighter nor looser."""
    both = {"rest_min": 2100, "within_days": 14, "reason": "EU"}
    found = read(changes={"weekly_rest": both})
    assert of(found, "weekly_rest").verdict is Verdict.CHANGED
    assert of(read(changes={"daily_rest": {"rest_min": 660, "reason": "x"}}), "daily_rest").verdict is Verdict.EQUAL


def test_a_rule_left_out_loosens_and_one_added_tightens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dropping frees, adding binds, also where the added rule gets values of its own."""
    whole = book("eu")
    short = whole.model_copy(update={"entries": tuple(e for e in whole.entries if e.rule.kind != "daily_rest")})
    monkeypatch.setattr("solver.rules.presets.PRESETS", (short,))
    found = read(preset="eu", drop={"wish": "none collected"}, changes={"daily_rest": {"rest_min": 600, "reason": "x"}})
    assert [(entry.rule.kind, reason) for entry, reason in found.dropped] == [("wish", "none collected")]
    assert (found.count(Verdict.LOOSENED), found.count(Verdict.TIGHTENED)) == (1, 1)
    assert "wish" not in {r.rule.kind for r in found.rules}
    added = of(found, "daily_rest")
    assert (added.entry, added.verdict, [v.after for v in added.values]) == (None, Verdict.TIGHTENED, [600])


@pytest.mark.parametrize(
    ("kind", "name", "before", "after", "verdict"),
    [
        ("daily_hours", "most_min", 660, 720, Verdict.LOOSENED),
        ("daily_hours", "most_min", 660, 600, Verdict.TIGHTENED),
        ("daily_hours", "most_min", 660, 660, Verdict.EQUAL),
        ("nights", "fair_in_28_days", 8, 9, Verdict.LOOSENED),
        ("weekly_rest", "within_days", 7, 8, Verdict.LOOSENED),
        ("standby", "within_days", 3, 4, Verdict.TIGHTENED),
        ("weekends", "cents", 4000, 5000, Verdict.TIGHTENED),
        ("weekends", "cents", 4000, None, Verdict.TIGHTENED),
        ("weekly_hours", "least_cents", None, 1000, Verdict.LOOSENED),
        ("night_average", "least_nights", 4, 28, Verdict.LOOSENED),
        ("days_off_wishes", "least_days", 2, 3, Verdict.LOOSENED),
        ("rest_before_leave", "least_days", 5, 4, Verdict.TIGHTENED),
        ("average_hours", "weeks", 17, 24, Verdict.LOOSENED),
        ("weekend_spacing", "weeks", 3, 4, Verdict.TIGHTENED),
        ("on_call_work", "share", 1.0, 0.5, Verdict.LOOSENED),
        ("on_call_work", "response_min", 30, 60, Verdict.TIGHTENED),
        ("least_shift", "full_most_min", 720, 600, Verdict.TIGHTENED),
        ("overtime_closed", "newcomers", True, False, Verdict.LOOSENED),
        ("overtime_closed", "part_timers", False, True, Verdict.TIGHTENED),
        ("transport", "wait_min", 30, 60, Verdict.LOOSENED),
        ("break_law", "breaks_in_length", True, False, Verdict.LOOSENED),
        ("break_law", "steps", (BreakStep(beyond_min=240, least_min=30),), STEPS, Verdict.TIGHTENED),
        ("break_law", "steps", STEPS, (BreakStep(beyond_min=300, least_min=45),), Verdict.CHANGED),
        ("break_law", "steps", (BreakStep(beyond_min=300, least_min=45),), STEPS[:1], Verdict.CHANGED),
        ("break_law", "steps", STEPS[:1], (BreakStep(beyond_min=360, least_min=30),), Verdict.LOOSENED),
        ("forbidden_successions", "follows", (FOLLOW,), (), Verdict.LOOSENED),
        (
            "forbidden_successions",
            "follows",
            (FOLLOW,),
            (FOLLOW.model_copy(update={"rest_min": 1440}),),
            Verdict.TIGHTENED,
        ),
        ("team_together", "teams", ("north",), ("north", "south"), Verdict.TIGHTENED),
        ("team_together", "teams", ("north",), ("south",), Verdict.CHANGED),
        ("training_by_date", "certificates", {"aml": "aml"}, {}, Verdict.LOOSENED),
        ("wish", "cents", (3000, 1500), (3000,), Verdict.TIGHTENED),
        ("wish", "cents", (1, 2), (3, 4), Verdict.TIGHTENED),
        ("wish", "cents", (3, 1), (1, 3), Verdict.CHANGED),
        ("nights", "night_start", 1200, 1320, Verdict.CHANGED),
        ("mentor", "role", "mentor", "lead", Verdict.CHANGED),
    ],
)
def test_a_change_is_looser_or_tighter_as_its_parameter_is_declared(
    kind: str, name: str, before: object, after: object, verdict: Verdict
) -> None:
    """No price means hard; lists are told where all of their parts go one way."""
    assert verdict_on(kind, name, before, after) is verdict


def test_rules_are_hard_or_priced_by_what_they_ask_of_this_operation() -> None:
    """Nothing is stated for locks here; nights are priced, and hard only where a contract has a most."""
    found = read()
    assert (of(found, "daily_rest").hard, of(found, "daily_rest").priced) == (True, False)
    assert (of(found, "weekends").hard, of(found, "weekends").priced) == (False, True)
    assert (of(found, "lock").hard, of(found, "lock").priced) == (False, False)


def test_unverified_rules_are_those_of_the_book_in_force() -> None:
    """One that is left out needs no counsel."""
    kinds = tuple(entry.rule.kind for entry in book("turkey").entries if not entry.verified)
    assert kinds
    assert read().unverified == kinds
    spec = RulesSpec(drop=dict.fromkeys(kinds, "not here"))
    assert read_book(with_rules(drop=spec.drop)).unverified == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.model_fields["kind"].default))
def test_every_parameter_of_every_rule_is_declared_once(rule: type[RuleModel]) -> None:
    """A new parameter has to say what more of it does, or that it cannot be said; nobody may guess from a name."""
    declared = (*rule.more_allows, *rule.more_asks, *rule.unsaid)
    assert sorted(declared) == sorted(rule.model_fields.keys() - {"kind"})


def test_an_added_rule_tightens_only_if_it_binds_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule whose only switches are off is there and does nothing: nobody may take it for protection."""
    whole = book("turkey")
    short = whole.model_copy(update={"entries": tuple(e for e in whole.entries if e.rule.kind != "overtime_closed")})
    monkeypatch.setattr("solver.rules.presets.PRESETS", (short,))
    off = {"part_timers": False, "without_consent": False, "newcomers": False, "reason": "none"}
    found = read(changes={"overtime_closed": off})
    assert of(found, "overtime_closed").verdict is Verdict.IDLE
    assert (found.count(Verdict.IDLE), found.count(Verdict.TIGHTENED)) == (1, 0)


@pytest.mark.parametrize("kind", ["notice", "minimal_change"])
def test_rules_of_a_published_roster_bind_nobody_in_the_planner_and_say_so(kind: str) -> None:
    """The planner passes no published roster to the rules; nobody may think that the notice is kept."""
    rule = of(read(), kind)
    assert (rule.hard, rule.priced) == (False, False)
    assert rule.entry is not None
    assert "the planner gives none yet" in rule.entry.note
