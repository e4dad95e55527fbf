"""The compiled event loop of the floor: contacts, agents and their presence in the order of time.

No randomness here: fates are drawn before (solver.simulation.draws), so that a replication replays bit for bit.
Compiled functions that call each other stand in one file, because numba notices changes of its own file only.

Work of real-time queues goes by value class, then oldest; deferred work by due date to idle agents. Contacts
that lost patience stay in line until they come to its head, with the same result as if they had left at once.
"""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.layout import Floats, Ints, World

NONE = -1
LIVE, CHAT, DEFERRED = 0, 1, 2
OF_OFFERED, OF_NET_OFFERED, OF_SERVED = 0, 1, 2
LONGEST_IDLE, PRIMARY_FIRST, MOST_IDLE_GROUP = 0, 1, 2
ANY, NOT_BLOCKED, NOT_RESERVED = 0, 1, 2
ROOM = 1 << 30  # load allowed to an agent without open contacts
OVERFLOW_RANK = 1 << 20  # own language before overflow under every policy
BINS_PER_E = 6.35  # waits are binned by logarithm, 17 % wide, up to a month
TICK_S = 60.0


@jit(nogil=True)
def run(world: World) -> None:
    """Play one replication up to the horizon; results are in agents, tally and waits."""
    horizon, arrived, tick = world.setting[0]["horizon_s"], 0, 0.0
    while True:
        contact_at = world.contacts[arrived]["arrive"] if arrived < len(world.contacts) else math.inf
        leaf = world.winners[1]
        agent_at = world.times[leaf]
        later_at = world.later_at[0] if world.later_count[0] > 0 else math.inf
        now = min(min(agent_at, contact_at), min(later_at, tick))
        if now >= horizon:
            break
        if agent_at == now:
            _move_agent(world, leaf, now)
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
def schedule(times: Floats, winners: Ints, leaf: int, at: float) -> None:
    """Set one agent's next time and let it play up to the root."""
    times[leaf] = at
    node = (leaf + len(times)) >> 1
    while node >= 1:
        left, right = winners[2 * node], winners[2 * node + 1]
        best = left if times[left] <= times[right] else right
        if winners[node] == best and best != leaf:
            break
        winners[node] = best
        node >>= 1


@jit
def _push(world: World, at: float, item: int) -> None:
    hole = world.later_count[0]
    world.later_count[0] = hole + 1
    while hole > 0:
        parent = (hole - 1) >> 1
        if world.later_at[parent] <= at:
            break
        world.later_at[hole], world.later[hole] = world.later_at[parent], world.later[parent]
        hole = parent
    world.later_at[hole], world.later[hole] = at, item


@jit
def _pop(world: World) -> int:
    item = world.later[0]
    size = world.later_count[0] - 1
    world.later_count[0] = size
    at, moved, hole = world.later_at[size], world.later[size], 0
    while 2 * hole + 1 < size:
        child = 2 * hole + 1
        if child + 1 < size and world.later_at[child + 1] < world.later_at[child]:
            child += 1
        if world.later_at[child] >= at:
            break
        world.later_at[hole], world.later[hole] = world.later_at[child], world.later[child]
        hole = child
    world.later_at[hole], world.later[hole] = at, moved
    return int(item)


# --- queues ----------------------------------------------------------------------------------------------------


@jit
def _arrive(world: World, c: int, now: float) -> None:
    contact = world.contacts[c]
    q = contact["queue"]
    _tally_offer(world, c)
    _join(world, c)
    if world.queues[q]["overflow_s"] < math.inf:
        _push(world, now + world.queues[q]["overflow_s"], 2 * c)
    _dispatch(world, q, now)


@jit
def _resume(world: World, now: float) -> None:
    """A customer returns with the next touch, or a contact has waited long enough to overflow."""
    item = _pop(world)
    c = item >> 1
    if item & 1:
        world.contacts[c]["ready"] = now
        world.contacts[c]["patience"] = math.inf
        _join(world, c)
    _dispatch(world, world.contacts[c]["queue"], now)


@jit
def _join(world: World, c: int) -> None:
    queue = world.queues[world.contacts[c]["queue"]]
    world.contacts[c]["next"] = NONE
    if queue["head"] == NONE:
        queue["head"] = c
    else:
        world.contacts[queue["tail"]]["next"] = c
    queue["tail"] = c


@jit
def _first_waiting(world: World, q: int, now: float) -> int:
    """The oldest contact still in line; those before it that lost patience are counted and dropped."""
    queue = world.queues[q]
    c = queue["head"]
    while c != NONE and world.contacts[c]["ready"] + world.contacts[c]["patience"] < now:
        _tally_abandon(world, c)
        c = world.contacts[c]["next"]
        queue["head"] = c
    return int(c)


