"""A scorecard as text for a terminal."""

from collections.abc import Sequence

from assess.assessment import Assessment, NotApplicable, new_since
from assess.charts.alt import ranked_gaps, shown
from assess.cli.tables import paragraphs, section, table
from assess.extent import Extent
from assess.i18n import Translator, show_date, show_percent
from assess.i18n.quoting import quoted
from assess.i18n.terms import BAND, GATE_STATE, KIND, LEFT_OUT, MODE, MODEL_ROLE, STAGE
from assess.profile import STAGES
from assess.report.verdict import reasons, scope
from assess.rubric import Band, Criterion, Rubric
from assess.scorecard import GateState, Scorecard, Triple

TOP = 10
"""How many gaps are listed."""


def scorecard_text(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> str:
    """A scorecard with everything a reader acts on."""
    lines = [
        *_head(rubric, assessment, _),
        *section(_("Result"), _figures(rubric, card, _)),
        *section(
            _("What stands behind the band"),
            paragraphs((scope(rubric, assessment, _), *reasons(rubric, card, _))),
        ),
        *section(_("By stage"), _stages(rubric, card, _)),
        *section(_("By dimension"), _dimensions(rubric, card, _)),
        *section(_("Gates"), [_gate(rubric, gate, _) for gate in card.gates]),
        *section(_("Largest gaps"), _gaps(rubric, card, _)),
        *section(_("Declared not applicable"), _waived(rubric, assessment, card, _)),
        *section(_("New since this assessment was made"), _names(rubric, new_since(assessment, rubric), _)),
        *section(_("Answered, but no longer asked"), _names(rubric, _retired(rubric, assessment), _)),
    ]
    return "\n".join(lines) + "\n"


def _head(rubric: Rubric, assessment: Assessment, _: Translator) -> list[str]:
    profile = assessment.profile
    facts = (_(STAGE[profile.stage]), _(MODE[assessment.mode]), show_date(profile.as_of, _.locale))
    version = f"{_.text(rubric.manifest.title)} {rubric.version}"
    made = assessment.rubric.version
    if made != rubric.version:
        version = _("{rubric}; the assessment was made with {version}", rubric=version, version=made)
    return [quoted(assessment.name, 90), "  " + " · ".join(facts), "  " + version]


def _figures(rubric: Rubric, card: Scorecard, _: Translator) -> list[str]:
    def row(name: str, figure: Triple | None) -> list[str]:
        values = (figure.value, figure.floor, figure.ceiling) if figure else (None, None, None)
        return [name, *(shown(rubric, value) for value in values)]

    head = ["", _("Claimed"), _("Supported by evidence"), _("Still possible")]
    figures = [row(_("Readiness"), card.readiness), row(_("Maturity"), card.maturity)]
    bands = [_("Band"), band_name(card.band, _), band_name(card.supported_band, _), ""]
    coverage = [_("Answered"), show_percent(card.coverage), "", ""]
    return table(head, [*figures, bands, coverage], "<>>>")


def band_name(band: Band | None, _: Translator) -> str:
    """A band in words, or a dash where it is withheld."""
    return _(BAND[band]) if band else "–"


def _stages(rubric: Rubric, card: Scorecard, _: Translator) -> list[str]:
    rows = []
    for stage in STAGES:
        score = card.readiness_by_stage[stage]
        unmet = sum(gate.state == "unmet" for gate in score.gates)
        mark = " ←" if stage == card.stage else ""
        rows.append(
            [_(STAGE[stage]), shown(rubric, score.readiness), str(unmet), band_name(score.band, _) + mark]
        )
    return table([_("Stage"), _("Readiness"), _("Gates unmet"), _("Band")], rows, "<>><")


def _dimensions(rubric: Rubric, card: Scorecard, _: Translator) -> list[str]:
    head = [_("Dimension"), _("Weight"), _("Readiness"), _("Maturity"), _("Target"), _("Answered")]
    rows = [
        [
            _.text(rubric.dimension_by_id[d.id].title),
            str(d.weight),
            shown(rubric, d.readiness.value if d.readiness else None),
            shown(rubric, d.maturity.value if d.maturity else None),
            shown(rubric, d.target),
            show_percent(d.coverage),
        ]
        for d in card.dimensions
    ]
    return table(head, rows, "<>>>>>")


def _gate(rubric: Rubric, gate: GateState, _: Translator) -> str:
    level = "–" if gate.level is None else str(gate.level)
    name = _.text(rubric.by_id[gate.criterion].label)
    state = _(GATE_STATE[gate.state])
    return "  " + _(
        "{name}: {state} (level {level}, {required} needed)",
        name=name,
        state=state,
        level=level,
        required=gate.required,
    )


def _gaps(rubric: Rubric, card: Scorecard, _: Translator) -> list[str]:
    gaps = ranked_gaps(card)
    rows = []
    for gap in gaps[:TOP]:
        level = _(KIND[gap.kind]) if gap.level is None else str(gap.level)
        name = _.text(rubric.by_id[gap.id].label)
        rows.append([name, level, str(gap.target), f"+{shown(rubric, gap.gap_points)}", gap.id])
    head = [_("Criterion"), _("Level"), _("Target"), _("Points to gain"), _("Id")]
    more = len(gaps) - TOP
    rest = ["  " + _.plural("and {n} more", "and {n} more", more)] if more > 0 else []
    return [*table(head, rows, "<>>><"), *rest]


def _waived(rubric: Rubric, assessment: Assessment, card: Scorecard, _: Translator) -> list[str]:
    texts = []
    for out in card.not_applicable:
        answer = assessment.answers.get(out.id)
        if out.why == "answer" and isinstance(answer, NotApplicable):
            name = _.text(rubric.by_id[out.id].label)
            texts.append(_("{name}: {reason}", name=name, reason=quoted(answer.reason, 200)))
    others = [
        _("{n} more: {why}", n=count, why=_(LEFT_OUT[why]))
        for why in ("profile", "mode")
        if (count := sum(out.why == why for out in card.not_applicable))
    ]
    return paragraphs([*texts, *others])


def _retired(rubric: Rubric, assessment: Assessment) -> list[Criterion]:
    return [c for c in rubric.all_criteria if c.retired is not None and c.id in assessment.answers]


def _names(rubric: Rubric, criteria: Sequence[Criterion], _: Translator) -> list[str]:
    return [f"  {_.text(criterion.label)} ({criterion.id})" for criterion in criteria]


def scope_text(found: Sequence[Extent], _: Translator) -> str:
    """How much is asked, one line for each model role, stage and mode."""
    rows = [
        [
            _(MODEL_ROLE[one.model_role]),
            _(STAGE[one.stage]),
            _(MODE[one.mode]),
            str(one.most) if one.fewest == one.most else f"{one.fewest}–{one.most}",
            str(one.expected),
            str(one.minutes["zh"]),
            str(one.minutes["en"]),
        ]
        for one in found
    ]
    head = [
        _("Model"),
        _("Stage"),
        _("Scope"),
        _("Criteria"),
        _("Expected"),
        _("Minutes, Chinese"),
        _("Minutes, English"),
    ]
    notes = [
        _("Criteria: fewest to most, by markets, personal data and whether the service is public."),
        _("Expected: of the most, how many have a target at the stage. Minutes: to answer these."),
    ]
    return "\n".join([*table(head, rows, "<<<>>>>"), "", *paragraphs(notes)]) + "\n"


def lint_text(count: int, criteria: int, _: Translator) -> str:
    """The closing line of a check of rubric content."""
    if count:
        return _.plural("{n} problem", "{n} problems", count) + "\n"
    return _("{n} criteria, no problems", n=criteria) + "\n"
