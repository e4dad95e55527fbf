"""Many scenarios at once: grids and draws over parameters, worked by processes here or by a Dask cluster."""

from __future__ import annotations

from scenarios.sweeping.reading import read_grid
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.sweeper import sweep

__all__ = ["Sweep", "read_grid", "sweep"]