@jit
def _dispatch(world: World, q: int, now: float) -> None:
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
def _find_agent(world: World, q: int, c: int, now: float) -> int:
    queue = world.queues[q]
    if queue["kind"] == DEFERRED:
        return _find_filler(world, q, c, now)
    over = now >= world.contacts[c]["ready"] + queue["overflow_s"]
    if queue["kind"] == LIVE:
        return _best_listed(world, q, 0, over, ANY, now)
    for guard in (NOT_RESERVED, NOT_BLOCKED):
        for load in range(queue["most"]):
            a = _best_listed(world, q, load, over, guard, now)
            if a != NONE:
                return a
    return NONE


@jit
def _best_listed(world: World, q: int, load: int, over: bool, guard: int, now: float) -> int:
    """The agent at this load whom the routing policy puts first, longest at that load among equals."""
    levels = world.paces.shape[1]
    best, best_rank, best_since = NONE, 0, 0.0
    for i in range(world.queues[q]["kinds_from"], world.queues[q]["kinds_to"]):
        link = world.kinds_of[i]
        a = world.heads[link["other"] * levels + load]
        if a == NONE or (link["overflow"] and not over):
            continue
        if guard != ANY and _is_guarded(world, link["other"], q, load, guard, now):
            continue
        rank, since = _rank(world, i), world.agents[a]["since"]
        if best == NONE or rank < best_rank or (rank == best_rank and since < best_since):
            best, best_rank, best_since = a, rank, since
    return int(best)


@jit
def _rank(world: World, i: int) -> int:
    link, routing = world.kinds_of[i], world.setting[0]["routing"]
    rank = OVERFLOW_RANK * link["overflow"]
    if routing == PRIMARY_FIRST:
        rank += 1 - link["primary"]
    elif routing == MOST_IDLE_GROUP:
        rank -= world.kinds[link["other"]]["idle"]
    return int(rank)


@jit
def _is_guarded(world: World, kind: int, q: int, load: int, guard: int, now: float) -> bool:
    """Whether agents of a kind are kept from other work for the sake of their live queues.

    A waiting call of a better value class blocks them; under NOT_RESERVED so does any waiting call, and the
    last idle agents of a live queue are reserved.
    """
    record = world.kinds[kind]
    for i in range(record["live_from"], record["live_to"]):
        live = world.live_of[i]
        waiting = _first_waiting(world, live, now) != NONE
        if waiting and world.queues[live]["value_class"] < world.queues[q]["value_class"]:
            return True
        if guard == NOT_BLOCKED:
            continue
        if waiting or (load == 0 and world.queues[live]["idle"] <= world.setting[0]["live_reserve"]):
            return True
    return False


@jit
def _find_filler(world: World, q: int, c: int, now: float) -> int:
    """The longest idle agent who may take a deferred item now."""
    levels = world.paces.shape[1]
    best, best_since = NONE, 0.0
    for i in range(world.queues[q]["kinds_from"], world.queues[q]["kinds_to"]):
        if world.kinds_of[i]["overflow"]:
            continue
        a = world.heads[world.kinds_of[i]["other"] * levels]
        while a != NONE and not _may_fill(world, a, c, now):
            a = world.agents[a]["after"]
        if a != NONE and (best == NONE or world.agents[a]["since"] < best_since):
            best, best_since = a, world.agents[a]["since"]
    return int(best)


@jit
def _may_fill(world: World, a: int, c: int, now: float) -> bool:
    agent, contact = world.agents[a], world.contacts[c]
    if world.kinds[agent["kind"]]["dedicated"]:
        return True
    q = contact["queue"]
    if now >= contact["arrive"] + world.queues[q]["urgent_s"]:
        return not _is_guarded(world, agent["kind"], q, 0, NOT_BLOCKED, now)
    if agent["debt_s"] > now - agent["since"]:
        return False
    return not _is_guarded(world, agent["kind"], q, 0, NOT_RESERVED, now)


# --- which contact an agent gets -------------------------------------------------------------------------------


@jit
def _fill(world: World, a: int, now: float) -> None:
    """Give a present agent the waiting contacts that fit, then list the agent for more."""
    agent = world.agents[a]
    while agent["load"] < agent["most"]:
        c = _pick_contact(world, a, now)
        if c == NONE:
            break
        _start(world, a, c, now)
    _list_if_open(world, a, now)
    _fill_idle(world, a, now)


