"""The published schema is that of the model."""

from __future__ import annotations

import json
from typing import get_args

from planner.operation.config import OperationFile
from planner.operation.queue_specs import GoalSpec
from planner.operation.schema import operation_schema
from solver.queues import LEVELS, PERIODS


def test_the_schema_describes_every_key_of_operation_yaml() -> None:
    """Editors complete and check by it."""
    schema = operation_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(OperationFile.model_fields)
    assert schema["required"] == ["name", "zone", "channels", "queues", "contracts", "menus"]
    assert schema["additionalProperties"] is False


def test_every_section_of_the_schema_has_a_title_and_a_description() -> None:
    """A schema without words is half a schema."""
    sections = operation_schema()["$defs"]
    assert isinstance(sections, dict)
    assert [name for name, body in sections.items() if not (body.get("title") and body.get("description"))] == []


def test_a_clock_time_is_described_as_users_write_it() -> None:
    """An editor that underlines "08:30" as wrong would be switched off."""
    sections = operation_schema()["$defs"]
    assert isinstance(sections, dict)
    first = sections["MenuSpec"]["properties"]["first"]
    assert {"string", "integer"} == {kind["type"] for kind in first["anyOf"]}


def test_a_goal_may_name_every_period_and_level_that_is_judged() -> None:
    """What the solver judges is what an operation may ask for, no more and no less."""
    assert get_args(GoalSpec.model_fields["period"].annotation) == PERIODS
    assert get_args(GoalSpec.model_fields["level"].annotation) == LEVELS
