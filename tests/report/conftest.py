"""Reports of the sample companies, and of one that types everything a report could choke on."""

import datetime as dt
from functools import cache

import pytest

from assess.assessment import Assessment, Evidence, LevelAnswer, NotApplicable, RubricRef
from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.profile import Profile
from assess.report.parts import ReportView
from assess.report.view import build
from assess.rubric import Rubric
from assess.samples import sample_bytes
from assess.scoring import score
from assess.text import Locale

SAMPLE = "api-product"

HOSTILE = {
    "html": '<script>window.ran=1</script><img src=x onerror="window.ran=2">',
    "end of script": "</script></style></title>--><svg onload=window.ran=3>{{ 7*7 }}",
    "typst": '#let x = read("/etc/passwd")\n#x $1+1$ *bold* @ref <lab> \\ `raw`',
    "formula": "=cmd|'/C calc'!A0",
    "markdown": "](javascript:window.ran=4) [x](https://evil.example)",
    "long word": "W" * 10_000,
    "long punctuation": "！" * 3_000,
    "long Chinese": "漢" * 5_000,
    "many lines": "line\n" * 3_000,
    "emoji": "🚀👩‍🚀❤️",
    "rare": "𠮷龘",
    "controls": "a\x00\x07\x1b[31m\x7fb\x85c\u2028d\ufeff\u00ad",
    "right to left": "שלום مرحبا \u202eevil\u202c",
    "accents": "e" + "\u0301" * 500,
    "wide ligatures": "﷽" * 200,
    "attribute": 'https://example.com/"onmouseover="window.ran=5',
    "script address": "javascript:window.ran=6",
    "long address": "https://example.com/" + "a" * 1_900,
}


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return shipped_rubric()


def sample(name: str = SAMPLE) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric())


@cache
def view_of(name: str, locale: Locale) -> ReportView:
    rubric, assessment = shipped_rubric(), sample(name)
    return build(rubric, assessment, score(rubric, assessment), locale)


def bare(**changes: object) -> Assessment:
    """An assessment without answers."""
    profile = {
        "company": "示例 Sample",
        "stage": "seed",
        "model_role": "api_only",
        "markets": ("cn", "eu"),
        "personal_data": True,
        "public_service": True,
        "currency": "CNY",
        "as_of": dt.date(2026, 11, 23),
        **changes,
    }
    rubric = shipped_rubric()
    return Assessment(
        id="sample",
        rubric=RubricRef(id=rubric.id, version=rubric.version),
        profile=Profile.model_validate(profile),
    )


def hostile(company: str) -> Assessment:
    """The company's name is `company`, and every note, reason, label and link is one of the hostile texts."""
    texts = list(HOSTILE.values())
    answers: dict[str, LevelAnswer | NotApplicable] = {}
    for number, criterion in enumerate(shipped_rubric().criteria):
        text, other = texts[number % len(texts)], texts[(number + 5) % len(texts)]
        if number % 3 == 0:
            answers[criterion.id] = NotApplicable(reason=text, note=other)
        else:
            evidence = Evidence(label=text, url=other)
            answers[criterion.id] = LevelAnswer(level=2, note=text, evidence=(evidence, Evidence(url=text)))
    assessment = bare(company=company, sector=company)
    return assessment.model_copy(update={"answers": answers, "title": company})
