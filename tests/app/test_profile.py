"""The profile form: nothing is chosen for the user, and nothing is saved half."""

from streamlit.testing.v1 import AppTest

from assess.app.widgets.profile_fields import REQUIRED
from assess.profile import MARKETS
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
    assert "Still to fill in: Company, How much to answer, Stage" in words(at)
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
