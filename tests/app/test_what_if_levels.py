"""What if on Results: other levels tried, kept under a name, and compared, while the answers stay."""

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.app.widgets.compare_choice import names as names_of
from assess.assessment import Assessment, LevelAnswer
from assess.assessment_file import load_assessment
from assess.charts.alt import ranked_gaps, shown
from assess.i18n import show_money, translator
from assess.i18n.formats import show_rate
from assess.loading import shipped_rubric
from assess.plan.inputs import MAX_WHAT_IFS, Limits, Planning, WhatIf
from assess.plan.trying import money, trial, what_if_id
from assess.samples import sample_bytes
from assess.scoring import score
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, words

RUBRIC = shipped_rubric()
ID = "fine-tuner"
SAMPLE = load_assessment(sample_bytes(ID), f"{ID}.json", RUBRIC)
GATED = "ip.assignment"
KEPT = WhatIf(name="Careful *start*", levels={"ip.copyright": 4, "risk.contingency": 3})
BUDGET = Limits(days=60)


def note(name: str) -> str:
    return f"plan/{ID}/what-if/{name}"


def put(store: Repository, *kept: WhatIf) -> Assessment:
    made = SAMPLE.model_copy(update={"id": ID, "plan": Planning(budget=BUDGET, what_ifs=kept)})
    store.create(made, now=NOW)
    return made


def results(store: Repository, open_app: Open, *kept: WhatIf, locale: str = "en-GB") -> AppTest:
    put(store, *kept)
    return open_app("results", a=ID, locale=locale)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def choose(at: AppTest, *criteria: str) -> AppTest:
    at.multiselect(key=note("criteria")).set_value(list(criteria))
    return run(at)


def move(at: AppTest, criterion: str, level: int) -> AppTest:
    at.segmented_control(key=note(f"level/{criterion}")).set_value(level)
    return run(at)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return run(at)


def open_kept(at: AppTest, name: str | None) -> AppTest:
    at.selectbox(key=note("choice")).set_value(name)
    return run(at)


def figures(at: AppTest) -> list[str]:
    """The four figures of what is tried."""
    labels = ("Readiness", "Supported by evidence", "Expected loss per year", "NPV after losses, mean")
    found = {metric.label: metric.value for metric in at.metric}
    return [found[label] for label in labels]


def held(store: Repository) -> Planning:
    return store.load(ID).assessment.plan


def expected(levels: dict[str, int]) -> list[str]:
    found, joint = trial(RUBRIC, SAMPLE, levels), money(RUBRIC, SAMPLE, levels)
    before, after = found.before.readiness, found.after.readiness
    assert before
    assert after
    assert joint
    assert found.loss_after is not None
    return [
        f"{shown(RUBRIC, before.value)}\u00a0→ {shown(RUBRIC, after.value)}",
        f"{shown(RUBRIC, before.floor)}\u00a0→ {shown(RUBRIC, after.floor)}",
        show_money(found.loss_after, "en"),
        show_money(joint.npv_after.mean, "en"),
    ]


def test_nothing_is_shown_until_something_is_tried(store: Repository, open_app: Open) -> None:
    at = results(store, open_app)
    assert "Try other levels" in words(at)
    assert "Saved answers → what if" not in words(at)
    assert note("name") not in {field.key for field in at.text_input}


def test_several_levels_are_tried_and_no_answer_is_touched(store: Repository, open_app: Open) -> None:
    at = choose(results(store, open_app), "ip.copyright", "risk.contingency")
    move(at, "ip.copyright", 0)
    move(at, "risk.contingency", 4)
    levels = {"ip.copyright": 0, "risk.contingency": 4}
    assert figures(at) == expected(levels)
    joint = money(RUBRIC, SAMPLE, levels)
    assert joint
    before, after = (
        show_rate(chance, "en") for chance in (joint.prob_cash_out_before, joint.prob_cash_out_after)
    )
    assert f"Chance that cash runs out {before} → {after}." in words(at)
    assert store.load(ID).assessment.answers == SAMPLE.answers


def test_a_gap_is_tried_by_one_click_at_its_target(store: Repository, open_app: Open) -> None:
    at = results(store, open_app)
    largest = ranked_gaps(score(RUBRIC, SAMPLE))[0]
    press(at, note(f"offer/{largest.id}"))
    assert at.multiselect(key=note("criteria")).value == [largest.id]
    assert figures(at) == expected({largest.id: largest.target})
    choose(at)
    assert "Saved answers → what if" not in words(at)


