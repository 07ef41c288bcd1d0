"""Each command: what it prints and writes, its exit code, and that `--json` prints one document only."""

import datetime as dt
import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from assess.assessment_file import load_assessment
from assess.cli import app
from assess.comparison import compare
from assess.economics.appraisal import appraise
from assess.economics.scenarios import changes
from assess.economics.trials import trials
from assess.i18n import translator
from assess.i18n.formats import show_money, show_rate
from assess.loading import shipped_rubric
from assess.profile import MARKETS, STAGES, Stage
from assess.report.economics import what_ifs
from assess.risk.analysis import analyse
from assess.samples import sample_bytes, samples
from assess.scoring import score
from assess.text import Locale
from tests.cli.conftest import CHINESE, Run
from tests.content.planting import MINI, change, copy_of_mini, line_of

COMMANDS = (
    "run",
    "new",
    "score",
    "roi",
    "risk",
    "plan",
    "compare",
    "report",
    "lint",
    "scope",
    "schema",
    "export",
    "import",
)
RUBRIC = shipped_rubric()


def read(file: Path):
    return load_assessment(file.read_bytes(), file.name, RUBRIC)


# Help


def test_without_arguments_it_lists_the_commands(run: Run) -> None:
    ran = run()

    assert ran.code == 0
    assert re.findall(r"^  (\w+)  ", ran.out, re.M)[-len(COMMANDS) :] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_is_english_and_complete(run: Run, command: str) -> None:
    ran = run(command, "--help", env=CHINESE)

    assert ran.code == 0
    assert ran.out.startswith(f"Usage: assess {command} ")
    assert ran.out.isascii()
    for option in re.findall(r"^  (--[\w-]+)", ran.out, re.M):
        row = ran.out.partition(f"  {option}")[2].split("\n  -")[0]
        assert len(row.split()) > 2, f"{option} says nothing"


def test_every_command_takes_lang_and_json() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert {"lang", "as_json"} <= set(command.callback.__annotations__)


# score