@jit
def _fill_idle(world: World, a: int, now: float) -> None:
    """Give a listed idle agent the deferred item due first among those it may take."""
    agent = world.agents[a]
    if agent["load"] > 0 or not agent["listed"]:
        return
    kind, best, best_due = world.kinds[agent["kind"]], NONE, 0.0
    for i in range(kind["deferred_from"], kind["work_to"]):
        q = world.queues_of[i]["other"]
        c = world.queues[q]["head"]
        if c == NONE:
            continue
        due = world.contacts[c]["arrive"] + world.queues[q]["due_s"]
        if (best == NONE or due < best_due) and _may_fill(world, a, c, now):
            best, best_due = c, due
    if best != NONE:
        _start(world, a, best, now)


@jit
def _pick_contact(world: World, a: int, now: float) -> int:
    """Best value class first, then oldest; a waiting call holds back agents that still have chats."""
    agent = world.agents[a]
    kind, load = world.kinds[agent["kind"]], agent["load"]
    best, best_class, best_ready = NONE, 0, 0.0
    for i in range(kind["work_from"], kind["deferred_from"]):
        q = world.queues_of[i]["other"]
        queue = world.queues[q]
        if best != NONE and queue["value_class"] > best_class:
            break  # links are sorted by value class
        if queue["kind"] == CHAT and load >= queue["most"]:
            continue
        c = _first_waiting(world, q, now)
        if c == NONE:
            continue
        ready = world.contacts[c]["ready"]
        if world.queues_of[i]["overflow"] and now < ready + queue["overflow_s"]:
            continue
        if best == NONE or ready < best_ready:
            best, best_class, best_ready = c, queue["value_class"], ready
    if best != NONE and load > 0 and world.queues[world.contacts[best]["queue"]]["kind"] == LIVE:
        return NONE
    return int(best)


# --- contacts at agents ----------------------------------------------------------------------------------------


@jit
def _start(world: World, a: int, c: int, now: float) -> None:
    """Give an agent the contact at the head of its line."""
    agent, contact = world.agents[a], world.contacts[c]
    queue = world.queues[contact["queue"]]
    queue["head"] = contact["next"]
    if agent["listed"]:
        _unlist(world, a)
        if agent["load"] == 0:
            agent["debt_s"] = max(0.0, agent["debt_s"] - (now - agent["since"]))
    if agent["load"] == 0:
        agent["busy_since"] = now
    _settle(world, a, now)
    world.open_contact[a, agent["load"]] = c
    world.open_left[a, agent["load"]] = world.touch_work[contact["touch"]]
    agent["load"] += 1
    agent["most"] = min(agent["most"], queue["most"])
    _plan_end(world, a, now)
    if queue["kind"] != DEFERRED and not contact["answered"]:
        contact["answered"] = 1
        _tally_answer(world, c, now)


@jit
def _settle(world: World, a: int, now: float) -> None:
    """Bring the remaining work of open contacts up to date before the load changes."""
    agent = world.agents[a]
    worked = (now - agent["settled"]) * agent["speed"]
    agent["settled"] = now
    for j in range(agent["load"]):
        q = world.contacts[world.open_contact[a, j]]["queue"]
        world.open_left[a, j] -= worked * world.paces[q, agent["load"] - 1]


@jit
def _plan_end(world: World, a: int, now: float) -> None:
    """Schedule the open contact that ends first at the present load."""
    agent, soonest = world.agents[a], math.inf
    for j in range(agent["load"]):
        q = world.contacts[world.open_contact[a, j]]["queue"]
        left = max(0.0, world.open_left[a, j]) / (agent["speed"] * world.paces[q, agent["load"] - 1])
        if left < soonest:
            soonest, agent["done"] = left, j
    schedule(world.times, world.winners, 2 * a, now + soonest)


@jit
def _finish(world: World, a: int, now: float) -> None:
    agent = world.agents[a]
    if agent["listed"]:
        _unlist(world, a)
    _settle(world, a, now)
    c, last = world.open_contact[a, agent["done"]], agent["load"] - 1
    world.open_contact[a, agent["done"]] = world.open_contact[a, last]
    world.open_left[a, agent["done"]] = world.open_left[a, last]
    agent["load"], agent["most"] = last, ROOM
    for j in range(last):
        q = world.contacts[world.open_contact[a, j]]["queue"]
        agent["most"] = min(agent["most"], world.queues[q]["most"])
    _plan_end(world, a, now)
    if last == 0:
        agent["busy_s"] += now - agent["busy_since"]
    _end_contact(world, a, c, now)
    if agent["leaving"] and last == 0:
        _go_off(world, a, now)
    elif not agent["leaving"]:
        _fill(world, a, now)


