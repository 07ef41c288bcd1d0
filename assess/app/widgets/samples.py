"""Fictional companies whose assessments ship with the product, to look at a full result without typing."""

from functools import cache
from importlib.resources import files

import streamlit as st

from assess.app import state
from assess.app.escape import md
from assess.assessment import Assessment
from assess.i18n import Translator, terms
from assess.loading import load_assessment
from assess.storage import IdTaken, NotFound


@cache
def shipped() -> tuple[Assessment, ...]:
    """The samples, in the order of their stages."""
    folder = files("assess") / "samples"
    found = (
        sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
        if folder.is_dir()
        else []
    )
    return tuple(load_assessment(f.read_bytes(), f.name, state.rubric()) for f in found)


def draw(*, folded: bool) -> None:
    """A row of samples; opening one copies it into the store."""
    _ = state.translator()
    if not shipped():
        return
    if folded:
        with st.expander(_("Look at a sample"), icon=":material/visibility:"):
            _row(_)
    else:
        st.subheader(_("Look at a sample"), anchor=False)
        _row(_)


def _row(_: Translator) -> None:
    st.markdown(
        _(
            "Fictional companies with their answers and evidence. "
            "Opening one puts a copy among your assessments."
        )
    )
    with st.grid("auto", min_column_width=260):
        for sample in shipped():
            with st.container(border=True, height="stretch"):
                profile = sample.profile
                st.markdown(f"**{md(sample.name)}**")
                st.markdown(f"{_(terms.STAGE[profile.stage])} · {_(terms.MODEL_ROLE[profile.model_role])}")
                st.space("stretch")
                if st.button(_("Open sample"), key=f"sample/{sample.id}", icon=":material/play_arrow:"):
                    state.open_(_stored(sample), "results")


def _stored(sample: Assessment) -> str:
    """Id of the sample's copy in the store, which is made if there is none."""
    repository = state.repository()
    for suffix in ("", *(f"-{number}" for number in range(2, 1000))):
        wanted = sample.model_copy(update={"id": sample.id + suffix})
        try:
            if repository.load(wanted.id).deleted is None:
                return wanted.id
        except NotFound:
            try:
                repository.create(wanted, now=state.now(), who=state.WHO)
            except IdTaken:
                continue  # another window opened it this very moment
            return wanted.id
    return sample.id
