"""One assessment as a report says it: figures from the scorecard, words from rubric and catalogue."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.assessment import Assessment, Evidence, LevelAnswer
from assess.charts.alt import (
    band_name,
    gaps_alt,
    group_scores,
    radar_alt,
    radars,
    readiness_alt,
    scored,
    shown,
    stages_alt,
)
from assess.i18n import Translator, show_date, show_percent, translator
from assess.i18n.terms import BAND, GATE_STATE, MARKET, MODE, MODEL_ROLE, SOURCE_KIND, STAGE
from assess.insight import declared, evidence_needs, unproven_gates
from assess.plan.inputs import Limits
from assess.profile import STAGES, Profile
from assess.report.criteria import dimension_parts, figures, gap_parts, level_name, question_parts
from assess.report.figure_parts import LABEL, LINK, WORD, Address, Said
from assess.report.glyphs import one_line, tidy
from assess.report.in_brief import in_brief
from assess.report.money_method import money_limits, money_method
from assess.report.parts import (
    BandZone,
    Board,
    EvidenceRow,
    Fact,
    GateRow,
    LeftOutRow,
    MoneyPart,
    PlanPart,
    RadarPart,
    ReportView,
    RiskCharted,
    RiskPart,
    SourceRow,
    StageRow,
)
from assess.report.plan_method import plan_limits, plan_method
from assess.report.risk_method import risk_limits, risk_method
from assess.report.sums import ANEW, Sums
from assess.report.verdict import reasons, scope
from assess.report.words import method, words
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.text import Locale

if TYPE_CHECKING:  # it brings numpy and scipy, which a report without money does not need
    from assess.economics import Economics
    from assess.economics.results import Appraisal
    from assess.risk.results import RiskProfile

_LANG = {"en": "en", "zh": "zh-Hans-CN", "qps": "en"}


def build(
    rubric: Rubric,
    assessment: Assessment,
    scorecard: Scorecard,
    locale: Locale,
    sums: Sums = ANEW,
) -> ReportView:
    """Everything the report says; the only day in it is the one that the answers describe."""
    _ = translator(locale)
    economics = assessment.economics if assessment.economics and assessment.economics.lines else None
    # Sums bring numpy and scipy, which a scorecard on the command line can do without.
    appraisal = sums.appraise(economics) if economics else None
    losses = _losses(rubric, assessment, sums)
    risk = _risk(rubric, assessment, scorecard, losses, appraisal, _) if losses else None
    plan = _plan(rubric, assessment, scorecard, losses, sums, _)
    planned = plan.charted.found if plan and plan.charted else None
    brief = tuple(in_brief(rubric, assessment.profile, appraisal, losses, planned, _))
    alts = {"readiness": readiness_alt, "stages": stages_alt, "gaps": gaps_alt}
    return ReportView(
        locale=locale,
        lang=_LANG[locale],
        as_of=assessment.profile.as_of.isoformat(),
        company=Said(one_line(assessment.profile.company), LABEL),
        title=Said(one_line(assessment.title), LABEL),
        rubric_name=_rubric_name(rubric, _),
        facts=tuple(_facts(rubric, assessment, _)),
        bands=tuple(_zones(rubric, _)),
        board=_board(rubric, assessment, scorecard, brief, _),
        dimensions=dimension_parts(rubric, assessment, scorecard, _),
        gaps=gap_parts(rubric, scorecard, _prices(rubric, assessment, _), _),
        money=_money(rubric, assessment.profile, economics, appraisal, losses, _),
        risk=risk,
        plan=plan,
        evidence=tuple(_evidence(rubric, assessment, scorecard, _)),
        questions=question_parts(rubric, scorecard, _),
        method=(
            *method(rubric, _),
            *(money_method(_) if economics else ()),
            *(risk_method(_) if risk else ()),
            *(plan_method(_) if plan else ()),
        ),
        limits=(
            *(_.text(limit) for limit in rubric.manifest.limits),
            *(money_limits(_) if economics else ()),
            *(risk_limits(_) if risk else ()),
            *(plan_limits(_) if plan else ()),
        ),
        sources=tuple(_sources(rubric, assessment, risk is not None, _)),
        left_out_by_rule=_left_out_by_rule(scorecard, _),
        words=words(_),
        alts={name: alt(rubric, scorecard, _) for name, alt in alts.items()},
        radars=tuple(_radars(rubric, scorecard, _)),
        rubric=rubric,
        assessment=assessment,
        scorecard=scorecard,
    )


def _radars(rubric: Rubric, scorecard: Scorecard, _: Translator) -> Iterator[RadarPart]:
    for radar in radars(rubric, scored(scorecard)):
        scores = group_scores(rubric, scorecard.groups[radar.group], _) if radar.group else ""
        yield RadarPart(radar, radar.title(_), scores, radar_alt(rubric, scorecard, radar, _))


def _money(
    rubric: Rubric,
    profile: Profile,
    economics: "Economics | None",
    found: "Appraisal | None",
    losses: "RiskProfile | None",
    _: Translator,
) -> MoneyPart | None:
    if economics is None or found is None:
        return None
    from assess.report.economics import money_part
    from assess.report.economics_unit import beside_dollars

    return money_part(economics, found, rubric, _, losses, beside_dollars(profile))


def _prices(rubric: Rubric, assessment: Assessment, _: Translator) -> dict[str, str]:
    """By criterion what its gap costs per year."""
    from assess.report.risk_words import gap_price
    from assess.risk.pricing import prices_of

    currency = assessment.profile.currency
    return {id: gap_price(price, currency, _) for id, price in prices_of(rubric, assessment).items()}


def _losses(rubric: Rubric, assessment: Assessment, sums: Sums) -> "RiskProfile | None":
    """What may be lost; None where nothing is answered, or no scenario has an amount."""
    if rubric.manifest.risk is None or not assessment.answers:
        return None
    found = sums.analyse(rubric, assessment)
    return found if found.scenarios else None


def _risk(
    rubric: Rubric,
    assessment: Assessment,
    scorecard: Scorecard,
    found: "RiskProfile",
    appraisal: "Appraisal | None",
    _: Translator,
) -> RiskPart:
    from assess.report.risk import risk_part
    from assess.report.risk_register import risk_register
    from assess.report.risk_words import ranked_names

    return RiskPart(
        money=risk_part(rubric, assessment, found, _, appraisal),
        register=risk_register(rubric, assessment, scorecard, found, _),
        charted=RiskCharted(found, ranked_names(found, rubric, assessment, _)),
    )


def _plan(
    rubric: Rubric,
    assessment: Assessment,
    scorecard: Scorecard,
    losses: "RiskProfile | None",
    sums: Sums,
    _: Translator,
) -> PlanPart | None:
    held = assessment.plan
    if held.budget == Limits() and held.accepted is None and not held.what_ifs:
        return None
    from assess.report.plan_chapter import plan_chapter

    return plan_chapter(rubric, assessment, scorecard, losses, sums, _)


def _facts(rubric: Rubric, assessment: Assessment, _: Translator) -> Iterator[Fact]:
    profile = assessment.profile
    markets = _(", ").join(_(MARKET[market]) for market in profile.markets)
    yield Fact(_("Answers as of"), show_date(profile.as_of, _.locale))
    yield Fact(_("Stage"), _(STAGE[profile.stage]))
    yield Fact(_("Model"), _(MODEL_ROLE[profile.model_role]))
    yield Fact(_("Markets"), markets)
    if profile.sector:
        yield Fact(_("Sector"), Said(one_line(profile.sector), WORD))
    yield Fact(_("Scope"), _(MODE[assessment.mode]))
    yield Fact(_("Rubric"), _rubric_name(rubric, _))


def _rubric_name(rubric: Rubric, _: Translator) -> str:
    return f"{_.text(rubric.manifest.title)} {rubric.version}"


def _zones(rubric: Rubric, _: Translator) -> Iterator[BandZone]:
    rules = rubric.manifest.bands
    highs = [*(rule.from_ for rule in rules[1:]), 100]
    for rule, high in zip(rules, highs, strict=True):
        yield BandZone(rule.id, _(BAND[rule.id]), rule.from_, high, _.text(rule.means))


def _board(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, brief: tuple[str, ...], _: Translator
) -> Board:
    means = {rule.id: _.text(rule.means) for rule in rubric.manifest.bands}
    profile = assessment.profile
    asked = [c for c in rubric.asked(profile, assessment.mode) if c.gated_at(profile.stage)]
    return Board(
        readiness=figures(rubric, scorecard.readiness),
        maturity=figures(rubric, scorecard.maturity),
        band=band_name(scorecard.band, _),
        band_id=scorecard.band or "",
        band_means=means[scorecard.band] if scorecard.band else "",
        supported_band=band_name(scorecard.supported_band, _),
        coverage=show_percent(scorecard.coverage),
        evidence=_evidence_share(assessment, scorecard, _),
        gates_label=_gates_label(rubric, scorecard, _),
        gates_met=_("{met} of {all}", met=len(asked) - len(scorecard.gates), all=len(asked)),
        scope=scope(rubric, assessment, _),
        verdict=reasons(rubric, scorecard, _),
        in_brief=brief,
        stages=tuple(_stages(rubric, scorecard, _)),
        gates=tuple(_gates(rubric, scorecard, _)),
        left_out=tuple(_left_out(rubric, assessment, scorecard, _)),
    )


def _gates_label(rubric: Rubric, scorecard: Scorecard, _: Translator) -> str:
    """The name of the figure, with how many of the gates are met by the company's word alone."""
    unproven = len(unproven_gates(rubric, scorecard))
    name = _("Gates met")
    return _("{first}, {second}", first=name, second=_("{n} by claim", n=unproven)) if unproven else name


