"""What a forecasting model is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from forecasting.arrays import Floats
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.setting import Setting

if TYPE_CHECKING:
    from forecasting.params import ForecastParams


class Fitted(Protocol):
    """A model fitted to a history."""

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """Expected contacts of a coming stretch, split by part; queue x interval, parts add to the mean."""
        ...

    def doubt(self, setting: Setting) -> Floats:
        """Standard deviation, in contacts, that errors of earlier origins do not contain; queue x interval."""
        ...

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """What a planner should know of how the coming stretch was forecast."""
        ...

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts of a coming stretch, queue x interval."""
        ...


class Model(Protocol):
    """A way to forecast all queues of a panel at once."""

    @property
    def name(self) -> str:
        """Name in the registry and in backtests."""
        ...

    def fit(self, panel: Panel, params: "ForecastParams") -> Fitted:
        """Learn from a cleaned history (NaN is missing or masked)."""
        ...
