"""Cash-flow lines as XLSX and CSV: to fill in, to keep, or to work on and read again."""

from collections.abc import Sequence

from assess.i18n import N_, Translator, translator
from assess.i18n.terms import CATEGORY, KIND_OF_LINE, LINE_COLUMN, PERIOD
from assess.sheets.lines import CATEGORIES, LineRow
from assess.sheets.vocabulary import PERIOD_HEADER
from assess.sheets.writing import Column, Form, Sheet, Value, csv_bytes, xlsx
from assess.text import Locale

HOW_TO = (
    N_("One row is one stream of money: something you pay for, something you gain, or money you raise."),
    N_("Choose type and category from the lists; the last sheet says which categories belong to which type."),
    N_(
        "Amounts are positive, the type says which way the money goes. "
        "Only funding may be negative, where it is paid back."
    ),
    N_("Period 0 is the day of the decision; each period after it is {period}. An empty amount counts as 0."),
    N_(
        "Indirect is Yes for a benefit that only partly comes from this project; Attribution says which part."
    ),
    N_("Payment delay is the number of periods by which the cash comes later than the amount."),
    N_(
        "Low and High say how far a line may come out below or above its amounts, such as 80% and 150%. "
        "Leave both empty where the amounts are certain."
    ),
    N_("Numbers may be written as 1200000, 1,200,000 or 120万; write values rather than formulas."),
    N_("Do not merge cells, and add no columns of your own; the order of rows and columns does not matter."),
    N_("Leave Id empty in a new row; in an exported one it says which line the row is."),
)
"""What one has to know to fill the table in."""

_WIDTHS = {"name": 28, "category": 24, "note": 30, "lag": 16, "attribution": 14}
_SHARES = ("attribution", "low", "high")


def lines_xlsx(rows: Sequence[LineRow], locale: Locale, period: str, periods: int) -> bytes:
    """Lines as an XLSX workbook, with how to fill it in; without rows, a template."""
    _ = translator(locale)
    choices = _choices(_)
    source = f"='{choices.name}'!$B$2:$B${len(choices.rows) + 1}"
    how_to = tuple((_(text, period=_(PERIOD[period])),) for text in HOW_TO)
    page = Sheet(_("How to fill in"), (Column(_("How to fill in"), width=100),), how_to, fixed=0)
    return xlsx((_table(rows, _, periods, source), page, choices))


def lines_csv(rows: Sequence[LineRow], locale: Locale, periods: int) -> bytes:
    """Lines as CSV; without rows, a template."""
    return csv_bytes(_table(rows, translator(locale), periods))


def template(locale: Locale, period: str, periods: int) -> bytes:
    """An XLSX workbook to fill in, with amounts for the periods 0 to `periods`, each a `period` long."""
    return lines_xlsx((), locale, period, periods)


def _choices(_: Translator) -> Sheet:
    rows = tuple((_(KIND_OF_LINE[kind]), _(CATEGORY[c])) for kind, names in CATEGORIES.items() for c in names)
    columns = (Column(_(LINE_COLUMN["kind"]), width=16), Column(_(LINE_COLUMN["category"]), width=28))
    return Sheet(_("Choices"), columns, rows, fixed=0)


def _table(rows: Sequence[LineRow], _: Translator, periods: int, categories: str = "") -> Sheet:
    choices: dict[str, tuple[str, ...] | str] = {
        "kind": tuple(_(word) for word in KIND_OF_LINE.values()),
        "category": categories,
        "indirect": (_("Yes"), _("No")),
    }
    columns = {
        name: Column(_(title), _form(name), _WIDTHS.get(name, 12), choices.get(name, ()))
        for name, title in LINE_COLUMN.items()
    }
    amounts = tuple(Column(_(PERIOD_HEADER, number=n), "number", 14) for n in range(periods + 1))
    last = (columns.pop("note"), columns.pop("id"))
    return Sheet(_("Lines"), (*columns.values(), *amounts, *last), tuple(_row(row, _) for row in rows))


def _form(column: str) -> Form:
    if column in _SHARES:
        return "share"
    return "number" if column == "lag" else "text"


def _row(row: LineRow, _: Translator) -> tuple[Value, ...]:
    return (
        row.name,
        _(KIND_OF_LINE[row.kind]),
        _(CATEGORY[row.category]),
        _("Yes") if row.indirect else "",
        row.attribution,
        row.lag or None,
        row.low,
        row.high,
        *row.amounts,
        row.note,
        row.id,
    )
