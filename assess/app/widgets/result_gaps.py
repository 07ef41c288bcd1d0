"""What to do next: the answers that would move readiness most, and every gap with its first step."""

import streamlit as st

from assess import insight
from assess.app import state
from assess.app.escape import md
from assess.app.widgets import charts
from assess.app.widgets.signs import GATE_ICON, answer_name, band_icon, band_name, claimed, level_name
from assess.assessment import Assessment
from assess.charts.alt import TOP_GAPS, gaps_alt, level_change, ranked_gaps, shown
from assess.charts.plan_step import first_move, goal
from assess.i18n import Translator
from assess.report.risk_words import gap_price
from assess.risk.pricing import prices_of
from assess.rubric import Rubric
from assess.scorecard import CriterionScore, Scorecard


def moves(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """Three cards: the answers that would add most, and what readiness and band would be then."""
    found = insight.top_moves(rubric, assessment, card)
    if not found:
        return
    st.header(_("What would raise readiness most"))
    for column, move in zip(st.columns(len(found)), found, strict=True):
        with column.container(border=True, height="stretch", gap="xsmall"):
            _move(rubric, assessment, card, move, _)


def _move(rubric: Rubric, assessment: Assessment, card: Scorecard, move: insight.Move, _: Translator) -> None:
    row = move.criterion
    st.subheader(f"+{shown(rubric, row.gap_points)}")
    st.markdown(f"**{md(_.text(rubric.by_id[row.id].label))}**")
    now = answer_name(row.kind, row.level, _)
    st.markdown(f"{now} → {level_name(row.target, _)}")
    before = claimed(rubric, card.readiness)
    st.markdown(_("Readiness {before} → {after}", before=before, after=shown(rubric, move.readiness)))
    if move.opens_gate:
        st.markdown(f"{GATE_ICON['met']} {_('Meets a gate')}")
    if move.band != card.band:
        st.markdown(f"{band_icon(move.band)} {_('Band then: {band}', band=band_name(move.band, _))}")
    _open(rubric, assessment, row, _)


def gaps(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> None:
    """Every gap, the one worth most first: points to gain, why it matters, first step, link."""
    st.header(_("Gaps, largest first"))
    ranked = ranked_gaps(card)
    if not ranked:
        st.success(gaps_alt(rubric, card, _), icon=":material/check_circle:")
        return
    st.markdown(
        _(
            "Points are what reaching the target adds to readiness; all of them together lead to 100. "
            "After each name: the level now → the target; – where there is no level yet."
        )
    )
    prices = prices_of(rubric, assessment)
    currency = assessment.profile.currency
    told = {row.id: gap_price(prices.get(row.id), currency, _) for row in ranked}
    if any(told.values()):
        st.markdown(
            _(
                "Money is the loss to expect per year that reaching the target, with evidence, would save. "
                "Savings of several gaps may not be added up; see Risks for what they rest on."
            )
        )
    picture, listed = st.columns(2, gap="large")
    with picture:
        charts.show_scorecard("gaps", rubric, card, _)
    with listed:
        every = len(ranked) > TOP_GAPS and st.toggle(
            _("Show all {n} gaps", n=len(ranked)), key="results/all_gaps"
        )
        for row in ranked if every else ranked[:TOP_GAPS]:
            _folded(rubric, assessment, row, told[row.id], _)
    state.link(
        "plan", assessment=assessment.id, label=_("Plan what to do first with the days and money you have")
    )


def _folded(rubric: Rubric, assessment: Assessment, row: CriterionScore, price: str, _: Translator) -> None:
    name = md(_.text(rubric.by_id[row.id].label))
    parts = (f"**+{shown(rubric, row.gap_points)}**", name, level_change(row), price)
    label = " · ".join(part for part in parts if part)
    folded = st.expander(label, key=f"results/gap/{row.id}", on_change="rerun")
    if folded.open:
        with folded:
            _gap(rubric, assessment, row, price, _)


def _gap(rubric: Rubric, assessment: Assessment, row: CriterionScore, price: str, _: Translator) -> None:
    criterion = rubric.by_id[row.id]
    dimension = _.text(rubric.dimension_by_id[criterion.dimension].title)
    now, then = answer_name(row.kind, row.level, _), level_name(row.target, _)
    st.markdown(f"{dimension} · {now} → {then}")
    for name, words in (
        (_("Why it matters"), _.text(criterion.why)),
        (_("First step"), first_move(criterion, row.level, row.evidenced, _)),
        (_("What the target looks like"), goal(criterion, row.target, _)),
        (_("What would prove it"), _("; ").join(_.text(piece) for piece in criterion.evidence)),
    ):
        if words:
            st.markdown(f"**{name}**{_(': ')}{md(words)}")
    if price:
        st.markdown(f"**{_('What the gap costs in expected loss')}**{_(': ')}{price}")
    _open(rubric, assessment, row, _)


def _open(rubric: Rubric, assessment: Assessment, row: CriterionScore, _: Translator) -> None:
    state.link_to(row.id, assessment=assessment.id, label=_("Open this question"))
