"""`vardiya scenario search`: each question asked of the corner shop, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.console import vardiya

QUESTIONS = {
    "best_start": (
        "what: {kind: maintenance, length_min: 60}\nwindow: {first_day: '+1', last_day: '+1', step_min: 360}\n"
        "replications: 2\nfinalists: 1\n",
        ("best", "start"),
    ),
    "fewest_hires": (
        "profiles: {all-round: {languages: {tr: C2}, contract: CONTRACT}}\nweeks: 4\nlead_weeks: 1\n"
        "attrition_per_month: 0.02\nleave_share: 0.05\nchecks: 0\n",
        ("people",),
    ),
    "cheapest_mix": (
        "changes: [{kind: volume, share: 0.5}]\nmissing_share: 0.2\novertime: {}\non_call: {block: 1000}\n"
        "hires: [{languages: [tr]}]\nfutures: 1\nreplications: 2\ntime_limit_s: 3\n",
        ("cents", "total"),
    ),
    "worth": ("people: [AGENT]\nreplications: 2\n", ("things",)),
}


@pytest.fixture(scope="module")
def home(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the planned corner shop and a file for each question."""
    from planner.operation import load

    folder = tmp_path_factory.mktemp("inverse")
    shutil.copytree(small_planned, folder / "op")
    operation = load(folder / "op")
    names = {"CONTRACT": next(iter(operation.config.contracts)), "AGENT": operation.agents[0].id}
    for ask, (text, _) in QUESTIONS.items():
        for key, name in names.items():
            text = text.replace(key, name)
        (folder / f"{ask}.yaml").write_text(f"ask: {ask}\nname: Question\n{text}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("ask", QUESTIONS)
def test_each_question_is_answered_for_machines(home: Path, ask: str) -> None:
    """One schema for all four, the question's name in it, and its main figure at its place."""
    ran = vardiya("scenario", "search", str(home / "op"), str(home / f"{ask}.yaml"), "--json")
    assert ran.code == 0, ran.err
    assert ran.body["schema"] == "vardiya.scenario-search/1"
    assert ran.body["ask"] == ask
    found = ran.body
    for key in QUESTIONS[ask][1]:
        found = found[key]
    assert found is not None


def test_an_answer_is_a_scenario_that_runs(home: Path, tmp_path: Path) -> None:
    """The mix is written with the gap that it closes; `scenario run` takes the file, and a page is there."""
    out, page = tmp_path / "mix.yaml", tmp_path / "mix.html"
    file = str(home / "cheapest_mix.yaml")
    ran = vardiya("scenario", "search", str(home / "op"), file, "--out", str(out), "--html", str(page), "--lang", "tr")
    assert ran.code == 0, ran.err
    assert "search_" not in ran.out
    assert page.read_text(encoding="utf-8").count("<svg") == 1
    again = vardiya("scenario", "run", str(home / "op"), str(out), "--replications", "2", "--roster", "keep", "--json")
    assert again.code == 0, again.err
    assert again.body["scenarios"][0]["treatment"] == "keep"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask: best_strat\nname: Q\n", "Did you mean “best_start”?"),
        ("ask: cheapest_mix\nname: Q\nmissing_share: 2\n", "missing_share"),
        ("ask: worth\nname: Q\npeople: [Nobody]\n", "Nobody"),
        ("ask: worth\nname: Q\noperation: Elsewhere\npeople: [Nobody]\n", "Elsewhere"),
    ],
)
def test_what_makes_no_sense_is_refused(home: Path, tmp_path: Path, text: str, said: str) -> None:
    """Exit 2, with the line, before anything is searched."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text, encoding="utf-8")
    ran = vardiya("scenario", "search", str(home / "op"), str(wrong), "--json")
    assert ran.code == 2
    assert said in ran.err + ran.out
