"""The contenders, one file each; each brings its own packages, so only the one that runs is imported."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from contest.contenders.contender import Contender, Prediction
from contest.refusal import Refused

# name: (module, class, package that must be there)
CONTENDERS = {
    "vardiya": ("vardiya", "Vardiya", "forecasting"),
    "snaive": ("snaive", "SeasonalNaive", "numpy"),
    "mean4": ("mean4", "MeanOfFour", "numpy"),
    "prophet": ("prophet_peer", "ProphetPeer", "prophet"),
    "mstl": ("mstl", "Mstl", "statsforecast"),
    "lightgbm": ("lightgbm_peer", "LightGbmPeer", "lightgbm"),
}
PEERS = tuple(name for name in CONTENDERS if name != "vardiya")


def contender(name: str) -> Contender:
    """Build a contender; a package that is absent is said."""
    check_installed(name)
    module, kind, _ = CONTENDERS[name]
    made: Contender = getattr(import_module(f"contest.contenders.{module}"), kind)()
    return made


def check_installed(name: str) -> None:
    """Refuse a contender whose package is absent, and say how to install it."""
    if find_spec(CONTENDERS[name][2]) is not None:
        return
    raise Refused(
        f"{name} is not installed; make an environment for the peers (python -m venv .venv-peers && "
        ".venv-peers/bin/pip install prophet statsforecast lightgbm) and give --peers-python .venv-peers/bin/python"
    )


__all__ = ["CONTENDERS", "PEERS", "Contender", "Prediction", "check_installed", "contender"]
