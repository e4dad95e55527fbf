"""The contenders, one file each; each brings its own packages, so only the one that runs is imported."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from contest.contenders.contender import Contender, Prediction
from contest.refusal import Refused

# name: (module, class, package that must be there, what pip calls it)
CONTENDERS = {
    "vardiya": ("vardiya", "Vardiya", "forecasting", "vardiya"),
    "snaive": ("snaive", "SeasonalNaive", "numpy", "numpy"),
    "mean4": ("mean4", "MeanOfFour", "numpy", "numpy"),
    "prophet": ("prophet_peer", "ProphetPeer", "prophet", "prophet"),
    "mstl": ("mstl", "Mstl", "statsforecast", "statsforecast"),
    "lightgbm": ("lightgbm_peer", "LightGbmPeer", "lightgbm", "lightgbm"),
}
PEERS = tuple(name for name in CONTENDERS if name != "vardiya")


def contender(name: str) -> Contender:
    """Build a contender; a package that is absent is said."""
    module, kind, package, _ = CONTENDERS[name]
    if find_spec(package) is None:
        raise Refused(missing(name))
    made: Contender = getattr(import_module(f"contest.contenders.{module}"), kind)()
    return made


def missing(name: str) -> str:
    """How to install what a contender needs."""
    return (
        f"{name} is not installed; make an environment for the peers (python -m venv .venv-peers && "
        ".venv-peers/bin/pip install prophet statsforecast lightgbm) and give --peers-python .venv-peers/bin/python"
    )


__all__ = ["CONTENDERS", "PEERS", "Contender", "Prediction", "contender", "missing"]
