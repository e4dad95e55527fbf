"""The calendars of the markets that an operation serves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.operation.types import Frozen

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
MOST_SPAN_DAYS = 40


class DaySpec(Frozen):
    """A day of which the operation knows better than the holidays package: decreed, moved, or none at all.

    `part` is full, half or eve; none makes an ordinary day of a public holiday. `source` says where it is written
    (a decree, a circular). Without a country all markets keep it, without languages all of their queues.
    """

    date: date
    name: str
    part: Literal["full", "half", "eve", "none"] = "full"
    source: str = ""
    country: Country | None = None
    languages: tuple[str, ...] = ()


class SpanSpec(Frozen):
    """First and last day of a Ramadan, as the market's own authority states them."""

    first: date
    last: date

    @model_validator(mode="after")
    def _forward(self) -> SpanSpec:
        if not timedelta(0) <= self.last - self.first < timedelta(days=MOST_SPAN_DAYS):
            raise ValueError("last must be on or after first, within 40 days")
        return self


class CalendarSpec(Frozen):
    """Holidays of every market served, by the holidays package, and the operation's own days with their source.

    `markets` maps a country to the languages of the queues that feel its holidays (none = all); without it,
    `country` is the only market. `extra` maps days off to their names, for all markets; `overrides` say more.
    `ramadan` names the countries whose Ramadan shapes the day (without it: the markets that end it with a public
    holiday; {}: none), each with its dates, or with none as the holidays package estimates them.
    """

    country: Country = "TR"
    markets: dict[Country, tuple[str, ...]] = {}
    extra: dict[date, str] = {}
    overrides: tuple[DaySpec, ...] = ()
    ramadan: dict[Country, tuple[SpanSpec, ...]] | None = None

    @property
    def served(self) -> dict[str, tuple[str, ...]]:
        """Languages of every market; none means all."""
        return dict(self.markets) or {self.country: ()}
