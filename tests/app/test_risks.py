"""The page about risks: what may be lost, seen, edited, left out and added, with nothing typed lost."""

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.widgets.risk_fields import looks_absolute
from assess.assessment import LevelAnswer
from assess.assessment_file import load_assessment
from assess.i18n import show_money
from assess.loading import shipped_rubric
from assess.profile import MAX_AMOUNT
from assess.report.risk_words import ranked
from assess.risk import Control, Loss, Override, OwnScenario, Risks, TolerancePoint, Transfer
from assess.risk.analysis import analyse
from assess.risk.catalogue import MAX_LOSS
from assess.risk.results import RiskProfile
from assess.samples import sample_bytes
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, profile, words

SIZED = profile(headcount=12, annual_revenue=3_000_000, fx_per_usd=7.1, personal_records=20_000)
LANGUAGES = ("en-GB", "zh-CN")


def opened(store: Repository, open_app: Open, *, locale: str = "en-GB", **changes: object) -> AppTest:
    make(store, **{"profile": SIZED, **changes})
    return open_app("risks", a="a1", locale=locale)


def reckoned(store: Repository) -> RiskProfile:
    return analyse(shipped_rubric(), store.load("a1").assessment)


def key(field: str) -> str:
    return f"risks/a1/{field}"


def listed(at: AppTest) -> list[list[str]]:
    """The rows of the list of scenarios."""
    frames = [element.value for element in at.dataframe]
    return next(f for f in frames if f.columns[0] in ("Scenario", "情景")).values.tolist()


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_page_says_what_the_core_reckons(store: Repository, open_app: Open, locale: str) -> None:
    at = opened(store, open_app, locale=locale)
    found = reckoned(store)
    lang = "zh" if locale == "zh-CN" else "en"
    assert at.metric[0].value == show_money(found.total.residual.mean, lang)
    assert len(listed(at)) == len(found.scenarios)
    assert [row[2] for row in listed(at)] == [show_money(s.residual.mean, lang) for s in ranked(found)]


def test_a_score_of_risk_says_which_way_is_good(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    place = next(i for i, m in enumerate(at.metric) if m.label.startswith("Risk score"))
    assert at.metric[place].value != "–"
    assert "0 is best, 100 worst." in words(at)


def test_a_profile_without_figures_says_which_ones_are_missing(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, profile=profile())
    assert "No scenario has an amount yet" in words(at)
    assert "exchange rate to the US dollar" in words(at)
    assert not at.metric


def test_a_better_answer_is_seen_at_once(store: Repository, open_app: Open) -> None:
    before = opened(store, open_app).metric[0].value
    store.save_answer("a1", "ip.assignment", LevelAnswer(level=4), expected=0, now=NOW, who="test")
    after = open_app("risks", a="a1").metric[0].value
    assert after != before
    assert after == show_money(reckoned(store).total.residual.mean, "en")


def tabled(at: AppTest) -> dict[str, list[str]]:
    """Every row of every table on the page, by its first cell."""
    frames = [table.value for table in (*at.table, *at.dataframe)]
    return {row[0]: row[1:] for frame in frames for row in frame.values.tolist()}


def test_money_and_risk_stand_side_by_side_in_a_sample(store: Repository, open_app: Open) -> None:
    sample = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", shipped_rubric())
    store.create(sample, now=NOW)
    at = open_app("risks", a=sample.id)
    joint = analyse(shipped_rubric(), sample).joint
    assert joint is not None
    rows = {
        row[0]: row[1:] for f in (e.value for e in [*at.table, *at.dataframe]) for row in f.values.tolist()
    }
    states = (joint.none, joint.today, joint.targets)
    shown = [show_money(one.npv_direct.mean, "en", currency="CNY") for one in states]
    assert rows["NPV after losses, direct only, mean"] == shown


# Editing


def entered(store: Repository, scenario: str) -> Override | OwnScenario | None:
    return store.load("a1").assessment.risks.entry_by_id.get(scenario)


def choose(at: AppTest, scenario: str) -> AppTest:
    return at.selectbox(key=key("scenario")).set_value(scenario).run()


def type_(at: AppTest, field: str, value: float, scenario: str = "outage") -> AppTest:
    enter(at, key(f"scenario/{scenario}/{field}"), value)
    at.run()
    assert not at.exception
    return at


def enter(at: AppTest, key: str, value: float | None) -> None:
    """Types a number: into the field for an amount with that key, or the one for a plain number."""
    if "frequency" in key:
        at.number_input(key=key).set_value(value)
    else:
        at.text_input(key=key).set_value("" if value is None else f"{value:.15g}")


def stands(at: AppTest, key: str) -> object:
    """What a field for a number shows."""
    return (at.number_input if "frequency" in key else at.text_input)(key=key).value


def test_a_figure_is_saved_as_typed_and_can_go_back_to_the_catalogue(
    store: Repository, open_app: Open
) -> None:
    at = choose(opened(store, open_app), "outage")
    type_(at, "loss/high", 123_456_789.5)
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.loss is not None
    assert entry.loss.high == 123_456_789.5
    assert at.text_input(key=key("scenario/outage/loss/high")).value == "123,456,789.5"
    assert listed(at)[0][0].endswith("Service down")
    assert "Saved" in words(at)

    at.button(key="risks/revert/outage").click().run()
    assert entered(store, "outage") is None


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("loss/low", 0.0, "say what a mild case costs"),
        ("loss/low", 1e12, "write two amounts between which nine of ten losses lie"),
        ("frequency/low", 300.0, "the figures should rise"),
    ],
)
def test_bad_input_says_what_is_wrong_and_stays_typed(
    store: Repository, open_app: Open, field: str, value: float, told: str
) -> None:
    at = type_(choose(opened(store, open_app), "outage"), field, value)
    assert any(told in str(error.value).replace("\\", "") for error in at.error)
    assert stands(at, key(f"scenario/outage/{field}")) in (value, f"{value:.15g}")
    assert entered(store, "outage") is None


