"""A word goes with its number."""

from __future__ import annotations

import pytest

from planner.words import sentence


@pytest.mark.parametrize(
    ("code", "parameters", "said"),
    [
        ("unit_agents", {"n": "1"}, "1 person"),
        ("unit_agents", {"n": "2"}, "2 people"),
        ("unit_agents", {"n": 0}, "0 people"),
        ("most_missing", {"when": "now", "people": 1, "pools": "x", "hours": "1"}, "1 person (x); 1 agent-hour short"),
        (
            "risk_late",
            {"when": "", "day": "", "late": "1", "queue": "", "service": "", "target": ""},
            "1 contact waits",
        ),
    ],
)
def test_one_is_not_many(code: str, parameters: dict[str, object], said: str) -> None:
    """A report that counts 1 people was not read by anybody."""
    assert said in sentence(code, parameters, "en")


def test_turkish_counts_without_a_plural() -> None:
    """1 kişi, 2 kişi."""
    assert [sentence("unit_agents", {"n": str(n)}, "tr").split()[-1] for n in (1, 2)] == ["kişi", "kişi"]
