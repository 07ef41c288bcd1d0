"""What a user typed shows as typed, whatever signs it has."""

import pytest

from assess.app.escape import is_web, md, md_link


@pytest.mark.parametrize("sign", list("\\`*_{}[]()#+-.!|~<>:$&@^=\"'/"))
def test_every_sign_of_markdown_is_taken_literally(sign: str) -> None:
    assert md(f"a{sign}b") == f"a\\{sign}b"


@pytest.mark.parametrize(
    "typed", [":smile:", ":material/home:", ":+1:", ":red-background[x]", "a -> b", "a <= b"]
)
def test_what_streamlit_would_turn_into_a_picture_is_kept_apart(typed: str) -> None:
    shown = md(typed).replace("\\", "")
    if typed.startswith(":red"):
        assert "\\[" in md(typed)
    else:
        assert "\u2060" in shown
    assert shown.replace("\u2060", "") == typed


def test_line_breaks_become_spaces() -> None:
    assert md("a\r\nb\n\n# c") == "a b \\# c"


def test_signs_that_turn_the_direction_of_text_are_dropped() -> None:
    assert md("abc\u202edef\x00") == "abcdef"


def test_only_web_addresses_become_links() -> None:
    assert md_link("Register", "https://example.com/a b>") == "[Register](<https://example.com/a%20b%3E>)"
    assert md_link("Register", "javascript:alert(1)") == "Register (javascript\\:alert\\(1\\))"
    assert md_link("Register", None) == "Register"
    assert not is_web("file:///etc/passwd")
