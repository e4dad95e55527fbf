"""Publishing: a draft becomes what people work by, whole or not at all; feeds follow, and it can be taken back."""

from planner.publishing.day_changes import DayChange, preview
from planner.publishing.feed_files import feed_file, refresh_feeds
from planner.publishing.layers_in_force import in_force, in_force_id, is_in_force, plan_in_force
from planner.publishing.outcomes import Outcome, outcome
from planner.publishing.publication_steps import publish
from planner.publishing.refusals import NotPublishableError
from planner.publishing.soundness import publication_faults
from planner.publishing.withdrawal import unpublish, would_withdraw

__all__ = [
    "DayChange",
    "NotPublishableError",
    "Outcome",
    "feed_file",
    "in_force",
    "in_force_id",
    "is_in_force",
    "outcome",
    "plan_in_force",
    "preview",
    "publication_faults",
    "publish",
    "refresh_feeds",
    "unpublish",
    "would_withdraw",
]
