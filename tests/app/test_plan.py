"""The page about the plan: what there is to spend, what it buys, and what came of a promise."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.app.widgets.plan_accepted_table import statuses, with_edits
from assess.assessment import Assessment, Evidence, LevelAnswer, Unknown, copy_as_next
from assess.assessment_file import load_assessment
from assess.charts.plan_step import step_name
from assess.i18n import show_money, translator
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Accepted, Limits, Planning
from assess.plan.planning import plan
from assess.plan.progress import plan_progress
from assess.plan.results import Plan
from assess.samples import sample_bytes
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, profile, words

LANGUAGES = ("en-GB", "zh-CN")
RUBRIC = shipped_rubric()
TWO_MONTHS = Limits(days=30, money=80_000)


def company(**planning: object) -> Assessment:
    """A sample with a plan of its own."""
    made = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", RUBRIC)
    held = Planning.model_validate(planning)
    return made.model_copy(update={"id": "a1", "plan": held})


def opened(store: Repository, open_app: Open, *, locale: str = "en-GB", **planning: object) -> AppTest:
    store.create(company(**planning), now=NOW)
    return open_app("plan", a="a1", locale=locale)


def reckoned(store: Repository) -> Plan:
    return plan(RUBRIC, store.load("a1").assessment, deep=False)


def held(store: Repository) -> Planning:
    return store.load("a1").assessment.plan


def key(field: str) -> str:
    return f"plan/a1/{field}"


def listed(at: AppTest) -> list[str]:
    """The steps of the page's list, as they are headed."""
    return [one.label for one in at.expander if one.label[:1].isdigit()]


def accepted(**fields: object) -> Planning:
    """A budget with the plan that it bought, accepted; the first step bears these fields."""
    found = plan(RUBRIC, company(budget=TWO_MONTHS), deep=False)
    promised = accept(found, dt.date(2026, 11, 23))
    assert promised is not None
    first, *others = promised.steps
    steps = (first.model_copy(update=fields), *others)
    return Planning(budget=TWO_MONTHS, accepted=promised.model_copy(update={"steps": steps}))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_page_says_what_the_core_reckons(store: Repository, open_app: Open, locale: str) -> None:
    at = opened(store, open_app, locale=locale, budget=TWO_MONTHS)
    found, lang = reckoned(store), "zh" if locale == "zh-CN" else "en"
    assert found.loss_after is not None
    assert found.money is not None
    shown = [metric.value for metric in at.metric]
    assert shown == [
        f"{found.readiness_after:.1f}",
        show_money(found.loss_after, lang),
        f"{found.days:g}",
        show_money(found.money, lang),
    ]
    titles = [translator(lang).text(RUBRIC.by_id[a.criterion].label) for a in found.actions]
    assert len(listed(at)) == len(titles)
    assert all(any(md(title) in label for label in listed(at)) for title in titles)


