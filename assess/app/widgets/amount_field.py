"""A field for an amount as people type it: 60万, 1,200,000, 1.2m; what is stored shows with separators."""

from collections.abc import Callable, Hashable, Mapping

import streamlit as st

from assess.app import state
from assess.i18n import Translator
from assess.i18n.problems import describe
from assess.problems import InputError
from assess.typed import number


def draw(
    label: str,
    key: str,
    *,
    on_change: Callable[..., None] | None = None,
    args: tuple[Hashable, ...] = (),
    help: str | None = None,
) -> None:
    """The field; its key holds the text as it was typed."""
    st.text_input(label, key=key, on_change=on_change, args=args, help=help, width=240)


def shown(amount: float | None) -> str:
    """What such a field shows of an amount: all that matters of it, grouped by thousands."""
    return "" if amount is None else f"{amount:,.15g}"


def read(text: str, currency: str | None, _: Translator) -> tuple[float | None, str]:
    """What was typed, None for nothing; and why it cannot be read."""
    try:
        return number(text, negative=False, currency=currency), ""
    except InputError as error:
        return None, " ".join(describe(problem, _) for problem in error.problems)


def typed(
    keys: Mapping[str, str], currency: str | None, held: Mapping[str, float | None] | None = None
) -> tuple[dict[str, float | None], str]:
    """What stands in fields by name, given the key of each, and why one cannot be read.

    A field that still shows what is held keeps it to the last digit.
    """
    _ = state.translator()
    values: dict[str, float | None] = {}
    refused = ""
    for name, key in keys.items():
        text = str(st.session_state.get(key) or "")
        before = held.get(name) if held else None
        if text == shown(before):
            values[name] = before
            continue
        values[name], why = read(text, currency, _)
        refused = refused or why
    return values, refused