def _evidence_share(assessment: Assessment, scorecard: Scorecard, _: Translator) -> str:
    """How many levels of 2 and more, where evidence counts, have some that is valid."""
    needing = sum(1 for c in scorecard.criteria if (c.level or 0) >= 2)
    lacking = sum(1 for n in evidence_needs(assessment, scorecard, 0) if n.state in ("missing", "expired"))
    return _("{met} of {all}", met=needing - lacking, all=needing)


def _stages(rubric: Rubric, scorecard: Scorecard, _: Translator) -> Iterator[StageRow]:
    for stage in STAGES:
        score = scorecard.readiness_by_stage[stage]
        unmet = sum(1 for gate in score.gates if gate.state == "unmet")
        yield StageRow(
            name=_(STAGE[stage]),
            own=stage == scorecard.stage,
            readiness=score.readiness or 0,
            text=shown(rubric, score.readiness),
            band=band_name(score.band, _),
            gates=_.plural("{n} gate unmet", "{n} gates unmet", unmet) if unmet else "",
        )


def _gates(rubric: Rubric, scorecard: Scorecard, _: Translator) -> Iterator[GateRow]:
    for state in scorecard.gates:
        criterion = rubric.by_id[state.criterion]
        yield GateRow(
            title=_.text(criterion.label),
            required=level_name(state.required, _),
            now=level_name(state.level, _),
            state=_(GATE_STATE[state.state]),
            waived=state.state == "waived",
            because=_.text(criterion.gate.because) if criterion.gate else "",
        )


