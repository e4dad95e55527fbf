"""Notices of nights and publications: noted in the outbox once, sent through apprise, dry by default."""

from __future__ import annotations

from planner.notices.notice import Done, Notice, about_night, about_publication
from planner.notices.noting import note
from planner.notices.sending import Sent, send

__all__ = ["Done", "Notice", "Sent", "about_night", "about_publication", "note", "send"]
