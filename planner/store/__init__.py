"""The store: plans, publications and runs of one operation, in SQLite or another database by URL."""

from planner.store.store import Publication, Store

__all__ = ["Publication", "Store"]
