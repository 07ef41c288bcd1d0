"""What to bear in mind about a risk profile, as far as the data tell."""

from collections.abc import Iterator

from assess.assessment import Assessment
from assess.economics import Economics, Line
from assess.risk.inputs import OwnScenario
from assess.risk.register import Register
from assess.risk.results import Caution
from assess.rubric import Rubric


def cautions(rubric: Rubric, assessment: Assessment, known: Register) -> Iterator[Caution]:
    """Figures that lack something, and losses that may be counted twice."""
    for id, about in (
        ("unknown_scenario", known.unknown),
        ("no_amount", tuple(known.unpriced)),
        ("controls_unanswered", _unanswered(known)),
        ("controls_not_asked", _not_asked(rubric, assessment, known)),
    ):
        if about:
            yield Caution(id=id, about=about)
    economics = assessment.economics
    if economics is not None and economics.lines and known.risks:
        yield from _money(rubric, assessment, known, economics)


def _controls(known: Register) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.criterion for risk in known.risks for c in risk.controls))


def _unanswered(known: Register) -> tuple[str, ...]:
    rows = (known.rows.get(criterion) for criterion in _controls(known))
    return tuple(row.criterion.id for row in rows if row is not None and row.level is None)


def _not_asked(rubric: Rubric, assessment: Assessment, known: Register) -> tuple[str, ...]:
    """Controls that a quick scan leaves out: they count as absent though they may be there."""
    if assessment.mode == "full":
        return ()
    full = {criterion.id for criterion in rubric.asked(assessment.profile, "full")}
    quick = {criterion.id for criterion in rubric.asked(assessment.profile, "quick")}
    return tuple(criterion for criterion in _controls(known) if criterion in full - quick)


def _money(
    rubric: Rubric, assessment: Assessment, known: Register, economics: Economics
) -> Iterator[Caution]:
    if economics.currency != assessment.profile.currency:
        yield Caution(id="other_currency", about=(economics.currency, assessment.profile.currency))
    avoided = tuple(line.id for line in economics.lines if line.category == "cost_avoided")
    if avoided:
        yield Caution(id="cost_avoided", about=avoided)
    named = _names(rubric, assessment, known)
    alike = tuple(
        line.id for line in economics.lines if _plain(line.id) in named or _plain(line.name) in named
    )
    if alike:
        yield Caution(id="line_like_scenario", about=alike)
    if economics.currency == assessment.profile.currency:
        yield from _in_economics(rubric, known, economics)
    premiums = tuple(risk.id for risk in known.risks if risk.transfer and risk.transfer.premium)
    if premiums:
        yield Caution(id="premium_counted", about=premiums)


def _in_economics(rubric: Rubric, known: Register, economics: Economics) -> Iterator[Caution]:
    """Each scenario whose loss the economics have room for already, with the lines whose ranges have it.

    Without a line it is the cash, which the joint simulation follows anyway.
    """
    for risk in known.risks:
        scenario = rubric.risk_by_id.get(risk.id)
        if scenario is None:
            continue
        alike = (line for line in economics.lines if line.category in scenario.overlaps)
        lines = tuple(line.id for line in alike if _may_be_worse(line))
        if lines or "cash" in scenario.overlaps:
            yield Caution(id="in_economics", about=(risk.id, *lines))


def _may_be_worse(line: Line) -> bool:
    """Whether the range of a line lets it come out worse than planned."""
    if line.range is None:
        return False
    return line.range.high > 1 if line.kind == "cost" else line.range.low < 1


def _names(rubric: Rubric, assessment: Assessment, known: Register) -> set[str]:
    """What the scenarios are called, by id and title in every language."""
    ids = {risk.id for risk in known.risks}
    titles = [text for s in rubric.risks if s.id in ids for text in (s.title.en, s.title.zh)]
    own = [e.title for e in assessment.risks.scenarios if isinstance(e, OwnScenario)]
    return {_plain(name) for name in (*ids, *titles, *own) if name.strip()}


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("x.").replace("-", " ").split())
