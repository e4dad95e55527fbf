"""Addresses that mean harm: whatever way this machine's own numbers are written, they are not called."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from planner.fixture_source import PUBLIC, content_of, is_public
from planner.operation.reading import Reading


def codes(source: str) -> list[str]:
    reading = Reading(Path())
    assert content_of(reading, source, PUBLIC)[1] is None
    return [problem.code for problem in reading.problems]


@pytest.fixture
def never_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call would be the damage."""

    def call(*_: Any, **__: Any) -> socket.socket:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("planner.fixture_source.socket.create_connection", call)


@pytest.mark.usefixtures("never_called")
@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0", "127.1", "0177.0.0.1", "0.0.0.0", "localhost", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_called_however_it_is_written(host: str) -> None:
    """Decimal, octal, short and mapped forms all mean 127.0.0.1 to the system that resolves them."""
    assert codes(f"http://{host}/cup.ics") in (["import_url_private"], ["import_url_failed"])


@pytest.mark.usefixtures("never_called")
def test_a_name_with_one_number_inside_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server may give a public number first and this machine's second."""
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr("planner.fixture_source.socket.getaddrinfo", lambda *_, **__: answers)
    assert codes("http://list.example/cup.ics") == ["import_url_private"]


@pytest.mark.parametrize(
    "number",
    ["::7f00:1", "::10.0.0.1", "::ffff:0:127.0.0.1", "fec0::1", "64:ff9b:1::a00:1", "5f00::1", "3fff::1", "192.0.0.8"],
)
def test_rare_forms_of_inside_numbers_are_not_public(number: str) -> None:
    """Compatible, translated, site-local: only what IANA gives out counts."""
    assert not is_public(number)


def test_an_address_has_ten_seconds_and_twenty_megabytes() -> None:
    """A calendar is no film; both are counted as the answer comes (test_fixture_source)."""
    assert (PUBLIC.timeout_s, PUBLIC.most_bytes, PUBLIC.private) == (10.0, 20_000_000, False)
