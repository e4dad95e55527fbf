"""The compiled event loop of the floor: contacts, agents and their presence in the order of time.

The world is one record of addresses and figures: passing one pointer instead of two dozen arrays from function
to function makes the loop several times faster, and quicker to compile. Whoever fills it keeps the arrays alive.

No randomness here: fates are drawn before (solver.simulation.draws), so that a replication replays bit for bit.
Compiled functions that call each other stand in one file, because numba notices changes of its own file only.

Work of real-time queues goes by value class, then oldest; deferred work by due date to idle agents. Contacts
that lost patience stay in line until they come to its head, with the same result as if they had left at once.

Chats would leave nobody free for what needs a whole agent. So each minute every live, messaging and deferred
queue compares the heads it wants with those it has, and agents who are to be freed for it get no new contacts
(their focus); and queues that lately attained their goal leave agents to queues that missed it (the claim).
"""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit, record_reader

Records = NDArray[np.void]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def _constant(value: int) -> int:
    """A 64-bit constant: a plain one would compile every function it is handed to once more for its value."""
    return cast(int, np.int64(value))


NONE, NEW, IDLE = _constant(-1), _constant(-1), _constant(0)
LIVE, CHAT, DEFERRED = 0, 1, 2
OF_OFFERED, OF_NET_OFFERED, OF_SERVED = 0, 1, 2
LEAST_VERSATILE, LONGEST_IDLE, PRIMARY_FIRST, MOST_IDLE_GROUP = 0, 1, 2, 3
# the claim of a contact to reserved agents: 0 none, 1 has waited, 2 its queue misses its goal, 3 both
NO_CLAIM, URGENT, CALL = _constant(0), _constant(4), _constant(5)
FIRST, MORE, FEWER = _constant(0), _constant(1), _constant(-1)
ROOM = 1 << 30  # load allowed to an agent without open contacts
OVERFLOW_RANK = float(1 << 20)  # own language before overflow under every policy
BINS_PER_E = 6.35  # waits are binned by logarithm, 17 % wide, up to a month
TICK_S = 60.0
DUTY_WEIGHT = 3.0  # of a kind's other duties beside queues behind goal, when an agent is freed for a queue
EASE = 2.0  # a queue that attains its goal lets its items wait so many times as long


def _layout(whole: str, real: str = "") -> np.dtype[np.void]:
    return np.dtype([(name, "i8") for name in whole.split()] + [(name, "f8") for name in real.split()])


# load: open contacts; most: what the open ones allow; on: present, or finishing a contact; leaving: goes when the
# open contacts end; listed since: in the list of its kind and load, between `before` and `after`; done: the open
# contact that ends next; settled: when remaining work was last brought up to date; debt_s: idle time owed before
# the next deferred item; focus: the queue for whose sake the agent takes no new contacts, or NONE
AGENT = _layout(
    "kind load most on leaving listed before after segment last_segment done call_outs focus",
    "speed since settled on_since busy_since debt_s worked_s busy_s",
)
# links of a kind: real-time [work_from, deferred_from), deferred [deferred_from, work_to); dedicated: the latter only
KIND = _layout("idle dedicated behind chats_behind work_from deferred_from work_to live_from live_to", "duty")
# idle: agents of a live queue; on: agents at work on a live or deferred queue; focused: agents kept for it;
# waiting: contacts in line; want: heads wanted idle or at work; short_min: minutes in a row with too many
# waiting; behind: misses its goal, by the faded numbers `judged` and `good`; hold_s: how long a contact leaves
# reserved agents alone
QUEUE = _layout(
    "kind value_class most definition head tail idle on focused waiting want behind short_min kinds_from kinds_to",
    "within_s judged_s due_s urgent_s overflow_s hold_s aht_s goal_share good judged",
)
# interval below 0: backlog from before the grid, in no statistics; ready: arrival, or return for the next touch
CONTACT = _layout("queue interval touch touch_to next answered", "arrive ready patience")
# standby: 1 on call, 2 called; slack: how much later it may start when the agent went late
SEGMENT = _layout("agent duty standby", "start end slack")
LINK = _layout("other primary overflow")
TALLY = _layout("offered served abandoned within base", "wait_s")  # base: what service is divided by
TOUCH = _layout("", "work_s gap_s")
OPEN = _layout("contact", "left_s")
SLOT = _layout("head tail")  # listed agents of one kind and load, longest first
NODE = _layout("winner", "at")  # of the tournament tree; leaves: two per agent
LATER = _layout("item", "at")  # 2 x contact, + 1 if it returns
BIN = np.dtype([("served", "i4")])  # of waits
ARRAYS = (
    *("agents", "kinds", "queues", "contacts", "segments", "kinds_of", "queues_of", "live_of"),
    *("paces", "touches", "open", "slots", "tree", "later", "tally", "waits", "able", "wanted", "duties"),
)
WORLD = _layout(
    " ".join(ARRAYS)  # addresses
    + " agent_count queue_count kind_count contact_count later_count levels intervals interval bins tree_size"
    + " routing reserves short_by short_min",
    "at_desk_s debt_factor step_s fade horizon_s",
)


