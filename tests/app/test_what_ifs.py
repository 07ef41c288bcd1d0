"""What-ifs of the company's own on the economics page: added by name, changed as people say it, not lost."""

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.app.widgets.economics_scenario import percent
from assess.app.widgets.economics_scenarios import MOST, new_id
from assess.economics import Economics, Factors, OwnScenario
from assess.economics.trials import trials
from assess.i18n import translator
from assess.report.economics import what_ifs
from assess.report.figure_parts import Said
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, words
from tests.app.test_economics import key, stored
from tests.economics.strategies import example

OWN = OwnScenario(id="x.slow", name="Slow *start*", factors=Factors(price=0.9), lines={"team": 1.1})


def opened(store: Repository, open_app: Open, *own: OwnScenario, locale: str = "en-GB") -> AppTest:
    make(store, economics=example().model_copy(update={"scenarios": own}))
    return open_app("economics", a="a1", locale=locale)


def field(name: str, scenario: str = "x.slow") -> str:
    return key(f"what-if/{scenario}/{name}")


def add(at: AppTest, name: str) -> AppTest:
    at.text_input(key=key("what-if/new")).set_value(name)
    at.button(key="economics/what-if/add").click().run()
    assert not at.exception
    return at


def choose(at: AppTest, scenario: str = "x.slow") -> AppTest:
    return at.selectbox(key=key("what-if")).set_value(scenario).run()


def listed(at: AppTest) -> list[list[str]]:
    """The rows of the table of what-ifs."""
    frames = [element.value for element in at.dataframe]
    return next(f for f in frames if f.columns[0] in ("What if", "假设情景")).values.tolist()


def test_one_is_added_by_name_and_opens(store: Repository, open_app: Open) -> None:
    at = add(opened(store, open_app), "No second round")
    assert stored(store).scenarios == (OwnScenario(id="x.no-second-round", name="No second round"),)
    assert at.selectbox(key=key("what-if")).value == "x.no-second-round"
    assert at.text_input(key=key("what-if/new")).value == ""
    assert "assumes nothing else yet" in words(at)
    assert listed(at)[-1][0] == "No second round"


@pytest.mark.parametrize(
    ("name", "told"), [("  ", "Give the what-if a name first"), ("slow *START*", "of this name already")]
)
def test_one_without_a_name_of_its_own_is_refused_and_stays_typed(
    store: Repository, open_app: Open, name: str, told: str
) -> None:
    at = add(opened(store, open_app, OWN), name)
    assert told in words(at)
    assert at.text_input(key=key("what-if/new")).value == name
    assert stored(store).scenarios == (OWN,)


def test_it_is_changed_as_people_say_it(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app, OWN))
    assert at.number_input(key=field("price")).value == -10
    at.number_input(key=field("price")).set_value(-50.0).run()
    at.number_input(key=field("tokens")).set_value(3.0).run()
    at.number_input(key=field("churn")).set_value(2.0).run()
    at.number_input(key=field("gpu")).set_value(30.0).run()
    at.number_input(key=field("delay")).set_value(6.0).run()
    at.multiselect(key=field("lines")).set_value(["team", "brand"]).run()
    at.number_input(key=field("line/brand")).set_value(-100.0).run()
    at.text_input(key=field("name")).set_value("Everything at once").run()
    assert not at.exception
    assert stored(store).scenarios == (
        OwnScenario(
            id="x.slow",
            name="Everything at once",
            factors=Factors(price=0.5, tokens=3, churn=2, gpu=1.3),
            delay_months=6,
            lines={"team": 1.1, "brand": 0},
        ),
    )
    said = "price −50%, tokens ×3, churn ×2, GPU +30%, benefits 6 months later, team +10%, Brand effect −100%"
    assert md(said) in words(at)


def test_what_one_line_no_longer_does_is_forgotten(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app, OWN))
    at.multiselect(key=field("lines")).set_value([]).run()
    assert stored(store).scenarios[0].lines == {}


def test_a_name_cannot_be_emptied(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app, OWN))
    at.text_input(key=field("name")).set_value(" ").run()
    assert stored(store).scenarios == (OWN,)
    assert at.text_input(key=field("name")).value == OWN.name


def test_a_deleted_one_can_be_put_back(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app, OWN))
    at.button(key="economics/what-if/delete/x.slow").click().run()
    assert stored(store).scenarios == ()
    assert "Deleted: **Slow \\*start\\***" in words(at)
    at.button(key="economics/what-if/undo").click().run()
    assert not at.exception
    assert stored(store).scenarios == (OWN,)
    assert "Deleted" not in words(at)


def test_no_more_than_a_file_may_hold(store: Repository, open_app: Open) -> None:
    many = [OwnScenario(id=f"x.{n}", name=str(n)) for n in range(MOST)]
    at = opened(store, open_app, *many)
    assert "as many as there may be" in words(at)
    with pytest.raises(KeyError):
        at.button(key="economics/what-if/add")


def test_two_windows_never_overwrite_what_ifs_unseen(store: Repository, open_app: Open) -> None:
    at = choose(opened(store, open_app, OWN))
    other = stored(store).model_copy(update={"scenarios": (OWN.model_copy(update={"delay_months": 3.0}),)})
    store.save_economics("a1", other, expected=store.load("a1").economics_revision, now=NOW)
    at.number_input(key=field("price")).set_value(-20.0).run()
    assert stored(store) == other
    assert "benefits 3 months later" in words(at)
    assert md("price −20%") in words(at)


@pytest.mark.parametrize(("locale", "lang"), [("en-GB", "en"), ("zh-CN", "zh")])
def test_the_table_is_that_of_the_report(store: Repository, open_app: Open, locale: str, lang: str) -> None:
    at = opened(store, open_app, OWN, locale=locale)
    economics: Economics = stored(store)
    table = what_ifs(economics, trials(economics), translator("zh" if lang == "zh" else "en"))
    expected = [[cell.text if isinstance(cell, Said) else cell for cell in row] for row in table.rows]
    assert listed(at) == expected
    assert len(expected) == 7


def test_ids_can_be_typed_and_are_unlike_each_other() -> None:
    assert new_id("No second round!", []) == "x.no-second-round"
    assert new_id("第二笔没到", []) == "x.what-if"
    assert new_id("没到", ["x.what-if", "x.what-if-2"]) == "x.what-if-3"
    assert OwnScenario(id=new_id("Ä" * 100 + " long " * 50, []))


def test_a_factor_is_shown_as_the_change_that_was_typed() -> None:
    assert [percent(factor) for factor in (0.5, 1.0, 1.3, 0.0, 1.1)] == [-50, 0, 30, -100, 10]
