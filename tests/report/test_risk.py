"""The risks of a sample company: one set of figures, in the terminal, on paper and in HTML alike."""

import re
from functools import cache
from html import unescape

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.cli.money import risk_text
from assess.i18n import translator
from assess.loading import shipped_rubric
from assess.report import render
from assess.report.drawings import ExceedanceDrawing, MatrixDrawing
from assess.report.html import risk_figures
from assess.report.risk_pictures import SIDE_PICTURE
from assess.report.risk_words import cautions_told
from assess.report.view import build
from assess.risk import Override, OwnScenario, Risks, TolerancePoint
from assess.risk.analysis import analyse
from assess.samples import sample_bytes
from assess.scoring import score
from assess.text import LOCALES, Locale
from tests.report.paper import printed
from tests.report.test_money import cells, squeezed

RUBRIC = shipped_rubric()
OWN = OwnScenario.model_validate(
    {
        "id": "x.fire",
        "title": "Fire <b>in the lab</b>",
        "owner": "Li & Wang",
        "frequency": {"low": 0.01, "likely": 0.02, "high": 0.05},
        "loss": {"low": 200_000, "high": 5_000_000},
    }
)
DROPPED = Override(id="gpu-supply", dropped="We own our *machines*.")


@cache
def company() -> Assessment:
    plain = load_assessment(sample_bytes("fine-tuner"), "fine-tuner.json", RUBRIC)
    return plain.model_copy(update={"risks": Risks(scenarios=(OWN, DROPPED))})


@pytest.mark.parametrize("locale", LOCALES)
def test_terminal_paper_and_html_show_the_same_risks(locale: Locale) -> None:
    _, made = translator(locale), company()
    risk = build(RUBRIC, made, score(RUBRIC, made), locale).risk
    assert risk is not None
    html = render(RUBRIC, made, "html", locale).decode()
    chapter = html[html.index('<section id="risk">') : html.index('<section id="evidence">')]
    on_screen = squeezed(unescape(re.sub(r"<[^>]+>", " ", chapter)))
    on_paper = squeezed(printed(render(RUBRIC, made, "pdf", locale)))
    terminal = squeezed(risk_text(RUBRIC, made, analyse(RUBRIC, made), _))

    for cell in map(squeezed, cells(risk.money)):
        assert cell in on_screen
        assert cell in on_paper
        assert cell in terminal
    for row in risk.register:
        assert squeezed(row.amount) in on_screen
        assert squeezed(row.controls) in on_screen
        assert squeezed(row.controls) in on_paper


def test_words_of_the_company_stay_words() -> None:
    html = render(RUBRIC, company(), "html", "en").decode()

    assert "<b>in the lab</b>" not in html
    assert "Fire &lt;b&gt;in the lab&lt;/b&gt;" in html
    assert "Li &amp; Wang" in html


def test_a_caution_about_a_scenario_does_not_name_a_line_with_its_id() -> None:
    assessment = company()
    economics = assessment.economics
    assert economics is not None
    line = economics.lines[0].model_copy(update={"id": "x-fire", "name": "Rent"})
    assessment = assessment.model_copy(
        update={
            "economics": economics.model_copy(update={"lines": (line,)}),
            "risks": Risks(scenarios=(Override(id="x-fire"),)),
        }
    )
    found = analyse(RUBRIC, assessment, n=10)

    told = list(cautions_told(found, RUBRIC, assessment, translator("en")))

    assert "These scenarios are no longer in the catalogue and count for nothing: x-fire." in told


def test_without_answers_there_is_no_chapter() -> None:
    bare = company().model_copy(update={"answers": {}})

    assert build(RUBRIC, bare, score(RUBRIC, bare), "en").risk is None
    assert b'id="risk"' not in render(RUBRIC, bare, "html", "en")


def test_matrix_and_curve_draw_the_same_profile_on_paper_as_on_screen() -> None:
    points = (TolerancePoint(loss=1e6, probability=0.999), TolerancePoint(loss=5e6, probability=0.01))
    made = company().model_copy(update={"risks": Risks(scenarios=(OWN,), tolerance=points)})
    risk = build(RUBRIC, made, score(RUBRIC, made), "en").risk
    assert risk is not None
    found, drawn = risk.charted.found, {p.name: p.drawing for t in risk.money.tables for p in t.pictures}
    figures = risk_figures(risk, translator("en"))

    assert set(figures) == {f"money-{name}" for name in drawn}
    for side, name in SIDE_PICTURE.items():
        matrix = drawn[name]
        assert isinstance(matrix, MatrixDrawing)
        assert {(cell.likelihood, cell.impact) for cell in matrix.cells} == {
            (getattr(s.likelihood, side), getattr(s.impact, side)) for s in found.scenarios
        }
        numbers = [number for cell in matrix.cells for line in cell.lines for number, _moved in line]
        assert sorted(map(int, numbers)) == list(range(1, len(found.scenarios) + 1))
    curve = drawn["risk_curve"]
    assert isinstance(curve, ExceedanceDrawing)
    for one, trace, side in zip(curve.curves, figures["money-risk_curve"].data, SIDE_PICTURE, strict=False):
        chances = [getattr(point, side) for point in found.exceedance]
        assert [chance for _at, chance in one.points] == chances == list(trace.y)
        assert one.title == trace.name
    assert (
        [point.met for point in curve.tolerated] == [point.met for point in found.tolerance] == [True, False]
    )


def test_without_a_rate_to_the_dollar_there_is_no_matrix() -> None:
    profile = company().profile.model_copy(update={"fx_per_usd": None})
    made = company().model_copy(update={"profile": profile})
    risk = build(RUBRIC, made, score(RUBRIC, made), "en").risk
    assert risk is not None
    assert [p.name for t in risk.money.tables for p in t.pictures] == ["risk_curve"]
    assert b'id="risk"' in render(RUBRIC, made, "html", "en")
