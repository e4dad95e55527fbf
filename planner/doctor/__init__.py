"""The doctor: what is wrong with an operation's stored things and what to do, and the few things it does itself."""

from planner.doctor.diagnosing import Diagnosis, diagnose, places
from planner.doctor.findings import DAMAGE, NOTE, WARNING, Finding
from planner.doctor.treating import Asked, Seen, treat

__all__ = ["DAMAGE", "NOTE", "WARNING", "Asked", "Diagnosis", "Finding", "Seen", "diagnose", "places", "treat"]
