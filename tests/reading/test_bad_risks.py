"""Risks that can't be reckoned with: a clear line for each problem, with its place and its remedy."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.assessment_file import load_assessment
from assess.i18n import translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.risk import Control, Frequency, Loss, OwnScenario, Risks
from assess.risk.fitting import fit_risks
from assess.text import Locale
from tests.risk.strategies import RUBRIC, company
from tests.storage.samples import RUBRIC as RENAMING

Change = Callable[[dict[str, Any]], object]

RISKS: dict[str, Any] = {
    "catalogue": True,
    "tolerance": [{"loss": 1_000_000, "probability": 0.10}, {"loss": 5_000_000, "probability": 0.01}],
    "scenarios": [
        {"id": "copyright-claim", "frequency": {"low": 0.05, "likely": 0.1, "high": 0.4}},
        {"id": "founder-leaves", "dropped": "We are one."},
        {
            "id": "x.fire",
            "title": "Fire in the lab",
            "frequency": {"low": 0.01, "likely": 0.01, "high": 0.01},
            "loss": {"low": 200_000, "high": 5_000_000},
            "controls": [{"criterion": "team.skills", "on": "loss", "effect": 0.5, "mechanism": None}],
            "treatment": "mitigate",
            "owner": "",
            "contingency": "",
            "transfer": {"deductible": 1_000, "limit": 50_000, "premium": 300},
        },
    ],
}


def said(change: Change, locale: Locale = "en") -> list[str]:
    data = json.loads(company().model_dump_json())
    data["risks"] = json.loads(json.dumps(RISKS))
    change(data["risks"])
    try:
        load_assessment(json.dumps(data, ensure_ascii=False, indent=1).encode(), "f.json", RUBRIC)
    except InputError as error:
        lines = [line(problem, translator(locale)) for problem in error.problems]
        assert all(text.startswith("f.json:") and text.split(":")[1].isdigit() for text in lines)
        return [text.split(": ", 1)[1] for text in lines]
    return []


def put(*path: str | int, value: object) -> Change:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


FIRE = "risks.scenarios.2"
MISTAKES: dict[str, tuple[Change, str]] = {
    "a scenario that is not there": (
        put("scenarios", 0, "id", value="copyright-claims"),
        'risks.scenarios.0.id: the catalogue has no scenario "copyright-claims"; did you mean ',
    ),
    "an own scenario without x.": (
        put("scenarios", 2, "id", value="fire"),
        f'{FIRE}.id: "fire" is not of the right form; it should be x. and an id',
    ),
    "a scenario twice": (put("scenarios", 1, "id", value="copyright-claim"), "risks.scenarios.1.id: "),
    "dropped without a reason": (
        put("scenarios", 1, "dropped", value=""),
        "risks.scenarios.1.dropped: this is empty",
    ),
    "an own scenario dropped": (put("scenarios", 2, "dropped", value="No."), f"{FIRE}.dropped: "),
    "frequencies that fall": (
        put("scenarios", 0, "frequency", "high", value=0.01),
        "risks.scenarios.0.frequency.high: 0.01 is too low after 0.1; ",
    ),
    "a frequency below zero": (
        put("scenarios", 0, "frequency", "low", value=-1),
        "risks.scenarios.0.frequency.low: -1 is out of range",
    ),
    "a frequency of a thousand": (
        put("scenarios", 0, "frequency", "high", value=1000),
        "risks.scenarios.0.frequency.high: 1000 is out of range",
    ),
    "a loss of nothing": (put("scenarios", 2, "loss", "low", value=0), f"{FIRE}.loss.low: 0 is out of range"),
    "one loss": (
        put("scenarios", 2, "loss", "high", value=200_000),
        f"{FIRE}.loss.high: 200000 is not above 200000; ",
    ),
    "an effect in percent": (
        put("scenarios", 2, "controls", 0, "effect", value=50),
        f"{FIRE}.controls.0.effect: 50 is out of range",
    ),
    "a control that is not there": (
        put("scenarios", 2, "controls", 0, "criterion", value="team.skill"),
        f'{FIRE}.controls.0.criterion: the rubric has no criterion "team.skill"; did you mean ',
    ),
    "a control twice": (
        put("scenarios", 2, "controls", value=RISKS["scenarios"][2]["controls"] * 2),
        f"{FIRE}.controls.1.criterion: the control ",
    ),
    "a side that is none": (
        put("scenarios", 2, "controls", 0, "on", value="impact"),
        f"{FIRE}.controls.0.on: ",
    ),
    "a treatment that is none": (put("scenarios", 2, "treatment", value="hope"), f"{FIRE}.treatment: "),
    "an insurance without a limit": (
        put("scenarios", 2, "transfer", value={"deductible": 5}),
        f'{FIRE}.transfer.limit: "limit" is missing',
    ),
    "a tolerance in percent": (
        put("tolerance", 0, "probability", value=10),
        "risks.tolerance.0.probability: 10 is out of range",
    ),
    "a tolerance that rises": (
        put("tolerance", 1, "probability", value=0.2),
        "risks.tolerance.1.probability: a larger loss has the probability 0.2, a smaller one 0.1; ",
    ),
    "text in a number": (put("tolerance", 0, "loss", value="1,000,000"), "risks.tolerance.0.loss: "),
    "a misspelt field": (put("tolerances", value=[]), "risks.tolerances: "),
    "not a mapping": (put("scenarios", 0, value="fire"), "risks.scenarios.0: "),
}


@pytest.mark.parametrize(("change", "begins"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_remedy(change: Change, begins: str) -> None:
    told = said(change)
    assert any(text.startswith(begins) for text in told), told
    assert all(("; " in text or text.endswith("?")) for text in told), "what would be right is said too"
    assert said(change, "zh") != told


def test_the_example_itself_is_right() -> None:
    assert said(lambda data: None) == []


def test_all_mistakes_are_told_at_once() -> None:
    def change(data: dict[str, Any]) -> None:
        for mistake in ("a loss of nothing", "a tolerance in percent", "a treatment that is none"):
            MISTAKES[mistake][0](data)

    assert len(said(change)) == 3


def test_two_ids_of_one_criterion_are_one_control() -> None:
    ids = ("ip.secrets", "ip.confidential")
    controls = tuple(Control(criterion=id, on="loss", effect=0.5) for id in ids)
    frequency, loss = Frequency(low=0, likely=0.01, high=0.1), Loss(low=1e3, high=1e5)
    fire = OwnScenario(id="x.fire", frequency=frequency, loss=loss, controls=controls)

    (found,) = fit_risks(Risks(scenarios=(fire,)), RENAMING).problems

    assert (found.code, found.path) == ("control_twice", "scenarios.0.controls.1.criterion")