def test_score_prints_the_scorecard_as_json(run: Run, sample: Path) -> None:
    ran = run("score", sample, "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.document == score(RUBRIC, read(sample)).model_dump(mode="json")


def test_score_reads_standard_input(run: Run, sample: Path) -> None:
    assert (
        run("score", "-", "--json", stdin=sample.read_bytes()).document
        == run("score", sample, "--json").document
    )


@pytest.mark.parametrize("name", [name for s in samples() for name in s.names])
def test_score_shows_the_figures_of_the_scorecard(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.json"
    file.write_bytes(sample_bytes(name))
    card = score(RUBRIC, read(file))
    assert card.readiness
    assert card.maturity

    out = run("score", file).out

    for figure in (card.readiness, card.maturity):
        assert f"{figure.value:.1f}" in out
        assert f"{figure.floor:.1f}" in out
    for gate in card.gates:
        assert RUBRIC.by_id[gate.criterion].label.en in out
    assert all(d.title.en in out for d in RUBRIC.dimensions)


def test_score_in_chinese_has_no_english_words_of_its_own(run: Run, sample: Path) -> None:
    out = run("score", sample, "--lang", "zh").out

    head = {row.strip() for row in out.splitlines() if row and not row.startswith(" ")}
    assert {"结果", "按阶段", "按维度", "最大的差距", "关口", "声明为不适用"} <= head
    assert out == run("score", sample, env=CHINESE).out
    for english in ("Readiness", "Band", "Answered", "Gates", "Level"):
        assert english not in out


def test_columns_stay_straight_with_chinese_in_them(run: Run, sample: Path) -> None:
    from assess.cli.tables import width

    out = run("score", sample, "--lang", "zh").out
    table = out.split("按维度\n")[1].split("\n\n")[0].splitlines()

    assert len({width(row) for row in table}) == 1


def test_score_shows_what_a_user_typed_as_data(run: Run, sample: Path, tmp_path: Path) -> None:
    content = json.loads(sample.read_text(encoding="utf-8"))
    content["title"] = "\x1b[2J{name} %s\n]0;owned\x07 \u202egnp"
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    out = run("score", file).out

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.startswith("\\u001b[2J{name} %s\\u000a]0;owned\\u0007 \\u202egnp\n")
    assert json.loads(run("score", file, "--json").out)["format"] == "assess/scorecard@1"


def test_score_says_when_the_rubric_was_an_older_one(run: Run, sample: Path, tmp_path: Path) -> None:
    content = json.loads(sample.read_text(encoding="utf-8"))
    content["rubric"]["version"] = "0.9.0"
    file = tmp_path / "old.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    text, machine = run("score", file), run("score", file, "--json")

    assert "the assessment was made with 0.9.0" in text.out
    assert "New since this assessment was made" in text.out
    assert machine.document["rubric"]["version"] == RUBRIC.version
    assert machine.err.startswith(
        f"{file}: made with rubric 0.9.0, scored with {RUBRIC.version}; new: ip.assignment, "
    )


def test_score_with_another_rubric(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mini.yaml"
    assert run("new", "-o", file, "--rubric", MINI).code == 0

    ran = run("score", file, "--rubric", MINI, "--json")

    assert [d["id"] for d in ran.document["dimensions"]] == ["ip", "team"]
    refused = run("score", file)
    assert refused.code == 2
    assert refused.complaints == [
        f'{file}:6: rubric.id: made with the rubric "mini"; '
        'choose that rubric, or a file made with "ai-startup"'
    ]


def test_score_starts_at_once_because_it_loads_no_heavy_library(sample: Path) -> None:
    heavy = {"numpy", "pandas", "plotly", "streamlit", "sqlalchemy", "typst", "jinja2", "rich", "yaml.nodes"}
    program = (
        "import sys; from assess.cli import main\n"
        f"sys.argv = ['assess', 'score', {str(sample)!r}]\n"
        "try: main()\n"
        f"finally: print('loaded:', sorted({heavy} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "loaded: ['yaml.nodes']"  # the reader; shows that the list is real


# roi


def test_roi_prints_the_appraisal_as_json(run: Run, sample: Path) -> None:
    ran = run("roi", sample, "--json", "--n", "1000", "--seed", "7")

    economics = read(sample).economics
    assert economics is not None
    assert (ran.code, ran.err) == (0, "")
    assert ran.document == appraise(economics, n=1000, seed=7).model_dump(mode="json")


def test_roi_under_a_what_if(run: Run, sample: Path) -> None:
    as_entered = run("roi", sample, "--json", "--n", "10").document
    halved = run("roi", sample, "--json", "--n", "10", "--scenario", "price_half").document

    assert halved["scenario"] == "price_half"
    assert halved["direct"]["npv"] < as_entered["direct"]["npv"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", [name for s in samples() for name in s.names])
def test_roi_shows_the_figures_of_the_appraisal(run: Run, tmp_path: Path, name: str, lang: Locale) -> None:
    file = tmp_path / f"{name}.json"
    file.write_bytes(sample_bytes(name))
    economics = read(file).economics
    assert economics is not None
    found = appraise(economics)

    shown = run("roi", file, "--lang", lang).out

    for figures in (found.direct, found.total):
        assert show_money(figures.npv, lang, currency=found.currency) in shown
        assert show_rate(figures.roi, lang) in shown
    assert show_money(found.simulation.direct.npv.p10, lang, currency=found.currency) in shown
    for line in economics.lines[:3]:
        assert line.name in shown


def test_roi_without_money_says_so(run: Run, tmp_path: Path, sample: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text(json.dumps({**json.loads(sample.read_bytes()), "economics": {}}))

    ran = run("roi", empty, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"{empty}: economics: no money is entered; enter it in the app, "
        "or add economics with lines as in: assess schema assessment\n"
    )


def test_roi_names_the_what_ifs_there_are(run: Run, sample: Path) -> None:
    ran = run("roi", sample, "--scenario", "boom", "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "price_half, tokens_triple, churn_double, gpu_plus_30, six_months_late" in ran.err


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("company", ["fine-tuner", "api-product"])
def test_roi_under_a_what_if_shows_its_row(run: Run, tmp_path: Path, company: str, lang: Locale) -> None:
    file = tmp_path / "company.json"
    file.write_bytes(sample_bytes(company))
    economics = read(file).economics
    assert economics is not None
    table = what_ifs(economics, trials(economics), translator(lang))

    for tried, row in zip(changes(economics), table.rows[1:], strict=True):
        found = run("roi", file, "--scenario", tried.id, "--json").document
        money = partial(show_money, locale=lang)  # the table says its currency once
        assert (found["scenario"], row[1], row[3]) == (
            tried.id,
            money(found["direct"]["npv"]),
            money(found["total"]["npv"]),
        )
    shown = "".join(run("roi", file, "--scenario", tried.id, "--lang", lang).out.split())
    for row in table.rows:
        texts = (cell if isinstance(cell, str) else cell.text for cell in row)
        assert "".join("".join(texts).split()) in shown


# risk


def test_risk_prints_the_risk_profile_as_json(run: Run, sample: Path) -> None:
    ran = run("risk", sample, "--json", "--n", "500", "--seed", "7")

    assert (ran.code, ran.err) == (0, "")
    assert ran.document == analyse(RUBRIC, read(sample), n=500, seed=7).model_dump(mode="json")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_risk_shows_the_figures_of_the_risk_profile(run: Run, tmp_path: Path, lang: Locale) -> None:
    own = {
        "id": "x.fire",
        "title": "Fire in the lab | 实验室着火",
        "frequency": {"low": 0.01, "likely": 0.01, "high": 0.01},
        "loss": {"low": 200_000, "high": 5_000_000},
    }
    dropped = {"id": RUBRIC.risks[0].id, "dropped": "Not ours: 与我们无关"}
    risks = {"tolerance": [{"loss": 1e6, "probability": 0.1}], "scenarios": [own, dropped]}
    file = tmp_path / "company.json"
    file.write_text(json.dumps({**json.loads(sample_bytes("fine-tuner")), "risks": risks}))
    found = analyse(RUBRIC, read(file), n=1000)

    shown = run("risk", file, "--lang", lang, "--n", "1000").out

    for loss in (found.total.inherent, found.total.residual):
        for value in (loss.mean, loss.p50, loss.p95, loss.es90):
            assert show_money(value, lang, currency="CNY") in shown
    assert found.joint is not None
    assert show_money(found.joint.risk_adjusted_npv.mean, lang, currency="CNY") in shown
    assert show_money(found.prices[0].saves.target, lang) in shown
    assert own["title"] in shown
    assert "Not ours: 与我们无关" in shown
    assert RUBRIC.risks[0].title.in_(lang) in shown


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        (
            {"fx_per_usd": None, "annual_revenue": None, "day_rate": None},
            "profile: no scenario has an amount; add to the profile: fx_per_usd, annual_revenue\n",
        ),
        ({}, "risks: no scenario applies to this company; add some of its own under risks\n"),
    ],
    ids=["no amounts", "no scenarios"],
)
def test_risk_without_scenarios_says_so(
    run: Run, tmp_path: Path, sample: Path, profile: dict[str, object], says: str
) -> None:
    data = json.loads(sample.read_bytes())
    data["profile"] |= profile
    data["risks"] = {"catalogue": bool(profile)}
    file = tmp_path / "bare.json"
    file.write_text(json.dumps(data))

    ran = run("risk", file, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{file}: {says}"


# compare


def test_compare_prints_the_comparison_as_json(run: Run, pair: tuple[Path, Path]) -> None:
    ran = run("compare", *pair, "--json")

    assert (ran.code, ran.err) == (0, "")
    assessments = [read(file) for file in pair]
    appraisals = [appraise(one.economics) for one in assessments if one.economics]
    profiles = [analyse(RUBRIC, one) for one in assessments]
    assert ran.document == compare(RUBRIC, assessments, appraisals, profiles).model_dump(mode="json")
    assert ran.document["economics"]["currency"] == "CNY"


def test_compare_lists_the_economics_with_the_change(run: Run, pair: tuple[Path, Path]) -> None:
    before, after = (run("roi", file, "--json").document["direct"]["npv"] for file in pair)

    out = run("compare", *pair, "--lang", "en").out

    row = next(line for line in out.splitlines() if line.startswith("  NPV, direct only"))
    assert row.split()[3:] == f"{_money(before)} {_money(after)} (+{_money(after - before)})".split()


def test_compare_without_any_money_says_so(run: Run, tmp_path: Path, sample: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text(json.dumps({**json.loads(sample.read_bytes()), "economics": {}}))

    assert "None of them has figures about money" in run("compare", empty, empty, "--lang", "en").out
    assert run("compare", empty, empty, "--json").document["economics"] is None
    assert "not entered" in run("compare", sample, empty, "--lang", "en").out


@pytest.mark.parametrize(
    ("lang", "title", "name"),
    [("en", "Risks", "Expected loss per year"), ("zh", "风险", "预期年损失")],
)
def test_compare_lists_the_risks_with_the_change(
    run: Run, pair: tuple[Path, Path], lang: Locale, title: str, name: str
) -> None:
    before, after = (run("risk", file, "--json").document["total"]["residual"]["mean"] for file in pair)
    document = run("compare", *pair, "--json").document["risk"]
    assert document["figures"][0]["values"] == [before, after]

    lines = run("compare", *pair, "--lang", lang).out.splitlines()

    row = next(line for line in lines[lines.index(title) :] if line.strip().startswith(name))
    assert show_money(before, lang) in row.replace(" ", "\u00a0")
    assert show_money(after, lang) in row.replace(" ", "\u00a0")


def test_compare_without_any_scenario_says_so(run: Run, tmp_path: Path, sample: Path) -> None:
    none = tmp_path / "none.json"
    none.write_text(json.dumps({**json.loads(sample.read_bytes()), "risks": {"catalogue": False}}))

    assert run("compare", none, none, "--json").document["risk"] is None
    assert "No scenario has an amount in any of them." in run("compare", none, none, "--lang", "en").out


def _money(value: float) -> str:
    return show_money(value, "en").replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_compare_lists_what_moved(run: Run, pair: tuple[Path, Path], lang: str) -> None:
    comparison = compare(RUBRIC, [read(file) for file in pair])

    out = run("compare", *pair, "--lang", lang).out

    moved = [c.id for c in comparison.criteria if c.change in ("improved", "worse", "new", "removed")]
    assert moved
    assert all(id in out for id in moved)
    assert not any(c.id in out for c in comparison.criteria if c.change == "same")


def test_compare_takes_three_and_one_from_standard_input(
    run: Run, pair: tuple[Path, Path], sample: Path
) -> None:
    ran = run("compare", *pair, "-", "--json", stdin=sample.read_bytes())

    assert len(ran.document["assessments"]) == 3
    assert "The stages differ" in run("compare", *pair, sample).out


def test_compare_names_the_problems_of_all_files(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")

    ran = run("compare", tmp_path / "a.json", pair[0], tmp_path / "b.json")

    assert ran.code == 2
    assert [complaint.split(": ")[0] for complaint in ran.complaints] == [
        f"{tmp_path}/a.json:1",
        f"{tmp_path}/b.json",
    ]


# new


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_new_writes_is_scored_as_it_is(run: Run, tmp_path: Path, suffix: str, lang: str) -> None:
    file = tmp_path / f"new{suffix}"

    assert run("new", "-o", file, "--lang", lang).code == 0
    ran = run("score", file, "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.document["coverage"] == 0
    assert read(file).profile.as_of == dt.date.today()
    assert read(file).answers == {}


@pytest.mark.parametrize("stage", STAGES)
def test_every_answer_of_the_yaml_can_be_uncommented(run: Run, tmp_path: Path, stage: Stage) -> None:
    file = tmp_path / "full.yaml"
    run("new", "-o", file, "--stage", stage, "--markets", ",".join(MARKETS), "--model-role", "pre_trains")
    text = file.read_text(encoding="utf-8")

    filled = re.sub(
        r"^(  [a-z_.]+:)  # \{kind: level, level: 0-4, ", r"\1 {kind: level, level: 3, ", text, flags=re.M
    )
    file.write_text(filled.replace('label: ""', 'label: "Contract"'), encoding="utf-8")
    card = run("score", file, "--json").document

    asked = [c.id for c in RUBRIC.asked(read(file).profile, "full")]
    assert [c["id"] for c in card["criteria"]] == asked
    assert {(c["level"], c["evidenced"]) for c in card["criteria"]} == {(3, True)}
    assert card["coverage"] == 1


def test_an_answer_left_at_its_placeholder_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    run("new", "-o", file)
    change(file, "  ip.copyright:  # {", "  ip.copyright: {")

    ran = run("score", file)

    here = line_of(file, "  ip.copyright: {")
    assert ran.complaints == [
        f'{file}:{here}: answers.ip.copyright.level: "0-4" is not a whole number; '
        "write one without quotes or decimals"
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_yaml_shows_each_question_with_its_levels(run: Run, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "new.yaml"
    run("new", "-o", file, "--lang", lang)
    flat = re.sub(r"[\s#]", "", file.read_text(encoding="utf-8"))

    for criterion in RUBRIC.asked(read(file).profile, "full"):
        for text in (criterion.ask, *criterion.levels.values(), *criterion.evidence):
            assert re.sub(r"[\s#]", "", getattr(text, lang)) in flat


def test_new_takes_the_profile_from_options(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    company = 'Zoë "Ω" #1: C:\\new {x} 公司\u2028'
    ran = run(
        "new", "-o", file, "--company", company, "--stage", "series_a", "--model-role", "fine_tunes",
        "--markets", "eu,cn", "--no-personal-data", "--no-public-service", "--currency", "EUR",
        "--mode", "quick", "--title", "- a\nb", "--id", "zoe-1", "--as-of", "2026-01-31", "--json",
    )  # fmt: skip

    assert ran.document == {"written": str(file), "bytes": file.stat().st_size}
    made = read(file)
    assert made.profile.model_dump(exclude_none=True) == {
        "company": company, "stage": "series_a", "model_role": "fine_tunes", "markets": ("cn", "eu"),
        "personal_data": False, "public_service": False, "currency": "EUR", "as_of": dt.date(2026, 1, 31),
    }  # fmt: skip
    assert (made.id, made.title, made.mode) == ("zoe-1", "- a\nb", "quick")


def test_new_prints_json_or_yaml_without_a_file(run: Run) -> None:
    assert run("new", "--json").document["format"] == "assess/assessment@1"
    assert yaml.safe_load(run("new").out)["format"] == "assess/assessment@1"


# report


@pytest.mark.parametrize(
    ("suffix", "begins"), [("pdf", b"%PDF-"), ("html", b"<!"), ("json", b"{"), ("PDF", b"%PDF-")]
)
def test_report_writes_what_the_ending_says(
    run: Run, sample: Path, tmp_path: Path, suffix: str, begins: bytes
) -> None:
    file = tmp_path / f"report.{suffix}"

    ran = run("report", sample, "-o", file, "--lang", "zh", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.document == {"written": str(file), "bytes": file.stat().st_size}
    assert file.read_bytes().lower().startswith(begins.lower())
    assert sorted(p.name for p in tmp_path.iterdir()) == [file.name, sample.name]


@pytest.mark.parametrize("name", ["report.xlsx", "report.docx", "report", "report.pdf.bak"])
def test_report_names_the_formats_there_are(run: Run, sample: Path, tmp_path: Path, name: str) -> None:
    ran = run("report", sample, "-o", tmp_path / name)

    assert ran.code == 2
    assert ran.complaints == [
        f"assess report: --output {tmp_path / name}: reports end in one of .pdf, .html, .json"
    ]
    assert not (tmp_path / name).exists()


# lint


def test_lint_of_the_shipped_rubric(run: Run) -> None:
    ran = run("lint")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(RUBRIC.all_criteria)} criteria, no problems\n"


def test_lint_exits_with_1_and_a_line_for_each_problem(run: Run, tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "ip.yaml", "        quick: true\n", "")
    change(folder / "team.yaml", "weight: 4", "weight: 0")

    text, machine = run("lint", folder), run("lint", "--rubric", folder, "--json")

    assert (text.code, text.err) == (1, "")
    first, second, last = text.out.splitlines()
    assert first.startswith(
        f'{folder}/ip.yaml:45: topics.0.criteria.0.gate: "ip.copyright" is a gate but not'
    )
    assert second == f"{folder}/team.yaml:3: weight: 0 is out of range; it should be ≥ 1"
    assert last == "2 problems"
    assert machine.code == 1
    assert [p["code"] for p in machine.document["problems"]] == ["gate_not_quick", "out_of_range"]
    assert machine.document["problems"][1] == {
        "file": f"{folder}/team.yaml", "line": 3, "field": "weight", "code": "out_of_range",
        "message": "0 is out of range; it should be ≥ 1",
    }  # fmt: skip


def test_lint_of_what_is_no_rubric_is_bad_input(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        ran = run("lint", folder)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)


# schema


@pytest.mark.parametrize("kind", ["rubric", "assessment", "scorecard", "comparison", "report"])
def test_schema_is_valid_and_described(run: Run, kind: str) -> None:
    import jsonschema

    schema = run("schema", kind).document

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"Assess {kind}"
    assert schema["description"]


def test_files_fit_their_schemas(run: Run, sample: Path, pair: tuple[Path, Path]) -> None:
    import jsonschema

    documents = {
        "assessment": json.loads(sample.read_text(encoding="utf-8")),
        "scorecard": run("score", sample, "--json").document,
        "comparison": run("compare", *pair, "--json").document,
    }
    for kind, document in documents.items():
        jsonschema.validate(document, run("schema", kind).document)


# export, import


def test_what_is_exported_is_imported(run: Run, sample: Path, tmp_path: Path) -> None:
    from assess.storage import open_repository

    def env(name: str) -> dict[str, str]:
        return {"LC_ALL": "C", "ASSESS_DATABASE": str(tmp_path / name)}

    repository = open_repository(str(tmp_path / "one.db"))
    repository.create(read(sample), now=dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC))
    repository.close()
    backup = tmp_path / "all.json"

    assert run("export", "-o", backup, env=env("one.db")).out == f"written: {backup}\n"
    first = run("import", backup, "--json", env=env("two.db"))
    again = run("import", "-", env=env("two.db"), stdin=backup.read_bytes())

    assert first.document == {"added": [read(sample).id], "skipped": [], "renamed": {}}
    assert again.out == "0 added, 1 there already\n"
    assert run("export", env=env("two.db")).out.encode() == backup.read_bytes()
    assert run("export", "--json", env=env("two.db")).document["format"] == "assess/backup@1"


def test_import_of_something_else(run: Run, sample: Path, tmp_path: Path) -> None:
    ran = run("import", sample, env={"LC_ALL": "C", "ASSESS_DATABASE": str(tmp_path / "x.db")})

    assert ran.code == 2
    assert ran.complaints == [
        f"{sample}:2: format: assess/assessment@1 is another kind of file; this should be assess/backup@1"
    ]


def test_a_database_that_is_none(run: Run, sample: Path) -> None:
    ran = run("export", env={"LC_ALL": "C", "ASSESS_DATABASE": str(sample)})

    assert ran.code == 2
    assert ran.complaints == [f"{sample}: this file is not a database (file is not a database); name another"]
