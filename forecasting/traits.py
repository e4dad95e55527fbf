"""What forecasting needs to know of a queue."""

from dataclasses import dataclass

from forecasting.arrays import MINUTES_PER_DAY
from forecasting.errors import ForecastError

Opening = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class QueueTraits:
    """A queue as the forecaster sees it: its family (channel, language, skill) and its opening hours.

    Parameters
    ----------
    opening
        Seven pairs (open, close) in local minutes of the day, Monday first; a close beyond 1440 runs into
        the next day and (0, 0) is a closed day. None is open around the clock.

    Raises
    ------
    ForecastError
        `bad_opening` when there are not seven pairs within 0 <= open <= close <= 2880.
    """

    queue: str
    channel: str
    language: str
    skill: str
    opening: Opening | None = None

    def __post_init__(self) -> None:
        if self.opening is None:
            return
        in_range = all(0 <= a <= b <= 2 * MINUTES_PER_DAY and a <= MINUTES_PER_DAY for a, b in self.opening)
        if len(self.opening) != 7 or not in_range:
            raise ForecastError.of("bad_opening", queue=self.queue)


def in_order(queues: tuple[QueueTraits, ...]) -> tuple[QueueTraits, ...]:
    """Queues by their name: the order of every table and array that leaves the package."""
    return tuple(sorted(queues, key=lambda q: q.queue))
