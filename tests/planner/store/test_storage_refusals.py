"""Whatever disk or database says, the planner is told where and what to do, in both languages."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from planner.problems import StoreError
from planner.report.failures import explain
from planner.store.faults import refused
from planner.words import sentence

PLACE = Path("/srv/op/.vardiya/store.sqlite")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "storage_full"),
        (errno.EDQUOT, "storage_full"),
        (errno.EIO, "storage_broken"),
        (errno.EACCES, "storage_denied"),
        (errno.EROFS, "storage_denied"),
        (errno.ENAMETOOLONG, ""),
    ],
)
def test_what_the_operating_system_refuses(number: int, code: str) -> None:
    """By its number, which does not depend on the language of the host."""
    assert refused(OSError(number, os.strerror(number)), PLACE).code == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "storage_full"),
        ('could not extend file "base/5/16397": No space left on device', "storage_full"),
        ("disk I/O error", "storage_broken"),
        ("attempt to write a readonly database", "storage_denied"),
        ("unable to open database file", "storage_denied"),
        ("database is locked", "storage_busy"),
        ("canceling statement due to lock timeout", "storage_busy"),
        ("database disk image is malformed", "storage_damaged"),
        ("server closed the connection unexpectedly", "storage_unreachable"),
        ("something new", ""),
    ],
)
def test_what_a_database_refuses(said: str, code: str) -> None:
    """By what the driver says, with SQLAlchemy around it or not; never with the statement's values."""
    for error in (sqlite3.OperationalError(said), OperationalError("INSERT", {"name": "Ayşe"}, Exception(said))):
        found = refused(error, PLACE)
        assert found.code == code
        for lang in ("en", "tr"):
            number, told = explain(found, lang)
            assert number == 6
            assert str(PLACE) in told
            assert said in told
            assert "Ayşe" not in told


def test_every_refusal_of_the_store_has_its_sentences() -> None:
    """A code without words would reach the planner as it is."""
    sources = Path(refused.__code__.co_filename).parent.glob("*.py")
    codes = {word for source in sources for word in source.read_text(encoding="utf-8").split('"') if is_code(word)}
    assert len(codes) > 10
    for code in codes:
        for lang in ("en", "tr"):
            assert not sentence(code, {}, lang).startswith("storage_")


def is_code(word: str) -> bool:
    """Whether a word in quotes is the code of a refusal."""
    return word.startswith("storage_") and word.replace("_", "").isalpha()


def test_a_refusal_without_a_code_says_what_happened() -> None:
    """Also where no remedy is known."""
    assert "went wrong" in explain(StoreError("op: went wrong"), "tr")[1]
