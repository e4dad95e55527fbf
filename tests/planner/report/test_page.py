"""The page is one file that fetches nothing, runs nothing and escapes everything."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from planner.report.outputs import page
from planner.words import LANGUAGES
from tests.planner.report import worlds

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
NO_ORIGIN = "not an origin"


@pytest.fixture(scope="module", params=LANGUAGES)
def html(request: pytest.FixtureRequest) -> str:
    """The page with names that try to be code."""
    return page.write(worlds.request(request.param, worlds.NAMES))["report.html"].decode()


def test_nothing_is_fetched_and_nothing_runs(html: str) -> None:
    """It opens in a train, in a mail programme and behind any firewall, and carries no script."""
    assert re.findall(r"<(script|link|iframe|object|embed|form|base)\b", html) == []
    assert re.findall(r'\b(?:src|action)=|\bhref="(?!#)|xlink:href="(?!#)|url\((?!#)|@import', html) == []
    assert re.findall(r"\bon[a-z]+=", html) == []
    assert "default-src 'none'" in html


def test_names_and_titles_are_escaped(html: str) -> None:
    """A name is text, whatever it contains."""
    assert worlds.SCRIPT not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "derby &lt;b&gt;" in html
    assert "Tiny Bets &amp; Co" in html


def test_ids_are_unique(html: str) -> None:
    """Two charts with the same clip would cut each other."""
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_names_stay_away_unless_given() -> None:
    """Without --names the page shows ids only."""
    html = page.write(worlds.request("en"))["report.html"].decode()
    assert "@Efe" not in html
    assert ">efe<" in html


def test_synthetic_history_is_said_and_unknown_events_are_not_shown(html: str) -> None:
    """Nobody may take the example for a real floor; nobody may see a fixture before it is drawn."""
    assert "The history is synthetic (seed 1)." in html
    assert "secret" not in html


def test_every_part_of_the_plan_is_there(html: str) -> None:
    """Charts, roster, on-call, rules, cost, bound."""
    charts = re.findall(r'<figure role="img" aria-label="[^"]+">\s*<svg', html)
    assert len(charts) == 6
    for id_ in ("service", "demand", "cover", "roster", "oncall", "rules", "cost", "notes"):
        assert f'id="{id_}"' in html
    assert "9<br>17" in html  # Ada's shift
    assert "22<br>6" in html  # Can's night
    assert re.search(r"3[.,]8", html)  # the gap: (480,000 - 100,000) of 10,000,000
    assert "[" not in re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", html, flags=re.DOTALL)


def test_equal_plans_give_equal_pages() -> None:
    """Publications are compared byte by byte."""
    assert page.write(worlds.request()) == page.write(worlds.request())


@pytest.mark.needs("chromium")
def test_the_page_renders_without_errors_or_requests(tmp_path: Path, needed: dict[str, str]) -> None:
    """A browser finds nothing to complain of, asks nobody for anything, and draws."""
    content = page.write(worlds.request())["report.html"]
    complaints, asked, drawn = in_browser(content, tmp_path, needed["chromium"])
    assert complaints == []
    assert asked == set()
    assert drawn > 50_000


@pytest.mark.needs("chromium")
def test_the_watch_over_the_browser_sees_errors_and_requests(tmp_path: Path, needed: dict[str, str]) -> None:
    """Otherwise the test before it could never fail."""
    content = b'<img src="http://pic.example/x.png"><script>console.error("boo")</script>'
    complaints, asked, _ = in_browser(content, tmp_path, needed["chromium"])
    assert len(complaints) == 1
    assert asked == {"http://pic.example/x.png"}


def in_browser(content: bytes, folder: Path, chromium: str) -> tuple[list[str], set[str], int]:
    """Lines of the console, addresses the page asked for (the browser's own have no origin), size of the picture."""
    file, log, shot = folder / "page.html", folder / "net.json", folder / "page.png"
    file.write_bytes(content)
    command = [
        chromium, *QUIET, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--enable-logging=stderr",
        "--window-size=1400,3000", f"--screenshot={shot}", file.as_uri(),
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    events = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    asked = {event["url"] for event in events if "url" in event and event.get("initiator") not in (None, NO_ORIGIN)}
    asked = {url for url in asked if not url.startswith(("file:", "data:"))}
    return [line for line in ran.stderr.splitlines() if "CONSOLE" in line], asked, shot.stat().st_size
