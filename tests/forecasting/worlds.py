"""Small worlds with known truth: three queues, ten weeks, matches with a lift we chose."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from forecasting import Calendar, ContactHistory, ForecastParams, Match, QueueTraits
from forecasting.panel import Panel, make_panel

ZONE = "Europe/Istanbul"
FIRST_DAY = datetime(2025, 6, 2, tzinfo=ZoneInfo(ZONE))  # a Monday
WEEKS = 10
CHAT = QueueTraits("chat-tr-general", "chat", "tr", "general")
PAYMENTS = QueueTraits("chat-tr-payments", "chat", "tr", "payments")
PHONE = QueueTraits("phone-tr-vip", "phone", "tr", "vip", ((8 * 60, 22 * 60),) * 7)
QUEUES = (CHAT, PAYMENTS, PHONE)
LEVELS = {CHAT.queue: 40.0, PAYMENTS.queue: 16.0, PHONE.queue: 4.0}
WEEKDAY = np.array([1.0, 0.95, 0.95, 1.0, 1.1, 1.25, 1.15])
PEAK_MIN = 200  # minutes after kick-off
LIFT = 0.8  # contacts at the peak, in units of the queue's mean level, of a tier-3 match


@dataclass(frozen=True)
class World:
    """A history with the truth behind it: mean contacts, and mean lift, per queue and interval."""

    history: ContactHistory
    queues: tuple[QueueTraits, ...]
    calendar: Calendar
    truth: pd.DataFrame

    def end(self) -> datetime:
        """End of the history."""
        return self.truth["start"].max() + timedelta(minutes=self.history.interval_min)


def matches(weeks: int, seed: int = 5) -> tuple[Match, ...]:
    """Two matches a week on changing weekdays and kick-off times, the second at home."""
    rng = np.random.default_rng(seed)
    made = []
    for week in range(weeks):
        for place, tags in enumerate((frozenset[str](), frozenset({"home"}))):
            day = int(rng.integers(0, 3)) + 3 * place + int(rng.integers(0, 2))
            hour = int(rng.choice([16, 19, 20]))
            kick_off = FIRST_DAY + timedelta(weeks=week, days=day, hours=hour)
            made.append(Match(id=f"match-{week}-{place}", starts_at=kick_off.astimezone(UTC), tags=tags))
    return tuple(made)


def lift_shape(minutes_after_kick_off: np.ndarray) -> np.ndarray:
    """The truth about a match: a hump that peaks well after the final whistle."""
    return LIFT * np.exp(-0.5 * ((minutes_after_kick_off - PEAK_MIN) / 50.0) ** 2)


def day_shape(minute: np.ndarray) -> np.ndarray:
    """The truth about a day: quiet nights, a broad evening."""
    return 0.25 + 1.5 * np.exp(-0.5 * ((minute - 17 * 60) / 260.0) ** 2)


def world(
    weeks: int = WEEKS,
    interval_min: int = 30,
    seed: int = 1,
    queues: tuple[QueueTraits, ...] = QUEUES,
    noise: float = 0.05,
) -> World:
    """Draw a world: Poisson counts around level x weekday x shape x day factor, plus the lift of matches."""
    rng = np.random.default_rng(seed)
    events = matches(weeks + 4)
    starts = pd.date_range(
        FIRST_DAY.astimezone(UTC), periods=weeks * 7 * 1440 // interval_min, freq=f"{interval_min}min"
    )
    local = starts.tz_convert(ZONE)
    minute = (local.hour * 60 + local.minute).to_numpy() + interval_min / 2
    day = ((local.tz_localize(None) - FIRST_DAY.replace(tzinfo=None)).days).to_numpy()
    lift = sum(lift_shape((starts - e.starts_at).total_seconds().to_numpy() / 60 + interval_min / 2) for e in events)
    factor = np.exp(noise * rng.standard_normal(weeks * 7))[day]
    frames = []
    for queue in queues:
        level = LEVELS[queue.queue] * interval_min / 30
        mean = level * WEEKDAY[local.day_of_week.to_numpy()] * day_shape(minute) * factor
        brought = level * lift
        rows = pd.DataFrame({"queue": queue.queue, "start": starts, "mean": mean + brought, "lift": brought})
        if queue.opening is not None:
            opens, closes = queue.opening[0]
            rows = rows[(minute > opens) & (minute < closes)]
        frames.append(rows)
    truth = pd.concat(frames, ignore_index=True)
    offered = rng.poisson(truth["mean"])
    frame = truth[["queue", "start"]].assign(offered=offered, aht_s=np.where(offered > 0, 240.0, np.nan))
    return World(ContactHistory(frame, interval_min, ZONE), queues, Calendar(ZONE, events), truth)


@cache
def known_world() -> World:
    """The world most tests share."""
    return world()


def replace_offered(history: ContactHistory, offered: np.ndarray) -> ContactHistory:
    """The same history with other contacts, in the order of its frame."""
    return ContactHistory(history.frame.assign(offered=offered), history.interval_min, history.zone)


def panel_of(w: World, calendar: Calendar | None = None) -> Panel:
    """The history of a world laid out for models, on its own intervals."""
    queues = tuple(sorted(w.queues, key=lambda q: q.queue))
    return make_panel(w.history, queues, calendar or w.calendar, w.history.interval_min)


def params_for(w: World, **more: object) -> ForecastParams:
    """Default settings on the world's own intervals."""
    return ForecastParams.model_validate({"interval_min": w.history.interval_min} | more)
