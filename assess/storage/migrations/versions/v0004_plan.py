"""Keeps what an assessment holds about its plan, and counts its changes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is planned in what is stored already."""
    op.add_column("assessments", sa.Column("plan", sa.Text, nullable=False, server_default="{}"))
    op.add_column("assessments", sa.Column("plan_revision", sa.Integer, nullable=False, server_default="1"))
