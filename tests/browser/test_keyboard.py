"""Without a mouse, and on a phone."""

import re

from playwright.sync_api import expect

from assess.loading import shipped_rubric
from assess.storage import Repository
from scripts.serving import Server
from tests.browser.conftest import NOW, PHONE, Visit
from tests.browser.tour import fresh
from tests.browser.visitor import CHOICES, Visitor

TABS = 60
"""How many times to press Tab at most before something must have been reached."""
INSIDE = "key => Boolean(document.activeElement?.closest('.st-key-' + key))"


def tab_to(visitor: Visitor, key: str) -> None:
    """Presses Tab until the focus is in the element with a key."""
    css = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    for _ in range(TABS):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(INSIDE, css):
            return
    raise AssertionError(f"{TABS} times Tab do not lead to {key}")


def test_five_answers_and_the_next_topic_by_keyboard(server: Server, store: Repository, visit: Visit) -> None:
    assessment = fresh("keyboard")
    store.create(assessment, now=NOW, who="test")
    topics = shipped_rubric().topics
    visitor = visit(server)
    visitor.open("walkthrough", a=assessment.id, t=topics[0].id)

    given: dict[str, str] = {}
    for topic in topics[:2]:
        expect(visitor.page).to_have_url(re.compile(rf"[?&]t={re.escape(topic.id)}(&|$)"))
        for criterion, steps in zip(topic.criteria, (3, 0, 5), strict=False):
            tab_to(visitor, f"answer/{criterion.id}")
            visitor.page.keyboard.press("Space")
            visitor.settle()
            for _ in range(steps):
                visitor.page.keyboard.press("ArrowDown")
                visitor.settle()
            expect(visitor.option(criterion.id, CHOICES[steps])).to_be_checked()
            given[criterion.id] = CHOICES[steps]
        tab_to(visitor, "next")
        visitor.page.keyboard.press("Enter")
        visitor.settle()
    expect(visitor.page).to_have_url(re.compile(rf"[?&]t={re.escape(topics[2].id)}(&|$)"))
    assert len(given) >= 5
    saved = store.load(assessment.id).assessment.answers
    kinds = {name: str(a.level) if a.kind == "level" else a.kind for name, a in saved.items()}
    assert kinds == given


def test_answers_on_a_phone(server: Server, store: Repository, visit: Visit) -> None:
    assessment = fresh("phone")
    store.create(assessment, now=NOW, who="test")
    topic = shipped_rubric().topics[0]
    visitor = visit(server, locale="zh-CN", viewport=PHONE)
    visitor.open("walkthrough", a=assessment.id, t=topic.id)
    for criterion in topic.criteria[:2]:
        visitor.answer(criterion.id, "3")
    visitor.press("next")
    expect(visitor.page).not_to_have_url(re.compile(rf"[?&]t={re.escape(topic.id)}(&|$)"))
    assert set(store.load(assessment.id).assessment.answers) == {c.id for c in topic.criteria[:2]}
