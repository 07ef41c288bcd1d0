"""The formats that other programs read: a key that goes or is renamed shows here.

`pytest tests/golden --update-golden` rewrites them; the changelog says what changed.
"""

import json
from pathlib import Path

import pytest

from assess.cli.schemas import schema_of

HERE = Path(__file__).parent / "schemas"


@pytest.mark.parametrize("name", ["appraisal", "plan", "report"])
def test_the_schema_is_the_expected_one(name: str, update_golden: bool) -> None:
    file, actual = HERE / f"{name}.json", schema_of(name)
    if update_golden:
        file.write_text(json.dumps(actual, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    assert actual == json.loads(file.read_text(encoding="utf-8"))
