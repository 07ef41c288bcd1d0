"""`assess plan`: what it prints, and what it says of options that make no sense."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assess.assessment_file import load_assessment
from assess.i18n import show_percent
from assess.i18n.formats import show_money
from assess.loading import shipped_rubric
from assess.plan.inputs import Limits, Planning
from assess.plan.planning import plan
from assess.plan.trying import money, trial, what_if_id
from assess.text import Locale
from tests.cli.conftest import Run

RUBRIC = shipped_rubric()


@pytest.fixture
def sample(sample: Path, tmp_path: Path) -> Path:
    """The sample before anybody set it a budget."""
    content = json.loads(sample.read_bytes()) | {"plan": {}}
    unplanned = tmp_path / "unplanned.json"
    unplanned.write_text(json.dumps(content), encoding="utf-8")
    return unplanned


def test_it_prints_the_plan_as_json(run: Run, sample: Path) -> None:
    assessment = load_assessment(sample.read_bytes(), sample.name, RUBRIC)
    budget = Limits.model_validate({"days": 20.0, "money": 5000.0, "roles": {"legal": 1.0}, "months": 3})
    wanted = Planning(budget=budget, objective="loss", fixed=("roi.runway@3",), excluded=("risk.register@3",))

    ran = run(
        *("plan", sample, "--days", "20", "--money", "5000", "--role", "legal=1", "--months", "3"),
        *("--objective", "loss", "--fix", "roi.runway@3", "--exclude", "risk.register@3"),
        *("--n", "500", "--seed", "7", "--json"),
    )

    assert (ran.code, ran.err) == (0, "")
    found = plan(RUBRIC, assessment, wanted, n=500, seed=7)
    assert ran.document == {**found.model_dump(mode="json"), "what_ifs": []}
    assert ran.document["format"] == "assess/plan@1"
    assert "roi.runway@3" in [action["id"] for action in ran.document["actions"]]
    assert {"criterion", "from", "to", "days", "cost", "points", "loss_avoided"} <= set(
        ran.document["actions"][0]
    )


def test_what_the_solver_prints_is_not_in_the_output(process: Run, sample: Path, tmp_path: Path) -> None:
    code = (
        "import ctypes, sys; from assess.cli.stdout import only_ours; libc = ctypes.CDLL(None)\n"
        "with only_ours(): libc.puts(b'of its own accord')\n"
        "libc.puts(b'before'); libc.fflush(None); print('after')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    found = process("plan", sample, "--days", "60", "--money", "80000", "--objective", "mix", "--json")

    planned = tmp_path / "planned.json"
    planned.write_text(json.dumps({**json.loads(sample.read_bytes()), "plan": {"budget": {"days": 10}}}))
    written = process("report", planned, "-o", tmp_path / "report.json", "--json")

    assert ran.stdout == b"before\nafter\n"
    assert set(written.document) == {"written", "bytes"}
    assert (found.code, found.err) == (0, "")
    assert found.document["format"] == "assess/plan@1"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_shows_the_figures_of_the_plan(run: Run, sample: Path, lang: Locale) -> None:
    assessment = load_assessment(sample.read_bytes(), sample.name, RUBRIC)
    found = plan(RUBRIC, assessment, Planning(budget=Limits(days=20.0)), n=500)

    shown = run("plan", sample, "--days", "20", "--n", "500", "--lang", lang).out

    assert found.loss_after is not None
    assert show_money(found.loss_after, lang, currency="CNY") in shown
    assert found.after_losses is not None
    assert show_money(found.after_losses.npv_after.mean, lang, currency="CNY") in shown
    for criterion in (
        *(action.criterion for action in found.actions),
        *(one.criterion for one in found.find_out_first),
    ):
        assert RUBRIC.by_id[criterion].label.in_(lang) in shown


def test_what_the_file_wants_holds_where_no_option_says_otherwise(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    held = {"budget": {"days": 10, "money": 0}, "objective": "loss", "excluded": ["roi.runway@3"]}
    file = tmp_path / "planned.json"
    file.write_text(json.dumps({**json.loads(sample.read_bytes()), "plan": held}))

    found = run("plan", file, "--money", "900", "--n", "100", "--json").document

    assert (found["budget"]["days"], found["budget"]["money"]) == (10, 900)
    assert found["objective"] == "loss"
    assert "roi.runway@3" not in [action["id"] for action in found["actions"]]


def test_a_step_that_an_option_fixes_is_not_kept_out_by_the_file(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    file = tmp_path / "planned.json"
    held = {"budget": {"days": 10}, "excluded": ["roi.runway@3"]}
    file.write_text(json.dumps({**json.loads(sample.read_bytes()), "plan": held}))

    ran = run("plan", file, "--fix", "roi.runway@3", "--n", "100", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert "roi.runway@3" in [action["id"] for action in ran.document["actions"]]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "there is no budget; give --days, --money or another limit"),
        (("--days", "-1"), "--days: -1 is out of range; it should be ≥ 0"),
        (("--days", "nan"), "--days: NaN cannot be used as a number; write a finite one"),
        (
            ("--days", "many"),
            "--days takes a plain number, such as 12.5; see assess plan --help",
        ),
        (("--money", "-5"), "--money: -5 is out of range; it should be ≥ 0"),
        (("--days", "5", "--months", "0"), "--months: 0 is out of range; it should be ≥ 1"),
        (
            ("--days", "5", "--role", "legal"),
            "--role legal: write a role and its person-days, such as legal=5",
        ),
        (
            ("--days", "5", "--role", "lawyer=5"),
            '--role: "lawyer" is not possible here; write one of: founder, engineer, legal, sales',
        ),
        (
            ("--days", "5", "--objective", "points"),
            '--objective: "points" is not possible here; write one of: readiness, loss, mix',
        ),
        (
            ("--days", "5", "--fix", "ip.copyrigth@3"),
            '--fix ip.copyrigth@3: there is no step "ip.copyrigth@3"; did you mean "ip.copyright@3"?',
        ),
        (
            ("--days", "5", "--exclude", "ip.copyright"),
            '--exclude ip.copyright: "ip.copyright" is not of the right form; it should be a criterion '
            "and its level, such as ip.copyright@2",
        ),
        (
            ("--days", "5", "--fix", "ip.patent@2", "--exclude", "ip.patent@2"),
            '--exclude ip.patent@2: "ip.patent@2" is both fixed and excluded; keep one of the two',
        ),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, tuple) else "",
)
def test_options_that_make_no_sense_are_named(
    run: Run, sample: Path, options: tuple[str, ...], says: str
) -> None:
    ran = run("plan", sample, *options)

    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [f"assess plan: {says}"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--days", "0"), "The budget is zero, so nothing can be done."),
        (("--days", "0.1"), "Not even the smallest step fits this budget: "),
        (("--days", "1"), "don't fit the budget: Outside claims cleared (level 2)."),
        (("--days", "100000"), "The budget covers every step there is."),
        (
            ("--days", "1", "--fix", "ip.prior_claims@2"),
            "don't fit the budget, so they are not",
        ),
        (
            ("--days", "5", "--fix", "ip.prior_claims@1"),
            "they are done already, beyond the target",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_budget_cannot_do_is_a_result_and_said(
    run: Run, sample: Path, options: tuple[str, ...], says: str
) -> None:
    ran = run("plan", sample, *options, "--n", "100")

    assert ran.code == 0
    assert says in " ".join(ran.out.split())


@pytest.fixture
def trying(sample: Path, tmp_path: Path) -> Path:
    """The sample with a what-if kept, under a name that a terminal could choke on."""
    what_if = {"name": NAME, "levels": {"ip.copyright": 4, "risk.contingency": 3}}
    content = json.loads(sample.read_bytes()) | {"plan": {"what_ifs": [what_if]}}
    file = tmp_path / "trying.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


NAME = "Bold \x1b[31m start"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_kept_what_ifs_stand_beside_today_with_the_figures_of_results(
    run: Run, trying: Path, lang: Locale
) -> None:
    assessment = load_assessment(trying.read_bytes(), trying.name, RUBRIC)
    (held,) = assessment.plan.what_ifs
    found = trial(RUBRIC, assessment, held.levels)
    left = money(RUBRIC, assessment, held.levels, n=500)
    options = ("plan", trying, "--days", "5", "--n", "500")

    (told,) = run(*options, "--json").document["what_ifs"]
    shown = run(*options, "--lang", lang).out

    assert found.after.readiness is not None
    assert told["name"] == NAME
    assert told["readiness_after"] == found.after.readiness.value
    assert (told["loss_before"], told["loss_after"]) == (found.loss_before, found.loss_after)
    assert left is not None
    assert told["after_losses"] == left.model_dump(mode="json")
    assert {move["criterion"]: move["to"] for move in told["moves"]} == held.levels
    assert found.loss_after is not None
    for figure in (show_money(found.loss_after, lang), show_money(left.npv_after.mean, lang)):
        assert figure in shown
    assert "\x1b" not in shown


def test_the_terminal_says_how_sure_each_step_is(run: Run, sample: Path) -> None:
    found = run("plan", sample, "--days", "5", "--n", "100", "--json").document

    shown = run("plan", sample, "--days", "5", "--n", "100", "--lang", "en").out

    sure = shown[shown.index("How sure each step is") :]
    for action in found["actions"]:
        name = f"{RUBRIC.by_id[action['criterion']].label.in_('en')} (level {action['to']})"
        assert f"{name} {show_percent(action['robustness'])}" in " ".join(sure.split())


def test_a_what_if_is_compared_with_what_it_was_tried_on(run: Run, trying: Path) -> None:
    assessment = load_assessment(trying.read_bytes(), trying.name, RUBRIC)
    after = trial(RUBRIC, assessment, assessment.plan.what_ifs[0].levels).after

    found = run("compare", trying, "--what-if", NAME, "--json").document
    shown = run("compare", trying, "--what-if", NAME, "--lang", "en").out

    assert [one["id"] for one in found["assessments"]] == [assessment.id, what_if_id(assessment.id, NAME)]
    assert after.readiness is not None
    assert found["overall"][1]["readiness"]["value"] == after.readiness.value
    assert "what if: Bold" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_what_if_that_no_file_keeps_is_named(run: Run, trying: Path, sample: Path, lang: Locale) -> None:
    for file in (trying, sample):
        ran = run("compare", file, "--what-if", "Timid", "--lang", lang)

        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert "--what-if Timid" in ran.complaints[0]
