"""A comparison on screen: headline figures, dimensions, criteria that moved, gates, robustness."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assess.app.escape import md
from assess.app.widgets import charts
from assess.app.widgets.options import legible
from assess.app.widgets.plain_table import plain_table
from assess.app.widgets.signs import GATE_ICON, answer_name, band_icon, band_name, change_name
from assess.charts.alt import difference, radars, shown
from assess.charts.overlay import compared, overlay_alt, overlay_figure
from assess.comparison import Change, Comparison, CriterionChange, DimensionChange, OverallFigures
from assess.i18n import Translator, show_date, show_percent
from assess.i18n.formats import show_change
from assess.i18n.terms import CHANGE, LEFT_OUT, MODE, STAGE
from assess.plan.trying import what_if_name
from assess.rubric import Rubric
from assess.scorecard import Triple

MOVED: tuple[Change, ...] = ("improved", "worse", "new", "removed")
"""Changes shown until the reader asks for others."""
SHORT, LONG = 20, 60
"""Longest names, in characters, of a column and of a heading."""
CHANGES: tuple[Change, ...] = (*MOVED, "not_comparable", "same")


def overall(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The figures of each side by side, and in which order they stand."""
    st.header(_("Side by side"))
    if comparison.common_share < 1:
        st.info("  \n".join(_common(rubric, comparison, _)))
    st.markdown(_ranking(rubric, comparison, names, _))
    with st.grid(min(3, len(names)), min_column_width=280):
        for i, name in enumerate(titled(names, _)):
            with st.container(border=True, gap="xsmall", height="stretch"):
                _column(rubric, comparison, i, name, _)


def _common(rubric: Rubric, comparison: Comparison, _: Translator) -> list[str]:
    """Why fewer criteria are compared than the rubric has, and how much of it they are."""
    versions = {one.rubric_version for one in comparison.assessments}
    younger = any("absent" in row.kinds for row in comparison.criteria)
    why = []
    if younger and len(versions) > 1:
        why.append(_("These assessments were made with different versions of the rubric."))
    elif younger:
        why.append(_("These assessments were made with an earlier version of the rubric."))
    if any(one.mode == "quick" for one in comparison.assessments):
        quick = sum(criterion.quick for criterion in rubric.criteria)
        why.append(
            _(
                "The quick scan has {n} of the rubric's {all} criteria; how many concern a company depends "
                "on its profile and stage.",
                n=quick,
                all=len(rubric.criteria),
            )
        )
    share = show_percent(comparison.common_share)
    base = _(
        "All figures here are on the criteria common to all: {share} of the rubric by weight.", share=share
    )
    return [*why, base]


def _column(rubric: Rubric, comparison: Comparison, i: int, name: str, _: Translator) -> None:
    one, figures = comparison.assessments[i], comparison.overall[i]
    st.subheader(md(name))
    day = show_date(dt.date.fromisoformat(one.as_of), _.locale)
    facts = [_(STAGE[one.stage]), _(MODE[one.mode]), day]
    st.markdown(" · ".join(fact for fact in facts if fact not in name))
    with st.grid(2, min_column_width=110):
        _figure(rubric, comparison, i, "readiness", _("Readiness"), _)
        _figure(rubric, comparison, i, "maturity", _("Maturity"), _)
    st.markdown(f"{band_icon(figures.band)} **{band_name(figures.band, _)}**")
    st.markdown(_span(rubric, figures.readiness, _))
    st.markdown(_("Answered, by weight: {share}", share=show_percent(figures.coverage)))
    if figures.band is None:
        needed = show_percent(rubric.manifest.min_coverage)
        st.markdown(
            _(
                "A band needs {share} answered. Answers carried over from an earlier assessment count once "
                "they are confirmed.",
                share=needed,
            )
        )


