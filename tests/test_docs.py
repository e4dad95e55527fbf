"""What the documents say is true: their commands run, their links lead somewhere, the reference is complete."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import planner
from planner.formats import FORMATS
from planner.report.outputs import OUTPUTS
from planner.store import Store
from scenarios import KINDS
from solver.rules import RULES
from tests.console import vardiya
from tests.sources import ROOT

WORDS = 600
PAGES = sorted(path for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md")) + sorted(
    (ROOT / "docs").glob("*/*.md")
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
FILE_TO_WRITE = re.compile(r"Write `([^`]+)`:\n\n```(?:yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONG = (("make", "demo"), ("make", "test"), ("vardiya", "demo"))  # looked up, not run

IN_SMALL = {"chat-tr-general": "phone-tr"}  # a queue of the sportsbook, and the one of the operation used here


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> Iterator[str]:
    """Texts between fences of one language."""
    return (text for found, text in FENCE.findall(read(page)) if found == language)


def typed(page: str) -> Iterator[list[str]]:
    """Every command of a page's console blocks, in order."""
    for block in blocks(page, "console"):
        for line in block.splitlines():
            yield shlex.split(line, comments=True)


def test_the_first_page_is_short() -> None:
    """A planner decides in five minutes."""
    assert len(read("README.md").split()) <= WORDS


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/tutorial.md",
        "docs/guides/forecast-walk.md",
        "docs/guides/calculator.md",
        "docs/guides/check-a-roster.md",
        "docs/guides/deliver-contacts.md",
        "docs/guides/nightly.md",
        "docs/guides/read-a-simulation.md",
    ],
)
def test_the_commands_of_a_page_run_as_they_are_typed(
    page: str, small_planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing that a newcomer types must work."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(small_planned, tmp_path / "op")
    for name, text in FILE_TO_WRITE.findall(read(page)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command, *arguments in typed(page):
        if (command, arguments[0]) in LONG:
            continue
        assert command == "vardiya"
        if arguments[0] == "init":  # it is there already, with a short search and stages to reuse
            arguments[1] = "as-typed"
        ran = vardiya(*(IN_SMALL.get(word, word) for word in arguments))
        assert ran.code == 0, (arguments, ran.err)


def test_the_commands_of_the_guide_on_publishing_run_where_something_is_published(
    small_planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They compare a new draft with what is in force, then somebody is sick."""
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    with (folder / "operation.yaml").open("a", encoding="utf-8") as config:
        config.write("\ncycle: {frozen_days: 0}\n")
    assert vardiya("publish", "op").code == 0
    draft = vardiya("plan", "op", "--weeks", "1", "--time-limit", "1", "--seed", "7", "--json").body
    with Store(folder) as store:  # somebody who works that day, whatever a second of search gave
        sick = next(
            duty.agent for duty in store.plan(str(draft["plan"])).roster.duties if duty.day == date(2025, 11, 4)
        )
    absence = f"{{kind: absence, agent: {sick}, from: 2025-11-04, to: 2025-11-04}}"
    (tmp_path / "sick.yaml").write_text(f"as_of: 2025-11-03T00:30\nchanges: [{absence}]\n", encoding="utf-8")
    for command, *arguments in typed("docs/guides/publish.md"):
        assert command == "vardiya"
        ran = vardiya(*(str(draft["plan"]) if word == "5d4c1a7e" else word for word in arguments))
        assert ran.code == 0, (arguments, ran.err)


@pytest.mark.parametrize("page", sorted((ROOT / "docs/guides").glob("*.md")), ids=lambda page: page.stem)
def test_the_commands_of_every_guide_are_understood(page: Path) -> None:
    """Guides about the large example are not run here; their verbs and options must exist all the same."""
    import typer

    from cli import app

    for command, *arguments in typed(str(page.relative_to(ROOT))):
        if command != "vardiya":
            continue
        found = typer.main.get_command(app)
        while arguments and hasattr(found, "commands"):
            found = found.commands[arguments.pop(0)]
        found.make_parser(found.context_class(found)).parse_args(list(arguments))


def test_the_long_commands_exist() -> None:
    """They are run by hand and by the build server."""
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert {target for tool, target in LONG if tool == "make"} <= targets
    assert vardiya("demo", "--help").code == 0


def test_line_counts_of_a_guide_are_those_of_its_commit() -> None:
    """Files grow; a count without its commit would soon be false. One line makes no rule that a book uses."""
    guide = read("docs/guides/add-a-rule.md")
    assert "| file | lines, at that commit |" in guide
    assert "one more entry uses it in a book" in guide
    assert "`more_allows`" in guide


def test_the_goal_of_the_mutation_tests_stands_beside_a_measurement_that_meets_it() -> None:
    """A goal alone proves nothing: how many were killed, of how many, and when."""
    told = re.search(
        r"The goal is (\d+) %. Measured on \d{4}-\d{2}-\d{2}: \*\*([\d.]+) %\*\* of\sthe [\d,]+ mutants",
        read("docs/background/rules-and-proof.md"),
    )
    assert told is not None
    assert float(told[2]) >= float(told[1])


@pytest.mark.parametrize("page", sorted((ROOT / "docs/guides").glob("add-a-*.md")), ids=lambda page: page.stem)
def test_the_commands_for_those_who_extend_it_name_what_exists(page: Path) -> None:
    """They run tests and targets of this project; a file that was renamed would be looked for in vain."""
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for command, *arguments in typed(str(page.relative_to(ROOT))):
        assert command in ("make", "git", "vardiya", ".venv/bin/python"), command
        if command == "make":
            assert arguments[0] in targets
        if command == "vardiya":
            assert vardiya(*arguments[:-1], "--help").code == 0, arguments
        if command == ".venv/bin/python":
            named = [argument.partition("::")[0] for argument in arguments if "/" in argument]
            assert named
            assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_library_example_runs(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other programs start from it."""
    monkeypatch.chdir(small.parent)
    (example,) = blocks("README.md", "python")
    short = example.replace("time_limit_s=5", "time_limit_s=1")
    assert short != example
    names: dict[str, object] = {}
    exec(compile(short, "README.md", "exec"), names)
    assert names["planner"] is planner


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    """A dead link is a question without an answer."""
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_generated_reference_is_up_to_date() -> None:
    """A command or rule changes together with its page."""
    pages = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]
    assert [name for name, make in pages.items() if read(f"docs/reference/{name}") != make()] == []


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("rules.md", [rule.model_fields["kind"].default for rule in RULES]),
        ("scenarios.md", [kind.tag for kind in KINDS]),
        ("formats.md", [*(f"`{kind.name}`" for kind in FORMATS), *(f"`{kind.format}`" for kind in OUTPUTS)]),
    ],
)
def test_every_registered_thing_has_its_place_in_the_reference(page: str, names: list[str]) -> None:
    """Whoever writes a file of ours needs to know what may stand in it."""
    lines = read(f"docs/reference/{page}").splitlines()
    missing = [name for name in names if not any(line.startswith((f"## {name}", f"- {name}: ")) for line in lines)]
    assert missing == []


@pytest.mark.parametrize("page", ["security", "promises"])
def test_every_test_named_by_a_page_that_promises_exists(page: str) -> None:
    """A row without its test would be a promise without proof."""
    text = read(f"docs/background/{page}.md")
    named = set(re.findall(r"`(test_\w+)`", text))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    rows = [
        line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| Case", "| Promise"))
    ]
    assert len(rows) >= 10
    assert named - written == set()
    assert [row for row in rows if "`test_" not in row] == []
    assert [
        place for place in re.findall(r"\| ((?:planner|solver)/[\w/.]+) \|", text) if not (ROOT / place).exists()
    ] == []
