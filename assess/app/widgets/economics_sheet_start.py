"""The start of the economics from a spreadsheet: a file to fill in, and the beginning with what it holds."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assess.app.economics_saving import saving
from assess.app.escape import md, titled
from assess.app.widgets import economics_sheet_file as file
from assess.app.widgets.economics_sheet_preview import what_begins
from assess.assessment import Assessment
from assess.economics.inputs import Economics, Period
from assess.i18n import Translator
from assess.sheets import SheetLines, proposed


def draw(
    assessment: Assessment,
    template: Economics | None,
    entered: Mapping[str, Any],
    missing: Mapping[str, str],
    _: Translator,
) -> None:
    """Download and upload, and what an uploaded file holds.

    Args:
        assessment: The open one.
        template: What the file to fill in holds; None where its columns are not chosen yet.
        entered: Period, rate and cash, as far as they were entered.
        missing: What is still to enter, in words by field.
        _: The reader's words.
    """
    with st.container(width=720, border=True, key="economics-sheet-start"):
        st.markdown(
            titled(
                _("Rather in a spreadsheet?"),
                _(
                    "Download a file with the lines and columns chosen above, fill it in with Excel, WPS or "
                    "Numbers, and upload it here."
                ),
            )
        )
        if template is None:
            st.markdown(_(":material/edit: Choose above what one column stands for, and how many there are."))
        else:
            file.downloads(assessment, template, _)
        file.upload(assessment.profile.currency, _)
        file.refused(_)
        sheet = file.uploaded()
        if sheet is not None:
            _offer(sheet, assessment.profile.currency, entered, missing, _)


def _offer(
    sheet: SheetLines, currency: str, entered: Mapping[str, Any], missing: Mapping[str, str], _: Translator
) -> None:
    """What the file holds, and the beginning with it once everything is known that it does not say."""
    period = sheet.period or entered["period"]
    economics = None
    if period is not None:
        try:
            economics = _economics(sheet, period, currency, entered)
        except ValidationError as error:
            st.error(md(saving.why(error)))
        else:
            what_begins(file.uploaded_name(), economics, _)
    needed = ("rate", "cash") if period else ("period", "rate", "cash")
    lacking = [label for field, label in missing.items() if field in needed]
    if lacking:
        st.warning(
            _("Still to fill in above: {fields}", fields=_(", ").join(lacking)), icon=":material/edit:"
        )
    with st.container(horizontal=True):
        ready = economics is not None and not lacking
        label = _("Begin with these lines")
        if st.button(label, key="economics/sheet/use", type="primary", disabled=not ready):
            if saving.save(economics):
                file.forget()
            st.rerun()
        st.button(_("Leave them"), key="economics/sheet/keep", on_click=file.forget)


def _economics(sheet: SheetLines, period: Period, currency: str, entered: Mapping[str, Any]) -> Economics:
    empty = Economics(
        currency=currency,
        period=period,
        periods=sheet.periods,
        discount_rate=round((entered["rate"] or 0.0) / 100, 10),
        opening_cash=entered["cash"],
    )
    return proposed(sheet, empty)
