"""Answering: what is chosen is saved, what is not saved says so, and nothing is ever overwritten unseen."""

import datetime as dt

from streamlit.testing.v1 import AppTest

from assess.assessment import Evidence, LevelAnswer, NotApplicable, Unknown
from assess.loading import shipped_rubric
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, param, profile, words

RUBRIC = shipped_rubric()
TOPIC = RUBRIC.topics[0]
CRITERION = TOPIC.criteria[0]
C = CRITERION.id
RADIO = f"answer/{C}"


def window(open_app: Open, topic: str = TOPIC.id, **params: str) -> AppTest:
    return open_app("walkthrough", a="a1", t=topic, **params)


def choose(at: AppTest, option: str) -> AppTest:
    at.radio(key=RADIO).set_value(option).run()
    return whole(at)


def whole(at: AppTest) -> AppTest:
    """Draws the page once more: what it shows then comes from the store."""
    at.run()
    assert not at.exception
    return at


def test_nothing_is_preselected_and_every_level_can_be_read_before_choosing(
    store: Repository, open_app: Open
) -> None:
    make(store)
    radio = window(open_app).radio(key=RADIO)
    assert radio.value is None
    for level, option in zip(CRITERION.levels.values(), radio.options[:5], strict=True):
        assert level.en[:12].split(",")[0] in option.replace("\\", "")


def test_a_choice_is_saved_at_once_and_is_there_after_a_reload(store: Repository, open_app: Open) -> None:
    make(store)
    at = choose(window(open_app), "2")
    assert ":material/check_circle: Saved" in words(at)
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2)
    assert window(open_app).radio(key=RADIO).value == "2"


def test_a_change_of_language_loses_nothing(store: Repository, open_app: Open) -> None:
    make(store)
    at = choose(window(open_app), "3")
    at.segmented_control(key="language").set_value("zh").run()
    whole(at)
    assert at.radio(key=RADIO).value == "3"
    assert CRITERION.levels[3].zh[:6] in at.radio(key=RADIO).options[3]
    assert param(at, "lang") == "zh"


def test_a_choice_can_be_cleared(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=2)})
    at = window(open_app)
    at.button(key=f"clear/{C}").click().run()
    assert C not in store.load("a1").assessment.answers
    assert whole(at).radio(key=RADIO).value is None


def test_dont_know_is_an_answer(store: Repository, open_app: Open) -> None:
    make(store)
    choose(window(open_app), "unknown")
    assert store.load("a1").assessment.answers[C] == Unknown()


def test_not_applicable_is_saved_only_with_a_reason_and_says_so(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=1)})
    at = choose(window(open_app), "not_applicable")
    assert "Until then your earlier answer stays." in words(at)
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=1)

    at.text_input(key=f"reason/{C}").set_value("   ").run()
    whole(at)
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=1)

    at.text_input(key=f"reason/{C}").set_value("We have no code.").run()
    assert store.load("a1").assessment.answers[C] == NotApplicable(reason="We have no code.")
    assert "Until then" not in words(whole(at))


def test_changing_ones_mind_drops_the_draft(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=1)})
    at = choose(choose(window(open_app), "not_applicable"), "1")
    assert at.radio(key=RADIO).value == "1"
    assert "Give the reason" not in words(at)


def test_a_note_is_saved_and_kept_when_the_level_changes(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=1)})
    at = window(open_app)
    at.text_area(key=f"note/{C}").set_value("Ask the lawyer.").run()
    choose(whole(at), "2")
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2, note="Ask the lawyer.")


def test_a_criterion_can_be_marked_to_come_back_to(store: Repository, open_app: Open) -> None:
    make(store)
    at = window(open_app)
    at.checkbox(key=f"later/{C}").check().run()
    assert store.load("a1").assessment.later == (C,)
    whole(at).checkbox(key=f"later/{C}").uncheck().run()
    assert store.load("a1").assessment.later == ()


