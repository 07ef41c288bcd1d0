"""A tour of every page, each with what it shows only on request, at the states worth looking at."""

import datetime as dt
from collections.abc import Iterator

from assess.assessment import Assessment, LevelAnswer, RubricRef
from assess.assessment_file import load_assessment
from assess.economics import CustomersDriver, Economics, Line, OwnScenario, Range
from assess.loading import shipped_rubric
from assess.profile import Profile
from assess.samples import sample_bytes
from assess.storage import Repository
from tests.browser.tour_plan import PlanTour
from tests.browser.visitor import Visitor

LATER = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", shipped_rubric())
EARLIER = load_assessment(sample_bytes("fine-tuner-2026q3"), "fine-tuner-2026q3.json", shipped_rubric())
OTHER = load_assessment(sample_bytes("model-maker"), "model-maker.json", shipped_rubric())
"""A sample of another company at another stage."""
SEARCHED = "数据"
MONEY = Economics(
    currency="USD",  # another than the profile's
    period="quarter",
    periods=4,
    discount_rate=0.25,
    opening_cash=3_000_000,
    lines=(
        Line(
            id="subscriptions",
            name="Subscriptions 订阅",
            kind="benefit",
            category="revenue",
            driver=CustomersDriver(customers=5, new_per_period=6, churn=0.04, price=40_000),
            lag=0.5,
            range=Range(low=0.5, high=1.3),
        ),
        Line(
            id="brand",
            name="Brand",
            kind="benefit",
            category="brand",
            indirect=True,
            amounts=(0.0, 0.0, 50_000.0, 80_000.0, 90_000.0),
        ),
        Line(id="team", name="Team", kind="cost", category="people", amounts=(0.0, *[600_000.0] * 4)),
        Line(id="round", name="Round", kind="funding", category="equity", amounts=(5e6, 0.0, 0.0, 0.0, 0.0)),
    ),
    scenarios=(OwnScenario(id="x.late", name="Late and dear", delay_months=3.0, lines={"team": 1.1}),),
)


def fresh(id: str, *, company: str = "示例 Sample · 新公司", carried: int = 0) -> Assessment:
    """An assessment of a seed company with nothing answered, or the first criteria carried over."""
    rubric = shipped_rubric()
    profile = Profile(
        company=company,
        stage="seed",
        model_role="fine_tunes",
        markets=("cn", "eu"),
        personal_data=True,
        public_service=True,
        currency="CNY",
        as_of=dt.date(2026, 11, 2),
    )
    asked = list(rubric.asked(profile, "full"))[:carried]
    return Assessment(
        id=id,
        rubric=RubricRef(id=rubric.id, version=rubric.version),
        profile=profile,
        answers={criterion.id: LevelAnswer(level=2, carried=True) for criterion in asked},
    )


def tour(visitor: Visitor, store: Repository, lang: str) -> Iterator[str]:
    """Goes from page to page in a language; yields the name of each state to look at.

    Wants a store with all samples; adds to it under ids that begin with `lang`.
    """
    yield from _home(visitor, store, lang)
    yield from _profile(visitor, lang)
    yield from _walkthrough(visitor, store, lang)
    yield from _results(visitor, lang)
    yield from _economics(visitor, store, lang)
    yield from _risks(visitor, lang)
    yield from PlanTour(visitor, store, lang, LATER).states()
    yield from _compare(visitor, lang)
    yield from _method(visitor, lang)


def _home(visitor: Visitor, store: Repository, lang: str) -> Iterator[str]:
    now = dt.datetime.now(dt.UTC)
    for assessment in (fresh(f"{lang}-fresh"), fresh(f"{lang}-gone"), fresh(f"{lang}-next", carried=6)):
        store.create(assessment, now=now, who="test")
    store.delete(f"{lang}-gone", now, "test")
    visitor.open(lang=lang)
    visitor.unfold_all()
    yield "home"
    visitor.press(f"more/{LATER.id}")
    yield "home, more about one"
    visitor.open("results", a="no-such-assessment", lang=lang)
    yield "an assessment that is not there"


def _profile(visitor: Visitor, lang: str) -> Iterator[str]:
    visitor.open("profile", lang=lang)
    visitor.press("save-profile")
    yield "profile, new and incomplete"
    visitor.open("profile", a=LATER.id, lang=lang)
    yield "profile"


