"""The figures draw the scorecard's numbers, and their text alternatives say them."""

import re
from typing import Any

import pytest

from assess.assessment import Assessment, LevelAnswer, NotApplicable
from assess.assessment_file import load_assessment
from assess.charts.alt import (
    TOP_GAPS,
    Radar,
    gaps_alt,
    radar_alt,
    radars,
    ranked_gaps,
    readiness_alt,
    scored,
    stages_alt,
)
from assess.charts.figures import gaps_figure, radar_figure, readiness_figure, stages_figure
from assess.charts.palette import DARK, LIGHT, Palette
from assess.i18n import show_score, translator
from assess.loading import shipped_rubric
from assess.samples import sample_bytes, samples
from assess.scorecard import Scorecard
from assess.scoring import score
from assess.text import LOCALES

NAMES = [name for company in samples() for name in company.names]
FIGURES = (readiness_figure, stages_figure, gaps_figure)
ALTS = (readiness_alt, stages_alt, gaps_alt)
EN = translator("en")


def assessment(name: str) -> Assessment:
    return load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric())


def card(name: str) -> Scorecard:
    return score(shipped_rubric(), assessment(name))


def answered_alike(answer: LevelAnswer | NotApplicable | None) -> Scorecard:
    """The scorecard of a company that gives every criterion the same answer."""
    answers = {c.id: answer for c in shipped_rubric().criteria} if answer else {}
    return score(shipped_rubric(), assessment("api-product").model_copy(update={"answers": answers}))


@pytest.mark.parametrize("name", NAMES)
def test_the_readiness_bar_ends_at_floor_value_and_ceiling(name: str) -> None:
    ready = card(name).readiness
    assert ready is not None
    widths = [trace.x[0] for trace in readiness_figure(shipped_rubric(), card(name), EN).data]

    assert widths[0] == ready.floor
    assert sum(widths[:2]) == pytest.approx(ready.value)
    assert sum(widths) == pytest.approx(ready.ceiling)


@pytest.mark.parametrize("name", NAMES)
def test_each_stage_has_its_bar(name: str) -> None:
    scores = card(name).readiness_by_stage
    bars = {bar.y[0]: bar.x[0] for bar in stages_figure(shipped_rubric(), card(name), EN).data}

    assert bars == {stage: score.readiness for stage, score in scores.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_radar_shows_target_claim_and_support_closed(name: str) -> None:
    for radar in radars(shipped_rubric(), scored(card(name))):
        dimensions = [d for d in card(name).dimensions if d.id in radar.dimensions]
        drawn = radar_figure(shipped_rubric(), card(name), radar, EN).data
        target, claimed, supported = (list(t.r) for t in drawn)

        assert target[:-1] == [d.target for d in dimensions]
        assert claimed[:-1] == [d.maturity.value for d in dimensions if d.maturity]
        assert supported[:-1] == [d.maturity.floor for d in dimensions if d.maturity]
        assert [line[-1] for line in (target, claimed, supported)] == [target[0], claimed[0], supported[0]]


@pytest.mark.parametrize("name", NAMES)
def test_business_and_technology_have_radars_of_their_own_and_share_no_dimension(name: str) -> None:
    business, technology = radars(shipped_rubric(), scored(card(name)))

    assert (business.group, technology.group) == ("business", "technology")
    assert (*business.dimensions, *technology.dimensions) == scored(card(name))


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (("ip", "team"), ()),
        (("ip", "team", "data"), (Radar(None, ("ip", "team", "data")),)),
        (("ip", "team", "roi"), (Radar("business", ("ip", "team", "roi")),)),
    ],
)
def test_too_few_dimensions_share_a_radar_or_have_none(
    there: tuple[str, ...], expected: tuple[Radar, ...]
) -> None:
    assert radars(shipped_rubric(), there) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_largest_gaps_come_first(name: str) -> None:
    bars = [bar.x[0] for bar in gaps_figure(shipped_rubric(), card(name), EN).data]
    points = sorted((c.gap_points for c in card(name).criteria if c.gap), reverse=True)

    assert bars == points[:TOP_GAPS]


@pytest.mark.parametrize(
    "answer", [None, LevelAnswer(level=0), LevelAnswer(level=4), NotApplicable(reason="No.")]
)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_extremes_can_be_drawn_and_told(answer: LevelAnswer | NotApplicable | None, locale: Any) -> None:
    result, _ = answered_alike(answer), translator(locale)

    for figure, alt in zip(FIGURES, ALTS, strict=True):
        assert figure(shipped_rubric(), result, _).to_json()
        assert alt(shipped_rubric(), result, _)
    for radar in radars(shipped_rubric(), scored(result)):
        assert radar_figure(shipped_rubric(), result, radar, _).to_json()
        assert radar_alt(shipped_rubric(), result, radar, _)


@pytest.mark.parametrize("name", NAMES)
def test_the_text_alternatives_say_the_same_numbers(name: str) -> None:
    result = card(name)
    assert result.readiness is not None
    told = {alt.__name__: alt(shipped_rubric(), result, EN) for alt in ALTS}

    assert show_score(result.readiness.floor) in told["readiness_alt"]
    assert all(show_score(s.readiness) in told["stages_alt"] for s in result.readiness_by_stage.values())
    for radar in radars(shipped_rubric(), scored(result)):
        words = radar_alt(shipped_rubric(), result, radar, EN)
        parts = [d for d in result.dimensions if d.id in radar.dimensions]
        assert all(show_score(d.maturity.value) in words for d in parts if d.maturity)
    assert all(f"+{show_score(gap.gap_points)}" in told["gaps_alt"] for gap in ranked_gaps(result)[:TOP_GAPS])


def test_no_gaps_is_said_in_words() -> None:
    assert gaps_alt(shipped_rubric(), answered_alike(LevelAnswer(level=4)), EN).startswith("No gaps")


@pytest.mark.parametrize("figure", FIGURES)
def test_chinese_figures_hold_no_english_words(figure: Any) -> None:
    drawn = figure(shipped_rubric(), card("api-product"), translator("zh"))
    shown = [trace.name or "" for trace in drawn.data] + [a.text or "" for a in drawn.layout.annotations]
    words = re.findall(r"[A-Za-z]{3,}", re.sub(r"<[^>]+>", "", " ".join(shown)))

    assert [word for word in words if word not in ("API",)] == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_hold_their_contrast(colours: Palette) -> None:
    for text in (colours.text, colours.muted, *colours.bands.values()):
        assert contrast(text, colours.background) >= 4.5
        assert contrast(text, colours.surface) >= 4.5
    for mark in (colours.supported, colours.outline, colours.target, *colours.series):
        assert contrast(mark, colours.background) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
