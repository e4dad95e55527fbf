"""Pages that carry names, titles and files of others: every page writer escapes them, runs nothing, asks nobody."""

from __future__ import annotations

import ast
import base64
import hashlib
import re
from pathlib import Path

import pytest
from jinja2 import StrictUndefined

from planner.report.outputs import page
from planner.report.outputs.calendars import new_calendar
from planner.report.outputs.page import environment
from tests.planner.report import worlds
from tests.sources import ROOT, package_sources

TEMPLATES = ROOT / "planner/report/templates"
PAGES = sorted(path.name for path in TEMPLATES.glob("*.html"))
SKELETONS = ("report.html", "sheet.html")
PARTS = ("macros.html",)
EVIL = "<script>alert(1)</script>\" onload='x' <img src=http://evil.example/x.png>"


@pytest.mark.parametrize("name", PAGES)
def test_every_template_stands_in_a_frame_that_states_what_the_page_may_do(name: str) -> None:
    """A page without a policy could run what a title brings; a new template is found here by itself."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if name in SKELETONS:
        sheet = "report.css" if name == "report.html" else "sober.css"
        head = text[text.index("<head>") : text.index("</head>")]
        assert head.index(f'{{{{ policy("{sheet}") }}}}') < head.index(f'{{{{ style("{sheet}") }}}}')
    else:
        assert name in PARTS or text.startswith('{% extends "sheet.html" %}')
        assert "<html" not in text


@pytest.mark.parametrize("name", PAGES)
def test_no_template_brings_script_address_or_style_of_its_own(name: str) -> None:
    """The policy would refuse them, and nobody would see it before a planner opens the page."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert re.findall(r"<(script|link|iframe|object|embed|form|base|img|style)\b", text) == []
    assert re.findall(r"\b(?:style|src|action|on[a-z]+)=|https?:|@import|autoescape", text) == []
    assert {found.strip() for found in re.findall(r"\{\{([^}]*)\| *safe", text)} <= {"charts[name]", "svg"}


def test_no_page_is_written_past_the_templates() -> None:
    """HTML put together in code escapes nothing; only the policy's own two elements are marked as safe there."""
    marked, written = set(), set()
    for source in package_sources():
        texts = (node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant))
        if any(
            isinstance(text, str) and re.search(r"<(html|!doctype|script|table|div)\b", text, re.I) for text in texts
        ):
            written.add(source.name)
        if "Markup" in source.text:
            marked.add(source.name)
    assert written == {"planner.privacy.file_contents"}  # patterns that read a page's tables, to rename in them
    assert marked == {"planner.report.content_policy"}


def test_everything_is_escaped_and_nothing_may_be_undefined() -> None:
    """One environment for all pages."""
    found = environment("en")
    assert found.autoescape is True
    assert found.undefined is StrictUndefined
    assert "<script" not in found.from_string("<p title='{{ evil }}'>{{ evil }}</p>").render(evil=EVIL)
    assert "'x'" not in found.from_string("<p title='{{ evil }}'>").render(evil=EVIL)


@pytest.mark.parametrize("name", ["report.css", "sober.css"])
def test_the_policy_allows_this_style_sheet_and_nothing_else(name: str) -> None:
    """By its hash: not even a style that a title smuggles in is taken."""
    written = environment("en").from_string(f"{{{{ policy('{name}') }}}}{{{{ style('{name}') }}}}").render()
    css = written.partition("<style>")[2].removesuffix("</style>")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in written
    assert "default-src 'none'" in written
    assert "unsafe" not in written
    assert re.findall(r"https?:|@import|url\(", css) == []


def test_charts_carry_no_style_script_or_address() -> None:
    """Every kind of mark that our charts use draws by attributes."""
    told = page.write(worlds.request("en", worlds.NAMES))["report.html"].decode()
    drawings = re.findall(r"<svg.*?</svg>", told, flags=re.DOTALL)
    assert len(drawings) >= 5
    for svg in drawings:
        assert re.findall(r"\bstyle=|<style|<script|<image|<foreignObject|\bon[a-z]+=", svg) == []
        assert set(re.findall(r"https?://[^\"]*", svg)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }


@pytest.mark.needs("chromium")
def test_a_browser_keeps_the_policy_and_complains_of_nothing(tmp_path: Path, needed: dict[str, str]) -> None:
    """Charts show and no violation is logged; a style and a script smuggled in are refused and logged."""
    from tests.planner.report.test_page import in_browser

    content = page.write(worlds.request("tr", worlds.NAMES))["report.html"]
    complaints, asked, drawn = in_browser(content, tmp_path, needed["chromium"])
    assert (complaints, asked) == ([], set())
    assert drawn > 50_000
    smuggled = content.replace(b"<body>", b"<body><i style='color:red'></i><script>alert(1)</script>")
    complaints, _, _ = in_browser(smuggled, tmp_path, needed["chromium"])
    assert len([line for line in complaints if "Content Security Policy" in line]) == 2


def test_a_line_break_in_a_name_adds_no_line_to_a_calendar() -> None:
    """A cell with two lines, as spreadsheets allow, or a name of the operation that ends with a break."""
    from icalendar import Timezone

    text = bytes(new_calendar("Corner\r\nMETHOD:CANCEL\n", Timezone()).to_ical()).decode()
    assert "X-WR-CALNAME:Corner METHOD:CANCEL\r\n" in text