def test_a_gate_that_would_be_lost_is_told(store: Repository, open_app: Open) -> None:
    at = move(choose(results(store, open_app), GATED), GATED, 0)
    assert f"It loses these gates: {md(RUBRIC.by_id[GATED].label.en)}" in words(at)


def test_what_is_kept_stands_beside_the_rest_of_the_plan(store: Repository, open_app: Open) -> None:
    at = choose(results(store, open_app), "ip.copyright")
    move(at, "ip.copyright", 4)
    at.text_input(key=note("name")).set_value("  Careful *start* ")
    press(at, "what-if/keep")
    made = WhatIf(name="Careful *start*", levels={"ip.copyright": 4})
    assert held(store) == Planning(budget=BUDGET, what_ifs=(made,))
    assert at.selectbox(key=note("choice")).value == made.name
    again = open_app("results", a=ID)
    assert "Saved answers → what if" not in words(again)
    open_kept(again, made.name)
    assert figures(again) == expected(dict(made.levels))


@pytest.mark.parametrize(
    ("name", "told"),
    [(" ", "Give the what-if a name first"), ("CAREFUL *start*", "There is a what-if of this name already")],
)
def test_a_name_must_be_its_own(store: Repository, open_app: Open, name: str, told: str) -> None:
    at = choose(results(store, open_app, KEPT), "ip.copyright")
    at.text_input(key=note("name")).set_value(name)
    press(at, "what-if/keep")
    assert told in words(at)
    assert at.text_input(key=note("name")).value == name
    assert held(store).what_ifs == (KEPT,)


def test_a_kept_one_is_changed_renamed_deleted_and_put_back(store: Repository, open_app: Open) -> None:
    at = open_kept(results(store, open_app, KEPT), KEPT.name)
    move(at, "ip.copyright", 2)
    assert held(store).what_ifs == (KEPT,)
    assert "Changed since it was kept." in words(at)
    press(at, "what-if/save")
    changed = WhatIf(name=KEPT.name, levels={**KEPT.levels, "ip.copyright": 2})
    assert held(store).what_ifs == (changed,)
    at.text_input(key=note("rename")).set_value("Bold")
    run(at)
    bold = changed.model_copy(update={"name": "Bold"})
    assert held(store).what_ifs == (bold,)
    press(at, "what-if/delete")
    assert held(store).what_ifs == ()
    assert "Deleted: **Bold**" in words(at)
    press(at, "what-if/undo")
    assert held(store).what_ifs == (bold,)
    assert figures(at) == expected(dict(bold.levels))


def test_one_that_cannot_be_put_back_is_not_lost(store: Repository, open_app: Open) -> None:
    at = open_kept(results(store, open_app, KEPT), KEPT.name)
    press(at, "what-if/delete")
    stored, other = store.load(ID), WhatIf(name=KEPT.name, levels={"ip.copyright": 1})
    taken = Planning(what_ifs=(other,))
    store.save_plan(ID, taken, expected=stored.plan_revision, now=NOW)
    run(at)
    press(at, "what-if/undo")
    assert held(store).what_ifs == (other,)
    assert f"Deleted: **{md(KEPT.name)}**" in words(at)
    store.save_plan(ID, Planning(), expected=store.load(ID).plan_revision, now=NOW)
    run(at)
    press(at, "what-if/undo")
    assert held(store).what_ifs == (KEPT,)


def test_what_was_not_kept_can_be_taken_up_again(store: Repository, open_app: Open) -> None:
    at = move(choose(results(store, open_app, KEPT), GATED), GATED, 4)
    open_kept(at, KEPT.name)
    assert figures(at) == expected(dict(KEPT.levels))
    press(at, "what-if/take_up")
    assert figures(at) == expected({GATED: 4})
    press(at, "what-if/reset")
    assert "Saved answers → what if" not in words(at)
    press(at, "what-if/take_up")
    assert figures(at) == expected({GATED: 4})