@jit
def _end_contact(world: World, a: int, c: int, now: float) -> None:
    """A deferred item is done; a conversation may go on after the customer's pause."""
    contact, agent = world.contacts[c], world.agents[a]
    if world.queues[contact["queue"]]["kind"] == DEFERRED:
        _tally_answer(world, c, now)
        agent["debt_s"] = (now - agent["busy_since"]) * world.setting[0]["debt_factor"]
    elif contact["touch"] + 1 < contact["touch_to"]:
        _push(world, now + world.touch_gap[contact["touch"]], 2 * c + 1)
        contact["touch"] += 1


# --- presence of agents ----------------------------------------------------------------------------------------


@jit
def _move_agent(world: World, leaf: int, now: float) -> None:
    """An agent ends a contact (even leaf), or comes or goes (odd leaf)."""
    a = leaf >> 1
    agent = world.agents[a]
    if not leaf & 1:
        _finish(world, a, now)
    elif not agent["on"]:
        _come_on(world, a, now)
    elif agent["load"] == 0:
        _go_off(world, a, now)
    else:
        agent["leaving"] = 1
        if agent["listed"]:
            _unlist(world, a)
        schedule(world.times, world.winners, leaf, math.inf)


@jit
def _come_on(world: World, a: int, now: float) -> None:
    agent = world.agents[a]
    segment = world.segments[agent["segment"]]
    if segment["standby"] == 1:  # its on-call time ends without a call
        _next_segment(world, a, now)
        return
    agent["on"], agent["on_since"], agent["debt_s"] = 1, now, 0.0
    schedule(world.times, world.winners, 2 * a + 1, segment["end"])
    _fill(world, a, now)


@jit
def _go_off(world: World, a: int, now: float) -> None:
    agent = world.agents[a]
    if agent["listed"]:
        _unlist(world, a)
    agent["worked_s"] += now - agent["on_since"]
    agent["on"], agent["leaving"] = 0, 0
    _next_segment(world, a, now)


@jit
def _next_segment(world: World, a: int, now: float) -> None:
    """Wait for the next presence; after leaving late, up to its slack later than planned."""
    agent = world.agents[a]
    late = max(0.0, now - world.segments[agent["segment"]]["end"])
    at = math.inf
    agent["segment"] += 1
    while agent["segment"] < agent["last_segment"]:
        segment = world.segments[agent["segment"]]
        at = max(now, segment["start"] + min(late, segment["slack"]))
        if at < segment["end"]:
            if segment["standby"] == 1:
                at = segment["end"]
            break
        at = math.inf
        agent["segment"] += 1
    schedule(world.times, world.winners, 2 * a + 1, at)


@jit
def _list_if_open(world: World, a: int, now: float) -> None:
    agent = world.agents[a]
    if not agent["on"] or agent["leaving"] or agent["listed"] or agent["load"] >= agent["most"]:
        return
    slot = agent["kind"] * world.paces.shape[1] + agent["load"]
    agent["listed"], agent["since"] = 1, now
    agent["before"], agent["after"] = world.tails[slot], NONE
    if world.tails[slot] == NONE:
        world.heads[slot] = a
    else:
        world.agents[world.tails[slot]]["after"] = a
    world.tails[slot] = a
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], 1)


@jit
def _unlist(world: World, a: int) -> None:
    agent = world.agents[a]
    slot = agent["kind"] * world.paces.shape[1] + agent["load"]
    before, after = agent["before"], agent["after"]
    if before == NONE:
        world.heads[slot] = after
    else:
        world.agents[before]["after"] = after
    if after == NONE:
        world.tails[slot] = before
    else:
        world.agents[after]["before"] = before
    agent["listed"] = 0
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], -1)


@jit
def _count_idle(world: World, kind: int, change: int) -> None:
    record = world.kinds[kind]
    record["idle"] += change
    for i in range(record["live_from"], record["live_to"]):
        world.queues[world.live_of[i]]["idle"] += change


# --- every minute ----------------------------------------------------------------------------------------------


@jit
def _look_around(world: World, now: float) -> None:
    """What no single event triggers: lines freed by lost patience, items grown urgent, calls to standbys."""
    deferred = False
    for q in range(len(world.queues)):
        if world.queues[q]["kind"] == DEFERRED:
            deferred = deferred or world.queues[q]["head"] != NONE
            continue
        _dispatch(world, q, now)
        _watch(world, q, now)
    if deferred:
        for a in range(len(world.agents)):
            _fill_idle(world, a, now)


