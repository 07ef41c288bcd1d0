"""The plan of the sample companies: the same figures as JSON, in the terminal, in PDF, HTML and XLSX."""

import json
import re
from functools import cache
from html import unescape
from io import BytesIO

import openpyxl
import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.charts.plan_alt import changes, plan_changes
from assess.cli.money import plan_text
from assess.i18n import Translator, show_number, translator
from assess.i18n.formats import show_money
from assess.loading import shipped_rubric
from assess.plan.inputs import Planning, WhatIf
from assess.plan.planning import plan
from assess.plan.results import Plan
from assess.plan.trying import kept
from assess.report import render
from assess.report.parts import PlanPart, ReportView
from assess.report.plan_words import points
from assess.report.view import build
from assess.samples import sample_bytes, samples
from assess.scoring import score
from assess.sheets.plan import plan_xlsx
from assess.text import LOCALES, Locale
from tests.report.paper import printed
from tests.report.test_money import cells, squeezed

RUBRIC = shipped_rubric()
NAMES = [sample.name for sample in samples()]


@cache
def company(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


@cache
def found(name: str) -> Plan:
    """The plan as `assess plan --json` prints it, read again."""
    printed = plan(RUBRIC, company(name)).model_dump_json(by_alias=True)
    return Plan.model_validate(json.loads(printed))


def chapter(view: ReportView) -> PlanPart:
    assert view.plan is not None
    return view.plan


def figures(made: Plan, _: Translator) -> list[str]:
    """Every figure of the steps, as it is shown."""
    shown = [cell for row in plan_changes(RUBRIC, made, _) for cell in row]
    for action in made.actions:
        shown += [points(action.points), show_number(action.days, _.locale)]
        if action.cost:
            shown.append(show_money(action.cost, _.locale))
        if action.loss_avoided and (amount := show_money(action.loss_avoided, _.locale)) != "0":
            shown.append(amount)
    return shown


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_every_form_shows_the_plan_that_the_command_prints(name: str, locale: Locale) -> None:
    _, made, assessment = translator(locale), found(name), company(name)
    part = chapter(build(RUBRIC, assessment, score(RUBRIC, assessment), locale))
    html = render(RUBRIC, assessment, "html", locale).decode()
    section = html[html.index('<section id="plan">') : html.index('<section id="evidence">')]
    on_screen = squeezed(unescape(re.sub(r"<[^>]+>", " ", section)))
    on_paper = squeezed(printed(render(RUBRIC, assessment, "pdf", locale)))
    terminal = squeezed(plan_text(RUBRIC, assessment, made, _))
    steps = [step for month in part.months for step in month.steps]

    assert sorted(step.number for step in steps) == list(range(1, len(made.actions) + 1))
    for figure in map(squeezed, figures(made, _)):
        assert figure in terminal
        assert figure in on_screen
        assert figure in on_paper
    for step in steps:
        for words in map(squeezed, (step.title, step.goal, *step.effort, *step.payoff)):
            assert words in on_screen
            assert words in on_paper
    for one in part.parts:
        for cell in map(squeezed, cells(one)):
            assert cell in on_screen
            assert cell in on_paper
    for picture in (picture for one in part.parts for table in one.tables for picture in table.pictures):
        assert f'data-chart="money-{picture.name}"' in section


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_holds_the_same_figures(name: str) -> None:
    made, assessment, _ = found(name), company(name), translator("en")
    unaccepted = assessment.model_copy(update={"plan": assessment.plan.model_copy(update={"accepted": None})})
    steps, summary = openpyxl.load_workbook(BytesIO(plan_xlsx(RUBRIC, unaccepted, made, _))).worksheets
    rows = list(steps.iter_rows(min_row=2, values_only=True))

    assert [(row[8], row[9]) for row in rows] == [(a.days, a.cost) for a in made.actions]
    assert [row[11] for row in rows] == pytest.approx([a.points for a in made.actions], rel=1e-14)
    assert [row[12] for row in rows] == pytest.approx([a.loss_avoided for a in made.actions], rel=1e-14)
    told = list(summary.iter_rows(min_row=2, values_only=True))
    figures = list(changes(RUBRIC, made, _))
    assert [row[0] for row in told[: len(figures)]] == [one.name for one in figures]
    for row, one in zip(told, figures, strict=False):
        for cell, value in ((row[1], one.before), (row[2], one.after)):
            assert cell == (value if isinstance(value, str) else pytest.approx(value, rel=1e-14))
    assert told[0][1:3] == tuple(float(shown) for shown in plan_changes(RUBRIC, made, _)[0][1:])


def test_only_what_was_asked_for_is_told() -> None:
    assessment = company("fine-tuner")
    planning = assessment.plan

    def of(wanted: Planning) -> PlanPart | None:
        asked = assessment.model_copy(update={"plan": wanted})
        return build(RUBRIC, asked, score(RUBRIC, asked), "en").plan

    neither, promised = of(Planning()), of(Planning(accepted=planning.accepted))
    assert neither is None
    assert promised is not None
    assert (promised.change, promised.months, promised.around) == (None, (), None)
    assert promised.progress is not None

    tried = of(Planning(what_ifs=(WhatIf(name="Bold", levels={"ip.copyright": 4}),)))
    assert tried is not None
    assert (tried.change, tried.progress) == (None, None)
    assert tried.what_ifs is not None


def test_a_budget_of_nothing_is_said_in_words() -> None:
    assessment = company("api-product")
    nothing = Planning.model_validate({"budget": {"days": 0}})
    asked = assessment.model_copy(update={"plan": nothing})
    html = render(RUBRIC, asked, "html", "en").decode()

    assert "The budget is zero, so nothing can be done." in html
    assert render(RUBRIC, asked, "pdf", "zh").startswith(b"%PDF")


@pytest.mark.parametrize("locale", LOCALES)
def test_kept_what_ifs_stand_in_every_form(locale: Locale) -> None:
    assessment, _ = company("fine-tuner"), translator(locale)
    what_if = WhatIf(name="<b>Bold</b> #x *y*", levels={"ip.copyright": 4, "risk.contingency": 3})
    wanted = assessment.plan.model_copy(update={"what_ifs": (what_if,)})
    asked = assessment.model_copy(update={"plan": wanted})
    part = chapter(build(RUBRIC, asked, score(RUBRIC, asked), locale)).what_ifs
    html = render(RUBRIC, asked, "html", locale).decode()
    on_screen = squeezed(unescape(re.sub(r"<[^>]+>", " ", html)))
    on_paper = squeezed(printed(render(RUBRIC, asked, "pdf", locale)))
    made = plan(RUBRIC, asked).model_copy(update={"what_ifs": kept(RUBRIC, asked)})
    terminal = squeezed(plan_text(RUBRIC, asked, made, _))

    assert part is not None
    assert html.count("&lt;b&gt;Bold&lt;/b&gt; #x *y*") == 2
    for cell in map(squeezed, cells(part)):
        assert cell in on_screen
        assert cell in on_paper
        assert cell in terminal


def test_an_owner_stays_words() -> None:
    assessment = company("fine-tuner")
    accepted = assessment.plan.accepted
    assert accepted is not None
    owned = accepted.steps[0].model_copy(update={"owner": "<b>Li</b> #x *y*"})
    promise = accepted.model_copy(update={"steps": (owned, *accepted.steps[1:])})
    asked = assessment.model_copy(update={"plan": Planning(accepted=promise)})
    html = render(RUBRIC, asked, "html", "en").decode()
    paper = printed(render(RUBRIC, asked, "pdf", "en"))

    assert "&lt;b&gt;Li&lt;/b&gt; #x *y*" in html
    assert "<b>Li</b>#x*y*" in squeezed(paper)
