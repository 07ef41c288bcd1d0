"""Text that is cut or broken where a chart ends."""

import pytest

from assess.charts.width import broken, letters, shortened


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("团队薪酬（含社保）", ["团队薪酬", "（含社保）"]),
        ("客服对话标注与清洗", ["客服对话标", "注与清洗"]),
        ("推理 GPU 租用", ["推理 GPU 租用"]),
        ("备案、测评与欧盟合规", ["备案、测评", "与欧盟合规"]),
        ("Sales and marketing", ["Sales and", "marketing"]),
        ("Internationalisation costs", ["Internationalisation", "costs"]),
        ("", [""]),
    ],
)
def test_a_name_is_broken_where_a_reader_would(name: str, lines: list[str]) -> None:
    assert broken(name, 16) == lines


def test_a_chinese_character_takes_two_letters() -> None:
    assert letters("GPU 租用") == 8
    assert shortened("推理 GPU 租用", 8) == "推理 GP…"