# --- records by address ----------------------------------------------------------------------------------------


_agent, _kind, _queue = record_reader("agents", AGENT), record_reader("kinds", KIND), record_reader("queues", QUEUE)
_contact, _touch = record_reader("contacts", CONTACT), record_reader("touches", TOUCH)
_segment, _live = record_reader("segments", SEGMENT), record_reader("live_of", np.int64)
_kind_link, _queue_link = record_reader("kinds_of", LINK), record_reader("queues_of", LINK)
_slot, _node, _later = record_reader("slots", SLOT), record_reader("tree", NODE), record_reader("later", LATER)
_open_at, _pace_at = record_reader("open", OPEN), record_reader("paces", np.float64)
_cell_at, _bin_at = record_reader("tally", TALLY), record_reader("waits", BIN)
_able_at, _wanted_at = record_reader("able", np.int8), record_reader("wanted", np.int64)
_duty_at = record_reader("duties", np.float64)


@jit
def _open(world: np.void, a: int, j: int) -> Any:
    return _open_at(world, a * world["levels"] + j)


@jit
def _cell(world: np.void, q: int, t: int) -> Any:
    return _cell_at(world, q * world["intervals"] + t)


@jit
def _pace(world: np.void, q: int, load: int) -> Any:
    """Work done per second on a contact of the queue by an agent with this load."""
    return _pace_at(world, q * world["levels"] + load - 1)


@jit
def _able(world: np.void, kind: int, q: int) -> Any:
    """Whether agents of a kind serve the queue as their own, not only its overflow."""
    return _able_at(world, kind * world["queue_count"] + q) != 0


# --- the loop --------------------------------------------------------------------------------------------------


@jit(nogil=True)
def run(world: np.void) -> None:
    """Play one replication up to the horizon; results are in agents, tally and waits."""
    horizon, arrived, tick = world["horizon_s"], FIRST, 0.0
    while True:
        contact_at = _contact(world, arrived)["arrive"] if arrived < world["contact_count"] else math.inf
        root = _node(world, 1)
        agent_at = root["at"]
        later_at = _later(world, FIRST)["at"] if world["later_count"] > 0 else math.inf
        now = min(min(agent_at, contact_at), min(later_at, tick))
        if now >= horizon:
            break
        if agent_at == now:
            _move_agent(world, root["winner"], now)
        elif contact_at == now:
            _arrive(world, arrived, now)
            arrived += 1
        elif later_at == now:
            _resume(world, now)
        else:
            _look_around(world, now)
            tick = now + TICK_S
    _close(world, horizon)


# --- time: a tournament tree for agents, a heap for the rest ---------------------------------------------------


@jit
def schedule(world: np.void, leaf: int, at: float) -> None:
    """Set one agent's next time and let it play up to the root."""
    i = leaf + world["tree_size"]
    _node(world, i)["at"] = at
    while i > 1:
        i >>= 1
        left, right, node = _node(world, 2 * i), _node(world, 2 * i + 1), _node(world, i)
        best = left if left["at"] <= right["at"] else right
        if node["winner"] == best["winner"] and best["winner"] != leaf:
            break
        node["winner"], node["at"] = best["winner"], best["at"]


@jit
def _push(world: np.void, at: float, item: int) -> None:
    hole = world["later_count"]
    world["later_count"] = hole + 1
    while hole > 0 and _later(world, (hole - 1) >> 1)["at"] > at:
        _put(world, hole, _later(world, (hole - 1) >> 1))
        hole = (hole - 1) >> 1
    placed = _later(world, hole)
    placed["at"], placed["item"] = at, item


@jit
def _pop(world: np.void) -> int:
    item = _later(world, FIRST)["item"]
    size = world["later_count"] - 1
    world["later_count"] = size
    moved, hole = _later(world, size), FIRST
    while 2 * hole + 1 < size:
        child = 2 * hole + 1
        if child + 1 < size and _later(world, child + 1)["at"] < _later(world, child)["at"]:
            child += 1
        if _later(world, child)["at"] >= moved["at"]:
            break
        _put(world, hole, _later(world, child))
        hole = child
    _put(world, hole, moved)
    return int(item)


@jit
def _put(world: np.void, hole: int, source: Any) -> None:
    target = _later(world, hole)
    target["at"], target["item"] = source["at"], source["item"]


# --- queues ----------------------------------------------------------------------------------------------------


@jit
def _arrive(world: np.void, c: int, now: float) -> None:
    contact = _contact(world, c)
    q = contact["queue"]
    _tally_offer(world, c)
    _join(world, c)
    if _queue(world, q)["overflow_s"] < math.inf:
        _push(world, now + _queue(world, q)["overflow_s"], 2 * c)
    _offer(world, q, c, now)


