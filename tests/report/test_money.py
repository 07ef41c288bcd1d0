"""The money of the sample companies: one set of figures, in the terminal, on paper and in HTML alike."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from markupsafe import escape
from pypdf import PdfReader

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.cli.money import appraisal_text
from assess.economics import Economics, UnitInputs
from assess.economics.appraisal import appraise
from assess.i18n import translator
from assess.i18n.economics import NO_EFFECT, SCENARIO, UNIT_FIGURE
from assess.loading import shipped_rubric
from assess.report import render
from assess.report.economics import cash, money_part
from assess.report.economics_unit import NO_SCORE, beside_dollars
from assess.report.figure_parts import Said
from assess.report.html import money_figures
from assess.report.parts import MoneyPart
from assess.report.view import build
from assess.samples import sample_bytes, samples
from assess.scoring import score
from assess.text import LOCALES, Locale
from tests.economics.strategies import economics, wild
from tests.report.paper import printed

RUBRIC = shipped_rubric()
CASES = [(sample.name, locale) for sample in samples() for locale in LOCALES]


def company(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", RUBRIC)


def part_of(made: Assessment, locale: Locale) -> MoneyPart:
    assert made.economics is not None
    found, beside = appraise(made.economics), beside_dollars(made.profile)
    return money_part(made.economics, found, RUBRIC, translator(locale), beside=beside)


def cells(part: MoneyPart) -> Iterator[str]:
    for table in part.tables:
        for row in table.rows:
            yield from (cell.text if isinstance(cell, Said) else cell for cell in row)
        yield from table.notes
    yield from part.cautions


def squeezed(text: str) -> str:
    """Without spaces: paper and terminal wrap where they like."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("name", "locale"), CASES)
def test_terminal_paper_and_html_show_the_same_figures(name: str, locale: Locale) -> None:
    made = company(name)
    assert made.economics is not None
    part = part_of(made, locale)
    html = render(RUBRIC, made, "html", locale).decode()
    chapter = html[html.index('<section id="money">') : html.index('<section id="evidence">')]
    shown = {
        "terminal": appraisal_text(
            made, made.economics, appraise(made.economics), RUBRIC, translator(locale)
        ),
        "html": unescape(re.sub("<[^>]*>", " ", chapter)),
        "pdf": printed(render(RUBRIC, made, "pdf", locale)),
    }
    for where, text in shown.items():
        missing = [cell for cell in cells(part) if squeezed(cell) not in squeezed(text)]
        assert missing == [], where


def test_no_chapter_where_nothing_is_entered() -> None:
    made = company("api-product").model_copy(update={"economics": None})
    assert b'id="money"' not in render(RUBRIC, made, "html", "en")


@pytest.mark.parametrize(("name", "locale"), CASES)
def test_each_figure_of_a_unit_stands_beside_its_benchmark(name: str, locale: Locale) -> None:
    _ = translator(locale)
    tables = {table.title: table for table in part_of(company(name), locale).tables}
    figures, costs = tables[_("Unit economics")], tables[_("What a task costs")]
    assert len(figures.rows) == len(UNIT_FIGURE)
    without = [row[0] for row in figures.rows if row[2] == _("no sourced benchmark")]
    known = {benchmark.figure for benchmark in RUBRIC.benchmarks}
    assert without == [_(words) for figure, words in UNIT_FIGURE.items() if figure not in known]
    assert _(NO_SCORE) in figures.notes
    assert costs.rows[-1][:2] == next(row[:2] for row in figures.rows if row[0] == costs.rows[-1][0])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sources_of_benchmarks_are_listed(locale: Locale) -> None:
    made = company("api-product")
    titles = {RUBRIC.source_by_id[r.ref].title.in_(locale) for b in RUBRIC.benchmarks for r in b.sources}
    view = build(RUBRIC, made, score(RUBRIC, made), locale)
    assert titles <= {row.title for row in view.sources}


def test_nothing_is_said_of_units_where_nothing_is_entered() -> None:
    made = company("api-product")
    assert made.economics is not None
    bare = made.economics.model_copy(update={"unit": UnitInputs()})
    part = part_of(made.model_copy(update={"economics": bare}), "en")
    assert "Unit economics" not in {table.title for table in part.tables}


