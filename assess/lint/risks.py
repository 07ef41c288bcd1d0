"""Rules on the risk catalogue: what it refers to, where its figures come from, and how risk is reckoned."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assess.lint.places import Place, criteria, scenarios
from assess.loading import MANIFEST, RISKS, Folder
from assess.problems import Problem, nearest
from assess.risk.catalogue import Growth, RiskRules, Scenario
from assess.rubric import Rubric


def risk_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    """A catalogue and its rules stand together; each scenario is its own, held down by what is asked."""
    manifest = Place(folder.documents[MANIFEST])
    rules = rubric.manifest.risk
    if rules is None:
        if RISKS in folder.documents:
            yield manifest.problem("risk_rules_missing")
        return
    yield from _reckoning_rules(manifest.at("risk"), rules)
    if RISKS not in folder.documents:
        yield manifest.at("risk").problem("risk_catalogue_missing", found=RISKS)
        return
    yield from _scenario_rules(folder, rubric)
    yield from _gate_rules(folder)


def _reckoning_rules(place: Place, rules: RiskRules) -> Iterator[Problem]:
    if rules.shares[0] != 0:
        yield place.at("shares", 0).problem("share_of_nothing", found=f"{rules.shares[0]:g}")
    score = (rules.score.low, rules.score.high)
    for field, figures, strict in (
        ("shares", rules.shares, False),
        ("likelihood", rules.likelihood, True),
        ("impact", rules.impact, True),
    ):
        yield from _rising(place.at(field), figures, range(len(figures)), strict=strict)
    yield from _rising(place.at("score"), score, ("low", "high"), strict=True)


def _rising(
    place: Place, figures: Sequence[float], names: Sequence[str | int], *, strict: bool
) -> Iterator[Problem]:
    for (_, before), (name, value) in pairwise(zip(names, figures, strict=True)):
        if value < before or (strict and value == before):
            yield place.at(name).problem("figures_fall", found=f"{value:g}", expected=f"{before:g}")


def _scenario_rules(folder: Folder, rubric: Rubric) -> Iterator[Problem]:
    asked = {criterion.id for criterion in rubric.criteria}
    first: dict[str, str] = {}
    for place, scenario in scenarios(folder):
        other = first.setdefault(scenario.id, place.at("id").shown)
        if other != place.at("id").shown:
            yield place.at("id").problem("id_taken", found=scenario.id, other=other)
        yield from _control_rules(place.at("controls"), scenario, asked)
        if scenario.scale == "none" and scenario.growth != Growth():
            yield place.at("growth").problem("growth_of_nothing", found=scenario.id)
        for number, overlap in enumerate(scenario.overlaps):
            if overlap in scenario.overlaps[:number]:
                yield place.at("overlaps", number).problem("overlap_twice", found=overlap)
        for side in ("frequency", "loss"):
            basis = getattr(scenario.basis, side)
            if not basis.judgement and not basis.sources:
                yield place.at("basis", side).problem("basis_missing", found=scenario.id)


def _control_rules(place: Place, scenario: Scenario, asked: set[str]) -> Iterator[Problem]:
    mechanisms = Counter((control.mechanism, control.on) for control in scenario.controls)
    seen: set[tuple[str, str]] = set()
    for number, control in enumerate(scenario.controls):
        here = place.at(number)
        if control.criterion not in asked:
            near = nearest(control.criterion, asked)
            yield here.at("criterion").problem("unknown_criterion", found=control.criterion, near=near)
        if (control.criterion, control.on) in seen:
            yield here.at("criterion").problem("control_twice", found=control.criterion, on=control.on)
        seen.add((control.criterion, control.on))
        if control.mechanism is not None and mechanisms[control.mechanism, control.on] == 1:
            yield here.at("mechanism").problem("mechanism_alone", found=control.mechanism)


def _gate_rules(folder: Folder) -> Iterator[Problem]:
    """What is important enough to be a gate keeps some loss away."""
    controls = {control.criterion for scenario in folder.risks for control in scenario.controls}
    for place, _, _, criterion in criteria(folder):
        if criterion.gate is not None and criterion.retired is None and criterion.id not in controls:
            yield place.at("gate").problem("gate_no_control", found=criterion.id)
