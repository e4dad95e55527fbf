"""Contacts where a system counted only tickets: one case may bring several contacts, or several cases one.

Contacts = tickets x contacts per ticket. The factor is stated, or learnt where both are known, queue by queue,
shrunk to that of all queues; where nobody ever counted both, a ticket is a contact.
"""

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints


class TicketParams(BaseModel):
    """Settings of the count of contacts from tickets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior_tickets: float = Field(default=100.0, gt=0, description="tickets that the factor of all queues counts for")


def contacts_per_ticket(queue: Ints, offered: Floats, tickets: Floats, stated: Floats, params: TicketParams) -> Floats:
    """Contacts per ticket of each queue.

    Parameters
    ----------
    queue
        Number of each row's queue.
    offered, tickets
        Counts per row; NaN where not known.
    stated
        Factor per queue that the planner states; NaN where it is to be learnt.
    """
    both = ~np.isnan(offered) & ~np.isnan(tickets)
    contacts = np.bincount(queue[both], offered[both], len(stated))
    cases = np.bincount(queue[both], tickets[both], len(stated))
    overall = contacts.sum() / cases.sum() if cases.sum() > 0 else 1.0
    learnt = (contacts + params.prior_tickets * overall) / (cases + params.prior_tickets)
    return np.where(np.isnan(stated), learnt, stated)


def contacts_of_tickets(queue: Ints, offered: Floats, tickets: Floats, factor: Floats) -> Floats:
    """Fill missing contacts from tickets; rows in order of time within each queue.

    Contacts stay whole: what rounding leaves over goes to the queue's next row, so that sums over time are right
    also where an interval has one ticket or none. Rows without either count stay NaN.
    """
    wanted = np.isnan(offered) & ~np.isnan(tickets)
    filled = offered.copy()
    exact = np.where(wanted, np.nan_to_num(tickets) * factor[queue], 0.0)
    for q in np.unique(queue[wanted]):
        rows = np.flatnonzero(wanted & (queue == q))
        filled[rows] = np.diff(np.floor(np.cumsum(exact[rows]) + 0.5), prepend=0.0)
    return filled
