"""Controls and insurance of a scenario, edited in the browser: what moves, what stays, what is refused."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from assess.i18n import show_money
from assess.loading import shipped_rubric
from assess.risk import Override
from assess.risk.analysis import analyse
from assess.storage import Repository
from assess.text import LOCALES, Locale
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.tour import LATER
from tests.browser.visitor import Visitor

RUBRIC = shipped_rubric()
SCENARIO = RUBRIC.risk_by_id["personal-data-breach"]
EFFECT = "control/compliance.access_control/frequency/effect"
LIMIT = "transfer/limit"
CONTROLS = f"risks/controls/{SCENARIO.id}"
INSURANCE = f"risks/transfer/{SCENARIO.id}"


class Editors:
    """A company of its own, since the samples are shared with other tests."""

    def __init__(self, id: str, store: Repository) -> None:
        self.id, self.store = id, store

    def open(self, window: Visitor, lang: Locale = "en") -> Visitor:
        """Opens the scenario with its controls and its insurance unfolded."""
        window.open("risks", a=self.id, lang=lang)
        window.choose(f"risks/{self.id}/scenario", SCENARIO.title.in_(lang))
        window.unfold(CONTROLS)
        window.unfold(INSURANCE)
        return window

    def field(self, name: str) -> str:
        """The key of a field of the scenario."""
        return f"risks/{self.id}/scenario/{SCENARIO.id}/{name}"

    def held(self) -> Override:
        """What is stored about the scenario."""
        entries = self.store.load(self.id).assessment.risks.entry_by_id
        entry = entries.get(SCENARIO.id, Override(id=SCENARIO.id))
        assert isinstance(entry, Override)
        return entry

    def expected_loss(self, window: Visitor) -> str:
        """Finds the expected loss of what is stored on the page, and gives it."""
        found = analyse(RUBRIC, self.store.load(self.id).assessment, n=1)
        mean = show_money(found.total.residual.mean, "en")
        expect(window.find("stMetricValue").first).to_have_text(mean)
        return mean


@pytest.fixture
def editors(store: Repository, request: pytest.FixtureRequest) -> Iterator[Editors]:
    id = re.sub("[^a-z]+", "-", request.node.name).strip("-")[-40:].strip("-")
    store.create(LATER.model_copy(update={"id": id}), now=dt.datetime.now(dt.UTC))
    yield Editors(id, store)
    store.delete(id, dt.datetime.now(dt.UTC))


def test_a_control_and_an_insurance_move_the_loss_and_stay(
    server: Server, visit: Visit, editors: Editors
) -> None:
    window = editors.open(visit(server))
    first = editors.expected_loss(window)

    window.type(editors.field(EFFECT), "90")
    assert next(c.effect for c in editors.held().controls or ()) == 0.9
    second = editors.expected_loss(window)

    window.type(editors.field(LIMIT), "3000000")
    window.type(editors.field("transfer/premium"), "40000")
    transfer = editors.held().transfer
    assert transfer is not None
    assert (transfer.deductible, transfer.limit, transfer.premium) == (0, 3e6, 4e4)
    assert len({first, second, editors.expected_loss(window)}) == 3

    editors.open(window)
    editors.expected_loss(window)
    for field, value in ((editors.field(EFFECT), "90"), (editors.field(LIMIT), "3,000,000")):
        expect(window.key(field).locator("input")).to_have_value(value)


@pytest.mark.parametrize("lang", LOCALES)
def test_what_is_refused_is_told_at_its_field_and_stays_typed(
    server: Server, visit: Visit, editors: Editors, lang: Locale
) -> None:
    window = editors.open(visit(server), lang)
    window.type(editors.field(LIMIT), "3000000")
    before = editors.held()
    tolerance = f"risks/{editors.id}/tolerance/share"
    refused = {"en": "Not saved", "zh": "没有保存"}[lang]
    fields = (
        (editors.field("frequency/low"), "9"),
        (editors.field("loss/low"), "0"),
        (editors.field(EFFECT), "0"),
        (editors.field(LIMIT), "0"),
        (tolerance, "0"),
    )
    told = window.find("stMain").get_by_test_id("stAlert").filter(has_text=refused)
    for number, (field, typed) in enumerate(fields, 1):
        window.type(field, typed)
        if field == tolerance:
            window.press("risks/tolerance/add")
        expect(told).to_have_count(number)
        entered = window.key(field).locator("input")
        expect(entered).to_have_value(typed)
        where, places = entered.bounding_box(), [one.bounding_box() for one in told.all()]
        assert where is not None
        assert any(said is not None and 0 < said["y"] - where["y"] < 150 for said in places)
        assert editors.held() == before
    window.type(f"risks/{editors.id}/tolerance/loss", "5000000")
    window.type(tolerance, "10")
    window.press("risks/tolerance/add")
    expect(told).to_have_count(0)
    expect(window.key(tolerance).locator("input")).to_have_value("")


def test_two_windows_never_overwrite_each_other_silently(
    server: Server, visit: Visit, editors: Editors
) -> None:
    early, late = editors.open(visit(server)), editors.open(visit(server))
    early.type(editors.field(EFFECT), "90")
    late.type(editors.field(LIMIT), "3000000")

    conflict = late.key("risks-conflict")
    expect(conflict).to_be_visible()
    assert editors.held().transfer is None
    late.press("risks/mine")
    expect(conflict).to_be_hidden()
    assert (editors.held().controls, editors.held().transfer is None) == (None, False)