def add_evidence(at: AppTest, label: str, **dates: dt.date) -> AppTest:
    at.button(key=f"evidence/{C}/add").click().run()
    at.text_input(key=f"evidence/{C}/label").set_value(label)
    for field, day in dates.items():
        at.date_input(key=f"evidence/{C}/{field}").set_value(day)
    at.button(key=f"evidence/{C}/save").click().run()
    return whole(at)


def test_evidence_can_be_added_changed_and_removed(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=3)})
    day = dt.date(2026, 5, 2)
    at = add_evidence(window(open_app), "Register", date=day)
    assert store.load("a1").assessment.answers[C].evidence == (Evidence(label="Register", date=day),)  # type: ignore[union-attr]
    assert "Supported" in words(at)

    at.button(key=f"evidence/{C}/edit/0").click().run()
    at.text_input(key=f"evidence/{C}/url").set_value("https://example.com/r")
    at.button(key=f"evidence/{C}/save").click().run()
    assert "[Register](<https://example.com/r>)" in words(whole(at))

    at.button(key=f"evidence/{C}/remove/0").click().run()
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=3)


def test_evidence_needs_a_name(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=3)})
    at = add_evidence(window(open_app), "  ")
    assert "Give it a name" in words(at)
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=3)


def test_expired_evidence_is_shown_as_expired(store: Repository, open_app: Open) -> None:
    old = Evidence(label="Certificate", expires=dt.date(2026, 1, 31))
    make(store, answers={C: LevelAnswer(level=3, evidence=(old,))})
    shown = words(window(open_app))
    assert "expired 31 January 2026" in shown
    assert "All evidence has expired" in shown


def test_an_expiry_date_can_be_taken_away(store: Repository, open_app: Open) -> None:
    until = Evidence(label="Certificate", expires=dt.date(2027, 1, 31))
    make(store, answers={C: LevelAnswer(level=3, evidence=(until,))})
    at = window(open_app)
    at.button(key=f"evidence/{C}/edit/0").click().run()
    assert at.date_input(key=f"evidence/{C}/expires").proto.default == []  # what lets the browser clear it
    at.date_input(key=f"evidence/{C}/expires").set_value(None)
    at.button(key=f"evidence/{C}/save").click().run()
    assert store.load("a1").assessment.answers[C].evidence == (Evidence(label="Certificate"),)  # type: ignore[union-attr]


def test_doubtful_dates_of_evidence_are_kept_and_told(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=3)})
    at = add_evidence(window(open_app), "Audit", date=dt.date(2027, 3, 1), expires=dt.date(2027, 1, 1))
    assert "dated after the as-of date" in words(at)
    assert "ends before it begins" in words(at)
    assert len(store.load("a1").assessment.answers[C].evidence) == 1  # type: ignore[union-attr]


def test_two_windows_never_overwrite_each_other_unseen(store: Repository, open_app: Open) -> None:
    make(store)
    first, second = window(open_app), window(open_app)
    choose(first, "2")
    choose(second, "4")
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2)
    shown = words(second)
    assert "2 Defined" in shown
    assert "4 Proven" in shown
    assert "changed in another window" in shown

    second.button(key=f"mine/{C}").click().run()
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=4)
    assert "changed in another window" not in words(whole(second))


def test_of_two_answers_the_saved_one_can_be_kept(store: Repository, open_app: Open) -> None:
    make(store)
    first, second = window(open_app), window(open_app)
    choose(first, "2")
    choose(second, "4").button(key=f"theirs/{C}").click().run()
    assert whole(second).radio(key=RADIO).value == "2"


def test_answering_again_settles_the_choice_between_two_answers(store: Repository, open_app: Open) -> None:
    make(store)
    first, second = window(open_app), window(open_app)
    choose(first, "2")
    assert "changed in another window" not in words(choose(choose(second, "4"), "3"))
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=3)


def test_undo_never_takes_back_what_was_not_seen(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=1)})
    first, second = window(open_app), window(open_app)
    second.session_state[f"history/{C}"] = True
    second.run()
    choose(first, "2")
    second.button(key=f"undo/{C}").click().run()
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2)
    assert "Not saved" in words(whole(second))


