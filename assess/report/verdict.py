"""Why the band is what it is, in sentences: where average, gates, coverage and evidence disagree."""

from assess.assessment import Assessment
from assess.charts.alt import shown
from assess.i18n import Translator, show_percent
from assess.i18n.terms import BAND
from assess.insight import Verdict, verdict
from assess.rubric import MODES, Rubric
from assess.scorecard import GateState, Scorecard


def reasons(rubric: Rubric, scorecard: Scorecard, _: Translator) -> tuple[str, ...]:
    """What a reader must know beside the band; empty where readiness, gates and evidence agree."""
    found = verdict(rubric, scorecard)
    if found.reason == "nothing_expected":
        return (
            _(
                "Nothing that this stage expects applies to this profile, so there is no readiness and "
                "no band."
            ),
        )
    sentences = [*_coverage(rubric, scorecard, found, _), *_gates(rubric, scorecard, found, _)]
    if found.supported_behind:
        sentences.append(_unsupported(rubric, scorecard, found, _))
    return tuple(sentences)


def scope(rubric: Rubric, assessment: Assessment, _: Translator) -> str:
    """What the figures rest on and what they leave out, in one line to stand right below them."""
    notes = []
    if assessment.mode == "quick":
        # What the stage expects, as everywhere else: the progress counts these, and the estimate of the time.
        quick, full = (len(list(rubric.expected(assessment.profile, mode))) for mode in MODES)
        notes.append(_("Quick scan: {n} of the {all} questions that count at this stage", n=quick, all=full))
    notes.append(_("Self-reported, not verified"))
    if not rubric.manifest.groups.get("technology"):
        notes.append(_("Business side only"))
    return " · ".join(notes)


def _coverage(rubric: Rubric, scorecard: Scorecard, found: Verdict, _: Translator) -> list[str]:
    if found.reason != "withheld":
        return []
    return [
        _(
            "The band is withheld: {coverage} of what this stage expects is answered; a band needs {needed}.",
            coverage=show_percent(scorecard.coverage),
            needed=show_percent(rubric.manifest.min_coverage),
        )
    ]


def _gates(rubric: Rubric, scorecard: Scorecard, found: Verdict, _: Translator) -> list[str]:
    unmet, waived = _titles(rubric, found.unmet, _), _titles(rubric, found.waived, _)
    emerging, ready = _(BAND["emerging"]), _(BAND["ready"])
    value = shown(rubric, scorecard.readiness.value if scorecard.readiness else None)
    uncapped = _(BAND[scorecard.uncapped_band]) if scorecard.uncapped_band else ""
    if found.reason == "capped_unmet":
        text = _(
            'Readiness of {value} alone would mean "{uncapped}"; '
            'unmet gates hold the band at "{band}": {list}.',
            value=value,
            uncapped=uncapped,
            band=emerging,
            list=unmet,
        )
    elif found.reason == "capped_waived":
        text = _(
            'Readiness of {value} alone would mean "{uncapped}"; '
            'gates declared not applicable hold the band at "{band}": {list}.',
            value=value,
            uncapped=uncapped,
            band=ready,
            list=waived,
        )
    elif found.unmet:
        text = _(
            'However high readiness rises, unmet gates would hold the band at "{band}": {list}.',
            band=emerging,
            list=unmet,
        )
    elif found.waived:
        text = _('Gates declared not applicable limit the band to "{band}": {list}.', band=ready, list=waived)
    else:
        return []
    return [text]


def _unsupported(rubric: Rubric, scorecard: Scorecard, found: Verdict, _: Translator) -> str:
    ready = scorecard.readiness
    assert ready is not None
    assert scorecard.supported_band is not None  # withheld only where the claimed band is, too
    words = _(
        'Counting only what valid evidence supports, readiness is {floor} and the band "{supported}".',
        floor=shown(rubric, ready.floor),
        supported=_(BAND[scorecard.supported_band]),
    )
    if not found.unproven:
        return words
    names = _(", ").join(_.text(rubric.by_id[criterion].label) for criterion in found.unproven)
    reason = _("These gates are met by claim only, without valid evidence: {list}.", list=names)
    return _("{first} {second}", first=words, second=reason)


def _titles(rubric: Rubric, gates: tuple[GateState, ...], _: Translator) -> str:
    return _(", ").join(_.text(rubric.by_id[gate.criterion].label) for gate in gates)