@jit
def _resume(world: np.void, now: float) -> None:
    """A customer returns with the next touch, or a contact has waited long enough to overflow."""
    item = _pop(world)
    c = item >> 1
    if item & 1:
        _contact(world, c)["ready"] = now
        _contact(world, c)["patience"] = math.inf
        _join(world, c)
        _offer(world, _contact(world, c)["queue"], c, now)
    else:
        _dispatch(world, _contact(world, c)["queue"], now)


@jit
def _offer(world: np.void, q: int, c: int, now: float) -> None:
    """Look for an agent for the newest in line; if nobody comes, look again when reserves open to it."""
    _dispatch(world, q, now)
    queue = _queue(world, q)
    if world["reserves"] and queue["kind"] == CHAT and queue["head"] != NONE and queue["tail"] == c:
        _push(world, now + queue["hold_s"], 2 * c)


@jit
def _join(world: np.void, c: int) -> None:
    queue = _queue(world, _contact(world, c)["queue"])
    _contact(world, c)["next"] = NONE
    if queue["head"] == NONE:
        queue["head"] = c
    else:
        _contact(world, queue["tail"])["next"] = c
    queue["tail"] = c
    queue["waiting"] += 1


@jit
def _first_waiting(world: np.void, q: int, now: float) -> int:
    """The oldest contact still in line; those before it that lost patience are counted and dropped."""
    queue = _queue(world, q)
    c = queue["head"]
    while c != NONE and _contact(world, c)["ready"] + _contact(world, c)["patience"] < now:
        _tally_abandon(world, c)
        c = _contact(world, c)["next"]
        queue["head"] = c
        queue["waiting"] -= 1
    return int(c)


@jit
def _dispatch(world: np.void, q: int, now: float) -> None:
    """Give waiting contacts of a queue to agents as long as there are both."""
    while True:
        c = _first_waiting(world, q, now)
        if c == NONE:
            return
        a = _find_agent(world, q, c, now)
        if a == NONE:
            return
        _start(world, a, c, now)
        _list_if_open(world, a, now)


# --- who gets a contact ----------------------------------------------------------------------------------------


@jit
def _find_agent(world: np.void, q: int, c: int, now: float) -> int:
    queue = _queue(world, q)
    if queue["kind"] == DEFERRED:
        return _find_filler(world, q, c, now)
    over = now >= _contact(world, c)["ready"] + queue["overflow_s"]
    if queue["kind"] == LIVE:
        return _best_listed(world, q, IDLE, over, CALL, now)
    a = _least_loaded(world, q, over, NO_CLAIM, now)
    claim = _claim(world, q, _contact(world, c)["ready"], now)
    return a if a != NONE or claim == NO_CLAIM else _least_loaded(world, q, over, claim, now)


@jit
def _least_loaded(world: np.void, q: int, over: bool, claim: int, now: float) -> int:
    for load in range(_queue(world, q)["most"]):
        a = _best_listed(world, q, load, over, claim, now)
        if a != NONE:
            return a
    return NONE


@jit
def _claim(world: np.void, q: int, ready: float, now: float) -> int:
    """The claim of a chat or message to agents reserved for others."""
    queue = _queue(world, q)
    if not world["reserves"]:
        return URGENT
    return int(2 * queue["behind"] + (now >= ready + queue["hold_s"]))


@jit
def _holds(world: np.void, q: int, claim: int) -> bool:
    """Whether a reserve for this queue holds: against others as good or bad off until they have waited.

    Queues that attain their goal always yield to those that miss it.
    """
    return bool(claim < 2 * _queue(world, q)["behind"] + 1)


@jit
def _best_listed(world: np.void, q: int, load: int, over: bool, claim: int, now: float) -> int:
    """The agent at this load whom the routing policy puts first, longest at that load among equals."""
    levels = world["levels"]
    best, best_rank, best_since = NONE, 0.0, 0.0
    for i in range(_queue(world, q)["kinds_from"], _queue(world, q)["kinds_to"]):
        link = _kind_link(world, i)
        a = _slot(world, link["other"] * levels + load)["head"]
        while a != NONE and claim < URGENT and _is_kept(world, a, claim):
            a = _agent(world, a)["after"]
        if a == NONE or (link["overflow"] and not over):
            continue
        rank, since = _rank(world, i), _agent(world, a)["since"]
        if best != NONE and (rank > best_rank or (rank == best_rank and since >= best_since)):
            continue
        if claim == CALL or not _is_guarded(world, link["other"], q, load, claim, now):
            best, best_rank, best_since = a, rank, since
    return int(best)


@jit
def _is_kept(world: np.void, a: int, claim: int) -> bool:
    """Whether an agent is kept for a queue against this claim."""
    focus = _agent(world, a)["focus"]
    return bool(focus != NONE and _holds(world, focus, claim))


