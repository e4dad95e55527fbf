"""What is published stays: drafts that stand on a publication, what they change of it, and what is at risk in it."""

from planner.keeping.changed import ChangedDuty, beyond_policy, changed_published
from planner.keeping.kept import Kept
from planner.keeping.standing_on import InForce, days_published, published_for, stand_on, with_kept

__all__ = [
    "ChangedDuty",
    "InForce",
    "Kept",
    "beyond_policy",
    "changed_published",
    "days_published",
    "published_for",
    "stand_on",
    "with_kept",
]
