"""The profile form: nothing is chosen for the user, and nothing is saved half."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.widgets import estimate
from assess.app.widgets.profile_fields import REQUIRED
from assess.assessment_file import load_assessment
from assess.i18n import translator
from assess.loading import shipped_rubric
from assess.profile import MARKETS
from assess.progress import progress
from assess.report.verdict import scope
from assess.samples import sample_bytes, samples
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, param, profile, words


def fill(at: AppTest, id: str = "") -> AppTest:
    at.text_input(key=f"profile/{id}/company").set_value("深度示例 *Ltd*")
    at.radio(key=f"profile/{id}/stage").set_value("seed")
    at.radio(key=f"profile/{id}/model_role").set_value("fine_tunes")
    for market in ("cn", "eu"):
        at.checkbox(key=f"profile/{id}/markets/{market}").check()
    at.radio(key=f"profile/{id}/personal_data").set_value(True)
    at.radio(key=f"profile/{id}/public_service").set_value(False)
    at.selectbox(key=f"profile/{id}/currency").set_value("CNY")
    at.radio(key=f"profile/{id}/mode").set_value("quick")
    return at.run()


def test_nothing_is_preselected_but_the_day(store: Repository, open_app: Open) -> None:
    at = open_app("profile")
    values = {field: at.session_state[f"profile//{field}"] for field in REQUIRED if field != "markets"}
    assert values.pop("as_of") is not None
    assert all(value in (None, "") for value in values.values())
    assert len(at.checkbox) == len(MARKETS)
    assert not any(box.value for box in at.checkbox)


def test_what_is_missing_is_named_and_nothing_is_stored(store: Repository, open_app: Open) -> None:
    at = open_app("profile")
    at.button(key="save-profile").click().run()
    assert "Still to fill in:\n\n- Company\n- Stage\n- What you do with models" in words(at)
    assert store.list() == []


def test_a_new_assessment_starts_at_its_first_topic(store: Repository, open_app: Open) -> None:
    at = fill(open_app("profile"))
    at.button(key="save-profile").click().run()
    assert not at.exception
    stored = store.load(param(at, "a") or "")
    assert stored.assessment.profile.company == "深度示例 *Ltd*"
    assert stored.assessment.profile.markets == ("cn", "eu")
    assert stored.assessment.mode == "quick"
    assert param(at, "t")


def test_the_time_it_takes_is_estimated_from_what_is_asked(store: Repository, open_app: Open) -> None:
    at = open_app("profile")
    assert all("up to" in option for option in at.radio(key="profile//mode").options)
    at = fill(at)
    assert all("about" in option for option in at.radio(key="profile//mode").options)


def test_a_change_of_language_keeps_what_was_entered(store: Repository, open_app: Open) -> None:
    at = fill(open_app("profile"))
    at.segmented_control(key="language").set_value("zh").run()
    assert at.radio(key="profile//stage").value == "seed"
    assert at.checkbox(key="profile//markets/eu").value
    assert at.text_input(key="profile//company").value == "深度示例 *Ltd*"


def test_a_profile_can_be_changed(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.button(key="save-profile").click().run()
    assert not at.exception
    assert store.load("a1").assessment.profile == profile(stage="growth")
    assert "Saved" in words(at)


def test_two_windows_never_overwrite_a_profile_unseen(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    store.save_profile("a1", profile(stage="idea"), title="First look", mode="full", expected=1, now=NOW)
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.button(key="save-profile").click().run()
    assert store.load("a1").assessment.profile.stage == "idea"
    assert "saved: Idea · in this window: Growth" in words(at)

    at.button(key="profile-mine").click().run()
    assert not at.exception
    assert store.load("a1").assessment.profile.stage == "growth"


def test_of_two_profiles_the_saved_one_can_be_kept(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    store.save_profile("a1", profile(stage="idea"), title="First look", mode="full", expected=1, now=NOW)
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.button(key="save-profile").click().run()
    at.button(key="profile-theirs").click().run()
    assert at.radio(key="profile/a1/stage").value == "idea"


def test_facts_that_the_form_does_not_show_are_kept(store: Repository, open_app: Open) -> None:
    make(store, profile=profile(day_rate=900.0, fx_per_usd=7.1))
    at = open_app("profile", a="a1")
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.button(key="save-profile").click().run()
    assert store.load("a1").assessment.profile == profile(stage="growth", day_rate=900.0, fx_per_usd=7.1)


def test_coming_back_to_the_form_starts_from_what_is_stored(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.switch_page("assess/app/pages/walkthrough.py").run()
    store.save_profile("a1", profile(stage="idea"), title="First look", mode="full", expected=1, now=NOW)
    at.switch_page("assess/app/pages/profile.py").run()
    assert at.radio(key="profile/a1/stage").value == "idea"
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.button(key="save-profile").click().run()
    assert store.load("a1").assessment.profile.stage == "growth"


@pytest.mark.parametrize("day", [dt.date(1850, 1, 1), dt.date(2999, 1, 1), None])
def test_a_day_that_cannot_be_meant_is_refused_and_never_replaced(
    store: Repository, open_app: Open, day: dt.date | None
) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.date_input(key="profile/a1/as_of").set_value(day).run()
    at.button(key="save-profile").click().run()
    assert not at.exception
    assert at.date_input(key="profile/a1/as_of").value == day
    assert "Choose a day between 1 January 1990 and 31 December 2100." in words(at)
    assert "Still to fill in:\n\n- As-of date" in words(at)
    assert "Saved" not in words(at)
    assert store.load("a1").assessment.profile == profile()


def test_a_new_assessment_is_not_started_on_a_day_that_cannot_be_meant(
    store: Repository, open_app: Open
) -> None:
    at = fill(open_app("profile"))
    at.date_input(key="profile//as_of").set_value(dt.date(1800, 2, 28)).run()
    at.button(key="save-profile").click().run()
    assert store.list() == []


def test_what_is_typed_is_kept_when_the_page_is_left(store: Repository, open_app: Open) -> None:
    at = fill(open_app("profile"))
    assert "Unsaved changes" in words(at)
    at.switch_page("assess/app/pages/method.py").run()
    at.switch_page("assess/app/pages/profile.py").run()
    assert at.text_input(key="profile//company").value == "深度示例 *Ltd*"
    assert at.checkbox(key="profile//markets/eu").value
    assert at.radio(key="profile//personal_data").value is True

    at.button(key="profile-discard").click().run()
    assert not at.exception
    assert at.text_input(key="profile//company").value == ""
    assert "Unsaved changes" not in words(at)


def test_a_kept_change_never_overwrites_a_profile_unseen(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.radio(key="profile/a1/stage").set_value("growth").run()
    at.switch_page("assess/app/pages/walkthrough.py").run()
    store.save_profile("a1", profile(stage="idea"), title="First look", mode="full", expected=1, now=NOW)
    at.switch_page("assess/app/pages/profile.py").run()
    assert at.radio(key="profile/a1/stage").value == "growth"
    at.button(key="save-profile").click().run()
    assert store.load("a1").assessment.profile.stage == "idea"
    assert "saved: Idea · in this window: Growth" in words(at)


def test_after_saving_nothing_is_unsaved(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    assert "Unsaved changes" not in words(at)
    at.text_input(key="profile/a1/company").set_value(" Another ").run()
    assert "Unsaved changes" in words(at)
    at.button(key="save-profile").click().run()
    assert "Unsaved changes" not in words(at)
    assert "Saved" in words(at)


@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_a_quick_scan_counts_the_same_questions_everywhere(name: str) -> None:
    """The estimate on the profile, the progress of the walkthrough, and the scope below the figures."""
    rubric = shipped_rubric()
    made = load_assessment(sample_bytes(name), name, rubric).model_copy(update={"mode": "quick"})
    asked = progress(rubric, made).total.asked
    full = progress(rubric, made.model_copy(update={"mode": "full"})).total.asked
    _ = translator("en")
    assert scope(rubric, made, _).startswith(f"Quick scan: {asked} of the {full} questions that count")
    assert f"{asked} questions" in estimate.sentence("quick", made.profile, _)


def test_an_amount_is_read_as_people_write_it(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.text_input(key="profile/a1/annual_revenue").set_value("60万").run()
    assert at.text_input(key="profile/a1/annual_revenue").value == "600,000"
    at.text_input(key="profile/a1/day_rate").set_value("1,500.5").run()
    at.button(key="save-profile").click().run()
    assert not at.exception
    assert store.load("a1").assessment.profile == profile(annual_revenue=600_000.0, day_rate=1500.5)
    at.text_input(key="profile/a1/day_rate").set_value("").run()
    at.button(key="save-profile").click().run()
    assert store.load("a1").assessment.profile == profile(annual_revenue=600_000.0)


def test_an_amount_that_cannot_be_read_is_told_kept_and_never_saved(
    store: Repository, open_app: Open
) -> None:
    make(store)
    at = open_app("profile", a="a1")
    at.text_input(key="profile/a1/annual_revenue").set_value("$5 *or* so").run()
    assert not at.exception
    assert "or" in at.error[0].value
    at.button(key="save-profile").click().run()
    assert "Still to fill in:\n\n- Revenue per year" in words(at)
    assert store.load("a1").assessment.profile == profile()
    at.switch_page("assess/app/pages/walkthrough.py").run()
    at.switch_page("assess/app/pages/profile.py").run()
    assert at.text_input(key="profile/a1/annual_revenue").value == "$5 *or* so"
