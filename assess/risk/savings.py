"""What controls are worth, each in each scenario and each criterion over all of them. All exact."""

from collections.abc import Iterable, Iterator, Mapping

from assess.applicable import Row
from assess.profile import Stage
from assess.risk.catalogue import RiskRules
from assess.risk.controls import NONE, Shares, Standing, factors, share
from assess.risk.expected import annual_mean
from assess.risk.register import Risk
from assess.risk.results import ControlValue, GapPrice, Savings
from assess.rubric import TOP_LEVEL


def target_standing(row: Row, stage: Stage) -> Standing:
    """A criterion at its target, or where it is if that is further, with evidence."""
    return Standing(max(row.value, row.criterion.target.at(stage)), evidenced=True)


def control_values(
    risk: Risk, realised: Shares, rows: Mapping[str, Row], rules: RiskRules, stage: Stage
) -> Iterator[ControlValue]:
    """What each criterion that applies does about a scenario, in the order of its controls."""
    bare = annual_mean(risk, NONE)
    now = annual_mean(risk, factors(risk.controls, realised), risk.transfer)

    def mean_with(criterion: str, value: float) -> float:
        return annual_mean(risk, factors(risk.controls, {**realised, criterion: value}), risk.transfer)

    for criterion in dict.fromkeys(control.criterion for control in risk.controls):
        row = rows.get(criterion)
        if row is None:
            continue
        alone = factors(risk.controls, {criterion: realised[criterion]})
        better = (
            Standing(row.value, evidenced=True),
            Standing(row.value + 1, evidenced=True) if row.value < TOP_LEVEL else None,
            target_standing(row, stage),
        )
        evidence, next_level, target = (
            None if standing is None else max(0.0, now - mean_with(criterion, share(rules, standing)))
            for standing in better
        )
        yield ControlValue(
            criterion=criterion,
            share=realised[criterion],
            first_in=max(0.0, bare - annual_mean(risk, alone)),
            last_in=max(0.0, mean_with(criterion, 0.0) - now),
            saves=Savings(evidence=evidence or 0.0, next_level=next_level, target=target or 0.0),
        )


def paid_by_others(risk: Risk, realised: Shares) -> float:
    """What an insurance, or whoever else bears a part, pays per year on average; the premium is left out."""
    left = factors(risk.controls, realised)
    return annual_mean(risk, left) - annual_mean(risk, left, risk.transfer)


def gap_prices(
    values: Iterable[tuple[str, ControlValue]], rows: Mapping[str, Row], stage: Stage
) -> tuple[GapPrice, ...]:
    """Each criterion with what it does about all scenarios; what its target would save first.

    The sum over scenarios is the whole saving: each mean is the scenario's own. Savings of two
    criteria may not be added, since each is reckoned with the other as it is.
    """
    by_criterion: dict[str, list[tuple[str, ControlValue]]] = {}
    for scenario, value in values:
        by_criterion.setdefault(value.criterion, []).append((scenario, value))
    prices = [_price(rows[criterion], stage, found) for criterion, found in by_criterion.items()]
    return tuple(sorted(prices, key=lambda p: (-p.saves.target, -(p.saves.next_level or 0.0), p.criterion)))


def _price(row: Row, stage: Stage, found: list[tuple[str, ControlValue]]) -> GapPrice:
    saves = [value.saves for _, value in found]
    next_level = sum(s.next_level for s in saves if s.next_level is not None)
    return GapPrice(
        criterion=row.criterion.id,
        level=row.level,
        target=row.criterion.target.at(stage),
        scenarios=tuple(scenario for scenario, _ in found),
        last_in=sum(value.last_in for _, value in found),
        saves=Savings(
            evidence=sum(s.evidence for s in saves),
            next_level=next_level if row.value < TOP_LEVEL else None,
            target=sum(s.target for s in saves),
        ),
    )
