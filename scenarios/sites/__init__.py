"""Several sites planned side by side, by processes here or by a Dask cluster."""

from scenarios.sites.planning import Asked, plan_sites

__all__ = ["Asked", "plan_sites"]
