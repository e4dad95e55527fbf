"""What lies around the store: disk, shares, packages, zones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.doctor import DAMAGE, WARNING, Diagnosis
from planner.doctor.checks import CHECKS, extras, room, share, versions
from tests.planner.doctor.damages import with_settings

Look = Callable[[Path], Diagnosis]


def codes(found: Diagnosis, severity: str) -> list[str]:
    return [one.code for one in found.findings if one.severity == severity]


def test_a_full_disk_is_told_before_it_stops_a_night(op: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is free and what should be."""
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    assert codes(seen(op), WARNING) == ["doctor_little_room"]


def test_a_network_share_is_damage_to_come(op: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's locks are not kept there."""
    monkeypatch.setattr(share, "is_network", lambda _: True)
    assert codes(seen(op), DAMAGE) == ["doctor_network_share"]


def test_an_extra_that_the_settings_need_is_named(op: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sending is on, and nothing is installed to send with."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert codes(seen(op), WARNING) == []
    with_settings("notify: {send: true}")(op)
    assert codes(seen(op), WARNING) == ["doctor_extra_missing"]


def test_packages_are_held_against_their_limits(op: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another OR-Tools than the tested one may find other rosters."""
    real = versions.version

    def version(name: str) -> str:
        if name == "pandas":
            raise PackageNotFoundError(name)
        return "9.16.1" if name == "ortools" else real(name)

    monkeypatch.setattr(versions, "version", version)
    assert codes(seen(op), WARNING) == ["doctor_package_untested", "doctor_package_missing"]
    assert dict(versions.needed())["ortools"]


@pytest.mark.parametrize(
    ("found", "limits", "fits"),
    [
        ("9.15.6755", "<9.16,>=9.15", True),
        ("9.16.0", "<9.16,>=9.15", False),
        ("2.0.2", ">=2.0.2", True),
        ("1.0", "", True),
    ],
)
def test_versions_are_compared_by_their_numbers(found: str, limits: str, fits: bool) -> None:
    """9.16 is newer than 9.9."""
    assert versions.within(found, limits) is fits


def test_an_unknown_zone_is_told(op: Path, seen: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a zone database would plan at wrong hours."""
    from zoneinfo import ZoneInfoNotFoundError

    from planner.doctor.checks import zones

    def unknown(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zones, "ZoneInfo", unknown)
    assert codes(seen(op), WARNING) == ["doctor_zone_unknown"]


def test_every_check_is_registered_once_and_by_its_file() -> None:
    """A check that is not in the list never looks."""
    import planner.doctor.checks as family

    files = {path.stem for path in Path(family.__file__).parent.glob("*.py")} - {"__init__"}
    assert sorted(name for name, _ in CHECKS) == sorted(files)


def test_a_site_without_anything_is_no_patient(tmp_path: Path, seen: Look, small: Path) -> None:
    """An operation that was never planned is healthy, and nothing is made in it."""
    folder = Path(shutil.copytree(small, tmp_path / "fresh"))
    folder.chmod(0o700)
    found = seen(folder)
    assert not found.damaged
    assert "doctor_no_store" in [one.code for one in found.findings]
    assert not (folder / ".vardiya").exists()
