"""A plan as table, workbook and calendar: the figures of the plan, and whatever a user types as text."""

import csv
import datetime as dt
import io
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.i18n import translator
from assess.i18n.plan import STATUS
from assess.loading import shipped_rubric
from assess.plan.accepting import accept
from assess.plan.inputs import Limits, Planning
from assess.plan.months import month_end, month_start
from assess.plan.planning import plan
from assess.plan.results import Plan
from assess.plan.tasks import tasks
from assess.samples import sample_bytes
from assess.sheets.plan import plan_csv, plan_ics, plan_xlsx
from assess.text import LOCALES, Locale

RUBRIC = shipped_rubric()
EN = translator("en")
TYPED = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["=1+1", "+SUM(A1)", "@x", '",\n"=cmd|calc', "a;b\\,c", "line\r\nBEGIN:VEVENT", "漢" * 60]
    ),
)
FORMULAS = tuple("=+-@\t\r")


@cache
def company() -> tuple[Assessment, Plan]:
    plain = load_assessment(sample_bytes("api-product"), "api-product", RUBRIC)
    wanted = Planning(budget=Limits(days=30.0, money=80_000.0))
    assessment = plain.model_copy(update={"plan": wanted})
    return assessment, plan(RUBRIC, assessment, deep=False)


def accepted(owner: str, name: str = "Acme", due: dt.date = dt.date(2026, 12, 31)) -> tuple[Assessment, Plan]:
    assessment, found = company()
    promise = accept(found, dt.date(2026, 12, 1))
    assert promise is not None
    first = promise.steps[0].model_copy(update={"owner": owner, "status": "doing", "due": due})
    second = promise.steps[1].model_copy(update={"status": "dropped"})
    promise = promise.model_copy(update={"steps": (first, second, *promise.steps[2:])})
    changes = {
        "plan": assessment.plan.model_copy(update={"accepted": promise}),
        "profile": assessment.profile.model_copy(update={"company": name}),
    }
    return assessment.model_copy(update=changes), found


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_step_stands_in_each_file_with_its_figures(locale: Locale) -> None:
    assessment, found = company()
    _ = translator(locale)
    rows = table(plan_csv(RUBRIC, assessment, found, _))[1:]
    page = book(plan_xlsx(RUBRIC, assessment, found, _)).worksheets[0]
    cells = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    events = Calendar.from_ical(plan_ics(RUBRIC, assessment, found, _)).walk("VEVENT")

    assert [row[-1] for row in rows] == [row[-1] for row in cells] == [a.id for a in found.actions]
    for action, row, cell, event in zip(found.actions, rows, cells, events, strict=True):
        label = _.text(RUBRIC.by_id[action.criterion].label)
        figures = [action.from_, action.to, action.days, action.cost, action.points, action.loss_avoided]
        assert row[0] == cell[0] == label
        assert label in event["summary"]
        rounded = [action.from_, action.to, action.days, round(action.cost or 0, 2)]
        rounded += [round(action.points, 2), round(action.loss_avoided or 0)]
        assert [float(row[n]) for n in (1, 2, 8, 9, 11, 12)] == rounded
        assert [cell[n] for n in (1, 2, 8, 9, 11, 12)] == pytest.approx(figures, rel=1e-14)
        assert event["dtstart"].dt == month_end(assessment.profile.as_of, action.finish_month)
        assert row[5] == event["dtstart"].dt.isoformat() == cell[5].date().isoformat()


def test_a_status_is_chosen_from_its_words() -> None:
    assessment, found = company()
    page = book(plan_xlsx(RUBRIC, assessment, found, translator("zh"))).worksheets[0]
    (validation,) = page.data_validations.dataValidation

    assert validation.formula1 == '"' + ",".join(translator("zh")(word) for word in STATUS.values()) + '"'
    assert str(validation.sqref).startswith("G2:G")


def test_an_accepted_plan_is_handed_over_with_owner_day_and_status() -> None:
    due = dt.date(2027, 1, 31)
    assessment, found = accepted("Ada", due=due)
    rows = table(plan_csv(RUBRIC, assessment, found, EN))[1:]
    events = Calendar.from_ical(plan_ics(RUBRIC, assessment, found, EN)).walk("VEVENT")

    assert rows[0][3:7] == ["Ada", "2026-12-01", "2027-01-31", "In progress"]
    assert "Owner: Ada" in events[0]["description"]
    assert events[0]["dtstart"].dt == due
    assert [event.get("status") for event in events[:3]] == [None, "CANCELLED", None]