def _left_out(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, _: Translator
) -> Iterator[LeftOutRow]:
    for row in sorted(declared(assessment, scorecard), key=lambda d: not d.gate):
        criterion = rubric.by_id[row.criterion]
        dimension = _.text(rubric.dimension_by_id[criterion.dimension].title)
        yield LeftOutRow(_.text(criterion.label), dimension, Said(tidy(row.reason)), row.gate)


def _left_out_by_rule(scorecard: Scorecard, _: Translator) -> str:
    profile = sum(1 for out in scorecard.not_applicable if out.why == "profile")
    mode = sum(1 for out in scorecard.not_applicable if out.why == "mode")
    parts = [
        _.plural(
            "{n} criterion does not apply to this profile",
            "{n} criteria do not apply to this profile",
            profile,
        )
        if profile
        else "",
        _.plural(
            "{n} criterion is not part of the quick scan", "{n} criteria are not part of the quick scan", mode
        )
        if mode
        else "",
    ]
    return _("; ").join(part for part in parts if part)


def _evidence(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, _: Translator
) -> Iterator[EvidenceRow]:
    for score in scorecard.criteria:
        answer = assessment.answers.get(score.id)
        if isinstance(answer, LevelAnswer):
            for piece in answer.evidence:
                yield _evidence_row(rubric, assessment, _.text(rubric.by_id[score.id].label), piece, _)


def _evidence_row(
    rubric: Rubric, assessment: Assessment, criterion: str, piece: Evidence, _: Translator
) -> EvidenceRow:
    day = assessment.profile.as_of
    soon = dt.timedelta(days=rubric.manifest.expiring_within_days)
    if not piece.label.strip():
        state, text = "unnamed", _("Not counted: no name")
    elif not piece.valid_on(day):
        state, text = "expired", _("Expired")
    elif piece.expires is not None and piece.expires - day <= soon:
        state, text = "expiring", _("Expires soon")
    else:
        state, text = "valid", _("Valid")
    link = one_line(piece.url or "")
    return EvidenceRow(
        criterion=criterion,
        label=Said(one_line(piece.label), LABEL),
        link=Said(link, LINK) if link else None,
        href=Address(link) if _is_web_address(link) else None,
        date=piece.date.isoformat() if piece.date else "",
        expires=piece.expires.isoformat() if piece.expires else "",
        state=state,
        state_text=text,
    )


def _is_web_address(link: str) -> bool:
    """Whether it may become a link: anything but http(s) could run, and what is too long opens nowhere."""
    return (
        link.startswith(("https://", "http://"))
        and link.isascii()
        and len(link) <= 2000
        and not set(link) & set(' "<>\\^`{|}')
    )


def _sources(rubric: Rubric, assessment: Assessment, with_risk: bool, _: Translator) -> Iterator[SourceRow]:
    """What the criteria rest on that this company was asked, the benchmarks beside its money, its risks."""
    asked = rubric.asked(assessment.profile, assessment.mode)
    cited = {ref.ref for criterion in asked for ref in criterion.sources}
    if assessment.economics is not None and assessment.economics.lines:
        cited |= {ref.ref for benchmark in rubric.benchmarks for ref in benchmark.sources}
    for scenario in rubric.risks if with_risk else ():
        if scenario.applies.to(assessment.profile):
            bases = (scenario.basis.frequency, scenario.basis.loss)
            cited |= {ref.ref for basis in bases for ref in basis.sources}
    for source in (s for s in rubric.sources if s.id in cited):
        yield SourceRow(_.text(source.title), _(SOURCE_KIND[source.kind]), _.text(source.says), source.as_of)
