"""Writes the parts of docs/ that the product can print itself: how much is asked of whom, and every key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assess.cli.results import scope_text
from assess.cli.schemas import schema_of
from assess.extent import extents
from assess.i18n import translator
from assess.loading import shipped_rubric
from assess.risk.catalogue import RiskRules, Scenario

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCOPE, FORMATS = DOCS / "scope.md", DOCS / "formats.md"
FENCE = "```\n"
INTRODUCTION = """# Every key of every file

Written by `make docs` from the models that read and write the files; `assess schema` prints the same for
programs.
A key in **bold** has to be there.
"""
FILES = {
    "assessment": "Assessment file (`assess new`, read by every command)",
    "rubric": "Rubric: one dimension file",
    "scorecard": "`assess score --json`",
    "appraisal": "`assess roi --json`",
    "risk": "`assess risk --json`",
    "plan": "`assess plan --json`",
    "comparison": "`assess compare --json`",
}
"""What each format is; a report in JSON is put together of these."""
CATALOGUE: dict[str, type[BaseModel]] = {
    "Rubric: a scenario of `risks.yaml`": Scenario,
    "Rubric: `risk` in `rubric.yaml`": RiskRules,
}
"""Parts of a rubric that its schema does not have."""
WORDS = {
    "number": "number",
    "integer": "whole number",
    "string": "text",
    "boolean": "true or false",
    "null": "null",
    "object": "mapping",
}
BOUNDS = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}


def scope_page(page: str) -> str:
    """The page with its table as the shipped rubric gives it; the words around it stay."""
    before, _, after = page.split(FENCE)
    return FENCE.join((before, scope_text(extents(shipped_rubric()), translator("en")), after))


def formats_page() -> str:
    """All keys of all formats with their kind and meaning; a part that several have stands with the first."""
    schemas = {title: schema_of(name) for name, title in FILES.items()}
    schemas |= {title: model.model_json_schema() for title, model in CATALOGUE.items()}
    told: list[dict[str, Any]] = []
    lines = [INTRODUCTION]
    for title, schema in schemas.items():
        lines += [f"## {title}\n", *_table(schema)]
        for name, part in schema.get("$defs", {}).items():
            if "properties" in part and part not in told:
                told.append(part)
                lines += [f"### {name.split('__')[-1]}\n", *_table(part)]
    return "\n".join(lines)


def _table(model: dict[str, Any]) -> Iterator[str]:
    if "description" in model:
        yield _line(model["description"]) + "\n"
    yield "| key | kind | meaning |\n|---|---|---|"
    needed = model.get("required", ())
    for key, field in model["properties"].items():
        name = f"**`{key}`**" if key in needed else f"`{key}`"
        yield f"| {name} | {_kind(field)} | {_line(field.get('description', ''))} |"
    yield ""


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _kind(field: dict[str, Any]) -> str:
    """What may stand at a key, in words."""
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2].split("__")[-1])
    several = field.get("anyOf") or field.get("oneOf")
    if several:
        return " or ".join(dict.fromkeys(map(_kind, several)))
    if "const" in field or "enum" in field:
        return ", ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    if field.get("type") == "array":
        items = field.get("items", {})
        return f"list of {_kind(items)}" if items else "list"
    inner = field.get("additionalProperties")
    if isinstance(inner, dict):
        return f"mapping to {_kind(inner)}"
    word = {"date": "date", "date-time": "time"}.get(
        field.get("format", ""), WORDS.get(field.get("type", ""), "any")
    )
    bounds = [f"{sign} {field[name]:g}" for name, sign in BOUNDS.items() if name in field]
    return " ".join((word, ", ".join(bounds))).strip()


if __name__ == "__main__":
    SCOPE.write_text(scope_page(SCOPE.read_text(encoding="utf-8")), encoding="utf-8")
    FORMATS.write_text(formats_page(), encoding="utf-8")
