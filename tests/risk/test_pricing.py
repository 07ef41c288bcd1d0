"""Prices of gaps by themselves are those of the whole profile."""

import pytest

from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.risk.analysis import analyse
from assess.risk.pricing import prices_of
from assess.samples import sample_bytes

RUBRIC = shipped_rubric()


@pytest.mark.parametrize("name", ["api-product", "fine-tuner", "model-maker"])
def test_prices_are_those_of_the_profile(name: str) -> None:
    assessment = load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)

    assert tuple(prices_of(RUBRIC, assessment).values()) == analyse(RUBRIC, assessment, n=1).prices


def test_a_rubric_without_risk_has_no_prices() -> None:
    assessment = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", RUBRIC)
    silent = RUBRIC.model_copy(update={"manifest": RUBRIC.manifest.model_copy(update={"risk": None})})

    assert prices_of(silent, assessment) == {}