@jit
def _rank(world: np.void, i: int) -> float:
    link, routing = _kind_link(world, i), world["routing"]
    rank = OVERFLOW_RANK * link["overflow"]
    if routing == LEAST_VERSATILE:
        rank += _kind(world, link["other"])["duty"]
    elif routing == PRIMARY_FIRST:
        rank += 1 - link["primary"]
    elif routing == MOST_IDLE_GROUP:
        rank -= _kind(world, link["other"])["idle"]
    return float(rank)


@jit
def _is_guarded(world: np.void, kind: int, q: int, load: int, claim: int, now: float) -> bool:
    """Whether agents of a kind at this load are kept from a contact for the sake of their other queues.

    A waiting call of a better value class blocks them. Unless the claim is stronger, so do any waiting call and
    heads that a live queue wants idle; without a claim, also a chat of theirs that misses its goal.
    Load NEW: idle, but not yet counted as such.
    """
    record = _kind(world, kind)
    if record["chats_behind"] and claim == NO_CLAIM:
        return True
    for i in range(record["live_from"], record["live_to"]):
        live = _live(world, i)
        queue = _queue(world, live)
        waiting = queue["head"] != NONE and _first_waiting(world, live, now) != NONE
        if waiting and queue["value_class"] < _queue(world, q)["value_class"]:
            return True
        if claim < URGENT and _holds(world, live, claim):
            short = load <= 0 and queue["idle"] - (load == 0) + queue["on"] < queue["want"]
            if waiting or short:
                return True
    return False


@jit
def _find_filler(world: np.void, q: int, c: int, now: float) -> int:
    """The idle agent who may take a deferred item now: by rank, then longest idle."""
    levels = world["levels"]
    best, best_rank, best_since = NONE, 0.0, 0.0
    for i in range(_queue(world, q)["kinds_from"], _queue(world, q)["kinds_to"]):
        if _kind_link(world, i)["overflow"]:
            continue
        a = _slot(world, _kind_link(world, i)["other"] * levels)["head"]
        while a != NONE and not _may_fill(world, a, c, now):
            a = _agent(world, a)["after"]
        if a == NONE:
            continue
        rank, since = _rank(world, i), _agent(world, a)["since"]
        if best == NONE or rank < best_rank or (rank == best_rank and since < best_since):
            best, best_rank, best_since = a, rank, since
    return int(best)


@jit
def _may_fill(world: np.void, a: int, c: int, now: float) -> bool:
    """Whether an idle agent may take a deferred item: urgent, behind plan, or in spare time."""
    agent, contact = _agent(world, a), _contact(world, c)
    if _kind(world, agent["kind"])["dedicated"]:
        return True
    q = contact["queue"]
    urgent = now >= contact["arrive"] + _urgent_after_s(world, q)
    if not urgent and not _is_behind(world, q, now) and agent["debt_s"] > now - agent["since"]:
        return False
    claim = 2 * _queue(world, q)["behind"] + urgent if world["reserves"] else URGENT * urgent
    return not _is_guarded(world, agent["kind"], q, IDLE, claim, now)


# --- heads kept for queues -------------------------------------------------------------------------------------


@jit
def _heads_wanted(world: np.void, q: int, now: float) -> int:
    """Heads a queue wants: live, idle or on calls as planned; else at work, so that nothing in line gets late.

    The work in line over the age at which it gets urgent, to the nearest head; at least one for an urgent item.
    """
    queue = _queue(world, q)
    if queue["kind"] == LIVE:
        return int(queue["want"])
    if queue["head"] == NONE or not world["reserves"]:
        return 0
    heads = int(queue["waiting"] * queue["aht_s"] / _urgent_after_s(world, q) + 0.5)
    urgent = now >= _contact(world, queue["head"])["ready"] + _urgent_after_s(world, q)
    return max(heads, 1) if urgent else heads


@jit
def _urgent_after_s(world: np.void, q: int) -> float:
    """The age at which an item is urgent; later as long as the queue attains its goal."""
    queue = _queue(world, q)
    return float(queue["urgent_s"] if queue["behind"] else EASE * queue["urgent_s"])


@jit
def _is_behind(world: np.void, q: int, now: float) -> bool:
    """Whether fewer agents work on messages or deferred items of a queue than it wants."""
    return bool(_queue(world, q)["on"] < _heads_wanted(world, q, now))


@jit
def _plan_focus(world: np.void, now: float) -> None:
    """Every minute: where a queue lacks heads, agents with other contacts get no more; spare ones are let go."""
    for kind in (LIVE, CHAT, DEFERRED):
        for q in range(world["queue_count"]):
            queue = _queue(world, q)
            if queue["kind"] != kind or queue["most"] > 1:
                continue
            at_hand = queue["on"] + (queue["idle"] if kind == LIVE else 0)
            short = _heads_wanted(world, q, now) - at_hand - queue["focused"]
            if short > 0:
                _keep(world, q, short)
            elif short < 0 and queue["focused"] > 0:
                _let_go(world, q, -short)


