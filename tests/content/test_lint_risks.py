"""Every rule of `assess lint` on the risk catalogue: the mistake is planted, and line and remedy expected."""

from pathlib import Path

import pytest

from tests.content.planting import Mistake, change, expected, lines_for, with_risks

CONTROLS = "scenarios.0.controls"
FOUNDER = "      - {criterion: team.vesting, on: frequency, effect: 0.5}\n"

MISTAKES = {
    "an unknown control": Mistake(
        "risks.yaml",
        "criterion: ip.trademark",
        "criterion: ip.trademarks",
        at="ip.trademarks",
        field=f"{CONTROLS}.1.criterion",
        says='the rubric has no criterion "ip.trademarks"; did you mean "ip.trademark"?',
    ),
    "a control twice": Mistake(
        "risks.yaml",
        FOUNDER,
        FOUNDER + "      - {criterion: team.vesting, on: frequency, effect: 0.45}\n",
        at="effect: 0.45}",
        field="scenarios.1.controls.1.criterion",
        says='the control "team.vesting" appears twice on the same side; keep one of the two',
    ),
    "no control": Mistake(
        "risks.yaml",
        "    controls:\n" + FOUNDER + "      - {criterion: team.skills, on: loss, effect: 0.4}\n",
        "    controls: []  # none\n",
        at="# none",
        field="scenarios.1.controls",
        says="this is empty; write at least one character or entry",
    ),
    "a mechanism of one control": Mistake(
        "risks.yaml",
        "on: loss, effect: 0.3}",
        "on: loss, effect: 0.3, mechanism: rights}",
        at="on: loss, effect: 0.3",
        field=f"{CONTROLS}.2.mechanism",
        says='no other control here works by "rights" on the same side; give it to another, or write null',
    ),
    "an overlap twice": Mistake(
        "risks.yaml",
        "    scale: none\n",
        "    scale: none\n    overlaps:\n      - cash\n      - cash  # again\n",
        at="# again",
        field="scenarios.0.overlaps.1",
        says='"cash" appears twice; keep one of the two',
    ),
    "growth of nothing": Mistake(
        "risks.yaml",
        "    scale: none\n",
        "    scale: none\n    growth: {base: 10, power: 0.5}  # of what\n",
        at="# of what",
        field="scenarios.0.growth",
        says='the loss of "copyright-claim" goes by nothing that grows; give a scale, or take growth out',
    ),
    "an overlap with nothing": Mistake(
        "risks.yaml",
        "    scale: none\n",
        "    scale: none\n    overlaps: [sales]\n",
        at="[sales]",
        field="scenarios.0.overlaps.0",
        says='"sales" is not possible here; write one of: revenue, training_compute, inference_compute, cash',
    ),
    "a scenario twice": Mistake(
        "risks.yaml",
        "id: founder-leaves",
        "id: copyright-claim  # the same",
        at="# the same",
        field="scenarios.1.id",
        says='the id "copyright-claim" is taken, or was once, at {risks.yaml}:2; choose another',
    ),
    "a figure without a basis": Mistake(
        "risks.yaml",
        "      loss:\n        judgement: true\n        because: {en: A part of",
        "      loss:  # bare\n        because: {en: A part of",
        at="# bare",
        field="scenarios.1.basis.loss",
        says='nothing says where this figure of "founder-leaves" comes from; '
        'add sources or "judgement: true"',
    ),
    "an unknown source": Mistake(
        "risks.yaml",
        "ref: copyright-law",
        "ref: copyright-laws",
        at="copyright-laws",
        field="scenarios.0.basis.loss.sources.0.ref",
        says='there is no source "copyright-laws"; did you mean "copyright-law"? Else add it to sources.yaml',
    ),
    "figures that fall": Mistake(
        "risks.yaml",
        "{low: 0.1, likely: 0.2, high: 0.5}",
        "{low: 0.1, likely: 0.05, high: 0.5}",
        at="likely: 0.05",
        field="scenarios.1.frequency.likely",
        says="0.05 is too low after 0.1; the figures should rise",
    ),
    "a loss that is no range": Mistake(
        "risks.yaml",
        "{low: 20000, high: 400000}",
        "{low: 20000, high: 20000}",
        at="high: 20000}",
        field="scenarios.0.loss.high",
        says="20000 is not above 20000; write two amounts between which nine of ten losses lie",
    ),
    "a loss that is no figure": Mistake(
        "risks.yaml",
        "{low: 20000, high: 400000}",
        "{low: 0.01, high: 400000}",
        at="low: 0.01",
        field="scenarios.0.loss.high",
        says="400000 is more than a million times 0.01; bring the two amounts closer together",
    ),
    "a stage in applies": Mistake(
        "risks.yaml",
        "    applies: {}\n    frequency: {low: 0.1,",
        "    applies: {stage: seed}\n    frequency: {low: 0.1,",
        at="stage: seed",
        field="scenarios.1.applies.stage",
        says='there is no field "stage"; take it out, or check its spelling',
    ),
    "a value of applies that is none": Mistake(
        "risks.yaml",
        "    applies: {}\n    frequency: {low: 0.1,",
        "    applies: {model_role: [trains]}\n    frequency: {low: 0.1,",
        at="trains",
        field="scenarios.1.applies.model_role.0",
        says='"trains" is not possible here; write one of: api_only, fine_tunes, pre_trains',
    ),
    "a language missing": Mistake(
        "risks.yaml",
        "    contingency:\n      en: A second person knows each system.\n",
        "    contingency:  # half\n",
        at="# half",
        field="scenarios.1.contingency.en",
        says='"en" is missing; add it',
    ),
    "a title too long": Mistake(
        "risks.yaml",
        "en: A founder leaves,",
        "en: A founder leaves the company in the middle of it,",
        at="A founder leaves",
        field="scenarios.1.title.en",
        says="48 characters; at most 32 are quickly read",
    ),
    "shares that fall": Mistake(
        "rubric.yaml",
        "[0, 0.15, 0.4, 0.65, 0.85]",
        "[0, 0.15, 0.4, 0.3, 0.85]",
        at="shares:",
        field="risk.shares.3",
        says="0.3 is too low after 0.4; the figures should rise",
    ),
    "a share at level 0": Mistake(
        "rubric.yaml",
        "[0, 0.15, 0.4, 0.65, 0.85]",
        "[0.1, 0.15, 0.4, 0.65, 0.85]",
        at="shares:",
        field="risk.shares.0",
        says="a control at level 0 realises 0.1 of its effect; it should be 0",
    ),
    "classes that do not rise": Mistake(
        "rubric.yaml",
        "[10000, 50000, 250000, 1000000]",
        "[10000, 50000, 50000, 1000000]",
        at="impact:",
        field="risk.impact.2",
        says="50000 is too low after 50000; the figures should rise",
    ),
    "a score scale upside down": Mistake(
        "rubric.yaml",
        "{low: 1000, high: 10000000}",
        "{low: 1000, high: 100}",
        at="score:",
        field="risk.score.high",
        says="100 is too low after 1000; the figures should rise",
    ),
}


