"""The sportsbook's people: 120 agents with levels, skills and papers, their names apart, and their balances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from planner.templates.sportsbook.profiles import CONTRACTS, PROFILES, Profile

FIRST_NAMES = tuple(
    name
    for line in (
        "Ada Alp Aras Asya Ayla Aylin Baran Batu Bera Beren Burak Can Cem Ceren Dara Deniz Derin Defne Duru",
        "Ece Efe Ege Ela Elif Emir Emre Eren Esin Eylem Filiz Gizem Hakan Irmak Kaan Kerem Lale Mert Mina Naz",
        "Nehir Onur Ozan Pelin Poyraz Rana Selin Sena Tuna Umut Yaren",
    )
    for name in line.split()
)
LAST_NAMES = tuple(
    name
    for line in (
        "Acar Aksoy Akgün Alkan Arslan Aydın Balcı Bilgin Bozkurt Candan Çelik Çınar Demir Deniz Doğan Duman",
        "Ekinci Erdem Eroğlu Gündüz Güneş Işık Kaplan Kara Kaya Keskin Koç Korkmaz Kurt Kuzey Özcan Öztürk",
        "Pak Polat Sarı Şahin Şen Taş Tekin Toprak Tunç Uçar Uzun Yalçın Yavuz Yıldız Yılmaz Yüce Zengin",
    )
    for name in line.split()
)
FIRST_PLANNED = date(2025, 11, 3)
NEWCOMERS = 4


@dataclass(frozen=True, slots=True)
class Person:
    """One agent with what the other generators need to know; `rate_cents` per hour."""

    id: str
    profile: Profile
    contract: str
    team: str
    skills: str
    first_day: date
    newcomer_until: date | None
    rate_cents: int
    kyc_until: date | None
    aml_until: date

    @property
    def is_newcomer(self) -> bool:
        """Whether the agent still learns when the plan begins."""
        return self.newcomer_until is not None


def hire(seed: int) -> tuple[Person, ...]:
    """The agents, leads first, in the order of PROFILES."""
    rng = np.random.default_rng([seed, 1])
    seats = [(profile, contract) for profile in PROFILES for contract in _contracts(profile)]
    newcomers = set(rng.choice(_index_of("general", seats), NEWCOMERS, replace=False).tolist())
    return tuple(
        _person(rng, f"A{i + 1:03d}", seat, i - _first_of(seat[0], seats), i in newcomers)
        for i, seat in enumerate(seats)
    )


def agents_csv(crew: tuple[Person, ...]) -> Iterator[str]:
    """Lines of agents.csv."""
    yield (
        "id,team,contract,site,languages,skills,channels,roles,certificates,first_day,last_day,newcomer_until,hour_cents,"
        "hired,feast_group,needs_transport,at_desk_min,overtime_consent"
    )
    for i, person in enumerate(crew):
        profile = person.profile
        papers = f"aml:{person.aml_until}" + (f" kyc:{person.kyc_until}" if person.kyc_until else "")
        roles = f"{profile.roles} trainer".strip() if i in (2, 3) else profile.roles
        yield ",".join(
            (
                person.id,
                person.team,
                person.contract,
                "izmir" if person.team == "chat-b" else "istanbul",
                profile.languages,
                person.skills,
                profile.channels,
                roles,
                papers,
                str(person.first_day),
                "",
                str(person.newcomer_until or ""),
                str(person.rate_cents),
                *_agreed(i, person),
            )
        )


def _agreed(i: int, person: Person) -> tuple[str, ...]:
    """Day of seniority, chosen feasts, whether by bus, minutes to a desk, consent to overtime; nothing is drawn."""
    feasts = "g2" if person.profile.name == "russian" and i % 2 else ""
    by_bus = person.team != "chat-b" and i % 4 == 1
    consent = person.contract == "full-45" and i % 9 != 4
    return str(person.first_day), feasts, str(by_bus).lower(), "45" if i % 10 == 7 else "25", str(consent).lower()


def names_csv(crew: tuple[Person, ...], seed: int) -> Iterator[str]:
    """Lines of names.csv: invented names, no two alike."""
    rng = np.random.default_rng([seed, 2])
    chosen = rng.choice(len(FIRST_NAMES) * len(LAST_NAMES), len(crew), replace=False)
    yield "id,name"
    for person, pick in zip(crew, chosen.tolist(), strict=True):
        first, last = divmod(pick, len(LAST_NAMES))
        yield f"{person.id},{FIRST_NAMES[first]} {LAST_NAMES[last]}"


def balances_csv(crew: tuple[Person, ...], seed: int) -> Iterator[str]:
    """Lines of balances.csv: paid minutes owed (+) or worked ahead (-), in quarters of an hour."""
    rng = np.random.default_rng([seed, 3])
    yield "agent,balance_min"
    for person in crew:
        owed = 0 if person.is_newcomer else int(np.clip(rng.normal(0, 90), -240, 240) // 15 * 15)
        yield f"{person.id},{owed}"


def pairs_csv(crew: tuple[Person, ...]) -> Iterator[str]:
    """Lines of pairs.csv: the lead of documents and payments and the other trainer stand in for each other."""
    yield "first,second,kind"
    yield f"{crew[2].id},{crew[3].id},cover"


def _person(rng: np.random.Generator, name: str, seat: tuple[Profile, str], nth: int, newcomer: bool) -> Person:
    profile, contract = seat
    levels = [int(np.clip(rng.normal(2 if newcomer else 3.3, 0.8), 1, 5)) for _ in profile.skills]
    since = date(2025, 10, 6) if newcomer else date(2019, 1, 7) + timedelta(days=int(rng.integers(0, 2300)))
    return Person(
        id=name,
        profile=profile,
        contract=contract,
        team=profile.teams[nth % len(profile.teams)],
        skills=" ".join(f"{skill}:{level}" for skill, level in zip(profile.skills, levels, strict=True)),
        first_day=since,
        newcomer_until=date(2025, 11, 16) if newcomer else None,
        rate_cents=_rate(rng, profile, newcomer),
        kyc_until=_kyc_until(rng, nth) if profile.kyc else None,
        aml_until=date(2026, 1, 31) + timedelta(days=int(rng.integers(0, 300))),
    )


def _kyc_until(rng: np.random.Generator, nth: int) -> date:
    """One certificate ends in the third week of the plan, so that somebody must notice."""
    return date(2025, 11, 20) if nth == 0 else date(2026, 3, 1) + timedelta(days=int(rng.integers(0, 250)))


def _rate(rng: np.random.Generator, profile: Profile, newcomer: bool) -> int:
    premium = 6000 * ("lead" in profile.roles) + 3000 * ("vip" in profile.roles) + 1500 * ("en:C1" in profile.languages)
    return (19000 if newcomer else 21000) + premium + 250 * int(rng.integers(0, 13))


def _contracts(profile: Profile) -> Iterator[str]:
    for contract, count in zip(CONTRACTS, profile.counts, strict=True):
        yield from [contract] * count


def _index_of(name: str, seats: list[tuple[Profile, str]]) -> list[int]:
    return [i for i, (profile, _) in enumerate(seats) if profile.name == name]


def _first_of(profile: Profile, seats: list[tuple[Profile, str]]) -> int:
    return _index_of(profile.name, seats)[0]
