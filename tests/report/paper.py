"""What is printed on paper, as one text: a sentence may begin on one page and end on the next."""

import re
from io import BytesIO

from pypdf import PdfReader

_FOOT = re.compile(r"(Page \d+ of \d+|第 \d+ 页，共 \d+ 页)$")


def printed(pdf: bytes) -> str:
    """The text of all pages, without the lines at the top and at the foot of each."""
    told = []
    for page in PdfReader(BytesIO(pdf)).pages:
        lines = page.extract_text().splitlines()
        told += lines[1:-1] if lines and _FOOT.search(lines[-1]) else lines
    return "\n".join(told)
