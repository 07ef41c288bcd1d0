"""Home: starting, opening, finding, files in and out, the bin."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from assess.app.escape import md
from assess.assessment import LevelAnswer, Unknown
from assess.assessment_file import dump_assessment
from assess.loading import shipped_rubric
from assess.report import render
from assess.samples import samples
from assess.storage import Repository
from tests.app.conftest import NOW, Open, make, param, profile, words

RUBRIC = shipped_rubric()
C = RUBRIC.criteria[0].id


def uploader_open(at: AppTest) -> AppTest:
    at.session_state["transfer"] = True
    return at.run()


def test_a_first_visitor_learns_what_this_is_and_can_start_or_look(store: Repository, open_app: Open) -> None:
    at = open_app()
    assert "ready for its stage" in at.title[0].value
    assert at.button(key="start").label == "Start an assessment"
    assert any(b.label == "Open sample" for b in at.button)
    assert md(store.location) in words(at)


def test_a_sample_shows_a_full_result_without_typing(store: Repository, open_app: Open) -> None:
    at = open_app()
    next(b for b in at.button if b.label == "Open sample").click().run()
    assert not at.exception
    assert param(at, "a") == store.list()[0].id
    assert len(store.load(store.list()[0].id).assessment.answers) > 10


@pytest.mark.parametrize("sample", [s.name for s in samples()])
def test_a_sample_brings_its_earlier_assessments_along(
    store: Repository, open_app: Open, sample: str
) -> None:
    at = open_app()
    at.button(key=f"sample/{sample}").click().run()
    shown = store.load(param(at, "a") or "").assessment
    earlier = {s.id for s in store.list()} - {shown.id}
    assert earlier == ({shown.previous} if shown.previous else set())


def test_opening_a_sample_again_opens_the_same_copy(store: Repository, open_app: Open) -> None:
    for _ in range(2):
        at = open_app()
        next(b for b in at.button if b.label == "Open sample").click().run()
    assert len(store.list()) == 1


def test_a_sample_in_the_bin_comes_in_anew(store: Repository, open_app: Open) -> None:
    at = open_app()
    next(b for b in at.button if b.label == "Open sample").click().run()
    store.delete(store.list()[0].id, NOW)
    at = open_app()
    next(b for b in at.button if b.label == "Open sample").click().run()
    assert len(store.list()) == 1
    assert len(store.bin()) == 1


def test_a_card_shows_readiness_progress_and_last_change(store: Repository, open_app: Open) -> None:
    make(store, answers={c.id: LevelAnswer(level=4) for c in RUBRIC.criteria})
    shown = words(open_app())
    assert "Readiness **100.0**" in shown
    assert "Strong" in shown
    assert "Last change" in shown


def test_a_card_follows_the_answers(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app()
    assert "Nothing answered yet." in words(at)
    store.save_answer("a1", C, Unknown(), expected=0, now=NOW.replace(hour=7))
    assert "too little answered for a band" in words(at.run())


def test_assessments_are_found_by_company(store: Repository, open_app: Open) -> None:
    for name in ("North", "South", "East", "West"):
        make(store, name, title="", profile=profile(company=f"{name} Ltd"))
    at = open_app()
    at.text_input(key="home/find").set_value("ltd south").run()
    assert "South Ltd" in words(at)
    assert "North Ltd" not in words(at)


def test_deleting_goes_to_the_bin_and_back(store: Repository, open_app: Open) -> None:
    make(store)
    at = open_app(a="a1")
    at.session_state["more/a1"] = True
    at.run().button(key="delete/a1").click().run()
    assert not at.exception
    assert store.list() == []
    at.button(key="restore/a1").click().run()
    assert [s.id for s in store.list()] == ["a1"]


def test_the_bin_is_emptied_only_when_the_user_is_sure(store: Repository, open_app: Open) -> None:
    make(store)
    store.delete("a1", NOW)
    at = open_app()
    assert at.button(key="bin/empty").disabled
    at.checkbox(key="bin/sure").check().run()
    at.button(key="bin/empty").click().run()
    assert not at.exception
    assert store.bin() == []


def imported(at: AppTest, data: bytes, *, number: int = 0) -> AppTest:
    at.file_uploader(key=f"upload/{number}").set_value(("mine.json", data, "application/json")).run()
    assert not at.exception
    return at


def test_an_assessment_that_is_here_already_is_not_doubled(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=3)})
    at = imported(uploader_open(open_app()), dump_assessment(store.load("a1").assessment))
    assert "First look · 23 November 2026 is here already, identical" in words(at)
    assert [s.id for s in store.list()] == ["a1"]


@pytest.mark.parametrize("title", ["First look", ""])
def test_a_file_with_a_taken_id_comes_in_beside_under_a_name_of_its_own(
    store: Repository, open_app: Open, title: str
) -> None:
    make(store, answers={C: LevelAnswer(level=3)}, title=title)
    data = dump_assessment(store.load("a1").assessment)
    store.save_answer("a1", C, Unknown(), expected=1, now=NOW)
    at = imported(uploader_open(open_app()), data)
    new = f"{title or 'Example'} (2)"
    assert f"Imported as {md(new)} · 23 November 2026" in words(at)
    assert {s.title for s in store.list()} == {title, new}
    assert store.load("a1").assessment.answers == {C: Unknown()}

    imported(at, data, number=1)

    assert "is here already, identical" in words(at)
    assert len(store.list()) == 2


def test_a_file_of_what_lies_in_the_bin_comes_in(store: Repository, open_app: Open) -> None:
    make(store)
    data = dump_assessment(store.load("a1").assessment)
    store.delete("a1", NOW)
    imported(uploader_open(open_app()), data)
    assert [s.title for s in store.list()] == ["First look (2)"]
    assert [s.id for s in store.bin()] == ["a1"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("broken.json", b'{"format": "assess/assessment@1",'),
        ("list.json", b"[1, 2]"),
        ("empty.json", b""),
        ("binary.json", b"\xff\xfe\x00"),
        (
            "level.yaml",
            b"format: assess/assessment@1\nid: x\nanswers: {ip.assignment: {kind: level, level: 7}}\n",
        ),
        ("backup.json", b'{"format": "assess/backup@1", "assessments": 3}'),
    ],
)
def test_a_bad_file_is_explained_and_changes_nothing(
    store: Repository, open_app: Open, name: str, data: bytes
) -> None:
    make(store)
    at = uploader_open(open_app())
    at.file_uploader(key="upload/0").set_value((name, data, "application/json")).run()
    assert not at.exception
    assert "Nothing was imported" in words(at)
    assert name.replace(".", "\\.") in words(at)
    assert [s.id for s in store.list()] == ["a1"]


def test_a_backup_brings_everything_back(store: Repository, open_app: Open) -> None:
    make(store, answers={C: LevelAnswer(level=3)})
    make(store, "a2")
    store.delete("a2", NOW)
    backup = store.export_all()
    store.delete("a1", NOW)
    store.empty_bin()

    at = uploader_open(open_app())
    at.file_uploader(key="upload/0").set_value(("backup.json", backup, "application/json")).run()
    assert "2 assessments imported." in words(at)
    assert store.export_all() == backup
    assert json.loads(backup)["format"] == "assess/backup@1"


def test_a_report_taken_for_an_assessment_says_where_the_file_comes_from(
    store: Repository, open_app: Open
) -> None:
    make(store)
    data = render(RUBRIC, store.load("a1").assessment, "json", "en")
    at = uploader_open(open_app())
    at.file_uploader(key="upload/0").set_value(("report.json", data, "application/json")).run()
    assert "comes from its card on Home" in words(at)


def test_who_only_looked_at_samples_is_still_invited_to_start(store: Repository, open_app: Open) -> None:
    at = open_app()
    next(b for b in at.button if b.label == "Open sample").click().run()
    at = open_app()
    assert "Now your own company" in words(at)
    assert ":gray-badge[Sample]" in words(at)
    assert at.button(key="start").label == "Start an assessment"

    make(store)
    at = open_app()
    assert "Now your own company" not in words(at)
    assert words(at).count(":gray-badge[Sample]") == 1


def test_a_very_long_name_is_shortened_where_it_would_fill_the_page(
    store: Repository, open_app: Open
) -> None:
    make(store, title="", profile=profile(company="Long " * 1000))
    shown = words(open_app(a="a1"))
    assert "…" in shown
    assert "Long " * 20 not in shown
