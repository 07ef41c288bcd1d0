"""Lines into a spreadsheet and back, and a new start: folded, beside the table."""

import streamlit as st
from pydantic import ValidationError

from assess.app.economics_saving import saving
from assess.app.escape import md, titled
from assess.app.widgets import economics_clear
from assess.app.widgets import economics_sheet_file as file
from assess.app.widgets.economics_sheet_preview import what_changes
from assess.assessment import Assessment
from assess.economics.inputs import Economics
from assess.i18n import Translator
from assess.sheets import SheetLines, proposed


def draw(assessment: Assessment, economics: Economics, _: Translator) -> None:
    """Download, upload with what it would change, and a new start."""
    panel = st.expander(
        _("Spreadsheet, or start over"), key=file.PANEL, on_change="rerun", icon=":material/table_view:"
    )
    with panel:
        if not panel.open:
            return
        outgoing, incoming, over = st.columns(3, gap="large")
        with outgoing:
            st.markdown(
                titled(
                    _("Into a spreadsheet"),
                    _("The lines above, to work on in Excel, WPS or Numbers; the second sheet says how."),
                )
            )
            file.downloads(assessment, economics, _)
        with incoming:
            st.markdown(titled(_("From a spreadsheet"), _("Nothing changes before you have seen what.")))
            file.upload(economics.currency, _)
        with over:
            economics_clear.offer(_)
        economics_clear.ask(economics, _)
        file.refused(_)
        sheet = file.uploaded()
        if sheet is not None:
            _preview(sheet, economics, _)


def _preview(sheet: SheetLines, economics: Economics, _: Translator) -> None:
    with st.container(border=True, key="economics-sheet-preview"):
        try:
            after = proposed(sheet, economics)
        except ValidationError as error:
            st.error(md(saving.why(error)))
            st.button(_("Keep what I have"), key="economics/sheet/keep", on_click=file.forget)
            return
        what_changes(file.uploaded_name(), economics, after, _)
        if after == economics:
            st.button(_("Done"), key="economics/sheet/keep", on_click=file.forget)
            return
        if st.session_state.get(saving.note("unsaved")):
            st.warning(
                _("What was typed in the table and is not saved yet would go."), icon=":material/edit:"
            )
        with st.container(horizontal=True):
            st.button(_("Use these lines"), key="economics/sheet/use", type="primary", on_click=_use)
            st.button(_("Keep what I have"), key="economics/sheet/keep", on_click=file.forget)


def _use() -> None:
    sheet = file.uploaded()
    if sheet is None:
        return
    try:
        after = proposed(sheet, saving.shown())
    except ValidationError as error:
        saving.fail(saving.why(error))
        return
    if saving.save(after) or saving.note("mine") in st.session_state:
        file.forget()
        for kind in ("unsaved", "cut"):
            st.session_state.pop(saving.note(kind), None)
