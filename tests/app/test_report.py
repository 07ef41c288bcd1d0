"""The report from the browser: the same bytes as from the command line, in the language and format chosen."""

from typing import Any

import pytest

from assess.app.widgets.report_file import file_name, report_bytes
from assess.assessment import Assessment, LevelAnswer, RubricRef
from assess.loading import shipped_rubric
from assess.report import FORMATS, Format, render
from assess.storage import Repository
from assess.text import LOCALES, Locale
from tests.app.conftest import Open, make, profile, words

RUBRIC = shipped_rubric()


def assessment(company: str = "Example") -> Assessment:
    return Assessment(
        id="a1",
        rubric=RubricRef(id=RUBRIC.id, version=RUBRIC.version),
        profile=profile(company=company),
        answers={RUBRIC.criteria[0].id: LevelAnswer(level=2)},
    )


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_download_is_the_report_of_that_day(fmt: Format, locale: Locale) -> None:
    one = assessment()
    assert report_bytes(one, fmt, locale) == render(RUBRIC, one, fmt, locale)


def test_a_changed_answer_changes_the_report() -> None:
    one = assessment()
    other = one.model_copy(update={"answers": {RUBRIC.criteria[0].id: LevelAnswer(level=3)}})
    assert report_bytes(one, "json", "en") != report_bytes(other, "json", "en")


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ("Example", "Example-2026-11-23-en.pdf"),
        ("示例 公司", "示例-公司-2026-11-23-en.pdf"),
        ("../../etc/passwd\x00", "etc-passwd-2026-11-23-en.pdf"),
        ("<>:|?*", "assess-2026-11-23-en.pdf"),
        ("x" * 500, "x" * 40 + "-2026-11-23-en.pdf"),
    ],
)
def test_the_file_name_is_safe_everywhere(company: str, expected: str) -> None:
    assert file_name(assessment(company), "pdf", "en") == expected


def test_language_and_format_are_chosen_and_the_button_says_what_comes(
    store: Repository, open_app: Open
) -> None:
    make(store, answers={RUBRIC.criteria[0].id: LevelAnswer(level=2)})
    at = open_app("report", a="a1")
    assert at.radio(key="report/language/en").value == "en"
    for fmt in FORMATS:
        at.radio(key="report/format").set_value(fmt).run()
        assert not at.exception
        buttons: list[Any] = list(at.get("download_button"))
        assert fmt.upper() in buttons[0].proto.label
    assert "23 November 2026" in words(at)
