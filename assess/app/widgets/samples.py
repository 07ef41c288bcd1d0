"""Fictional companies whose assessments ship with the product, to look at a full result without typing."""

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.assessment_file import load_assessment
from assess.i18n import Translator
from assess.samples import Sample, samples
from assess.storage import IdTaken, NotFound

_ID = "sample-"
"""What the ids of samples, and of copies of them, begin with."""


def is_sample(id: str) -> bool:
    """Whether an id belongs to a copy of a sample, and not to an assessment of the user's own."""
    return id.startswith(_ID)


def draw(*, folded: bool) -> None:
    """A row of samples; opening one copies it into the store."""
    _ = state.translator()
    if folded:
        with st.expander(_("Look at a sample")):
            _row(_)
    else:
        st.header(_("Look at a sample"), anchor=False)
        _row(_)


def _row(_: Translator) -> None:
    st.markdown(
        _(
            "Fictional companies with their answers and evidence. "
            "Opening one puts a copy among your assessments."
        )
    )
    with st.grid("auto", min_column_width=260):
        for sample in sorted(samples(), key=lambda sample: sample.language != _.locale):
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{md(_.text(sample.title))}**")
                st.markdown(md(_.text(sample.about)))
                st.caption(_answered_in(sample, _))
                st.space("stretch")
                if st.button(_("Open sample"), key=f"sample/{sample.name}", icon=":material/play_arrow:"):
                    state.open_(_stored(sample), "results")


def _answered_in(sample: Sample, _: Translator) -> str:
    if sample.language == "zh":
        return _("Answered in Chinese")
    return _("Answered in English")


def _stored(sample: Sample) -> str:
    """Id of the copy of a sample's last assessment; what is not in the store yet is copied into it."""
    names: dict[str, str] = {}
    last = ""
    for file, data in sample.documents():
        assessment = load_assessment(data, file, state.rubric())
        previous = names.get(assessment.previous or "", assessment.previous)
        last = _copy(assessment.model_copy(update={"previous": previous}))
        names[assessment.id] = last
    return last


def _copy(assessment: Assessment) -> str:
    """Id under which an assessment is in the store; in place of one in the bin a new copy is made."""
    repository = state.repository()
    number = 1
    while True:
        id = assessment.id if number == 1 else f"{assessment.id}-{number}"
        try:
            if repository.load(id).deleted is None:
                return id
        except NotFound:
            try:
                repository.create(assessment.model_copy(update={"id": id}), now=state.now(), who=state.WHO)
                return id
            except IdTaken:
                continue  # another window copied it this very moment: look again
        number += 1
