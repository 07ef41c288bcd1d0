"""How the figures about risk come about, and what they can't tell, in words."""

from assess.i18n.catalogue import Translator


def risk_method(_: Translator) -> tuple[str, ...]:
    """The conventions that all figures of a risk profile share."""
    return (
        _(
            "A scenario has a range for how often it happens (low, likely, high; PERT distribution) and one "
            "for what it costs each time: nine of ten losses lie between low and high (lognormal "
            "distribution), so that a few are far above."
        ),
        _(
            "The loss of a year is the sum over as many events as fall into it, which may be none or several "
            "(Poisson distribution): neither one loss at most, nor frequency times a typical loss."
        ),
        _(
            "The catalogue's figures stand for a company that has nothing in place. Each control takes away "
            "a share of the frequency or of the loss; how much of it works goes by the level of its question "
            "and falls where no valid evidence stands behind. Unanswered counts as nothing in place. "
            "Controls that work the same way count once."
        ),
        _(
            "With controls the same events are thinned and cheapened, so that no simulated year loses more "
            "with a control than without. Means are exact; quantiles and chances come from the simulation, "
            "with a fixed seed."
        ),
        _(
            "What a gap costs is the expected loss per year that reaching its target, with evidence, would "
            "save while all else stays. Savings of two gaps may not be added up."
        ),
        _(
            "Likelihood and impact are classes of the same frequency and loss, so that matrix and money "
            "agree. The risk score goes from 0, the best, to 100, the worst, by powers of ten of the "
            "expected loss in US dollars. Readiness goes the other way: 100 is the best."
        ),
        _(
            "Joined with the economics, each loss is paid in the period in which it falls and discounted "
            "like other flows, with maturity held constant. A loss that the range of a line has room for "
            "already counts twice there, unless its scenario is left out."
        ),
    )


def risk_limits(_: Translator) -> tuple[str, ...]:
    """What a risk profile can't tell."""
    return (
        _(
            "Frequencies, losses and what controls do are judgements, most of them without incident data "
            "behind them. They show which risks deserve a look first, not what will happen. Put your own "
            "figures in their place."
        ),
        _(
            "Scenarios are taken to be independent of each other. In reality one often "
            "triggers the next, and bad years are worse than shown."
        ),
        _(
            "What is not on the list is not counted, nor is what money can't express: harm to people, a "
            "criminal charge, the loss of the company itself."
        ),
        _(
            "Estimates of legal and contractual risk are not legal advice, and an amount here "
            "is not an accounting provision."
        ),
    )
