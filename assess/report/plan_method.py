"""How a plan comes about, and what it can't tell, in words."""

from assess.i18n.catalogue import Translator


def plan_method(_: Translator) -> tuple[str, ...]:
    """The conventions behind every figure of a plan."""
    return (
        _(
            "A plan takes steps of one level each, in order and with what they wait for, up to the targets "
            "of the stage. Gates that can be met go first; then it takes what brings most of what it is "
            "chosen by. No other choice within the budget brings more, unless the report says otherwise."
        ),
        _(
            "Readiness and losses with the plan are those of the same answers with its steps recorded and "
            "shown by evidence, scored anew. What is unknown or unanswered is not planned: it stands under "
            '"Find out first".'
        ),
    )


def plan_limits(_: Translator) -> tuple[str, ...]:
    """What a plan can't tell."""
    return (
        _(
            "Days, prices and waiting times of the steps are typical figures of the rubric, not offers. Work "
            "more often takes longer than shorter."
        ),
    )
