"""Contacts delivered to DIR/inbox/: checked, merged into DIR/contacts/ and counted."""

from __future__ import annotations

from planner.intake.delivered import Intake, TakenFile
from planner.intake.taking import take_in
from planner.intake.telling import intake_lines, intake_payload

__all__ = ["Intake", "TakenFile", "intake_lines", "intake_payload", "take_in"]
