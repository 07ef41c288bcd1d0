"""What Alembic runs: the steps that are missing, in the transaction of the caller."""

from alembic import context

from assess.storage.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
