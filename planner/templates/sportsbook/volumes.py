"""The sportsbook's queues as its world knows them: ordinary volume, handling time and who reacts to what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stream:
    """One queue's contacts.

    Attributes
    ----------
    daily : contacts of an ordinary October day without any event.
    shape : name of its intraday shape (see curves.SHAPES).
    opening_h : hours of the day in which contacts are counted.
    """

    queue: str
    daily: float
    aht_s: float
    shape: str
    aht_cv: float = 0.9
    opening_h: tuple[int, int] = (0, 24)

    @property
    def channel(self) -> str:
        """First part of the queue's name."""
        return self.queue.split("-")[0]

    @property
    def skill(self) -> str:
        """Skill of the queue: the last part of its name where it is one."""
        last = self.queue.rsplit("-", 1)[-1]
        return last if last in ("payments", "bonus", "technical", "kyc") else "general"

    @property
    def language(self) -> str:
        """Language of the queue; documents are read in Turkish."""
        found = [part for part in self.queue.split("-") if part in ("tr", "en", "ru", "de", "ar")]
        return found[0] if found else "tr"


# Scaled once, so that contract hours are 0.97-1.10 of the pooled requirement (measured on the four weeks planned).
SCALE = 1.056

STREAMS: tuple[Stream, ...] = (
    Stream("phone-vip-tr", 240, 320, "evening"),
    Stream("phone-vip-en", 65, 340, "evening"),
    Stream("chat-tr-general", 1290, 640, "evening"),
    Stream("chat-tr-payments", 690, 720, "evening"),
    Stream("chat-tr-bonus", 398, 620, "evening"),
    Stream("chat-tr-technical", 240, 780, "evening"),
    Stream("chat-en-general", 400, 660, "evening"),
    Stream("chat-en-payments", 162, 720, "evening"),
    Stream("chat-ru-general", 275, 680, "evening"),
    Stream("chat-de-general", 70, 660, "daytime", opening_h=(8, 24)),
    Stream("email-tr", 445, 480, "office"),
    Stream("email-en", 120, 480, "office"),
    Stream("email-ru", 60, 500, "office"),
    Stream("email-de", 22, 520, "office"),
    Stream("email-ar", 110, 500, "office"),
    Stream("whatsapp-tr", 208, 170, "daytime"),
    Stream("whatsapp-ar", 170, 180, "daytime"),
    Stream("telegram-tr", 75, 160, "evening"),
    Stream("telegram-ru", 80, 165, "evening"),
    Stream("telegram-ar", 120, 165, "evening"),
    Stream("social-tr", 110, 200, "daytime"),
    Stream("social-en", 50, 200, "daytime"),
    Stream("documents-kyc", 142, 420, "office"),
)

# How strongly a queue answers to an event's phase: channel x language x skill weights multiply.
CHANNEL_WEIGHTS = {
    "phone": 0.7,
    "chat": 1.0,
    "whatsapp": 0.7,
    "telegram": 0.8,
    "social": 1.0,
    "email": 0.1,
    "documents": 0.05,
}
NEXT_DAY_WEIGHTS = {
    "email": 1.0,
    "whatsapp": 0.7,
    "telegram": 0.3,
    "social": 0.4,
    "documents": 0.5,
    "chat": 0.08,
    "phone": 0.05,
}
LANGUAGE_WEIGHTS = {
    "national-league": {"tr": 1.0, "en": 0.2, "ru": 0.25, "de": 0.3, "ar": 0.2},
    "national-cup": {"tr": 1.0, "en": 0.2, "ru": 0.25, "de": 0.3, "ar": 0.2},
    "continental-cup": {"tr": 0.9, "en": 0.8, "ru": 0.7, "de": 0.7, "ar": 0.7},
    "national-team": {"tr": 1.1, "en": 0.15, "ru": 0.15, "de": 0.3, "ar": 0.15},
}
SKILL_WEIGHTS = {
    "build_up": {"general": 0.9, "payments": 0.9, "bonus": 0.7, "technical": 1.2, "kyc": 0.6},
    "half_time": {"general": 0.7, "payments": 0.4, "bonus": 0.3, "technical": 0.8, "kyc": 0.2},
    "whistle": {"general": 1.1, "payments": 0.7, "bonus": 0.5, "technical": 0.4, "kyc": 0.2},
    "settlement": {"general": 0.7, "payments": 1.6, "bonus": 0.4, "technical": 0.2, "kyc": 0.5},
    "next_day": {"general": 1.0, "payments": 1.0, "bonus": 0.6, "technical": 0.3, "kyc": 1.0},
}
