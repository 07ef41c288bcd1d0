"""Words for what the core says in ids: one translator per locale, no global state."""

from assess.i18n.catalogue import N_, Translator, translator
from assess.i18n.formats import (
    show_currency,
    show_date,
    show_money,
    show_number,
    show_percent,
    show_score,
    show_time,
)

__all__ = [
    "N_",
    "Translator",
    "show_currency",
    "show_date",
    "show_money",
    "show_number",
    "show_percent",
    "show_score",
    "show_time",
    "translator",
]