def _figure(rubric: Rubric, comparison: Comparison, i: int, kind: str, label: str, _: Translator) -> None:
    """A figure, and by how much it differs from the first assessment's, which is marked as the start."""
    here, first = (_value(comparison.overall[k], kind) for k in (i, 0))
    comparable = kind == "maturity" or comparison.same_stage
    if here is None or first is None or not comparable:
        st.metric(label, shown(rubric, here))
    elif i == 0:
        st.metric(label, shown(rubric, here), _("Baseline"), delta_color="off", delta_arrow="off")
    else:
        change = difference(rubric, first, here)
        # Streamlit takes only a hyphen for a minus sign: way and colour are told it.
        st.metric(
            label,
            shown(rubric, here),
            show_change(change),
            delta_arrow="down" if change < 0 else "up",
            delta_color="inverse" if change < 0 else "normal",
        )


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
        if any(what_if_name(one.id) for one in comparison.assessments):
            return _("One company, as answered and as tried out. Readiness: {steps}.", steps=steps)
        if comparison.same_stage:
            return _("One company over time. Readiness: {steps}.", steps=steps)
        return _(
            "One company over time, and its stage changed: readiness is measured by it. Maturity: {steps}.",
            steps=steps,
        )
    ranked = sorted(((v, n) for n, v in values if v is not None), key=lambda pair: -pair[0])
    order = _(", ").join(f"**{md(cut(name))}** {shown(rubric, value)}" for value, name in ranked)
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
    found = radars(rubric, compared(comparison))
    for place, radar in zip(st.columns(len(found), gap="large") if found else (), found, strict=True):
        with place:
            charts.group_heading(radar, _)
            figure = overlay_figure(rubric, comparison, radar, titled(names, _), _, charts.is_dark())
            words = overlay_alt(rubric, comparison, radar, names, _)
            charts.show(figure, alt=words, key=f"compare/radar/{radar.name}")
    rows = []
    for row in comparison.dimensions:
        values = [shown(rubric, value) for value in row.maturity]
        rows.append([_.text(rubric.dimension_by_id[row.id].title), *values, _moved(rubric, row, _)])
    columns = [_("Dimension"), *heads(names, _), _("Change")]
    plain_table(rows, columns, alt=_("Maturity by dimension"))


def cut(name: str) -> str:
    """A name as a heading can hold it."""
    return name if len(name) <= LONG else name[: LONG - 1] + "…"


def heads(names: Sequence[str], _: Translator) -> list[str]:
    """Column titles that fit a phone: two short names as they are, else numbers."""
    taken = {_(word) for word in ("Dimension", "Criterion", "Change")}
    if len(names) == 2 and all(len(name) <= SHORT and name not in taken for name in names):
        return [md(name) for name in names]
    return [str(n) for n in range(1, len(names) + 1)]


def titled(names: Sequence[str], _: Translator) -> list[str]:
    """The names, cut, as headings: each with its number where the tables have numbers."""
    short = [cut(name) for name in names]
    return [f"{n} · {name}" for n, name in enumerate(short, 1)] if heads(names, _)[0] == "1" else short


def _moved(rubric: Rubric, row: DimensionChange, _: Translator) -> str:
    first, last = row.maturity[0], row.maturity[-1]
    if first is None or last is None:
        return _(CHANGE["not_comparable"])
    change = difference(rubric, first, last)
    return _(CHANGE["same"]) if abs(change) < 0.05 else show_change(change)


def gates(rubric: Rubric, comparison: Comparison, _: Translator) -> None:
    """Gates met and lost between the first and the last."""
    st.header(_("Gates in which they differ"))
    if not comparison.gates:
        st.markdown(_("No gate asked of both the first and the last changed."))
    rows = []
    for gate in comparison.gates:
        criterion = rubric.by_id[gate.criterion]
        word = (
            _("Met by the last, not by the first")
            if gate.change == "met"
            else _("Met by the first, not by the last")
        )
        rows.append(f"- {GATE_ICON[gate.change]} {word}{_(': ')}**{md(_.text(criterion.label))}**")
    st.markdown("\n".join(rows))


