"""The PDF: complete, navigable, reproducible, and unimpressed by whatever a user types."""

import re
from functools import cache
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from assess.report import render
from assess.report.parts import ReportView
from assess.report.pdf import render as render_pdf
from assess.report.view import build
from assess.rubric import Rubric
from assess.samples import samples
from assess.scoring import score
from assess.text import LOCALES, Locale
from tests.report.conftest import HOSTILE, SAMPLE, bare, hostile, sample, view_of

NAMES = [name for company in samples() for name in company.names]
MARGIN = 50
"""Points left free on the right of every page but the cover."""


@cache
def pdf_of(name: str, locale: Locale) -> bytes:
    return render_pdf(view_of(name, locale))


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [clean(page.get_textpage().get_text_range()) for page in document]


def clean(text: str) -> str:
    """Text without what layout adds; PDFium reads a hyphen at the end of a line as U+FFFE."""
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-"))


def chapters(pdf: bytes) -> dict[str, int]:
    """First-level bookmarks and the pages (from 1) they lead to."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {
            item.get_title(): destination.get_index() + 1
            for item in document.get_toc()
            if item.level == 0 and (destination := item.get_dest()) is not None
        }


def hostile_view(rubric: Rubric, company: str, locale: Locale) -> ReportView:
    assessment = hostile(company)
    return build(rubric, assessment, score(rubric, assessment), locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_the_view_says(name: str, locale: Locale) -> None:
    view, text = view_of(name, locale), clean(" ".join(pages(pdf_of(name, locale)))).replace(" ", "")
    board = view.board
    assert board.readiness is not None
    expected = [
        view.company.text,
        board.readiness.value_text,
        board.readiness.floor_text,
        board.readiness.ceiling_text,
        board.band,
        board.supported_band,
        *board.verdict,
        *(row.reason.text for row in board.left_out),
        *(row.label.text for row in view.evidence),
        *(gap.why for gap in view.gaps),
        *(gap.first_step for gap in view.gaps),
        *(part.coverage for part in view.dimensions),
        *(f"{item.key}{item.title}" for question in view.questions for item in question.items),
        *view.limits,
        *(source.as_of for source in view.sources),
    ]

    assert [t for t in expected if t.replace(" ", "").replace("\n", "") not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_bookmarks_and_contents_lead_to_every_chapter(locale: Locale) -> None:
    view, pdf = view_of(SAMPLE, locale), pdf_of(SAMPLE, locale)
    names = [
        view.words[key]
        for key in (
            "contents",
            "glance",
            "dimensions",
            "gaps",
            "money",
            "risk",
            "plan",
            "evidence",
            "questions",
            "method",
        )
    ]

    assert list(chapters(pdf)) == names
    assert all(name in pages(pdf)[1] for name in names)
    assert all(name in pages(pdf)[page - 1] for name, page in chapters(pdf).items())


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_are_numbered_and_carry_the_company(locale: Locale) -> None:
    view, texts = view_of(SAMPLE, locale), pages(pdf_of(SAMPLE, locale))

    for number, text in enumerate(texts[1:], 2):
        assert view.words["page"].format(page=number, all=len(texts)) in text
        assert view.company.text in text


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_tagged_and_names_its_language_and_title(locale: Locale) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_of(SAMPLE, locale)))
    catalogue = reader.trailer["/Root"]

    assert catalogue["/Lang"].startswith(locale)
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert view_of(SAMPLE, locale).company.text in str(reader.metadata.title)
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_the_same_input_gives_the_same_bytes(rubric: Rubric) -> None:
    first, second = (render(rubric, sample(), "pdf", "zh") for _ in range(2))

    assert first == second


@pytest.mark.parametrize("locale", LOCALES)
def test_an_empty_assessment_has_a_report(rubric: Rubric, locale: Locale) -> None:
    text = pages(render(rubric, bare(), "pdf", locale))

    assert "0.0" in text[2]
    assert len(text) > 10


def test_a_company_to_which_nothing_applies_has_a_report(rubric: Rubric) -> None:
    from assess.assessment import NotApplicable

    answers = {c.id: NotApplicable(reason="Not us.") for c in rubric.criteria}
    text = pages(render(rubric, bare().model_copy(update={"answers": answers}), "pdf", "en"))

    assert "Nothing that this stage expects applies" in text[2]


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_breaks_neither_file_nor_layout(rubric: Rubric, kind: str) -> None:
    pdf = render_pdf(hostile_view(rubric, HOSTILE[kind], "en"))

    assert list(chapters(pdf).values())[:3] == [2, 3, 4]  # the board page is one page
    assert outside(pdf) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_copied_from_it_is_the_one_that_was_typed(name: str, locale: Locale) -> None:
    pdf, view = pdf_of(name, locale), view_of(name, locale)
    names = [row.link.text for row in view.evidence if row.link is not None]
    with pypdfium2.PdfDocument(pdf) as document:
        by_pdfium = "".join(page.get_textpage().get_text_range() for page in document)
    by_pypdf = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)

    assert names
    for text in (by_pdfium, by_pypdf):
        assert not set(text) & set("\u200b\u00ad\u2060")
        copied = re.sub(r"[\r\n]", "", text)  # as a search box takes it
        assert [link for link in names if link not in copied] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_no_page_before_the_last_holds_a_row_or_two(name: str, locale: Locale) -> None:
    """With what stands at its top and foot; the smallest entry that a chapter may end with takes twelve."""
    with pypdfium2.PdfDocument(pdf_of(name, locale)) as document:
        lines = [page.get_textpage().get_text_range().split("\n") for page in document]
    counts = {number: sum(bool(line.strip()) for line in page) for number, page in enumerate(lines, 1)}
    assert {number: n for number, n in counts.items() if n < 12 and number < len(lines)} == {}


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """Characters, with their pages, that stand beyond the margins; the cover has none but the page's edge."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for i in range(text.count_chars()):
                _left, bottom, right, top = text.get_charbox(i)
                if right > width - (MARGIN if number > 1 else 0) or bottom < 0 or top > height:
                    found.append((number, text.get_text_range(i, 1)))
    return found


def test_markup_in_typed_text_stays_text(rubric: Rubric) -> None:
    text = " ".join(pages(render_pdf(hostile_view(rubric, HOSTILE["typst"], "en"))))

    assert '#let x = read("/etc/passwd") #x $1+1$ *bold* @ref <lab> \\ `raw`' in text
    assert HOSTILE["html"] in text
    assert HOSTILE["formula"] in text
    assert "root:" not in text


def test_no_typed_address_but_a_web_address_is_a_link(rubric: Rubric) -> None:
    reader = pypdf.PdfReader(BytesIO(render_pdf(hostile_view(rubric, "x", "en"))))
    addresses = {
        str(action["/URI"])
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if (action := annotation.get_object().get("/A")) and "/URI" in action
    }

    assert addresses == {HOSTILE["long address"]}


def test_replaced_characters_are_listed(rubric: Rubric) -> None:
    texts = pages(render_pdf(hostile_view(rubric, "Rocket 🚀 and 𠮷", "en")))

    assert "Rocket 〔U+1F680〕 and 〔U+20BB7〕" in texts[0]
    assert "U+1F680 ROCKET" in texts[-1]
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in texts[-1]
    assert "龘" in " ".join(texts)


def test_what_is_cut_says_so(rubric: Rubric) -> None:
    text = pages(render_pdf(hostile_view(rubric, HOSTILE["long word"], "en")))[0]

    assert "W" * 160 + "… (first 160 of 10,000 characters)" in text.replace("W W", "WW")
