"""The metrics file follows the text format of Prometheus, checked by a reader of that format written here."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.inputs import PlanRequest
from planner.nights import Asked, retry_nights, run_nights
from planner.nights.exposition import METRICS, Measured, escaped, exposition, write_metrics

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
Series = tuple[str, tuple[tuple[str, str], ...]]


def read(text: str) -> dict[Series, float]:
    """Samples of an exposition by name and labels; anything that the format forbids is an error.

    Text format 0.0.4: lines end in \\n; HELP and TYPE once before the samples of a metric, whose samples stand
    together; labels in quotes with \\\\, \\" and \\n escaped; no series twice.
    """
    assert text.endswith("\n")
    found: dict[Series, float] = {}
    typed: list[str] = []
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            name = line.split(" ", 3)[2]
            assert NAME.fullmatch(name)
            assert name not in typed
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert kind == "gauge"
            typed.append(name)
        else:
            series, value = sample(line)
            assert series[0] == typed[-1]
            assert series not in found
            found[series] = value
    return found


def sample(line: str) -> tuple[Series, float]:
    """One line: name{label="value",...} number."""
    name = NAME.match(line)
    assert name is not None
    at, labels = name.end() + 1, []
    assert line[at - 1] == "{"
    while line[at - 1] != "}":
        key = NAME.match(line, at)
        assert key is not None
        assert line[key.end() : key.end() + 2] == '="'
        value, at = quoted(line, key.end() + 2)
        labels.append((key.group(), value))
        assert line[at] in ",}"
        at += 1
    assert line[at] == " "
    return (name.group(), tuple(labels)), float(line[at + 1 :])


def quoted(line: str, at: int) -> tuple[str, int]:
    """A label's value, and where its closing quote is behind."""
    found = ""
    while line[at] != '"':
        if line[at] == "\\":
            at += 1
            found += {"\\": "\\", '"': '"', "n": "\n"}[line[at]]
        else:
            found += line[at]
        at += 1
    return found, at + 1


@given(st.text(min_size=1))
def test_any_name_of_an_operation_comes_back_as_it_was(name: str) -> None:
    """A folder may be called anything, quotes and line ends included."""
    measured = Measured(name, NOW, None, 0, 0, {"wape_share": 0.1}, (("plan", 1.5), ("plan", 0.5)))
    found = read(exposition((measured,)))
    assert {dict(labels)["operation"] for _, labels in found} == {name}
    assert found["vardiya_night_step_duration_seconds", (("operation", name), ("step", "plan"))] == 2.0
    assert "\n" not in escaped(name)


def test_a_night_is_measured_and_a_retry_keeps_what_it_leaves_alone(folder: Path, tmp_path: Path) -> None:
    """An operation that vanishes from the file would look as if its night had never been."""
    file = tmp_path / "vardiya.prom"
    asked = Asked(PlanRequest(weeks=1), NOW)
    write_metrics(file, run_nights((folder,), asked), NOW)
    first = read(file.read_text(encoding="utf-8"))
    operation = (("operation", "op"),)
    assert first["vardiya_night_exit_code", operation] == 0
    assert first["vardiya_night_last_success_timestamp_seconds", operation] == NOW.timestamp()
    assert first["vardiya_night_contacts_expected", operation] > 0
    assert 0 < first["vardiya_night_service_promised_ratio", operation] <= 1
    assert {name for name, _ in first} <= {name for name, _ in METRICS}
    write_metrics(file, retry_nights((folder,), asked), NOW + timedelta(hours=3))
    left = read(file.read_text(encoding="utf-8"))
    assert left["vardiya_night_plan_number", operation] == first["vardiya_night_plan_number", operation]
    assert left["vardiya_night_exit_code", operation] == 0
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_failed_night_keeps_when_it_last_succeeded(folder: Path, tmp_path: Path) -> None:
    """The alert is: no success for so many hours."""
    file = tmp_path / "vardiya.prom"
    asked = Asked(PlanRequest(weeks=1), NOW)
    run_nights((folder,), asked)
    (folder / "agents.csv").write_text("nonsense\n", encoding="utf-8")
    later = NOW + timedelta(days=1)
    write_metrics(file, run_nights((folder,), Asked(PlanRequest(weeks=1), later)), later)
    found = read(file.read_text(encoding="utf-8"))
    succeeded = found["vardiya_night_last_success_timestamp_seconds", (("operation", "op"),)]
    assert NOW.timestamp() <= succeeded < later.timestamp()
    assert found["vardiya_night_exit_code", (("operation", "op"),)] == 2
