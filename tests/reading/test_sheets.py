"""Spreadsheets in and out: round trips, every refusal with its cell, and files that mean harm."""

import csv
import datetime as dt
import io
import itertools
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assess.documents import MAX_BYTES
from assess.economics.inputs import KIND_OF, MAX_LINES, PERIODS, Economics, Line, Range
from assess.i18n import translator
from assess.i18n.economics import LINE_COLUMN, category_name, period_label
from assess.i18n.problems import line
from assess.problems import InputError
from assess.sheets import SheetLines, lines_csv, lines_xlsx, read_lines
from assess.sheets.csv_reading import guard, unguard
from assess.sheets.grid import MAX_COLUMNS, MAX_ROWS, letters
from assess.sheets.writing import Column, Sheet, csv_bytes, xlsx
from assess.text import LOCALES, Locale

GPU = Line(
    id="gpu",
    name="Training",
    kind="cost",
    category="training_compute",
    range=Range(low=0.8, high=1.5),
    amounts=(800_000.0, 2.5, 0.1),
)
BRAND = Line(
    id="brand",
    name="品牌",
    kind="benefit",
    category="brand",
    indirect=True,
    attribution=0.2,
    lag=1.5,
    amounts=(0.0, 1.0, 2.0),
    note="a note",
)
LOAN = Line(id="loan", name="Bank", kind="funding", category="loan", amounts=(100.0, 0.0, -50.0))
LINES = (GPU, BRAND, LOAN)

HEADER = ("Line", "Kind", "Start", "Q1")
ROW = ("GPUs", "Cost · Training compute", 5, 6)


def economics(lines: Iterable[Line] = LINES, period: Any = "month", periods: int = 2) -> Economics:
    return Economics(currency="CNY", period=period, periods=periods, discount_rate=0.2, lines=tuple(lines))


def lines_of(data: bytes, file: str) -> tuple[Line, ...]:
    return read_lines(data, file, "CNY").lines