def test_other_criteria_changed_elsewhere_are_no_conflict(store: Repository, open_app: Open) -> None:
    make(store)
    first, second = window(open_app), window(open_app)
    other = TOPIC.criteria[1].id
    choose(first, "2")
    second.radio(key=f"answer/{other}").set_value("1").run()
    answers = store.load("a1").assessment.answers
    assert (answers[C], answers[other]) == (LevelAnswer(level=2), LevelAnswer(level=1))


def test_the_last_change_can_be_undone(store: Repository, open_app: Open) -> None:
    make(store)
    at = choose(choose(window(open_app), "2"), "3")
    at.session_state[f"history/{C}"] = True
    whole(at).button(key=f"undo/{C}").click().run()
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2)
    assert "2 Defined → **3 Operating**" in words(whole(at))
    assert "3 Operating → **2 Defined**" in words(at)


def test_a_carried_answer_is_confirmed_alone_or_with_its_topic(store: Repository, open_app: Open) -> None:
    second, third = (criterion.id for criterion in TOPIC.criteria[1:3])
    carried = LevelAnswer(level=2, carried=True)
    make(store, answers={C: carried, second: carried, third: carried})
    at = window(open_app)
    at.button(key=f"confirm/{C}").click().run()
    answers = store.load("a1").assessment.answers
    assert (answers[C].carried, answers[second].carried) == (False, True)
    whole(at).button(key="confirm-topic").click().run()
    answers = store.load("a1").assessment.answers
    assert (answers[second].carried, answers[third].carried) == (False, False)


def test_next_back_and_next_unanswered_lead_on(store: Repository, open_app: Open) -> None:
    make(store)
    at = window(open_app)
    at.button(key="next").click().run()
    second = param(at, "t")
    assert second != TOPIC.id
    at.button(key="back").click().run()
    assert param(at, "t") == TOPIC.id
    at.button(key="next-open").click().run()
    assert param(at, "t") == second


def test_a_word_finds_a_criterion_and_leads_to_its_topic(store: Repository, open_app: Open) -> None:
    make(store)
    at = window(open_app, RUBRIC.topics[-1].id)
    at.session_state["finder"] = True
    at.run()
    at.text_input(key="find").set_value(CRITERION.label.zh).run()
    whole(at).button(key=f"found/{C}").click().run()
    assert param(at, "t") == TOPIC.id


def test_what_the_stage_does_not_expect_is_folded_away(store: Repository, open_app: Open) -> None:
    early = next(c for c in RUBRIC.criteria if c.target.idea == 0 and c.applies.to(profile(stage="idea")))
    make(store, profile=profile(stage="idea"))
    at = window(open_app, RUBRIC.topic_of[early.id].id)
    assert any("Not expected at your stage yet" in e.label for e in at.expander)


def test_without_t_it_goes_on_where_something_is_left(store: Repository, open_app: Open) -> None:
    make(store, answers={c.id: Unknown() for c in TOPIC.criteria})
    at = open_app("walkthrough", a="a1")
    assert at.title[0].value == RUBRIC.topics[1].title.en


def test_an_assessment_deleted_meanwhile_is_not_answered_into_the_void(
    store: Repository, open_app: Open
) -> None:
    make(store)
    at = window(open_app)
    store.delete("a1", NOW)
    # A test draws the whole page; a browser draws the card alone, which says so as well.
    at.radio(key=RADIO).set_value("2").run()
    assert "it was deleted" in words(at)
    assert C not in store.load("a1").assessment.answers


def test_a_level_picked_in_the_moment_a_reason_arrives_wins(store: Repository, open_app: Open) -> None:
    make(store)
    at = choose(window(open_app), "not_applicable")
    at.text_input(key=f"reason/{C}").set_value("Half a reason")
    choose(at, "2")
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2)


def test_a_note_typed_before_a_level_is_picked_is_kept_with_it(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=1)})
    at = window(open_app)
    at.text_area(key=f"note/{C}").set_value("Why not 1")
    choose(at, "2")
    assert store.load("a1").assessment.answers[C] == LevelAnswer(level=2, note="Why not 1")
