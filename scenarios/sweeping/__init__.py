"""Many scenarios at once: grids and draws over parameters, worked by processes here or by a Dask cluster."""

from __future__ import annotations

from scenarios.sweeping.crews import crew_of
from scenarios.sweeping.reading import read_grid
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.sweeper import Asking, Going, points_to_play, sweep

__all__ = ["Asking", "Going", "Sweep", "crew_of", "points_to_play", "read_grid", "sweep"]