@pytest.mark.parametrize(
    ("low", "high", "doubtful"),
    [(100, 100_001, True), (1_000, 100_000, True), (1_000, 10_000, False), (3_000, 400_000, False)],
)
def test_a_range_that_looks_like_bounds_is_doubted(low: float, high: float, doubtful: bool) -> None:
    assert looks_absolute(low, high) is doubtful


def test_one_is_left_out_with_a_reason_and_taken_back(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app), "outage")
    type_(at, "frequency/likely", 2.5)
    before = len(listed(at))
    at.text_input(key=key("scenario/outage/dropped")).set_value("Not *ours*").run()
    assert len(listed(at)) == before - 1
    assert "Not \\*ours\\*" in words(at)

    at.button(key="risks/take-back/outage").click().run()
    assert len(listed(at)) == before
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.frequency is not None
    assert entry.frequency.likely == 2.5


def fill(at: AppTest, **but: float | None) -> AppTest:
    figures = {"frequency/low": 0.1, "frequency/likely": 0.2, "frequency/high": 0.5}
    figures |= {"loss/low": 1e4, "loss/high": 9e5}
    at.text_input(key=key("add/title")).set_value("Fire in the *lab*")
    for field, value in {**figures, **but}.items():
        if value is not None:
            enter(at, key(f"add/{field}"), value)
    at.button(key="risks/add/now").click().run()
    assert not at.exception
    return at


def test_one_of_the_company_s_own_is_added_opened_deleted_and_put_back(
    store: Repository, open_app: Open
) -> None:
    at = fill(opened(store, open_app))
    made = entered(store, "x.fire-in-the-lab")
    assert isinstance(made, OwnScenario)
    assert (made.title, made.loss.high) == ("Fire in the *lab*", 9e5)
    assert at.selectbox(key=key("scenario")).value == made.id
    assert at.text_input(key=key("add/title")).value == ""

    at.button(key=f"risks/delete/{made.id}").click().run()
    assert entered(store, made.id) is None
    at.button(key="risks/undo").click().run()
    assert entered(store, made.id) == made


