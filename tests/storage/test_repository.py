"""What a founder saves is there again, and nothing is overwritten unseen."""

import datetime as dt

import pytest

from assess.assessment import NotApplicable, Unknown, copy_as_next
from assess.plan.inputs import Accepted, AcceptedStep, Planning
from assess.plan.inputs import WhatIf as LevelsTried
from assess.problems import InputError
from assess.risk import Control, Frequency, Loss, Override, OwnScenario, Risks
from assess.storage import (
    Conflict,
    IdTaken,
    InBin,
    NotFound,
    NothingToUndo,
    ProfileConflict,
    Repository,
    SectionConflict,
)
from tests.storage.samples import (
    AWKWARD,
    ECONOMICS,
    NOW,
    PLAN,
    PROFILE,
    RISKS,
    RUBRIC,
    assessment,
    later,
    level,
)


def test_created_is_loaded_as_it_was(repository: Repository) -> None:
    made = assessment(
        title=AWKWARD,
        mode="quick",
        profile=PROFILE.model_copy(update={"company": AWKWARD}),
        answers={
            "team.roles": level(3, AWKWARD),
            "ip.patents": NotApplicable(reason=AWKWARD),
            "ip.secrets": Unknown(),
        },
        later=("risk.backup", "ip.patents"),
        previous="acme-2025",
        economics=ECONOMICS,
        risks=RISKS,
        plan=PLAN,
    )
    repository.create(made, now=NOW, who=AWKWARD)

    stored = repository.load("acme")

    assert stored.assessment == made
    assert stored.revisions == {"team.roles": 1, "ip.patents": 1, "ip.secrets": 1}
    assert (stored.created, stored.changed, stored.changed_by, stored.deleted) == (NOW, NOW, AWKWARD, None)


