"""The picture of the what-ifs in words. Imports no Plotly."""

from collections.abc import Sequence

from assess.economics.trials import Trial
from assess.i18n import Translator, show_money


def what_if_alt(trials: Sequence[Trial], names: Sequence[str], _: Translator) -> str:
    """The same in words."""
    first, *rest = (
        _(
            "{name} {direct}, with indirect benefits {total}",
            name=name,
            direct=show_money(trial.found.direct.npv, _.locale),
            total=show_money(trial.found.total.npv, _.locale),
        )
        for name, trial in zip(names, trials, strict=True)
    )
    return _(
        "Net present value in {currency} under each what-if. {first}. {list}.",
        currency=trials[0].found.currency,
        first=first,
        list=_("; ").join(rest),
    )
