"""A workspace: several operations side by side; those of a pool are one roster problem."""

from planner.workspace.merging import merged
from planner.workspace.outcomes import SiteOutcome
from planner.workspace.reading import read_workspace
from planner.workspace.sites import Site, Unit, Workspace

__all__ = ["Site", "SiteOutcome", "Unit", "Workspace", "merged", "read_workspace"]
