"""First tables: stages, plans, publications, pointer, runs, audit, identities."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of version 0.1."""
    op.create_table(
        "stages",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("plan", sa.String(64), sa.ForeignKey("plans.id"), nullable=False),
        sa.Column("published_at", sa.String(40), nullable=False),
        sa.Column("folder", sa.String(200), nullable=False),
    )
    op.create_table(
        "pointer",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("publication", sa.Integer, sa.ForeignKey("publications.number"), nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("finished_at", sa.String(40), nullable=False),
        sa.Column("plan", sa.String(64)),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("why", sa.String(400), nullable=False),
    )
    op.create_table(
        "identities",
        sa.Column("agent", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
    )


def downgrade() -> None:
    """Drop the tables again, children first."""
    for table in ("pointer", "publications", "plans", "stages", "runs", "audit", "identities"):
        op.drop_table(table)