def test_one_that_lacks_a_figure_is_not_added_and_stays_typed(store: Repository, open_app: Open) -> None:
    at = fill(opened(store, open_app), **{"loss/high": None})
    assert store.load("a1").assessment.risks == Risks()
    assert "Not saved: fill in the title and all five figures first" in words(at)
    assert at.text_input(key=key("add/title")).value == "Fire in the *lab*"
    assert at.text_input(key=key("add/loss/low")).value == "10000"


def test_amounts_above_what_can_be_entered_are_shown(store: Repository, open_app: Open) -> None:
    huge = SIZED.model_copy(update={"fx_per_usd": MAX_AMOUNT})
    plain = next(scenario.id for scenario in shipped_rubric().risks if scenario.scale == "none")
    at = choose(opened(store, open_app, profile=huge), plain)
    shown = at.text_input(key=key(f"scenario/{plain}/loss/high")).value
    assert float(shown.replace(",", "")) > MAX_LOSS


def test_a_tolerance_is_added_and_judged(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    at.button(key="risks/tolerance/add").click().run()
    assert "Not saved: fill in both" in words(at)
    at.text_input(key=key("tolerance/loss")).set_value("0.1万")
    at.number_input(key=key("tolerance/share")).set_value(10.0)
    at.button(key="risks/tolerance/add").click().run()
    assert store.load("a1").assessment.risks.tolerance == (TolerancePoint(loss=1000, probability=0.1),)
    assert "**exceeded**" in words(at)
    at.button(key="risks/tolerance/remove/0").click().run()
    assert store.load("a1").assessment.risks == Risks()


@pytest.mark.parametrize(("button", "kept"), [("risks/mine", 4.0), ("risks/theirs", 2.0)])
def test_two_windows_never_overwrite_each_other_silently(
    store: Repository, open_app: Open, button: str, kept: float
) -> None:
    mine = choose(opened(store, open_app), "outage")
    type_(choose(open_app("risks", a="a1"), "outage"), "frequency/likely", 2.0)
    type_(mine, "frequency/likely", 4.0)
    assert "changed in another window" in words(mine)
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.frequency is not None
    assert entry.frequency.likely == 2.0

    mine.button(key=button).click().run()
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.frequency is not None
    assert entry.frequency.likely == kept
    assert "changed in another window" not in words(mine)


# Elsewhere


def test_compare_shows_the_risks_side_by_side(store: Repository, open_app: Open) -> None:
    samples = [
        load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric())
        for name in ("fine-tuner-2026q3", "fine-tuner")
    ]
    for one in samples:
        store.create(one, now=NOW)
    at = open_app("compare", a=samples[1].id)
    rows = {
        row[0]: row[1:] for f in (e.value for e in [*at.table, *at.dataframe]) for row in f.values.tolist()
    }
    means = [analyse(shipped_rubric(), one, n=1).total.residual.mean for one in samples]
    assert rows["Expected loss per year"][0] == show_money(means[0], "en")
    assert rows["Expected loss per year"][1].startswith(show_money(means[1], "en"))
    assert "Lower is better" in words(at)


@pytest.mark.parametrize(("locale", "heading"), [("en-GB", "Scenario"), ("zh-CN", "情景")])
def test_the_last_assessment_is_told_apart_scenario_by_scenario(
    store: Repository, open_app: Open, locale: str, heading: str
) -> None:
    make(store, id="before", profile=SIZED, answers={"ip.assignment": LevelAnswer(level=0)})
    at = opened(
        store, open_app, locale=locale, previous="before", answers={"ip.assignment": LevelAnswer(level=4)}
    )
    before, after = (analyse(shipped_rubric(), store.load(id).assessment) for id in ("before", "a1"))
    lang = "zh" if locale == "zh-CN" else "en"
    table = next(t.value for t in at.table if t.value.columns[0] == heading and len(t.value.columns) == 4)
    whole, *scenarios = table.replace("\u2060", "", regex=True).values.tolist()
    assert whole[1:3] == [show_money(p.total.residual.mean, lang) for p in (before, after)]
    assert scenarios
    assert all(change.startswith("\u2212") for _name, _then, _now, change in scenarios)


