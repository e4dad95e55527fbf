"""ciw: one node, a class of customers per queue; skills by a node class, as its guide to custom behaviour has it."""

from __future__ import annotations

import ciw
import numpy as np
from stopwatch import work_clock

from floors.system import HOUR_S, Contacts, Played, System, Tally


class Agent(ciw.Server):
    """A server who remembers since when they are idle."""

    idle_since = 0.0


def play(system: System, hours: int, seed: int) -> Played:
    """Play so many hours."""
    ciw.seed(seed)
    began = work_clock()
    world = ciw.Simulation(_network(system), node_class=_node(system), server_class=Agent)
    world.simulate_until_max_time(hours * HOUR_S)
    seconds = work_clock() - began
    ended = world.get_all_records()
    contacts = Contacts(
        np.array([row.arrival_date for row in ended]),
        np.array([row.waiting_time for row in ended]),
        np.array([row.record_type == "service" for row in ended]),
    )
    return Played(Tally.of(contacts, hours, system.threshold_s), len(ended), seconds)


def _network(system: System) -> ciw.network.Network:
    def everywhere(mean_s: float) -> dict[str, list[ciw.dists.Exponential]]:
        return {f"queue {queue}": [ciw.dists.Exponential(1 / mean_s)] for queue in range(system.queues)}

    return ciw.create_network(
        arrival_distributions=everywhere(system.gap_s),
        service_distributions=everywhere(system.aht_s),
        reneging_time_distributions=everywhere(system.patience_s),
        number_of_servers=[len(system.skills)],
    )


def _node(system: System) -> type[ciw.Node]:
    """The node where agents answer only what they can; ciw's own where all can answer everything."""
    if system.queues == 1:
        return ciw.Node
    skills = [frozenset(f"queue {queue}" for queue in known) for known in system.skills]

    class Skilled(ciw.Node):
        arriving = freed = None

        def begin_service_if_possible_accept(self, next_individual: ciw.Individual) -> None:
            self.arriving = next_individual
            super().begin_service_if_possible_accept(next_individual)
            self.arriving = None

        def begin_service_if_possible_release(self, next_individual: ciw.Individual, newly_free_server: Agent) -> None:
            newly_free_server.idle_since = self.now
            self.freed = newly_free_server
            super().begin_service_if_possible_release(next_individual, newly_free_server)

        def choose_next_customer(self) -> ciw.Individual | None:
            if self.arriving is not None:
                return self.arriving
            known = skills[self.freed.id_number - 1]
            waiting = (one for one in self.individuals[0] if not one.server)
            return next((one for one in waiting if one.customer_class in known), None)

        def find_free_server(self, ind: ciw.Individual) -> Agent | None:
            able = (s for s in self.servers if not s.busy and ind.customer_class in skills[s.id_number - 1])
            return min(able, key=lambda server: server.idle_since, default=None)

    return Skilled
