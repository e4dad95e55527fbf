"""The choice of models in operation.yaml: shown, written only when told to, and nothing else touched."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.looking_back import Ask, LookBack, look_back
from planner.model_choice import ModelChoice, apply_choice, model_choice, with_models
from planner.operation import load
from planner.operation.yaml_document import parse_document
from planner.outlook import forecast_params
from planner.problems import OperationError
from planner.report.backtests import choice_lines
from planner.words import LANGUAGES, sentence

QUEUE = "phone-tr"
CHOSEN = {QUEUE: "two_stage", "chat-en": "average+two_stage"}
TEXT = """\
# ours
version: 1
forecast: # how
  history_weeks: 104 # two years
  growth_per_year: 0.080

# the engine
solver: {time_limit_s: 20,   breaks_limit_s: 5}
"""
LINES = "  models:\n    phone-tr: two_stage\n    chat-en: average+two_stage\n"


def test_only_the_models_are_added() -> None:
    """Comments, blank lines and the ways of writing numbers are the planner's."""
    wanted = TEXT.replace("0.080\n", "0.080\n" + LINES)
    assert with_models(TEXT, CHOSEN) == wanted
    assert with_models(wanted, CHOSEN) == wanted
    assert with_models(wanted, {}) == TEXT


def test_what_stays_chosen_keeps_its_comment() -> None:
    """Somebody wrote down why."""
    told = TEXT.replace("0.080\n", "0.080\n  models:\n    phone-tr: two_stage # VIP\n    chat-en: low_rank\n")
    assert re.search(r"phone-tr: average +# VIP\n", with_models(told, {QUEUE: "average"}))
    assert "chat-en" not in with_models(told, {QUEUE: "average"})


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\n",
        "version: 1",
        "forecast:\nversion: 1\n",
        "forecast: {history_weeks: 104}\nversion: 1\n",
        "forecast: {models: {fax: low_rank}}\nversion: 1\n",
        "version: 1\nforecast:\n  models: {}\n# the end\n",
        "version: 1\r\nforecast:\r\n  history_weeks: 9\r\n",
        "\ufeffversion: 1\n",
        "{version: 1, forecast: {history_weeks: 104}}",
    ],
)
def test_any_way_to_write_the_section_is_understood(text: str) -> None:
    """YAML has several; line ends and a byte order mark stay."""
    made = with_models(text, CHOSEN)
    values = parse_document(made.removeprefix("\ufeff")).values
    assert isinstance(values, dict)
    assert (values["version"], values["forecast"]["models"]) == (1, CHOSEN)
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\n" in made.replace("\r\n", "")) is ("\r\n" not in text and "\n" in made)


@pytest.mark.parametrize("text", ["{version: 1,\nforecast: {}, solver: {}}", "version: 1\n...\n", "version: [1"])
def test_a_file_that_cannot_be_changed_safely_is_left_alone(text: str) -> None:
    """Better pasted by hand than half understood."""
    with pytest.raises(OperationError) as refused:
        with_models(text, CHOSEN)
    assert [problem.code for problem in refused.value.problems] == ["choice_not_written"]


def test_a_choice_is_written_into_the_folder_and_used(small: Path, tmp_path: Path) -> None:
    """From the next forecast on, and only if it says something new."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    before = (folder / "operation.yaml").read_text(encoding="utf-8")
    assert apply_choice(folder, ModelChoice({}, {QUEUE: "seasonal_naive"}))
    after = (folder / "operation.yaml").read_text(encoding="utf-8")
    assert after == before + f"forecast:\n  models:\n    {QUEUE}: seasonal_naive\n"
    operation = load(folder)
    assert dict(forecast_params(operation).models) == {QUEUE: "seasonal_naive"}
    assert not apply_choice(folder, ModelChoice(operation.config.forecast.models, {QUEUE: "seasonal_naive"}))
    assert load(folder).files == operation.files


@pytest.fixture(scope="module")
def found(small_inputs: Inputs) -> LookBack:
    return look_back(small_inputs, Ask(origins=1, horizon_days=7, models=("two_stage",)))


def test_queues_that_keep_the_usual_model_are_not_named(found: LookBack) -> None:
    """The file names exceptions only."""
    assert model_choice(replace(found, models={QUEUE: "average"})).chosen == {}
    assert model_choice(replace(found, models={QUEUE: "low_rank"})).lines == (
        f"forecast:\n  models:\n    {QUEUE}: low_rank\n"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("used", "chosen", "applied", "code", "shown"),
    [
        ({}, CHOSEN, False, "choice_paste", 4),
        ({}, CHOSEN, True, "choice_applied", 0),
        (CHOSEN, CHOSEN, False, "choice_same", 0),
        (CHOSEN, {}, False, "choice_none", 0),
    ],
)
def test_what_is_to_be_done_is_said(
    used: dict[str, str], chosen: dict[str, str], applied: bool, code: str, shown: int, lang: str
) -> None:
    """Paste it, it is done, or nothing to do."""
    first, *lines = choice_lines(ModelChoice(used, chosen), applied, lang)
    assert first.text == sentence(code, {}, lang)
    assert len(lines) == shown
