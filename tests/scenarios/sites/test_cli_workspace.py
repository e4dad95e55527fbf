"""The command: real processes, one object for programs, words for people, the worst exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import contents, vardiya


def test_an_example_is_made_once(tmp_path: Path) -> None:
    """It reads, and is never written over."""
    folder = tmp_path / "ws"
    assert vardiya("workspace", "init", folder).code == 0
    before = contents(folder)
    assert vardiya("workspace", "init", folder).code == 2
    assert contents(folder) == before
    shown = vardiya("workspace", "summary", folder, "--lang", "tr")
    assert (shown.code, "Hiçbir yerleşkenin planı yok." in shown.out) == (0, True)
    assert contents(folder) == before


def test_processes_plan_what_is_missing_and_files_are_written(copy: Path, tmp_path: Path) -> None:
    """A new seed of one site in a process of its own; roster by site, page, figures by site."""
    file = copy / "workspace.yaml"
    file.write_text("name: one\nsites: {valletta: {operation: valletta}}\n", encoding="utf-8")
    asked = ("--weeks", "1", "--time-limit", "1", "--seed", "3", "--workers", "1")
    ran = vardiya("workspace", "plan", copy, *asked, "--json")
    assert ran.code == 0, ran.err
    (unit,) = ran.body["units"]
    assert (unit["status"], unit["figures"]["people"], list(ran.body["cost_cents"])) == ("planned", 8, ["EUR"])


def test_the_summary_shows_pools_and_their_sites(copy: Path, tmp_path: Path) -> None:
    """Without planning; each site's file has its own people alone."""
    out, page = tmp_path / "out", tmp_path / "sites.html"
    ran = vardiya("workspace", "summary", copy, "--out", out, "--html", page)
    assert ran.code == 0
    assert "istanbul+izmir" in ran.out
    rows = (out / "izmir" / "roster.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row[0] for row in rows} == {"B"}
    assert page.read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_why_sites_cannot_be_pooled_is_told_in_words(copy: Path, lang: str) -> None:
    """Law, clock and money, each with what to do; exit code 2."""
    text = "name: two\nsites:\n  istanbul: {operation: istanbul}\n  valletta: {operation: valletta}\n"
    (copy / "workspace.yaml").write_text(text + "pools: [[istanbul, valletta]]\n", encoding="utf-8")
    ran = vardiya("workspace", "plan", copy, "--weeks", "1", "--time-limit", "0", "--lang", lang)
    assert ran.code == 2
    for said in ("Europe/Malta", "currency", "workspace.yaml"):
        assert said in ran.out
    assert "pool_" not in ran.out


@pytest.mark.parametrize(
    ("place", "word"), [((), "workspace plan"), ((".vardiya", "pools", "a+b"), "workspace summary")]
)
def test_commands_of_one_operation_say_what_to_do_with_a_workspace(
    copy: Path, place: tuple[str, ...], word: str
) -> None:
    """Publishing a workspace or the folder of its pool's plans: input error, with the command to use instead."""
    folder = copy.joinpath(*place)
    folder.mkdir(parents=True, exist_ok=True)
    ran = vardiya("publish", folder)
    assert ran.code == 2
    assert f"vardiya {word}" in " ".join(ran.err.split())