def test_an_accepted_step_keeps_its_days_role_and_reason_when_it_is_planned_no_longer() -> None:
    assessment, found = accepted("")
    nothing = plan(RUBRIC, assessment, Planning(budget=Limits(days=0.0)), deep=False)
    rows = table(plan_csv(RUBRIC, assessment, nothing, EN))[1:]
    promise = assessment.plan.accepted
    assert promise is not None

    assert [row[4] for row in rows] == [step.start.isoformat() for step in promise.steps if step.start]
    assert all(row[4] and row[7] and row[10] and row[13] for row in rows)
    assert promise.steps[2].due == month_end(dt.date(2026, 12, 1), found.actions[2].finish_month)


def test_an_accepted_step_without_any_day_is_a_to_do() -> None:
    assessment, found = accepted("")
    promise = assessment.plan.accepted
    assert promise is not None
    steps = tuple(step.model_copy(update={"start": None, "due": None}) for step in promise.steps)
    held = assessment.plan.model_copy(update={"accepted": promise.model_copy(update={"steps": steps})})
    earlier = assessment.model_copy(update={"plan": held})
    nothing = plan(RUBRIC, earlier, Planning(budget=Limits(days=0.0)), deep=False)
    calendar = Calendar.from_ical(plan_ics(RUBRIC, earlier, nothing, EN))

    assert len(calendar.walk("VTODO")) == len(tasks(RUBRIC, earlier, nothing)) > 0
    assert not calendar.walk("VEVENT")
    assert [todo["status"] for todo in calendar.walk("VTODO")][:3] == [
        "IN-PROCESS",
        "CANCELLED",
        "NEEDS-ACTION",
    ]
    assert all(task.start and task.due for task in tasks(RUBRIC, earlier, found))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_summary_holds_numbers_with_their_units_beside(locale: Locale) -> None:
    for assessment, found in (company(), accepted("Ada")):
        page = book(plan_xlsx(RUBRIC, assessment, found, translator(locale))).worksheets[1]
        head, *rows = page.iter_rows()
        words = [c.value for row in rows for c in row[1:3] if isinstance(c.value, str)]
        units = {row[3].value for row in rows if row[1].number_format == "#,##0"}

        assert len(head) == 4
        assert len(words) in (0, 2)  # a band is a word, today and with the plan
        assert found.currency in units


def test_the_same_step_keeps_its_identity_and_the_same_plan_its_bytes() -> None:
    assessment, found = company()
    before, after = (
        {str(event["uid"]) for event in Calendar.from_ical(plan_ics(RUBRIC, one, found, EN)).walk("VEVENT")}
        for one in (assessment, accepted("Ada", assessment.profile.company)[0])
    )

    assert before == after
    assert len(before) == len(found.actions)
    for write in (plan_csv, plan_xlsx, plan_ics):
        assert write(RUBRIC, assessment, found, EN) == write(RUBRIC, assessment, found, EN)


@settings(max_examples=60, deadline=None)
@given(owner=TYPED, name=TYPED)
def test_what_a_user_types_stays_text(owner: str, name: str) -> None:
    assessment, found = accepted(owner, name)
    rows = table(plan_csv(RUBRIC, assessment, found, EN))
    ics = plan_ics(RUBRIC, assessment, found, EN)
    events = Calendar.from_ical(ics).walk("VEVENT")

    assert {len(row) for row in rows} == {18}
    assert len(rows) == len(events) + 1 == len(found.actions) + 1
    assert not rows[1][3].startswith(FORMULAS)
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))


@settings(max_examples=25, deadline=None)
@given(owner=TYPED)
def test_no_cell_of_the_workbook_is_a_formula(owner: str) -> None:
    assessment, found = accepted(owner)
    for page in book(plan_xlsx(RUBRIC, assessment, found, EN)):
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("begin", "month", "first", "last"),
    [
        ("2026-11-16", 1, "2026-11-16", "2026-12-15"),
        ("2026-11-16", 2, "2026-12-16", "2027-01-15"),
        ("2027-01-31", 2, "2027-02-28", "2027-03-30"),
        ("2028-01-31", 2, "2028-02-29", "2028-03-30"),
        ("9999-12-05", 2, "9999-12-31", "9999-12-31"),
    ],
)
def test_months_count_from_the_day_of_the_answers(begin: str, month: int, first: str, last: str) -> None:
    day = dt.date.fromisoformat(begin)

    assert (month_start(day, month).isoformat(), month_end(day, month).isoformat()) == (first, last)