def as_xlsx(rows: Iterable[Sequence[Any]], *, sheet: str = "Sheet1") -> bytes:
    """Rows as another program writes them, formulas included."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_csv(rows: Iterable[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


def problems(data: bytes, file: str, locale: Locale = "en") -> list[str]:
    with pytest.raises(InputError) as refused:
        read_lines(data, file, "CNY")
    for problem in refused.value.problems:
        assert problem.file == file
        assert line(problem, translator("zh")) != line(problem, translator("en"))
    return [line(problem, translator(locale)) for problem in refused.value.problems]


# Round trips


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("period", PERIODS)
def test_what_is_written_is_read(locale: Locale, period: str) -> None:
    read = SheetLines(LINES, frozenset({"gpu", "brand", "loan"}), frozenset(LINE_COLUMN), period, 2)  # type: ignore[arg-type]
    assert read_lines(lines_xlsx(economics(period=period), locale), "a.xlsx", "CNY") == read
    assert read_lines(lines_csv(economics(period=period), locale), "a.csv", "CNY") == read


word = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp"), blacklist_characters="\ufffe\uffff")
    | st.sampled_from("=+-@'\";,\n\t＝"),
    max_size=12,
).map(lambda text: text.replace("\r", "").strip())
dangerous = st.builds(
    "".join,
    st.tuples(st.text("='+-@＝＋＠", max_size=4), st.sampled_from(["1+1", "A1", "cmd|' /C calc'!A0", ""])),
)
amount = st.floats(0, 1e15, allow_nan=False).map(lambda v: float(f"{v:.15g}")) | st.integers(0, 10**15).map(
    float
)
share = st.integers(0, 1000).map(lambda n: n / 1000)


@st.composite
def some_line(draw: st.DrawFn, periods: int) -> Line:
    category = draw(st.sampled_from(sorted(KIND_OF)))
    kind = KIND_OF[category]
    indirect = kind == "benefit" and draw(st.booleans())
    signed = amount | amount.map(lambda v: 0.0 - v) if kind == "funding" else amount
    return Line(
        id=draw(st.from_regex(r"[a-z0-9_-]{1,60}", fullmatch=True)),
        name=draw(word | dangerous),
        kind=kind,
        category=category,
        indirect=indirect,
        attribution=draw(share) if indirect and draw(st.booleans()) else None,
        lag=draw(st.integers(0, 480)) / 4,
        range=Range(low=draw(share), high=1 + 9 * draw(share)) if draw(st.booleans()) else None,
        amounts=tuple(draw(st.lists(signed, min_size=periods + 1, max_size=periods + 1))),
        note=draw(word | dangerous),
    )


some_economics = st.integers(1, 3).flatmap(
    lambda n: st.builds(
        economics,
        st.lists(some_line(n), min_size=1, max_size=4, unique_by=lambda one: one.id),
        st.sampled_from(PERIODS),
        st.just(n),
    )
)


@settings(max_examples=100, deadline=None)
@given(some_economics, st.sampled_from(LOCALES))
def test_any_lines_come_back_from_both_formats(drawn: Economics, locale: Locale) -> None:
    assert lines_of(lines_csv(drawn, locale), "a.csv") == drawn.lines
    again = lines_of(lines_xlsx(drawn, locale), "a.xlsx")
    # Excel keeps 16 digits of a number, one fewer than a double may need.
    highs = [
        (one.range.high, old.range.high)
        for one, old in zip(again, drawn.lines, strict=True)
        if one.range and old.range
    ]
    assert all(high == pytest.approx(old, rel=1e-15) for high, old in highs)
    assert [bare(one) for one in again] == [bare(one) for one in drawn.lines]


def bare(line: Line) -> Line:
    """A line without the high end of its range."""
    return line.model_copy(update={"range": line.range and Range(low=line.range.low, high=1.0)})


def test_the_same_lines_give_the_same_bytes() -> None:
    assert lines_xlsx(economics(), "zh") == lines_xlsx(economics(), "zh")
    with zipfile.ZipFile(io.BytesIO(lines_xlsx(economics(), "en"))) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "''=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    sheet = Sheet("S", (Column("T"),), ((text,),))

    book = openpyxl.load_workbook(io.BytesIO(xlsx([sheet])))
    assert book["S"]["A2"].data_type == "s"
    written = next(
        itertools.islice(csv.reader(io.StringIO(csv_bytes(sheet).decode("utf-8-sig"), newline="")), 1, 2)
    )
    assert written[0].startswith("'")
    assert unguard(written[0]) == text


@given(word | dangerous | st.text("'=-a", max_size=6))
def test_the_guard_is_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r＝＋－＠")


# The template


@pytest.mark.parametrize("locale", LOCALES)
def test_a_template_holds_what_one_needs_to_fill_it_in(locale: Locale) -> None:
    _ = translator(locale)

    book = openpyxl.load_workbook(io.BytesIO(lines_xlsx(economics((), "quarter", 4), locale)))

    lines, how_to, choices = book.worksheets
    header = [cell.value for cell in lines[1]]
    assert set(header) >= {_(name) for name in LINE_COLUMN.values()}
    assert header[2:7] == [f"{period_label('quarter', n, _)} (CNY)" for n in range(5)]
    assert lines.max_row == 1
    assert lines.freeze_panes == "B2"
    lists = {
        str(v.sqref).rstrip("0123456789").partition(":")[0]: v.formula1
        for v in lines.data_validations.dataValidation
    }
    assert lists == {"B2": f"'{choices.title}'!$A$2:$A$20", "H2": f'"{_("Yes")},{_("No")}"'}
    assert {cell.value for cell in choices["A"][1:]} == {category_name(k, c, _) for c, k in KIND_OF.items()}
    assert how_to.max_row > 5
    assert any("CNY" in cell.value for cell in how_to["A"])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_template_that_is_not_filled_in(locale: Locale) -> None:
    says = "there is no line below the header; fill in at least one"
    name = translator(locale)("Lines")

    assert problems(lines_xlsx(economics(()), locale), "t.xlsx") == [f"t.xlsx: {name}: {says}"]
    assert problems(lines_csv(economics(()), locale), "t.csv") == [f"t.csv: {says}"]


def test_a_filled_in_template_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(lines_xlsx(economics(()), "zh")))
    page = book.worksheets[0]
    for column, value in enumerate(["服务器", "成本 · 托管", 5, None, "6万", "否", None, None, 0.8, 1.2], 1):
        cell = page.cell(2, column, value)
        around = next(d for d in page.column_dimensions.values() if d.min <= column <= d.max)
        cell.number_format = around.number_format  # as programs do

    assert lines_of(saved(book), "t.xlsx") == (
        Line(
            id="line-1",
            name="服务器",
            kind="cost",
            category="hosting",
            range=Range(low=0.8, high=1.2),
            amounts=(5.0, 0.0, 60_000.0),
        ),
    )


# What other programs write


def test_headers_and_words_are_understood_in_both_languages_and_by_id() -> None:
    rows = [
        ("项目", "KIND", "Ｐｅｒｉｏｄ ０", "第1期"),
        ("a", "people", 1, 2),
        ("b", "收入", 1, 2),
        ("c", "Ｆｕｎｄｉｎｇ・ＬＯＡＮ", 1, -2),
        ("d", "成本·税费", 1, 2),
    ]

    for data, file in ((as_xlsx(rows), "a.xlsx"), (as_csv(rows), "a.csv")):
        assert [(r.kind, r.category) for r in lines_of(data, file)] == [
            ("cost", "people"),
            ("benefit", "revenue"),
            ("funding", "loan"),
            ("cost", "tax"),
        ]


@pytest.mark.parametrize(
    ("names", "period", "periods"),
    [
        (("Start", "M1", "M2"), "month", 2),
        (("start", "Month 1"), "month", 1),
        (("起点", "第1月", "第 2 月"), "month", 2),
        (("起点（CNY）", "第1季（元）", "第2季度（￥）"), "quarter", 2),
        (("Start (CNY)", "Y1 (RMB)"), "year", 1),
        (("0", "1", "2", "3"), None, 3),
        (("期初", "Q1"), "quarter", 1),
    ],
)
def test_the_header_says_how_many_periods_of_which_length(
    names: tuple[str, ...], period: str | None, periods: int
) -> None:
    read = read_lines(as_csv([("Line", "Kind", *names), ("a", "Tax", *[1] * len(names))]), "a.csv", "CNY")
    assert (read.period, read.periods) == (period, periods)


@pytest.mark.parametrize("delimiter", ",;\t")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_of_any_country(delimiter: str, encoding: str) -> None:
    rows = [
        ("项目", "类别", "起点", "第1季"),
        ("显卡；a,b\tc", "训练算力", "１２，０００．５", "120万"),
    ]

    (read,) = lines_of(as_csv(rows, delimiter, encoding), "现金流.csv")

    assert (read.name, read.amounts) == ("显卡；a,b\tc", (12_000.5, 1_200_000.0))


def test_the_delimiter_that_excel_states() -> None:
    assert lines_of(b"sep=;\r\n" + as_csv([HEADER, ROW], ";"), "a.csv")[0].amounts == (5, 6)


def test_a_title_above_and_empty_rows_between_do_not_matter() -> None:
    rows = [("Plan, 2026",), (), HEADER, (), ROW, (None, " "), ROW]
    for data, file in ((as_xlsx(rows), "a.xlsx"), (as_csv(rows), "a.csv")):
        assert [r.id for r in lines_of(data, file)] == ["line-1", "line-2"]


def test_the_order_of_columns_does_not_matter() -> None:
    rows = [HEADER[::-1], ROW[::-1]]
    assert lines_of(as_xlsx(rows), "a.xlsx")[0].amounts == (5, 6)


def test_of_several_sheets_the_one_with_the_lines_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([("a", "b"), (1, 2)])))
    book.create_sheet("secret").append(HEADER)
    book["secret"].sheet_state = "hidden"
    book.create_sheet("Chart").merge_cells("A1:D4")
    wanted = book.create_sheet("Money")
    wanted.append(HEADER)
    wanted.append(("GPUs", "Tax", "=1", 6))

    assert problems(saved(book), "a.xlsx") == [
        'a.xlsx: Money!C2: "=1" is a formula; copy the cell and paste it as a value'
    ]


def test_an_id_is_given_that_no_other_row_has() -> None:
    rows = [(*HEADER, "Id"), (*ROW, ""), (*ROW, "line-1"), (*ROW, "")]
    assert [r.id for r in lines_of(as_csv(rows), "a.csv")] == ["line-2", "line-1", "line-3"]


def test_an_end_of_a_range_left_empty_is_the_amount_itself() -> None:
    header = (*HEADER, "Could come out as low as, %", "Could come out as high as, %")
    rows = [header, (*ROW, "80%", ""), (*ROW, "", 150)]
    ranges = [Range(low=0.8, high=1.0), Range(low=1.0, high=1.5)]
    assert [r.range for r in lines_of(as_xlsx(rows), "a.xlsx")] == ranges


def test_an_empty_amount_is_0_as_on_the_page() -> None:
    assert lines_of(as_csv([HEADER, ("Rent", "Hosting", "", "")]), "a.csv")[0].amounts == (0, 0)


# Refusals: what stands in a cell, where, and what is said of it

WIDE = (
    "Line",
    "Kind",
    "Start",
    "Q1",
    "Indirect",
    "Share that this project causes, %",
    "Paid later by, periods",
    "Could come out as low as, %",
    "Could come out as high as, %",
    "Note",
    "Id",
)
FULL: tuple[Any, ...] = ("Brand", "Brand", 5, 6, "Yes", "20%", 1, "80%", "120%", "", "brand")
WRONG: dict[str, tuple[str, Any, str]] = {
    "no kind": ("B", "", '"Kind" is empty; fill it in'),
    "unknown kind": (
        "B", "Whatever", '"Whatever" is not a kind of line; choose one such as Cost · People',
    ),
    "misspelt kind": (
        "B", "Cost · Peopel", '"Cost · Peopel" is not a kind of line; did you mean "Cost · People"?',
    ),
    "a long name": ("A", "a" * 20_001, "this is too long; at most 20,000 characters or entries"),
    "neither yes nor no": ("E", "maybe", '"maybe" is neither yes nor no; write one of the two'),
    "attribution as a fraction": (
        "F", "0.2", '"0.2" could be a fraction or a percentage; write 20%, or 0.2%',
    ),
    "attribution over 100 %": ("F", "120%", "120% is out of range; it should be 0%–100%"),
    "negative delay": ("G", -1, "-1 is out of range; it should be 0–120"),
    "low above the amount": ("H", "120%", "120% is out of range; it should be 0%–100%"),
    "high below the amount": ("I", 80, "80% is out of range; it should be 100%–100,000%"),
    "text in a number": (
        "C", "lots", '"lots" is not a number; write one such as 1200000, 1,200,000 or 1.2m',
    ),
    "a decimal comma": (
        "D", "1,5", 'the comma in "1,5" does not group thousands; write 1.5, or 1,500 for thousands',
    ),
    "a percentage as amount": ("C", "5%", '"5%" is a percentage; write a number without %'),
    "a negative amount": (
        "C", "(5)",
        "(5) is below zero; write a positive number, the kind of the line says which way the money goes",
    ),
    "a date": ("C", "2026-11-23", '"2026-11-23" is a date; write a number'),
    "a formula": ("C", "=A1*2", '"=A1*2" is a formula; copy the cell and paste it as a value'),
    "a formula as name": ("A", "=B1", '"=B1" is a formula; copy the cell and paste it as a value'),
    "too large": ("C", "2e15", '"2e15" is over 1,000,000,000,000,000; check how many digits it has'),
    "another currency": ("C", "$5", '"$5" is in another currency; write the amount in CNY'),
    "a formula as id": ("K", "=A1", '"=A1" is a formula; copy the cell and paste it as a value'),
    "an odd id": (
        "K", "Brand 1",
        '"Brand 1" is not an id; write at most 60 small letters, digits, hyphens and underscores, '
        "or clear it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("column", "value", "says"), WRONG.values(), ids=WRONG)
def test_a_cell_that_is_wrong(column: str, value: Any, says: str) -> None:
    row = list(FULL)
    row[ord(column) - ord("A")] = value

    for data, file, place in (
        (as_xlsx([WIDE, FULL[:-1], row]), "a.xlsx", f"a.xlsx: Sheet1!{column}3"),
        (as_csv([WIDE, FULL[:-1], row]), "a.csv", f"a.csv: {column}3"),
    ):
        with pytest.raises(InputError) as refused:
            read_lines(data, file, "CNY")
        assert [line(p, translator("en")) for p in refused.value.problems] == [f"{place}: {says}"]


def test_cells_that_only_xlsx_has() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([WIDE, FULL])))
    page = book.active
    page["F2"], page["F2"].number_format = 0.2, "0%"
    page["H2"] = 0.8
    page["C2"], page["C2"].number_format = 0.5, "0.00%"
    page.append(("a", "b"))
    page["A3"], page["B3"] = "#REF!", True
    page["A3"].data_type = "e"
    page.append([*FULL[:2], dt.date(2026, 11, 23)])
    page.append([*FULL[:2], True])

    said = [text.removeprefix("a.xlsx: Sheet1!") for text in problems(saved(book), "a.xlsx")]

    assert [text.partition("; ")[0] for text in said] == [
        'H2: "0.8" could be a fraction or a percentage',
        'C2: "50%" is a percentage',
        'B3: "TRUE" is not a kind of line',
        'A3: "#REF!" is an error value of the spreadsheet',
        'C4: "2026-11-23 00:00:00" is a date',
        'C5: "TRUE" is not a number',
    ]


def test_only_a_benefit_is_indirect_and_only_an_indirect_one_has_a_share() -> None:
    header = (*HEADER, "Indirect", "Share that this project causes, %")
    rows = [header, (*ROW, "yes", "20%"), (*ROW, "no", "20%"), (*ROW, "", "")]

    assert problems(as_csv(rows), "a.csv") == [
        "a.csv: E2: only a benefit can be indirect, and this is not one; write no",
        "a.csv: F3: only an indirect benefit has such a share; write yes under Indirect, or clear it",
    ]


def test_an_id_that_stands_twice() -> None:
    rows = [(*HEADER, "Id"), (*ROW, "gpu"), (*ROW, "gpu")]
    says = 'the id "gpu" is in an earlier row too; clear it in one of the two'
    assert problems(as_csv(rows), "a.csv") == [f"a.csv: E3: {says}"]


def test_more_lines_than_an_assessment_holds() -> None:
    rows = [HEADER, *[ROW] * (MAX_LINES + 1)]
    assert problems(as_csv(rows), "a.csv") == [
        "a.csv: there are 201 lines, and at most 200 are allowed; join some"
    ]


NO_PERIODS = (
    "there are no columns for amounts; head them Start, M1, M2 … for months, Q1 for quarters, Y1 for years"
)
GAP = "the columns for the periods {} are missing; add them, 0 being the start"
ASIDE = 'only a currency may be in brackets in "{}"; write CNY, and amounts in full'


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (
            ("Lin", "Kindd", "Start", "Q1"),
            [
                'A1: there is no column "Lin"; did you mean "Line"?',
                'B1: there is no column "Kindd"; did you mean "Kind"?',
                '1: the column "Kind" is missing; add it',
            ],
        ),
        (("Line", "Kind", "Start", "Q1", "Owner of the thing"), [
            'E1: there is no column "Owner of the thing"; take it out, or check its spelling',
        ]),
        (("Line", "类别", "Start", "Q1", "Kind"), [
            'E1: the column "Kind" appears twice; keep one of the two',
        ]),
        (("Line", "Kind", "Q1", "Q2"), [f"1: {GAP.format('0')}"]),
        (("Line", "Kind", "Start", "Q1", "Q3", "Q6"), [f"1: {GAP.format('2, 4–5')}"]),
        (("Line", "Kind", "Start", "Q1", "M2"), [
            'E1: the column "M2" is for another length of period than those before; keep one length',
        ]),
        (("Line", "Kind"), [f"1: {NO_PERIODS}"]),
        (("Line", "Kind", "Start"), [f"1: {NO_PERIODS}"]),
        (("Line", "Kind", "2026", "2027"), [
            'C1: there is no column "2026"; take it out, or check its spelling',
            'D1: there is no column "2027"; take it out, or check its spelling',
            f"1: {NO_PERIODS}",
        ]),
        (("Line", "Kind", "Start (USD)", "Q1 (USD)"), [
            'C1: "Start (USD)" is in another currency; write the amount in CNY',
        ]),
        (("Line", "Kind", "起点（万元）", "Q1"), [f"C1: {ASIDE.format('起点（万元）')}"]),
        (("Line", "Kind", "Start (in thousands)", "Q1"), [f"C1: {ASIDE.format('Start (in thousands)')}"]),
    ],
)  # fmt: skip
def test_a_header_that_is_wrong(header: tuple[str, ...], says: list[str]) -> None:
    row = ["Tax" if name in ("Kind", "类别") else 5 for name in header]

    assert problems(as_csv([header, row]), "a.csv") == [f"a.csv: {text}" for text in says]


def test_no_header_at_all() -> None:
    says = "there is no header row; it should say Line, Kind, Start, Q1 and so on"
    assert problems(as_xlsx([(1, 2), (3, 4)]), "a.xlsx") == [f"a.xlsx: Sheet1: {says}"]
    assert problems(b"hello", "a.csv") == [f"a.csv: {says}"]


def test_what_stands_below_no_header_is_said_once() -> None:
    rows = [HEADER, (*ROW, "", "see mail"), (*ROW, "", "and call")]
    assert problems(as_csv(rows), "a.csv") == [
        'a.csv: F2: "see mail" is in a column without a header; give the column one, or clear it'
    ]


def test_merged_cells_are_named_and_hide_no_other_problem() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([("Plan",), HEADER, ROW, ROW, ("x", "y", 1, 2)])))
    book.active.merge_cells("A1:D1")  # a title above the header does no harm
    book.active.merge_cells("A3:A4")

    assert problems(saved(book), "a.xlsx") == [
        "a.xlsx: Sheet1!A3:A4: merged cells; unmerge them, with a value in each cell",
        'a.xlsx: Sheet1!B5: "y" is not a kind of line; choose one such as Cost · People',
    ]


def test_every_problem_is_told_at_once_in_the_language_of_the_reader() -> None:
    rows = [("项目", "类别", "起点", "第1季"), ("", "支出", "1,5", "=A1"), ("", "", "1", "")]

    assert problems(as_csv(rows, ";", "gb18030"), "表.csv", locale="zh") == [
        "表.csv: B2: “支出”不是可用的类别；请从列表中选择，例如“成本 · 人员”",
        "表.csv: C2: “1,5”里的逗号不是千分位；小数请写作 1.5，千分位请写作 1,500 这样的形式",
        "表.csv: D2: “=A1”是公式；请复制该单元格，再粘贴为数值",
        "表.csv: B3: “类别”没有填；请补上",
    ]


# Files that are no table at all, or too much of one


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one of its parts replaced."""
    good = zipfile.ZipFile(io.BytesIO(as_xlsx([HEADER, ROW])))
    return zipped(**{n: good.read(n) for n in good.namelist()} | {name: content})


