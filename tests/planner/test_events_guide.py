"""What the guide on events shows can be copied: its YAML is accepted, its rows are read."""

from __future__ import annotations

import re
from pathlib import Path

from planner.operation.calendar_specs import CalendarSpec
from planner.operation.event_rows import EVENTS
from planner.operation.match_specs import MatchSpec
from planner.operation.reading import Reading
from planner.operation.yaml_document import read_document
from tests.sources import ROOT

GUIDE = (ROOT / "docs" / "guides" / "events.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Texts between fences of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_rules_and_calendars_of_the_guide_are_accepted(tmp_path: Path) -> None:
    """A planner starts from a copy."""
    values: dict[str, object] = {}
    for number, text in enumerate(blocks("yaml")):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        document = read_document(Reading(tmp_path), f"{number}.yaml")
        assert document is not None
        values |= document.values
    matches, calendar = MatchSpec.model_validate(values["matches"]), CalendarSpec.model_validate(values["calendar"])
    assert matches.competitions["national-cup"].knockout == ("*",)
    assert [day.part for day in calendar.overrides] == ["half", "none"]
    assert calendar.served == {"TR": ("tr",), "DE": ("de",), "AZ": ("tr",)}


def test_the_rows_of_the_guide_have_columns_that_exist() -> None:
    """A column of another name would be refused."""
    for text in blocks("csv"):
        header, *rows = (line.split(",") for line in text.splitlines())
        assert set(header) <= {column.name for column in EVENTS}
        assert {len(row) for row in rows} == {len(header)}
