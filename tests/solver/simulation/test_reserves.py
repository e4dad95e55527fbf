"""A floor routes as a good supervisor would: heads kept for calls, messages, back office; scarce skills spared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from solver.duties import Roster
from solver.outcomes import Attainment
from solver.people import Agent
from solver.queues import Kind, Measure, Queue, ServiceGoal
from tests.solver.simulation.worlds import (
    CHAT,
    EXACT,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    an_agent,
    counted,
    first_interval,
    of_agent,
    played,
    total,
)

VIP = replace(PHONE, id="vip", value_class=1)
TECHNICAL = replace(CHAT, id="technical", skill="technical")
DOCUMENTS = Queue(
    "documents",
    "documents",
    "tr",
    "general",
    Kind.BACK_OFFICE,
    ServiceGoal(Measure.DONE_WITHIN, 0.95, 6 * 3600.0),
    value_class=4,
)


def crew(size: int, name: str, *channels: str, skills: tuple[str, ...] = ("general",)) -> tuple[Agent, ...]:
    """Agents with these channels and skills, named alike."""
    levels = tuple((skill, 3) for skill in skills)
    return tuple(an_agent(f"{name} {n:02}", channels=frozenset(channels), skills=levels) for n in range(size))


def before_and_after(
    agents: tuple[Agent, ...], contacts: dict[str, object], queues: tuple[Queue, ...], aht_s: float = 300.0
) -> tuple[Attainment, Attainment]:
    """Everybody takes whatever comes, and a floor that keeps heads."""
    demand = a_demand(a_grid(3), contacts, aht_s)
    plain = played(agents, demand, queues, reserves=False, routing="longest_idle", replications=2)
    return plain, played(agents, demand, queues, replications=2)


@pytest.mark.parametrize("queue", [PHONE, CHAT, MAIL, WHATSAPP], ids=lambda queue: queue.id)
def test_a_queue_alone_needs_no_reserve(queue: Queue) -> None:
    """Theory of single queues holds with and without: there is nobody to keep heads from."""
    demand = a_demand(a_grid(2), {queue.id: 14.0})
    with_reserves, without = (played(a_crew(6), demand, (queue,), reserves=kept) for kept in (True, False))
    pd.testing.assert_frame_equal(with_reserves.table, without.table, check_exact=True)


def test_phone_reaches_its_goal_beside_chat_and_chat_hardly_notices() -> None:
    """Least-loaded chats alone leave everybody with one chat, and nobody for calls."""
    agents = crew(6, "both", "phone", "chat") + crew(14, "chat", "chat")
    plain, kept = before_and_after(agents, {"vip": 6.0, "chat": 90.0}, (VIP, CHAT))
    assert total(plain, "vip").service < 0.3
    assert total(kept, "vip").service > 0.8
    assert total(kept, "chat").service > total(plain, "chat").service - 0.05


def test_the_back_office_is_done_in_time_beside_chat() -> None:
    """Three of twelve are certified for documents and would answer chats all day."""
    agents = crew(3, "both", "documents", "chat") + crew(9, "chat", "chat")
    plain, kept = before_and_after(agents, {"documents": 4.0, "chat": 60.0}, (DOCUMENTS, CHAT))
    assert total(plain, "documents").service < 0.3
    assert total(kept, "documents").service > 0.95
    assert total(kept, "chat").service > 0.85


def test_messages_get_an_agent_of_their_own_beside_chat() -> None:
    """A conversation on WhatsApp takes a whole agent, whom chats would never leave free."""
    goal = ServiceGoal(Measure.FRT, 0.85, 900.0)
    whatsapp = replace(WHATSAPP, goal=goal, value_class=3, patience_s=7200.0)
    agents = crew(4, "both", "whatsapp", "chat") + crew(8, "chat", "chat")
    plain, kept = before_and_after(agents, {"whatsapp": 2.0, "chat": 50.0}, (whatsapp, CHAT))
    assert total(plain, "whatsapp").service < 0.8
    assert total(kept, "whatsapp").service > 0.85
    assert total(kept, "chat").service > 0.9


def test_an_agent_with_a_chat_is_freed_for_calls_that_are_expected() -> None:
    """Both have a chat when calls become likely; the next two chats then go to the one who takes no calls."""
    grid = a_grid(step_min=5)
    agents = crew(1, "both", "phone", "chat") + crew(1, "chat", "chat")
    calls = first_interval(grid, 1, at=8) + np.where(np.arange(grid.intervals) < 2, 0.0, 0.01)
    chats = first_interval(grid, 2) + first_interval(grid, 2, at=2)
    demand = counted(a_demand(grid, {"chat": chats, "vip": calls}, 1800.0))
    calm = (replace(CHAT, patience_s=None), replace(VIP, patience_s=None))
    waits = [total(played(agents, demand, calm, service_cv=EXACT, reserves=kept), "vip") for kept in (False, True)]
    assert waits[0].asa_s > 60.0
    assert waits[1].asa_s == 0.0


@pytest.mark.parametrize(("routing", "busy"), [("least_versatile", "plain 00"), ("longest_idle", "rare 00")])
def test_scarce_skills_are_spared(routing: str, busy: str) -> None:
    """Whom fewest other queues need goes first, although the technician has been idle for longer."""
    grid = a_grid(step_min=5)
    rare = crew(1, "rare", "chat", skills=("general", "technical"))
    agents = rare + crew(2, "plain", "chat")
    contacts = {"chat": first_interval(grid, 1, at=3), "technical": 0.01}
    roster = Roster((a_duty("rare 00", grid, 0), a_duty("plain 00", grid, 5), a_duty("plain 01", grid, 6)))
    demand = counted(a_demand(grid, contacts, 600.0))
    result = played(agents, demand, (CHAT, TECHNICAL), roster, routing=routing)
    assert of_agent(result, busy).busy_min > 0


def test_a_chat_behind_its_goal_gets_the_agents_who_know_it() -> None:
    """Chats of a queue ahead of its goal wait a little for others before they take a technician."""
    agents = crew(4, "rare", "chat", skills=("general", "technical")) + crew(8, "plain", "chat")
    plain, kept = before_and_after(agents, {"chat": 30.0, "technical": 10.0}, (CHAT, TECHNICAL), 480.0)
    assert total(plain, "technical").service < 0.77
    assert total(kept, "technical").service > 0.8
    assert total(kept, "chat").service > 0.9