@jit
def _keep(world: np.void, q: int, number: int) -> None:
    for _ in range(number):
        a = _find_focus(world, q)
        if a == NONE:
            break
        _agent(world, a)["focus"] = q
        _queue(world, q)["focused"] += 1


@jit
def _find_focus(world: np.void, q: int) -> int:
    """The busy agent to keep for a queue: least needed elsewhere, and soon free."""
    best, best_cost = NONE, 0.0
    for a in range(world["agent_count"]):
        agent = _agent(world, a)
        if agent["load"] == 0 or agent["leaving"] or agent["focus"] != NONE or not _able(world, agent["kind"], q):
            continue
        if _contact(world, _open(world, a, FIRST)["contact"])["queue"] == q:
            continue
        kind = _kind(world, agent["kind"])
        cost = agent["load"] + world["levels"] * (kind["behind"] + DUTY_WEIGHT * kind["duty"])
        if best == NONE or cost < best_cost:
            best, best_cost = a, cost
    return int(best)


@jit
def _let_go(world: np.void, q: int, number: int) -> None:
    for a in range(world["agent_count"]):
        if number > 0 and _agent(world, a)["focus"] == q:
            _end_focus(world, a)
            number -= 1


@jit
def _end_focus(world: np.void, a: int) -> None:
    agent = _agent(world, a)
    if agent["focus"] != NONE:
        _queue(world, agent["focus"])["focused"] -= 1
        agent["focus"] = NONE


@jit
def _follow_focus(world: np.void, a: int, now: float) -> None:
    """An agent without contacts turns to the queue it was kept for, if that still lacks heads (calls come unasked)."""
    q = _agent(world, a)["focus"]
    _end_focus(world, a)
    if _queue(world, q)["kind"] == LIVE or not _is_behind(world, q, now) or _first_waiting(world, q, now) == NONE:
        return
    if not _is_guarded(world, _agent(world, a)["kind"], q, NEW, 2 * _queue(world, q)["behind"], now):
        _start(world, a, _queue(world, q)["head"], now)


# --- which contact an agent gets -------------------------------------------------------------------------------


@jit
def _fill(world: np.void, a: int, now: float) -> None:
    """Give a present agent the waiting contacts that fit, then list the agent for more."""
    agent = _agent(world, a)
    if agent["load"] == 0 and agent["focus"] != NONE:
        _follow_focus(world, a, now)
    while agent["load"] < agent["most"]:
        c = _pick_contact(world, a, now)
        if c == NONE:
            break
        _start(world, a, c, now)
    _list_if_open(world, a, now)
    _fill_idle(world, a, now)


@jit
def _fill_idle(world: np.void, a: int, now: float) -> None:
    """Give a listed idle agent the deferred item due first among those it may take; queues short of heads first."""
    agent = _agent(world, a)
    if agent["load"] > 0 or not agent["listed"]:
        return
    kind, best, best_due = _kind(world, agent["kind"]), NONE, 0.0
    for i in range(kind["deferred_from"], kind["work_to"]):
        q = _queue_link(world, i)["other"]
        c = _queue(world, q)["head"]
        if c == NONE:
            continue
        due = _contact(world, c)["arrive"] + _queue(world, q)["due_s"]
        if not _is_behind(world, q, now):
            due += world["horizon_s"]
        if (best == NONE or due < best_due) and _may_fill(world, a, c, now):
            best, best_due = c, due
    if best != NONE:
        _start(world, a, best, now)


@jit
def _pick_contact(world: np.void, a: int, now: float) -> int:
    """Best value class first, then oldest; a waiting call holds back agents that still have chats."""
    agent = _agent(world, a)
    kind, load = _kind(world, agent["kind"]), agent["load"]
    best, best_class, best_ready = NONE, 0, 0.0
    for i in range(kind["work_from"], kind["deferred_from"]):
        q = _queue_link(world, i)["other"]
        queue = _queue(world, q)
        if best != NONE and queue["value_class"] > best_class:
            break  # links are sorted by value class
        if queue["head"] == NONE or (queue["kind"] == CHAT and load >= queue["most"]):
            continue
        c = _first_waiting(world, q, now)
        if c == NONE:
            continue
        ready = _contact(world, c)["ready"]
        if _queue_link(world, i)["overflow"] and now < ready + queue["overflow_s"]:
            continue
        if (best == NONE or ready < best_ready) and not _is_withheld(world, a, q, ready, now):
            best, best_class, best_ready = c, queue["value_class"], ready
    if best != NONE and load > 0 and _queue(world, _contact(world, best)["queue"])["kind"] == LIVE:
        return NONE
    return int(best)


