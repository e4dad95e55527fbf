"""Agents without a queue, a shift or a contract in the plan's weeks, certificates that end, rules not provable."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.operation.sense_hours import groups_of
from planner.problems import Problem
from planner.rulebook import rule_book
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent

AGENTS = "agents.csv"
OPENING_RULES = (
    *("daily_rest", "weekly_rest", "weekly_hours", "weekly_days", "average_hours", "consecutive_days"),
    *("days_off_together", "days_on_together", "same_shift_run", "forbidden_successions", "steady_starts"),
    *("night_run", "night_rotation", "night_average", "long_rest_after_nights", "weekend_spacing", "free_sundays"),
    *("weekly_rest_days", "standby", "on_call_most", "on_call_limits", "on_call_rest", "on_call_work"),
)
BALANCE_RULES = ("period_hours", "overtime_limit")


def people_sense(operation: Operation, grid: Grid) -> tuple[Problem, ...]:
    """What the plan's weeks do to single agents, and queues that nobody can serve."""
    groups = groups_of(operation, grid)
    serving = groups.group_of()
    found = [_unserved(queue) for queue in groups.unserved()]
    found += _named(operation, serving, groups)
    found += _almost_asked(operation)
    for agent in operation.agents:
        found += _of_agent(operation, agent, grid, serves=agent.id in serving)
    return tuple(found)


def _named(operation: Operation, serving: dict[str, int], groups: Groups) -> Iterator[Problem]:
    """Queues whose customers have agents of their own by a role that nobody among its agents has."""
    for q, queue in enumerate(operation.queues):
        if queue.named is None:
            continue
        able = [a for a in operation.agents if a.id in serving and groups.serves[serving[a.id], q]]
        if able and not any(queue.named.role in agent.roles for agent in able):
            column = f"queues.{queue.id}.named"
            yield _warning("operation.yaml", column, "sense_named_unserved", queue=queue.id, role=queue.named.role)


def _almost_asked(operation: Operation) -> Iterator[Problem]:
    """Certificates that nobody asks for, and that are written almost like one that is asked for and stated nowhere."""
    asked = {name for queue in operation.queues for name in queue.certificates}
    asked |= {desk.certificate for desk in operation.config.desks if desk.certificate}
    held = Counter(name for agent in operation.agents for name, _ in agent.certificates)
    for name in sorted(held.keys() - asked - operation.config.certificates.keys()):
        close = difflib.get_close_matches(name, sorted(asked), n=1, cutoff=0.6)
        if close:
            told = {"certificate": name, "agents": held[name], "meant": close[0]}
            yield _warning(AGENTS, "certificates", "sense_certificate_unasked", **told)


def unproven_rules(operation: Operation) -> tuple[Problem, ...]:
    """Rules that look back before the plan and have nothing to look at."""
    held, found = {rule.kind for rule in rule_book(operation.config.rules)}, []
    missing = (
        (operation.has_previous, "previous.csv", "sense_no_previous", OPENING_RULES),
        (operation.has_balances, "balances.csv", "sense_no_balances", BALANCE_RULES),
    )
    for there, file, code, kinds in missing:
        if not there and held.intersection(kinds):
            found.append(_warning(file, None, code, rules=", ".join(kind for kind in kinds if kind in held)))
    return tuple(found)


def _of_agent(operation: Operation, agent: Agent, grid: Grid, *, serves: bool) -> Iterator[Problem]:
    first, last = grid.days[0], grid.days[-1]
    if agent.last_day is not None and agent.last_day < first:
        yield _warning(AGENTS, "last_day", "sense_contract_over", agent=agent.id, day=agent.last_day)
        return
    if agent.first_day is not None and agent.first_day > last:
        yield _warning(AGENTS, "first_day", "sense_contract_later", agent=agent.id, day=agent.first_day)
        return
    if agent.last_day is not None and agent.last_day < last:
        yield _warning(AGENTS, "last_day", "sense_contract_ends", agent=agent.id, day=agent.last_day)
    if not serves:
        yield _warning(AGENTS, None, "sense_agent_without_queue", agent=agent.id)
    if not _has_shift(operation, agent):
        menus, contract = ", ".join(agent.contract.menus), agent.contract.id
        yield _warning(AGENTS, "contract", "sense_agent_without_shift", agent=agent.id, menus=menus, contract=contract)
    yield from _certificates(operation, agent, grid)


def _has_shift(operation: Operation, agent: Agent) -> bool:
    """Whether any shift of the agent's menus fits into a week of the contract, at a length that makes its hours."""
    contract = agent.contract
    paid = {t.paid_min for t in operation.templates if t.menu in contract.menus}
    return any(
        minutes <= contract.most_week_min and minutes * contract.most_days_week >= contract.least_week_min
        for minutes in paid
    )


def _certificates(operation: Operation, agent: Agent, grid: Grid) -> Iterator[Problem]:
    """Certificates that some queue asks for and that end before the plan does."""
    asked = {name for queue in operation.queues for name in queue.certificates}
    for name, until in agent.certificates:
        if name in asked and until is not None and until < grid.days[-1]:
            over = until < grid.days[0]
            code = "sense_certificate_over" if over else "sense_certificate_ends"
            yield _warning(AGENTS, "certificates", code, agent=agent.id, certificate=name, day=until)


def _unserved(queue: str) -> Problem:
    return _warning("operation.yaml", f"queues.{queue}", "sense_queue_unserved", queue=queue)


def _warning(file: str, column: str | None, code: str, **parameters: object) -> Problem:
    return Problem(file, None, column, code, "", as_parameters(parameters), severity="warning")
