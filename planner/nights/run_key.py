"""The run key: what a night sees. The same files, history seen, version, policy and request give the same key.

Not as-of itself but what it lets be seen, so asking again an hour later is the same night. What the night changes by
itself - the publication, and all that is counted from it - is not part of what it sees: a night killed behind its own
publication is found again, and goes on as what it was. What it stands on is in the key by the number of the newest
publication or withdrawal when it began: these rows are never altered, so the number says what was in force on each day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from planner import codec
from planner.inputs import Inputs, PlanRequest
from planner.stage_inputs import stage_keys
from planner.store import Store
from planner.store.attempts import record_step, step_done
from planner.store.publications import history

BASE, PLAN = "base", "plan"
"""Steps: the publication that a night began from, kept under what it sees; and its draft, under its run key."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A night's key, and the number of the newest publication or withdrawal when it began; 0 = there was none."""

    key: str
    newest: int


def seen_key(inputs: Inputs, request: PlanRequest) -> str:
    """Digest of all that a night sees: files, history and events seen, version, policy, request.

    Where the policy is to publish or names changes of what is published, the day too: a plan that was not due yesterday
    may be today, and what may change begins so many days after as-of.
    """
    operation = inputs.operation
    zone, cycle = ZoneInfo(operation.config.zone), operation.config.cycle
    day = inputs.as_of.astimezone(zone).date() if cycle.nightly == "publish" or cycle.may_change else None
    asked = (request.start, inputs.weeks, inputs.seed, inputs.time_limit_s, inputs.reproducible)
    return codec.digest("nightly", operation.files, stage_keys(inputs, "forecast")["forecast"], asked, day)


def standing(store: Store, seen: str, *, may_publish: bool, now: datetime) -> Standing:
    """The key of the night that sees `seen`: one begun before goes on unless somebody else published since."""
    number, current = begun_from(store, seen, may_publish=may_publish), _newest(store)
    if number is None:
        number = current
        record_step(store, seen, BASE, now, {"publication": number})
    return Standing(night_key(seen, number), number)


def begun_from(store: Store, seen: str, *, may_publish: bool) -> int | None:
    """The publication that a night began from which saw the same; None if none did or somebody published since."""
    held = step_done(store, seen, BASE)
    if held is None:
        return None
    number = int(str(held["publication"]))
    own = step_done(store, night_key(seen, number), PLAN) if may_publish else None
    current = store.published()
    mine = own is not None and current is not None and current.plan == own["plan"]
    return number if mine or number == _newest(store) else None


def night_key(seen: str, publication: int) -> str:
    """The run key of a night that sees `seen` and begins from a publication; 0 = nothing was published."""
    return codec.digest("night", seen, publication)


def _newest(store: Store) -> int:
    return max((one.number for one in history(store)), default=0)