@jit
def _is_withheld(world: np.void, a: int, q: int, ready: float, now: float) -> bool:
    """Whether a waiting chat or message must leave this agent, who just got free, to other queues."""
    if _queue(world, q)["kind"] == LIVE or not world["reserves"]:
        return False
    agent, claim = _agent(world, a), _claim(world, q, ready, now)
    load = agent["load"] if agent["load"] > 0 else NEW
    return _is_kept(world, a, claim) or _is_guarded(world, agent["kind"], q, load, claim, now)


# --- contacts at agents ----------------------------------------------------------------------------------------


@jit
def _start(world: np.void, a: int, c: int, now: float) -> None:
    """Give an agent the contact at the head of its line."""
    agent, contact = _agent(world, a), _contact(world, c)
    queue = _queue(world, contact["queue"])
    queue["head"] = contact["next"]
    queue["waiting"] -= 1
    queue["on"] += 1
    if agent["listed"]:
        _unlist(world, a)
        if agent["load"] == 0:
            agent["debt_s"] = max(0.0, agent["debt_s"] - (now - agent["since"]))
    if agent["load"] == 0:
        agent["busy_since"] = now
    _settle(world, a, now)
    opened = _open(world, a, agent["load"])
    opened["contact"], opened["left_s"] = c, _touch(world, contact["touch"])["work_s"]
    agent["load"] += 1
    agent["most"] = min(agent["most"], queue["most"])
    _plan_end(world, a, now)
    if queue["kind"] != DEFERRED and not contact["answered"]:
        contact["answered"] = 1
        _tally_answer(world, c, now)


@jit
def _settle(world: np.void, a: int, now: float) -> None:
    """Bring the remaining work of open contacts up to date before the load changes."""
    agent = _agent(world, a)
    worked = (now - agent["settled"]) * agent["speed"]
    agent["settled"] = now
    for j in range(agent["load"]):
        opened = _open(world, a, j)
        q = _contact(world, opened["contact"])["queue"]
        opened["left_s"] -= worked * _pace(world, q, agent["load"])


@jit
def _plan_end(world: np.void, a: int, now: float) -> None:
    """Schedule the open contact that ends first at the present load."""
    agent, soonest = _agent(world, a), math.inf
    for j in range(agent["load"]):
        opened = _open(world, a, j)
        q = _contact(world, opened["contact"])["queue"]
        left = max(0.0, opened["left_s"]) / (agent["speed"] * _pace(world, q, agent["load"]))
        if left < soonest:
            soonest, agent["done"] = left, j
    schedule(world, 2 * a, now + soonest)


@jit
def _finish(world: np.void, a: int, now: float) -> None:
    agent = _agent(world, a)
    if agent["listed"]:
        _unlist(world, a)
    _settle(world, a, now)
    ended, last = _open(world, a, agent["done"]), agent["load"] - 1
    c, moved = ended["contact"], _open(world, a, last)
    ended["contact"], ended["left_s"] = moved["contact"], moved["left_s"]
    agent["load"], agent["most"] = last, ROOM
    for j in range(last):
        q = _contact(world, _open(world, a, j)["contact"])["queue"]
        agent["most"] = min(agent["most"], _queue(world, q)["most"])
    _plan_end(world, a, now)
    if last == 0:
        agent["busy_s"] += now - agent["busy_since"]
    _end_contact(world, a, c, now)
    if agent["leaving"] and last == 0:
        _go_off(world, a, now)
    elif not agent["leaving"]:
        _fill(world, a, now)


@jit
def _end_contact(world: np.void, a: int, c: int, now: float) -> None:
    """A deferred item is done; a conversation may go on after the customer's pause."""
    contact, agent = _contact(world, c), _agent(world, a)
    q = contact["queue"]
    _queue(world, q)["on"] -= 1
    if _queue(world, q)["kind"] == DEFERRED:
        _tally_answer(world, c, now)
        agent["debt_s"] = (now - agent["busy_since"]) * world["debt_factor"]
        if agent["focus"] == NONE and _is_behind(world, q, now):
            agent["focus"] = q  # stays with this work
            _queue(world, q)["focused"] += 1
    elif contact["touch"] + 1 < contact["touch_to"]:
        _push(world, now + _touch(world, contact["touch"])["gap_s"], 2 * c + 1)
        contact["touch"] += 1


# --- presence of agents ----------------------------------------------------------------------------------------


@jit
def _move_agent(world: np.void, leaf: int, now: float) -> None:
    """An agent ends a contact (even leaf), or comes or goes (odd leaf)."""
    a = leaf >> 1
    agent = _agent(world, a)
    if not leaf & 1:
        _finish(world, a, now)
    elif not agent["on"]:
        _come_on(world, a, now)
    elif agent["load"] == 0:
        _go_off(world, a, now)
    else:
        agent["leaving"] = 1
        _end_focus(world, a)
        if agent["listed"]:
            _unlist(world, a)
        schedule(world, leaf, math.inf)


