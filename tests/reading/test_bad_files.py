"""Files that are no assessment: a clear line for each problem, exit 2, no traceback, nothing written."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assess.cli import app
from assess.documents import MAX_BYTES
from assess.loading import shipped_rubric
from assess.samples import sample_bytes

GOOD = json.loads(sample_bytes("model-maker"))
for optional in ("annual_revenue", "headcount"):
    GOOD["profile"].pop(optional, None)
INDENTED = json.dumps(GOOD, ensure_ascii=False, indent=1)

HERE = shipped_rubric().version


def run(*arguments: object, stdin: bytes | None = None) -> tuple[int, str, list[str]]:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, env={"LC_ALL": "C"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr.splitlines()


def line_of(text: str, piece: str) -> int:
    assert text.count(piece) == 1
    return text[: text.index(piece)].count("\n") + 1


# Files that cannot be read as JSON or YAML at all: bytes, name, and what is said of them.

ALIASES = b"a: &a [lol, lol, lol, lol]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n"
EMPTY = "the file is empty; it should hold one JSON or YAML document"
NOT_UTF8 = "the file is not text in UTF-8; save it as UTF-8, or check that it is the right file"
NOT_JSON = "correct it here or just before"
NOT_YAML = "correct it here or just before, and put text with : or # in quotes"
TOO_DEEP = "brackets are nested more than 60 deep; a file has fewer than ten levels"
UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "not JSON": (
        "f.json", b'{"format": \n assess}', f"f.json:2: not valid JSON (a value is missing); {NOT_JSON}",
    ),
    "JSON that stops": (
        "f.json", b'{"a": 1,\n"b": "x',
        f"f.json:2: not valid JSON (a text is not closed by a quote); {NOT_JSON}",
    ),
    "two JSON documents": (
        "f.json", b"{}\n{}",
        f"f.json:2: not valid JSON (something follows the end of the document); {NOT_JSON}",
    ),
    "not YAML": (
        "f.yaml", b"a: [1\nb: 2\n",
        f"f.yaml:2: not valid YAML (a comma or ] is missing); {NOT_YAML}",
    ),
    "a tab in YAML": (
        "f.yaml", b"a:\n\tb: 1\n",
        f"f.yaml:2: not valid YAML (a character that nothing begins with); {NOT_YAML}",
    ),
    "empty": ("f.json", b"", f"f.json: {EMPTY}"),
    "blank": ("f.yaml", b" \n\n", f"f.yaml: {EMPTY}"),
    "only a comment": ("f.yaml", b"# hi\n", f"f.yaml: {EMPTY}"),
    "binary": (
        "f.json", bytes(range(256)),
        f"f.json: {NOT_UTF8}",
    ),
    "UTF-16": (
        "f.json", INDENTED.encode("utf-16"),
        f"f.json: {NOT_UTF8}",
    ),
    "200,000 brackets": ("f.json", b"[" * 200_000, f"f.json:1: {TOO_DEEP}"),
    "200,000 closed brackets": ("f.json", b"[" * 100_000 + b"]" * 100_000, f"f.json:1: {TOO_DEEP}"),
    "200,000 brackets in a field": ("f.json", b'{"a":\n' + b"[" * 200_000, f"f.json:2: {TOO_DEEP}"),
    "200,000 braces in YAML": (
        "f.yaml", b"{" * 200_000, "f.yaml:1: a list or mapping is used as a key; a key is plain text",
    ),
    "200,000 dashes in YAML": ("f.yaml", b"- " * 200_000, f"f.yaml:1: {'.'.join('0' * 59)}: {TOO_DEEP}"),
    "aliases that explode": (
        "f.yaml", ALIASES, "f.yaml:1: a: &a is a YAML anchor or alias; write the value out in full",
    ),
    "a YAML tag": (
        "f.yaml", b"format: x\nid: !!python/object/apply:os.system [id]\n",
        "f.yaml:2: id: tag:yaml.org,2002:python/object/apply:os.system is a YAML tag; "
        "write plain text, numbers, lists and mappings",
    ),
    "two YAML documents": (
        "f.yaml", b"a: 1\n---\nb: 2\n",
        "f.yaml:2: a second YAML document begins here; keep one document in a file",
    ),
    "a control character in YAML": (
        "f.yaml", "a: 中文\nb: \x07\n".encode(),
        "f.yaml:2: the character U+0007 is not allowed in a text file; take it out",
    ),
    "a control character in JSON": (
        "f.json", b'{"a":\n"\x07"}',
        f"f.json:2: not valid JSON (a line break or control character stands in a text); {NOT_JSON}",
    ),
    "too many values": (
        "f.json", b"[" + b"0," * 2_000_000 + b"0]",
        "f.json: too many values for a file of this kind; check that it is the right file",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)

    assert run("score", file) == (2, "", [f"{tmp_path}/{says}"])


@pytest.mark.parametrize("name", ["f.json", "f.yaml", "no-ending"])
def test_a_file_over_five_megabytes_is_refused_unread(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with file.open("wb") as sparse:
        sparse.truncate(MAX_BYTES + 1)

    says = "the file is over 5 MB; at most 5 MB are read"
    assert run("score", file) == (2, "", [f"{file}: {says}"])
    assert run("score", "-", stdin=b" " * (MAX_BYTES + 1)) == (2, "", [f"<stdin>: {says}"])
    assert run("score", "/dev/zero") == (2, "", [f"/dev/zero: {says}"])


def test_a_folder(tmp_path: Path) -> None:
    assert run("score", tmp_path) == (2, "", [f"{tmp_path}: this is a folder; name a file in it"])


@contextmanager
def without_privileges() -> Iterator[None]:
    """As a user who may not read everything, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "secret.json"
    file.write_bytes(sample_bytes("model-maker"))
    file.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if os.access(folder, os.W_OK) and folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o011)

    with without_privileges():
        ran = run("score", file)

    assert ran == (2, "", [f"{file}: the file cannot be read (Permission denied); check who may read it"])