def test_without_an_earlier_assessment_nothing_is_said_of_it(store: Repository, open_app: Open) -> None:
    assert "last assessment" not in words(opened(store, open_app))


# Controls and insurance


def control(field: str, scenario: str = "outage") -> str:
    return key(f"scenario/{scenario}/control/{field}")


def change_controls(at: AppTest, scenario: str = "outage") -> AppTest:
    """A scenario with the fields of its controls unfolded."""
    at.session_state[f"risks/controls/{scenario}"] = True
    return choose(at, scenario)


def held_by(store: Repository, scenario: str = "outage") -> dict[tuple[str, str], Control]:
    entry = entered(store, scenario)
    assert entry is not None
    assert entry.controls is not None
    return {(one.criterion, one.on): one for one in entry.controls}


def test_a_control_is_changed_removed_and_the_catalogue_s_taken_back(
    store: Repository, open_app: Open
) -> None:
    at = change_controls(opened(store, open_app))
    first, *rest = shipped_rubric().risk_by_id["outage"].controls
    here = f"{first.criterion}/{first.on}"
    at.number_input(key=control(f"{here}/effect")).set_value(12.5).run()
    assert held_by(store)[first.criterion, first.on].effect == 0.125
    assert list(held_by(store)) == [(one.criterion, one.on) for one in (first, *rest)]

    other = "loss" if first.on == "frequency" else "frequency"
    at.selectbox(key=control(f"{here}/on")).set_value(other).run()
    assert held_by(store)[first.criterion, other].effect == 0.125

    at.button(key=f"risks/control-remove/outage/{first.criterion}/{other}").click().run()
    assert (first.criterion, other) not in held_by(store)
    assert not at.exception

    at.button(key="risks/controls-revert/outage").click().run()
    assert entered(store, "outage") is None


def test_two_controls_put_together_count_as_the_stronger_one(store: Repository, open_app: Open) -> None:
    at = change_controls(opened(store, open_app), "security-review-failed")
    first, second, *_rest = shipped_rubric().risk_by_id["security-review-failed"].controls
    assert first.on == second.on
    field = control(f"{first.criterion}/{first.on}/together", "security-review-failed")
    at.selectbox(key=field).set_value(second.criterion).run()
    held = held_by(store, "security-review-failed")
    assert held[first.criterion, first.on].mechanism == held[second.criterion, second.on].mechanism
    assert held[first.criterion, first.on].mechanism is not None
    at.selectbox(key=field).set_value("").run()
    assert held_by(store, "security-review-failed")[first.criterion, first.on].mechanism is None


@pytest.mark.parametrize("scenario", ["outage", "x.fire-in-the-lab"])
def test_a_control_is_added_by_the_title_of_its_question(
    store: Repository, open_app: Open, scenario: str
) -> None:
    at = change_controls(fill(opened(store, open_app)), scenario)
    options = at.selectbox(key=control("new/criterion", scenario)).options
    assert "IP protection · Rights signed over" in options
    at.selectbox(key=control("new/criterion", scenario)).set_value("team.vesting").run()
    at.selectbox(key=control("new/on", scenario)).set_value("loss").run()
    at.number_input(key=control("new/effect", scenario)).set_value(40.0).run()
    at.button(key=f"risks/control-add/{scenario}").click().run()
    assert not at.exception
    assert held_by(store, scenario)["team.vesting", "loss"].effect == 0.4
    assert at.selectbox(key=control("new/criterion", scenario)).value is None
    assert at.number_input(key=control("team.vesting/loss/effect", scenario)).value == 40.0


@pytest.mark.parametrize(
    ("criterion", "percent", "told"),
    [
        (None, 40.0, "choose the question first"),
        ("team.vesting", 0.0, "above 0"),
        ("again", 40.0, "there already"),
    ],
)
def test_a_control_that_makes_no_sense_is_refused_in_words(
    store: Repository, open_app: Open, criterion: str | None, percent: float, told: str
) -> None:
    at = change_controls(opened(store, open_app))
    first = shipped_rubric().risk_by_id["outage"].controls[0]
    named = first.criterion if criterion == "again" else criterion
    if named is not None:
        at.selectbox(key=control("new/criterion")).set_value(named).run()
    at.selectbox(key=control("new/on")).set_value(first.on).run()
    at.number_input(key=control("new/effect")).set_value(percent).run()
    at.button(key="risks/control-add/outage").click().run()
    assert not at.exception
    assert any(told in str(error.value) for error in at.error)
    assert entered(store, "outage") is None
    assert at.number_input(key=control("new/effect")).value == percent