@jit
def _come_on(world: np.void, a: int, now: float) -> None:
    agent = _agent(world, a)
    segment = _segment(world, agent["segment"])
    if segment["standby"] == 1:  # its on-call time ends without a call
        _next_segment(world, a, now)
        return
    agent["on"], agent["on_since"], agent["debt_s"] = 1, now, 0.0
    schedule(world, 2 * a + 1, segment["end"])
    _fill(world, a, now)


@jit
def _go_off(world: np.void, a: int, now: float) -> None:
    agent = _agent(world, a)
    if agent["listed"]:
        _unlist(world, a)
    _end_focus(world, a)
    agent["worked_s"] += now - agent["on_since"]
    agent["on"], agent["leaving"] = 0, 0
    _next_segment(world, a, now)


@jit
def _next_segment(world: np.void, a: int, now: float) -> None:
    """Wait for the next presence; after leaving late, up to its slack later than planned."""
    agent = _agent(world, a)
    late = max(0.0, now - _segment(world, agent["segment"])["end"])
    at = math.inf
    agent["segment"] += 1
    while agent["segment"] < agent["last_segment"]:
        segment = _segment(world, agent["segment"])
        at = max(now, segment["start"] + min(late, segment["slack"]))
        if at < segment["end"]:
            if segment["standby"] == 1:
                at = segment["end"]
            break
        at = math.inf
        agent["segment"] += 1
    schedule(world, 2 * a + 1, at)


@jit
def _list_if_open(world: np.void, a: int, now: float) -> None:
    agent = _agent(world, a)
    if not agent["on"] or agent["leaving"] or agent["listed"] or agent["load"] >= agent["most"]:
        return
    slot = _slot(world, agent["kind"] * world["levels"] + agent["load"])
    agent["listed"], agent["since"] = 1, now
    agent["before"], agent["after"] = slot["tail"], NONE
    if slot["tail"] == NONE:
        slot["head"] = a
    else:
        _agent(world, slot["tail"])["after"] = a
    slot["tail"] = a
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], MORE)


@jit
def _unlist(world: np.void, a: int) -> None:
    agent = _agent(world, a)
    slot = _slot(world, agent["kind"] * world["levels"] + agent["load"])
    before, after = agent["before"], agent["after"]
    if before == NONE:
        slot["head"] = after
    else:
        _agent(world, before)["after"] = after
    if after == NONE:
        slot["tail"] = before
    else:
        _agent(world, after)["before"] = before
    agent["listed"] = 0
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], FEWER)


@jit
def _count_idle(world: np.void, kind: int, change: int) -> None:
    record = _kind(world, kind)
    record["idle"] += change
    for i in range(record["live_from"], record["live_to"]):
        _queue(world, _live(world, i))["idle"] += change


# --- every minute ----------------------------------------------------------------------------------------------


@jit
def _look_around(world: np.void, now: float) -> None:
    """What no single event triggers: lines freed by lost patience, items grown urgent, calls to standbys."""
    _read_plan(world, now)
    if world["reserves"]:
        _steer(world, now)
        _plan_focus(world, now)
    deferred = False
    for q in range(world["queue_count"]):
        queue = _queue(world, q)
        if queue["head"] == NONE:
            queue["short_min"] = 0
        elif queue["kind"] == DEFERRED:
            deferred = True
        else:
            _dispatch(world, q, now)
            _watch(world, q, now)
    if deferred:
        for a in range(world["agent_count"]):
            _fill_idle(world, a, now)


@jit
def _read_plan(world: np.void, now: float) -> None:
    """At the start of an interval: the heads wanted for calls, and the duty of each kind."""
    t = min(int(now / world["step_s"]), world["intervals"] - 1)
    if t == world["interval"]:
        return
    world["interval"] = t
    for q in range(world["queue_count"]):
        _queue(world, q)["want"] = _wanted_at(world, q * world["intervals"] + t)
    for kind in range(world["kind_count"]):
        _kind(world, kind)["duty"] = _duty_at(world, kind * world["intervals"] + t)


@jit
def _steer(world: np.void, now: float) -> None:
    """Which queues lately missed their goal, and how many of them each kind serves."""
    for k in range(world["kind_count"]):
        kind = _kind(world, k)
        kind["behind"] = kind["chats_behind"] = 0
    for q in range(world["queue_count"]):
        queue = _queue(world, q)
        queue["good"] *= world["fade"]
        queue["judged"] *= world["fade"]
        queue["behind"] = queue["good"] < queue["goal_share"] * queue["judged"] or _is_overdue(world, q, now)
        if not queue["behind"]:
            continue
        for i in range(queue["kinds_from"], queue["kinds_to"]):
            if not _kind_link(world, i)["overflow"]:
                kind = _kind(world, _kind_link(world, i)["other"])
                kind["behind"] += 1
                kind["chats_behind"] += queue["kind"] == CHAT and queue["most"] > 1