@jit
def _watch(world: World, q: int, now: float) -> None:
    """Call a standby when the queue has been short for long enough; then count anew."""
    queue, waiting = world.queues[q], 0
    c = _first_waiting(world, q, now)
    while c != NONE and waiting < world.setting[0]["short_by"]:
        waiting += world.contacts[c]["ready"] + world.contacts[c]["patience"] >= now
        c = world.contacts[c]["next"]
    queue["short_min"] = queue["short_min"] + 1 if waiting >= world.setting[0]["short_by"] else 0
    if queue["short_min"] >= world.setting[0]["short_min"]:
        queue["short_min"] = 0
        _call_out(world, q, now)


@jit
def _call_out(world: World, q: int, now: float) -> None:
    """Call the first standby who serves the queue; nobody works before the way to the desk is done."""
    at = now + world.setting[0]["at_desk_s"]
    for a in range(len(world.agents)):
        agent = world.agents[a]
        if agent["on"] or agent["segment"] >= agent["last_segment"]:
            continue
        segment = world.segments[agent["segment"]]
        if segment["standby"] != 1 or segment["start"] > now or segment["end"] <= at:
            continue
        if _serves(world, agent["kind"], q):
            segment["standby"] = 2
            agent["call_outs"] += 1
            schedule(world.times, world.winners, 2 * a + 1, at)
            return


@jit
def _serves(world: World, kind: int, q: int) -> bool:
    for i in range(world.queues[q]["kinds_from"], world.queues[q]["kinds_to"]):
        if world.kinds_of[i]["other"] == kind and not world.kinds_of[i]["overflow"]:
            return True
    return False


# --- what is counted -------------------------------------------------------------------------------------------


@jit
def _is_judged(world: World, c: int) -> bool:
    """Whether the goal's verdict falls before the horizon ends; others count in no service level."""
    contact = world.contacts[c]
    return bool(contact["arrive"] + world.queues[contact["queue"]]["judged_s"] <= world.setting[0]["horizon_s"])


@jit
def _tally_offer(world: World, c: int) -> None:
    contact = world.contacts[c]
    if contact["interval"] < 0:
        return
    cell = world.tally[contact["queue"], contact["interval"]]
    cell["offered"] += 1
    if world.queues[contact["queue"]]["definition"] != OF_SERVED and _is_judged(world, c):
        cell["base"] += 1


@jit
def _tally_abandon(world: World, c: int) -> None:
    contact = world.contacts[c]
    if contact["interval"] < 0:
        return
    queue, cell = world.queues[contact["queue"]], world.tally[contact["queue"], contact["interval"]]
    cell["abandoned"] += 1
    short = contact["patience"] <= queue["within_s"]
    if queue["definition"] == OF_NET_OFFERED and short and _is_judged(world, c):
        cell["base"] -= 1


@jit
def _tally_answer(world: World, c: int, now: float) -> None:
    """An answer to a real-time contact, or the end of a deferred item."""
    contact = world.contacts[c]
    q, t, wait = contact["queue"], contact["interval"], now - contact["arrive"]
    if t < 0:
        return
    queue, cell = world.queues[q], world.tally[q, t]
    cell["served"] += 1
    cell["wait_s"] += wait
    if _is_judged(world, c):
        cell["within"] += wait <= queue["within_s"]
        cell["base"] += queue["definition"] == OF_SERVED
    bin_of = 0 if wait < 1.0 else 1 + int(math.log(wait) * BINS_PER_E)
    world.waits[q, t, min(bin_of, world.waits.shape[2] - 1)] += 1


@jit
def _close(world: World, horizon: float) -> None:
    """Count what ended unnoticed and the time of agents still at work."""
    for q in range(len(world.queues)):
        c = world.queues[q]["head"]
        while c != NONE:
            if world.contacts[c]["ready"] + world.contacts[c]["patience"] < horizon:
                _tally_abandon(world, c)
            c = world.contacts[c]["next"]
    for a in range(len(world.agents)):
        agent = world.agents[a]
        if agent["on"]:
            agent["worked_s"] += horizon - agent["on_since"]
        if agent["load"] > 0:
            agent["busy_s"] += horizon - agent["busy_since"]


def bin_edges_s(bins: int) -> Floats:
    """Lower edges of the bins of waits, s, and the upper edge of the last."""
    return np.concatenate([[0.0], np.exp(np.arange(bins) / BINS_PER_E)])
