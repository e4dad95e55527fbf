"""Files of inverse questions read like scenario files: every mistake at its line, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.problems import OperationError
from planner.report.failures import explain
from scenarios.searching import ASKS, judge_ask, read_ask

HEAD = "ask: best_start\nname: Mail\n"


def problems(tmp_path: Path, text: str, inputs: Inputs | None = None) -> list[tuple[str, int | None, str | None]]:
    """Code, line and path of everything that is wrong with a file."""
    file = tmp_path / "mail.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_and_judged(file, inputs)
    for lang in ("en", "tr"):
        assert "search_" not in explain(told.value, lang)[1]
    return [(problem.code, problem.row, problem.column) for problem in told.value.problems]


def read_and_judged(file: Path, inputs: Inputs | None) -> None:
    """Read a file and see whether it fits."""
    asked, document = read_ask(file)
    assert inputs is not None
    judge_ask(asked, inputs, file.name, document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Mail\n", ("yaml_missing_key", 1, "ask")),
        ("name: Mail\nask: best_strat\n", ("yaml_choice", 2, "ask")),
        (HEAD, ("search_what_or_event", 1, None)),
        (HEAD + "what: {kind: maintenance, medium: mail}\n", ("search_not_of_kind", 3, "what")),
        (HEAD + "event: x\nwindow:\n  step: 60\n", ("yaml_unknown_key", 5, "window.step")),
        ("ask: worth\nname: All\n", ("search_worth_nothing", 1, None)),
    ],
)
def test_a_wrong_file_is_told_at_its_line(tmp_path: Path, text: str, expected: tuple[str, int, str | None]) -> None:
    """One mistake, one problem, at the line where it stands."""
    assert problems(tmp_path, text) == [expected]


def test_everything_that_does_not_fit_the_plan_is_told_at_once(tmp_path: Path, small_inputs: Inputs) -> None:
    """A planner mends a file once, not once for each mistake."""
    text = HEAD + (
        "what: {kind: message, languages: [xx]}\nwindow:\n  first_day: 2031-01-01\n  step_min: 45\nasked: +9 12:00\n"
    )
    assert problems(tmp_path, text, small_inputs) == [
        ("unknown_language", 3, "what.languages"),
        ("search_day_outside", 5, "window.first_day"),
        ("search_step", 6, "window.step_min"),
        ("search_day_outside", 7, "asked"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "operation: Elsewhere\nevent: x\n", ("search_other_operation", 3, "operation")),
        (HEAD + "event: derby\n", ("unknown_event", 3, "event")),
        ("ask: worth\nname: All\nrules: [nigth_rest]\n", ("search_unknown_rule", 3, "rules")),
        ("ask: worth\nname: All\npeople: [A99]\n", ("unknown_agent", 3, "people")),
        ("ask: cheapest_mix\nname: Mix\n", ("search_no_means", 1, "ask")),
        (
            "ask: cheapest_mix\nname: Mix\nhires:\n  - {languages: [xx]}\n",
            ("unknown_language", 4, "hires.0.languages"),
        ),
    ],
)
def test_what_does_not_fit_the_plan_is_told_at_its_line(
    tmp_path: Path, small_inputs: Inputs, text: str, expected: tuple[str, int, str]
) -> None:
    """Names that the operation does not have, and questions asked for another one."""
    assert problems(tmp_path, text, small_inputs) == [expected]


def test_every_question_has_its_name() -> None:
    """The table of questions and the files agree on names."""
    for name, model in ASKS.items():
        assert model.model_fields["ask"].annotation.__args__ == (name,)  # type: ignore[union-attr]  # a Literal
