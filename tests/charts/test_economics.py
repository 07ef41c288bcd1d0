"""The pictures of money draw what the appraisal says, and their words say it in both languages."""

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.assessment_file import load_assessment
from assess.charts import economics_alt as words
from assess.charts.economics import cash_figure, lasting_figure
from assess.charts.economics_costs import costs_figure
from assess.charts.economics_points import (
    cash_ends,
    cost_rows,
    lasting,
    spread_shown,
    spread_slabs,
    ticks,
    tornado_bars,
)
from assess.charts.economics_value import spread_figure, tornado_figure
from assess.economics import Economics
from assess.economics.appraisal import appraise
from assess.economics.results import Appraisal, Histogram
from assess.i18n import show_money, show_percent, translator
from assess.i18n.economics import months
from assess.loading import shipped_rubric
from assess.samples import sample_bytes, samples
from assess.text import LOCALES, Locale

NAMES = [sample.name for sample in samples()]
CASES = [(name, locale) for name in NAMES for locale in LOCALES]
EN = translator("en")
EVIL = '<b>x</b> & "y" </script>'


def entered(name: str) -> Economics:
    economics = load_assessment(sample_bytes(name), f"{name}.json", shipped_rubric()).economics
    assert economics is not None
    return economics


@cache
def found(name: str) -> Appraisal:
    return appraise(entered(name), n=20_000)


def without_ranges(name: str) -> Appraisal:
    economics = entered(name)
    lines = tuple(line.model_copy(update={"range": None}) for line in economics.lines)
    return appraise(economics.model_copy(update={"lines": lines}), n=100)


def figures(appraisal: Appraisal, names: dict[str, str], locale: Locale) -> list[Any]:
    """All that an appraisal is drawn as, in the dark too."""
    _ = translator(locale)
    drawn = []
    for dark in (False, True):
        drawn += [cash_figure(appraisal, _, dark), costs_figure(appraisal, _, dark)]
        if spread_shown(appraisal):
            drawn += [spread_figure(appraisal, _, dark), tornado_figure(appraisal, names, _, dark)]
        if lasting(appraisal, _):
            drawn.append(lasting_figure(appraisal, _, dark))
    return drawn


def shown(figure: Any) -> str:
    """Every word that a figure draws."""
    axes = [*(figure.layout.xaxis.ticktext or ()), *(figure.layout.yaxis.ticktext or ())]
    texts = [trace.name or "" for trace in figure.data] + [a.text for a in figure.layout.annotations]
    return re.sub(r"<[^>]+>", " ", " ".join([*texts, *axes]))


@pytest.mark.parametrize(("name", "locale"), CASES)
def test_everything_can_be_drawn_and_told(name: str, locale: Locale) -> None:
    _, appraisal = translator(locale), found(name)
    names = {line.id: line.name for line in entered(name).lines}

    assert all(figure.to_json() for figure in figures(appraisal, names, locale))
    run = appraisal.simulation
    assert show_money(appraisal.cash[-1].cash, locale) in words.cash_alt(appraisal, _)
    told = words.spread_alt(appraisal, _)
    assert all(show_money(v, locale) in told for v in (run.direct.npv.p10, run.direct.npv.p50))
    assert show_percent(run.direct.prob_npv_positive) in told
    costs = words.costs_alt(appraisal, _)
    assert all(show_money(row.total, locale) in costs for row in cost_rows(appraisal, _))
    if run.runway.p10 is not None:
        assert months(run.runway.p10, _) in words.lasting_alt(appraisal, _)


@pytest.mark.parametrize("name", NAMES)
def test_chinese_pictures_hold_no_english_words(name: str) -> None:
    names = {line.id: "项目" for line in entered(name).lines}
    found_words = re.findall(r"[A-Za-z]{2,}", " ".join(map(shown, figures(found(name), names, "zh"))))

    assert found_words == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_drawn_as_it_was_typed(name: str) -> None:
    names = {line.id: EVIL for line in entered(name).lines}
    labels = " ".join(tornado_figure(found(name), names, EN).layout.yaxis.ticktext)

    assert "<b>" not in labels
    assert "&lt;b&gt;" in labels


