"""Amounts as people type and paste them: 1,200,000 · 120万 · １２０ · 1.2m."""

import re
import unicodedata

FACTORS = {"": 1, "千": 1e3, "k": 1e3, "万": 1e4, "萬": 1e4, "m": 1e6, "亿": 1e8, "億": 1e8, "bn": 1e9}
"""What may stand behind a number, and how much it makes of it."""

_WHOLE = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|\d+"
_AMOUNT = re.compile(
    rf"(?P<sign>[-+]?)(?P<number>(?:{_WHOLE})?(?:\.\d*)?)(?P<factor>{'|'.join(filter(None, FACTORS))})?"
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"，": ","})
_CURRENCY = re.compile(
    r"^(?:cny|rmb|usd|eur|gbp|hkd|sgd|jpy|[¥$€£元])|(?:cny|rmb|usd|eur|gbp|hkd|sgd|jpy|元)$"
)


class NotAnAmount(ValueError):
    """A text that is no amount: words, a formula, or separators that could mean two things."""


def read_amount(text: str) -> float:
    """The amount that a text means; an empty one is 0.

    Commas group by three digits, or by four as in Chinese; a comma is never a decimal point, so that
    `1,5` is refused rather than guessed. Brackets around an amount make it negative, as in accounts.

    Raises:
        NotAnAmount: anything that is not one number.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).casefold()
    plain = re.sub(r"[\s_']", "", plain)
    if not plain:
        return 0.0
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1] if negative else plain
    sign, plain = (plain[0], plain[1:]) if plain[:1] in ("-", "+") else ("", plain)
    plain = sign + _CURRENCY.sub("", plain)
    found = _AMOUNT.fullmatch(plain)
    if found is None or not any(c.isdigit() for c in found["number"]):
        raise NotAnAmount(text)
    value = float(found["number"].replace(",", "")) * FACTORS[found["factor"] or ""]
    value = round(value, 6)
    return -value if negative or found["sign"] == "-" else value
