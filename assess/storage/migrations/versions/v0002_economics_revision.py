"""Counts the changes of an assessment's economics, so that two windows never overwrite each other's."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whatever stands there becomes the first revision."""
    column = sa.Column("economics_revision", sa.Integer, nullable=False, server_default="1")
    op.add_column("assessments", column)