def test_a_budget_is_saved_and_planned_with_at_once(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    assert "No limit is set yet" in words(at)
    everything = len(listed(at))
    at.number_input(key=key("budget/days")).set_value(12.0).run()
    assert held(store).budget == Limits(days=12)
    assert len(listed(at)) == len(reckoned(store).actions) < everything
    at.number_input(key=key("budget/money")).set_value(5000.0).run()
    at.number_input(key=key("budget/roles_per_month/engineer")).set_value(8.0).run()
    at.number_input(key=key("budget/months")).set_value(4).run()
    wanted = Limits(days=12, money=5000, months=4, roles_per_month={"engineer": 8})
    assert held(store).budget == wanted
    assert len(listed(at)) == len(reckoned(store).actions)
    at.number_input(key=key("budget/roles_per_month/engineer")).set_value(None).run()
    assert held(store).budget == Limits(days=12, money=5000, months=4)
    assert not at.exception


def test_what_to_choose_by_is_saved(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=TWO_MONTHS)
    at.radio(key=key("budget/objective")).set_value("mix").run()
    at.slider(key=key("budget/share")).set_value(30).run()
    assert (held(store).objective, held(store).share) == ("mix", 0.3)
    assert at.metric[0].value == f"{reckoned(store).readiness_after:.1f}"


def test_a_step_is_left_out_brought_back_and_asked_for(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=TWO_MONTHS)
    step = reckoned(store).actions[0].id
    fold(at, step)
    at.button(key=f"plan/exclude/{step}").click().run()
    assert held(store).excluded == (step,)
    assert step not in {action.id for action in reckoned(store).actions}
    assert step_name(step, RUBRIC, translator("en")).split(" (")[0] in words(at)
    at.button(key=f"plan/back/{step}").click().run()
    assert held(store).excluded == ()
    fold(at, step)
    at.button(key=f"plan/fix/{step}").click().run()
    assert held(store).fixed == (step,)
    at.button(key=f"plan/release/{step}").click().run()
    assert held(store).fixed == ()


def fold(at: AppTest, step: str) -> None:
    """Opens a step of the list."""
    at.session_state[key(f"step/{step}")] = True
    at.run()


def test_an_open_step_says_why_how_and_what_proves_it(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=TWO_MONTHS)
    fold(at, reckoned(store).actions[0].id)
    said = words(at)
    for name in ("Why now", "The level it leads to", "Evidence that will prove it", "Effort", "Pay-off"):
        assert f"**{name}**" in said


def test_a_step_beyond_the_budget_is_asked_for(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=Limits(days=5))
    chosen = {action.id for action in reckoned(store).actions}
    ask = at.selectbox(key=key("ask"))
    everything = plan(RUBRIC, company(), deep=False).actions
    dear = max((a for a in everything if a.id not in chosen), key=lambda a: a.days)
    assert step_name(dear.id, RUBRIC, translator("en")) in ask.options
    ask.select(dear.id).run()
    at.button(key="plan/ask/go").click().run()
    assert held(store).fixed == (dear.id,)
    assert "You asked for these steps, but they don't fit the budget" in words(at).replace("\\", "")
    assert "not in the plan now" in words(at)


EMPTY = {
    "nothing to spend": ({"budget": Limits(days=0)}, "The budget is zero"),
    "less than the least step": ({"budget": Limits(days=0.1)}, "Not even the smallest step fits"),
    "all excluded": (
        {"excluded": tuple(a.id for a in plan(RUBRIC, company(), deep=False).actions)},
        "Every step is left out",
    ),
}


@pytest.mark.parametrize("case", EMPTY)
def test_where_nothing_can_be_done_the_page_says_why(store: Repository, open_app: Open, case: str) -> None:
    planning, said = EMPTY[case]
    at = opened(store, open_app, **planning)
    assert said in words(at).replace("\\", "")
    assert not listed(at)
    assert not [button for button in at.button if button.key == "plan/accept"]


def test_all_that_was_left_out_comes_back_at_once(store: Repository, open_app: Open) -> None:
    planning, _said = EMPTY["all excluded"]
    at = opened(store, open_app, **planning)
    at.button(key="plan/back/all").click().run()
    assert held(store).excluded == ()
    assert listed(at)


def test_an_assessment_without_answers_says_where_to_begin(store: Repository, open_app: Open) -> None:
    make(store, profile=profile())
    at = open_app("plan", a="a1")
    assert "nothing to start from" in words(at)
    assert "Find out first" in words(at)


def test_what_nobody_knows_is_listed_with_its_worth(store: Repository, open_app: Open) -> None:
    make(store, answers={"ip.copyright": LevelAnswer(level=1), "ip.assignment": Unknown()})
    at = open_app("plan", a="a1")
    found = reckoned(store)
    assert any(one.kind == "unknown" for one in found.find_out_first)
    assert f"Show all {len(found.find_out_first)}" in {toggle.label for toggle in at.toggle}


def test_a_plan_is_accepted_as_it_stands(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=TWO_MONTHS)
    found = reckoned(store)
    at.button(key="plan/accept").click().run()
    promise = held(store).accepted
    assert promise is not None
    assert [(s.criterion, s.to, s.points) for s in promise.steps] == [
        (a.criterion, a.to, a.points) for a in found.actions
    ]
    assert "The accepted plan" in words(at)


def test_what_is_typed_into_the_table_goes_to_its_step_and_no_promise_moves() -> None:
    before = accepted(owner="Lin").accepted
    assert before is not None
    base = [
        {"owner": step.owner, "due": step.due.isoformat() if step.due else None, "status": "待办"}
        for step in before.steps
    ]
    named = statuses(translator("zh"))
    assert next(iter(named)) == base[0]["status"]
    delta = {
        "edited_rows": {
            0: {"owner": None, "status": next(word for word, status in named.items() if status == "doing")},
            "1": {"owner": " <b>Zhou</b> ", "due": "2027-01-31"},
        }
    }
    after = Accepted.model_validate(with_edits(before, base, delta, named))
    first, second, *others = after.steps
    assert (first.owner, first.status) == ("", "doing")
    assert (second.owner, second.due) == ("<b>Zhou</b>", dt.date(2027, 1, 31))
    assert tuple(others) == before.steps[2:]
    cleared = {"owner": "", "due": None, "status": "todo"}
    assert [s.model_copy(update=cleared) for s in after.steps] == [
        s.model_copy(update=cleared) for s in before.steps
    ]


def test_what_came_of_it_is_what_the_core_reckons(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, **dict(accepted(owner="*Lin*", status="done", due=dt.date(2026, 1, 5))))
    progress = plan_progress(RUBRIC, store.load("a1").assessment)
    assert progress is not None
    assert [metric.value for metric in at.metric][:3] == ["0", "+0.0", "CNY\u00a00"]
    name = step_name(f"{progress.steps[0].criterion}@{progress.steps[0].to}", RUBRIC, translator("en"))
    said = words(at).replace("\\", "")
    assert f"not in the answers yet: {name}" in said
    assert "Overdue" not in said  # said to be finished


def test_a_step_that_should_be_there_is_called_overdue(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, **dict(accepted(status="doing", due=dt.date(2026, 1, 5))))
    progress = plan_progress(RUBRIC, store.load("a1").assessment)
    assert progress is not None
    name = step_name(f"{progress.steps[0].criterion}@{progress.steps[0].to}", RUBRIC, translator("en"))
    assert f"Overdue: {name}" in words(at).replace("\\", "")


def test_the_next_assessment_shows_what_the_plan_brought(store: Repository, open_app: Open) -> None:
    first = company(**dict(accepted()))
    store.create(first, now=NOW)
    second = copy_as_next(first, new_id="a2", title="", as_of=dt.date(2026, 12, 23), rubric=RUBRIC)
    promise = second.plan.accepted
    assert promise is not None
    step = promise.steps[0]
    proven = LevelAnswer(level=step.to, evidence=(Evidence(label="Minutes", date=dt.date(2026, 12, 1)),))
    answers = {**second.answers, step.criterion: proven}
    store.create(second.model_copy(update={"answers": answers}), now=NOW)
    at = open_app("plan", a="a2")
    assert at.metric[0].value == "1"
    assert at.metric[1].value == f"+{step.points:.1f}"
    assert "Copied and not confirmed" in words(at)


def test_a_plan_is_given_up_only_after_asking(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, **dict(accepted()))
    at.button(key="plan/give_up").click().run()
    assert held(store).accepted is not None
    at.button(key="plan/give_up/no").click().run()
    assert held(store).accepted is not None
    at.button(key="plan/give_up").click().run()
    at.button(key="plan/give_up/yes").click().run()
    assert held(store).accepted is None
    assert held(store).budget == TWO_MONTHS


def test_another_plan_takes_its_place_and_keeps_owners(store: Repository, open_app: Open) -> None:
    before = accepted(owner="Lin", status="doing")
    at = opened(store, open_app, **{**dict(before), "budget": Limits(days=60)})
    at.button(key="plan/replace").click().run()
    at.button(key="plan/replace/yes").click().run()
    promise, old = held(store).accepted, before.accepted
    assert promise is not None
    assert old is not None
    assert len(promise.steps) == len(reckoned(store).actions)
    kept = {(s.criterion, s.to): s for s in promise.steps}[old.steps[0].criterion, old.steps[0].to]
    assert (kept.owner, kept.status) == ("Lin", "doing")


def test_two_windows_never_overwrite_each_other(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=Limits(days=30))
    stored = store.load("a1")
    theirs = Planning(budget=Limits(days=45))
    store.save_plan("a1", theirs, expected=stored.plan_revision, now=NOW)
    at.number_input(key=key("budget/days")).set_value(50.0).run()
    assert held(store) == theirs
    assert "saved: 45 · in this window: 50" in words(at).replace("\\", "")
    at.button(key="plan/mine").click().run()
    assert held(store).budget == Limits(days=50)
    assert at.number_input(key=key("budget/days")).value == 50


def test_the_saved_plan_may_stay(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=Limits(days=30))
    theirs = Planning(budget=Limits(days=45))
    store.save_plan("a1", theirs, expected=store.load("a1").plan_revision, now=NOW)
    at.number_input(key=key("budget/days")).set_value(50.0).run()
    at.button(key="plan/theirs").click().run()
    assert held(store) == theirs
    assert at.number_input(key=key("budget/days")).value == 45


def test_results_lead_to_the_plan(store: Repository, open_app: Open) -> None:
    store.create(company(), now=NOW)
    at = open_app("results", a="a1")
    assert not at.exception
    links = [link.proto.label for link in at.get("page_link")]
    assert "Plan what to do first with the days and money you have" in links


def test_the_plan_is_handed_over_as_files(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, budget=TWO_MONTHS)
    files = [button.proto.label for button in at.get("download_button")]
    assert files == ["Excel file", "CSV file", "Calendar file"]


def test_other_budgets_within_months_are_looked_at_when_asked_for(store: Repository, open_app: Open) -> None:
    limits = Limits(days=4, money=5000, months=2, roles_per_month={"engineer": 2, "founder": 1})
    at = opened(store, open_app, budget=limits)
    assert not [one for one in at.expander if one.label == "How sure each step is"]
    at.button(key="plan/deep").click().run(timeout=120)
    assert [one for one in at.expander if one.label == "How sure each step is"]
