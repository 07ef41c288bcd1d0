"""Why the expected loss of one assessment differs from another's: what is at stake, and the answers. Exact.

In between stands the second company with the answers of the first. What that loses more than the first comes
from what is at stake: the profile, the scenarios that apply, figures of one's own. The rest comes from the
answers, their evidence included.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from assess.assessment import Answer, Assessment
from assess.profile import Profile
from assess.risk.controls import factors, shares
from assess.risk.expected import annual_mean
from assess.risk.register import SCALED_BY, Register, register
from assess.rubric import Rubric

IN_MONEY = ("annual_revenue", "day_rate")
"""Facts that are amounts of the profile's currency."""
FACTS = tuple(dict.fromkeys((*SCALED_BY.values(), "day_rate")))
"""What losses go by, the price of a US dollar apart."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FactChange(_Model):
    """A fact of the profile that losses go by, where it differs; amounts in the currency of the parts."""

    id: str
    before: float | None
    after: float | None


class LossParts(_Model):
    """A change of the expected loss per year in two parts, whose sum it is."""

    stake: float
    """From the profile, the scenarios that apply, and figures of one's own."""
    answers: float
    """From levels and evidence."""
    facts: tuple[FactChange, ...]
    new: tuple[str, ...]
    """Scenarios that only the second reckons with."""
    gone: tuple[str, ...]
    """Scenarios that only the first reckons with."""


def loss_parts(
    rubric: Rubric, before: Assessment, after: Assessment, rates: tuple[float, float] = (1.0, 1.0)
) -> LossParts:
    """The parts of the change from one assessment to another, amounts divided by the rate of each.

    Raises:
        InputError: the rubric says nothing of risk, or its catalogue does not load.
    """
    between = _with_answers_of(rubric, before, after)
    first, middle, last = (register(rubric, one) for one in (before, between, after))
    losses = expected_loss(first) / rates[0], expected_loss(middle) / rates[1], expected_loss(last) / rates[1]
    ids = [[risk.id for risk in known.risks] for known in (first, last)]
    return LossParts(
        stake=losses[1] - losses[0],
        answers=losses[2] - losses[1],
        facts=tuple(_facts(before.profile, after.profile, rates)),
        new=tuple(id for id in ids[1] if id not in ids[0]),
        gone=tuple(id for id in ids[0] if id not in ids[1]),
    )


def expected_loss(known: Register) -> float:
    """What a year costs on average as things stand, premiums left out; as a risk profile has it."""
    realised = shares(known.rules, known.standings)
    return sum(annual_mean(risk, factors(risk.controls, realised), risk.transfer) for risk in known.risks)


def _with_answers_of(rubric: Rubric, before: Assessment, after: Assessment) -> Assessment:
    """The second company, had it answered as the first did, with the evidence that was valid then.

    What the first was never asked, since its profile is another, stays as the second answered it.
    """
    then, now = (_counted(rubric, one) for one in (before, after))
    known = {c.id for c in rubric.criteria if c.applies.to(before.profile)}
    answers = {id: answer for id, answer in then.items() if id in known}
    answers |= {id: answer for id, answer in now.items() if id not in known}
    profile = after.profile.model_copy(update={"as_of": before.profile.as_of})
    return after.model_copy(update={"profile": profile, "answers": answers, "mode": "full"})


def _counted(rubric: Rubric, assessment: Assessment) -> Mapping[str, Answer]:
    """The answers that count: those to questions that its mode asks."""
    asked = {c.id for c in rubric.asked(assessment.profile, assessment.mode)}
    return {id: answer for id, answer in assessment.answers.items() if id in asked}


def _facts(before: Profile, after: Profile, rates: tuple[float, float]) -> Iterator[FactChange]:
    for fact in FACTS:
        pair = [
            value / rate if value is not None and fact in IN_MONEY else value
            for value, rate in zip((getattr(p, fact) for p in (before, after)), rates, strict=True)
        ]
        if pair[0] != pair[1]:
            yield FactChange(id=fact, before=pair[0], after=pair[1])
    if before.currency == after.currency and before.fx_per_usd != after.fx_per_usd:
        yield FactChange(id="fx_per_usd", before=before.fx_per_usd, after=after.fx_per_usd)