def test_the_small_catalogue_has_no_problem(tmp_path: Path) -> None:
    assert lines_for(with_risks(tmp_path)) == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(tmp_path: Path, mistake: Mistake) -> None:
    folder = with_risks(tmp_path)
    change(folder / mistake.file, mistake.old, mistake.new)

    assert lines_for(folder) == [expected(folder, mistake).replace("{risks.yaml}", f"{folder}/risks.yaml")]


def test_a_gate_that_holds_no_risk_down(tmp_path: Path) -> None:
    folder = with_risks(tmp_path)
    text = (folder / "risks.yaml").read_text(encoding="utf-8")
    (folder / "risks.yaml").write_text(text.replace("ip.copyright", "team.vesting"), encoding="utf-8")

    (said,) = lines_for(folder)
    assert said.endswith('"ip.copyright" is a gate but holds no risk down; add it to the controls of one')
    assert said.startswith("ip.yaml:46: topics.0.criteria.0.gate: ")


def test_a_catalogue_and_its_rules_stand_together(tmp_path: Path) -> None:
    folder = with_risks(tmp_path)
    (folder / "risks.yaml").rename(tmp_path / "risks.yaml")
    (without,) = lines_for(folder)
    assert "risk: there is no file risks.yaml; write it, or take" in without

    rules = (folder / "rubric.yaml").read_text(encoding="utf-8")
    (folder / "rubric.yaml").write_text(rules.partition("risk:\n")[0], encoding="utf-8")
    (tmp_path / "risks.yaml").rename(folder / "risks.yaml")
    (alone,) = lines_for(folder)
    assert alone.startswith("rubric.yaml:1: there is a risk catalogue, but no ")
