"""What a founder does, through widgets only: from an empty store to a comparison of two assessments."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assess.i18n import terms, translator
from assess.loading import shipped_rubric
from assess.profile import MODEL_ROLES, STAGES, ModelRole, Profile
from assess.report import FORMATS
from assess.rubric import BANDS, Criterion
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.reports import Headline, html_headline, pdf_headline, pdf_pages
from tests.browser.visitor import Visitor

zh = translator("zh")
COMPANY = "示例公司 Lantern & <Sons> 龘"
PROFILE = Profile(
    company=COMPANY,
    stage="seed",
    model_role="fine_tunes",
    markets=("cn", "eu"),
    personal_data=True,
    public_service=True,
    currency="CNY",
    as_of=dt.date(2026, 9, 30),
)
Plan = dict[str, list[tuple[str, str]]]
"""By topic: criteria with the choice to make."""
LEVELS = ("2", "3", "1", "2", "unknown", "4")
PER_TOPIC = 3
CHANGED = 10
"""Answers that the next assessment changes."""
PROOF = "软著登记证书 [2026] *第 1 号*"


def asked(role: ModelRole) -> dict[str, list[Criterion]]:
    """The criteria that the seed stage expects of a company in this role, by topic."""
    rubric = shipped_rubric()
    found: dict[str, list[Criterion]] = {}
    for criterion in rubric.expected(PROFILE.model_copy(update={"model_role": role}), "full"):
        found.setdefault(rubric.topic_of[criterion.id].id, []).append(criterion)
    return found


def planned(role: ModelRole) -> Plan:
    """The answers to give by topic: some of each, a mixture of levels, one of them "don't know"."""
    chosen = [(topic, c.id) for topic, criteria in asked(role).items() for c in criteria[:PER_TOPIC]]
    plan: Plan = {}
    for place, (topic, criterion) in enumerate(chosen):
        plan.setdefault(topic, []).append((criterion, LEVELS[place % len(LEVELS)]))
    return plan


def css(criterion: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", criterion)


@pytest.mark.parametrize("role", MODEL_ROLES)
def test_the_journey_covers_every_dimension(role: ModelRole) -> None:
    rubric, given = shipped_rubric(), [c for answers in planned(role).values() for c, _ in answers]
    assert len(given) >= 30
    for dimension in rubric.dimensions:
        assert sum(rubric.by_id[c].dimension == dimension.id for c in given) >= 2


@pytest.mark.parametrize("role", MODEL_ROLES)
def test_founder(
    empty_server: Server, visit: Visit, browser: Browser, tmp_path: Path, role: ModelRole
) -> None:
    founder, plan = visit(empty_server, locale="zh-CN"), planned(role)
    founder.open()
    start_in_chinese(founder, role)
    given = answer_with_a_reload(founder, plan)
    prove_and_switch_language(founder, given, plan)
    first = founder.assessment
    before = headline(founder)
    raised = raise_a_gap(founder, role)
    after = headline(founder)
    assert float(after.value) > float(before.value)
    download(founder, browser, after, tmp_path)
    low = {c: level for c, level in given.items() if level in "123" and c != raised}
    copy_change_compare(founder, first, list(low)[:CHANGED])


def start_in_chinese(founder: Visitor, role: ModelRole) -> None:
    expect(founder.page.get_by_role("heading", level=1)).to_have_text(
        zh("Is your AI startup ready for its stage?")
    )
    founder.press("start")
    founder.press("save-profile")
    expect(founder.page.get_by_text(zh("Still to fill in:"))).to_be_visible()
    founder.type("field-company", COMPANY)
    founder.pick("field-stage", STAGES.index(PROFILE.stage))
    founder.pick("field-model_role", MODEL_ROLES.index(role))
    for market in PROFILE.markets:
        founder.key(f"profile//markets/{market}").locator("label").click()
        founder.settle()
    founder.pick("field-personal_data", 0)
    founder.pick("field-public_service", 0)
    founder.choose("field-currency", PROFILE.currency)
    founder.date("field-as_of", PROFILE.as_of)
    founder.pick("field-mode", 1)
    founder.press("save-profile")
    expect(founder.page).to_have_url(re.compile(r"/walkthrough\?"))
    expect(founder.find("stSidebar")).to_contain_text(COMPANY)


def answer_with_a_reload(founder: Visitor, plan: Plan) -> dict[str, str]:
    """Walks through all topics; half-way reloads the page, and everything given is still there."""
    given: dict[str, str] = {}
    for place, (topic, answers) in enumerate(plan.items()):
        expect(founder.page).to_have_url(re.compile(rf"[?&]t={re.escape(topic)}(&|$)"))
        for criterion, choice in answers:
            founder.answer(criterion, choice)
            given[criterion] = choice
        if place == len(plan) // 2:
            founder.reload()
            shows(founder, given, answers)
        if place < len(plan) - 1:
            founder.press("next")
    return given


def shows(visitor: Visitor, given: dict[str, str], here: list[tuple[str, str]]) -> None:
    """The topic on screen shows its answers as chosen, and the progress counts all that was given."""
    drawn = visitor.answers()
    assert {criterion: drawn[css(criterion)] for criterion, _ in here} == dict(here)
    counted = re.search(r"\d+", visitor.find("stProgress").first.inner_text())
    assert counted
    assert int(counted[0]) == len(given)


def prove_and_switch_language(founder: Visitor, given: dict[str, str], plan: Plan) -> None:
    topic, answers = next(iter(plan.items()))
    founder.jump(topic)
    criterion = next(criterion for criterion, level in answers if level.isdecimal() and int(level) > 1)
    prove(founder, criterion)
    for language in ("English", "中文"):
        founder.speak(language)
        shows(founder, given, answers)
        expect(founder.key(f"criterion-{css(criterion)}")).to_contain_text(PROOF)
        asked_in = "en" if language == "English" else "zh"
        question = shipped_rubric().by_id[criterion].ask.in_(asked_in)
        expect(founder.key(f"criterion-{css(criterion)}")).to_contain_text(question)


def prove(founder: Visitor, criterion: str) -> None:
    """Adds evidence to a level."""
    card = founder.key(f"criterion-{css(criterion)}")
    expect(card).to_contain_text(zh("None yet: without it this level is only a claim."))
    founder.press(f"evidence/{criterion}/add")
    founder.type(f"evidence/{criterion}/label", PROOF)
    founder.date(f"evidence/{criterion}/expires", dt.date(2027, 1, 31))
    founder.press(f"evidence/{criterion}/save")
    expect(card).to_contain_text(zh("Supported by evidence: the level you chose counts in full."))
    expect(card).to_contain_text(PROOF)


def headline(founder: Visitor) -> Headline:
    founder.follow("results")
    return founder.headline()


def raise_a_gap(founder: Visitor, role: ModelRole) -> str:
    """Follows the first gap from Results to its question, and raises an answer there."""
    first = founder.page.locator('[class*="st-key-results-gap-"]').first
    first.locator("summary").click()
    founder.settle()
    first.get_by_role("link", name=zh("Open this question")).click()
    founder.page.wait_for_url(re.compile("/walkthrough"))
    founder.settle()
    expected = {css(c.id): c.id for criteria in asked(role).values() for c in criteria}
    shown = founder.answers()
    low = next(name for name in expected if name in shown and shown[name] in (None, "unknown", "0", "1"))
    founder.answer(expected[low], "4")
    return expected[low]


def download(founder: Visitor, browser: Browser, seen: Headline, folder: Path) -> None:
    """PDF and HTML carry the company and the readiness that the screen shows."""
    founder.follow("report")
    pdf = founder.download("report/download/pdf/zh", folder)
    founder.pick("report/format", FORMATS.index("html"))
    html = founder.download("report/download/html/zh", folder)
    pages, bands = pdf_pages(pdf), tuple(zh(terms.BAND[band]) for band in BANDS)
    assert COMPANY.replace(" ", "") in pages[0].replace(" ", "")
    if seen.band in bands:
        assert pdf_headline(pages, bands) == seen
    assert PROOF.replace(" ", "") in "".join(pages).replace(" ", "")
    text, shown = html_headline(browser, html)
    assert COMPANY in text
    assert PROOF in text
    assert shown == seen


def copy_change_compare(founder: Visitor, first: str, changed: list[str]) -> None:
    """Copies the assessment, raises some answers, and sees as many improved and none lost."""
    founder.follow("results")
    founder.unfold("copy")
    founder.type(f"copy/{first}/title", "下一次评估")
    founder.press("copy/go")
    expect(founder.page).to_have_url(re.compile(rf"a=(?!{first})"))
    expect(founder.find("stSidebar")).to_contain_text("下一次评估")
    here = None
    for criterion in changed:
        topic = shipped_rubric().topic_of[criterion].id
        if topic != here:
            founder.jump(topic)
            here = topic
        expect(founder.key(f"confirm/{criterion}")).to_be_visible()
        founder.answer(criterion, "4")
        expect(founder.key(f"confirm/{criterion}")).to_be_hidden()
    founder.follow("compare")
    improved = f"{zh(terms.CHANGE['improved'])} {len(changed)}"
    pills = founder.page.locator('[class*="st-key-compare-changes-"]').get_by_role("button")
    expect(pills.first).to_have_text(re.compile(rf"{improved}$"))
    for change in ("worse", "new", "removed"):
        expect(pills.filter(has_text=zh(terms.CHANGE[change]))).to_have_count(0)
