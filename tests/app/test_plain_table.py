"""Figures in narrow cells stay on one line."""

import pytest

from assess.app.widgets.plain_table import unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+41.48万元", "+41.48\u2060万\u2060元"),
        ("1.2万亿", "1.2\u2060万\u2060亿"),
        ("每月 56.79亿 token", "每月 56.79\u2060亿 token"),
        ("CNY\u00a012.35\u00a0million", "CNY\u00a012.35\u00a0million"),
        ("千万不要", "千万不要"),
    ],
)
def test_a_figure_keeps_its_unit(text: str, shown: str) -> None:
    assert unbroken(text) == shown
