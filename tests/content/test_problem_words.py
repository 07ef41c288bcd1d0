"""Every problem that is raised anywhere has words in both languages, and no word is left over."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import assess
from assess.assessment import Assessment
from assess.i18n import translator
from assess.i18n.patterns import FORMS
from assess.i18n.problems import WORDS, describe, line
from assess.problems import Problem
from assess.rubric import Benchmark, Dimension, Manifest, SeedQuestion, Source
from assess.storage.database import _SQLITE_CODES
from assess.validation import WRONG_TYPE

PACKAGE = Path(assess.__file__).parent
RAISING = {
    "Problem",
    "problem",
    "_stop",
    "_refuse",
    "_shared",
    "_fault",
    "fault",
    "too_many",
    "DatabaseUnusable",
}
TABLES = {"WRONG_TYPE": WRONG_TYPE.values(), "code": _SQLITE_CODES.values()}
"""Codes that are looked up rather than written where they are raised, by the name they are looked up in."""
NOT_PARAMS = {"file", "line", "path", "params"}
FILLED_BY_FUNCTION = {
    "_refuse": {"found"},
    "_shared": {"found", "count", "total", "limit"},
    "too_many": {"rows", "across"},
}


@dataclass(frozen=True)
class Raised:
    where: str
    code: str
    params: frozenset[str] | None
    """None where they cannot be read off the call."""


def raised() -> Iterator[Raised]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                own = {arg.arg for arg in function.args.args}
                yield from _raised_in(function, own, str(path.relative_to(PACKAGE)))


def _raised_in(function: ast.FunctionDef, own: set[str], file: str) -> Iterator[Raised]:
    for node in _inside(function):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in RAISING:
            for code in _codes(node.args[0], own, f"{file}:{node.lineno}"):
                yield Raised(f"{file}:{node.lineno}", code, _params(node, name))


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a function but what stands in functions of its own."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _inside(child)


def _codes(node: ast.expr, own: set[str], where: str) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from [node.value] if node.value else []
    elif isinstance(node, ast.IfExp):
        yield from _codes(node.body, own, where)
        yield from _codes(node.orelse, own, where)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        yield from TABLES[node.value.id]
    elif isinstance(node, ast.Name) and node.id not in own:
        yield from TABLES[node.id]
    else:
        passed_on = isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and node.attr == "code")
        assert passed_on, f"{where}: write the code of the problem out"


def _params(call: ast.Call, name: str) -> frozenset[str] | None:
    given = set(FILLED_BY_FUNCTION.get(name, ()))
    dicts = [arg for arg in call.args if isinstance(arg, ast.Dict)]
    for keyword in call.keywords:
        if keyword.arg is None:
            return None
        if keyword.arg == "params":
            if not isinstance(keyword.value, ast.Dict):
                return None
            dicts.append(keyword.value)
        elif keyword.arg not in NOT_PARAMS:
            given.add(keyword.arg)
    if any(isinstance(arg, ast.Attribute) and arg.attr == "params" for arg in call.args):
        return None
    return frozenset(given | {str(ast.literal_eval(key)) for d in dicts for key in d.keys if key})


RAISED = list(raised())
MESSAGES = {code: WORDS[code] for code in WORDS if not code.endswith("_near")}


def fields(message: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(message) if field}


def test_every_code_has_words_and_every_word_is_used() -> None:
    assert {r.code for r in RAISED} == set(MESSAGES)


def test_the_search_finds_what_is_raised() -> None:
    """So that the test above cannot pass because nothing was found."""
    assert len(RAISED) > 90
    assert {"not_found", "duplicate_key", "newer_rubric", "overlap", "database_busy"} <= {
        r.code for r in RAISED
    }


def test_every_field_of_a_message_is_filled() -> None:
    for r in RAISED:
        if r.params is not None:
            assert fields(WORDS[r.code]) <= r.params, f"{r.where}: {r.code}"


def test_a_message_says_what_is_wrong_and_what_would_be_right() -> None:
    for code, message in WORDS.items():
        assert ("; " in message) or message.rstrip().endswith("?"), code
        assert not message.endswith("."), code


@pytest.mark.parametrize("code", WORDS)
def test_a_message_is_translated(code: str) -> None:
    english, chinese = WORDS[code], translator("zh")(WORDS[code])

    assert chinese != english
    assert fields(chinese) == fields(english)


def patterns() -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                found.add(node["pattern"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    for model in (Assessment, Dimension, Manifest, Source, SeedQuestion, Benchmark):
        walk(TypeAdapter(model).json_schema(by_alias=True))
    return found


def test_every_pattern_of_the_models_has_words() -> None:
    assert patterns() == set(FORMS)
    for words in FORMS.values():
        assert translator("zh")(words) != words


def test_a_line_names_file_line_field_fault_and_remedy() -> None:
    problem = Problem(
        "out_of_range", "a.json", 7, "answers.ip.copyright.level", {"found": "7", "expected": "≤ 4"}
    )

    assert line(problem, translator("en")) == (
        "a.json:7: answers.ip.copyright.level: 7 is out of range; it should be ≤ 4"
    )
    assert line(problem, translator("zh")) == "a.json:7: answers.ip.copyright.level: 7 超出范围；应当 ≤ 4"


def test_what_is_not_known_is_left_out() -> None:
    assert line(Problem("empty_file", "<stdin>"), translator("en")).startswith("<stdin>: the file is empty;")
    assert line(Problem("too_complex"), translator("en")).startswith("too many values")


def test_somebody_elses_text_stays_on_one_line_and_does_not_steer_the_terminal() -> None:
    found = "\x1b[31mred\nnext\u202egnp.exe\ud800" + "长" * 500

    said = describe(Problem("unknown_criterion", params={"found": found, "near": ""}), translator("en"))

    assert said.isprintable()
    assert len(said) < 250
    assert "\\u001b[31mred\\u000anext\\u202e" in said


def test_what_a_text_quotes_is_never_taken_for_a_field() -> None:
    said = describe(Problem("missing", params={"field": "{near} {0} %s"}), translator("en"))

    assert said == '"{near} {0} %s" is missing; add it'
