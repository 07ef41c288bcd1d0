"""Why an expected loss differs: the parts are whole, and each moves with its own cause only."""

import pytest
from hypothesis import given, settings

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.loading import shipped_rubric
from assess.risk import Risks
from assess.risk.analysis import analyse
from assess.risk.parts import loss_parts
from assess.samples import sample_bytes
from tests.risk.strategies import RUBRIC, companies, company, own

SHIPPED = shipped_rubric()


@settings(max_examples=60, deadline=None)
@given(companies, companies)
def test_the_parts_are_the_whole_change(before: Assessment, after: Assessment) -> None:
    then, now = (analyse(RUBRIC, one, n=1).total.residual.mean for one in (before, after))
    parts = loss_parts(RUBRIC, before, after)
    assert parts.stake + parts.answers == pytest.approx(now - then, rel=1e-9, abs=1e-9 * max(then, now))


@settings(max_examples=60, deadline=None)
@given(companies, companies)
def test_answers_alone_put_nothing_at_stake(before: Assessment, other: Assessment) -> None:
    after = before.model_copy(update={"answers": other.answers})
    parts = loss_parts(RUBRIC, before, after)
    assert (parts.stake, parts.facts, parts.new, parts.gone) == (0.0, (), (), ())


@settings(max_examples=60, deadline=None)
@given(companies, companies)
def test_what_is_at_stake_alone_moves_no_answer(before: Assessment, other: Assessment) -> None:
    after = before.model_copy(update={"risks": other.risks})
    assert loss_parts(RUBRIC, before, after).answers == 0.0


def test_a_company_that_grew_has_more_at_stake_and_the_facts_say_why() -> None:
    before = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", SHIPPED)
    revenue = before.profile.annual_revenue
    assert revenue is not None
    grown = before.profile.model_copy(update={"annual_revenue": 2 * revenue})
    parts = loss_parts(SHIPPED, before, before.model_copy(update={"profile": grown}))
    assert parts.stake > 0
    assert parts.answers == 0
    assert [(one.id, one.before, one.after) for one in parts.facts] == [
        ("annual_revenue", revenue, 2 * revenue)
    ]


def test_scenarios_of_one_s_own_are_at_stake() -> None:
    before, after = company(), company(risks=Risks(scenarios=(own(),)))
    assert loss_parts(RUBRIC, before, after).new == ("x.fire",)


def test_evidence_that_expired_meanwhile_counts_with_the_answers() -> None:
    """The day of an assessment is no part of what is at stake."""
    before = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", SHIPPED)
    later = before.profile.model_copy(update={"as_of": before.profile.as_of.replace(year=2040)})
    parts = loss_parts(SHIPPED, before, before.model_copy(update={"profile": later}))
    assert parts.stake == 0
    assert parts.answers > 0


def test_a_full_assessment_after_a_quick_scan_changes_answers_only() -> None:
    full = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", SHIPPED)
    parts = loss_parts(SHIPPED, full.model_copy(update={"mode": "quick"}), full)
    assert parts.stake == 0
    assert parts.answers < 0
