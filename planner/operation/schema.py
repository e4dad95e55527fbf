"""JSON Schema of operation.yaml, for editors and for `vardiya schema`."""

from __future__ import annotations

from planner.operation.config import OperationFile


def operation_schema() -> dict[str, object]:
    """The schema (draft 2020-12) of operation.yaml as users write it, with the models' docstrings as descriptions."""
    body = OperationFile.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:vardiya:operation:1",
        **body,
        "title": "operation.yaml",
    }
