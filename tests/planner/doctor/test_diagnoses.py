"""Every kind of damage is told with what to do, nothing is changed by looking, and nothing ever raises."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.doctor import DAMAGE, NOTE, Asked, Diagnosis, diagnose, places, treat
from planner.doctor.telling import doctor_body, doctor_parts, exit_code
from planner.locking import operation_lock
from planner.report.tables import Line
from planner.words import TOPICS
from tests.console import contents
from tests.planner.doctor.conftest import NOW
from tests.planner.doctor.damages import DAMAGES, sql, store_of

Look = Callable[[Path], Diagnosis]


def test_what_is_whole_is_healthy(op: Path, seen: Look) -> None:
    """A doctor who always finds something is not listened to."""
    assert [one.code for one in seen(op).findings if one.severity != NOTE] == []


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told_and_left_as_it_is(name: str, op: Path, seen: Look) -> None:
    """Who looks must not make it worse; a journal alone is SQLite's to play back."""
    do, code = DAMAGES[name]
    do(op)
    before = contents(op)
    found = seen(op)
    assert code in [one.code for one in found.findings], found.findings
    assert {name: body for name, body in contents(op).items() if "journal" not in name} == {
        name: body for name, body in before.items() if "journal" not in name
    }


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_each_finding_says_what_to_do(name: str, lang: str, op: Path) -> None:
    """In both languages, every figure given; damage always has a remedy."""
    DAMAGES[name][0](op)
    seen = treat(op, Asked(lang=lang), NOW)
    known = TOPICS["doctor"][lang]
    for one in seen[0].diagnosis.findings:
        assert one.code in known
        assert one.severity == NOTE or f"{one.code}_remedy" in known
    texts = [part.text for part in doctor_parts(seen, Asked(lang=lang), lang) if isinstance(part, Line)]
    assert [text for text in texts if re.search(r"\[[a-z_]+\]", text)] == []
    json.dumps(doctor_body(seen, lang))
    assert exit_code(seen) == (6 if seen[0].diagnosis.damaged else 0)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(writes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=300)), min_size=1, max_size=4))
def test_whatever_bytes_are_wrong_the_doctor_answers(writes: list[tuple[float, bytes]], op: Path) -> None:
    """Not one way of being damaged may end in a traceback."""
    again = op.with_name("again")
    shutil.rmtree(again, ignore_errors=True)
    shutil.copytree(op, again)
    file = store_of(again)
    size = file.stat().st_size
    with file.open("r+b") as opened:
        for place, body in writes:
            opened.seek(int(place * (size - 1)))
            opened.write(body)
    (where,) = places(again)
    found = diagnose(where, NOW)
    assert all(one.code in TOPICS["doctor"]["en"] for one in found.findings)


def test_a_look_needs_no_lock_and_tells_who_works(op: Path, seen: Look) -> None:
    """Asked while the night runs it answers, and takes nothing for a leftover that is being written."""
    with operation_lock(op, "vardiya nightly"):
        (op / ".vardiya" / ".x.new").write_bytes(b"half")
        codes = [one.code for one in seen(op).findings]
    assert "doctor_running" in codes
    assert "doctor_strays" not in codes


def test_a_dead_holder_is_a_note(op: Path, seen: Look) -> None:
    """Its row stops nobody."""
    row = f"('operation', '{socket.gethostname()[:200]}', 2147483646, '2025-10-20T00:00:00+00:00', 'vardiya nightly')"
    sql(f"INSERT INTO holders VALUES {row}")(op)
    (found,) = [one for one in seen(op).findings if one.code == "doctor_holder_stale"]
    assert found.severity == NOTE
    assert dict(found.parameters)["pid"] == "2147483646"


def test_damage_comes_first_with_the_command_that_heals_it(op: Path, seen: Look) -> None:
    """At three in the morning one reads the first lines."""
    DAMAGES["bytes overwritten"][0](op)
    first = seen(op).findings[0]
    assert (first.severity, first.code) == (DAMAGE, "doctor_damaged")
    assert first.command.startswith(f"vardiya doctor {op} --restore store-")