def _walkthrough(visitor: Visitor, store: Repository, lang: str) -> Iterator[str]:
    next_ = f"{lang}-next"
    topic = shipped_rubric().topics[0]
    first, second = (criterion.id for criterion in topic.criteria[:2])
    visitor.open("walkthrough", a=next_, t=topic.id, lang=lang)
    for folded in visitor.page.locator('[class*="st-key-criterion-"] summary').all()[:2]:
        folded.click()
        visitor.settle()
    yield "walkthrough, carried over"
    visitor.answer(first, "3")
    visitor.press(f"evidence/{first}/add")
    visitor.press(f"evidence/{first}/save")  # without a name
    visitor.pick(f"answer/{second}", 6)
    visitor.unfold(f"history/{first}")
    yield "walkthrough, evidence without a name, no reason yet, history"
    held = store.load(next_).revisions[first]
    store.save_answer(
        next_, first, LevelAnswer(level=1), expected=held, now=dt.datetime.now(dt.UTC), who="test"
    )
    visitor.pick(f"answer/{first}", 4)
    visitor.press("confirm-topic")
    visitor.press("next-open")
    visitor.press("back")
    yield "walkthrough, changed in two windows"
    visitor.press("finder")
    yield "walkthrough, all topics"
    visitor.type("find", SEARCHED)
    yield "walkthrough, found by word"
    visitor.open("walkthrough", a=LATER.id, t=shipped_rubric().topic_of["ip.patent"].id, lang=lang)
    yield "walkthrough, answered"


def _results(visitor: Visitor, lang: str) -> Iterator[str]:
    visitor.open("results", a=f"{lang}-fresh", lang=lang)
    yield "results, nothing answered"
    visitor.open("results", a=f"{lang}-next", lang=lang)
    yield "results, band withheld"
    for name, assessment in (("a claim too many", LATER), ("a gate waived", OTHER)):
        visitor.open("results", a=assessment.id, lang=lang)
        for kind in ("gap", "part"):
            visitor.page.locator(f'[class*="st-key-results-{kind}-"] summary').first.click()
            visitor.settle()
        for toggle in visitor.page.locator('[class*="st-key-results-all_"] label').all():
            toggle.click()
            visitor.settle()
        visitor.unfold("copy")
        yield f"results, {name}"
    visitor.open("report", a=LATER.id, lang=lang)
    yield "report"


def _economics(visitor: Visitor, store: Repository, lang: str) -> Iterator[str]:
    visitor.open("economics", a=f"{lang}-fresh", lang=lang)
    visitor.press("economics/begin")
    yield "economics, nothing entered"
    visitor.open("economics", a=LATER.id, lang=lang)
    visitor.unfold_all()
    visitor.type(f"economics/{LATER.id}/unit/price_per_task", "?")
    yield "economics, a price that cannot be read"
    revision = store.load(f"{lang}-fresh").economics_revision
    now = dt.datetime.now(dt.UTC)
    store.save_economics(f"{lang}-fresh", MONEY, expected=revision, now=now, who="test")
    visitor.open("economics", a=f"{lang}-fresh", lang=lang)
    visitor.unfold_all()
    visitor.choose(f"economics/{lang}-fresh/line", MONEY.lines[0].name)
    visitor.choose(f"economics/{lang}-fresh/what-if", MONEY.scenarios[0].name)
    visitor.type(f"economics/{lang}-fresh/settings/cash", "?")
    yield "economics, details of a line and of a what-if, cash that cannot be read"
    held = store.load(f"{lang}-fresh").economics_revision
    other = MONEY.model_copy(update={"discount_rate": 0.4})
    store.save_economics(f"{lang}-fresh", other, expected=held, now=now, who="test")
    visitor.type(f"economics/{lang}-fresh/settings/cash", "7")
    yield "economics, changed in two windows"


def _risks(visitor: Visitor, lang: str) -> Iterator[str]:
    visitor.open("risks", a=f"{lang}-fresh", lang=lang)
    yield "risks, nothing answered"
    visitor.open("risks", a=LATER.id, lang=lang)
    visitor.unfold_all()
    yield "risks"


def _compare(visitor: Visitor, lang: str) -> Iterator[str]:
    visitor.open("compare", lang=lang)
    yield "compare, nothing chosen"
    visitor.open("compare", a=LATER.id, lang=lang)
    visitor.unfold_all()
    yield "compare, with the one before"
    visitor.key("compare/chosen").get_by_role("combobox").fill(OTHER.profile.company)
    visitor.page.get_by_role("option").first.click()
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    yield "compare, three"


def _method(visitor: Visitor, lang: str) -> Iterator[str]:
    visitor.open("method", a=LATER.id, lang=lang)
    tabs = visitor.find("stMain").get_by_role("tab")
    for place in range(tabs.count()):
        tabs.nth(place).click()
        visitor.settle()
        folded = visitor.page.locator('[class*="st-key-method-criterion-"] summary')
        if folded.count():
            folded.first.click()
            visitor.settle()
        yield f"method, tab {place + 1}"
    visitor.open("method", lang=lang)
    tabs.nth(4).click()
    visitor.settle()
    yield "method, questions without an assessment"
