"""What is tried beside the saved answers: readiness, bands, gates, losses, and what these leave of money."""

from collections.abc import Iterator, Mapping, Set

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.facts import facts_of
from assess.app.widgets.signs import GATE_ICON, band_icon, band_name
from assess.assessment import Assessment
from assess.charts.alt import shown
from assess.i18n import Translator, show_money
from assess.i18n.formats import show_rate
from assess.plan import trying
from assess.plan.results import MoneyAfterLosses
from assess.report.plan_words import names
from assess.rubric import Band, Rubric
from assess.scorecard import Scorecard, Triple

ARROW = "\u00a0→ "


def draw(rubric: Rubric, assessment: Assessment, levels: Mapping[str, int], _: Translator) -> None:
    """Before → after: four cards, and what is to be said of gates, maturity and cash."""
    facts = facts_of(assessment)
    found = _trial(facts, dict(levels))
    before, after = found.before, found.after
    st.subheader(_("Saved answers → what if"), anchor=False)
    with st.grid(4, min_column_width=215, gap="small"):
        _score(rubric, _("Readiness"), "value", before, after, _)
        _score(rubric, _("Supported by evidence"), "floor", before, after, _)
        _money(
            _("Expected loss per year"),
            found.loss_before,
            found.loss_after,
            assessment.profile.currency,
            _("Losses can't be estimated yet."),
            _,
        )
        with st.container(border=True, height="stretch", gap="xxsmall", key="what-if-npv"):
            with st.spinner(_("Simulating the years…")):
                joint = _joint(facts, dict(levels))
            _npv(joint, assessment, _)
    st.markdown("\n".join(f"- {words}" for words in _told(rubric, before, after, joint, _)))


def _score(rubric: Rubric, label: str, part: str, before: Scorecard, after: Scorecard, _: Translator) -> None:
    def of(triple: Triple | None) -> str:
        return shown(rubric, getattr(triple, part) if triple else None)

    bands = (before.band, after.band) if part == "value" else (before.supported_band, after.supported_band)
    with st.container(border=True, height="stretch", gap="xxsmall", key=f"what-if-{part}"):
        st.metric(label, f"{of(before.readiness)}{ARROW}{of(after.readiness)}")
        st.markdown(_bands(*bands, _))


def _bands(before: Band | None, after: Band | None, _: Translator) -> str:
    was, now = (f"{band_icon(band)}\u00a0{band_name(band, _)}" for band in (before, after))
    return now if was == now else f"{was}{ARROW}**{now}**"


def _money(
    label: str, before: float | None, after: float | None, currency: str, missing: str, _: Translator
) -> None:
    with st.container(border=True, height="stretch", gap="xxsmall", key="what-if-loss"):
        if before is None or after is None:
            st.metric(label, "–")
            st.markdown(missing)
            return
        st.metric(label, show_money(after, _.locale))  # with the currency below: a card is narrow
        st.markdown(_("{value} as answered", value=show_money(before, _.locale, currency=currency)))


def _npv(joint: MoneyAfterLosses | None, assessment: Assessment, _: Translator) -> None:
    currency = assessment.profile.currency
    if joint is None:
        st.metric(_("NPV after losses, mean"), "–")
        st.markdown(_("Needs economics and losses in the same currency."))
        return
    before = show_money(joint.npv_before.mean, _.locale, currency=currency)
    st.metric(_("NPV after losses, mean"), show_money(joint.npv_after.mean, _.locale))
    st.markdown(_("{value} as answered", value=before))


def _told(
    rubric: Rubric, before: Scorecard, after: Scorecard, joint: MoneyAfterLosses | None, _: Translator
) -> Iterator[str]:
    was, now = ({gate.criterion for gate in card.gates if gate.state == "unmet"} for card in (before, after))
    met, lost, still = (_listed(rubric, ids, _) for ids in (was - now, now - was, was & now))
    if met:
        yield f"{GATE_ICON['met']} {_('It meets these gates: {list}.', list=met)}"
    if lost:
        yield f"{GATE_ICON['unmet']} {_('It loses these gates: {list}.', list=lost)}"
    if still:
        yield f"{GATE_ICON['unmet']} {_('These gates stay unmet: {list}.', list=still)}"
    if not was and not now:
        yield f"{GATE_ICON['met']} {_('All gates are met, before and after.')}"
    maturity = (shown(rubric, card.maturity.value if card.maturity else None) for card in (before, after))
    yield _("Maturity {before} → {after}.", **dict(zip(("before", "after"), maturity, strict=True)))
    if joint is not None:
        yield _(
            "Chance that cash runs out {before} → {after}.",
            before=show_rate(joint.prob_cash_out_before, _.locale),
            after=show_rate(joint.prob_cash_out_after, _.locale),
        )


def _listed(rubric: Rubric, criteria: Set[str], _: Translator) -> str:
    return md(names(tuple(id for id in rubric.by_id if id in criteria), rubric, _))


# Kept apart: scores and losses are there at once, the simulation takes a second.
@st.cache_resource(show_spinner=False, max_entries=128)
def _trial(facts: str, levels: dict[str, int]) -> trying.Trial:
    return trying.trial(state.rubric(), Assessment.model_validate_json(facts), levels)


@st.cache_resource(show_spinner=False, max_entries=128)
def _joint(facts: str, levels: dict[str, int]) -> MoneyAfterLosses | None:
    return trying.money(state.rubric(), Assessment.model_validate_json(facts), levels)