def test_no_more_than_a_file_may_hold(store: Repository, open_app: Open) -> None:
    many = [WhatIf(name=str(n), levels={"ip.copyright": 1}) for n in range(MAX_WHAT_IFS)]
    at = choose(results(store, open_app, *many), "ip.copyright")
    assert f"{MAX_WHAT_IFS} what-ifs are kept, the most there can be" in words(at)
    assert note("name") not in {field.key for field in at.text_input}


def test_two_windows_do_not_overwrite_each_other(store: Repository, open_app: Open) -> None:
    at = choose(results(store, open_app), "ip.copyright")
    now = store.load(ID)
    other = now.assessment.plan.model_copy(update={"budget": Limits(days=5)})
    store.save_plan(ID, other, expected=now.plan_revision, now=NOW)
    # A window that was drawn before: its page is older than the store.
    at.session_state[f"plan/{ID}/seen"] = (now.plan_revision, now.assessment.plan.model_dump_json())
    at.text_input(key=note("name")).set_value("Mine")
    press(at, "what-if/keep")
    assert held(store) == other
    assert "changed in another window" in words(at)
    press(at, "plan/mine")
    assert [one.name for one in held(store).what_ifs] == ["Mine"]


def test_what_no_longer_counts_is_left_out_and_told(store: Repository, open_app: Open) -> None:
    quick = SAMPLE.model_copy(update={"id": ID, "mode": "quick", "plan": Planning(what_ifs=(KEPT,))})
    left = [id for id in KEPT.levels if not RUBRIC.by_id[id].quick]
    store.create(quick, now=NOW)
    at = open_kept(open_app("results", a=ID), KEPT.name)
    assert left
    for id in left:
        assert md(RUBRIC.by_id[id].label.en) in words(at).split("Left out here", 1)[1]


def test_an_assessment_half_answered_can_be_tried(store: Repository, open_app: Open) -> None:
    make(store, answers={"ip.copyright": LevelAnswer(level=1)})
    at = open_app("results", a="a1", locale="zh-CN")
    at.multiselect(key="plan/a1/what-if/criteria").set_value(["ip.copyright"])
    run(at)
    assert "已保存的答案 → 假设" in words(at)


def test_a_kept_one_is_compared_like_an_assessment(store: Repository, open_app: Open) -> None:
    at = open_kept(results(store, open_app, KEPT), KEPT.name)
    press(at, "what-if/compare")
    chosen = at.multiselect(key="compare/chosen")
    assert chosen.value == [ID, f"{ID}?{KEPT.name}"]
    found = trial(RUBRIC, SAMPLE, KEPT.levels)
    ready = [card.readiness.value for card in (found.before, found.after) if card.readiness]
    assert [m.value for m in at.metric if m.label == "Readiness"] == [shown(RUBRIC, v) for v in ready]
    assert md(f"What if: {KEPT.name}") in words(at)
    assert "as answered and as tried out" in words(at)


@pytest.mark.parametrize(
    ("pseudonyms", "names"),
    [
        (False, [SAMPLE.profile.company, f"{SAMPLE.profile.company} · what if: Bold", "Rival"]),
        (True, ["Company A", "Company A · what if", "Company B"]),
    ],
)
def test_beside_another_company_it_is_called_by_both_names(pseudonyms: bool, names: list[str]) -> None:
    bold = SAMPLE.model_copy(update={"id": what_if_id(SAMPLE.id, "Bold")})
    rival = SAMPLE.profile.model_copy(update={"company": "Rival"})
    other = SAMPLE.model_copy(update={"id": "rival", "profile": rival})
    assert names_of([SAMPLE, bold, other], translator("en"), pseudonyms=pseudonyms) == names


def test_beside_its_answers_alone_it_is_called_by_its_own() -> None:
    bold, dear = (SAMPLE.model_copy(update={"id": what_if_id(SAMPLE.id, n)}) for n in ("Bold", "Dear"))
    found = names_of([SAMPLE, bold, dear], translator("en"), pseudonyms=False)
    assert found == ["Saved answers", "What if: Bold", "What if: Dear"]


def test_a_copy_takes_the_plan_along_and_says_so(store: Repository, open_app: Open) -> None:
    at = results(store, open_app, KEPT)
    assert "Everything entered on the Plan page comes along" in words(at)
    press(at, "copy/go")
    copies = [s for s in store.list() if s.previous == ID]
    assert len(copies) == 1
    assert store.load(copies[0].id).assessment.plan == held(store)
