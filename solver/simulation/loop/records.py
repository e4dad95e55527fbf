"""The records that the loop runs on, and how to reach them from the world's addresses."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit, record_reader

Records = NDArray[np.void]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def constant(value: int) -> int:
    """A 64-bit constant: a plain one would compile every function it is handed to once more for its value."""
    return cast(int, np.int64(value))


NONE, NEW, IDLE, FIRST = constant(-1), constant(-1), constant(0), constant(0)
BEFORE = NONE  # the interval of contacts from before the grid
LIVE, CHAT, DEFERRED = 0, 1, 2
OF_OFFERED, OF_NET_OFFERED, OF_SERVED, OF_WAITED = 0, 1, 2, 3
LEAST_VERSATILE, LONGEST_IDLE, PRIMARY_FIRST, MOST_IDLE_GROUP = 0, 1, 2, 3
ROOM = 1 << 30  # load allowed to an agent without open contacts


def layout(whole: str, real: str = "") -> np.dtype[np.void]:
    """A record of 64-bit integers, then doubles."""
    return np.dtype([(name, "i8") for name in whole.split()] + [(name, "f8") for name in real.split()])


# load: open contacts; most: what the open ones allow; on: present, or finishing a contact; leaving: goes when the
# open contacts end; listed since: in the list of its kind and load, between `before` and `after`; done: the open
# contact that ends next, at end_at; move_at: next coming or going; settled: when remaining work was last brought up to
# date; debt_s: idle time owed before the next deferred item; focus: the queue for whose sake the agent takes no new
# contacts, or NONE
AGENT = layout(
    "kind load most on leaving listed before after segment last_segment done call_outs focus",
    "speed repeats since settled end_at move_at on_since busy_since debt_s worked_s busy_s",
)
# links of a kind: real-time [work_from, deferred_from), deferred [deferred_from, work_to); dedicated: the latter only
KIND = layout(
    "idle dedicated behind chats_behind work_from deferred_from work_to live_from live_to members_from members_to",
    "duty",
)
# idle: agents of a live queue; on: agents at work on a live or deferred queue; focused: agents kept for it;
# waiting: contacts in line; want: heads wanted idle or at work; short_min: minutes in a row with too many
# waiting; behind: misses its goal, by the faded numbers `judged` and `good`; hold_s: how long a contact leaves
# reserved agents alone; named: its contacts have an agent of their own, for named_s
QUEUE = layout(
    "kind value_class most definition named head tail idle on focused waiting want behind short_min"
    " kinds_from kinds_to",
    "within_s judged_s due_s urgent_s overflow_s hold_s named_s silent_s aht_s goal_share good judged",
)
# interval below 0: from before the grid, in no statistics; ready: arrival, or return for the next touch; owner: the
# agent whose customer it is, or NONE; silent: gives no sign when patience ends; alone: holds an agent alone
CONTACT = layout("queue interval touch touch_to next answered owner silent alone", "arrive ready patience")
# again: a repeat contact if the agent's own `repeats` brings it: comes if `chance` is below it
TOUCH = layout("queue again", "work_s gap_s chance patience")
# standby: 1 on call, 2 called; slack: how much later it may start when the agent went late
SEGMENT = layout("agent duty standby", "start end slack speed desk_s")
LINK = layout("other primary overflow")
# base: what service is divided by; replies: answers to customers, those to later messages too
TALLY = layout("offered served abandoned within base replies", "wait_s reply_s")
OPEN = layout("contact queue", "left_s")
SLOT = layout("head tail")  # listed agents of one kind and load, longest first
EVENT = layout("item", "at")
BIN = np.dtype([("served", "i4")])  # of waits
ARRAYS = (
    *("agents", "kinds", "queues", "contacts", "segments", "kinds_of", "queues_of", "live_of", "members"),
    *("paces", "touches", "open", "slots", "free", "agenda", "tally", "waits", "able", "deputies", "wanted", "duties"),
    *("worked", "busy"),
)
WORLD = layout(
    " ".join(ARRAYS)  # addresses
    + " agent_count queue_count kind_count contact_count event_count levels intervals interval bins"
    + " routing reserves mixed short_by short_min",
    "debt_factor step_s fade start_s horizon_s",
)

agent_at, kind_at = record_reader("agents", AGENT), record_reader("kinds", KIND)
queue_at, contact_at = record_reader("queues", QUEUE), record_reader("contacts", CONTACT)
touch_at, segment_at = record_reader("touches", TOUCH), record_reader("segments", SEGMENT)
kind_link, queue_link = record_reader("kinds_of", LINK), record_reader("queues_of", LINK)
live_at, event_at = record_reader("live_of", np.int64), record_reader("agenda", EVENT)
_slot_at, member_at = record_reader("slots", SLOT), record_reader("members", np.int64)
MASK = np.dtype([("loads", "i8")])
free_at = record_reader("free", MASK)  # per kind: bit k is set where somebody with k open contacts is listed
_open_at, _pace_at = record_reader("open", OPEN), record_reader("paces", np.float64)
_cell_at, _bin_at = record_reader("tally", TALLY), record_reader("waits", BIN)
_able_at, _deputy_at = record_reader("able", np.int8), record_reader("deputies", np.int8)
wanted_at, duty_at = record_reader("wanted", np.int64), record_reader("duties", np.float64)
SECONDS = np.dtype([("s", "f8")])
_worked_at, _busy_at = record_reader("worked", SECONDS), record_reader("busy", SECONDS)


@jit
def open_contact(world: np.void, a: int, j: int) -> Any:
    """The j-th contact an agent holds."""
    return _open_at(world, a * world["levels"] + j)


@jit
def slot_of(world: np.void, kind: int, load: int) -> Any:
    """The list of agents of a kind who hold so many contacts and can take more."""
    return _slot_at(world, kind * world["levels"] + load)


@jit
def pace(world: np.void, q: int, load: int) -> Any:
    """Work done per second on a contact of the queue by an agent with this load."""
    return _pace_at(world, q * world["levels"] + load - 1)


@jit
def is_able(world: np.void, kind: int, q: int) -> Any:
    """Whether agents of a kind serve the queue as their own, not only its overflow."""
    return _able_at(world, kind * world["queue_count"] + q) != 0


@jit
def is_deputy(world: np.void, a: int, q: int) -> Any:
    """Whether an agent answers the customers of a colleague in this queue."""
    return _deputy_at(world, q * world["agent_count"] + a) != 0


@jit
def cell(world: np.void, q: int, t: int) -> Any:
    """The tally of a queue and interval."""
    return _cell_at(world, q * world["intervals"] + t)


@jit
def wait_bin(world: np.void, q: int, t: int, b: int) -> Any:
    """The count of a queue's waits in an interval and bin."""
    return _bin_at(world, (q * world["intervals"] + t) * world["bins"] + b)


@jit
def worked_in(world: np.void, kind: int, t: int) -> Any:
    """Seconds that agents of a kind were present in an interval."""
    return _worked_at(world, kind * world["intervals"] + t)


@jit
def busy_in(world: np.void, kind: int, t: int) -> Any:
    """Seconds that agents of a kind had at least one contact in an interval."""
    return _busy_at(world, kind * world["intervals"] + t)
