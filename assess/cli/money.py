"""What the money comes to, what may be lost, and what to do, as text for a terminal."""

from assess.assessment import Assessment
from assess.cli.tables import paragraphs, section, table, width
from assess.economics import Economics
from assess.economics.results import Appraisal
from assess.i18n import Translator, show_date
from assess.i18n.quoting import quoted
from assess.plan.results import Plan
from assess.report.economics import money_part
from assess.report.economics_unit import beside_dollars
from assess.report.figure_parts import Cell, FiguresPart, Said
from assess.report.plan import plan_part
from assess.report.risk import risk_part
from assess.risk.results import RiskProfile
from assess.rubric import Rubric

NAME, WORDS = 40, 200
"""Longest words of the user, in characters: in a column, and where they follow as a sentence."""
FIGURE = 30
"""Columns of the widest figure: figures end at the same place; what is wider is words, which begin so."""


def appraisal_text(
    assessment: Assessment, economics: Economics, found: Appraisal, rubric: Rubric, _: Translator
) -> str:
    """An appraisal with everything a reader acts on."""
    part = money_part(economics, found, rubric, _, beside=beside_dollars(assessment.profile))
    return _part_text(assessment, part, _)


def risk_text(rubric: Rubric, assessment: Assessment, found: RiskProfile, _: Translator) -> str:
    """A risk profile with everything a reader acts on."""
    return _part_text(assessment, risk_part(rubric, assessment, found, _), _)


def plan_text(rubric: Rubric, assessment: Assessment, found: Plan, _: Translator) -> str:
    """A plan with everything a reader acts on."""
    return _part_text(assessment, plan_part(rubric, found, _), _)


def _part_text(assessment: Assessment, part: FiguresPart, _: Translator) -> str:
    day = show_date(assessment.profile.as_of, _.locale)
    lines = [quoted(assessment.name, 90), "  " + " · ".join((day, *part.facts))]
    lines += ["", *paragraphs(part.in_words)] if part.in_words else []
    for one in part.tables:
        most = [*(NAME for _column in one.head[1:]), WORDS if one.prose else NAME]
        rows = [[_text(cell, longest) for cell, longest in zip(row, most, strict=True)] for row in one.rows]
        head, said = one.head, one.notes
        if one.prose:  # words make a table wider than a terminal: they follow as sentences
            said = (*(f"{row[0]} · {row[-1]}" for row in rows), *said)
            head, rows = head[:-1], [row[:-1] for row in rows]
        widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
        align = "<" + "".join("<" if columns > FIGURE else ">" for columns in widest[1:])
        figures = table(head, rows, align) if len(head) > 1 else []  # names alone stand before the words
        lines += section(one.title, [*figures, *paragraphs(said)])
    lines += section(_("To bear in mind"), paragraphs(part.cautions))
    return "\n".join(lines) + "\n"


def _text(cell: Cell, longest: int) -> str:
    return quoted(cell.text, longest) if isinstance(cell, Said) else cell
