"""The page about the plan: what there is to spend, what it buys, and what came of a promise."""

import pytest

from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.samples import sample_bytes
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, words

LANGUAGES = ("en-GB", "zh-CN")
SAMPLE = "fine-tuner"


def sample(store: Repository, **planning: object) -> str:
    """Stores a sample with a plan of its own; gives its id."""
    made = load_assessment(sample_bytes(SAMPLE), f"{SAMPLE}.json", shipped_rubric())
    store.create(made.model_copy(update={"plan": Planning.model_validate(planning)}), now=NOW)
    return made.id


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_page_says_what_the_core_reckons(store: Repository, open_app: Open, locale: str) -> None:
    id = sample(store, budget=Limits(days=60, money=80_000))
    at = open_app("plan", a=id, locale=locale)
    found = plan(shipped_rubric(), store.load(id).assessment, deep=False)
    assert at.metric[0].value == f"{found.readiness_after:.1f}"
    print(words(at))


def test_nothing_known(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("plan", a="a1")
    print(words(at))
