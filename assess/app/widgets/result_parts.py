"""Why this score: the share of each dimension, down to each criterion's level, weight and points."""

import pandas as pd
import streamlit as st

from assess import insight
from assess.app.escape import md
from assess.app.widgets.signs import answer_name, claimed
from assess.charts.alt import level_change, shown
from assess.i18n import Translator, show_percent
from assess.i18n.terms import LEFT_OUT
from assess.rubric import Rubric
from assess.scorecard import CriterionScore, LeftOut, Scorecard


def why(rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """Readiness as a sum: a row for each dimension, and behind each its criteria."""
    st.header(_("Why this score"))
    parts = insight.decompose(rubric, card)
    st.markdown(
        _(
            "Readiness is a sum of points. A criterion can give as many points as its weight, its target "
            "and the weight of its dimension make it worth; it gives the share of its target that is "
            "reached. Each figure is rounded by itself, so a sum may seem 0.1 off."
        )
    )
    st.table(
        _dimensions(rubric, parts, _), border="horizontal", hide_index=True, alt=_("Figures by dimension")
    )
    for part in parts:
        title = _.text(rubric.dimension_by_id[part.dimension.id].title)
        key = f"results/part/{part.dimension.id}"
        words = _(
            "{points} of {all} points, {share} answered",
            points=shown(rubric, part.points),
            all=shown(rubric, part.points + part.gap_points),
            share=show_percent(part.dimension.coverage),
        )
        carried = sum(1 for row in part.expected if row.carried)
        if carried:
            open_ = _.plural("{n} to be confirmed", "{n} to be confirmed", carried)
            words = _("{first}, {second}", first=words, second=open_)
        folded = st.expander(f"{title} · {words}", key=key, on_change="rerun")
        if folded.open:
            with folded:
                _part(rubric, part, _)


def _dimensions(rubric: Rubric, parts: tuple[insight.Part, ...], _: Translator) -> pd.DataFrame:
    rows = []
    for part in parts:
        one, maturity = part.dimension, claimed(rubric, part.dimension.maturity)
        rows.append(
            {
                _("Dimension"): _.text(rubric.dimension_by_id[one.id].title),
                _("Readiness"): claimed(rubric, one.readiness) if one.coverage != 0 else _("not answered"),
                _("Maturity / target"): f"{maturity}\u00a0/\u00a0{shown(rubric, one.target)}",
            }
        )
    return pd.DataFrame(rows)


def _part(rubric: Rubric, part: insight.Part, _: Translator) -> None:
    if part.expected:
        st.markdown("\n".join(_line(rubric, row, _) for row in part.expected))
    else:
        st.markdown(_("Nothing is expected here at this stage."))
    if part.not_expected:
        names = [
            _(
                "{text} ({note})",
                text=md(_.text(rubric.by_id[c.id].label)),
                note=answer_name(c.kind, c.level, _),
            )
            for c in part.not_expected
        ]
        st.markdown(f"**{_('Not expected yet; counts in maturity only')}**{_(': ')}{_('; ').join(names)}")
    for reason in ("profile", "mode"):
        out = [o for o in part.left_out if o.why == reason]
        if out:
            st.markdown(f"**{_(LEFT_OUT[reason])}**{_(': ')}{_names(rubric, out, _)}")


def _names(rubric: Rubric, left_out: list[LeftOut], _: Translator) -> str:
    return _("; ").join(_.text(rubric.by_id[o.id].label) for o in left_out)


def _line(rubric: Rubric, row: CriterionScore, _: Translator) -> str:
    """A criterion in two lines rather than a row: on a phone a row would have to be scrolled sideways."""
    points = _(
        "{points} points, {gap} to gain",
        points=shown(rubric, row.points),
        gap=shown(rubric, row.gap_points),
    )
    levels = _("level {change}", change=level_change(row))
    facts = [levels, _("weight {n}", n=row.weight), *_standing(row, _)]
    return f"- **{md(_.text(rubric.by_id[row.id].label))}**{_(': ')}{points}  \n  {' · '.join(facts)}"


def _standing(row: CriterionScore, _: Translator) -> list[str]:
    """What there is instead of a level, whether a level is backed, whether the answer was confirmed."""
    signs = []
    if row.level is None:
        signs.append(f":material/help: {answer_name(row.kind, None, _)}")
    elif row.evidenced:
        signs.append(f":material/verified: {_('evidenced')}")
    elif row.level > 1:
        signs.append(f":material/front_hand: {_('claim only')}")
    if row.carried:
        signs.append(f":material/history: {_('carried')}")
    return signs
