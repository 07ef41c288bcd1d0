"""No text that nobody marked for translation: in the pseudo-locale all of ours stands in brackets."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from assess.app.widgets.language import NAMES
from assess.loading import shipped_rubric
from assess.report import FORMATS
from assess.samples import sample_bytes, samples
from assess.storage import Repository
from scripts.serving import Server
from tests.browser.conftest import Visit
from tests.browser.tour import MONEY, SEARCHED, fresh, tour
from tests.browser.tour_plan import OWNER, WHAT_IF

STREAMLITS_OWN = (
    r"Skip to main content",
    r"Link to heading",
    r"Sidebar",
    r"progress",
    r"Help for",
    r"[a-z_0-9]+ icon",
    # lists and fields
    r"Open",
    r"Remove\b.*",
    r"Clear (all|entry|value)",
    r"\d+ options? available\.",
    r"Increment",
    r"Decrement",
    # dates
    r"Choose date|Clear date",
    r"Empty",
    r"year,|month,|day,",
    r"yyyy|mm|dd",
    r"\d+ – [A-Z][a-z]+",
    # files
    r"Upload|file upload",
    r"\d+MB per file[ •,A-Z]*",
    # tables
    r"(Add row|Show/hide columns|Download as CSV|Search|Fullscreen):",
)
"""What Streamlit itself writes and leaves in English, whatever the reader's language."""

TEXTS = """() => {
  const blocks = new Map();
  const shown = element => element.checkVisibility({visibilityProperty: true});
  const block = text => {
    const drawing = text.parentElement.closest('svg text');
    if (drawing) return drawing;
    let element = text.parentElement;
    const inline = () => ['inline', 'contents'].includes(getComputedStyle(element).display);
    while (inline()) element = element.parentElement;
    return element;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (parent.closest('script, style, noscript, .katex, [data-testid="stIconMaterial"], [translate="no"]'))
      continue;
    if (!shown(parent)) continue;
    const place = block(text);
    blocks.set(place, (blocks.get(place) ?? '') + text.data);
  }
  const found = [document.title, ...blocks.values()];
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt',
                 'placeholder', 'title'];
  for (const name of names)
    for (const element of document.querySelectorAll(`[${name}]`))
      if (shown(element)) found.push(element.getAttribute(name));
  const written = 'input:not([type=checkbox], [type=radio], [type=file]), textarea';
  for (const field of document.querySelectorAll(written))
    if (shown(field)) found.push(field.value);
  return found.map(text => text.trim()).filter(text => text);
}"""

FREE = {
    "name",
    "company",
    "title",
    "sector",
    "label",
    "url",
    "note",
    "reason",
    "dropped",
    "owner",
    "contingency",
}
DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}\b"
)
MARKED = re.compile("⟦[^⟦⟧]*⟧")
CUT_SHORT = re.compile("⟦[^⟦⟧]*…")
"""A marked text of which a chart shows the beginning."""
OWN = re.compile("|".join(STREAMLITS_OWN))


def typed() -> set[str]:
    """Everything that users typed, in the samples and on the tour, also where only its beginning is shown."""
    documents = [json.loads(sample_bytes(name)) for sample in samples() for name in sample.names]
    documents.append(fresh("new").model_copy(update={"economics": MONEY}).model_dump(mode="json"))
    texts = {text for document in documents for text in free_text(document)}
    titles = {text for d in documents for text in (d["title"], d["profile"]["company"])}
    short = {title[:length].rstrip() for title in titles for length in range(8, len(title))}
    short |= {text[:159] for text in texts if len(text) > 160}
    joined = {text.replace(" ", "") for text in texts}  # lines of a picture's label, read as one
    return texts | joined | {SEARCHED, WHAT_IF, OWNER} | {text + "…" for text in short}


def free_text(value: Any) -> Iterator[str]:
    """What stands in the fields that take any text."""
    if isinstance(value, dict):
        yield from (value[field].strip() for field in FREE & value.keys() if value[field])
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from free_text(inner)


def names() -> set[str]:
    """Ids, and what has the same name in every language."""
    rubric = shipped_rubric()
    ids = {criterion.id for criterion in rubric.criteria} | {s.id for s in rubric.sources}
    formats = {fmt.upper() for fmt in FORMATS} | {"YAML", "YML"}
    return ids | formats | set(NAMES.values()) | {"Assess", "CNY", "USD", "https://"}


def one_of(texts: set[str]) -> re.Pattern[str]:
    """Any of these texts, the longest first."""
    normal = {" ".join(text.split()) for text in texts} - {""}
    return re.compile("|".join(re.escape(text) for text in sorted(normal, key=len, reverse=True)))


def unmarked(text: str, known: re.Pattern[str]) -> str:
    """What a text has beside brackets, known words and dates, if that is more than signs and digits."""
    rest = " ".join(text.replace("\u2060", "").split())
    while MARKED.search(rest):
        rest = MARKED.sub(" ", rest)
    for allowed in (CUT_SHORT, known, DATE):
        rest = allowed.sub(" ", rest)
    rest = " ".join(rest.split())
    says_something = any(c.isalpha() or c in "⟦⟧" for c in rest)
    return rest if says_something and not OWN.fullmatch(rest) else ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("⟦Save ⟦now⟧⟧ 3 %", ""),
        ("⟦Save⟧ now", "now"),
        ("⟦23 November 2026", "⟦"),
        ("Acme · 23 November 2026", ""),
        ("year, ⟦As of⟧", ""),
        ("⟦Full cost by categor… 2 → 3", ""),
        ("⟦Full cost…⟧ by category", "by category"),
    ],
)
def test_what_counts_as_unmarked(text: str, left: str) -> None:
    assert unmarked(text, one_of({"Acme"})) == left


def test_no_text_is_unmarked(server: Server, store: Repository, visit: Visit) -> None:
    visitor = visit(server)
    known = one_of({*typed(), *names(), store.location})
    found = {}
    for state in tour(visitor, store, "qps"):
        left = {unmarked(text, known) for text in visitor.page.evaluate(TEXTS)} - {""}
        if left:
            found[state] = left
    assert not found


def test_the_first_page_of_a_new_user_is_marked(empty_server: Server, visit: Visit) -> None:
    visitor = visit(empty_server)
    visitor.open(lang="qps")
    texts = visitor.page.evaluate(TEXTS)
    assert len(texts) > 20
    known = one_of({*typed(), *names(), str(empty_server.database)})
    assert {unmarked(text, known) for text in texts} == {""}