def encrypted() -> bytes:
    """A zip whose parts say that they need a password."""
    data = bytearray(as_xlsx([HEADER, ROW]))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(signature, start + 4)
    return bytes(data)


PART = "xl/worksheets/sheet1.xml"
OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CLOSE = "</sheetData></worksheet>"
ONE = '<row><c t="str"><v>a</v></c><c><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DAMAGED = "the file is damaged or not an .xlsx file; open it in Excel or WPS and save it again as .xlsx"
OTHER = "not a spreadsheet that can be read here; give an .xlsx or .csv file"
TOO_MUCH = (
    f"the file is larger than the {MAX_ROWS:,} rows and {MAX_COLUMNS} columns that are read; "
    "copy the table alone into a new file"
)
ROWS = f"there are more than {MAX_ROWS:,} rows; keep the table within the first {MAX_ROWS:,}"
COLUMNS = f"there are more than {MAX_COLUMNS} columns; keep the table within the first {MAX_COLUMNS}"
PASSWORD = "the file is protected by a password; save it without one"
OLD = "an old Excel file (.xls); save it as .xlsx or .csv"
EMPTY = "the sheet is empty; fill in the template, and give that file"
NOT_TEXT = "the text is in an unknown encoding; save it as CSV in UTF-8, or as .xlsx"
UNUSABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.csv", b"", EMPTY),
    "blank": ("a.csv", b" \r\n\r\n", EMPTY),
    "blank cells": ("a.csv", b",,\n,,\n", EMPTY),
    "an empty sheet": ("a.xlsx", as_xlsx([]), EMPTY),
    "over 5 MB": ("a.csv", b"a" * (MAX_BYTES + 1), "the file is over 5 MB; at most 5 MB are read"),
    "old Excel": ("a.xls", OLE, OLD),
    "old Excel under a new name": ("a.xlsx", OLE, OLD),
    "a page that calls itself .xls": ("a.xls", b"<html>", OLD),
    "Numbers": (
        "a.numbers", zipped(**{"Index/Document.iwa": b""}),
        "a Numbers file; export it from Numbers to Excel or CSV",
    ),
    "OpenDocument": ("a.ods", zipped(mimetype=b"application"), OTHER),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n", OTHER),
    "a password": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
    "a password on the zip": ("a.xlsx", encrypted(), PASSWORD),
    "no zip": ("a.xlsx", b"hello", DAMAGED),
    "half a zip": ("a.xlsx", as_xlsx([HEADER, ROW])[:2_000], DAMAGED),
    "a zip of something else": ("a.xlsx", zipped(hello=b"x"), DAMAGED),
    "broken XML": ("a.xlsx", with_part(PART, b"<worksheet"), DAMAGED),
    "a cell address beyond all": (
        "a.xlsx", with_part(PART, f'{OPEN}<row><c r="ZZZZ1"><v>1</v></c></row>{CLOSE}'.encode()), DAMAGED,
    ),
    "entities that explode": (
        "a.xlsx", with_part(PART, f'<!DOCTYPE x [<!ENTITY a0 "lol">{LAUGHS}]>{OPEN}'
                                  f"<row><c><v>&a9;</v></c></row>{CLOSE}".encode()),
        DAMAGED,
    ),
    "an entity that reads a file": (
        "a.xlsx", with_part(PART, f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{OPEN}'
                                  f"<row><c><v>&e;</v></c></row>{CLOSE}".encode()),
        DAMAGED,
    ),
    "a zip bomb": ("a.xlsx", with_part("xl/media/a.bin", bytes(26_000_000)), TOO_MUCH),
    "100,000 rows": ("a.csv", as_csv([HEADER, *[ROW] * 100_000]), ROWS),
    "100,000 rows of XLSX": (
        "a.xlsx", with_part(PART, f'{OPEN}{ONE * 100_000}{CLOSE}'.encode()), TOO_MUCH,
    ),
    "a row too many": ("a.xlsx", with_part(PART, f"{OPEN}{ONE * (MAX_ROWS + 1)}{CLOSE}".encode()), ROWS),
    "a row far below": (
        "a.xlsx", with_part(PART, f'{OPEN}<row r="999999999999"><c><v>1</v></c></row>{CLOSE}'.encode()), ROWS,
    ),
    "six million empty cells": (
        "a.xlsx", with_part(PART, f"{OPEN}<row>{'<c/>' * 6_000_000}</row>{CLOSE}".encode()), TOO_MUCH,
    ),
    "300 columns": ("a.csv", as_csv([HEADER, range(300)]), COLUMNS),
    "300 columns of XLSX": ("a.xlsx", as_xlsx([HEADER, range(300)]), COLUMNS),
    "binary": ("a.csv", bytes(range(256)), NOT_TEXT),
    "neither UTF-8 nor GB 18030": ("a.csv", b"Line,\xff\xff", NOT_TEXT),
}  # fmt: skip