@pytest.mark.parametrize("name", NAMES)
def test_the_bars_of_the_spread_are_all_futures_and_those_below_zero_the_losses(name: str) -> None:
    direct = found(name).simulation.direct
    spread = direct.npv_histogram
    slabs = spread_slabs(spread, 1.0)
    losses = sum((s.high - s.low) * s.height for s in slabs if s.loss)

    assert sum((s.high - s.low) * s.height for s in slabs) == pytest.approx(1)
    assert not any(s.low < 0 < s.high for s in slabs)
    # A bin that is cut at 0 is shared out by width, not counted.
    assert losses == pytest.approx(1 - direct.prob_npv_positive, abs=max(spread.counts) / sum(spread.counts))


@given(
    st.floats(-1e12, 1e12),
    st.floats(1e-3, 1e12),
    st.lists(st.integers(0, 1000), min_size=40, max_size=40).filter(any),
)
def test_no_bar_crosses_zero(low: float, width: float, counts: list[int]) -> None:
    slabs = spread_slabs(Histogram(low=low, high=low + width, counts=tuple(counts)), 1.0)

    assert all(s.loss == (s.high <= 0) for s in slabs)
    assert not any(s.low < 0 < s.high for s in slabs)


def test_the_cash_picture_marks_where_the_cash_runs_out() -> None:
    appraisal = found("api-product")
    ends = cash_ends(appraisal, EN)
    assert ends is not None
    figure = cash_figure(appraisal, EN)

    assert figure.layout.shapes[0].x0 == ends[0] == pytest.approx(appraisal.runway)  # its periods are months
    assert ends[1] in figure.layout.annotations[0].text
    assert ends[1] in words.cash_alt(appraisal, EN)
    assert not cash_figure(found("fine-tuner"), EN).layout.shapes


def test_the_runway_picture_passes_through_what_is_told() -> None:
    appraisal = found("api-product")
    points = lasting(appraisal, EN)
    assert points is not None
    run = appraisal.simulation.runway

    marked = [(at, share) for at, share, _text in points.marks]
    assert marked == [(run.p10, 0.9), (run.p50, 0.5), (run.p90, 0.1)]
    assert [share for _month, share in points.within] == list(run.lasting[: len(points.within)])


@pytest.mark.parametrize("name", NAMES)
def test_costs_are_drawn_once_each(name: str) -> None:
    appraisal = found(name)
    rows = cost_rows(appraisal, EN)
    drawn = sum(sum(trace.x) for trace in costs_figure(appraisal, EN).data)

    assert drawn == pytest.approx(appraisal.direct.total_cost)
    for branch in (True, False):
        assert sum(row.share for row in rows if row.branch is branch) == pytest.approx(1)


@pytest.mark.parametrize("name", NAMES)
def test_without_ranges_nothing_uncertain_is_drawn(name: str) -> None:
    appraisal = without_ranges(name)

    assert not spread_shown(appraisal)
    assert not tornado_bars(appraisal)
    assert lasting(appraisal, EN) is None
    assert words.lasting_alt(appraisal, EN) == ""
    assert "8 of 10" not in shown(cash_figure(appraisal, EN))


@given(st.floats(-1e15, 1e15), st.floats(1e-3, 1e15), st.integers(3, 6))
def test_ticks_enclose_what_is_drawn(low: float, span: float, about: int) -> None:
    high = low + span
    at = ticks(low, high, about)
    if high - low <= max(1e-6, 1e-9 * max(abs(low), abs(high))):
        assert at == sorted({low, high})
        return

    step = at[1] - at[0]
    assert at[0] <= low + 1e-6 * step
    assert at[-1] >= high - 1e-6 * step
    assert len(at) <= 2 * about + 3
    if low <= 0 <= high:
        assert any(abs(tick) <= 1e-9 * step for tick in at)
