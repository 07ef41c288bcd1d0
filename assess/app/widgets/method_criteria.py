"""Every criterion with its levels, weights, targets, gate and sources, by dimension or found by word."""

import pandas as pd
import streamlit as st

from assess.app.escape import md
from assess.app.widgets.citation import cited
from assess.app.widgets.signs import GATE_ICON, level_name
from assess.finding import find
from assess.i18n import Translator, show_number
from assess.i18n.terms import ROLE, STAGE
from assess.profile import STAGES
from assess.rubric import Criterion, Rubric, Step

ALL = "all"


def draw(rubric: Rubric, _: Translator) -> None:
    """The list, narrowed by dimension and words, each unfolding to all that the rubric says of it."""
    st.header(_("Criteria"))
    left, right = st.columns(2)
    chosen = left.selectbox(
        _("Dimension"),
        [ALL, *(d.id for d in rubric.dimensions)],
        index=1,
        format_func=lambda id: _("All dimensions") if id == ALL else _.text(rubric.dimension_by_id[id].title),
        key=f"method/dimension/{_.locale}",
        placeholder=_("Choose"),
        filter_mode=None,
    )
    words = right.text_input(
        _("Find by word, in either language"),
        key="method/words",
        type="search",
        placeholder=_("For example: licence"),
    )
    among = [c for c in rubric.criteria if chosen in (ALL, c.dimension)]
    found = find(rubric, among, words) if words and words.strip() else among
    st.markdown(
        _.plural(
            "{n} criterion. :material/lock: marks a gate.",
            "{n} criteria. :material/lock: marks a gate.",
            len(found),
        )
    )
    for criterion in found:
        facts = [_("weight {n}", n=criterion.weight), *([GATE_ICON["unmet"]] if criterion.gate else [])]
        folded = st.expander(
            f"{md(_.text(criterion.label))} · {' '.join(facts)}",
            key=f"method/criterion/{criterion.id}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _criterion(rubric, criterion, _)


def _criterion(rubric: Rubric, criterion: Criterion, _: Translator) -> None:
    st.markdown(f"**{md(_.text(criterion.ask))}**")
    st.markdown(md(_.text(criterion.why)))
    rows = [
        {
            _("Level"): level_name(n, _),
            _("What you would see"): md(_.text(level)),
            _("Step to get there"): _step(level.step, _),
        }
        for n, level in sorted(criterion.levels.items())
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=_("Levels"))
    facts = "\n\n".join(f"**{name}**{_(': ')}{words}" for name, words in _facts(criterion, _))
    sources = "\n".join(f"- {cited(rubric, ref, _)}" for ref in criterion.sources)
    st.markdown(f"{facts}\n\n**{_('Sources')}**\n\n{sources}")


def _facts(criterion: Criterion, _: Translator) -> list[tuple[str, str]]:
    facts = [(_("Target by stage"), _(", ").join(f"{_(STAGE[s])} {criterion.target.at(s)}" for s in STAGES))]
    if criterion.gate is not None:
        words = _(
            "from {stage} on, level {level}",
            stage=_(STAGE[criterion.gate.from_]),
            level=level_name(criterion.gate.level, _),
        )
        facts.append(
            (f":material/lock: {_('Gate')}", f"{words}{_('; ')}{md(_.text(criterion.gate.because))}")
        )
    items = _(", ").join(criterion.seed) if criterion.seed else _("none, added to the 30 questions")
    return [
        *facts,
        (_("What could be shown"), _("; ").join(md(_.text(text)) for text in criterion.evidence)),
        (_("First step"), md(_.text(criterion.first_step))),
        (_("Checklist items"), items),
        (_("Id"), f"`{criterion.id}` · {_('since version {version}', version=criterion.since)}"),
    ]


def _step(step: Step | None, _: Translator) -> str:
    if step is None:
        return "–"
    days = show_number(step.days, _.locale)
    parts = [_("{role}, {days} days", role=_(ROLE[step.role]), days=days)]
    if step.cost_usd:
        parts.append(_("USD {amount}", amount=show_number(step.cost_usd, _.locale, decimals=0)))
    if step.lead_days:
        parts.append(_("{n} days of waiting", n=step.lead_days))
    return _(", ").join(parts)
