"""What a planner should know about a forecast: codes and figures, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forecasting.errors import Value


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about a forecast, as a code and the figures and names that go with it."""

    code: str
    params: Mapping[str, Value] = field(default_factory=dict)
