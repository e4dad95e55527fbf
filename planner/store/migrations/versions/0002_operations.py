"""Operations: duties and checks of publications, feeds, ledger, attempts, steps, scores, outbox, holders, erasures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW = ["duties", "checks", "feeds", "ledger", "attempts", "steps", "scores", "outbox", "holders", "erasures"]


def upgrade() -> None:
    """Add what version 0.2 keeps; what is there stays as it is."""
    op.add_column("stages", sa.Column("saved_at", sa.String(40)))
    op.add_column("publications", sa.Column("kind", sa.String(16), nullable=False, server_default="publish"))
    op.add_column("publications", sa.Column("why", sa.String(400), nullable=False, server_default=""))
    op.add_column("identities", sa.Column("address", sa.String(400)))
    _publications()
    _runs()
    _told()
    _people()


def downgrade() -> None:
    """Drop them again, children first."""
    for table in NEW:
        op.drop_table(table)
    for table, column in (
        ("identities", "address"),
        ("publications", "why"),
        ("publications", "kind"),
        ("stages", "saved_at"),
    ):
        op.drop_column(table, column)


def _publications() -> None:
    op.create_table(
        "duties",
        sa.Column("publication", sa.Integer, sa.ForeignKey("publications.number"), primary_key=True),
        sa.Column("agent", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("starts_at", sa.String(40), primary_key=True),
        sa.Column("ends_at", sa.String(40), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("shift", sa.String(64), nullable=False),
        sa.Column("row", sa.Text, nullable=False),
    )
    op.create_table(
        "checks",
        sa.Column("publication", sa.Integer, sa.ForeignKey("publications.number"), primary_key=True),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("hard", sa.Integer, nullable=False),
        sa.Column("priced", sa.Integer, nullable=False),
        sa.Column("cents", sa.Integer, nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("uid", sa.String(200), primary_key=True),
        sa.Column("agent", sa.String(64), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("cancelled", sa.Integer, nullable=False),
        sa.Column("publication", sa.Integer, sa.ForeignKey("publications.number"), nullable=False),
        sa.Column("event", sa.Text, nullable=False),
    )


def _runs() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("started_at", sa.String(40), nullable=False),
        sa.Column("finished_at", sa.String(40)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "steps",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("step", sa.String(32), primary_key=True),
        sa.Column("finished_at", sa.String(40), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "scores",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("queue", sa.String(64), primary_key=True),
        sa.Column("lead_days", sa.Integer, primary_key=True),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("intervals", sa.Integer, nullable=False),
        sa.Column("offered", sa.Float, nullable=False),
        sa.Column("expected", sa.Float, nullable=False),
        sa.Column("missed", sa.Float, nullable=False),
        sa.Column("inside", sa.Integer, nullable=False),
        sa.Column("scored_at", sa.String(40), nullable=False),
    )


def _told() -> None:
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("recipient", sa.String(64), nullable=False),
        sa.Column("publication", sa.Integer),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("sent_at", sa.String(40)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False, server_default="{}"),
    )
    op.create_table(
        "holders",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("host", sa.String(200), nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("since", sa.String(40), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
    )


def _people() -> None:
    op.create_table(
        "ledger",
        sa.Column("agent", sa.String(64), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("measure", sa.String(32), primary_key=True),
        sa.Column("amount", sa.Integer, nullable=False),
    )
    op.create_table(
        "erasures",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("tombstone", sa.String(64), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
    )
