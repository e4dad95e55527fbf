"""The store: plans, publications and runs of one operation, in SQLite or a schema of a PostgreSQL database."""

from planner.store.opening import has_store, open_store
from planner.store.publications import Publication
from planner.store.published_stages import PublishedStageError, UnreadablePlanError
from planner.store.store import Store

__all__ = ["Publication", "PublishedStageError", "Store", "UnreadablePlanError", "has_store", "open_store"]
