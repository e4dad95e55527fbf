"""Fixture lists are fetched within limits, and never from inside the house unless that is allowed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from planner.fixture_source import Limits, content_of, is_address, is_public
from planner.operation.reading import Reading

HOUSE = Limits(private=True)
hold = threading.Event()


class Handler(BaseHTTPRequestHandler):
    """Answers by path: the list, a redirect, an error, too much, nothing for a long time."""

    def do_GET(self) -> None:
        kind, _, rest = self.path.lstrip("/").partition("/")
        if kind == "to":
            self.answer(302, b"", Location=rest)
        elif kind == "loop":
            self.answer(302, b"", Location="/loop")
        elif kind == "drip":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x")
            hold.wait(10)
        elif kind == "short":
            self.answer(200, b"half", **{"Content-Length": "1000"})
        elif kind == "packed":
            self.answer(200, b"x", **{"Content-Encoding": "gzip"})
        else:
            self.answer(404 if kind == "no" else 200, f"list of {self.headers['Host'].split(':')[0]}".encode())

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on stderr."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        hold.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def host() -> Iterator[str]:
    """A web server on this machine."""
    hold.clear()
    with serving() as address:
        yield address


def fetch(source: str, limits: Limits = HOUSE) -> tuple[bytes | None, list[tuple[str, str]]]:
    """The bytes, and (code, value) of the problems."""
    reading = Reading(Path())
    _, content = content_of(reading, source, limits)
    return content, [(p.code, p.value) for p in reading.problems]


def test_an_address_is_fetched(host: str) -> None:
    """The host's own name is asked for, though the connection goes to a number."""
    assert fetch(f"http://{host}/cup.ics") == (b"list of 127.0.0.1", [])


def test_a_redirect_is_followed(host: str) -> None:
    """Lists move."""
    assert fetch(f"http://{host}/to//cup.ics") == (b"list of 127.0.0.1", [])


def test_an_address_inside_the_house_is_refused(host: str) -> None:
    """Whoever names an address must not reach what only this machine can."""
    place = f"http://{host}/cup.ics"
    assert fetch(place, Limits()) == (None, [("import_url_private", "127.0.0.1")])


def test_a_redirect_into_the_house_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public address may lead anywhere; every step is checked."""
    checked: list[str] = []

    def public_at_first(number: str) -> bool:
        checked.append(number)
        return len(checked) == 1

    monkeypatch.setattr("planner.fixture_source.is_public", public_at_first)
    problems = fetch(f"http://{host}/to/http://{host}/secret", Limits())
    assert problems == (None, [("import_url_private", "127.0.0.1")])
    assert checked == ["127.0.0.1", "127.0.0.1"]


def test_the_number_that_was_checked_is_the_one_called(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that points elsewhere at the second look gains nothing: there is no second look."""
    number, port = host.split(":")
    asked: list[str] = []
    real = socket.getaddrinfo

    def lookup(name: str, *args: Any, **options: Any) -> list[Any]:
        asked.append(name)
        return list(real(number if name == "list.example" else name, *args, **options))

    monkeypatch.setattr("planner.fixture_source.socket.getaddrinfo", lookup)
    assert fetch(f"http://list.example:{port}/cup.ics")[0] == b"list of list.example"
    assert asked == ["list.example", number]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("no/cup.ics", "import_url_status"),
        ("short", "import_url_failed"),
        ("packed", "import_url_failed"),
        ("to/ftp://example.org/cup.ics", "import_url_scheme"),
        ("to/file:///etc/passwd", "import_url_scheme"),
        ("loop", "import_url_redirects"),
    ],
)
def test_what_is_no_answer_is_said(host: str, path: str, code: str) -> None:
    """Each with its own sentence."""
    content, problems = fetch(f"http://{host}/{path}")
    assert (content, [problem for problem, _ in problems]) == (None, [code])


def test_too_much_is_cut_off(host: str) -> None:
    """The size is counted as it comes, whatever the answer promised."""
    assert fetch(f"http://{host}/cup.ics", Limits(private=True, most_bytes=5))[1][0][0] == "import_url_large"


def test_an_answer_that_does_not_end_is_cut_off(host: str) -> None:
    """A nightly run cannot wait for a server that sends a byte a minute."""
    assert fetch(f"http://{host}/drip", Limits(private=True, timeout_s=0.3))[1][0][0] == "import_url_slow"


@pytest.mark.parametrize(
    "source", ["ftp://example.org/a", "file:///etc/passwd", "webcal://example.org/a", "gopher://x/"]
)
def test_only_http_is_fetched(source: str) -> None:
    """No file of this machine comes in by an address."""
    assert fetch(source)[1] == [("import_url_scheme", source.split(":")[0])]


@pytest.mark.parametrize("source", ["http://", "http://[::1", "http://host:99999/", "http://a b/", "http://x/\r\ny"])
def test_what_is_no_address_is_refused(source: str) -> None:
    """No line break gets into a request."""
    assert [code for code, _ in fetch(source)[1]] == ["import_url_failed"]


def test_a_secret_in_an_address_is_not_shown() -> None:
    """Calendars of clubs have keys in their addresses; messages and logs must not."""
    reading = Reading(Path())
    name, _ = content_of(reading, "http://me:pass@[::1]:1/cup.ics?key=secret#x", Limits())
    assert name == "http://[::1]:1/cup.ics"
    assert not any(secret in str(reading.problems) for secret in ("secret", "pass@"))


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_numbers_of_the_internet_are_public(number: str) -> None:
    """Also behind a translator of IPv6."""
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "2001:0:4136:e378::1",
    ],
)
def test_numbers_inside_the_house_are_not(number: str) -> None:
    """Also when written as IPv6."""
    assert not is_public(number)


def test_a_file_is_read_with_the_same_limit(tmp_path: Path) -> None:
    """And what is missing is said by name."""
    (tmp_path / "cup.txt").write_text("12345")
    assert fetch(str(tmp_path / "cup.txt")) == (b"12345", [])
    assert fetch(str(tmp_path / "cup.txt"), Limits(most_bytes=4))[1][0][0] == "file_too_large"
    assert fetch(str(tmp_path / "no.txt"))[1][0][0] == "file_missing"


def test_a_path_is_no_address() -> None:
    """A colon alone does not make one."""
    assert [is_address(text) for text in ("a/b.txt", "C:\\a.txt", "http://x/y", "HTTPS://x")] == [
        False,
        False,
        True,
        True,
    ]
