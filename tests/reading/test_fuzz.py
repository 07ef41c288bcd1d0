"""Whatever stands in a file: an assessment comes out of it, or problems with words; never anything else."""

import copy
import json
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment
from assess.assessment_file import dump_assessment, load_assessment
from assess.economics.appraisal import appraise
from assess.i18n import translator
from assess.i18n.problems import line
from assess.lint import lint
from assess.loading import Folder, shipped_rubric
from assess.problems import InputError, Problem
from assess.samples import sample_bytes
from assess.scoring import score
from tests.content.planting import MINI, copy_of_mini
from tests.economics.strategies import EXAMPLE

RUBRIC = shipped_rubric()
CONTENT = json.loads(sample_bytes("model-maker"))
CONTENT["economics"] = {**EXAMPLE, "currency": CONTENT["profile"]["currency"]}
GOOD = json.dumps(CONTENT, ensure_ascii=False, indent=1).encode()
NAMES = st.sampled_from(["f.json", "f.yaml", "<stdin>"])

odd_text = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            " ",
            "\x00",
            "\x1b[2J",
            "\ud800",
            "\u2028",
            "𠮷龘",
            "\ufeff",
            "null",
            "2026-02-30",
            "0001-01-01",
            "9" * 5000,
        ]
    ),
    st.text(alphabet="{}[]:,#&*!|>'\"%@`-? \n\t.", max_size=20),
)
odd_number = st.one_of(
    st.integers(),
    st.sampled_from([-1, 5, 2**63, 2**64, 10**350, 10**399]),
    st.floats(allow_nan=False, allow_infinity=False),
)
scalar = st.one_of(st.none(), st.booleans(), odd_number, odd_text)
known_key = st.sampled_from(
    [
        "kind",
        "level",
        "evidence",
        "label",
        "expires",
        "note",
        "reason",
        "stage",
        "as_of",
        "answers",
        "ip.copyright",
        "amounts",
        "driver",
        "churn",
        "lines",
    ]
)
any_json = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(known_key | odd_text, inner, max_size=4),
    max_leaves=12,
)


def in_words(problems: tuple[Problem, ...] | list[Problem]) -> None:
    assert problems
    for problem in problems:
        assert problem.code != "invalid", problem
        for locale in ("en", "zh"):
            said = line(problem, translator(locale))
            assert not {unicodedata.category(char) for char in said} & {"Cc", "Cs", "Zl", "Zp"}
            assert len(said) < 2_000


def check(data: bytes, file: str) -> Assessment | None:
    """What every input must satisfy; the assessment, if it is one."""
    try:
        assessment = load_assessment(data, file, RUBRIC)
    except InputError as error:
        in_words(error.problems)
        return None
    assert load_assessment(dump_assessment(assessment), "again.json", RUBRIC) == assessment
    card = score(RUBRIC, assessment)
    json.dumps(card.model_dump(mode="json"), allow_nan=False)
    if assessment.economics is not None:
        json.dumps(appraise(assessment.economics, n=2).model_dump(), allow_nan=False)
    return assessment


@settings(max_examples=300)
@given(st.binary(max_size=300), NAMES)
@example(b"\xef\xbb\xbf", "f.json")
@example(b"\xff\xfe{\x00}\x00", "f.json")
@example(b"--- !!set {a}\n", "f.yaml")
@example(b"%YAML 9.9\n---\na: 1", "f.yaml")
@example(b"? [a]\n: b", "f.yaml")
@example(b"a: |\n  x\n b", "f.yaml")
@example(b'"\\ud800": 1', "f.yaml")
def test_any_bytes(data: bytes, file: str) -> None:
    assert check(data, file) is None


@settings(max_examples=300)
@given(st.text(alphabet="{}[]:,#&*!|>'\"%@`-? \n\tab1.e+~<=", max_size=60), NAMES)
def test_any_punctuation(text: str, file: str) -> None:
    assert check(text.encode(), file) is None


@settings(max_examples=300)
@given(any_json, st.sampled_from(["f.json", "<stdin>"]))
def test_any_json(content: Any, file: str) -> None:
    assert check(json.dumps(content).encode(), file) is None


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += places(inner, (*path, key))
    return found


PLACES = places(CONTENT)
MONEY = [place for place in PLACES if place[0] == "economics"]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A good file with one to three values replaced, taken out, or put in."""
    content = copy.deepcopy(CONTENT)
    for _ in range(draw(st.integers(1, 3))):
        *inner, last = draw(st.sampled_from(PLACES) | st.sampled_from(MONEY))
        parent: Any = content
        for key in inner:
            parent = parent[key] if _has(parent, key) else None
        if not _has(parent, last):
            continue
        how = draw(st.sampled_from(["replace", "remove", "add"]))
        if how == "replace":
            parent[last] = draw(any_json)
        elif how == "remove":
            del parent[last]
        elif isinstance(parent, dict):
            parent[draw(known_key | odd_text)] = draw(any_json)
        else:
            parent.insert(0, draw(any_json))
    return content


def _has(parent: Any, key: Any) -> bool:
    if isinstance(parent, dict):
        return key in parent
    return isinstance(parent, list) and isinstance(key, int) and key < len(parent)


@settings(max_examples=300)
@given(mutated())
def test_a_good_file_with_values_changed(content: Any) -> None:
    check(json.dumps(content).encode(), "f.json")


@settings(max_examples=100)
@given(mutated())
def test_a_good_file_with_values_changed_as_yaml(content: Any) -> None:
    check(yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode("utf-8", "replace"), "f.yaml")


@settings(max_examples=300)
@given(st.data(), NAMES)
def test_a_good_file_with_bytes_changed(data: st.DataObject, file: str) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    length = data.draw(st.sampled_from([0, 1, 2, 50, len(GOOD)]))
    piece = data.draw(
        st.binary(max_size=4) | st.sampled_from([b'"', b"}", b"]", b",", b":", b"\n", b"#", b"0"])
    )

    check(GOOD[:start] + piece + GOOD[start + length :], file)


def test_the_mutations_reach_valid_files_too() -> None:
    """So that the tests above do not only see refusals."""
    assert check(GOOD, "f.json") is not None
    assert check(yaml.safe_dump(CONTENT, allow_unicode=True).encode(), "f.yaml") is not None


FILES = sorted(path.name for path in MINI.iterdir())


@settings(max_examples=100)
@given(st.sampled_from(FILES), st.data())
def test_a_rubric_folder_with_lines_changed(name: str, data: st.DataObject) -> None:
    rows = (MINI / name).read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(rows) - 1))
        key = rows[at].partition(":")[0]
        new = data.draw(
            st.sampled_from(
                ["", rows[at] + " ", f"{key}: 1", f"{key}:", f"{key}: []", f"{key}: [a]", f"{key}: {{}}"]
            )
            | odd_text.map(lambda text, key=key: f"{key}: {json.dumps(text)}")
        )
        rows[at] = new
    with tempfile.TemporaryDirectory() as temporary:
        folder = copy_of_mini(Path(temporary))
        (folder / name).write_text("\n".join(rows), encoding="utf-8")

        problems = lint(Folder(folder))

        for problem in problems:
            assert problem.file
        if problems:
            in_words(problems)