@pytest.mark.parametrize(("file", "data", "says"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_that_cannot_be_used(file: str, data: bytes, says: str) -> None:
    assert problems(data, file) == [f"{file}: {says}"]


def test_a_quotation_mark_without_its_other() -> None:
    says = "a quotation mark here or before is not closed; close it, or write it twice within a text"
    assert problems(as_csv([HEADER]) + b'"GPUs,Cost\n', "a.csv") == [f"a.csv:2: {says}"]


def test_cells_that_are_only_formatted_do_not_count() -> None:
    """Programs write a style for every row of a column, down to the last."""
    styled = f'<row r="{MAX_ROWS + 5}"><c r="XFD{MAX_ROWS + 5}" s="0"/></row>'
    page = zipfile.ZipFile(io.BytesIO(as_xlsx([HEADER, ROW]))).read(PART).decode()

    data = with_part(PART, page.replace("</sheetData>", f"{styled}</sheetData>").encode())

    assert lines_of(data, "a.xlsx")[0].amounts == (5, 6)


def test_the_size_that_a_sheet_claims_is_not_believed() -> None:
    page = zipfile.ZipFile(io.BytesIO(as_xlsx([HEADER, ROW]))).read(PART).decode()

    for claim in ("A1", "A1:XFD1048576"):
        data = with_part(PART, page.replace('ref="A1:D2"', f'ref="{claim}"').encode())
        assert lines_of(data, "a.xlsx")[0].amounts == (5, 6)


@pytest.mark.parametrize("column", [1, 26, 27, 52, 702, 703, 16_384])
def test_the_letters_of_a_column(column: int) -> None:
    assert letters(column) == openpyxl.utils.get_column_letter(column)


# Whatever stands in a file: lines, or problems with words

GOOD_XLSX, GOOD_CSV = lines_xlsx(economics(), "zh"), lines_csv(economics(), "zh")
NAMES = st.sampled_from(["a.csv", "a.xlsx", "a.tsv", "a"])


def in_words(error: InputError) -> None:
    assert error.problems
    for problem in error.problems:
        assert all(line(problem, translator(locale)) for locale in LOCALES)


def check(data: bytes, file: str) -> None:
    try:
        read_lines(data, file, "CNY")
    except InputError as error:
        in_words(error)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail), NAMES)
