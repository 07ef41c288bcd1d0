"""The pictures of a plan draw its figures, and their text alternatives say them."""

from functools import cache

import pytest

from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.charts.alt import radars, scored, shown
from assess.charts.plan import (
    frontier_alt,
    frontier_figure,
    loss_change_alt,
    loss_change_figure,
    radar_change_alt,
    radar_change_figure,
)
from assess.charts.plan_step import first_move, goal
from assess.i18n import show_money, show_number, translator
from assess.i18n.terms import LEVEL
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan, planned
from assess.plan.results import FrontierPoint, Plan
from assess.risk.analysis import analyse
from assess.samples import sample_bytes
from assess.scoring import score
from assess.text import LOCALES, Locale

RUBRIC = shipped_rubric()
EN = translator("en")


@cache
def before() -> Assessment:
    return load_assessment(sample_bytes("api-product"), "api-product", RUBRIC)


@cache
def found() -> Plan:
    chosen = plan(RUBRIC, before(), Planning(budget=Limits(days=30.0)), deep=False)
    points = (
        FrontierPoint(limit=0.0, readiness=80.0, loss_avoided=0.0, gates=0, value=0.0, bound=0.0),
        FrontierPoint(limit=20.0, readiness=88.0, loss_avoided=50_000.0, gates=1, value=8.0, bound=8.0),
        FrontierPoint(limit=90.0, readiness=96.0, loss_avoided=60_000.0, gates=1, value=16.0, bound=16.0),
    )
    return chosen.model_copy(update={"frontier": points, "knee_days": 20.0})


def test_the_radar_draws_both_scorecards() -> None:
    old, new = score(RUBRIC, before()), score(RUBRIC, planned(before(), found()))
    for radar in (None, *radars(RUBRIC, scored(old))):
        ids = radar.dimensions if radar else scored(old)
        _target, today, later = radar_change_figure(RUBRIC, old, new, EN, radar=radar).data

        for trace, card in ((today, old), (later, new)):
            values = [d.maturity.value for d in card.dimensions if d.maturity and d.id in ids]
            assert list(trace.r) == [*values, values[0]]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_radar_in_words_names_what_moves(locale: Locale) -> None:
    _ = translator(locale)
    old, new = score(RUBRIC, before()), score(RUBRIC, planned(before(), found()))
    said = radar_change_alt(RUBRIC, old, new, _)

    for a, b in zip(old.dimensions, new.dimensions, strict=True):
        title = _.text(RUBRIC.dimension_by_id[a.id].title)
        values = [shown(RUBRIC, d.maturity.value if d.maturity else None) for d in (a, b)]
        assert (f"{title} {values[0]} → {values[1]}" in said) == (a.maturity != b.maturity)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_curve_of_losses_draws_both_profiles(locale: Locale) -> None:
    _ = translator(locale)
    old, new = (analyse(RUBRIC, one, n=2_000) for one in (before(), planned(before(), found())))
    figure, said = loss_change_figure(old, new, _), loss_change_alt(old, new, _)

    for trace, profile in zip(figure.data, (old, new), strict=True):
        assert list(trace.x) == [point.loss for point in profile.exceedance]
        assert list(trace.y) == [point.residual for point in profile.exceedance]
        assert show_money(profile.total.residual.p90, locale, currency="CNY") in said


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("dark", [False, True])
def test_the_frontier_marks_the_plan_and_the_knee(locale: Locale, dark: bool) -> None:
    _, made = translator(locale), found()
    figure, said = frontier_figure(made, _, dark), frontier_alt(RUBRIC, made, _)
    readiness, avoided = figure.data

    assert list(readiness.x) == list(avoided.x) == [0, 20, 90]
    assert list(readiness.y) == [80, 88, 96]
    assert list(avoided.y) == [0, 50_000, 60_000]
    assert [shape.x0 for shape in figure.layout.shapes] == [made.days, 20]
    assert shown(RUBRIC, made.readiness_after) in said
    assert show_number(made.days, locale) in said


def test_without_losses_the_frontier_has_one_curve() -> None:
    points = tuple(point.model_copy(update={"loss_avoided": None}) for point in found().frontier)
    alone = found().model_copy(update={"frontier": points})

    assert len(frontier_figure(alone, EN).data) == 1
    assert "Losses" not in frontier_alt(RUBRIC, alone, EN)
    assert frontier_alt(RUBRIC, alone.model_copy(update={"frontier": ()}), EN) == ""


def test_the_frontier_names_the_days_from_which_no_more_is_bought_and_why_it_falls() -> None:
    first, second, last = found().frontier
    flat = last.model_copy(update={"limit": 120.0})
    low = second.model_copy(update={"readiness": 79.0, "gates": 2})

    assert "to 96.0 with 90 days." in frontier_alt(RUBRIC, with_frontier(first, second, last, flat), EN)
    assert "dips" not in frontier_alt(RUBRIC, with_frontier(first, second, last, flat), EN)
    assert "dips" in frontier_alt(RUBRIC, with_frontier(first, low, last), EN)


def with_frontier(*points: FrontierPoint) -> Plan:
    return found().model_copy(update={"frontier": points})


def test_what_level_1_still_lacks_is_no_goal() -> None:
    en, zh = translator("en"), translator("zh")
    criterion = RUBRIC.by_id["ip.prior_claims"]

    assert goal(criterion, 1, en) == "It was talked through or an old contract was read."
    assert goal(criterion, 1, zh) == "口头聊过，或翻过旧合同。"
    assert goal(criterion, 2, en) == criterion.levels[2].en


@pytest.mark.parametrize("locale", LOCALES)
def test_level_1_of_nearly_every_criterion_says_what_is_there_first(locale: Locale) -> None:
    _ = translator(locale)
    whole = [c.id for c in RUBRIC.criteria if goal(c, 1, _) == _.text(c.levels[1])]

    assert set(whole) <= {"training.preprocessing"}
    assert all(len(goal(c, 1, _)) > 3 for c in RUBRIC.criteria)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_move_is_told_where_there_is_one_and_evidence_that_is_owed_comes_first(
    locale: Locale,
) -> None:
    _ = translator(locale)
    criterion = RUBRIC.criteria[0]

    assert [first_move(criterion, begin, True, _) for begin in (None, 0, 1)] == [
        _.text(criterion.first_step)
    ] * 3
    for begin in (2, 3):
        assert first_move(criterion, begin, True, _) == ""
        assert f"{begin} {_(LEVEL[begin])}" in first_move(criterion, begin, False, _)
