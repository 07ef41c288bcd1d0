"""How the figures about money come about, and what they can't tell, in words."""

from assess.i18n.catalogue import Translator


def money_method(_: Translator) -> tuple[str, ...]:
    """The conventions that all figures of an appraisal share."""
    return (
        _(
            "The start is the day of the decision and is not discounted. The yearly rate becomes "
            "(1 + rate)^(1 ÷ periods per year) − 1 per period; what flows in a period counts at its end, in "
            "its middle or at its start, as chosen."
        ),
        _(
            "Costs count when they are paid: no depreciation, no interest (the discount rate holds it), "
            "nothing spent before the start. All is before tax unless tax is a line. Amounts and discount "
            "rate include inflation both or neither."
        ),
        _(
            "Funding counts in cash and runway only, never in net present value or any return. Indirect "
            "benefits count by the share that this project causes, and the figures without them stand "
            "beside."
        ),
        _(
            "Customers at the start are those there already; in each period (1 − churn) of them stay and new "
            "ones join, and all pay. Nothing is sold at the start itself. Paid later by some periods means: "
            "cash arrives then, and what arrives after the last period is left out."
        ),
        _(
            "IRR is given only where exactly one rate brings the value to zero. Where there are several, go "
            "by net present value."
        ),
        _(
            "A line with a range is multiplied by one factor over all periods, drawn between its low and "
            "high end, most often near 100% (PERT distribution). Each line draws by itself, from a fixed "
            "seed: the same entries give the same figures."
        ),
    )


def money_limits(_: Translator) -> tuple[str, ...]:
    """What an appraisal can't tell."""
    return (
        _(
            "The figures are as good as the amounts and ranges entered. A range that is too narrow shows a "
            "confidence that is not there."
        ),
        _(
            "Lines that rise and fall together, as all sales do in a weak market, are drawn as if they did "
            "not: the true spread is wider than the one shown."
        ),
        _(
            "Nothing after the last period counts, no sale of the company and no value of its customers "
            "then. A plan that pays late looks worse than it may be."
        ),
        _("Return on investment is not discounted and says nothing about when: read it beside the value."),
    )