@example(b"\xef\xbb\xbf", "a.csv")
@example(b"\xff\xfe", "a.csv")
@example(b"sep=,", "a.csv")
@example(b"'", "a.csv")
def test_any_bytes(data: bytes, file: str) -> None:
    check(data, file)


@settings(max_examples=200, deadline=None)
@given(st.text("项目类别起点LineKd,StarQ;\t\"'=\n\r0123456789第期.()%", max_size=80))
def test_any_csv(text: str) -> None:
    check(text.encode(), "a.csv")


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from([GOOD_CSV, GOOD_XLSX]))
def test_a_good_file_with_bytes_changed(data: st.DataObject, good: bytes) -> None:
    start = data.draw(st.integers(0, len(good)))
    length = data.draw(st.sampled_from([0, 1, 2, 50, len(good)]))

    check(
        good[:start] + data.draw(st.binary(max_size=4)) + good[start + length :],
        "a.csv" if good is GOOD_CSV else "a.xlsx",
    )


PARTS = {
    n: zipfile.ZipFile(io.BytesIO(GOOD_XLSX)).read(n)
    for n in zipfile.ZipFile(io.BytesIO(GOOD_XLSX)).namelist()
}


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(sorted(PARTS)))
def test_a_good_workbook_with_a_part_changed(data: st.DataObject, name: str) -> None:
    """Past the zip's checksums, into what openpyxl parses."""
    part = PARTS[name]
    start = data.draw(st.integers(0, len(part)))
    length = data.draw(st.sampled_from([0, 1, 2, 20, len(part)]))
    piece = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"<c/>", b'"', b"</row>", b"-1", b"9" * 400, b"NaN"])
    )

    check(zipped(**PARTS | {name: part[:start] + piece + part[start + length :]}), "a.xlsx")
