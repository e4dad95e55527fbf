"""What happens besides matches: promotions, paydays, maintenance, messages, launches, a change, and past outages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

FIRST_DAY = date(2025, 5, 5)
LAST_DAY = date(2025, 12, 14)
CHATBOT_DAY = date(2025, 9, 1)


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of events.csv; local times; a change has no end. Empty scopes mean all channels, languages or skills."""

    id: str
    kind: str
    starts_at: datetime
    ends_at: datetime | None
    title: str
    tier: int = 3
    tags: str = ""
    channels: str = ""
    languages: str = ""
    skills: str = ""
    known_from: datetime | None = None


# Start, length in hours, tier, title.
CAMPAIGNS = (
    ("2025-05-23T12:00", 60, 2, "Last-round boost"),
    ("2025-06-20T12:00", 48, 3, "Summer cashback"),
    ("2025-08-08T12:00", 60, 2, "Season opener bonus"),
    ("2025-09-16T12:00", 36, 3, "Cup nights free bet"),
    ("2025-10-17T12:00", 60, 2, "Derby week bonus"),
    ("2025-11-14T12:00", 60, 2, "Autumn cashback"),
    ("2025-11-28T12:00", 48, 2, "Black weekend bonus"),
)
# Start, minutes, tier, title, channels, skills. A closed chat shows fewer contacts, the others show more.
OUTAGES = (
    ("2025-06-12T14:00", 120, 2, "Chat platform down", "chat", ""),
    ("2025-07-03T20:15", 90, 3, "Bank transfers stuck", "", "payments"),
    ("2025-08-23T21:00", 105, 2, "Card pay-ins failing", "", "payments"),
    ("2025-09-17T21:30", 70, 1, "App down on a cup night", "", ""),
    ("2025-10-05T22:10", 80, 2, "Settlement feed late", "", "general payments"),
)
MESSAGES = (
    ("2025-05-29T11:00", "Final preview mail"),
    ("2025-07-18T11:00", "New terms mail"),
    ("2025-09-12T11:00", "Season survey push"),
    ("2025-10-09T11:00", "Limits reminder mail"),
    ("2025-11-11T11:00", "Verification reminder mail"),
)
LAUNCHES = (("2025-06-27T10:00", "New crash game"), ("2025-10-24T10:00", "Live casino studio"))


def all_happenings() -> tuple[Happening, ...]:
    """All of them, in order of time; outages are known only as they happen."""
    found = [
        *_campaigns(),
        *_fridays(),
        *_paydays(),
        *_maintenance(),
        *_outages(),
        *_messages(),
        *_launches(),
        *_change(),
    ]
    return tuple(sorted(found, key=lambda happening: (happening.starts_at, happening.id)))


def _campaigns() -> Iterator[Happening]:
    for start, hours, tier, title in CAMPAIGNS:
        at = datetime.fromisoformat(start)
        end = at + timedelta(hours=hours)
        name = f"campaign-{at.date()}"
        known = at - timedelta(days=21)
        yield Happening(name, "promotion", at, end, title, tier, "campaign", "", "", "bonus general", known)


def _fridays() -> Iterator[Happening]:
    for day in _days():
        if day.weekday() == 4:
            at = datetime.combine(day, time(18))
            end = at + timedelta(hours=6)
            yield Happening(
                f"friday-{day}", "promotion", at, end, "Friday bonus", 4, "weekly", "chat", "tr", "bonus general"
            )


def _paydays() -> Iterator[Happening]:
    for day in _days():
        if day.day in (1, 15):
            at = datetime.combine(day, time())
            yield Happening(f"payday-{day}", "payday", at, at + timedelta(days=1), "Payday", 3)


def _maintenance() -> Iterator[Happening]:
    for day in _days():
        if day.weekday() == 1 and 8 <= day.day <= 14:
            at = datetime.combine(day, time(4))
            end, known = at + timedelta(minutes=90), at - timedelta(days=10)
            yield Happening(f"maintenance-{day}", "maintenance", at, end, "Platform maintenance", 4, known_from=known)


def _outages() -> Iterator[Happening]:
    for start, minutes, tier, title, channels, skills in OUTAGES:
        at = datetime.fromisoformat(start)
        end = at + timedelta(minutes=minutes)
        yield Happening(f"outage-{at.date()}", "outage", at, end, title, tier, "", channels, "", skills, known_from=at)


def _messages() -> Iterator[Happening]:
    for start, title in MESSAGES:
        at = datetime.fromisoformat(start)
        end, known = at + timedelta(hours=8), at - timedelta(days=14)
        yield Happening(f"message-{at.date()}", "message", at, end, title, 4, "", "", "", "general", known)


def _launches() -> Iterator[Happening]:
    for start, title in LAUNCHES:
        at = datetime.fromisoformat(start)
        end, known = at + timedelta(days=3), at - timedelta(days=30)
        yield Happening(f"launch-{at.date()}", "launch", at, end, title, 3, "", "", "", "general technical", known)


def _change() -> Iterator[Happening]:
    """From September a bot answers part of the Turkish general chats; the level stays lower."""
    at = datetime.combine(CHATBOT_DAY, time())
    yield Happening(
        f"chatbot-{CHATBOT_DAY}",
        "change",
        at,
        None,
        "Chatbot answers balance questions",
        3,
        "",
        "chat",
        "tr",
        "general",
    )


def _days() -> Iterator[date]:
    for i in range((LAST_DAY - FIRST_DAY).days + 1):
        yield FIRST_DAY + timedelta(days=i)
