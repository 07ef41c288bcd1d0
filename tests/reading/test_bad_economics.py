"""Money that can't be counted with: a clear line for each problem, with its place and its remedy."""

import json
from typing import Any

import pytest

from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.samples import sample_bytes
from assess.text import Locale
from tests.reading.mistakes import Change, complaints, put

RUBRIC = shipped_rubric()


def said(change: Change, locale: Locale = "en") -> list[str]:
    """What is said of the money of a sample company after a change."""
    data = json.loads(sample_bytes("fine-tuner"))
    change(data["economics"])
    return complaints(data, RUBRIC, locale)


MISTAKES: dict[str, tuple[Change, str]] = {
    "a negative amount": (put("lines", 1, "amounts", 3, value=-5), "economics.lines.1.amounts.3: "),
    "a rate in percent": (put("discount_rate", value=25), "economics.discount_rate: 25 is too high"),
    "a rate of −1": (put("discount_rate", value=-1), "economics.discount_rate: -1 is out of range"),
    "a rate next to −1": (
        lambda money: money.update(period="year", periods=120, lines=[], scenarios=[], discount_rate=-0.999),
        "economics.discount_rate: -0.999 is out of range; it should be ≥ -0.9968",
    ),
    "too few periods": (put("lines", 1, "amounts", value=[1, 2]), "economics.lines.1.amounts: "),
    "another currency": (put("currency", value="USD"), "economics.currency: the money is in USD"),
    "text in a number": (put("opening_cash", value="11,000,000"), "economics.opening_cash: "),
    "not a number": (put("lines", 1, "amounts", 0, value=None), "economics.lines.1.amounts.0: "),
    "a category of another kind": (
        put("lines", 0, "category", value="revenue"),
        "economics.lines.0.category: ",
    ),
    "an unknown category": (put("lines", 0, "category", value="rent"), "economics.lines.0.category: "),
    "an unknown driver": (put("lines", 0, "driver", value={"rent": 3}), "economics.lines.0.driver: "),
    "churn in percent": (put("lines", 8, "driver", "churn", value=5), "economics.lines.8.driver.churn: "),
    "amounts and driver": (put("lines", 0, "amounts", value=[0] * 13), "economics.lines.0.driver: both"),
    "neither": (put("lines", 0, "driver", value=None), "economics.lines.0.amounts: neither"),
    "a cost that is indirect": (put("lines", 0, "indirect", value=True), "economics.lines.0.indirect: "),
    "low above 1": (put("lines", 0, "range", "low", value=1.2), "economics.lines.0.range.low: "),
    "an id twice": (put("lines", 1, "id", value="people"), "economics.lines.1.id: "),
    "a misspelt field": (put("lines", 0, "catgory", value="people"), "economics.lines.0.catgory: "),
    "a what-if for no line": (
        put("scenarios", 0, "lines", value={"raound": 0}),
        "economics.scenarios.0.lines.",
    ),
    "too many periods": (put("periods", value=500), "economics.periods: 500 is out of range"),
    "more cached than input": (put("unit", "cached_tokens", value=9000), "economics.unit.cached_tokens: "),
}


@pytest.mark.parametrize(("change", "begins"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_remedy(change: Change, begins: str) -> None:
    told = said(change)
    assert any(text.startswith(begins) for text in told), told
    assert all(";" in text for text in told), "what would be right stands behind a semicolon"
    assert said(change, "zh") != told


def test_the_sample_itself_is_right() -> None:
    assert said(lambda data: None) == []


def test_all_mistakes_are_told_at_once() -> None:
    def change(data: dict[str, Any]) -> None:
        for mistake in ("a negative amount", "low above 1", "an unknown driver"):
            MISTAKES[mistake][0](data)

    assert len(said(change)) >= 3


def test_nothing_entered_is_an_empty_object() -> None:
    data = json.loads(sample_bytes("fine-tuner"))
    data["economics"] = {}
    assert load_assessment(json.dumps(data).encode(), "f.json", RUBRIC).economics is None
