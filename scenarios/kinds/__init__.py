"""Kinds of change, one class a file, in the order in which the docs list them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenarios.kinds.kind import Kind, ScenarioError
from scenarios.kinds.move_event import MoveEvent
from scenarios.kinds.remove_agents import RemoveAgents
from scenarios.kinds.volume import Volume

KINDS: tuple[type[Kind], ...] = (Volume, MoveEvent, RemoveAgents)

Change = Annotated[Volume | MoveEvent | RemoveAgents, Field(discriminator="kind")]

__all__ = ["KINDS", "Change", "Kind", "MoveEvent", "RemoveAgents", "ScenarioError", "Volume"]