def insure(at: AppTest, field: str, value: float | None) -> AppTest:
    enter(at, key(f"scenario/outage/transfer/{field}"), value)
    at.run()
    assert not at.exception
    return at


def test_an_insurance_counts_once_its_limit_is_known(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app), "outage")
    before = reckoned(store)
    insure(at, "deductible", 1_000.0)
    assert entered(store, "outage") is None
    assert at.text_input(key=key("scenario/outage/transfer/deductible")).value == "1000"
    insure(at, "limit", 50_000.0)
    insure(at, "premium", 700.0)
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.transfer == Transfer(deductible=1_000, limit=50_000, premium=700)
    after = reckoned(store)
    paid = before.total.residual.mean - after.total.residual.mean
    assert paid > 0
    shown = show_money(paid, "en", currency="CNY")
    assert f"they pay {shown} a year" in words(at).replace("\\", "")

    insure(at, "limit", 0.0)
    assert any("above 0" in str(error.value) for error in at.error)
    assert entered(store, "outage") == entry
    at.button(key="risks/transfer-remove/outage").click().run()
    assert entered(store, "outage") is None
    assert at.text_input(key=key("scenario/outage/transfer/limit")).value == ""


def test_a_conflict_names_controls_and_insurance(store: Repository, open_app: Open) -> None:
    mine = change_controls(opened(store, open_app))
    insure(choose(open_app("risks", a="a1"), "outage"), "limit", 50_000.0)
    first = shipped_rubric().risk_by_id["outage"].controls[0]
    mine.number_input(key=control(f"{first.criterion}/{first.on}/effect")).set_value(12.0).run()
    assert "changed in another window" in words(mine)
    assert "12%" in words(mine).replace("\\", "")
    assert "0 / 50,000 / 0" in words(mine).replace("\\", "")


# What is missing, and what counts twice


def test_a_missing_fact_is_said_first_with_a_link_to_its_field(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, profile=SIZED.model_copy(update={"fx_per_usd": None}))
    assert "are not counted yet" in at.warning[0].value
    links = [link.proto for link in at.get("page_link")]
    wanted = [link for link in links if link.label == "Enter: exchange rate to the US dollar"]
    assert wanted
    assert "f=fx_per_usd" in wanted[0].query_string


def test_what_the_profile_gives_as_nothing_is_no_gap(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, profile=SIZED.model_copy(update={"annual_revenue": 0.0}))
    assert not [one for one in at.warning if "not counted yet" in one.value]
    assert any("is 0 in the profile" in one.value for one in at.info)


def overlapping(store: Repository, open_app: Open, locale: str = "en-GB") -> AppTest:
    sample = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", shipped_rubric())
    store.create(sample.model_copy(update={"id": "a1", "risks": Risks()}), now=NOW)
    return open_app("risks", a="a1", locale=locale)


@pytest.mark.parametrize(
    ("locale", "reason"), [("en-GB", "In the economics already: "), ("zh-CN", "经济账里已经算过：")]
)
def test_what_the_economics_have_is_left_out_with_one_click(
    store: Repository, open_app: Open, locale: str, reason: str
) -> None:
    at = overlapping(store, open_app, locale)
    assert "网店订阅" in words(at)
    at.button(key="risks/overlap/no-market-fit").click().run()
    entry = entered(store, "no-market-fit")
    assert isinstance(entry, Override)
    assert entry.dropped is not None
    assert entry.dropped.startswith(reason)
    assert "网店订阅" in entry.dropped

    at.button(key="risks/overlap-all").click().run()
    assert not at.exception
    assert not [one for one in reckoned(store).warnings if one.id == "in_economics"]
    at.button(key="risks/take-back/no-market-fit").click().run()
    assert entered(store, "no-market-fit") is None


