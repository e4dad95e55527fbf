"""What a caller may set about a repair."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class RepairParams(BaseModel):
    """How much may change, by which means, and for how long the repairer may search.

    Parameters
    ----------
    most_people : people whose published days may change beyond what the facts force.
    most_days : person-days that may change in all; None = no limit.
    change_cents : price of each changed person-day, so that little is not changed for nearly nothing; in place of
        what the rule book's minimal change asks.
    overtime, on_call, borrowed : whether weeks may exceed the contract, people on call may be called in, people whose
        main language is another than that of the damage may change.
    first_day, last_day : local days that may change; None = from now, to the end of the last week touched.
    time_limit_s : seconds of the search, once the roster stands on its board: CPU time of the process, and four times
        that on the wall; what was found by then stands.
    seed : of the order in which people of equal gain are tried.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    most_people: int = Field(default=5, ge=0)
    most_days: int | None = Field(default=None, ge=0)
    change_cents: int = Field(default=400, ge=1)
    overtime: bool = True
    on_call: bool = True
    borrowed: bool = True
    first_day: date | None = None
    last_day: date | None = None
    time_limit_s: float = Field(default=7.0, ge=0)
    seed: int = Field(default=1, ge=0)
