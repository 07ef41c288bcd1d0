"""A comparison on screen: headline figures, dimensions, criteria that moved, gates, robustness."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from assess.app.escape import md
from assess.app.widgets import charts
from assess.app.widgets.signs import CHANGE_ICON, GATE_ICON, answer_name, band_icon, band_name, change_name
from assess.charts.alt import shown
from assess.charts.overlay import overlay_alt, overlay_figure
from assess.comparison import Change, Comparison, CriterionChange, OverallFigures
from assess.i18n import Translator, show_date, show_percent
from assess.i18n.terms import MODE, STAGE
from assess.rubric import Rubric
from assess.scorecard import Triple

MOVED: tuple[Change, ...] = ("improved", "worse", "new", "removed")
"""Changes shown until the reader asks for others."""
CHANGES: tuple[Change, ...] = (*MOVED, "not_comparable", "same")


def overall(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The figures of each side by side, and in which order they stand."""
    st.header(_("Side by side"))
    if comparison.common_share < 1:
        st.info(
            _(
                "These assessments were made with different versions of the rubric. "
                "All figures here are on the criteria common to all: {share} of the rubric by weight.",
                share=show_percent(comparison.common_share),
            )
        )
    if len({one.mode for one in comparison.assessments}) > 1:
        st.info(_("A quick scan is compared with a full assessment: they ask different criteria."))
    st.markdown(_ranking(rubric, comparison, names, _))
    with st.grid(min(3, len(names)), min_column_width=280):
        for i, name in enumerate(names):
            with st.container(border=True, gap="xsmall", height="stretch"):
                _column(rubric, comparison, i, name, _)


def _column(rubric: Rubric, comparison: Comparison, i: int, name: str, _: Translator) -> None:
    one, figures = comparison.assessments[i], comparison.overall[i]
    st.subheader(md(name))
    day = show_date(dt.date.fromisoformat(one.as_of), _.locale)
    facts = [_(STAGE[one.stage]), _(MODE[one.mode]), day]
    st.markdown(" · ".join(fact for fact in facts if fact != name))
    with st.grid(2, min_column_width=110):
        st.metric(_("Readiness"), *_figure(rubric, comparison, i, "readiness"))
        st.metric(_("Maturity"), *_figure(rubric, comparison, i, "maturity"))
    st.markdown(f"{band_icon(figures.band)} **{band_name(figures.band, _)}**")
    st.markdown(_span(rubric, figures.readiness, _))
    st.markdown(_("Answered: {share}", share=show_percent(figures.coverage)))


def _figure(rubric: Rubric, comparison: Comparison, i: int, kind: str) -> tuple[str, str | None]:
    """A figure, and by how much it differs from the first assessment's."""
    here, first = (_value(comparison.overall[k], kind) for k in (i, 0))
    comparable = kind == "maturity" or comparison.same_stage
    if i == 0 or here is None or first is None or not comparable:
        return shown(rubric, here), None
    return shown(rubric, here), f"{here - first:+.1f}"


def _value(figures: OverallFigures, kind: str) -> float | None:
    triple: Triple | None = getattr(figures, kind)
    return triple.value if triple else None


def _span(rubric: Rubric, triple: Triple | None, _: Translator) -> str:
    if triple is None:
        return _("Nothing is expected here at this stage.")
    return _(
        "Readiness: {floor} supported, {ceiling} still possible",
        floor=shown(rubric, triple.floor),
        ceiling=shown(rubric, triple.ceiling),
    )