@jit
def _is_overdue(world: np.void, q: int, now: float) -> bool:
    """Whether a deferred item that still waits is late: its queue is judged by what is done."""
    queue = _queue(world, q)
    if queue["kind"] != DEFERRED or queue["head"] == NONE:
        return False
    return bool(now > _contact(world, queue["head"])["arrive"] + queue["due_s"])


@jit
def _watch(world: np.void, q: int, now: float) -> None:
    """Call a standby when the queue has been short for long enough; then count anew."""
    queue, waiting = _queue(world, q), 0
    c = _first_waiting(world, q, now)
    while c != NONE and waiting < world["short_by"]:
        waiting += _contact(world, c)["ready"] + _contact(world, c)["patience"] >= now
        c = _contact(world, c)["next"]
    queue["short_min"] = queue["short_min"] + 1 if waiting >= world["short_by"] else 0
    if queue["short_min"] >= world["short_min"]:
        queue["short_min"] = 0
        _call_out(world, q, now)


@jit
def _call_out(world: np.void, q: int, now: float) -> None:
    """Call the first standby who serves the queue; nobody works before the way to the desk is done."""
    at = now + world["at_desk_s"]
    for a in range(world["agent_count"]):
        agent = _agent(world, a)
        if agent["on"] or agent["segment"] >= agent["last_segment"]:
            continue
        segment = _segment(world, agent["segment"])
        if segment["standby"] != 1 or segment["start"] > now or segment["end"] <= at:
            continue
        if _able(world, agent["kind"], q):
            segment["standby"] = 2
            agent["call_outs"] += 1
            schedule(world, 2 * a + 1, at)
            return


# --- what is counted -------------------------------------------------------------------------------------------


@jit
def _is_judged(world: np.void, c: int) -> bool:
    """Whether the goal's verdict falls before the horizon ends; others count in no service level."""
    contact = _contact(world, c)
    return bool(contact["arrive"] + _queue(world, contact["queue"])["judged_s"] <= world["horizon_s"])


@jit
def _tally_offer(world: np.void, c: int) -> None:
    contact = _contact(world, c)
    if contact["interval"] < 0:
        return
    cell = _cell(world, contact["queue"], contact["interval"])
    cell["offered"] += 1
    if _queue(world, contact["queue"])["definition"] != OF_SERVED and _is_judged(world, c):
        cell["base"] += 1


@jit
def _tally_abandon(world: np.void, c: int) -> None:
    contact = _contact(world, c)
    _queue(world, contact["queue"])["judged"] += 1.0
    if contact["interval"] < 0:
        return
    queue, cell = _queue(world, contact["queue"]), _cell(world, contact["queue"], contact["interval"])
    cell["abandoned"] += 1
    short = contact["patience"] <= queue["within_s"]
    if queue["definition"] == OF_NET_OFFERED and short and _is_judged(world, c):
        cell["base"] -= 1


@jit
def _tally_answer(world: np.void, c: int, now: float) -> None:
    """An answer to a real-time contact, or the end of a deferred item."""
    contact = _contact(world, c)
    q, t, wait = contact["queue"], contact["interval"], now - contact["arrive"]
    _queue(world, q)["judged"] += 1.0
    _queue(world, q)["good"] += wait <= _queue(world, q)["within_s"]
    if t < 0:
        return
    queue, cell = _queue(world, q), _cell(world, q, t)
    cell["served"] += 1
    cell["wait_s"] += wait
    if _is_judged(world, c):
        cell["within"] += wait <= queue["within_s"]
        cell["base"] += queue["definition"] == OF_SERVED
    bin_of = 0 if wait < 1.0 else 1 + int(math.log(wait) * BINS_PER_E)
    _bin_at(world, (q * world["intervals"] + t) * world["bins"] + min(bin_of, world["bins"] - 1))["served"] += 1


@jit
def _close(world: np.void, horizon: float) -> None:
    """Count what ended unnoticed and the time of agents still at work."""
    for q in range(world["queue_count"]):
        c = _queue(world, q)["head"]
        while c != NONE:
            if _contact(world, c)["ready"] + _contact(world, c)["patience"] < horizon:
                _tally_abandon(world, c)
            c = _contact(world, c)["next"]
    for a in range(world["agent_count"]):
        agent = _agent(world, a)
        if agent["on"]:
            agent["worked_s"] += horizon - agent["on_since"]
        if agent["load"] > 0:
            agent["busy_s"] += horizon - agent["busy_since"]


def bin_edges_s(bins: int) -> Floats:
    """Lower edges of the bins of waits, s, and the upper edge of the last."""
    return np.concatenate([[0.0], np.exp(np.arange(bins) / BINS_PER_E)])
