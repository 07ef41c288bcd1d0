"""The lines of economics as XLSX and CSV: to fill in, to keep, or to work on and read again."""

from assess.economics.expansion import entered
from assess.economics.inputs import KIND_OF, Economics, Line
from assess.i18n import N_, Translator, translator
from assess.i18n.economics import LINE_COLUMN, category_name, period_label
from assess.sheets.writing import Column, Form, Sheet, Value, csv_bytes, xlsx
from assess.text import Locale

HOW_TO = (
    N_("One row is one stream of money: something you pay for, something you gain, or money you raise."),
    N_("Choose the kind from the list; it says which way the money goes."),
    N_("All amounts are in {currency} and positive. Only funding may be negative, where it is paid back."),
    N_("{start} is the day of the decision, {first} the first period after it. An empty amount counts as 0."),
    N_("Numbers may be written as 1200000, 1,200,000 or 120万; write values rather than formulas."),
    N_("The columns behind the amounts may stay empty: they are the details of a line."),
    N_("Do not merge cells, and add no columns of your own; the order of rows and columns does not matter."),
    N_("Leave Id empty in a new row; in an exported one it says which line the row is."),
)
"""What one has to know to fill the table in."""

_FIRST = ("name", "kind")
_WIDTHS = {"name": 30, "kind": 32, "note": 30}
_FORMS: dict[str, Form] = {"attribution": "share", "low": "share", "high": "share", "lag": "number"}


def lines_xlsx(economics: Economics, locale: Locale) -> bytes:
    """The lines as an XLSX workbook, with how to fill it in; without lines, a template."""
    _ = translator(locale)
    kinds = tuple((category_name(kind, category, _),) for category, kind in KIND_OF.items())
    choices = Sheet(_("Choices"), (Column(_(LINE_COLUMN["kind"]), width=40),), kinds, fixed=0)
    facts = {
        "currency": economics.currency,
        "start": period_label(economics.period, 0, _),
        "first": period_label(economics.period, 1, _),
    }
    how_to = tuple((_(text, **facts),) for text in HOW_TO)
    page = Sheet(_("How to fill in"), (Column(_("How to fill in"), width=100),), how_to, fixed=0)
    source = f"='{choices.name}'!$A$2:$A${len(kinds) + 1}"
    return xlsx((_table(economics, _, source), page, choices))


def lines_csv(economics: Economics, locale: Locale) -> bytes:
    """The lines as CSV; without lines, a template."""
    return csv_bytes(_table(economics, translator(locale)))


def _table(economics: Economics, _: Translator, kinds: str = "") -> Sheet:
    choices: dict[str, tuple[str, ...] | str] = {"kind": kinds, "indirect": (_("Yes"), _("No"))}
    columns = {
        name: Column(_(title), _FORMS.get(name, "text"), _WIDTHS.get(name, 16), choices.get(name, ()))
        for name, title in LINE_COLUMN.items()
    }
    labels = (period_label(economics.period, n, _) for n in range(economics.periods + 1))
    amounts = tuple(Column(f"{label} ({economics.currency})", "number", 14) for label in labels)
    first = tuple(columns.pop(name) for name in _FIRST)
    rows = tuple(_row(line, economics.periods, _) for line in economics.lines)
    return Sheet(_("Lines"), (*first, *amounts, *columns.values()), rows)


def _row(line: Line, periods: int, _: Translator) -> tuple[Value, ...]:
    return (
        line.name,
        category_name(line.kind, line.category, _),
        *(float(amount) or None for amount in entered(line, periods)),
        _("Yes") if line.indirect else "",
        line.attribution,
        line.lag or None,
        line.range.low if line.range else None,
        line.range.high if line.range else None,
        line.note,
        line.id,
    )
