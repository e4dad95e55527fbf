"""The service of one number of agents, by the formula that a question calls for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.errors import Problem, SolverError
from solver.staffing import erlang_a, erlang_b, erlang_c, finite_lines, general_patience, priority, retrials
from solver.staffing.ask import Ask, Model
from solver.staffing.patience_laws import PatienceLaw
from solver.staffing.service import Service, Work, checked_agents


@dataclass(frozen=True, slots=True)
class Served:
    """What so many agents give; see `solver.staffing.service.Service` for the figures.

    `p_blocked` is the share that hears engaged. With redials all shares are of attempts, `attempts` of them per
    contact, and `p_served` is the chance to be served in the end. With VIPs the service level is theirs, and the
    mean wait of all is also told for each class.
    """

    agents: float
    service_level: float
    p_wait: float
    p_abandon: float
    asa_s: float
    occupancy: float
    queue_length: float
    p_blocked: float = 0.0
    attempts: float = 1.0
    p_served: float | None = None
    vip_asa_s: float | None = None
    others_asa_s: float | None = None


def serve(ask: Ask, work: Work, agents: float) -> Served:
    """Service by the model asked for; without contacts nobody waits.

    Raises
    ------
    SolverError : unstable where the agents cannot keep up and nobody is turned away or gives up.
    """
    if float(work.load) == 0.0:
        return Served(float(checked_agents(agents)), 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    if ask.model is Model.BLOCKED:
        return _blocked(work, agents, ask.redial_share)
    if ask.lines is not None:
        return _capped(ask, work, agents, ask.lines)
    if ask.redial_share is not None:
        return _redialled(ask, work, agents, ask.redial_share)
    if ask.vip_share is not None:
        return _vip_first(ask, work, agents, ask.vip_share)
    if ask.patience_shape is not None:
        law = PatienceLaw(shape=ask.patience_shape)
        return _plain(agents, general_patience.service(agents, work, ask.goal, law))
    formula = erlang_c.service if work.patience_s is None else erlang_a.service
    return _plain(agents, formula(agents, work, ask.goal))


def grows_without_end(ask: Ask, work: Work, agents: float) -> bool:
    """Whether the queue has no end: nobody is turned away, nobody gives up, and the agents cannot keep up."""
    endless = ask.model is not Model.BLOCKED and work.patience_s is None and ask.lines is None
    return endless and float(work.load) > 0.0 and agents <= float(work.crew_load)


def _blocked(work: Work, agents: float, redial_share: float | None) -> Served:
    """Whoever finds every agent busy is gone: he neither waits nor counts as served. A with a patience of nothing."""
    if redial_share is None:
        lost, attempts, in_the_end = float(erlang_b.blocking(agents, work.load)), 1.0, None
    else:
        lost = float(retrials.blocking_with_redials(agents, work.load, redial_share))
        attempts = 1.0 / (1.0 - redial_share * lost)
        in_the_end = (1.0 - lost) * attempts
    busy = float(work.load) * attempts * (1.0 - lost)
    shares = (1.0 - lost, lost, lost, 0.0, busy / agents if agents > 0 else 0.0, 0.0)
    return Served(agents, *shares, p_blocked=lost, attempts=attempts, p_served=in_the_end)


def _capped(ask: Ask, work: Work, agents: float, lines: int) -> Served:
    found = finite_lines.service(agents, lines, work, ask.goal)
    return replace(_plain(agents, found.service), p_blocked=float(found.p_blocked))


def _redialled(ask: Ask, work: Work, agents: float, redial_share: float) -> Served:
    found = retrials.service(agents, work, ask.goal, redial_share)
    attempts = float(found.attempts) / float(work.load)
    return replace(_plain(agents, found.service), attempts=attempts, p_served=float(found.p_served))


def _vip_first(ask: Ask, work: Work, agents: float, vip_share: float) -> Served:
    """Non-preemptive priority; in the mean over both classes the order of service changes nothing."""
    load = float(work.load)
    if agents <= load:
        raise SolverError((Problem("unstable", {"agents": agents, "load": load}),))
    loads = [[load * vip_share], [load * (1.0 - vip_share)]]
    found = priority.service(agents, loads, ask.aht_s, ask.within_s)
    vip_s, others_s = (float(value) for value in found.asa_s[:, 0])
    asa_s = vip_share * vip_s + (1.0 - vip_share) * others_s
    level, p_wait = float(found.first_level[0]), float(found.p_wait[0])
    shares = (level, p_wait, 0.0, asa_s, load / agents, ask.per_s * asa_s)
    return Served(agents, *shares, vip_asa_s=vip_s, others_asa_s=others_s)


def _plain(agents: float, found: Service) -> Served:
    return Served(
        agents,
        float(found.service_level),
        float(found.p_wait),
        float(found.p_abandon),
        float(found.asa_s),
        float(found.occupancy),
        float(found.queue_length),
    )
