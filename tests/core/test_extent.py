"""How much is asked of each kind of company, and that it stays within bounds."""

import pytest

from assess.extent import Extent, extents
from assess.loading import shipped_rubric
from assess.profile import MODEL_ROLES, STAGES
from scripts.docs import SCOPE, scope_page

FOUND = extents(shipped_rubric())
QUICK_AT_MOST, API_AT_SEED_AT_MOST = 30, 100


def named(extent: Extent) -> str:
    return f"{extent.model_role}-{extent.stage}-{extent.mode}"


def test_every_role_stage_and_mode_is_there_once() -> None:
    kinds = [(e.model_role, e.stage, e.mode) for e in FOUND]
    assert len(set(kinds)) == len(kinds) == len(MODEL_ROLES) * len(STAGES) * 2


@pytest.mark.parametrize("extent", [e for e in FOUND if e.mode == "quick"], ids=named)
def test_a_quick_scan_stays_quick_for_every_company(extent: Extent) -> None:
    assert extent.most <= QUICK_AT_MOST


def test_a_company_that_only_calls_an_api_is_spared_what_it_cannot_do() -> None:
    most = {e.model_role: e.most for e in FOUND if (e.stage, e.mode) == ("seed", "full")}
    assert most["api_only"] <= API_AT_SEED_AT_MOST
    assert most["api_only"] < most["fine_tunes"] < most["pre_trains"]


@pytest.mark.parametrize("extent", FOUND, ids=named)
def test_no_more_is_expected_than_asked(extent: Extent) -> None:
    assert 0 < extent.fewest <= extent.most
    assert 0 < extent.expected <= extent.most
    assert all(minutes > 0 for minutes in extent.minutes.values())


@pytest.mark.parametrize("mode", ["quick", "full"])
def test_a_later_stage_expects_no_less(mode: str) -> None:
    for role in MODEL_ROLES:
        counts = [e.expected for e in FOUND if (e.model_role, e.mode) == (role, mode)]
        assert counts == sorted(counts)


def test_the_docs_say_the_same() -> None:
    page = SCOPE.read_text(encoding="utf-8")
    assert scope_page(page) == page
