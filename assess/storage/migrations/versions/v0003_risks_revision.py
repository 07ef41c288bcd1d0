"""Counts the changes of an assessment's risks, so that two windows never overwrite each other's.

Until now anything could stand there, since nothing read it. What cannot be read now would keep the whole
assessment from opening, so it gives way to nothing entered; no page could have put it there.
"""

import sqlalchemy as sa
from alembic import op
from pydantic import ValidationError

from assess.risk.inputs import Risks

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NOTHING = "{}"


def upgrade() -> None:
    """Whatever stands there becomes the first revision."""
    column = sa.Column("risks_revision", sa.Integer, nullable=False, server_default="1")
    op.add_column("assessments", column)
    table = sa.table("assessments", sa.column("id", sa.String), sa.column("risks", sa.Text))
    connection = op.get_bind()
    entered = sa.select(table.c.id, table.c.risks).where(table.c.risks != NOTHING)
    for id, risks in connection.execute(entered).all():
        try:
            Risks.model_validate_json(risks)
        except ValidationError:
            connection.execute(sa.update(table).where(table.c.id == id).values(risks=NOTHING))
