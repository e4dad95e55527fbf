"""Agents, what they may answer, and what they signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from solver.policies import Hours

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")


@dataclass(frozen=True, slots=True)
class Language:
    """A language at its CEFR levels, speech and writing apart."""

    code: str
    speech: str
    writing: str


@dataclass(frozen=True, slots=True)
class Contract:
    """What an agent signed: paid minutes per week and per plan, days, nights, menus.

    `week_min` is the agreed paid time per week; `least_week_min`/`most_week_min` bound a single week,
    the horizon's total lies between `least_share` and `most_share` of `week_min` x weeks (less absences).
    `most_splits_week` split shifts a week are agreed; `least_shifts` and `most_shifts` count over four weeks.
    """

    id: str
    week_min: int
    least_week_min: int
    most_week_min: int
    least_share: float = 0.95
    most_share: float = 1.0
    most_days_week: int = 6
    most_nights: int | None = None
    overtime: bool = True
    menus: tuple[str, ...] = ("standard",)
    part_time: bool = False
    most_splits_week: int = 0
    most_shifts: int | None = None
    least_shifts: int = 0


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent, by id (names live elsewhere).

    Attributes
    ----------
    skills : (skill, proficiency 1-5) pairs, sorted by skill.
    certificates : (name, last valid day or None) pairs.
    speed : work done per unit of time against the recorded AHT (1.0 = as recorded), from proficiency.
    repeat_factor : repeat contacts after this agent's contacts against the queue's share (1.0 = as usual).
    ramp : (day, factor) pairs by rising day: from that day on speed is `speed` x factor (newcomers); before the
        first, as with the first; none = 1.
    hired : the day from which seniority counts (None = unknown).
    feast_group : the code of the feasts the agent chose to have off ("" = none).
    available : weekdays and clock hours within which a shift of the agent must lie (none = at any time).
    needs_transport : shifts must fit the site's transport (also the law's transport of women by night).
    at_desk_min : minutes from a call to work when on call.
    overtime_consent : whether the yearly consent to overtime is signed.
    pattern, pattern_week : the shift pattern and how many weeks later than its anchor the agent enters it.
    """

    id: str
    team: str
    contract: Contract
    languages: tuple[Language, ...]
    skills: tuple[tuple[str, int], ...]
    channels: frozenset[str]
    site: str = "main"
    roles: frozenset[str] = frozenset()
    certificates: tuple[tuple[str, date | None], ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    newcomer_until: date | None = None
    speed: float = 1.0
    hour_cents: int = 0
    repeat_factor: float = 1.0
    ramp: tuple[tuple[date, float], ...] = ()
    hired: date | None = None
    feast_group: str = ""
    available: tuple[Hours, ...] = ()
    needs_transport: bool = False
    at_desk_min: int = 0
    overtime_consent: bool = True
    pattern: str = ""
    pattern_week: int = 0

    def speed_on(self, day: date) -> float:
        """Work done per unit of time on a day, newcomer weeks included."""
        factors = [factor for start, factor in self.ramp if start <= day] or [factor for _, factor in self.ramp[:1]]
        return self.speed * (factors[-1] if factors else 1.0)

    def level(self, code: str, *, spoken: bool) -> str | None:
        """CEFR level of a language for speech or writing; None if not spoken at all."""
        for language in self.languages:
            if language.code == code:
                return language.speech if spoken else language.writing
        return None


def at_least(level: str | None, needed: str) -> bool:
    """Whether a CEFR level meets the needed one (no level never does)."""
    return level is not None and CEFR.index(level) >= CEFR.index(needed)
