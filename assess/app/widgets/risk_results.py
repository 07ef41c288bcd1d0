"""What the risks come to: headline figures, cautions, matrix, list, curve, and what controls are worth."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.app.facts import facts_of
from assess.app.widgets import charts, risk_missing, risk_overlap
from assess.app.widgets.plain_table import plain_table
from assess.assessment import Assessment
from assess.charts import risk as pictures
from assess.i18n import Translator, show_money, show_number, show_score, translator
from assess.i18n.risk import RISK_FIGURE, RISK_MEANING, STATE, TREATMENT
from assess.report.figure_parts import Cell, Said
from assess.report.risk import RiskTables
from assess.report.risk_ceiling import UNHEARD, at_most, ceiling_told, unheard
from assess.report.risk_words import IN_ECONOMICS, cautions_told, ranked
from assess.risk.analysis import analyse
from assess.risk.results import RiskProfile
from assess.text import Locale


def analysed(assessment: Assessment) -> RiskProfile:
    """The risk profile of an assessment; the same facts are reckoned with once.

    Raises:
        InputError: the risk catalogue does not load.
    """
    return _analysed(facts_of(assessment))


# A hundred thousand years of some thirty scenarios take a tenth of a second or two.
@st.cache_resource(show_spinner=False, max_entries=64)
def _analysed(facts: str) -> RiskProfile:
    return analyse(state.rubric(), Assessment.model_validate_json(facts))


def headline(profile: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """Four figures of the year as things stand, and whether they are ceilings only."""
    _ceiling(profile, assessment, _)
    total = profile.total.residual
    before = profile.total.inherent

    def money(value: float) -> str:
        return show_money(value, _.locale)

    scores = profile.total.risk_score
    cards = (
        ("mean", money(total.mean), money(before.mean)),
        ("p90", money(total.p90), money(before.p90)),
        ("p95", money(total.p95), money(before.p95)),
        ("score", show_score(scores.residual), show_score(scores.inherent)),
    )
    with st.grid(4, min_column_width=230, gap="small"):
        for name, today, without in cards:
            with st.container(border=True, height="stretch", gap="xxsmall"):
                label = at_most(_(RISK_FIGURE[name]), profile, assessment.profile, _)
                st.metric(label, today, help=_(RISK_MEANING[name]))
                told = f"{_(STATE['none'])}{_(': ')}{without}"
                if name == "score":
                    told = _.sentences(_("0 is best, 100 worst."), told)
                st.markdown(told)


def _ceiling(profile: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """Says before the figures that they hold for what was answered, with the way on."""
    told = ceiling_told(profile, assessment.profile, _)
    if not told:
        return
    st.warning(told, icon=":material/vertical_align_top:")
    if assessment.mode == "quick":
        state.link("profile", assessment=assessment.id, label=_("Go on with the full assessment"))
    else:
        state.link("walkthrough", assessment=assessment.id, label=_("Answer what is open"))


def cautions(tables: RiskTables, assessment: Assessment, _: Translator) -> None:
    """What to bear in mind about the figures, and what the profile lacks."""
    found, rubric = tables.found, state.rubric()
    apart = {IN_ECONOMICS}  # those have rows of their own
    if unheard(found, _):
        apart |= UNHEARD  # that is said at the top
    bullets = [one for one in found.warnings if one.id not in apart]
    twice = any(one.id == IN_ECONOMICS for one in found.warnings)
    if not bullets and not twice:
        return
    st.header(_("Worth a second look"), anchor=False)
    told = cautions_told(found.model_copy(update={"warnings": tuple(bullets)}), rubric, assessment, _)
    if bullets:
        st.markdown("\n".join(f"- {md(words)}" for words in told))
    risk_overlap.draw(found, assessment, _)


def matrix(tables: RiskTables, assessment: Assessment, names: Sequence[str], _: Translator) -> None:
    """Two states of the matrix side by side, as chosen, and what the classes mean."""
    st.header(_("Where the risks lie"))
    meaning = tables.classes()
    if not meaning.rows:
        st.info(
            _(
                "Impact is classed in US dollars: give the exchange rate in the profile to see the matrix "
                "and the risk score."
            )
        )
        risk_missing.links(["fx_per_usd"], assessment, _)
        return
    st.markdown(_.sentences(tables.reading(), _("The redder a cell, the more likely or more costly.")))
    _matrices(tables, facts_of(assessment), tuple(names), _)
    with st.expander(_("What the classes mean"), key="risks/classes"):
        rows = [[text(cell) for cell in row] for row in meaning.rows]
        plain_table(rows, list(meaning.head), alt=meaning.title, fits=2)
        if tables.rubric.manifest.risk is not None:
            st.markdown(md(_.text(tables.rubric.manifest.risk.because)))


@st.fragment
def _matrices(tables: RiskTables, facts: str, names: tuple[str, ...], _: Translator) -> None:
    """A state and the one before it; drawn anew by itself when another is chosen."""
    after: pictures.Side = st.segmented_control(
        _("State of affairs"),
        list(pictures.BEFORE),
        format_func=lambda side: _(STATE[pictures.SIDE_STATE[side]]),
        key="risks/matrices",
        default="residual",
        required=True,
        label_visibility="collapsed",
    )
    for place, side in zip(st.columns(2, gap="large"), (pictures.BEFORE[after], after), strict=True):
        with place:
            st.subheader(_(STATE[pictures.SIDE_STATE[side]]), anchor=False)
            figure = _matrix(facts, names, side, _.locale, charts.is_dark())
            alt = pictures.matrix_alt(ranked(tables.found), names, side, _)
            charts.show(figure, alt=alt, key=f"risks/matrix/{side}")


def listed(tables: RiskTables, _: Translator) -> None:
    """Every scenario, the dearest first, as the report has them, with its number and its treatment."""
    table = tables.scenarios()
    st.header(_("Scenarios, costliest first"))
    rows = [
        [*map(text, row), _(TREATMENT[scenario.treatment])]
        for row, scenario in zip(table.rows, ranked(tables.found), strict=True)
    ]
    currency = tables.found.currency
    head = [*table.head, _("Treatment")]
    plain_table(rows, head, alt=_("Scenarios, costliest first"))
    st.markdown(_.sentences(_("Amounts in {currency}.", currency=currency), *map(md, table.notes)))


def text(cell: Cell) -> str:
    """What stands in a cell."""
    return cell.text if isinstance(cell, Said) else cell


def curve(profile: RiskProfile, assessment: Assessment, _: Translator) -> None:
    """How bad a year may be."""
    if not profile.exceedance:
        return
    figure = _exceedance(facts_of(assessment), _.locale, charts.is_dark())
    charts.show(figure, alt=pictures.exceedance_alt(profile, _), key="risks/exceedance")


def states(tables: RiskTables, assessment: Assessment, _: Translator) -> None:
    """Three states of affairs in money, joined with the economics where there are some."""
    st.header(_("What controls are worth"))
    st.markdown(
        _(
            'Three situations side by side. "Every target reached" means each question at '
            "the level that this stage expects, with evidence."
        )
    )
    found, joint = tables.found, tables.joint()
    rows = [[text(cell) for cell in row] for row in joint.rows]
    if not rows:
        total = found.total
        losses = (total.inherent.mean, total.residual.mean, total.target_mean)
        rows = [[_(RISK_FIGURE["mean"]), *(tables.money(loss) for loss in losses)]]
    plain_table(rows, list(joint.head), alt=joint.title, fits=2)
    if found.joint is not None:
        st.markdown(
            _(
                "The economics and the losses are drawn together, {n} futures, and maturity stays as it is "
                "in each column. NPV after losses is the risk-adjusted NPV.",
                n=show_number(found.n, _.locale, decimals=0),
            )
        )
    elif assessment.economics is None or not assessment.economics.lines:
        st.markdown(_("With the money entered, this also says what losses leave of value and cash."))
        state.link("economics", assessment=assessment.id, label=_("Enter the economics"))


@st.cache_resource(show_spinner=False, max_entries=128)
def _matrix(facts: str, names: tuple[str, ...], side: pictures.Side, locale: Locale, dark: bool) -> go.Figure:
    scenarios = ranked(_analysed(facts))
    return pictures.matrix_figure(scenarios, names, side, translator(locale), dark)


@st.cache_resource(show_spinner=False, max_entries=128)
def _exceedance(facts: str, locale: Locale, dark: bool) -> go.Figure:
    return pictures.exceedance_figure(_analysed(facts), translator(locale), dark)
