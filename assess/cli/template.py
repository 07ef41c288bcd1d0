"""An assessment to fill by hand: as JSON, or as YAML with every question and level written beside it."""

import re
from collections.abc import Iterator

from assess.assessment import Assessment
from assess.cli.tables import WIDTH, wrapped
from assess.i18n import Translator
from assess.i18n.quoting import printable
from assess.i18n.terms import AI_ACT_ROLE, LEVEL, MARKET, MODE, MODEL_ROLE, STAGE, Terms
from assess.profile import Profile
from assess.rubric import Criterion, Rubric


def id_for(company: str, day: str) -> str:
    """An id from a company's name and a day: `acme-2026-11-23`."""
    name = re.sub(r"[^a-z0-9]+", "-", company.casefold()).strip("-")[:60].strip("-")
    return f"{name or 'assessment'}-{day}"


def as_yaml(rubric: Rubric, assessment: Assessment, _: Translator) -> bytes:
    """The assessment as YAML in which each answer only has to be uncommented; valid as it is."""
    return ("\n".join(_lines(rubric, assessment, _)) + "\n").encode()


def _lines(rubric: Rubric, a: Assessment, _: Translator) -> Iterator[str]:
    yield from _comment(_("An assessment to fill by hand. Check it at any time with: assess score FILE"))
    yield ""
    yield f"format: {a.format}"
    yield f"id: {_quoted(a.id)}"
    yield f"title: {_quoted(a.title)}"
    yield f"rubric: {{id: {a.rubric.id}, version: {a.rubric.version}}}"
    yield f"mode: {a.mode}  # {_choices(MODE, _)}"
    yield ""
    yield from _profile(a.profile, _)
    yield ""
    yield from _answers(rubric, a, _)


def _profile(profile: Profile, _: Translator) -> Iterator[str]:
    optional = _("optional")
    yield "profile:"
    yield f"  company: {_quoted(profile.company)}"
    yield f"  stage: {profile.stage}  # {_choices(STAGE, _)}"
    yield f"  model_role: {profile.model_role}  # {_choices(MODEL_ROLE, _)}"
    yield f"  markets: [{', '.join(profile.markets)}]  # {_choices(MARKET, _)}"
    what = _("does personal data occur in training data, prompts or logs?")
    yield f"  personal_data: {str(profile.personal_data).lower()}  # {what}"
    what = _("is the product open to the public, not only to named business customers?")
    yield f"  public_service: {str(profile.public_service).lower()}  # {what}"
    yield f"  currency: {profile.currency}"
    what = _("the day the answers describe")
    yield f'  as_of: "{profile.as_of.isoformat()}"  # {what}'
    yield f'  # sector: ""  # {optional}'
    yield f"  # ai_act_role: provider  # {_choices(AI_ACT_ROLE, _)}"
    yield f"  # headcount: 8  # {optional}"
    what = _("optional, in the currency above")
    yield f"  # annual_revenue: 1000000  # {what}"
    yield f"  # day_rate: 2000  # {what}"


def _answers(rubric: Rubric, a: Assessment, _: Translator) -> Iterator[str]:
    asked = list(rubric.asked(a.profile, a.mode))
    lead = _(
        "To answer, take out the # after the colon, then change level and evidence. "
        "A line that stays as it is counts as not answered. Instead of a level you can write:"
    )
    yield from _comment(lead)
    yield "#   {kind: unknown}"
    reason = _("why it does not concern you")
    yield f"#   {{kind: not_applicable, reason: {_quoted(reason)}}}"
    names = _(", ").join(f"{number} {_(name)}" for number, name in LEVEL.items())
    yield from _comment(_("Levels: {names}. Each contains the one below.", names=names))
    yield from _comment(
        _("Without valid evidence a level above 1 is a claim. Evidence may have url, date and expires.")
    )
    yield "answers:" if asked else "answers: {}"
    topic = None
    for criterion in asked:
        if rubric.topic_of[criterion.id] is not topic:
            topic = rubric.topic_of[criterion.id]
            dimension = rubric.dimension_by_id[criterion.dimension]
            yield ""
            yield f"  # ── {_plain(_.text(dimension.title))} · {_plain(_.text(topic.title))} ──"
        yield from _criterion(criterion, a, _)


def _criterion(criterion: Criterion, a: Assessment, _: Translator) -> Iterator[str]:
    yield ""
    yield from _comment(_.text(criterion.ask), "  ")
    for number, level in sorted(criterion.levels.items()):
        yield from wrapped(_plain(_.text(level)), WIDTH, first=f"  #   {number}  ", rest="  #      ")
    target = criterion.target.at(a.profile.stage)
    expected = (
        _("expected at your stage: level {level}", level=target)
        if target
        else _("not expected yet at your stage")
    )
    if criterion.gated_at(a.profile.stage) and criterion.gate is not None:
        expected += _("; ") + _("a gate from level {level}", level=criterion.gate.level)
    yield f"  # {expected}"
    for evidence in criterion.evidence:
        yield from wrapped(
            _("Could show: {what}", what=_plain(_.text(evidence))), WIDTH, first="  # ", rest="  #   "
        )
    yield f'  {criterion.id}:  # {{kind: level, level: 0-4, evidence: [{{label: ""}}], note: ""}}'


def _comment(text: str, indent: str = "") -> list[str]:
    return wrapped(_plain(text), WIDTH, first=f"{indent}# ", rest=f"{indent}# ")


def _choices(terms: Terms, _: Translator) -> str:
    return " · ".join(f"{key} ({_(word)})" for key, word in terms.items())


def _plain(text: str) -> str:
    """Content on one line, so that it cannot leave its comment."""
    return printable(" ".join(text.split()))


def _quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes, whatever is in it."""
    return '"' + "".join(f"\\{char}" if char in '"\\' else printable(char) for char in text) + '"'
