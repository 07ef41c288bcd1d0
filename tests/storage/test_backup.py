"""Export and import carry everything, exactly; a bad backup changes nothing."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, Unknown
from assess.assessment_file import load_assessment
from assess.documents import MAX_DEPTH
from assess.i18n import translator
from assess.i18n.problems import line
from assess.problems import InputError
from assess.storage import MAX_BACKUP_BYTES, ImportResult, Repository, open_repository
from assess.text import LOCALES
from tests.storage.samples import (
    AWKWARD,
    CRITERIA,
    ECONOMICS,
    NOW,
    PLAN,
    RISKS,
    RUBRIC,
    answers,
    assessment,
    assessments,
    later,
    level,
    moments,
    profiles,
    texts,
)

Opener = Callable[[str], Repository]
NewAddress = Callable[[], str]


@pytest.fixture
def other(new_address: NewAddress, open_another: Opener) -> Repository:
    """A second store, empty."""
    return open_another(new_address())


def bring(repository: Repository, data: bytes) -> ImportResult:
    return repository.import_all(data, "backup.json", RUBRIC, now=NOW)


def lived_in(repository: Repository) -> None:
    repository.create(
        assessment(title=AWKWARD, answers={"ip.patents": level(1, AWKWARD)}), now=NOW, who=AWKWARD
    )
    repository.save_answer("acme", "ip.patents", level(2), expected=1, now=later(1), who="ada")
    repository.save_answer("acme", "ip.secrets", Unknown(), expected=0, now=later(2))
    repository.save_answer("acme", "ip.secrets", None, expected=1, now=later(3))
    repository.save_later("acme", "team.roles", True, now=later(4))
    repository.create(
        assessment("next", previous="acme", economics=ECONOMICS, risks=RISKS, plan=PLAN), now=later(5)
    )
    repository.delete("next", later(6), "bo")


def test_everything_comes_over(repository: Repository, other: Repository) -> None:
    lived_in(repository)
    exported = repository.export_all()

    result = bring(other, exported)

    assert result == ImportResult(added=("acme", "next"), skipped=(), renamed={})
    assert other.export_all() == exported
    assert other.load("acme") == repository.load("acme")
    assert other.load("next") == repository.load("next")
    for criterion in CRITERIA:
        assert other.history("acme", criterion) == repository.history("acme", criterion)
    assert (other.list(), other.bin()) == (repository.list(), repository.bin())


@settings(max_examples=60)
@given(data=st.data())
def test_random_lives_round_trip(data: st.DataObject) -> None:
    source, target = open_repository("sqlite://"), open_repository("sqlite://")
    live(source, data)

    exported = source.export_all()

    bring(target, exported)
    assert target.export_all() == exported
    for summary in (*source.list(), *source.bin()):
        assert target.load(summary.id) == source.load(summary.id)


@pytest.mark.postgres
@settings(max_examples=25)
@given(data=st.data())
def test_random_lives_move_between_databases(postgres: str, data: st.DataObject) -> None:
    lite, server, back = open_repository("sqlite://"), open_repository(postgres), open_repository("sqlite://")
    live(lite, data)
    try:
        bring(server, lite.export_all())
        bring(back, server.export_all())

        assert server.export_all() == lite.export_all() == back.export_all()
    finally:
        for summary in server.list():
            server.delete(summary.id, NOW)
        server.empty_bin()
        server.close()


def live(repository: Repository, data: st.DataObject) -> None:
    """Random assessments, and random things done to them."""
    for made in data.draw(st.lists(assessments, max_size=3, unique_by=lambda a: a.id)):
        repository.create(made, now=data.draw(moments), who=data.draw(texts))
        revisions = dict(repository.load(made.id).revisions)
        changes = st.lists(st.tuples(st.sampled_from(CRITERIA), st.none() | answers), max_size=4)
        for criterion, answer in data.draw(changes):
            expected = revisions.get(criterion, 0)
            saved = repository.save_answer(
                made.id, criterion, answer, expected=expected, now=data.draw(moments), who=data.draw(texts)
            )
            revisions[criterion] = saved.revision
        profile, title = data.draw(profiles), data.draw(texts)
        repository.save_profile(
            made.id, profile, title=title, mode="full", expected=1, now=data.draw(moments)
        )
        if data.draw(st.booleans()):
            repository.delete(made.id, data.draw(moments), data.draw(texts))


@given(made=assessments)
def test_a_stored_assessment_is_the_one_of_its_file(made: Assessment) -> None:
    repository = open_repository("sqlite://")
    repository.create(made, now=NOW)

    entry = json.loads(repository.export_all())["assessments"][0]["assessment"]

    assert (
        load_assessment(json.dumps(entry).encode(), "a.json", RUBRIC)
        == made
        == repository.load(made.id).assessment
    )


def test_importing_twice_adds_nothing(repository: Repository) -> None:
    lived_in(repository)

    result = bring(repository, repository.export_all())

    assert result == ImportResult(added=(), skipped=("acme", "next"), renamed={})


def test_what_differs_comes_in_under_a_new_id(repository: Repository, other: Repository) -> None:
    lived_in(repository)
    exported = repository.export_all()
    other.create(assessment(title="Somebody else's"), now=NOW)

    first = bring(other, exported)
    second = bring(other, exported)

    assert first == ImportResult(added=("acme-2", "next"), skipped=(), renamed={"acme": "acme-2"})
    assert other.load("acme").assessment.title == "Somebody else's"
    assert other.load("acme-2").assessment.answers == repository.load("acme").assessment.answers
    assert other.history("acme-2", "ip.patents") == repository.history("acme", "ip.patents")
    assert other.load("next").assessment.previous == "acme-2"
    assert second == ImportResult(added=(), skipped=("acme", "next"), renamed={})


def test_new_ids_stay_within_the_length_of_an_id(repository: Repository, other: Repository) -> None:
    long = "x" * 80
    repository.create(assessment(long, title="one"), now=NOW)
    other.create(assessment(long, title="two"), now=NOW)

    result = bring(other, repository.export_all())

    assert result.renamed == {long: "x" * 78 + "-2"}


def test_earlier_criterion_ids_are_replaced_in_answers_and_history(repository: Repository) -> None:
    source = open_repository("sqlite://")
    source.create(assessment(answers={"ip.confidential": level(1)}), now=NOW)
    source.save_answer("acme", "ip.confidential", level(2), expected=1, now=NOW)

    bring(repository, source.export_all())

    assert repository.load("acme").assessment.answers == {"ip.secrets": level(2)}
    assert len(repository.history("acme", "ip.secrets")) == 2


def spoil(change: Callable[[list[Any]], object]) -> bytes:
    """A good backup of two assessments, changed."""
    source = open_repository("sqlite://")
    source.create(assessment("fine"), now=NOW)
    source.create(assessment("spoilt", answers={"ip.patents": level(1)}), now=NOW)
    document = json.loads(source.export_all())
    change(document["assessments"])
    return json.dumps(document, indent=1).encode()


BAD: dict[str, tuple[Callable[[list[Any]], object], str, str]] = {
    "level 7": (
        lambda a: a[1]["assessment"]["answers"]["ip.patents"].update(level=7),
        "out_of_range",
        "assessments.1.assessment.answers.ip.patents.level",
    ),
    "unknown criterion": (
        lambda a: a[1]["assessment"]["answers"].update({"ip.patent": {"kind": "unknown"}}),
        "unknown_criterion",
        "assessments.1.assessment.answers.ip.patent",
    ),
    "history of an unknown criterion": (
        lambda a: a[1]["history"].update({"x.y": a[1]["history"]["ip.patents"]}),
        "unknown_criterion",
        "assessments.1.history.x.y",
    ),
    "newer rubric": (
        lambda a: a[1]["assessment"]["rubric"].update(version="2.0.0"),
        "newer_rubric",
        "assessments.1.assessment.rubric.version",
    ),
    "history that ends elsewhere": (
        lambda a: a[1]["history"]["ip.patents"][0]["answer"].update(level=2),
        "history_differs",
        "assessments.1.history.ip.patents",
    ),
    "answer without history": (
        lambda a: a[1]["history"].clear(),
        "history_differs",
        "assessments.1.history.ip.patents",
    ),
    "empty history": (
        lambda a: a[1]["history"].update({"ip.secrets": []}),
        "empty",
        "assessments.1.history.ip.secrets",
    ),
    "id twice": (
        lambda a: a[1]["assessment"].update(id="fine"),
        "repeated_id",
        "assessments.1.assessment.id",
    ),
    "no time": (lambda a: a[1].update(created="yesterday"), "not_time", "assessments.1.created"),
    "time without a zone": (
        lambda a: a[1].update(changed="2026-11-23T10:00:00"),
        "not_time",
        "assessments.1.changed",
    ),
    "time that no zone can show": (
        lambda a: a[1].update(changed="0001-01-01T00:00:00+14:00"),
        "not_time",
        "assessments.1.changed",
    ),
    "unknown field": (lambda a: a[1].update(colour="red"), "unknown_field", "assessments.1.colour"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_backup_is_refused_whole_with_line_and_place(repository: Repository, name: str) -> None:
    change, code, path = BAD[name]

    with pytest.raises(InputError) as refused:
        bring(repository, spoil(change))

    assert [(p.code, p.path, p.file) for p in refused.value.problems] == [(code, path, "backup.json")]
    assert refused.value.problems[0].line
    assert all(line(refused.value.problems[0], translator(locale)) for locale in LOCALES)
    assert repository.list() == []


def test_every_problem_is_reported_at_once(repository: Repository) -> None:
    def change(found: list[Any]) -> None:
        found[0]["assessment"]["rubric"]["version"] = "2.0.0"
        found[1]["assessment"]["rubric"]["id"] = "other"

    with pytest.raises(InputError) as refused:
        bring(repository, spoil(change))

    assert [p.code for p in refused.value.problems] == ["newer_rubric", "other_rubric"]


NO_BACKUPS = {
    b"": "empty_file",
    b"\xff\xfe\x00": "not_utf8",
    b"{": "not_json",
    b"[]": "not_mapping",
    b"{}": "missing",
    b'{"format": "assess/backup@1", "assessments": NaN}': "not_finite",
    b'{"format": "assess/backup@1", "format": "assess/backup@1", "assessments": []}': "duplicate_key",
    b'{"format": "assess/backup@2", "assessments": []}': "newer_format",
    b'{"format": "assess/assessment@1"}': "other_format",
    b"[" * (MAX_DEPTH + 1): "too_deep",
    b" " * (MAX_BACKUP_BYTES + 1): "too_large",
}


@pytest.mark.parametrize("data", NO_BACKUPS, ids=lambda data: data[:20].decode("latin-1"))
def test_what_is_no_backup_is_refused(data: bytes) -> None:
    repository = open_repository("sqlite://")

    with pytest.raises(InputError) as refused:
        bring(repository, data)

    assert refused.value.problems[0].code == NO_BACKUPS[data]


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    repository = open_repository("sqlite://")

    with pytest.raises(InputError):
        bring(repository, data)


def test_a_backup_may_be_larger_than_an_assessment_file() -> None:
    source, target = open_repository("sqlite://"), open_repository("sqlite://")
    for number in range(60):
        given_ = {c: level(1, "今" * 6_000) for c in CRITERIA}
        source.create(assessment(f"a{number}", answers=given_), now=NOW + dt.timedelta(days=number))
    exported = source.export_all()
    assert len(exported) > 5_000_000

    assert len(bring(target, exported).added) == 60
    assert target.export_all() == exported
