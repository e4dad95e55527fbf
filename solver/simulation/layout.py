"""Records of the compiled event loop; times are seconds since the start of the grid.

Compiled functions meet these types only in their arguments, so that a change here compiles them anew.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Records = NDArray[np.void]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

AGENT = np.dtype(
    [
        ("kind", "i4"),
        ("load", "i4"),  # open contacts
        ("most", "i4"),  # most open contacts that the open ones allow
        ("on", "i4"),  # inside a segment of presence, or finishing a contact after it
        ("leaving", "i4"),  # goes as soon as the open contacts end
        ("listed", "i4"),  # in the list of its kind and load, i.e. may be given work
        ("before", "i4"),
        ("after", "i4"),
        ("segment", "i4"),
        ("last_segment", "i4"),
        ("done", "i4"),  # which open contact ends next
        ("call_outs", "i4"),
        ("speed", "f8"),
        ("since", "f8"),  # when it was listed
        ("settled", "f8"),  # when the remaining work was last brought up to date
        ("on_since", "f8"),
        ("busy_since", "f8"),
        ("debt_s", "f8"),  # idle time owed before the next deferred item
        ("worked_s", "f8"),
        ("busy_s", "f8"),
    ],
    align=True,
)
KIND = np.dtype(
    [
        ("idle", "i4"),
        ("dedicated", "i4"),  # serves no real-time queue
        ("work_from", "i4"),  # real-time links [work_from, deferred_from), deferred [deferred_from, work_to)
        ("deferred_from", "i4"),
        ("work_to", "i4"),
        ("live_from", "i4"),
        ("live_to", "i4"),
    ],
    align=True,
)
QUEUE = np.dtype(
    [
        ("kind", "i4"),
        ("value_class", "i4"),
        ("most", "i4"),
        ("definition", "i4"),
        ("head", "i4"),
        ("tail", "i4"),
        ("idle", "i4"),  # idle agents of a live queue
        ("short_min", "i4"),  # minutes in a row with too many waiting
        ("kinds_from", "i4"),
        ("kinds_to", "i4"),
        ("within_s", "f8"),
        ("judged_s", "f8"),
        ("due_s", "f8"),
        ("urgent_s", "f8"),
        ("overflow_s", "f8"),
    ],
    align=True,
)
CONTACT = np.dtype(
    [
        ("queue", "i4"),
        ("interval", "i4"),  # below 0: backlog from before the grid, in no statistics
        ("touch", "i4"),
        ("touch_to", "i4"),
        ("next", "i4"),
        ("answered", "i4"),
        ("arrive", "f8"),
        ("ready", "f8"),  # arrival, or the customer's return for the next touch
        ("patience", "f8"),
    ],
    align=True,
)
SEGMENT = np.dtype(
    [
        ("agent", "i4"),
        ("duty", "i4"),
        ("standby", "i4"),  # 1: on call, 2: called
        ("start", "f8"),
        ("end", "f8"),
        ("slack", "f8"),  # how much later it may start when the agent went late
    ],
    align=True,
)
LINK = np.dtype([("other", "i4"), ("primary", "i4"), ("overflow", "i4")], align=True)
TALLY = np.dtype(
    [
        ("offered", "i4"),
        ("served", "i4"),
        ("abandoned", "i4"),
        ("within", "i4"),
        ("base", "i4"),  # what the service level is divided by
        ("wait_s", "f8"),
    ],
    align=True,
)
SETTING = np.dtype(
    [
        ("routing", "i4"),
        ("live_reserve", "i4"),
        ("short_by", "i4"),
        ("short_min", "i4"),
        ("at_desk_s", "f8"),
        ("debt_factor", "f8"),
        ("horizon_s", "f8"),
    ],
    align=True,
)


class World(NamedTuple):
    """Everything one replication reads and writes."""

    setting: Records  # one record
    agents: Records
    kinds: Records
    queues: Records
    contacts: Records
    segments: Records
    kinds_of: Records  # links queue -> kind
    queues_of: Records  # links kind -> queue
    live_of: Ints  # kind -> live queue
    paces: Floats  # queues x load: work done per second per contact at so many open ones
    touch_work: Floats
    touch_gap: Floats
    heads: Ints  # kind x load: longest listed agent
    tails: Ints
    open_contact: Ints  # agents x load
    open_left: Floats
    times: Floats  # two per agent: end of a contact, change of presence
    winners: Ints  # tournament tree over `times`
    later_at: Floats  # heap of returns and overflow times
    later: Ints
    later_count: Ints
    tally: Records  # queues x intervals
    waits: Ints  # queues x intervals x bins