def test_an_id_is_given_once(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    repository.delete("acme", NOW)

    with pytest.raises(IdTaken):
        repository.create(assessment(title="other"), now=NOW)

    assert repository.load("acme").assessment.title == ""


def test_the_unknown_is_not_found(repository: Repository) -> None:
    for request in (
        lambda: repository.load("nobody"),
        lambda: repository.save_answer("nobody", "ip.patents", level(1), expected=0, now=NOW),
        lambda: repository.save_later("nobody", "ip.patents", True, now=NOW),
        lambda: repository.undo("nobody", "ip.patents", expected=0, now=NOW),
        lambda: repository.confirm("nobody", [], now=NOW),
        lambda: repository.history("nobody", "ip.patents"),
        lambda: repository.delete("nobody", NOW),
        lambda: repository.restore("nobody"),
    ):
        with pytest.raises(NotFound):
            request()


def test_every_change_of_an_answer_is_saved_with_its_event(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)

    first = repository.save_answer("acme", "ip.patents", level(1), expected=0, now=later(1), who="ada")
    second = repository.save_answer("acme", "ip.patents", level(2), expected=1, now=later(2), who="bo")
    third = repository.save_answer("acme", "ip.patents", None, expected=2, now=later(3))

    assert [saved.revision for saved in (first, second, third)] == [1, 2, 3]
    assert second.at == later(2)
    stored = repository.load("acme")
    assert stored.assessment.answers == {}
    assert stored.revisions == {"ip.patents": 3}
    assert (stored.created, stored.changed) == (NOW, later(3))
    events = repository.history("acme", "ip.patents")
    assert [(e.number, e.at, e.who, e.old, e.new) for e in events] == [
        (3, later(3), "local", level(2), None),
        (2, later(2), "bo", level(1), level(2)),
        (1, later(1), "ada", None, level(1)),
    ]


def test_the_same_answer_again_is_no_change(repository: Repository) -> None:
    repository.create(assessment(answers={"ip.patents": level(1)}), now=NOW)

    saved = repository.save_answer("acme", "ip.patents", level(1), expected=1, now=later(5))

    assert saved.revision == 1
    assert len(repository.history("acme", "ip.patents")) == 1
    assert repository.load("acme").changed == NOW


def test_a_conflict_is_per_criterion_and_shows_what_stands(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    repository.save_answer("acme", "ip.patents", level(3), expected=0, now=later(1))

    with pytest.raises(Conflict) as refused:
        repository.save_answer("acme", "ip.patents", level(1), expected=0, now=later(2))
    repository.save_answer("acme", "ip.secrets", level(1), expected=0, now=later(2))

    assert refused.value.current == level(3)
    assert refused.value.revision == 1
    assert repository.load("acme").assessment.answers == {"ip.patents": level(3), "ip.secrets": level(1)}
    assert len(repository.history("acme", "ip.patents")) == 1


def test_undo_is_a_change_of_its_own(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    repository.save_answer("acme", "ip.patents", level(1, "before"), expected=0, now=later(1))
    repository.save_answer("acme", "ip.patents", level(4, "after"), expected=1, now=later(2))

    with pytest.raises(Conflict):
        repository.undo("acme", "ip.patents", expected=1, now=later(3))
    saved = repository.undo("acme", "ip.patents", expected=2, now=later(3))

    assert saved.revision == 3
    assert repository.load("acme").assessment.answers["ip.patents"] == level(1, "before")
    assert [e.number for e in repository.history("acme", "ip.patents")] == [3, 2, 1]
    with pytest.raises(NothingToUndo):
        repository.undo("acme", "ip.secrets", expected=0, now=NOW)


def test_undo_of_the_first_answer_clears_it(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    repository.save_answer("acme", "ip.patents", level(1), expected=0, now=later(1))

    repository.undo("acme", "ip.patents", expected=1, now=later(2))

    assert repository.load("acme").assessment.answers == {}


def test_confirming_clears_carried_and_nothing_else(repository: Repository) -> None:
    before = assessment(answers={"ip.patents": level(2, "n"), "ip.secrets": level(3), "team.roles": level(1)})
    new = copy_as_next(before, new_id="next", title="", as_of=dt.date(2027, 1, 1), rubric=RUBRIC)
    repository.create(new, now=NOW)
    repository.save_answer("next", "team.roles", level(2), expected=1, now=NOW)

    confirmed = repository.confirm(
        "next", ["ip.patents", "team.roles", "risk.backup"], now=later(1), who="ada"
    )

    assert confirmed == {"ip.patents": 2}
    answers = repository.load("next").assessment.answers
    assert answers["ip.patents"] == level(2, "n")
    assert answers["ip.secrets"].carried
    assert repository.history("next", "ip.patents")[0].who == "ada"


def test_marks_keep_their_order(repository: Repository) -> None:
    repository.create(assessment(later=("ip.secrets", "ip.patents")), now=NOW)

    repository.save_later("acme", "team.roles", True, now=NOW)
    repository.save_later("acme", "team.roles", True, now=NOW)
    repository.save_later("acme", "ip.secrets", False, now=NOW)
    repository.save_later("acme", "risk.backup", False, now=NOW)
    repository.save_later("acme", "ip.secrets", True, now=later(9))

    stored = repository.load("acme")
    assert stored.assessment.later == ("ip.patents", "team.roles", "ip.secrets")
    assert stored.changed == later(9)


def test_the_profile_has_its_own_revision(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    grown = PROFILE.model_copy(update={"stage": "growth"})

    saved = repository.save_profile("acme", grown, title="T", mode="quick", expected=1, now=later(1))
    repository.save_answer("acme", "ip.patents", level(1), expected=0, now=later(2))
    again = repository.save_profile("acme", grown, title="T", mode="quick", expected=2, now=later(3))
    with pytest.raises(ProfileConflict) as refused:
        repository.save_profile("acme", PROFILE, title="", mode="full", expected=1, now=later(4))

    assert (saved.revision, again.revision) == (2, 2)
    assert (refused.value.profile, refused.value.title, refused.value.mode) == (grown, "T", "quick")
    stored = repository.load("acme")
    assert (stored.assessment.profile, stored.assessment.title, stored.assessment.mode) == (
        grown,
        "T",
        "quick",
    )
    assert stored.profile_revision == 2


def test_the_economics_have_their_own_revision(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    richer = ECONOMICS.model_copy(update={"opening_cash": 2.0})

    first = repository.save_economics("acme", ECONOMICS, expected=1, now=later(1))
    same = repository.save_economics("acme", ECONOMICS, expected=2, now=later(2))
    repository.save_answer("acme", "ip.patents", level(1), expected=0, now=later(3))
    with pytest.raises(SectionConflict) as refused:
        repository.save_economics("acme", richer, expected=1, now=later(4))

    assert (first.revision, same.revision) == (2, 2)
    assert (refused.value.current, refused.value.revision) == (ECONOMICS, 2)
    stored = repository.load("acme")
    assert (stored.assessment.economics, stored.economics_revision) == (ECONOMICS, 2)
    repository.save_economics("acme", None, expected=2, now=later(5))
    assert repository.load("acme").assessment.economics is None


def test_the_risks_have_their_own_revision(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    fewer = RISKS.model_copy(update={"tolerance": ()})

    first = repository.save_risks("acme", RISKS, expected=1, now=later(1))
    same = repository.save_risks("acme", RISKS, expected=2, now=later(2))
    repository.save_economics("acme", ECONOMICS, expected=1, now=later(3))
    with pytest.raises(SectionConflict) as refused:
        repository.save_risks("acme", fewer, expected=1, now=later(4))

    assert (first.revision, same.revision) == (2, 2)
    assert (refused.value.current, refused.value.revision) == (RISKS, 2)
    stored = repository.load("acme")
    assert (stored.assessment.risks, stored.risks_revision) == (RISKS, 2)
    assert stored.economics_revision == 2


def test_the_plan_has_its_own_revision(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)
    wishes = PLAN.model_copy(update={"accepted": None})

    first = repository.save_plan("acme", PLAN, expected=1, now=later(1))
    same = repository.save_plan("acme", PLAN, expected=2, now=later(2))
    repository.save_risks("acme", RISKS, expected=1, now=later(3))
    with pytest.raises(SectionConflict) as refused:
        repository.save_plan("acme", wishes, expected=1, now=later(4))

    assert (first.revision, same.revision) == (2, 2)
    assert (refused.value.current, refused.value.revision) == (PLAN, 2)
    stored = repository.load("acme")
    assert (stored.assessment.plan, stored.plan_revision) == (PLAN, 2)
    assert stored.risks_revision == 2


def test_what_could_not_be_read_again_is_not_stored(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)

    with pytest.raises(InputError):
        repository.save_profile("acme", PROFILE, title="x" * 20_001, mode="full", expected=1, now=NOW)
    broken = level(1).model_copy(update={"level": 7})
    with pytest.raises(Exception, match="less than or equal to 4"):
        repository.save_answer("acme", "ip.patents", broken, expected=0, now=NOW)

    assert repository.load("acme").assessment == assessment()


def test_a_time_without_a_zone_is_refused(repository: Repository) -> None:
    repository.create(assessment(), now=NOW)

    with pytest.raises(Exception, match="without a time zone"):
        repository.save_answer("acme", "ip.patents", level(1), expected=0, now=NOW.replace(tzinfo=None))


def test_times_of_other_zones_are_kept_as_moments(repository: Repository) -> None:
    beijing = dt.timezone(dt.timedelta(hours=8))
    repository.create(assessment(), now=NOW.astimezone(beijing))

    stored = repository.load("acme")
    assert stored.created == NOW
    assert stored.created.tzinfo == dt.UTC


def test_lists_are_newest_change_first(repository: Repository) -> None:
    for number, id in enumerate(("a", "b", "c")):
        repository.create(assessment(id, title=id.upper()), now=later(number))
    repository.save_answer("a", "ip.patents", level(1), expected=0, now=later(9))
    repository.delete("b", later(10))

    assert [s.id for s in repository.list()] == ["a", "c"]
    first = repository.list()[0]
    assert (first.title, first.company, first.stage, first.mode) == ("A", "Acme", "seed", "full")
    assert (first.as_of, first.created, first.changed) == (PROFILE.as_of, NOW, later(9))
    assert [s.id for s in repository.bin()] == ["b"]


def test_the_bin_gives_back_until_it_is_emptied(repository: Repository) -> None:
    repository.create(assessment("kept", answers={"ip.patents": level(1)}), now=NOW)
    repository.create(assessment("gone", answers={"ip.patents": level(1)}, later=("ip.secrets",)), now=NOW)
    repository.delete("kept", later(1))
    repository.delete("gone", later(1))
    repository.delete("gone", later(2))

    with pytest.raises(InBin):
        repository.save_answer("kept", "ip.patents", level(2), expected=1, now=NOW)
    assert repository.load("gone").deleted == later(1)
    repository.restore("kept")
    assert repository.empty_bin() == 1
    assert repository.empty_bin() == 0

    assert [s.id for s in repository.list()] == ["kept"]
    assert repository.load("kept").assessment.answers == {"ip.patents": level(1)}
    with pytest.raises(NotFound):
        repository.load("gone")
    repository.create(assessment("gone"), now=NOW)
    assert repository.load("gone").revisions == {}


def test_renamed_criteria_keep_answers_marks_and_history(repository: Repository) -> None:
    repository.create(assessment(answers={"ip.confidential": level(1)}, later=("ip.confidential",)), now=NOW)
    repository.save_answer("acme", "ip.confidential", level(2), expected=1, now=later(1))

    repository.rename(RUBRIC.renamed)

    stored = repository.load("acme")
    assert stored.assessment.answers == {"ip.secrets": level(2)}
    assert stored.assessment.later == ("ip.secrets",)
    assert stored.revisions == {"ip.secrets": 2}
    assert len(repository.history("acme", "ip.secrets")) == 2


def test_risks_and_plans_follow_renamed_criteria(repository: Repository) -> None:
    repository.create(
        assessment("own", risks=_risks("ip.confidential"), plan=_plan("ip.confidential")), now=NOW
    )
    repository.create(assessment("gone", plan=_plan("ip.confidential")), now=NOW)
    repository.delete("gone", NOW)

    repository.rename(RUBRIC.renamed)

    stored = repository.load("own")
    assert stored.assessment.risks == _risks("ip.secrets")
    assert stored.assessment.plan == _plan("ip.secrets")
    assert (stored.risks_revision, stored.plan_revision, stored.changed) == (1, 1, NOW)
    assert repository.load("gone").assessment.plan == _plan("ip.secrets")


def test_what_stands_under_todays_id_stays(repository: Repository) -> None:
    old, new = Control(criterion="ip.confidential", on="loss", effect=0.5), _control("ip.secrets")
    frequency, loss = Frequency(low=0, likely=0.01, high=0.1), Loss(low=1e3, high=1e5)
    fire = OwnScenario(id="x.fire", frequency=frequency, loss=loss, controls=(old, new))
    plan = Planning(
        fixed=("ip.secrets@2",),
        excluded=("ip.confidential@2", "ip.confidential@3"),
        what_ifs=(LevelsTried(name="Both", levels={"ip.secrets": 3, "ip.confidential": 1}),),
    )
    repository.create(assessment(risks=Risks(scenarios=(fire,)), plan=plan), now=NOW)

    repository.rename(RUBRIC.renamed)

    found = repository.load("acme").assessment
    assert found.risks.scenarios[0].controls == (new,)
    assert (found.plan.fixed, found.plan.excluded) == (("ip.secrets@2",), ("ip.secrets@3",))
    assert found.plan.what_ifs[0].levels == {"ip.secrets": 3}


def test_a_backup_from_before_a_rename_is_known_after_it(repository: Repository) -> None:
    own = Risks(scenarios=_risks("ip.confidential").scenarios[:1])
    made = assessment(risks=own, plan=_plan("ip.confidential"))
    repository.create(made, now=NOW)
    backup = repository.export_all()
    repository.rename(RUBRIC.renamed)

    result = repository.import_all(backup, "backup.json", RUBRIC, now=NOW)

    assert result.skipped == ("acme",)


def _control(criterion: str) -> Control:
    return Control(criterion=criterion, on="loss", effect=0.25)


def _risks(criterion: str) -> Risks:
    """A scenario of the company's own and its view of one of the catalogue, both held down by a criterion."""
    frequency, loss = Frequency(low=0, likely=0.01, high=0.1), Loss(low=1e3, high=1e5)
    own = OwnScenario(id="x.fire", frequency=frequency, loss=loss, controls=(_control(criterion),))
    return Risks(scenarios=(own, Override(id="flood", controls=(_control(criterion),))))


def _plan(criterion: str) -> Planning:
    """Inputs that name a criterion wherever they can."""
    step = AcceptedStep.model_validate({"criterion": criterion, "from": 0, "to": 1, "points": 1, "days": 2})
    return Planning(
        fixed=(f"{criterion}@2",),
        excluded=(f"{criterion}@4",),
        accepted=Accepted(date=NOW.date(), currency="CNY", steps=(step,)),
        what_ifs=(LevelsTried(name="Secrets first", levels={criterion: 3}),),
    )
