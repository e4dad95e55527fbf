"""`vardiya scenario run`: one scenario, several, the base, files, page, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.answers.figure import placed
from tests.console import vardiya

MORE = "name: More calls\nroster: keep\nchanges: [{kind: volume, share: 0.5}]\n"
FLU = 'name: Flu\nroster: keep\nchanges: [{kind: absence_wave, count: 2, first_day: "+1", last_day: "+1"}]\n'
FEW = ("--replications", "5")


@pytest.fixture(scope="module")
def home(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the planned small operation and two scenarios."""
    folder = tmp_path_factory.mktemp("what-if")
    shutil.copytree(small_planned, folder / "op")
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    (folder / "flu.yaml").write_text(FLU, encoding="utf-8")
    return folder


def test_figures_are_found_again_by_the_commands_they_name(home: Path, tmp_path: Path) -> None:
    """Hours, money and moved days of the written roster by `check`, the base's service by `simulate`."""
    asked = ("scenario", "run", str(home / "op"), str(home / "flu.yaml"), *FEW, "--out", str(tmp_path), "--json")
    ran = vardiya(*asked)
    assert ran.code == 0
    codes = [figure["code"] for figure in ran.body["figures"]]
    assert {"scenario_paid", "scenario_days", "change_cost_regular", "scenario_service_before"} <= set(codes)
    read: dict[tuple[str, ...], object] = {}
    for figure in ran.body["figures"]:
        found = figure["found"]
        value = _reading(found["command"], found["place"], home, read)
        if found["less"]:
            value -= _reading(found["less_command"] or found["command"], found["less"], home, read)
        assert value * found["scale"] == pytest.approx(figure["value"], abs=1e-5), figure["code"]


def _reading(command: list[str], place: list[str], home: Path, read: dict[tuple[str, ...], object]) -> float:
    """What a second command says at a place of its JSON; each command runs once."""
    typed = tuple(part.replace("{dir}", str(home / "op")) for part in command)
    if typed not in read:
        read[typed] = vardiya(*typed, "--json").body
    return placed(read[typed], tuple(place))


def test_several_files_stand_side_by_side_with_a_page(home: Path, tmp_path: Path) -> None:
    """One base, one table."""
    page = tmp_path / "what-if.html"
    files = (str(home / "more.yaml"), str(home / "flu.yaml"))
    ran = vardiya("scenario", "run", str(home / "op"), *files, *FEW, "--html", str(page), "--lang", "tr")
    assert ran.code == 0
    assert "Yan yana" in ran.out
    assert "Belirleyen: phone-tr" in ran.out
    assert page.read_text(encoding="utf-8").count("<svg") == 3


def test_the_base_is_the_stored_plan_unless_another_is_asked_for(home: Path) -> None:
    """Another seed is another plan: made for this and said so, and no draft of it is stored."""
    asked = ("scenario", "run", str(home / "op"), str(home / "more.yaml"), *FEW)
    stored = vardiya(*asked, "--json").body["base"]
    other = vardiya(*asked, "--weeks", "1", "--seed", "2", "--json")
    assert (stored["stored"], other.body["base"]["stored"]) == (True, False)
    assert other.body["base"]["seed"] == 2
    assert other.body["figures"] == []
    assert "the base was planned for this" in other.err
    assert vardiya("check", str(home / "op"), "--json").body["plan"] == stored["plan"]


def test_the_option_overrides_the_files_roster(home: Path) -> None:
    """A planner asks quickly what the file asks in full, or the other way round."""
    asked = ("scenario", "run", str(home / "op"), str(home / "flu.yaml"), *FEW, "--roster", "rebuild", "--json")
    (found,) = vardiya(*asked).body["scenarios"]
    assert found["treatment"] == "rebuild"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plan", "abc", "--weeks", "2"), "--weeks"),
        (("--replications", "1"), "2 to 1000"),
        (("--roster", "maybe"), "maybe"),
        (("--plan", "zzz"), "No such plan"),
    ],
)
def test_what_makes_no_sense_is_refused(home: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit 2, before anything is played."""
    ran = vardiya("scenario", "run", str(home / "op"), str(home / "more.yaml"), *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_all_faults_of_all_files_are_told(home: Path, tmp_path: Path) -> None:
    """Each at its file and line; nothing is played."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("name: W\noperation: Elsewhere\nchanges:\n  - {kind: volumee}\n  - {kind: volume, share: 1}\n")
    ran = vardiya("scenario", "run", str(home / "op"), str(home / "more.yaml"), str(wrong), str(tmp_path / "no.yaml"))
    assert ran.code == 2
    assert "Did you mean “volume”?" in ran.err
    assert "was made for the operation “Elsewhere”" in ran.err
    assert "no.yaml" in ran.err