def _ranking(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> str:
    kind = "readiness" if comparison.same_stage else "maturity"
    values = [(name, _value(figures, kind)) for name, figures in zip(names, comparison.overall, strict=True)]
    if len({one.company for one in comparison.assessments}) == 1:
        steps = " → ".join(f"**{shown(rubric, value)}**" for name, value in values)
        if comparison.same_stage:
            return _("One company over time. Readiness: {steps}.", steps=steps)
        return _(
            "One company over time, and its stage changed: readiness is measured by it. Maturity: {steps}.",
            steps=steps,
        )
    ranked = sorted(((v, n) for n, v in values if v is not None), key=lambda pair: -pair[0])
    order = _(", ").join(f"**{md(name)}** {shown(rubric, value)}" for value, name in ranked)
    if comparison.same_stage:
        return _("All at one stage, so readiness ranks them: {order}.", order=order)
    return _(
        "Their stages differ, and each readiness is measured by its own stage, so maturity ranks them: "
        "{order}.",
        order=order,
    )


def dimensions(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The overlay radar and the change of each dimension, first to last."""
    st.header(_("Maturity by dimension"))
    picture, table = st.columns(2, gap="large", vertical_alignment="center")
    with picture:
        figure = overlay_figure(rubric, comparison, names, _, charts.is_dark())
        charts.show(figure, alt=overlay_alt(rubric, comparison, names, _), key="compare/radar")
    rows = []
    for row in comparison.dimensions:
        values = {md(name): shown(rubric, v) for name, v in zip(names, row.maturity, strict=True)}
        title = _.text(rubric.dimension_by_id[row.id].title)
        rows.append({_("Dimension"): title, **values, _("Change"): _moved(row.change, _)})
    table.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=_("Maturity by dimension"))


def _moved(change: float | None, _: Translator) -> str:
    if change is None:
        return change_name("not_comparable", _)
    if abs(change) < 0.05:
        return f"{CHANGE_ICON['same']} {_('no change')}"
    return f"{CHANGE_ICON['improved' if change > 0 else 'worse']} {change:+.1f}"


def gates(rubric: Rubric, comparison: Comparison, _: Translator) -> None:
    """Gates met and lost between the first and the last."""
    st.header(_("Gates met and lost"))
    if not comparison.gates:
        st.markdown(_("No gate asked of both the first and the last changed."))
    for gate in comparison.gates:
        criterion = rubric.by_id[gate.criterion]
        word = _("Now met") if gate.change == "met" else _("No longer met")
        st.markdown(f"- {GATE_ICON[gate.change]} {word}{_(': ')}**{_.text(criterion.label)}**")


def criteria(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The criteria that moved from the first to the last, others on request."""
    st.header(_("Criteria that moved"))
    counts = Counter(row.change for row in comparison.criteria)
    present = [change for change in CHANGES if counts[change]]
    wanted = st.pills(
        _("Show"),
        present,
        selection_mode="multi",
        default=[change for change in present if change in MOVED],
        format_func=lambda change: f"{change_name(change, _)} {counts[change]}",
        key=f"compare/changes/{_.locale}",
    )
    rows = [
        row for change in CHANGES for row in comparison.criteria if row.change == change and change in wanted
    ]
    if not rows:
        st.markdown(_("Nothing to show. Choose above what to list."))
        return
    table = pd.DataFrame([_criterion(rubric, row, names, _) for row in rows])
    st.table(table, border="horizontal", hide_index=True, alt=_("Criteria that moved"))


def _criterion(rubric: Rubric, row: CriterionChange, names: Sequence[str], _: Translator) -> dict[str, str]:
    cells = (
        _("not asked then") if kind == "absent" else answer_name(kind, level, _)
        for kind, level in zip(row.kinds, row.values, strict=True)
    )
    return {
        _("Criterion"): _.text(rubric.by_id[row.id].label),
        _("Change"): change_name(row.change, _),
        **{md(name): cell for name, cell in zip(names, cells, strict=True)},
    }


def robustness(comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """How much the order depends on how the dimensions are weighted."""
    st.header(_("How robust the order is"))
    st.markdown(
        _(
            "Weights are a judgement. Of all ways to weight the dimensions, each equally likely, "
            "this is the share under which one is ahead of the other in maturity; ties count half."
        )
    )
    if len(names) == 2:
        st.markdown(_pair(comparison.ahead[1][0], md(names[1]), md(names[0]), _))
        return
    rows = []
    for i, name in enumerate(names):
        cells = {
            md(other): "–" if i == j else show_percent(comparison.ahead[i][j])
            for j, other in enumerate(names)
        }
        rows.append({_("Ahead of"): f"**{md(name)}**", **cells})
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=_("How robust the order is"))


def _pair(share: float, later: str, earlier: str, _: Translator) -> str:
    if share == 0.5:
        return _("**{a}** and **{b}** are level, whatever the weights.", a=later, b=earlier)
    if share < 0.5:
        share, later, earlier = 1 - share, earlier, later
    if share == 1:
        return _("**{a}** is ahead of **{b}** whatever the weights.", a=later, b=earlier)
    return _(
        "**{a}** is ahead of **{b}** under {share} of weightings.",
        a=later,
        b=earlier,
        share=show_percent(share),
    )
