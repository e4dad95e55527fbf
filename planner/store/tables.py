"""The tables of the store."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

stages = Table(
    "stages",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("stage", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
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
)
