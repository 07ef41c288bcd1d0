"""A tap right after typing loses neither the text nor the way; a link to a question ends at that question."""

import re

import pytest
from playwright.sync_api import expect

from assess.assessment import LevelAnswer
from assess.storage import Repository
from scripts.serving import Server
from tests.browser.conftest import PHONE, Visit

SAMPLE = "sample-api-product"
TOPIC, NEXT, CRITERION = "ip.ownership", "ip.registration", "ip.assignment"
BAR = 200
"""Pixels at the top of the window within which a card counts as reached."""


@pytest.mark.parametrize("viewport", [None, PHONE])
def test_a_note_and_the_next_topic(
    server: Server, store: Repository, visit: Visit, viewport: dict[str, int] | None
) -> None:
    visitor = visit(server, **({"viewport": viewport} if viewport else {}))
    visitor.open("walkthrough", a=SAMPLE, t=TOPIC)
    note = f"Tapped, {viewport}"
    visitor.key(f"note/{CRITERION}").locator("textarea").fill(note)
    visitor.key("next").locator("button").click(delay=0)
    visitor.settle()
    assert f"t={NEXT}" in visitor.query
    expect(visitor.key("note/ip.copyright")).to_be_visible()
    answer = store.load(SAMPLE).assessment.answers[CRITERION]
    assert isinstance(answer, LevelAnswer)
    assert answer.note == note


def test_a_note_and_a_level_of_the_same_card(server: Server, store: Repository, visit: Visit) -> None:
    visitor = visit(server)
    visitor.open("walkthrough", a=SAMPLE, t=TOPIC)
    visitor.key(f"note/{CRITERION}").locator("textarea").fill("Then the level")
    visitor.key(f"answer/{CRITERION}").locator('[data-testid="stRadioOption"]').nth(1).click(delay=0)
    visitor.settle()
    answer = store.load(SAMPLE).assessment.answers[CRITERION]
    assert isinstance(answer, LevelAnswer)
    assert (answer.level, answer.note) == (1, "Then the level")


def test_a_field_of_the_profile_and_a_link(server: Server, visit: Visit) -> None:
    visitor = visit(server)
    visitor.open("profile", a=SAMPLE)
    field = visitor.key(f"profile/{SAMPLE}/company").locator("input")
    field.fill("Typed in passing")
    visitor.find("stSidebar").locator('a[href^="method"]').click(delay=0)
    visitor.page.wait_for_url(re.compile(r"/method"))
    visitor.settle()
    visitor.follow("profile")
    expect(field).to_have_value("Typed in passing")


def test_a_gap_opens_its_own_question(server: Server, visit: Visit) -> None:
    visitor = visit(server, viewport=PHONE)
    visitor.open("walkthrough", a=SAMPLE, t=TOPIC, c="ip.confidentiality")
    card = visitor.key("criterion-ip-confidentiality")
    expect(card).to_be_focused()
    assert 0 <= card.evaluate("card => card.getBoundingClientRect().top") < BAR


def test_what_was_marked_for_later_is_listed_and_led_to(server: Server, visit: Visit) -> None:
    visitor = visit(server)
    visitor.open("walkthrough", a=SAMPLE, t=TOPIC)
    visitor.key("later/ip.confidentiality").locator("label").click()
    visitor.settle()
    visitor.press("next")
    visitor.press("finder")
    visitor.press("later-list/ip.confidentiality")
    expect(visitor.key("criterion-ip-confidentiality")).to_be_focused()
    visitor.key("later/ip.confidentiality").locator("label").click()
    visitor.settle()
