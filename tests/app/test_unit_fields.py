"""What is typed into the fields of unit economics, and what they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.app.unit_fields import CHECKS, GROUPS, MONEY, PERCENT, label, read, shown, trouble
from assess.economics import UnitInputs
from assess.i18n import translator
from assess.i18n.economics import UNIT_INPUT
from assess.i18n.unit import ASKED_FOR, CHECK, CHECK_EXAMPLE, INPUT_HELP, QUESTION
from assess.problems import InputError

EN = translator("en")
FIELDS = [field for fields in GROUPS.values() for field in fields]


def test_every_input_is_asked_for_once_and_has_its_words() -> None:
    assert sorted([*FIELDS, *CHECKS]) == sorted(UnitInputs.model_fields)
    assert set(FIELDS) == set(UNIT_INPUT)
    assert set(GROUPS) == set(QUESTION) == set(ASKED_FOR)
    assert set(CHECKS) == set(CHECK) == set(CHECK_EXAMPLE)
    assert set(INPUT_HELP) | PERCENT | MONEY <= set(FIELDS)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("gpu_hour", "", None),
        ("gpu_hour", "  ", None),
        ("gpu_hour", "0", 0.0),
        ("gpu_hour", "￥17.5", 17.5),
        ("input_tokens", "1.4万", 14_000.0),
        ("input_tokens", "14k", 14_000.0),
        ("utilisation", "38", 0.38),
        ("utilisation", "38%", 0.38),
        ("utilisation", "３８％", 0.38),
        ("churn", "0.5%", 0.005),
        ("churn", "1", 0.01),
        ("utilisation", "0", 0.0),
        ("utilisation", "100", 1.0),
        ("net_new_arr", "(300)", -300.0),
    ],
)
def test_a_text_is_read_as_it_is_meant(field: str, text: str, value: float | None) -> None:
    assert read(field, text, "CNY") == value


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("gpu_hour", "a lot", '**Cost of a GPU hour**: not saved. "a lot" is not a number'),
        ("gpu_hour", "38%", '"38%" is a percentage'),
        ("gpu_hour", "-3", "is below zero; write a number of 0 or more"),
        ("gpu_hour", "99999999亿", "check how many digits it has"),
        ("gpu_hour", "$2.5", "is in another currency; write the amount in CNY"),
        ("utilisation", "0.35", "could be a fraction or a percentage; write 35%, or 0.35%"),
        ("utilisation", "120", "120 is out of range; it should be 0%–100%"),
        ("retry_rate", "100%", "100% is out of range; it should be < 100%"),
    ],
)
def test_what_a_field_cannot_take_is_named_with_the_remedy(field: str, text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read(field, text, "CNY")
    assert told in trouble(caught.value, field, EN).replace("\\", "")


@given(st.sampled_from(FIELDS), st.floats(0, 1e6).map(lambda x: round(x, 6)))
def test_what_a_field_shows_means_what_is_stored(field: str, value: float) -> None:
    if field in PERCENT:
        value = round(value / 1e6, 8) * 0.99
    text = shown(field, value)
    if field in PERCENT and 0 < value < 0.01:
        text += "%"
    assert read(field, text, "CNY") == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_a_label_says_the_unit() -> None:
    assert label("gpu_hour", "CNY", EN) == "Cost of a GPU hour, CNY"
    assert label("churn", "CNY", EN) == "Customers lost a month, %"
    assert label("input_tokens", "CNY", EN) == "Input tokens a call"
