"""Why a criterion is asked, what to show, what to do first, and who says so: folded, but close."""

import streamlit as st

from assess.app import state
from assess.app.escape import md, titled
from assess.app.widgets.citation import cited
from assess.app.widgets.signs import level_name
from assess.i18n import Translator, terms
from assess.profile import Stage
from assess.rubric import Criterion, SourceRef


def draw(criterion: Criterion, stage: Stage, _: Translator) -> None:
    """The explanation of a criterion as one folded block."""
    with st.expander(_("Why it matters, what to show, first step, sources")):
        st.markdown("\n\n".join(_paragraphs(criterion, stage, _)))


def _paragraphs(criterion: Criterion, stage: Stage, _: Translator) -> list[str]:
    listed = "\n".join(f"- {md(_.text(item))}" for item in criterion.evidence)
    paragraphs = [
        titled(_("Why it matters"), md(_.text(criterion.why))),
        titled(_("What to show"), f"\n{listed}"),
        titled(_("First step"), md(_.text(criterion.first_step))),
        titled(_("What your stage expects"), _expected(criterion, stage, _)),
    ]
    sources = "\n".join(f"- {_source(ref, _)}" for ref in criterion.sources)
    return [*paragraphs, titled(_("Sources"), f"\n{sources}")]


def _expected(criterion: Criterion, stage: Stage, _: Translator) -> str:
    target = criterion.target.at(stage)
    if target == 0:
        expected = _("At stage {stage} nothing is expected here yet.", stage=_(terms.STAGE[stage]))
    else:
        name = level_name(target, _)
        expected = _("At stage {stage}: level {level}.", stage=_(terms.STAGE[stage]), level=name)
    if criterion.gate is None:
        return expected
    gate = _(
        "Gate: from stage {stage} on, below level {level} the band is capped.",
        stage=_(terms.STAGE[criterion.gate.from_]),
        level=criterion.gate.level,
    )
    return f"{expected}  \n:material/lock: {gate} {md(_.text(criterion.gate.because))}"


def _source(ref: SourceRef, _: Translator) -> str:
    source = state.rubric().source_by_id.get(ref.ref)
    says = f"{_(': ')}{md(_.text(source.says))}" if source else ""
    return f"{cited(state.rubric(), ref, _)}{says}"
