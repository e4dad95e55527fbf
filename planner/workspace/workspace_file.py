"""The model of workspace.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Frozen, Identifier


class MemberSpec(Frozen):
    """A site: the folder of its operation, relative to the workspace's unless it is absolute."""

    operation: Annotated[str, Field(min_length=1)]


class WorkspaceFile(Frozen):
    """workspace.yaml as a whole.

    `pools` lists the sites that share their people and queues: each pool is one roster problem. `prefix`: sites of a
    pool may use the same agent ids and team names; in the pool's plan the site's name stands before them (istanbul-A1).
    """

    version: Literal[1] = 1
    name: str
    sites: Annotated[dict[Identifier, MemberSpec], Field(min_length=1)]
    pools: tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...] = ()
    prefix: bool = False