def test_a_name_is_never_markup() -> None:
    made = company("api-product")
    assert made.economics is not None
    evil = '<script>alert(1)</script> = #panic("x") *b*'
    lines = (made.economics.lines[0].model_copy(update={"name": evil}), *made.economics.lines[1:])
    made = made.model_copy(update={"economics": made.economics.model_copy(update={"lines": lines})})

    html = render(RUBRIC, made, "html", "en").decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert squeezed(evil) in squeezed(printed(render(RUBRIC, made, "pdf", "en")))


@pytest.mark.parametrize(("name", "locale"), CASES)
def test_paper_and_html_draw_and_tell_every_picture(name: str, locale: Locale) -> None:
    made = company(name)
    part = part_of(made, locale)
    pictures = [picture for table in part.tables for picture in table.pictures]
    assert {"cash", "spread", "tornado", "costs"} <= {picture.name for picture in pictures}

    html = render(RUBRIC, made, "html", locale).decode()
    told = alternatives(render(RUBRIC, made, "pdf", locale))
    for picture in pictures:
        assert f'data-chart="money-{picture.name}"' in html
        assert f'aria-label="{escape(picture.alt)}"' in html
        assert squeezed(picture.alt) in told


def alternatives(pdf: bytes) -> set[str]:
    """The words that a PDF has for its pictures, by its structure tree."""
    found, left = set(), [PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.add(squeezed(str(node["/Alt"])))
            left += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_every_place_on_paper_is_inside_its_picture(locale: Locale) -> None:
    for sample in samples():
        for table in part_of(company(sample.name), locale).tables:
            for picture in table.pictures:
                places = shares(asdict(picture.drawing))
                assert all(-1e-9 <= place <= 1 + 1e-9 for place in places), (sample.name, picture.name)


def shares(value: Any) -> Iterator[float]:
    """Every number in a drawing."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from shares(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from shares(inner)
    elif isinstance(value, float):
        yield value


@settings(max_examples=40)
@given(economics(wild))
def test_whatever_is_entered_can_be_drawn(entered: Economics) -> None:
    entered = entered.model_copy(update={"unit": UnitInputs()})  # unit economics are not drawn
    part = money_part(entered, appraise(entered, n=50), RUBRIC, translator("en"))

    for name, figure in money_figures(part, translator("en")).items():
        assert "NaN" not in figure.to_json(), name
    for table in part.tables:
        for picture in table.pictures:
            places = list(shares(asdict(picture.drawing)))
            assert all(-1e-6 <= place <= 1 + 1e-6 for place in places), (picture, places)


def test_without_ranges_paper_draws_nothing_uncertain() -> None:
    made = company("api-product")
    assert made.economics is not None
    lines = tuple(line.model_copy(update={"range": None}) for line in made.economics.lines)
    made = made.model_copy(update={"economics": made.economics.model_copy(update={"lines": lines})})

    drawn = [p.name for t in part_of(made, "en").tables for p in t.pictures]
    assert drawn == ["what_ifs", "costs", "cash", "task", "hosting"]
    assert render(RUBRIC, made, "pdf", "en").startswith(b"%PDF")


def test_many_months_are_told_by_year() -> None:
    table = cash(appraise(economics_of("api-product"), n=1), translator("en"))

    assert [row[0] for row in table.rows] == ["Start", "1", "2"]
    assert len(table.head) == len(table.rows[0]) == 6


def economics_of(name: str) -> Economics:
    economics = company(name).economics
    assert economics is not None
    return economics


@pytest.mark.parametrize("locale", LOCALES)
def test_a_what_if_without_effect_is_marked_and_says_why(locale: Locale) -> None:
    made = company("fine-tuner")
    assert made.economics is not None
    typed = tuple(
        line.model_copy(update={"driver": None, "amounts": line.amounts or (1.0,) * 13})
        for line in made.economics.lines
    )
    made = made.model_copy(update={"economics": made.economics.model_copy(update={"lines": typed})})
    _ = translator(locale)
    part = part_of(made, locale)
    table = next(t for t in part.tables if t.title == _("What if"))
    churn = _(SCENARIO["churn_double"])
    (row,) = [row for row in table.rows if isinstance(row[0], Said) and row[0].text == churn]
    assert row[2] == _("no effect")
    assert any(churn in note and _(NO_EFFECT["churn"]) in note for note in table.notes)
    assert _("{text} ({note})", text=churn, note=_("no effect")) in part.tried_names
