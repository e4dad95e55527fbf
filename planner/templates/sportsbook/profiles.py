"""Skill sets of the sportsbook: who may answer what, and how many of them hold which contract."""

from __future__ import annotations

from dataclasses import dataclass

WRITTEN = "chat email whatsapp telegram social"
MESSAGING = "chat email whatsapp telegram"


@dataclass(frozen=True, slots=True)
class Profile:
    """One skill set: languages at their levels, skills, channels, and agents per contract.

    `counts` are full time (45 h), part time (30 h) and part time (22.5 h).
    """

    name: str
    languages: str
    skills: tuple[str, ...]
    channels: str
    counts: tuple[int, int, int]
    teams: tuple[str, ...]
    roles: str = ""
    kyc: bool = False


_TR = "tr:C2/C2 en:A2/B1"
_TR_EN = "tr:C2/C2 en:C1/C1"
_MONEY = ("bonus", "general", "payments")
_ALL_TEAMS = ("chat-a", "chat-b", "payments", "vip", "world", "east")

# VIP agents and leads answer the phone and at most mail, and documents agents only what can wait: whoever holds
# three chats cannot pick up a telephone. Every chat skill is shared by at least 20 agents: small crews wait badly.
PROFILES: tuple[Profile, ...] = (
    Profile("lead", _TR_EN, _MONEY, "phone email", (7, 0, 0), _ALL_TEAMS, "lead vip"),
    Profile("vip-world", _TR_EN, _MONEY, "phone", (6, 1, 0), ("vip",), "lead vip"),
    Profile("vip", _TR, _MONEY, "phone email", (2, 1, 0), ("vip",), "vip"),
    Profile("general", _TR, ("general",), WRITTEN, (2, 1, 2), ("chat-a", "chat-b")),
    Profile("bonus-technical", _TR, ("bonus", "general", "technical"), WRITTEN, (8, 2, 2), ("chat-a", "chat-b")),
    Profile("money", _TR, _MONEY, WRITTEN, (8, 4, 2), ("payments", "chat-b", "chat-a")),
    Profile("technical", _TR, ("general", "payments", "technical"), WRITTEN, (6, 2, 2), ("chat-b", "chat-a")),
    Profile("all-round", _TR, (*_MONEY, "technical"), WRITTEN, (4, 0, 0), ("chat-a",), "mentor"),
    Profile("documents", _TR, ("general", "kyc"), "documents email", (5, 1, 1), ("payments",), kyc=True),
    Profile("world", _TR_EN, ("general", "payments"), WRITTEN, (5, 1, 1), ("world",)),
    Profile("english", "en:C2/C2 tr:A2/A2", ("general", "payments"), WRITTEN, (6, 1, 0), ("world",)),
    Profile("russian", "ru:C2/C2 tr:B1/B1 en:A2/B1", ("general",), MESSAGING, (5, 1, 0), ("east",)),
    Profile("russian-en", "ru:C2/C2 en:B2/C1 tr:A2/A2", ("general",), WRITTEN, (6, 1, 1), ("east",)),
    Profile("arabic-tr", "ar:C2/C2 tr:C1/C1 en:A2/B1", ("general",), "email whatsapp telegram", (7, 1, 1), ("east",)),
    Profile("arabic-en", "ar:C2/C2 en:B2/C1 tr:A2/A2", ("general",), WRITTEN, (5, 1, 1), ("east", "world")),
    Profile("arabic", "ar:C2/C2 en:A2/B1 tr:B1/A2", ("general",), "email whatsapp telegram", (4, 1, 0), ("east",)),
    Profile("german", "de:C1/C1 en:B2/C1 tr:B1/B1", ("general",), WRITTEN, (1, 1, 0), ("world",)),
)

CONTRACTS = ("full-45", "part-30", "part-22")
