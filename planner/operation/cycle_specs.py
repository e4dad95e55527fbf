"""How plans are made, published, told and kept, as operation.yaml says it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Frozen, Identifier

Days = Annotated[int, Field(ge=1, le=36_500)]
EnvironmentName = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]


class CycleSpec(Frozen):
    """The planning cycle: when plans are published, what never changes, and what the nightly run may do.

    `frozen_days`: days from now on in which nothing published changes. `nightly`: store a draft, or publish it where
    every gate lets it pass. `may_change`: what a nightly plan may change of what is published, beyond the frozen
    days: breaks, on-call or whole shifts; nothing by default. `on_conflict`: whether rows delivered again with other
    values are an error or the last import wins.
    """

    publish_days_before: Annotated[int, Field(ge=0)] = 7
    frozen_days: Annotated[int, Field(ge=0)] = 2
    nightly: Literal["draft", "publish"] = "draft"
    may_change: frozenset[Literal["breaks", "on_call", "shifts"]] = frozenset()
    on_conflict: Literal["error", "last_wins"] = "error"
    stale_after_h: Annotated[int, Field(ge=1)] = 48
    silent_queue_h: Annotated[int, Field(ge=1)] = 72


class GateSpec(Frozen):
    """Limits beyond which a nightly run keeps the last plan.

    `forecast_times`: a day's contacts of a queue against the same weekdays of the last eight weeks, no more than so
    many times and no less than one so-manieth, events apart. `service_fall_points`: percentage points of contacts
    served in time, over all queues, by which the new plan may be below the last one.
    """

    forecast_times: Annotated[float, Field(gt=1, le=100)] = 3.0
    service_fall_points: Annotated[float, Field(ge=0, le=100)] = 5.0


class ExportSpec(Frozen):
    """Whether exports may carry names (with --names), by policy; the language of agents' calendar feeds."""

    names: bool = True
    feeds_lang: Literal["en", "tr"] = "en"


class ChannelOfNotices(Frozen):
    """A channel that hears of nights and publications; its address stands in an environment variable, never here.

    `of`: which notices it gets: published, withdrawn, gate (a night that kept the last plan), failed.
    """

    name: Identifier
    address_from: EnvironmentName
    of: frozenset[Literal["published", "withdrawn", "gate", "failed"]] = frozenset(
        {"published", "withdrawn", "gate", "failed"}
    )


class NotifySpec(Frozen):
    """Who is told; nothing is sent unless `send` is true (dry by default) and the extra `notify` is installed.

    `agents`: tell every agent whose shifts changed, at the address in names.csv. `mail_from`: the environment variable
    with the Apprise URL of the mail account through which plain e-mail addresses there are written to.
    """

    send: bool = False
    lang: Literal["en", "tr"] = "en"
    agents: bool = False
    mail_from: EnvironmentName | None = None
    channels: tuple[ChannelOfNotices, ...] = ()


class RetentionSpec(Frozen):
    """Days that rows are kept before the nightly purge; have counsel confirm them for your country.

    Publications with their shifts and the audit: five years, the limit for claims from employment in Turkey (Law 4857,
    additional Article 3); records of destruction: three years (regulation on deletion of personal data, Article 7).
    """

    drafts: Days = 90
    stages: Days = 90
    attempts: Days = 400
    scores: Days = 800
    outbox: Days = 180
    ledger: Days = 400
    publications: Days = 1825
    audit: Days = 1825
    erasures: Days = 1095
    backups: Days = 30


class StoreSpec(Frozen):
    """Where plans are kept: SQLite in .vardiya/ unless an environment variable names a PostgreSQL URL."""

    url_from: EnvironmentName | None = None
