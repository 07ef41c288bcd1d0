"""Choosing which criteria to try, and at which level each."""

from collections.abc import Mapping

import streamlit as st

from assess.app.escape import md
from assess.app.widgets import what_if_state as trying
from assess.app.widgets.options import legible
from assess.app.widgets.signs import answer_name, level_name
from assess.charts.alt import ranked_gaps, shown
from assess.i18n import Translator
from assess.rubric import TOP_LEVEL, Rubric
from assess.scorecard import CriterionScore, Scorecard

OFFERED = 5
"""How many of the largest gaps can be tried by one click."""


def draw(rubric: Rubric, card: Scorecard, _: Translator) -> None:
    """The largest gaps, a search over all criteria, and a row for each that is tried."""
    ranked = ranked_gaps(card)
    gaps = {row.id for row in ranked}
    rows = {row.id: row for row in (*ranked, *(row for row in card.criteria if row.id not in gaps))}
    starts = {id: _start(row) for id, row in rows.items()}
    levels = trying.levels()
    _offer(rubric, [row for row in ranked if row.id not in levels][:OFFERED], _)
    st.session_state[trying.note("criteria")] = [id for id in levels if id in rows]
    st.multiselect(
        _("Questions to try, the largest gaps first"),
        list(rows),
        format_func=lambda id: _.text(rubric.by_id[id].label),
        key=trying.note("criteria"),
        placeholder=_("Choose, or type to search"),
        on_change=_choose,
        args=(starts,),
        select_all=False,
    )
    lost = [id for id in levels if id not in rows]
    if lost:
        names = _("; ").join(md(_.text(rubric.by_id[id].label)) for id in lost if id in rubric.by_id)
        told = _("Left out here because they don't count for this company: {list}.", list=names)
        st.markdown(f":material/info: {told}")
    with st.container(gap="small"):
        for id in levels:
            if id in rows:
                _row(rubric, rows[id], levels[id], _)


def _start(row: CriterionScore) -> int:
    """Where a criterion begins when it is tried: at its target, or where it is if that is further."""
    return max(row.target, row.level or 0)


def _offer(rubric: Rubric, rows: list[CriterionScore], _: Translator) -> None:
    if not rows:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for row in rows:
            st.button(
                f"{md(_.text(rubric.by_id[row.id].label))} · +{shown(rubric, row.gap_points)}",
                key=trying.note(f"offer/{row.id}"),
                icon=":material/add:",
                on_click=_add,
                args=(row.id, _start(row)),
            )


def _row(rubric: Rubric, row: CriterionScore, level: int, _: Translator) -> None:
    key = trying.note(f"level/{row.id}")
    st.session_state[key] = level
    criterion = rubric.by_id[row.id]
    with st.container(border=True, gap="xxsmall", key=f"what-if-{row.id}"):
        name = _.text(criterion.label)
        st.markdown(f"**{md(name)}**")
        st.segmented_control(
            name,  # not shown: screen readers would hear the signs of Markdown
            range(TOP_LEVEL + 1),
            format_func=lambda level: legible(str(level)),
            key=key,
            required=True,
            label_visibility="collapsed",
            on_change=_move,
            args=(row.id,),
        )
        then = f"**{level_name(level, _)}**{_(': ')}{md(_.text(criterion.levels[level]))}"
        now = _(
            "Answered: {now}; target: {target}.",
            now=answer_name(row.kind, row.level, _),
            target=level_name(row.target, _),
        )
        st.markdown(f"{then}  \n{now}")


def _choose(starts: Mapping[str, int]) -> None:
    held = trying.levels()
    chosen = st.session_state[trying.note("criteria")]
    trying.try_({id: held.get(id, starts[id]) for id in chosen if id in starts})


def _add(criterion: str, level: int) -> None:
    trying.try_({**trying.levels(), criterion: level})


def _move(criterion: str) -> None:
    level = st.session_state[trying.note(f"level/{criterion}")]
    if level is not None:
        trying.try_({**trying.levels(), criterion: int(level)})
