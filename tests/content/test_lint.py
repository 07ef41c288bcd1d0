"""Every rule of `assess lint`: the mistake is planted, and file, line and remedy are expected."""

from pathlib import Path

import pytest

from assess.lint import lint
from assess.loading import Folder, load_rubric, shipped_folder
from tests.content.planting import MINI, Mistake, change, copy_of_mini, expected, line_of, lines_for

FIRST, SECOND = "topics.0.criteria.0", "topics.0.criteria.1"
ZERO = "            en: Nothing has been recorded anywhere.\n            zh: 没有任何登记。\n"

CHECK = "cross_checks:\n  - id: odd\n    ask: {en: Is that so?, zh: 是这样吗？}\n"

MISTAKES = {
    # The manifest
    "a dimension listed twice": Mistake(
        "rubric.yaml",
        "[ip, team]",
        "[ip, team, ip]",
        at="business:",
        field="groups.business.2",
        says='the dimension "ip" is listed twice; list it once',
    ),
    "bands out of order": Mistake(
        "rubric.yaml",
        "  - id: ready\n",
        "  - id: strong  # again\n",
        at="bands:",
        field="bands",
        says="the bands are not_ready, emerging, strong, strong; "
        "they should be not_ready, emerging, ready, strong, in this order",
    ),
    "a cross-check on a criterion that is not there": Mistake(
        "rubric.yaml",
        "  seconds_to_decide: 20\n",
        "  seconds_to_decide: 20\n" + CHECK + "    at_least: {ip.trademarks: 3}\n",
        at="ip.trademarks",
        field="cross_checks.0.at_least.ip.trademarks",
        says='"ip.trademarks" names no criterion that is asked; did you mean "ip.trademark"?',
    ),
    "a cross-check on a part that is not there": Mistake(
        "rubric.yaml",
        "  seconds_to_decide: 20\n",
        "  seconds_to_decide: 20\n" + CHECK + "    ahead: {part: teams, behind: ip, points: 30}\n",
        at="part: teams",
        field="cross_checks.0.ahead.part",
        says='"teams" is neither a group nor a dimension; did you mean "team"?',
    ),
    "a cross-check without a condition": Mistake(
        "rubric.yaml",
        "  seconds_to_decide: 20\n",
        "  seconds_to_decide: 20\n" + CHECK,
        at="id: odd",
        field="cross_checks.0",
        says='the cross-check "odd" has no condition; add at_least, at_most, expired_from or ahead',
    ),
    "a cross-check twice": Mistake(
        "rubric.yaml",
        "  seconds_to_decide: 20\n",
        "  seconds_to_decide: 20\n"
        + (CHECK + "    at_most: {ip.trademark: 0}\n").replace("odd", "odd  # once")
        + (CHECK + "    at_most: {ip.trademark: 0}\n")
        .replace("cross_checks:\n", "")
        .replace("odd", "odd  # again"),
        at="# again",
        field="cross_checks.1.id",
        says='the cross-check "odd" appears twice; give one another id',
    ),
    "the lowest band above 0": Mistake(
        "rubric.yaml",
        "    from: 0\n",
        "    from: 10\n",
        at="from: 10",
        field="bands.0.from",
        says="the band starts at 10; it should start at 0: thresholds rise from 0",
    ),
    "thresholds that do not rise": Mistake(
        "rubric.yaml",
        "    from: 75\n",
        "    from: 50  # here\n",
        at="# here",
        field="bands.2.from",
        says="the band starts at 50; it should start at > 50: thresholds rise from 0",
    ),
    # Ids
    "a dimension not called like its file": Mistake(
        "team.yaml",
        "id: team\n",
        "id: people\n",
        at="id: people",
        field="id",
        says='the dimension "people" is named differently from its file; it should be "team"',
    ),
    "a criterion of another dimension": Mistake(
        "ip.yaml",
        "id: ip.trademark",
        "id: team.trademark",
        at="id: team.trademark",
        field=f"{SECOND}.id",
        says='the id "team.trademark" does not belong to its dimension; it should begin with "ip."',
    ),
    "a topic of another dimension": Mistake(
        "ip.yaml",
        "id: ip.registration",
        "id: registration",
        at="id: registration",
        field="topics.0.id",
        says='the id "registration" does not belong to its dimension; it should begin with "ip."',
    ),
    "an id twice": Mistake(
        "ip.yaml",
        "id: ip.trademark",
        "id: ip.registration  # here",
        at="# here",
        field=f"{SECOND}.id",
        says='the id "ip.registration" is taken, or was once, at {ip.yaml}:5; choose another',
    ),
    "an id that another criterion once had": Mistake(
        "ip.yaml",
        "id: ip.trademark",
        "id: ip.authorship",
        at="aliases:",
        field=f"{FIRST}.aliases.0",
        says='the id "ip.authorship" is taken, or was once, at {ip.yaml}:62; choose another',
    ),
    "a criterion from the future": Mistake(
        "team.yaml",
        "since: 1.1.0",
        "since: 2.0.0",
        at="since: 2.0.0",
        field=f"{SECOND}.since",
        says="since 2.0.0 is later than the rubric's version; it should be 1.1.0 or earlier",
    ),
    # Levels, targets, gates
    "a topic of one criterion": Mistake(
        "team.yaml",
        "        since: 1.1.0",
        "        since: 1.0.0\n        retired: {in: 1.1.0}",
        at="criteria:",
        field="topics.0.criteria",
        says="the topic has 1 criteria; it should have 2 to 5",
    ),
    "a level left out": Mistake(
        "ip.yaml",
        f"        levels:\n          0:\n{ZERO}",
        "        levels:  # here\n",
        at="# here",
        field=f"{FIRST}.levels",
        says="level 0 is missing; describe each of the levels 0 to 4",
    ),
    "no effort": Mistake(
        "ip.yaml",
        f"{ZERO}          1:\n            en: One release was recorded once, and later ones are open.\n"
        "            zh: 登记过一个版本，后面的还没办。\n            step: {days: 1, role: founder}\n",
        f"{ZERO}          1:  # here\n"
        "            en: One release was recorded once, and later ones are open.\n"
        "            zh: 登记过一个版本，后面的还没办。\n",
        at="# here",
        field=f"{FIRST}.levels.1",
        says='level 1 does not say what it takes; add "step" with the effort from level 0',
    ),
    "effort for level 0": Mistake(
        "ip.yaml",
        ZERO,
        f"{ZERO}            step: {{days: 9, role: legal}}\n",
        at="days: 9",
        field=f"{FIRST}.levels.0.step",
        says='level 0 takes no effort; take "step" out',
    ),
    "two levels the same": Mistake(
        "ip.yaml",
        "en: One release was recorded once, and later ones are open.",
        "en: nothing has been recorded anywhere",
        at="nothing has been recorded anywhere",
        field=f"{FIRST}.levels.1.en",
        says="levels 0 and 1 say the same; describe what one would see at each",
    ),
    "a target that falls": Mistake(
        "ip.yaml",
        "{idea: 0, pre_seed: 0, seed: 1, series_a: 2, growth: 3}",
        "{idea: 0, pre_seed: 0, seed: 1, series_a: 2, growth: 1}",
        at="series_a: 2, growth: 1",
        field=f"{SECOND}.target.growth",
        says="the target falls to 1 at Growth; it should be at least 2, as at Series A",
    ),
    "a gate above the target": Mistake(
        "ip.yaml",
        "          level: 2\n",
        "          level: 3\n",
        at="target: {idea: 0, pre_seed: 1",
        field=f"{FIRST}.target.seed",
        says="the target at Seed is 2, below the gate; it should be at least 3",
    ),
    "a gate outside the quick scan": Mistake(
        "ip.yaml",
        "        quick: true\n",
        "",
        at="gate:",
        field=f"{FIRST}.gate",
        says='"ip.copyright" is a gate but not in the quick scan; add "quick: true"',
    ),
    "targets that too many share": Mistake(
        "ip.yaml",
        "{idea: 0, pre_seed: 0, seed: 1, series_a: 2, growth: 3}",
        "{idea: 0, pre_seed: 1, seed: 2, series_a: 3, growth: 4}  # here",
        at="# here",
        field=f"{SECOND}.target",
        says="2 of 4 criteria have the targets 0 1 2 3 4, at most 1 may; set them one by one",
    ),
    # Order of steps
    "a step after nothing there is": Mistake(
        "ip.yaml",
        "after: [team.skills@2]",
        "after: [team.skill@2]",
        at="after:",
        field=f"{FIRST}.levels.3.step.after.0",
        says='"team.skill@2" names no criterion that is asked; did you mean "team.skills"?',
    ),
    # The 119 items
    "neither an item nor added": Mistake(
        "team.yaml",
        "        source: added\n",
        "",
        at="id: team.vesting",
        field=SECOND,
        says='"team.vesting" should have either "seed" with its items or "source: added"; '
        "write one of the two",
    ),
    "an item that a criterion has already": Mistake(
        "ip.yaml",
        'seed: ["3.2"]',
        'seed: ["3.2", "3.1"]',
        at='"3.2", "3.1"',
        field=f"{SECOND}.seed.1",
        says="item 3.1 is served by ip.copyright already; keep it in one of the two",
    ),
    "an item that no criterion has": Mistake(
        "ip.yaml",
        'seed: ["3.2"]',
        "source: added",
        at='id: "3.2"',
        field="2.items.1",
        where="seed.yaml",
        says='no criterion serves item 3.2; add it to one, or mark it "covered: false"',
    ),
    "an item marked uncovered that a criterion has": Mistake(
        "ip.yaml",
        'seed: ["3.2"]',
        'seed: ["3.2", "3.3"]',
        at='id: "3.3"',
        field="2.items.2.covered",
        where="seed.yaml",
        says='item 3.3 is marked as not covered, but ip.trademark serves it; take "covered: false" out',
    ),
    "an item of a question that the topic does not name": Mistake(
        "team.yaml",
        "    seed: [4]\n",
        "    seed: [5]\n",
        at='seed: ["4.1"]',
        field=f"{FIRST}.seed",
        says='item 4.1 is not of a question of the topic "team.people"; add the question to its "seed"',
    ),
    # Benchmarks
    "a band without ends": Mistake(
        "benchmarks.yaml",
        "  low: 3\n",
        "",
        at="figure: ltv_cac",
        field="1",
        says='the band has neither end; give "low", "high" or both',
    ),
    "a band upside down": Mistake(
        "benchmarks.yaml",
        "high: 0.6",
        "high: 0.3",
        at="high: 0.3",
        field="0.high",
        says='"high" is 0.3, below "low"; it should be 0.4 or more',
    ),
    "a share as a percentage": Mistake(
        "benchmarks.yaml",
        "high: 0.6",
        "high: 60",
        at="figure: gross_margin",
        field="0",
        says="a share of 60 is more than the whole; write 0.41 for 41%",
    ),
    "a band in another unit than its figure": Mistake(
        "benchmarks.yaml",
        "unit: ratio",
        "unit: months",
        at="unit: months",
        field="1.unit",
        says="ltv_cac is not measured in months; use one of: ratio",
    ),
    "two bands for one figure and population": Mistake(
        "benchmarks.yaml",
        "- figure: ltv_cac\n",
        """- figure: gross_margin
  sense: good
  high: 1
  unit: share
  by: {en: Another survey, zh: 另一项调查}
  population: {en: companies of  all kinds, zh: 所有公司}  # again
  as_of: 2026-01-31
  sources: [{ref: copyright-law}]
- figure: ltv_cac
""",
        at="# again",
        field="1.population",
        says="gross_margin has a band for this population already; keep one of the two",
    ),
    "a band of a month that is not": Mistake(
        "benchmarks.yaml",
        '"2026-01"',
        '"2026-13"',
        at='"2026-13"',
        field="0.as_of",
        says="2026-13 is not a date; write the day as 2026-11-23",
    ),
    "a band from a source that is not there": Mistake(
        "benchmarks.yaml",
        "{ref: copyright-law, at: art. 1}",
        "{ref: copyright-laws, at: art. 1}",
        at="copyright-laws",
        field="1.sources.0.ref",
        says='there is no source "copyright-laws"; did you mean "copyright-law"? Else add it to sources.yaml',
    ),
    "a benchmark in one language": Mistake(
        "benchmarks.yaml",
        "zh: 各类公司",
        "zh: All companies",
        at="zh: All companies",
        field="0.population.zh",
        says='"All companies" has no Chinese in it; write it in Chinese',
    ),
    # Words
    "unfinished text": Mistake(
        "ip.yaml",
        "zh: 没有任何登记。",
        "zh: TODO 没有任何登记。",
        at="TODO",
        field=f"{FIRST}.levels.0.zh",
        says="TODO marks unfinished text; finish it",
    ),
    "unfinished text in a source": Mistake(
        "sources.yaml",
        "en: A law on copyright",
        "en: FIXME a law",
        at="FIXME",
        field="0.title.en",
        says="FIXME marks unfinished text; finish it",
    ),
    "the same in both languages": Mistake(
        "ip.yaml",
        "title: {en: Names, zh: 商标}",
        "title: {en: Names, zh: Names}",
        at="zh: Names",
        field=f"{SECOND}.title.zh",
        says='"Names" is the same in both languages; write it in Chinese',
    ),
    "no Chinese in the Chinese": Mistake(
        "ip.yaml",
        "zh: 登记证书",
        "zh: Zhengshu",
        at="Zhengshu",
        field=f"{FIRST}.evidence.0.zh",
        says='"Zhengshu" has no Chinese in it; write it in Chinese',
    ),
    "wide quotation marks": Mistake(
        "ip.yaml",
        "en: Nothing has been recorded anywhere.",
        "en: Nothing is “recorded” anywhere.",
        at="Nothing is “recorded”",
        field=f"{FIRST}.levels.0.en",
        says="“ in English is drawn as wide as a Chinese character; use ' or \"",
    ),
    "half-width punctuation": Mistake(
        "ip.yaml",
        "zh: 没有登记，交易就得等。",
        "zh: 没有登记, 交易就得等。",
        at="没有登记,",
        field=f"{FIRST}.gate.because.zh",
        says='half-width punctuation in Chinese, "记, 交"; use ，。：；？！（）',
    ),
    "a question that is none": Mistake(
        "ip.yaml",
        "zh: 你们用来卖货的名字是自己的吗？",
        "zh: 卖货用的名字是自己的",
        at="卖货用的名字是自己的",
        field=f"{SECOND}.ask.zh",
        says="the question does not end in ？; ask one question, and end it so",
    ),
    "a long English descriptor": Mistake(
        "ip.yaml",
        "en: Nothing has been recorded anywhere.",
        f"en: {'word ' * 28}x",
        at="word word",
        field=f"{FIRST}.levels.0.en",
        says="141 characters; at most 140 are quickly read",
    ),
    "a long Chinese descriptor": Mistake(
        "ip.yaml",
        "zh: 没有任何登记。",
        f"zh: {'甲乙丙丁戊己庚' * 10}辛",
        at="甲乙丙",
        field=f"{FIRST}.levels.0.zh",
        says="71 characters; at most 70 are quickly read",
    ),
    "a long title": Mistake(
        "ip.yaml",
        "zh: 软件著作权}",
        "zh: 计算机软件著作权登记与权属证明}",
        at="权属证明",
        field=f"{FIRST}.title.zh",
        says="15 characters; at most 12 are quickly read",
    ),
    "a double negative": Mistake(
        "ip.yaml",
        "en: Nothing has been recorded anywhere.",
        "en: No release is left unrecorded, as of today.",
        at="left unrecorded",
        field=f"{FIRST}.levels.0.en",
        says='two negations in "no release is left unrecorded"; '
        "say what is there, so that a higher level reads as more",
    ),
    "a double negative in Chinese": Mistake(
        "ip.yaml",
        "zh: 没有任何登记。",
        "zh: 版本不是没登记过。",
        at="不是没登记",
        field=f"{FIRST}.levels.0.zh",
        says='two negations in "不是没"; say what is there, so that a higher level reads as more',
    ),
    # Sources
    "a source that does not exist": Mistake(
        "ip.yaml",
        "- {ref: copyright-law}",
        "- {ref: copyright-laws}",
        at="copyright-laws",
        field=f"{SECOND}.sources.0.ref",
        says='there is no source "copyright-laws"; did you mean "copyright-law"? Else add it to sources.yaml',
    ),
    "a source twice": Mistake(
        "sources.yaml",
        "- id: copyright-law\n",
        "- {id: hiring-practice, kind: law, title: {en: A, zh: 甲}, says: {en: B, zh: 乙}, as_of: 2026-01-01}"
        "\n"
        "- id: copyright-law\n",
        at="- id: hiring-practice",
        field="2.id",
        says='the source "hiring-practice" appears twice; keep one of the two',
    ),
    "a day that the calendar does not have": Mistake(
        "sources.yaml",
        "as_of: 2026-11-23",
        "as_of: 2026-02-30",
        at="2026-02-30",
        field="0.as_of",
        says="2026-02-30 is not a date; write the day as 2026-11-23",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(tmp_path: Path, mistake: Mistake) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / mistake.file, mistake.old, mistake.new)

    assert lines_for(folder) == [expected(folder, mistake).replace("{ip.yaml}", f"{folder}/ip.yaml")]


def test_a_stray_file(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "risk.yaml").write_text("id: risk\n", encoding="utf-8")
    (folder / "notes.yml").write_text("x: 1\n", encoding="utf-8")
    (folder / "README.md").write_text("Not content.\n", encoding="utf-8")

    said = "not part of the rubric; list the dimension under groups in rubric.yaml, or remove the file"
    assert lines_for(folder) == [f"notes.yml:1: {said}", f"risk.yaml:1: {said}"]


def test_efforts_that_too_many_share(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(
        folder / "team.yaml",
        "            step: {days: 1, role: legal}\n",
        "            step: {days: 1.5, role: legal}\n",
    )

    (said,) = lines_for(folder)
    here = "".join(row for row in (folder / "team.yaml").read_text(encoding="utf-8").splitlines()[63])
    assert here == "        levels:"
    assert said == (
        f"team.yaml:64: {SECOND}.levels: "
        "2 of 4 criteria take 0.5 1 1.5 2 days, at most 1 may; estimate them one by one"
    )


def test_a_source_that_nothing_rests_on(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    text = (folder / "team.yaml").read_text(encoding="utf-8")
    (folder / "team.yaml").write_text(
        text.replace("ref: hiring-practice", "ref: copyright-law"), encoding="utf-8"
    )

    here = line_of(folder / "sources.yaml", "id: hiring-practice")
    assert lines_for(folder) == [
        f'sources.yaml:{here}: 1.id: nothing rests on the source "hiring-practice"; cite it, or take it out'
    ]


def test_a_source_may_be_cited_by_a_benchmark_alone(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    text = (folder / "team.yaml").read_text(encoding="utf-8")
    (folder / "team.yaml").write_text(
        text.replace("ref: hiring-practice", "ref: copyright-law"), encoding="utf-8"
    )
    change(folder / "benchmarks.yaml", "{ref: copyright-law, at: art. 1}", "{ref: hiring-practice}")

    assert lines_for(folder) == []


def test_a_rubric_may_do_without_benchmarks(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "benchmarks.yaml").unlink()

    assert lines_for(folder) == []
    assert load_rubric(folder).benchmarks == ()


def test_a_circle_of_steps_is_named_at_each_link(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "team.yaml", "after: [ip.copyright@1]", "after: [ip.copyright@4]")

    ip, team = line_of(folder / "ip.yaml", "after:"), line_of(folder / "team.yaml", "after:")
    chain = "ip.copyright@3 → team.skills@2 → ip.copyright@4 → ip.copyright@3"
    other = "team.skills@2 → ip.copyright@4 → ip.copyright@3 → team.skills@2"
    field, remedy = "step.after.0: the step waits for itself", 'take one "after" out'
    assert lines_for(folder) == [
        f"ip.yaml:{ip}: {FIRST}.levels.3.{field} ({chain}); {remedy}",
        f"team.yaml:{team}: {FIRST}.levels.2.{field} ({other}); {remedy}",
    ]


def test_a_step_that_waits_for_what_never_applies_beside_it(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    for file, weight, role in (("ip.yaml", 2, "api_only"), ("team.yaml", 3, "pre_trains")):
        line = f"        weight: {weight}\n"
        change(folder / file, line, f"{line}        applies: {{model_role: [{role}]}}\n")

    said = [text for text in lines_for(folder) if "never applies" in text]

    what = "never applies to a company that this step applies to (model_role); take it out"
    assert [text.partition(": ")[2] for text in said] == [
        f'{FIRST}.levels.3.step.after.0: "team.skills@2" {what}',
        f'{FIRST}.levels.2.step.after.0: "ip.copyright@1" {what}',
    ]


def test_a_step_that_waits_for_its_own_level(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "team.yaml", "after: [ip.copyright@1]", "after: [team.skills@2]")

    (said,) = lines_for(folder)
    assert "the step waits for itself (team.skills@2 → team.skills@2)" in said


@pytest.mark.parametrize(
    ("language", "words", "share"),
    [
        ("en", "Applications are filed wherever the product is sold today.", "80 %"),
        ("zh", "产品卖到哪里，申请就交到哪里去。", "90 %"),
    ],
)
def test_a_descriptor_that_says_what_another_criterion_says(
    tmp_path: Path, language: str, words: str, share: str
) -> None:
    folder = copy_of_mini(tmp_path)
    old = {
        "en": "A signed agreement has a cliff of a year and four years in all.",
        "zh": "签了协议，一年起算，四年兑完。",
    }
    change(folder / "team.yaml", old[language], words)

    said = lines_for(folder)

    ip = line_of(folder / "ip.yaml", {"en": "Applications are filed", "zh": "产品卖到哪里"}[language])
    team = line_of(folder / "team.yaml", words)
    remedy = "say what only this criterion asks"
    assert said == [
        f"ip.yaml:{ip}: {SECOND}.levels.2.{language}: 100 % of this is in team.vesting@2 too; {remedy}",
        f"team.yaml:{team}: {SECOND}.levels.2.{language}: {share} of this is in ip.trademark@2 too; {remedy}",
    ]


@pytest.mark.parametrize(("words", "reported"), [("pride today", False), ("pride", True)])
def test_half_of_the_five_grams_may_be_shared(tmp_path: Path, words: str, reported: bool) -> None:
    """Of eight words with four five-grams two are in common, of seven with three as well."""
    folder = copy_of_mini(tmp_path)
    old = "en: A signed agreement has a cliff of a year and four years in all."
    change(folder / "team.yaml", old, f"en: Watch notices are read monthly, with {words}.")

    assert any("of this is in ip.trademark@4 too" in said for said in lines_for(folder)) is reported


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'id: "7.2"',
            'id: "7.3"',
            "question 7 has the items 7.1, 7.3, 7.3, 7.4; it should have 7.1, 7.2, 7.3, 7.4",
        ),
        ("- number: 12\n", "- number: 13\n", "the questions are not 1 to 30, each once and in order; see 12"),
    ],
)
def test_the_119_items_are_all_there(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "seed.yaml", old, new)

    assert any(said.startswith("seed.yaml:") and said.endswith(says) for said in lines_for(folder))


def test_question_1_has_three_items() -> None:
    text = (MINI / "seed.yaml").read_text(encoding="utf-8")

    assert text.count('id: "1.') == 3
    assert text.count("- {id:") == 119
    assert lint(Folder(MINI)) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nothing is recorded; nobody can say which repository belongs to whom."),
        ("en", "The company does not own it, and no register says who does."),
        ("en", "A product on sale has neither a certificate nor an entry."),
        ("en", "Unit cost is known under load, without surcharges."),
        ("zh", "没有登记，也说不清归谁。"),
        ("zh", "能不能导出，有无不一致，都查过。"),
    ],
)
def test_one_negation_in_a_clause_is_no_double_negative(tmp_path: Path, language: str, words: str) -> None:
    folder = copy_of_mini(tmp_path)
    old = {"en": "en: Nothing has been recorded anywhere.", "zh": "zh: 没有任何登记。"}[language]
    change(folder / "ip.yaml", old, f"{language}: {words}")

    assert lines_for(folder) == []


@pytest.mark.parametrize(
    "words", ["用 API, SDK 两种方式。", "版本 1.2 起登记。", "见 Art. 3 条。", "协议（NDA）已签。"]
)
def test_half_width_punctuation_beside_latin_text_is_right(tmp_path: Path, words: str) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "ip.yaml", "zh: 没有任何登记。", f'zh: "{words}"')

    assert lines_for(folder) == []


def test_all_problems_are_said_at_once_in_order(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    change(folder / "team.yaml", "en: Table of roles", "en: TODO")
    change(folder / "ip.yaml", "        quick: true\n", "")
    change(folder / "ip.yaml", "zh: 登记证书", "zh: Zhengshu")
    change(folder / "rubric.yaml", "    from: 0\n", "    from: 1\n")

    said = [":".join(part.split(":")[:1]) for part in lines_for(folder)]
    assert said == ["ip.yaml", "ip.yaml", "rubric.yaml", "team.yaml"]


def test_the_shipped_rubric_has_no_problem() -> None:
    assert lint(Folder(shipped_folder())) == []
