"""Counsel is asked about readings that bind somebody, not about those of rules that nothing is stated for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from planner import rule_reading
from planner.counsel import counsel_sense, doubtful
from planner.report.checked import plan_checked_body
from planner.report.failures import problem_sentence
from planner.report.remarks import book_lines
from planner.report.rule_book import book_parts
from planner.report.tables import Line
from planner.rule_reading import read_book
from solver.cover import OnCallWindow
from solver.rules.presets import Entry, book
from tests.planner.report import worlds


def doubting(monkeypatch: pytest.MonkeyPatch, *kinds: str) -> None:
    """The book of Turkey, these and only these of its readings not verified."""
    turkey = book("turkey")
    entries: Sequence[Entry] = [e.model_copy(update={"verified": e.rule.kind not in kinds}) for e in turkey.entries]
    doubted = turkey.model_copy(update={"entries": tuple(entries)})
    monkeypatch.setattr(rule_reading, "book", lambda _name: doubted)


def test_only_readings_that_bind_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock binds nobody where nothing is locked."""
    doubting(monkeypatch, "daily_rest", "lock")
    assert doubtful(worlds.operation()) == ("daily_rest",)
    (problem,) = counsel_sense(worlds.operation())
    assert problem_sentence(problem, "en").startswith(
        "the rule book turkey holds rules whose reading still needs counsel: Rest between shifts."
    )
    (line,) = book_lines(worlds.inputs(), "tr")
    assert "Vardiyalar arası dinlenme" in line.text
    assert "sabitlediği" not in line.text
    body = plan_checked_body(worlds.plan(), (), (), worlds.inputs(), "en")
    assert body["unverified_rules"] == ["daily_rest"]


def test_nothing_is_asked_where_no_doubtful_rule_binds(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was only read is no warning."""
    doubting(monkeypatch, "lock")
    assert doubtful(worlds.operation()) == ()
    assert counsel_sense(worlds.operation()) == ()
    assert book_lines(worlds.inputs(), "en") == ()


@pytest.mark.parametrize(
    ("lang", "idle", "counsel"),
    [
        ("en", "{} binding nobody now", "of those that bind, 1 still to be verified"),
        ("tr", "{} şu an kimseyi bağlamıyor", "bağlayanlardan 1 kuralın okunuşu"),
    ],
)
def test_the_book_counts_what_binds_nobody(lang: str, idle: str, counsel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And doubts only what binds."""
    doubting(monkeypatch, "daily_rest", "lock")
    found = read_book(worlds.operation())
    count = sum(not (read.hard or read.priced) for read in found.rules)
    _, line, *_ = (part for part in book_parts(found, lang) if isinstance(part, Line))
    assert idle.format(count) in line.text
    assert counsel in line.text


def test_on_call_binds_nobody_where_nobody_is_asked_to_stand_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rest is asked for of everyone, but only windows make on-call duties."""
    doubting(monkeypatch, "standby")
    assert doubtful(worlds.operation()) == ()
    window = OnCallWindow("night", frozenset({"can"}), worlds.at(4, 0), worlds.at(4, 6), 1, 10, 30, 0, 900)
    needed = replace(worlds.requirement(), on_call=(window,))
    monkeypatch.setattr(rule_reading, "promised", lambda _inputs: needed)
    assert doubtful(worlds.operation()) == ("standby",)
