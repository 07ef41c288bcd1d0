"""The parts of a report that go criterion by criterion: dimensions, gaps, source questions."""

from collections.abc import Iterator, Mapping

from assess.assessment import Assessment
from assess.charts.alt import level_change, ranked_gaps, shown
from assess.charts.plan_step import first_move, goal
from assess.i18n import Translator, show_percent
from assess.i18n.terms import KIND, LEFT_OUT, LEVEL
from assess.insight import SeedLevel, decompose, seed_levels
from assess.report.figure_parts import Said
from assess.report.glyphs import tidy
from assess.report.parts import CriterionRow, DimensionPart, Figures, GapPart, ItemRow, QuestionPart
from assess.rubric import Criterion, Rubric, SeedItem
from assess.scorecard import CriterionScore, Scorecard, Triple


def figures(rubric: Rubric, triple: Triple | None) -> Figures | None:
    """A triple as numbers and as its figures are shown."""
    if triple is None:
        return None
    texts = (shown(rubric, value) for value in (triple.floor, triple.value, triple.ceiling))
    return Figures(triple.floor, triple.value, triple.ceiling, *texts)


def level_name(level: int | None, _: Translator) -> str:
    """A level by number and name: `2 Defined`."""
    return "–" if level is None else f"{level} {_(LEVEL[level])}"


def dimension_parts(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, _: Translator
) -> tuple[DimensionPart, ...]:
    """Every dimension with the criteria that apply."""

    def rows(criteria: tuple[CriterionScore, ...]) -> Iterator[CriterionRow]:
        for criterion in criteria:
            yield _row(rubric, assessment, scorecard, criterion, _)

    return tuple(
        DimensionPart(
            id=part.dimension.id,
            title=_.text(rubric.dimension_by_id[part.dimension.id].title),
            weight=part.dimension.weight,
            readiness=figures(rubric, part.dimension.readiness),
            maturity=figures(rubric, part.dimension.maturity),
            target=part.dimension.target,
            target_text=shown(rubric, part.dimension.target),
            coverage=show_percent(part.dimension.coverage),
            points=shown(rubric, part.points),
            gap_points=shown(rubric, part.gap_points),
            criteria=tuple(rows(part.expected)),
            not_expected=tuple(rows(part.not_expected)),
        )
        for part in decompose(rubric, scorecard)
    )


def _row(
    rubric: Rubric, assessment: Assessment, scorecard: Scorecard, score: CriterionScore, _: Translator
) -> CriterionRow:
    criterion, answer = rubric.by_id[score.id], assessment.answers.get(score.id)
    note = tidy(answer.note) if answer else ""
    return CriterionRow(
        id=score.id,
        title=_.text(criterion.label),
        ask=_.text(criterion.ask),
        level=score.level,
        target=score.target,
        state=_(KIND[score.kind]) if score.level is None else level_name(score.level, _),
        descriptor="" if score.level is None else _.text(criterion.levels[score.level]),
        evidenced=_evidenced(score, _),
        has_evidence=score.evidenced,
        points=shown(rubric, score.points),
        gap=score.gap,
        gap_points=shown(rubric, score.gap_points),
        gate=_gate(criterion, scorecard, _),
        carried=score.carried,
        note=Said(note) if note else None,
    )


def _evidenced(score: CriterionScore, _: Translator) -> str:
    if score.evidenced and score.level:
        return _("with evidence")
    return _("no valid evidence") if (score.level or 0) >= 2 else ""


def _gate(criterion: Criterion, scorecard: Scorecard, _: Translator) -> str:
    if criterion.gate is None or not criterion.gated_at(scorecard.stage):
        return ""
    unmet = any(gate.criterion == criterion.id for gate in scorecard.gates)
    if unmet:
        return _("Gate at level {level}: not met", level=criterion.gate.level)
    return _("Gate at level {level}: met", level=criterion.gate.level)


def gap_parts(
    rubric: Rubric, scorecard: Scorecard, prices: Mapping[str, str], _: Translator
) -> tuple[GapPart, ...]:
    """Every gap, the one that would add most readiness first; `prices` by criterion, in words."""
    return tuple(
        _gap(rubric, scorecard, n, gap, prices.get(gap.id, ""), _)
        for n, gap in enumerate(ranked_gaps(scorecard), 1)
    )


def _gap(
    rubric: Rubric, scorecard: Scorecard, number: int, score: CriterionScore, price: str, _: Translator
) -> GapPart:
    criterion = rubric.by_id[score.id]
    return GapPart(
        number=number,
        title=_.text(criterion.label),
        dimension=_.text(rubric.dimension_by_id[criterion.dimension].title),
        gate=_gate(criterion, scorecard, _),
        gate_unmet=any(gate.criterion == criterion.id for gate in scorecard.gates),
        level=score.level,
        target=score.target,
        change=level_change(score),
        points=shown(rubric, score.gap_points),
        points_value=score.gap_points,
        now=_(KIND[score.kind]) if score.level is None else level_name(score.level, _),
        now_means="" if score.level is None else _.text(criterion.levels[score.level]),
        goal=level_name(score.target, _),
        goal_means=goal(criterion, score.target, _),
        why=_.text(criterion.why),
        first_step=first_move(criterion, score.level, score.evidenced, _),
        price=price,
        proof=tuple(_.text(text) for text in criterion.evidence),
    )


def question_parts(rubric: Rubric, scorecard: Scorecard, _: Translator) -> tuple[QuestionPart, ...]:
    """The source questions in order, with the level that each checklist item got."""
    return tuple(
        QuestionPart(question.number, _.text(question.title), tuple(_item(rubric, item, _) for item in items))
        for question, items in seed_levels(rubric, scorecard)
    )


def _item(rubric: Rubric, level: SeedLevel, _: Translator) -> ItemRow:
    criterion = served_by(rubric, level.item, _)
    return ItemRow(level.item.id, _.text(level.item.title), criterion, level.level, _item_state(level, _))


def served_by(rubric: Rubric, item: SeedItem, _: Translator) -> str:
    """The criterion that serves an item, with the question that shares its answer; empty if none does."""
    criterion = rubric.serves.get(item.id)
    if criterion is None:
        return ""
    name, here = _.text(criterion.label), _question(item.id)
    first = min(map(_question, criterion.seed))
    return name if first == here else _("{name} (same answer as question {n})", name=name, n=first)


def _question(key: str) -> int:
    return int(key.partition(".")[0])


def _item_state(level: SeedLevel, _: Translator) -> str:
    match level.state:
        case "level":
            return level_name(level.level, _)
        case "not_covered":
            return _("Not covered by this rubric yet")
        case "profile" | "mode" | "answer" as why:
            return _(LEFT_OUT[why]).capitalize()
        case kind:
            return _(KIND[kind])