def test_an_output_folder_without_permission(tmp_path: Path) -> None:
    run("score", "nothing")  # so that all that is needed is loaded
    output = tmp_path / "closed"
    output.mkdir(mode=0o555)
    for folder in tmp_path.parents[:3]:
        if os.access(folder, os.W_OK) and folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o011)
    tmp_path.chmod(0o755)

    with without_privileges():
        ran = run("new", "-o", output / "new.json")

    says = (
        "the file cannot be written (Permission denied); choose another place, or check who may write there"
    )
    assert ran == (2, "", [f"{output}/new.json: {says}"])
    assert list(output.iterdir()) == []


# Files that are JSON, but no assessment: what to change in a good one, and what is said of it.


def put(path: str, value: object) -> Callable[[Any], None]:
    """A change that puts a value at a place; criteria are written with a dash for their dot."""

    def change(content: Any) -> None:
        *inner, last = [part.replace("-", ".") for part in path.split(".")]
        for part in inner:
            content = content[part]
        content[last] = value

    return change


LEVEL = "answers.ip-assignment.level"
WRONG: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "level 7": (put(LEVEL, 7), "answers.ip.assignment.level", "7 is out of range; it should be ≤ 4"),
    "level -1": (put(LEVEL, -1), "answers.ip.assignment.level", "-1 is out of range; it should be ≥ 0"),
    "true as level": (
        put(LEVEL, True), "answers.ip.assignment.level",
        "true is not a whole number; write one without quotes or decimals",
    ),
    "text as level": (
        put(LEVEL, "3"), "answers.ip.assignment.level",
        '"3" is not a whole number; write one without quotes or decimals',
    ),
    "level 2.5": (
        put(LEVEL, 2.5), "answers.ip.assignment.level",
        "2.5 is not a whole number; write one without quotes or decimals",
    ),
    "null as level": (
        put(LEVEL, None), "answers.ip.assignment.level",
        "null is not a whole number; write one without quotes or decimals",
    ),
    "a kind that does not exist": (
        put("answers.ip-assignment.kind", "maybe"), "answers.ip.assignment.kind",
        '"maybe" is not possible here; write one of: level, not_applicable, unknown',
    ),
    "a level where an answer is meant": (
        put("answers.ip-assignment", 3), "answers.ip.assignment",
        "3 is not a mapping; write the fields with their values, as in the template",
    ),
    "null where an answer is meant": (
        put("answers.ip-assignment", None), "answers.ip.assignment",
        "null is not a mapping; write the fields with their values, as in the template",
    ),
    "no reason": (
        put("answers.ip-assignment", {"kind": "not_applicable", "reason": ""}),
        "answers.ip.assignment.reason",
        "this is empty; write at least one character or entry",
    ),
    "a criterion that does not exist": (
        put("answers.ip-asignment", {"kind": "unknown"}), "answers.ip.asignment",
        'the rubric has no criterion "ip.asignment"; did you mean "ip.assignment"?',
    ),
    "a criterion like no other": (
        put("answers.zzz", {"kind": "unknown"}), "answers.zzz",
        'the rubric has no criterion "zzz"; take it out, or check its spelling',
    ),
    "a criterion that does not exist, without a kind": (
        put("answers.nope-nope", {"level": 1}), "answers.nope.nope",
        'the rubric has no criterion "nope.nope"; take it out, or check its spelling',
    ),
    "a criterion that does not exist, wrong in many ways": (
        put("answers.ip-asignment", {"kind": "level", "level": 9, "x": 1}), "answers.ip.asignment",
        'the rubric has no criterion "ip.asignment"; did you mean "ip.assignment"?',
    ),
    "a field that does not exist": (
        put("profile.colour", "red"), "profile.colour",
        'there is no field "colour"; take it out, or check its spelling',
    ),
    "a list as profile": (
        put("profile", []), "profile",
        "[] is not a mapping; write the fields with their values, as in the template",
    ),
    "a stage that does not exist": (
        put("profile.stage", "Seed"), "profile.stage",
        '"Seed" is not possible here; write one of: idea, pre_seed, seed, series_a, growth',
    ),
    "no market": (
        put("profile.markets", []), "profile.markets",
        "this is empty; write at least one character or entry",
    ),
    "text as markets": (
        put("profile.markets", "cn"), "profile.markets",
        '"cn" is not a list; write [ … ] with a value for each entry',
    ),
    "text as a yes": (
        put("profile.personal_data", "yes"), "profile.personal_data",
        '"yes" is neither true nor false; write one of the two, without quotes',
    ),
    "a small currency": (
        put("profile.currency", "cny"), "profile.currency",
        '"cny" is not of the right form; it should be three capital letters, such as CNY',
    ),
    "a day that does not exist": (
        put("profile.as_of", "2026-02-30"), "profile.as_of",
        '"2026-02-30" is not a date; write the day as 2026-11-23',
    ),
    "a number as a day": (
        put("profile.as_of", 20261123), "profile.as_of",
        "20261123 is not a date; write the day as 2026-11-23",
    ),
    "a moment as a day": (
        put("profile.as_of", "2026-11-23T10:00:00Z"), "profile.as_of",
        '"2026-11-23T10:00:00Z" is not a date; write the day as 2026-11-23',
    ),
    "a company as long as a book": (
        put("profile.company", "x" * 20_001), "profile.company",
        "this is too long; at most 20000 characters or entries",
    ),
    "an amount below zero": (
        put("profile.annual_revenue", -1), "profile.annual_revenue", "-1 is out of range; it should be ≥ 0",
    ),
    "a rate of zero": (
        put("profile.fx_per_usd", 0), "profile.fx_per_usd", "0 is out of range; it should be ≥ 1e-15",
    ),
    "more people than anybody could count": (
        put("profile.personal_records", 10**399), "profile.personal_records",
        f"{str(10**399)[:57]}… is out of range; it should be ≤ 1e+15",
    ),
    "an amount that is no number": (
        put("profile.annual_revenue", "1m"), "profile.annual_revenue",
        '"1m" is not a number; write one without quotes',
    ),
    "an amount beyond all numbers": (
        put("profile.annual_revenue", 10**350), "profile.annual_revenue",
        f"{10**350} cannot be used as a number; write a finite one",
    ),
    "an id with a slash": (
        put("id", "../etc"), "id",
        '"../etc" is not of the right form; '
        "it should be at most 80 letters, digits, dots, hyphens and underscores",
    ),
    "a newer format": (
        put("format", "assess/assessment@2"), "format",
        "assess/assessment@2 is newer than this version of Assess, which reads assess/assessment@1; "
        "update Assess",
    ),
    "another format": (
        put("format", "assess/scorecard@1"), "format",
        "assess/scorecard@1 is another kind of file; this should be assess/assessment@1",
    ),
    "a number as format": (
        put("format", 1), "format", "1 is not possible here; write one of: assess/assessment@1",
    ),
    "a newer rubric": (
        put("rubric.version", "99.0.0"), "rubric.version",
        f"made with rubric version 99.0.0, newer than {HERE}, which is here; update Assess",
    ),
    "another rubric": (
        put("rubric.id", "other"), "rubric.id",
        'made with the rubric "other"; choose that rubric, or a file made with "ai-startup"',
    ),
    "a version of digits without end": (
        put("rubric.version", "1.0." + "9" * 5000), "rubric.version",
        f'"1.0.{"9" * 52}… is not of the right form; '
        "it should be a version such as 1.0.0",
    ),
    "half a character": (
        put("title", "x\ud800"), "title",
        "half of a character (a lone surrogate); write the whole character, or take it out",
    ),
    "a mark on a criterion that does not exist": (
        put("later", ["ip.nothing"]), "later",
        'the rubric has no criterion "ip.nothing"; take it out, or check its spelling',
    ),
    "an expiry that is no day": (
        put("answers.ip-assignment.evidence", [{"label": "x", "expires": "soon"}]),
        "answers.ip.assignment.evidence.0.expires", '"soon" is not a date; write the day as 2026-11-23',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "field", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named_with_its_line_and_the_remedy(
    tmp_path: Path, change: Callable[[Any], None], field: str, says: str
) -> None:
    content = json.loads(sample_bytes("model-maker"))
    change(content)
    text = json.dumps(content, indent=1)
    (tmp_path / "f.json").write_text(text, encoding="utf-8")

    code, out, complaints = run("score", tmp_path / "f.json")

    assert (code, out, len(complaints)) == (2, "", 1)
    place, shown, message = complaints[0].removeprefix(f"{tmp_path}/").split(": ", 2)
    assert (shown, message) == (field, says if len(says) < 300 else message)
    number = int(place.removeprefix("f.json:"))
    assert json.dumps(field.split(".")[-1])[1:-1] in text.splitlines()[number - 1] or field[-1].isdigit()


@pytest.mark.parametrize("content", ["[]", "3", '"text"', "null", "true"])
def test_json_that_is_no_object(tmp_path: Path, content: str) -> None:
    (tmp_path / "f.json").write_text(content, encoding="utf-8")

    says = f"{content} is not a mapping; write the fields with their values, as in the template"
    assert run("score", tmp_path / "f.json") == (2, "", [f"{tmp_path}/f.json:1: {says}"])


@pytest.mark.parametrize("found", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none(tmp_path: Path, found: str) -> None:
    text = INDENTED.replace('"profile": {', f'"profile": {{\n  "annual_revenue":\n   {found},')
    (tmp_path / "NaN.json").write_text(text, encoding="utf-8")

    line = line_of(text, '"annual_revenue":\n   ' + found) + 1
    says = f"{found} cannot be used as a number; write a finite one"
    assert run("score", tmp_path / "NaN.json") == (
        2, "", [f"{tmp_path}/NaN.json:{line}: profile.annual_revenue: {says}"],
    )  # fmt: skip


def test_keys_that_stand_twice_are_named_each(tmp_path: Path) -> None:
    text = INDENTED.replace('"mode": "full",', '"mode": "full",\n "mode": "quick",\n "title": "again",')
    (tmp_path / "f.json").write_text(text, encoding="utf-8")

    says = "appears twice; keep one of the two"
    quick, again = line_of(text, '"quick"'), line_of(text, '"again"')
    assert run("score", tmp_path / "f.json") == (
        2, "", [
            f'{tmp_path}/f.json:{quick}: mode: "mode" {says}',
            f'{tmp_path}/f.json:{again}: title: "title" {says}',
        ],
    )  # fmt: skip


def test_a_number_of_5000_digits(tmp_path: Path) -> None:
    text = INDENTED.replace('"profile": {', f'"profile": {{\n  "headcount": {"9" * 5000},')
    (tmp_path / "f.json").write_text(text, encoding="utf-8")

    code, out, (said,) = run("score", tmp_path / "f.json")
    assert (code, out) == (2, "")
    assert said.endswith("profile.headcount: this number has too many digits; write one of at most 400")


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    content = json.loads(sample_bytes("model-maker"))
    del content["profile"]["stage"]
    content["profile"]["stag"] = "seed"
    content["profile"]["headcount"] = 1.5
    content["answers"]["ip.assignment"]["level"] = 9
    content["mode"] = "slow"
    (tmp_path / "f.json").write_text(json.dumps(content, indent=1), encoding="utf-8")

    code, _, complaints = run("score", tmp_path / "f.json")

    assert code == 2
    assert sorted(said.split(": ", 2)[1] for said in complaints) == [
        "answers.ip.assignment.level", "mode", "profile.headcount", "profile.stag", "profile.stage",
    ]  # fmt: skip
    assert any('did you mean "stage"?' in said for said in complaints)


def test_standard_input_is_named_as_such() -> None:
    assert run("score", "-", stdin=b'{"format":\n') == (
        2, "", ["<stdin>:2: not valid JSON (a value is missing); correct it here or just before"],
    )  # fmt: skip


def test_hostile_names_and_values_stay_on_one_line(tmp_path: Path) -> None:
    content = json.loads(sample_bytes("model-maker"))
    content["answers"]["\x1b[31m\n\u202e" + "k" * 10_000] = {"kind": "unknown"}
    (tmp_path / "f.json").write_text(json.dumps(content), encoding="utf-8")

    code, _, complaints = run("score", tmp_path / "f.json")

    assert code == 2
    assert len(complaints) == 1
    assert complaints[0].isprintable()
    assert len(complaints[0]) < 600


def test_of_thousands_of_problems_a_thousand_are_told(tmp_path: Path) -> None:
    content = json.loads(sample_bytes("model-maker"))
    content["answers"] = {f"ip.assignment_{i}": {"kind": "unknown"} for i in range(20_000)}
    (tmp_path / "f.json").write_text(json.dumps(content), encoding="utf-8")

    code, _, complaints = run("score", tmp_path / "f.json")

    assert (code, len(complaints)) == (2, 1001)
    assert complaints[-1] == f"{tmp_path}/f.json: 19000 more problems; correct these first"


@pytest.mark.parametrize("command", ["score", "compare", "report"])
def test_no_command_leaves_anything_behind(tmp_path: Path, command: str) -> None:
    (tmp_path / "bad.yaml").write_bytes(ALIASES)
    arguments = {
        "score": [tmp_path / "bad.yaml"],
        "compare": [tmp_path / "bad.yaml", tmp_path / "bad.yaml"],
        "report": [tmp_path / "bad.yaml", "-o", tmp_path / "out.pdf"],
    }[command]

    code, out, complaints = run(command, *arguments, "--json")

    assert (code, out) == (2, "")
    assert complaints
    assert [p.name for p in tmp_path.iterdir()] == ["bad.yaml"]


def test_what_a_parser_says_is_told_in_the_reader_s_language(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_bytes(b'{"a": 1,,}')
    result = CliRunner().invoke(app, ["score", str(tmp_path / "f.json"), "--lang", "zh"])
    assert "缺一个用双引号括起来的名称" in result.stderr
