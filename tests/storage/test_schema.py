"""The migrations lead to the tables that the code uses, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from assess.plan.inputs import Planning
from assess.risk import Risks
from assess.storage import Repository, open_repository
from assess.storage.database import Database, resolve
from assess.storage.migration import FOLDER, prepare
from assess.storage.schema import HEAD, VERSION_TABLE, metadata
from tests.storage.samples import NOW, RISKS, assessment


def test_migrated_schema_equals_the_metadata(address: str) -> None:
    database = Database(resolve(address))
    prepare(database)

    with database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True},
        )
        differences = compare_metadata(context, metadata)
        inspector = inspect(connection)
        for table in metadata.sorted_tables:
            assert inspector.get_pk_constraint(table.name)["constrained_columns"] == list(
                table.primary_key.columns.keys()
            )
            assert [k["options"] for k in inspector.get_foreign_keys(table.name)] == [
                {"ondelete": "CASCADE"} for _ in table.foreign_key_constraints
            ]

    assert differences == []


def test_the_last_migration_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_opening_again_changes_nothing(repository: Repository, address: str) -> None:
    database = Database(resolve(address))
    prepare(database)

    with database.read() as connection:
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, VERSION_TABLE}


def test_risks_that_nothing_could_read_give_way_when_a_database_is_brought_up_to_date(
    repository: Repository, address: str
) -> None:
    for id in ("readable", "odd"):
        repository.create(assessment(id, risks=RISKS), now=NOW)
    with Database(resolve(address)).write() as connection:
        connection.execute(
            text("UPDATE assessments SET risks = :odd WHERE id = 'odd'"), {"odd": '{"a": [1]}'}
        )
        for column in ("risks_revision", "plan", "plan_revision"):
            connection.execute(text(f"ALTER TABLE assessments DROP COLUMN {column}"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0002'"))

    opened = open_repository(address)

    found = [opened.load(id) for id in ("readable", "odd")]
    assert [stored.assessment.risks for stored in found] == [RISKS, Risks()]
    assert [stored.risks_revision for stored in found] == [1, 1]
    assert [(stored.assessment.plan, stored.plan_revision) for stored in found] == [(Planning(), 1)] * 2
    opened.close()
