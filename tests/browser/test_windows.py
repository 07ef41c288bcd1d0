"""Two windows on one assessment, and a server that is killed: nothing shown as saved is lost."""

from pathlib import Path

from playwright.sync_api import expect

from assess.assessment import LevelAnswer
from assess.loading import shipped_rubric
from assess.storage import Repository, open_repository
from scripts.serving import Server, serve
from tests.browser.conftest import NOW, Visit
from tests.browser.tour import fresh

TOPIC = shipped_rubric().topics[0]
FIRST, SECOND = (criterion.id for criterion in TOPIC.criteria[:2])


def level(store: Repository, assessment: str, criterion: str) -> int | None:
    answer = store.load(assessment).assessment.answers.get(criterion)
    assert answer is None or isinstance(answer, LevelAnswer)
    return answer.level if answer else None


def test_a_stale_window_shows_both_answers_and_overwrites_none(
    server: Server, store: Repository, visit: Visit
) -> None:
    store.create(fresh("windows"), now=NOW, who="test")
    early, late = visit(server), visit(server)
    for window in (early, late):
        window.open("walkthrough", a="windows", t=TOPIC.id)
    early.answer(FIRST, "3")
    late.pick(f"answer/{FIRST}", 1)

    conflict = late.key(f"conflict-{FIRST.replace('.', '-')}")
    expect(conflict).to_contain_text("3 Operating")
    expect(conflict).to_contain_text("1 Ad hoc")
    expect(late.option(FIRST, "3")).to_be_checked()
    assert level(store, "windows", FIRST) == 3

    late.answer(SECOND, "2")  # another criterion is not in dispute
    late.press(f"mine/{FIRST}")
    expect(conflict).to_be_hidden()
    expect(late.option(FIRST, "1")).to_be_checked()
    early.reload()
    expect(early.option(FIRST, "1")).to_be_checked()
    expect(early.option(SECOND, "2")).to_be_checked()
    assert len(store.history("windows", FIRST)) == 2


def test_an_assessment_deleted_in_another_window_takes_no_answer(
    server: Server, store: Repository, visit: Visit
) -> None:
    store.create(fresh("deleted"), now=NOW, who="test")
    window = visit(server)
    window.open("walkthrough", a="deleted", t=TOPIC.id)
    store.delete("deleted", NOW)
    window.pick(f"answer/{FIRST}", 1)
    card = window.key(f"criterion-{FIRST.replace('.', '-')}")
    expect(card).to_contain_text("deleted in another window")
    assert level(store, "deleted", FIRST) is None


def test_counts_follow_each_answer_and_stand_once(server: Server, store: Repository, visit: Visit) -> None:
    store.create(fresh("counts"), now=NOW, who="test")
    window = visit(server)
    window.open("walkthrough", a="counts", t=TOPIC.id)
    bar = window.find("stProgress")
    rows = window.find("stSidebar").locator('[data-testid="stMarkdown"]')
    for answered, criterion in enumerate((FIRST, SECOND, FIRST, SECOND), 1):
        window.answer(criterion, str(answered))
        so_far = min(answered, 2)
        expect(bar).to_have_count(1)
        expect(bar).to_contain_text(f"{so_far} of ")
        for title in (shipped_rubric().dimension_by_id[TOPIC.criteria[0].dimension].title, TOPIC.title):
            expect(rows.filter(has_text=title.en)).to_have_count(1)
            expect(rows.filter(has_text=title.en)).to_contain_text(f"{so_far}/")


def test_what_was_shown_as_saved_survives_a_killed_server(tmp_path: Path, visit: Visit) -> None:
    database = tmp_path / "assess.db"
    store = open_repository(str(database))
    store.create(fresh("killed"), now=NOW, who="test")
    store.close()
    choices = ("2", "4", "unknown")
    port, window = None, None
    for choice in choices:
        with serve(database, port=port) as server:
            if window is None:
                port, window = server.port, visit(server)
                window.open("walkthrough", a="killed", t=TOPIC.id)
            else:
                window.reload()
                window.errors.clear()  # the server was away
                expect(window.option(FIRST, choices[choices.index(choice) - 1])).to_be_checked()
            window.option(FIRST, choice).locator("xpath=ancestor::label").click()
            expect(window.option(FIRST, choice)).to_be_checked()
            expect(window.key(f"criterion-{FIRST.replace('.', '-')}")).to_contain_text("Saved")
            server.process.kill()
            server.process.wait()
    with serve(database, port=port):
        assert window is not None
        window.reload()
        window.errors.clear()
        expect(window.option(FIRST, choices[-1])).to_be_checked()
