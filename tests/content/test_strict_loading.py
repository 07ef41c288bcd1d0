"""The mistakes that plain YAML swallows: each is an error with its file, its line and the remedy."""

from pathlib import Path

import jsonschema
import pytest

from assess.cli.schemas import schema_of
from assess.documents import parse
from assess.loading import load_rubric, shipped_folder, shipped_rubric
from tests.content.planting import Mistake, change, copy_of_mini, expected, line_of, lines_for

FIRST = "topics.0.criteria.0"

MISTAKES = {
    "a language is missing": Mistake(
        "ip.yaml",
        "          0:\n            en: Nothing has been recorded anywhere.\n            zh: 没有任何登记。\n",
        "          0:  # here\n            en: Nothing has been recorded anywhere.\n",
        at="# here",
        field=f"{FIRST}.levels.0.zh",
        says='"zh" is missing; add it',
    ),
    "a text that begins with #": Mistake(
        "ip.yaml",
        "en: Nothing has been recorded anywhere.",
        "en: #1 priority",
        at="#1 priority",
        field=f"{FIRST}.levels.0.en",
        says="null is not text; write text, in quotes where it looks like something else",
    ),
    "a key twice": Mistake(
        "ip.yaml",
        "        weight: 2\n",
        "        weight: 2\n        weight: 4\n",
        at="weight: 4",
        field=f"{FIRST}.weight",
        says='"weight" appears twice; keep one of the two',
    ),
    "an unquoted colon": Mistake(
        "ip.yaml",
        "en: Nothing has been recorded anywhere.",
        "en: None: no talks",
        at="None: no talks",
        field="",
        says="not valid YAML (a colon stands where none may stand); "
        "correct it here or just before, and put text with : or # in quotes",
    ),
    "a weight of 6": Mistake(
        "ip.yaml",
        "weight: 2",
        "weight: 6",
        at="weight: 6",
        field=f"{FIRST}.weight",
        says="6 is out of range; it should be ≤ 5",
    ),
    "a weight of 1.5": Mistake(
        "ip.yaml",
        "weight: 2",
        "weight: 1.5",
        at="weight: 1.5",
        field=f"{FIRST}.weight",
        says="1.5 is not a whole number; write one without quotes or decimals",
    ),
    "a target of 5": Mistake(
        "ip.yaml",
        "series_a: 3, growth: 4}",
        "series_a: 3, growth: 5}",
        at="growth: 5",
        field=f"{FIRST}.target.growth",
        says="5 is out of range; it should be ≤ 4",
    ),
    "a stage that does not exist": Mistake(
        "ip.yaml",
        "from: seed",
        "from: series_b",
        at="series_b",
        field=f"{FIRST}.gate.from",
        says='"series_b" is not possible here; write one of: idea, pre_seed, seed, series_a, growth',
    ),
    "an id with a capital": Mistake(
        "ip.yaml",
        "id: ip.trademark",
        "id: ip.Trademark",
        at="ip.Trademark",
        field="topics.0.criteria.1.id",
        says='"ip.Trademark" is not of the right form; it should be an id such as ip.copyright',
    ),
    "a source item that is a number": Mistake(
        "ip.yaml",
        'seed: ["3.1"]',
        "seed: [3.1]",
        at="seed: [3.1]",
        field=f"{FIRST}.seed.0",
        says="3.1 is not text; write text, in quotes where it looks like something else",
    ),
    "a version of two numbers": Mistake(
        "rubric.yaml",
        "version: 1.1.0",
        'version: "1.1"',
        at='"1.1"',
        field="version",
        says='"1.1" is not of the right form; it should be a version such as 1.0.0',
    ),
    "an effort of no days": Mistake(
        "ip.yaml",
        "{days: 3, role: legal, after",
        "{days: 0, role: legal, after",
        at="days: 0,",
        field=f"{FIRST}.levels.3.step.days",
        says="0 is out of range; it should be > 0",
    ),
    "a benchmark of no figure": Mistake(
        "benchmarks.yaml",
        "figure: ltv_cac",
        "figure: npv",
        at="figure: npv",
        field="1.figure",
        says='"npv" is not possible here; write one of: cost_per_1m_tokens, cost_per_task, gross_margin, '
        "burn_multiple, ltv, ltv_cac, cac_payback_months, break_even_tokens",
    ),
    "a benchmark without a date": Mistake(
        "benchmarks.yaml",
        '  as_of: "2026"\n',
        "",
        at="figure: ltv_cac",
        field="1.as_of",
        says='"as_of" is missing; add it',
    ),
    "a benchmark of a vague date": Mistake(
        "benchmarks.yaml",
        '"2026-01"',
        "early 2026",
        at="early 2026",
        field="0.as_of",
        says='"early 2026" is not of the right form; it should be a day, a month such as "2026-01" or a year '
        'such as "2026"',
    ),
    "no evidence": Mistake(
        "team.yaml",
        "        evidence:\n          - en: Table of roles\n            zh: 岗位表\n",
        "        evidence: []\n",
        at="evidence: []",
        field=f"{FIRST}.evidence",
        says="this is empty; write at least one character or entry",
    ),
    "three bands": Mistake(
        "rubric.yaml",
        "  - id: strong\n    from: 90\n    means: {en: All is there., zh: 都有了。}\n",
        "",
        at="bands:",
        field="bands",
        says="there are too few entries; 4 are needed",
    ),
    "a dimension listed without a file": Mistake(
        "rubric.yaml",
        "[ip, team]",
        "[ip, team, risk]",
        at="business:",
        field="groups.business.2",
        says="there is no file risk.yaml for this dimension; write it, or take the dimension out",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(tmp_path: Path, mistake: Mistake) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / mistake.file, mistake.old, mistake.new)

    assert lines_for(folder) == [expected(folder, mistake)]


def test_a_misspelt_field_is_named_with_the_one_meant(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "team.yaml", "first_step:\n          en: List", "frist_step:\n          en: List")

    said = lines_for(folder)

    here, criterion = (
        line_of(folder / "team.yaml", "frist_step"),
        line_of(folder / "team.yaml", "id: team.skills"),
    )
    assert said == [
        f'team.yaml:{criterion}: {FIRST}.first_step: "first_step" is missing; add it',
        f'team.yaml:{here}: {FIRST}.frist_step: there is no field "frist_step"; did you mean "first_step"?',
    ]


def test_no_is_a_word(tmp_path: Path) -> None:
    """In YAML 1.1 it would be false, and the level would have no text."""
    folder = copy_of_mini(tmp_path)
    change(folder / "ip.yaml", "en: Nothing has been recorded anywhere.", "en: No")

    assert load_rubric(folder).by_id["ip.copyright"].levels[0].en == "No"


def test_every_problem_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "ip.yaml", "weight: 2\n", "weight: 9\n")
    change(folder / "ip.yaml", "series_a: 2, growth: 3}", "series_a: 2, growth: 7}")
    change(folder / "team.yaml", "weight: 4\n", "weight: heavy\n")
    change(folder / "sources.yaml", "kind: law", "kind: rumour")
    change(folder / "rubric.yaml", "min_coverage: 0.8", "min_coverage: 80")

    assert [said.split(":")[0] for said in lines_for(folder)] == [
        "ip.yaml",
        "ip.yaml",
        "rubric.yaml",
        "sources.yaml",
        "team.yaml",
    ]


def test_files_that_load_are_linted_while_another_does_not(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "ip.yaml", "weight: 2\n", "weight: 9\n")
    change(
        folder / "team.yaml",
        "en: Do founders earn their shares over time?",
        "en: Founders earn their shares.",
    )

    assert [said.split(":")[0] for said in lines_for(folder)] == ["ip.yaml", "team.yaml"]


def test_a_folder_that_is_no_rubric(tmp_path: Path) -> None:
    assert lines_for(tmp_path / "nowhere") == [
        f"{tmp_path}/nowhere: there is no such folder; name the folder that holds rubric.yaml"
    ]
    assert lines_for(tmp_path) == ["rubric.yaml: there is no such file or folder; check the path"]


def test_the_shipped_rubric_loads_and_every_dimension_file_fits_the_published_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema_of("rubric"))
    rubric = shipped_rubric()

    for dimension in rubric.dimensions:
        file = shipped_folder() / f"{dimension.id}.yaml"
        content = parse(file.read_bytes(), file.name).value
        assert [error.message for error in validator.iter_errors(content)] == []