def criteria(rubric: Rubric, comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """The criteria that moved from the first to the last, others on request."""
    st.header(_("Criteria in which they differ"))
    first, last = (md(cut(name)) for name in (names[0], names[-1]))
    st.markdown(_("Change is from the first to the last: from {first} to {last}.", first=first, last=last))
    telling = [row for row in comparison.criteria if row.tells]
    counts = Counter(row.change for row in telling)
    present = [change for change in CHANGES if counts[change]]
    wanted = st.pills(
        _("Show"),
        present,
        selection_mode="multi",
        default=[change for change in present if change in MOVED],
        format_func=lambda change: legible(f"{change_name(change, _)} {counts[change]}"),
        key=f"compare/changes/{_.locale}",
    )
    rows = [row for change in CHANGES for row in telling if row.change == change and change in wanted]
    if not rows:
        st.markdown(_("Nothing to show. Choose above what to list."))
        return
    pair = len(names) == 2
    columns = [_("Criterion"), _("Change"), *([] if pair else heads(names, _))]
    cells = [_pair_of_levels(rubric, row, _) if pair else _levels(rubric, row, _) for row in rows]
    plain_table(cells, columns, alt=_("Criteria in which they differ"))


def _levels(rubric: Rubric, row: CriterionChange, _: Translator) -> list[str]:
    answers = zip(row.kinds, row.values, strict=True)
    cells = (_answer(kind, level, _) for kind, level in answers)
    return [_.text(rubric.by_id[row.id].label), _(CHANGE[row.change]), *cells]


def _pair_of_levels(rubric: Rubric, row: CriterionChange, _: Translator) -> list[str]:
    """In two cells, which a phone has room for: `↑ Improved: 2 Defined → 3 Operating`."""
    answers = zip(row.kinds, row.values, strict=True)
    first, last = (_answer(kind, level, _).replace(" ", "\u00a0") for kind, level in answers)
    moved = first if first == last else f"{first} →\u00a0{last}"
    return [md(_.text(rubric.by_id[row.id].label)), f"{change_name(row.change, _)}{_(': ')}{moved}"]


def _answer(kind: str, level: int | None, _: Translator) -> str:
    if kind == "not_asked":
        return _(LEFT_OUT["mode"])
    return _("not asked then") if kind == "absent" else answer_name(kind, level, _)


def robustness(comparison: Comparison, names: Sequence[str], _: Translator) -> None:
    """How much the order depends on how the dimensions are weighted."""
    st.header(_("Does the weighting matter?"))
    if len(names) == 2 and comparison.ahead[1][0] in (0, 1):
        first, last = names if comparison.ahead[1][0] == 1 else reversed(names)
        words = _(
            "**{a}** is more mature than **{b}**, however the dimensions are weighted.",
            a=md(cut(last)),
            b=md(cut(first)),
        )
        st.markdown(words)
        return
    st.markdown(
        _(
            "Weights are a judgement. Of all ways to weight the dimensions, each equally likely, "
            "this is the share under which one is ahead of the other in maturity; ties count half."
        )
    )
    if len(names) == 2:
        first, last = (md(cut(name)) for name in names)
        st.markdown(_pair(comparison.ahead[1][0], last, first, _))
        return
    columns = heads(names, _)
    rows = [
        [name, *("–" if i == j else show_percent(share) for j, share in enumerate(shares))]
        for i, (name, shares) in enumerate(zip(titled(names, _), comparison.ahead, strict=True))
    ]
    plain_table(rows, [_("Ahead of"), *columns], alt=_("Does the weighting matter?"))


def _pair(share: float, later: str, earlier: str, _: Translator) -> str:
    if share == 0.5:
        return _("**{a}** and **{b}** are level, whatever the weights.", a=later, b=earlier)
    if share < 0.5:
        share, later, earlier = 1 - share, earlier, later
    return _(
        "**{a}** is ahead of **{b}** under {share} of weightings.",
        a=later,
        b=earlier,
        share=show_percent(share),
    )
