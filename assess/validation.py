"""A document against a model: everything the model refuses, as problems with their place."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from assess.documents import Document
from assess.problems import InputError, Problem, nearest


def check_format(document: Document, expected: str) -> None:
    """Refuses a document that names another format than `expected`, or a newer version of it.

    Raises:
        InputError: `newer_format` or `other_format`; a missing format is left to the model.
    """
    found = document.value.get("format") if isinstance(document.value, dict) else None
    if isinstance(found, str) and found != expected:
        name, _, version = expected.partition("@")
        match = re.fullmatch(re.escape(name) + r"@(\d{1,9})", found)
        newer = match is not None and int(match[1]) > int(version)
        problem = document.problem(
            "newer_format" if newer else "other_format", "format", found=found, expected=expected
        )
        raise InputError([problem])


def validate(document: Document, model: Any) -> Any:
    """A document's value as a model.

    Raises:
        InputError: with a problem for each thing the model refuses.
    """
    check: Callable[[str], Any]
    if isinstance(model, TypeAdapter):
        check = model.validate_json
    else:
        assert issubclass(model, BaseModel)
        check = model.model_validate_json
    try:
        return check(json.dumps(document.value))
    except ValidationError as error:
        raise InputError(_problems(document, error)) from None


REFUSED = "refused"
"""Kind of the error that a model's own checks raise; it carries their problems."""


def refuse(problems: Iterable[Problem]) -> None:
    """For a model's own checks: refuses the value because of problems, whose paths begin at the model.

    Raises:
        PydanticCustomError: unless there are none.
    """
    found = tuple(problems)
    if found:
        raise PydanticCustomError(REFUSED, "refused", {"problems": found})


WRONG_TYPE = {
    "string_type": "not_text",
    "int_type": "not_whole_number",
    "int_parsing": "not_whole_number",
    "int_from_float": "not_whole_number",
    "float_type": "not_number",
    "bool_type": "not_true_or_false",
    "tuple_type": "not_list",
    "list_type": "not_list",
    "dict_type": "not_mapping",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "date_type": "not_date",
    "date_parsing": "not_date",
    "date_from_datetime_parsing": "not_date",
    "date_from_datetime_inexact": "not_date",
    "datetime_type": "not_time",
    "datetime_parsing": "not_time",
    "datetime_from_date_parsing": "not_time",
    "datetime_object_invalid": "not_time",
    "timezone_aware": "not_time",
}
"""Kinds of pydantic error by the code of the problem they are."""


def _problems(document: Document, error: ValidationError) -> Iterable[Problem]:
    errors = error.errors(include_url=False)
    missing: dict[tuple[int | str, ...], list[str]] = {}
    for item in errors:
        if item["type"] == "missing":
            missing.setdefault(item["loc"][:-1], []).append(str(item["loc"][-1]))
    for item in errors:
        loc = _place(item["loc"], document.value)
        if item["type"] == REFUSED:
            for problem in item["ctx"]["problems"]:
                yield document.problem(problem.code, ".".join((*loc, problem.path)), **problem.params)
            continue
        beside = missing.get(item["loc"][:-1], [])
        yield _problem(document, item, loc, beside)


def refusals(error: ValidationError) -> tuple[Problem, ...]:
    """Each thing that a model refused in a value that came from no document: a form, or an edit."""
    return tuple(_problems(Document("", None, {}), error))


def _problem(document: Document, item: Any, loc: list[str], missing: list[str]) -> Problem:
    """One error of a model, `missing` being the required fields that are missing beside it."""
    kind, context = item["type"], item.get("ctx", {})
    path, field = ".".join(loc), loc[-1] if loc else ""
    if kind == "missing":
        return document.problem("missing", path, field=field)
    if kind == "extra_forbidden":
        return document.problem("unknown_field", path, field=field, near=nearest(field, missing))
    if kind == "driver_unknown":
        return document.problem("driver_unknown", path)
    if kind == "union_tag_not_found":
        return document.problem("missing", f"{path}.kind", field="kind")
    if kind == "union_tag_invalid":
        found, expected = _shown(context["tag"]), _choices(context["expected_tags"])
        return document.problem("not_one_of", f"{path}.kind", found=found, expected=expected)
    found = _shown(item["input"])
    if kind == "literal_error":
        return document.problem("not_one_of", path, found=found, expected=_choices(context["expected"]))
    if kind in WRONG_TYPE:
        return document.problem(WRONG_TYPE[kind], path, found=found)
    if kind == "string_pattern_mismatch":
        return document.problem("wrong_form", path, found=found, expected=context["pattern"])
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return document.problem("out_of_range", path, found=found, expected=_bound(kind, context))
    if kind in ("string_too_short", "too_short"):
        least = context["min_length"]
        return document.problem("empty" if least == 1 else "too_few", path, expected=str(least))
    if kind in ("string_too_long", "too_long"):
        return document.problem("too_long", path, limit=str(context["max_length"]))
    if kind == "finite_number":
        return document.problem("not_finite", path, found=found)
    return document.problem("invalid", path, found=found, expected=item["msg"])


def _bound(kind: str, context: dict[str, Any]) -> str:
    """`≥ 1` and the like."""
    sign = {"g": "≥" if kind.endswith("equal") else ">", "l": "≤" if kind.endswith("equal") else "<"}[kind[0]]
    return f"{sign} {next(iter(context.values())):g}"


def _place(loc: tuple[int | str, ...], value: Any) -> list[str]:
    """An error's place as keys of the document: without the tags that pydantic adds for unions.

    A tag is the value of `kind`, or stands in brackets.
    """
    parts: list[str] = []
    tag_seen = False
    for part in loc:
        if str(part).startswith("[") and not (isinstance(value, dict) and part in value):
            continue
        if isinstance(value, dict) and part == value.get("kind") and not tag_seen:
            tag_seen = True
            continue
        tag_seen = False
        parts.append(str(part))
        value = _inside(value, part)
    return parts


def _inside(value: Any, part: int | str) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


def _choices(listed: str) -> str:
    return listed.replace("'", "").replace(" or ", ", ")


def _shown(value: Any) -> str:
    """A found value, short enough for one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
