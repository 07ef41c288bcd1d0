"""Two windows changed the risks: what differs is shown, and the user chooses."""

from assess.app import state
from assess.app.escape import short
from assess.app.risk_saving import saving
from assess.app.widgets import section_state
from assess.assessment import Assessment
from assess.i18n import Translator
from assess.i18n.risk import ON, TREATMENT
from assess.report.risk_words import scenario_name
from assess.risk import Override, OwnScenario, Risks
from assess.risk.catalogue import Control


def draw(assessment: Assessment, _: Translator) -> None:
    """What differs between the stored risks and this window's, and the choice."""
    theirs, ours = (_facts(assessment, risks, _) for risks in (assessment.risks, saving.mine()))
    section_state.choose(
        saving,
        _(
            "The risks were changed in another window in the meantime. Nothing was "
            "overwritten: choose which version to keep."
        ),
        section_state.differing(theirs, ours),
        _,
    )


def _named(id: str, within: Assessment, _: Translator) -> str:
    return short(scenario_name(id, state.rubric(), within, _))


def _facts(assessment: Assessment, risks: Risks, _: Translator) -> dict[str, section_state.Fact]:
    """All that was entered, by what it is about."""
    within = assessment.model_copy(update={"risks": risks})
    facts = {f"scenario {one.id}": (_named(one.id, within, _), _entered(one, _)) for one in risks.scenarios}
    if risks.tolerance:
        points = (f"{point.loss:,.12g}{_(': ')}{point.probability * 100:.4g}%" for point in risks.tolerance)
        facts["tolerance"] = (_("Tolerance"), " · ".join(points))
    return facts


def _entered(one: Override | OwnScenario, _: Translator) -> str:
    parts = []
    if isinstance(one, Override) and one.dropped:
        parts.append(f"{_('Left out')}{_(': ')}{short(one.dropped, 200)}")
    if one.frequency:
        values = (one.frequency.low, one.frequency.likely, one.frequency.high)
        parts.append(f"{_('How often')}{_(': ')}{'–'.join(f'{v:.12g}' for v in values)}")
    if one.loss:
        parts.append(f"{_('Loss each time')}{_(': ')}{one.loss.low:,.12g}–{one.loss.high:,.12g}")
    if one.controls is not None:
        told = (_control(control, _) for control in one.controls)
        parts.append(f"{_('Controls')}{_(': ')}{_('; ').join(told) or '–'}")
    if one.transfer:
        terms = (one.transfer.deductible, one.transfer.limit, one.transfer.premium)
        amounts = " / ".join(f"{value:,.12g}" for value in terms)
        parts.append(f"{_('Insurance, or somebody else pays')}{_(': ')}{amounts}")
    if one.treatment:
        parts.append(_(TREATMENT[one.treatment]))
    for label, text in ((_("Owner"), one.owner), (_("Have ready for the day it happens"), one.contingency)):
        if text:
            parts.append(f"{label}{_(': ')}{short(text, 200)}")
    return " · ".join(parts) or "–"


def _control(control: Control, _: Translator) -> str:
    name = _.text(state.rubric().by_id[control.criterion].label)
    told = f"{short(name)} {_(ON[control.on])} {control.effect * 100:.4g}%"
    return f"{told} [{control.mechanism}]" if control.mechanism else told
