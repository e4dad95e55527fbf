"""Rows of the history that know tickets but no contacts: the contacts are filled in, and said to be."""

from __future__ import annotations

import numpy as np
import pandas as pd

from planner.operation.config import OperationFile
from planner.operation.contact_sheet import MOST_SHOWN, note_more
from planner.operation.reading import Reading


def with_contacts(reading: Reading, frame: pd.DataFrame, config: OperationFile) -> pd.DataFrame:
    """The rows, sorted by queue and time, with contacts in each; rows with neither count are noted and left out."""
    from forecasting.tickets import TicketParams, contacts_of_tickets, contacts_per_ticket

    unknown = frame["offered"].isna().to_numpy()
    if not unknown.any():
        return frame.drop(columns="tickets", errors="ignore")
    queue, offered = frame["code"].to_numpy(dtype="int64"), frame["offered"].to_numpy(dtype=float)
    tickets = frame["tickets"].to_numpy(dtype=float) if "tickets" in frame else np.full(len(frame), np.nan)
    stated = np.array(
        [np.nan if s.contacts_per_ticket is None else s.contacts_per_ticket for s in config.queues.values()]
    )
    factor = contacts_per_ticket(queue, offered, tickets, stated, TicketParams())
    filled = contacts_of_tickets(queue, offered, tickets, factor)
    empty = np.isnan(filled)
    for i in np.flatnonzero(empty)[:MOST_SHOWN].tolist():
        reading.error(str(frame["file"].iloc[i]), int(frame["line"].iloc[i]), "offered", "offered_or_tickets")
    note_more(reading, "contacts", "offered", int(empty.sum()))
    for q, name in enumerate(config.queues):
        rows = int((unknown & ~empty & (queue == q)).sum())
        if rows:
            how = "tickets_stated" if not np.isnan(stated[q]) else "tickets_learnt"
            _count(reading, frame[unknown & ~empty & (queue == q)], f"{factor[q]:.2f}")
            reading.warn("contacts", None, "tickets", how, value=name, rows=rows, factor=f"{factor[q]:.2f}")
    return frame.assign(offered=filled)[~empty].drop(columns="tickets").reset_index(drop=True)


def _count(reading: Reading, rows: pd.DataFrame, factor: str) -> None:
    """Count the rows that were filled in, by file."""
    for file, lines in rows.groupby("file", sort=True)["line"]:
        reading.count((str(file), "offered"), "filled", "from_tickets", sorted(lines.tolist()), value=factor)
