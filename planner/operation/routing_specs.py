"""Routing of operation.yaml: who gets which contact in the simulation, and what a break or a standby does."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Frozen, Minutes, Share


class RoutingSpec(Frozen):
    """How contacts reach agents.

    `policy`: which free agent gets a contact: longest_idle, primary_first (the skill the agent is best at),
    most_idle_group, least_versatile (whom fewest other queues need). `break_postpone_min`: a break that a contact
    delays keeps its length if it then ends at most this much later. `idle_fill_share`: of their idle time that agents
    of live queues spend on mail and items. `reserves`: whether agents are kept free for queues that need one alone.
    Standby is called when `on_call_short_by` contacts of a queue wait for `on_call_after_min` minutes; at the desk
    after `on_call_at_desk_min`, by default each after the time of its own policy.
    """

    policy: Literal["least_versatile", "longest_idle", "primary_first", "most_idle_group"] = "least_versatile"
    break_postpone_min: Annotated[float, Field(ge=0, le=240)] = 10
    idle_fill_share: Share = 0.4
    reserves: bool = True
    on_call_short_by: Annotated[int, Field(ge=1)] = 3
    on_call_after_min: Annotated[int, Field(ge=1)] = 5
    on_call_at_desk_min: Minutes | None = None
