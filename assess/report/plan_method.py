"""How a plan comes about, and what it can't tell, in words."""

from assess.i18n.catalogue import Translator


def plan_method(_: Translator) -> tuple[str, ...]:
    """The conventions behind every figure of a plan."""
    return (
        _(
            "A plan consists of steps of one level each, in order and with their "
            "prerequisites, up to the targets of the stage. Gates that can be met come "
            "first, then the steps that add the most to the chosen goal. No other choice "
            "within the budget brings more, unless the report says otherwise."
        ),
        _(
            "Readiness and losses with the plan are what the same answers come to with its "
            "steps recorded and backed by evidence, scored again. What is unknown or "
            'unanswered is not planned; it is listed under "Find out first".'
        ),
    )


def plan_limits(_: Translator) -> tuple[str, ...]:
    """What a plan can't tell."""
    return (
        _(
            "Days, prices and waiting times of the steps are typical figures from the "
            "rubric, not offers. Work tends to take longer, not shorter."
        ),
    )
