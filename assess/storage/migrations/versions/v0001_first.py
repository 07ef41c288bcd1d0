"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _of_assessment(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("assessment", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessments.id"], name=f"fk_{table}_assessment", ondelete="CASCADE"
        ),
    ]


def upgrade() -> None:
    """From an empty database."""
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(80), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("rubric_id", sa.Text, nullable=False),
        sa.Column("rubric_version", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("profile_revision", sa.Integer, nullable=False),
        sa.Column("economics", sa.Text, nullable=False),
        sa.Column("risks", sa.Text, nullable=False),
        sa.Column("previous", sa.String(80)),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
        sa.Column("deleted_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
    )
    op.create_table(
        "answers",
        *_of_assessment("answers"),
        sa.Column("criterion", sa.String(200), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text),
        sa.PrimaryKeyConstraint("assessment", "criterion", name="pk_answers"),
    )
    op.create_table(
        "events",
        *_of_assessment("events"),
        sa.Column("criterion", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.PrimaryKeyConstraint("assessment", "criterion", "number", name="pk_events"),
    )
    op.create_table(
        "marks",
        *_of_assessment("marks"),
        sa.Column("criterion", sa.String(200), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "criterion", name="pk_marks"),
    )
