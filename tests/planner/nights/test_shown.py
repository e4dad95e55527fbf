"""A night as a planner reads it: no code and no unfilled figure in either language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.differences import Difference
from planner.gates import Gate
from planner.intake import Intake
from planner.nights.body import nights_body
from planner.nights.night import Figures, Night
from planner.nights.several import Skipped
from planner.nights.shown import nights_parts
from planner.notices import Sent
from planner.problems import LockedError, OperationError, Problem
from planner.report.tables import Line
from planner.scoring import Score
from planner.scoring.figures import summed_up
from planner.words import LANGUAGES

DONE = Night(
    "op", Path("op"), "20251102T190000Z-000001-abcd", "k", plan="3f2a",
    intakes=(Intake(refused=(Problem("inbox/x.csv", 3, "start", "cell_empty"),), waiting=("inbox/y.csv",)),),
    figures=Figures(1234.5, 0.812, 0.093, 3, 1), notes=(("night_log_refused", (("said", "No space left"),)),),
    sent=Sent(1, 2, 3, 4),
    accuracy=summed_up(date(2025, 11, 1), (Score(date(2025, 11, 1), "phone", 1, "3f2a", 96, 200.0, 190.0, 80.0, 77),)),
)  # fmt: skip
REFUSALS = ("frozen", "notice", "hard_violations", "not_simulated", "no_reason")
NIGHTS = (
    DONE,
    replace(DONE, publication=4),
    replace(DONE, dry=True),
    replace(DONE, status="repeated"),
    *(
        replace(DONE, status="gated", code=1, gates=(Gate(f"night_{why}", (("count", "3"), ("plan", "3f2a"))),))
        for why in REFUSALS
    ),
    Night(
        "op", Path("op"), status="failed", code=2, error=OperationError((Problem("agents.csv", 3, "id", "cell_empty"),))
    ),
    Night("op", Path("op"), status="locked", code=5, error=LockedError("op")),
    Night("op", Path("op"), status="interrupted", code=130),
    Night("op", Path("op"), status="unreached", code=130),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("night", NIGHTS, ids=lambda night: f"{night.status}-{night.code}")
def test_every_night_is_told_in_words(night: Night, lang: str) -> None:
    """What a planner reads has no code in it."""
    for part in nights_parts((night, Skipped("other", Path("other"), None)), lang):
        texts = (
            [part.text] if isinstance(part, Line) else [*part.headings, *(cell for row in part.rows for cell in row)]
        )
        for text in texts:
            assert not re.search(r"[a-z]+_[a-z]+_|night_|gate_|\{", text.replace("publish_days_before", "")), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_gate_of_a_refused_publication_says_what_to_do(lang: str) -> None:
    """A gate without a remedy only frightens."""
    gated = tuple(night for night in NIGHTS if night.gates)
    for told in nights_body(gated, lang)["nights"]:  # type: ignore[attr-defined]  # a list of objects
        (gate,) = told["gates"]
        assert gate["remedy"]
        assert "night_" not in gate["text"] + gate["remedy"]


def test_yesterday_is_told_by_its_contacts_and_not_by_errors_of_quarter_hours_alone() -> None:
    """Errors of single intervals are large by chance: by themselves they would tell of a bad forecast that was good."""
    texts = [part.text for part in nights_parts((DONE,), "en") if isinstance(part, Line)]
    assert any("Sat 1 Nov, made the night before: 190 contacts expected, 200 came (-5.0 %)" in text for text in texts)


def test_a_first_draft_is_told_with_the_command_that_publishes_it() -> None:
    """Nothing is published yet, so that nothing published can be untouched; the command must work where one stands."""
    first = replace(DONE, figures=replace(DONE.figures, publication_number=None))
    texts = [part.text for part in nights_parts((first,), "en") if isinstance(part, Line)]
    assert "Nothing is published yet; publish with: vardiya publish op --plan 3f2a" in texts
    assert "Nothing published was touched." not in texts


def test_a_later_draft_is_told_with_the_command_unless_it_is_not_due() -> None:
    """The planner who likes what changes must not look the command up; a draft that is too early has none."""
    later = replace(DONE, difference=Difference("2a", "3f2a", (), 0.0, ()), notes=())
    early = replace(later, notes=(("night_not_due", (("start", "2025-11-24"), ("days", "14"))),))
    told = {one: [p.text for p in nights_parts((one,), "en") if isinstance(p, Line)] for one in (later, early)}
    assert "Publish it with: vardiya publish op --plan 3f2a" in told[later]
    assert not any("vardiya publish" in text for text in told[early])