def test_the_samples_count_nothing_twice() -> None:
    for name in ("api-product", "fine-tuner", "fine-tuner-2026q3", "model-maker"):
        found = analyse(
            shipped_rubric(), load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric()), n=1
        )
        assert "cash-runs-out" in found.dropped
        assert "in_economics" not in [one.id for one in found.warnings]


def test_the_link_opens_the_profile_at_the_exchange_rate(store: Repository, open_app: Open) -> None:
    opened(store, open_app, profile=profile())
    at = open_app("profile", a="a1", f="fx_per_usd")
    at.number_input(key="profile/a1/fx_per_usd").set_value(7.1).run()
    at.button(key="save-profile").click().run()
    assert not at.exception
    assert store.load("a1").assessment.profile.fx_per_usd == 7.1
    at.number_input(key="profile/a1/fx_per_usd").set_value(0.0).run()
    at.button(key="save-profile").click().run()
    assert not at.exception
    assert store.load("a1").assessment.profile.fx_per_usd is None


def test_the_matrix_shows_what_reaching_every_target_would_do(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app)
    assert charts_of(at) == ["risks/matrix/inherent", "risks/matrix/residual"]

    at.segmented_control(key="risks/matrices").set_value("target").run()
    assert not at.exception
    assert charts_of(at) == ["risks/matrix/residual", "risks/matrix/target"]


def charts_of(at: AppTest) -> list[str]:
    """The keys of the matrices on the page."""
    keys = [str(chart.proto.id).rsplit("-", 1)[-1] for chart in at.get("plotly_chart")]
    return [key for key in keys if key.startswith("risks/matrix/")]


def test_a_quick_scan_says_at_the_figures_that_they_are_ceilings(store: Repository, open_app: Open) -> None:
    at = opened(store, open_app, mode="quick", answers={"ip.assignment": LevelAnswer(level=2)})
    assert at.metric[0].label == "Expected loss per year, at most"
    assert "controls not asked about" in at.warning[0].value
    assert "leaves out" not in words(at)  # said once
    assert "Go on with the full assessment" in [link.proto.label for link in at.get("page_link")]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("60万", 600_000), ("1,200,000", 1_200_000), ("1.2m", 1_200_000), ("￥１２，０００", 12_000)],
)
def test_an_amount_is_read_as_people_write_it(
    store: Repository, open_app: Open, typed: str, amount: float
) -> None:
    at = choose(opened(store, open_app), "outage")
    at.text_input(key=key("scenario/outage/loss/low")).set_value("100")
    at.text_input(key=key("scenario/outage/loss/high")).set_value(typed).run()
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.loss == Loss(low=100, high=amount)
    assert at.text_input(key=key("scenario/outage/loss/high")).value == f"{amount:,}"


@pytest.mark.parametrize(
    ("typed", "told"), [("many", "many"), ("$5", "CNY"), ("-5", "-5"), ("1,5", "1.5"), ("<b>", "<b>")]
)
def test_an_amount_that_cannot_be_read_is_told_and_stays_typed(
    store: Repository, open_app: Open, typed: str, told: str
) -> None:
    at = choose(opened(store, open_app), "outage")
    for field in ("scenario/outage/loss/high", "scenario/outage/transfer/limit"):
        at.text_input(key=key(field)).set_value(typed).run()
        assert not at.exception
        assert any(told in str(error.value).replace("\\", "") for error in at.error)
        assert at.text_input(key=key(field)).value == typed
    assert entered(store, "outage") is None


def test_a_figure_beside_the_one_that_is_typed_keeps_every_digit(store: Repository, open_app: Open) -> None:
    fine = 1234.567890123456789
    held = Override(id="outage", loss=Loss(low=fine, high=1e6))
    at = choose(opened(store, open_app, risks=Risks(scenarios=(held,))), "outage")
    type_(at, "loss/high", 2e6)
    entry = entered(store, "outage")
    assert entry is not None
    assert entry.loss == Loss(low=fine, high=2e6)
