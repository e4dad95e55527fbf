"""Many scenarios at once: grids and draws over parameters, worked by processes here or by a Dask cluster."""

from __future__ import annotations

from scenarios.sweeping.crews import crew_of
from scenarios.sweeping.reading import judged_points, read_grid
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.sweeper import Asking, Going, refuse_many, sweep

__all__ = ["Asking", "Going", "Sweep", "crew_of", "judged_points", "read_grid", "refuse_many", "sweep"]
