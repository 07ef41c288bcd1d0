"""Numbers as people type and paste them: every accepted form, every refused one, and back again."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.i18n import translator
from assess.i18n.problems import describe
from assess.problems import InputError, Problem
from assess.typed import MAX_NUMBER, checked, number

ACCEPTED = {
    "1200000": 1_200_000,
    "1,200,000": 1_200_000,
    "1,200,000.5": 1_200_000.5,
    "1 200 000": 1_200_000,
    "1\u00a0200\u202f000": 1_200_000,
    "1\u3000200": 1_200,
    "1.2e6": 1_200_000,
    "1.2E+6": 1_200_000,
    "0": 0,
    "-0": 0,
    ".5": 0.5,
    "5.": 5,
    "  +5 ": 5,
    "\u200e500\ufeff": 500,
    "1e-400": 0,
    "1e15": 1e15,
    # Multiples
    "120万": 1_200_000,
    "120 萬": 1_200_000,
    "120w": 1_200_000,
    "1.1万": 11_000,
    "1.5亿": 150_000_000,
    "3千": 3_000,
    "3百万": 3_000_000,
    "3千万": 30_000_000,
    "1.2k": 1_200,
    "3m": 3_000_000,
    "3 M": 3_000_000,
    "0.5bn": 500_000_000,
    # Full width, and what a Chinese keyboard gives for a decimal point
    "１２，０００．５": 12_000.5,
    "－５００": -500,
    "（５００）": -500,
    "3。5": 3.5,
    # Currencies
    "¥500": 500,
    "￥ 12,000": 12_000,
    "$1.5m": 1_500_000,
    "€500": 500,
    "500 €": 500,
    "CNY 500": 500,
    "500 cny": 500,
    "US$1,000": 1_000,
    "人民币120万元": 1_200_000,
    # Below zero
    "-500": -500,
    "−500": -500,
    "–500": -500,
    "(500)": -500,
    "(¥1,500)": -1_500,
    "¥(1,500)": -1_500,
    "-¥500": -500,
    "¥-500": -500,
}


@pytest.mark.parametrize(("text", "value"), ACCEPTED.items(), ids=ascii)
def test_a_number_is_read(text: str, value: float) -> None:
    assert number(text) == value
    assert str(number(text)) != "-0.0"


@pytest.mark.parametrize("text", ["", "  ", "\t\n", "\u3000", "\u200b"], ids=ascii)
def test_nothing_is_none(text: str) -> None:
    assert number(text) is None
    assert number(text, percent=True) is None


REFUSED = {
    "abc": "typed_text",
    "five": "typed_text",
    "-": "typed_text",
    "$": "typed_text",
    "()": "typed_text",
    "(-5)": "typed_text",
    "(5": "typed_text",
    "5(3)": "typed_text",
    "(5)6": "typed_text",
    "--5": "typed_text",
    "5-": "typed_text",
    "1e3k": "typed_text",
    "3 k k": "typed_text",
    "1_000": "typed_text",
    "0x10": "typed_text",
    "10²": "typed_text",
    "½": "typed_text",
    "٣": "typed_text",
    "500 (net)": "typed_text",
    "¥5 USD": "typed_text",
    "9" * 61: "typed_text",
    "=A1*2": "typed_formula",
    "＝Ａ１": "typed_formula",
    "=": "typed_formula",
    "1,5": "typed_comma",
    "１，５": "typed_comma",
    "0,500": "typed_comma",
    "1 234,56": "typed_comma",
    "1234,56": "typed_comma",
    "1.234,56": "typed_grouping",
    "1.234.567": "typed_grouping",
    "12,00,000": "typed_grouping",
    "120,0000": "typed_grouping",
    "1,200,30": "typed_grouping",
    "1,2,3": "typed_grouping",
    "1..2": "typed_grouping",
    "nan": "not_finite",
    "-inf": "not_finite",
    "∞": "not_finite",
    "12 15": "typed_several",
    "1 200 30": "typed_several",
    "1\n200": "typed_several",
    "1\t200": "typed_several",
    "1, 2": "typed_several",
    "10-20": "typed_several",
    "10~20": "typed_several",
    "10 到 20": "typed_several",
    "5;6": "typed_several",
    "1/2": "typed_several",
    "100\n" * 40: "typed_several",
    "2026-11-23": "typed_date",
    "2026/1/3": "typed_date",
    "2026年1月3日": "typed_date",
    "11/23/2026": "typed_date",
    "2026-11-23 00:00:00": "typed_date",
    "5%": "typed_percent",
    "５％": "typed_percent",
    "1.1e15": "typed_too_large",
    "1e999": "typed_too_large",
    "-20000000亿": "typed_too_large",
}


def refusal(read: Callable[[], object]) -> Problem:
    with pytest.raises(InputError) as refused:
        read()
    (problem,) = refused.value.problems
    assert all(describe(problem, translator(locale)) for locale in ("en", "zh"))
    return problem


@pytest.mark.parametrize(("text", "code"), REFUSED.items(), ids=lambda value: ascii(value)[:30])
def test_what_is_no_number_is_refused_by_name(text: str, code: str) -> None:
    problem = refusal(lambda: number(text))

    assert (problem.code, problem.params["found"]) == (code, text.strip())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("abc", '"abc" is not a number; write one such as 1200000, 1,200,000 or 1.2m'),
        ("=A1*2", '"=A1*2" is a formula; paste its value'),
        ("1,5", 'the comma in "1,5" does not group thousands; write 1.5, or 1,500 for thousands'),
        ("1.234,56", '"1.234,56" can be read as more than one number; write it such as 1234.56 or 1,234.56'),
        ("1e16", '"1e16" is over 1,000,000,000,000,000; check how many digits it has'),
    ],
)
def test_a_refusal_says_what_would_be_right(text: str, says: str) -> None:
    assert describe(refusal(lambda: number(text)), translator("en")) == says


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("35", 0.35),
        ("35%", 0.35),
        ("35 %", 0.35),
        ("３５％", 0.35),
        ("0.35%", 0.0035),
        ("0", 0),
        ("1", 0.01),
        ("12.5", 0.125),
        ("150", 1.5),
        ("-5%", -0.05),
        ("(5)", -0.05),
        ("28.7", 0.287),
    ],
)
def test_a_percentage_is_read_as_its_label_says(text: str, value: float) -> None:
    assert number(text, percent=True) == value


@pytest.mark.parametrize(("text", "expected"), [("0.35", "35"), (".07", "7"), ("-0.5", "-50")])
def test_a_bare_fraction_is_no_percentage(text: str, expected: str) -> None:
    problem = refusal(lambda: number(text, percent=True))

    assert (problem.code, problem.params["expected"]) == ("typed_share", expected)


def test_a_multiple_is_no_percentage() -> None:
    assert refusal(lambda: number("1.2k%", percent=True)).code == "typed_text"


@pytest.mark.parametrize("text", ["-1", "(0.01)", "-5万"])
def test_below_zero_is_refused_where_nothing_can_be(text: str) -> None:
    assert refusal(lambda: number(text, negative=False)).code == "typed_negative"
    assert number("-0", negative=False) == 0


@pytest.mark.parametrize("text", ["¥5", "5元", "RMB 5", "cny5", "5"])
def test_the_currency_meant_may_stand_beside_the_number(text: str) -> None:
    assert number(text, currency="CNY") == 5


@pytest.mark.parametrize("text", ["$5", "5 EUR", "US$5", "£5"])
def test_another_currency_is_refused(text: str) -> None:
    assert refusal(lambda: number(text, currency="CNY")).code == "typed_currency"


def test_a_number_of_a_spreadsheet_has_the_same_bounds() -> None:
    assert checked(12.5) == 12.5
    assert refusal(lambda: checked(float("nan"))).code == "not_finite"
    assert refusal(lambda: checked(float("inf"))).code == "typed_too_large"
    assert refusal(lambda: checked(-1.5, negative=False)).params == {"found": "-1.5"}


def spaced(value: float) -> str:
    return f"{value:,}".replace(",", "\u202f")


def wide(value: float) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in f"{value:,}")


WAYS: tuple[Callable[[float], str], ...] = (
    repr,
    lambda value: f"{value:,}",
    spaced,
    wide,
    lambda value: f"¥{value!r}",
    lambda value: f"{value!r} CNY",
    lambda value: f"({-value!r})" if value < 0 else f"+{value!r}",
    lambda value: f"{value:.17e}",
    lambda value: repr(value).replace("-", "\u2212"),
)
amounts = st.floats(-MAX_NUMBER, MAX_NUMBER).filter(lambda v: v == 0 or abs(v) > 1e-4)


@given(amounts | st.integers(-(10**15), 10**15).map(float), st.sampled_from(WAYS))
def test_a_number_written_in_any_way_is_read_back(value: float, way: Callable[[float], str]) -> None:
    assert number(way(value)) == value


@given(st.integers(-(10**9), 10**9), st.sampled_from([("万", 4), ("k", 3), ("m", 6), ("亿", 8), ("bn", 9)]))
def test_a_multiple_is_the_nearest_double(thousandths: int, unit: tuple[str, int]) -> None:
    text, power = f"{thousandths / 1000:.3f}{unit[0]}", unit[1]

    if abs(thousandths) * 10**power <= MAX_NUMBER * 1000:
        assert number(text) == thousandths * 10**power / 1000


@given(st.integers(100, 10**7))
def test_a_percentage_written_out_is_read_back(hundredths: int) -> None:
    assert number(f"{hundredths / 100:.2f}", percent=True) == hundredths / 10_000


@given(
    st.text(max_size=70) | st.text("0123456789.,-+() %eE¥$kmwbn万亿/\n\u202f", max_size=70),
    st.booleans(),
    st.booleans(),
)
def test_any_text_is_a_number_or_a_named_problem(text: str, percent: bool, negative: bool) -> None:
    try:
        value = number(text, percent=percent, negative=negative)
    except InputError as error:
        (problem,) = error.problems
        assert problem.code.startswith("typed_") or problem.code == "not_finite"
        for locale in ("en", "zh"):
            assert re.search(r"[;；]", describe(problem, translator(locale)))
    else:
        assert value is None or abs(value) <= MAX_NUMBER
