"""What a simulation assumes beyond roster and forecast: routing, absence, breaks, blending, on-call triggers."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Routing = Literal["least_versatile", "longest_idle", "primary_first", "most_idle_group"]
ServiceLaw = Literal["lognormal", "exponential"]


class SimulationParams(BaseModel):
    """Assumptions of a simulation; the defaults are assumptions too and the report names them.

    Attributes
    ----------
    replications : independent repetitions of the whole horizon.
    seed : all randomness follows from it; contacts keep their fate whatever the roster.
    routing : which free agent gets a contact (chats go to the least loaded first under every policy):
        least_versatile = whom fewest other queues need, by load per agent able to serve them.
    absence_share : chance that a duty is missed as a whole (sickness, no-show).
    absence_correlation : correlation of absences of one local day (Gaussian copula), 0 = independent.
    inside_shrinkage_share : share of rostered time logged in but not available, taken in five-minute pieces.
    break_postpone_s : a break that a running contact delays keeps its length if it then ends at most this
        much later; it is cut beyond that.
    service_law, service_cv : handling time distribution; the cv is used where demand states none (0).
    idle_fill_share : share of their idle time that agents of real-time queues spend on deferred items.
    urgent_share : deferred items and messages older than this share of their threshold get agents freed for them;
        twice that as long as the queue attains its goal. Heads wanted = work in line over that time.
    reserves : whether heads are kept for queues that need an agent without other contacts (calls, messages,
        deferred items) and for chats that miss their goal. Without, everybody takes whatever comes.
    live_reserve, reserve_beta : a live queue with load a (erlangs) wants ceil(a + beta sqrt(a)) agents on calls or
        idle, at least `live_reserve`; of agents with chats, as many as lack get no new ones.
    hold_share : a chat or message leaves reserved agents alone for this share of its threshold; not if its queue
        misses its goal and the one they are reserved for does not, and for good in the opposite case.
    steering_hours : memory (time constant) of what the floor knows of the service attained so far.
    on_call_short_by, on_call_after_min : a standby is called when so many contacts of a queue have been
        waiting at each of so many consecutive minutes.
    on_call_at_desk_min : minutes from the call until the called agent works; by on-call policy in
        `at_desk_min_by_policy`.
    warm_up_min : minutes played before the horizon, at its first volume, so that it does not begin with an empty floor.
    sources : whether to tell which source the risk comes from: every replication is played again with another
        forecast path, with another attendance and with other contacts, so it takes up to four times as long.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    replications: int = Field(default=20, ge=1, le=1000)
    seed: int = Field(default=1, ge=0, lt=2**63)
    routing: Routing = "least_versatile"
    absence_share: float = Field(default=0.0, ge=0.0, lt=1.0)
    absence_correlation: float = Field(default=0.0, ge=0.0, lt=1.0)
    inside_shrinkage_share: float = Field(default=0.0, ge=0.0, lt=1.0)
    break_postpone_s: float = Field(default=600.0, ge=0.0)
    service_law: ServiceLaw = "lognormal"
    service_cv: float = Field(default=1.0, gt=0.0, le=10.0)
    idle_fill_share: float = Field(default=0.4, ge=0.0, le=1.0)
    urgent_share: float = Field(default=0.25, gt=0.0, le=0.5)
    reserves: bool = True
    live_reserve: int = Field(default=1, ge=0)
    reserve_beta: float = Field(default=1.0, ge=0.0, le=10.0)
    hold_share: float = Field(default=0.5, ge=0.0, le=1.0)
    steering_hours: float = Field(default=24.0, gt=0.0)
    on_call_short_by: int = Field(default=3, ge=1)
    on_call_after_min: int = Field(default=5, ge=1)
    on_call_at_desk_min: int = Field(default=30, ge=0)
    at_desk_min_by_policy: dict[str, int] = Field(default={})
    warm_up_min: int = Field(default=0, ge=0, le=1440)
    sources: bool = False
