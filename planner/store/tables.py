"""The tables of the store."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

stages = Table(
    "stages",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("stage", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("saved_at", String(40)),  # empty in stores of version 0.1
)

plans = Table(
    "plans",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("created_at", String(40), nullable=False),
    Column("header", LargeBinary, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("plan", String(64), ForeignKey("plans.id"), nullable=False),
    Column("published_at", String(40), nullable=False),
    Column("folder", String(200), nullable=False),
    Column("kind", String(16), nullable=False, server_default="publish"),  # publish, back or withdrawn
    Column("why", String(400), nullable=False, server_default=""),
)

pointer = Table(
    "pointer",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("publication", Integer, ForeignKey("publications.number"), nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("finished_at", String(40), nullable=False),
    Column("plan", String(64)),
    Column("record", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("who", String(64), nullable=False),
    Column("what", String(200), nullable=False),
    Column("why", String(400), nullable=False),
)

identities = Table(
    "identities",
    metadata,
    Column("agent", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("address", String(400)),  # where to notify, as names.csv has it
)

duties = Table(
    "duties",
    metadata,
    Column("publication", Integer, ForeignKey("publications.number"), primary_key=True),
    Column("agent", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),  # duty or on_call
    Column("starts_at", String(40), primary_key=True),
    Column("ends_at", String(40), nullable=False),
    Column("day", String(10), nullable=False),
    Column("shift", String(64), nullable=False),
    Column("row", Text, nullable=False),  # breaks and activities, as roster.csv has them
)

checks = Table(
    "checks",
    metadata,
    Column("publication", Integer, ForeignKey("publications.number"), primary_key=True),
    Column("version", String(32), nullable=False),
    Column("hard", Integer, nullable=False),
    Column("priced", Integer, nullable=False),
    Column("cents", Integer, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("uid", String(200), primary_key=True),
    Column("agent", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("cancelled", Integer, nullable=False),
    Column("publication", Integer, ForeignKey("publications.number"), nullable=False),
    Column("event", Text, nullable=False),  # what a cancellation has to repeat: times
)

ledger = Table(
    "ledger",
    metadata,
    Column("agent", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("measure", String(32), primary_key=True),
    Column("amount", Integer, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("started_at", String(40), nullable=False),
    Column("finished_at", String(40)),
    Column("status", String(16), nullable=False),
    Column("version", String(32), nullable=False),
    Column("record", Text, nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("step", String(32), primary_key=True),
    Column("finished_at", String(40), nullable=False),
    Column("record", Text, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("queue", String(64), primary_key=True),
    Column("lead_days", Integer, primary_key=True),
    Column("plan", String(64), nullable=False),
    Column("intervals", Integer, nullable=False),
    Column("offered", Float, nullable=False),
    Column("expected", Float, nullable=False),
    Column("missed", Float, nullable=False),  # sum of absolute errors by interval, contacts
    Column("inside", Integer, nullable=False),  # intervals within q10..q90
    Column("scored_at", String(40), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("recipient", String(64), nullable=False),  # an agent's id or a channel's name
    Column("publication", Integer),
    Column("made_at", String(40), nullable=False),
    Column("sent_at", String(40)),
    Column("status", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("record", Text, nullable=False, server_default="{}"),  # codes and parameters, rendered when it is sent
)

holders = Table(
    "holders",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("host", String(200), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("since", String(40), nullable=False),
    Column("what", String(64), nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("tombstone", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", String(64), nullable=False),
    Column("counts", Text, nullable=False),  # rows touched by table
)
