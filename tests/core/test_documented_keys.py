"""The page of all keys is the one that the models give, and no key of a file is missing in it."""

from collections.abc import Iterator
from typing import Any

import pytest

from assess.cli.schemas import SCHEMAS, schema_of
from scripts.docs import FORMATS, formats_page

PAGE = FORMATS.read_text(encoding="utf-8")


def keys(schema: Any) -> Iterator[str]:
    """Every key that a schema names, wherever it stands."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for inner in schema.values():
            yield from keys(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys(inner)


def test_the_page_is_up_to_date() -> None:
    assert formats_page() == PAGE


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "report"])
def test_every_key_stands_in_it(name: str) -> None:
    assert [key for key in keys(schema_of(name)) if f"`{key}`" not in PAGE] == []
