"""Scores in words: how a figure is written, and the text alternative of each chart. Imports no Plotly."""

from collections.abc import Collection
from dataclasses import dataclass

from assess.i18n import Translator, show_score
from assess.i18n.terms import BAND, GROUP, STAGE
from assess.profile import STAGES, Stage
from assess.rubric import Group, Rubric
from assess.scorecard import CriterionScore, GroupScore, Scorecard, StageScore

TOP_GAPS = 10
"""How many gaps the chart of gaps shows."""
DEFINED = 2
"""From this level on a criterion's first step has been made."""
FEWEST_AXES = 3
"""With fewer, a radar encloses nothing."""


def shown(rubric: Rubric, value: float | None) -> str:
    """A score as every screen and report writes it: never across one of the rubric's thresholds."""
    return show_score(value, thresholds=tuple(band.from_ for band in rubric.manifest.bands))


def difference(rubric: Rubric, before: float, after: float) -> float:
    """From one score to another as a reader finds it, who subtracts the figures that are shown."""
    return float(shown(rubric, after)) - float(shown(rubric, before))


def ranked_gaps(scorecard: Scorecard) -> tuple[CriterionScore, ...]:
    """Criteria below their target by what reaching it would add; unmet gates first among equals."""
    unmet = {gate.criterion for gate in scorecard.gates if gate.state == "unmet"}
    gaps = (c for c in scorecard.criteria if c.gap)
    return tuple(sorted(gaps, key=lambda c: (-c.gap_points, c.id not in unmet)))


def readiness_alt(rubric: Rubric, scorecard: Scorecard, _: Translator) -> str:
    """Readiness, floor and ceiling in words."""
    ready = scorecard.readiness
    if ready is None:
        return _("No readiness yet: nothing that is expected at this stage applies.")
    return _(
        "Readiness {value} of 100; evidence supports {floor}, {ceiling} is still possible. Band: {band}.",
        value=shown(rubric, ready.value),
        floor=shown(rubric, ready.floor),
        ceiling=shown(rubric, ready.ceiling),
        band=band_name(scorecard.band, _),
    )


def stages_alt(rubric: Rubric, scorecard: Scorecard, _: Translator) -> str:
    """Readiness by stage in words."""
    texts = (stage_text(rubric, s, scorecard.readiness_by_stage[s], s == scorecard.stage, _) for s in STAGES)
    return _("Readiness by stage. {list}.", list=_("; ").join(texts))


@dataclass(frozen=True)
class Radar:
    """Dimensions (ids) that share one radar: those of a group, or all of them (`group` None)."""

    group: Group | None
    dimensions: tuple[str, ...]

    @property
    def name(self) -> str:
        """A name for keys: the group's."""
        return self.group or "all"

    def title(self, _: Translator) -> str:
        """The group's name; empty for the one radar of a rubric that has no need of two."""
        return _(GROUP[self.group]) if self.group else ""


def radars(rubric: Rubric, scored: Collection[str]) -> tuple[Radar, ...]:
    """Which radars show so many dimensions: business and technology apart, where each has three or more."""
    groups = {g: tuple(d for d in ids if d in scored) for g, ids in rubric.manifest.groups.items()}
    apart = tuple(Radar(group, ids) for group, ids in groups.items() if ids)
    if all(len(radar.dimensions) >= FEWEST_AXES for radar in apart):
        return apart
    every = tuple(d.id for d in rubric.dimensions if d.id in scored)
    return (Radar(None, every),) if len(every) >= FEWEST_AXES else ()


def scored(scorecard: Scorecard) -> tuple[str, ...]:
    """Dimensions that have a maturity."""
    return tuple(d.id for d in scorecard.dimensions if d.maturity is not None)


def group_scores(rubric: Rubric, group: GroupScore, _: Translator) -> str:
    """Readiness and maturity of business or technology alone, as claimed."""
    ready, mature = (triple.value if triple else None for triple in (group.readiness, group.maturity))
    return _(
        "Readiness {readiness}, maturity {maturity}",
        readiness=shown(rubric, ready),
        maturity=shown(rubric, mature),
    )


def radar_alt(rubric: Rubric, scorecard: Scorecard, radar: Radar, _: Translator) -> str:
    """Maturity by dimension in words."""
    texts = (
        _(
            "{dimension} {value}, target {target}",
            dimension=_.text(rubric.dimension_by_id[d.id].title),
            value=shown(rubric, d.maturity.value if d.maturity else None),
            target=shown(rubric, d.target),
        )
        for d in scorecard.dimensions
        if d.id in radar.dimensions
    )
    return _(
        "Maturity by dimension against the targets of {stage}. {list}.",
        stage=_(STAGE[scorecard.stage]),
        list=_("; ").join(texts),
    )


def gaps_alt(rubric: Rubric, scorecard: Scorecard, _: Translator) -> str:
    """The largest gaps in words."""
    gaps = ranked_gaps(scorecard)[:TOP_GAPS]
    if not gaps:
        return _("No gaps: every criterion that applies has reached its target.")
    return _("Largest gaps. {list}.", list=_("; ").join(gap_text(rubric, gap, _) for gap in gaps))


def stage_text(rubric: Rubric, stage: Stage, score: StageScore, own: bool, _: Translator) -> str:
    """A stage with readiness, band and unmet gates: `Seed (your stage): 68.5, Emerging, 4 gates unmet`."""
    facts = [stage_score(rubric, stage, score, own, _), band_name(score.band, _), gates_unmet(score, _)]
    text, *more = filter(None, facts)
    for fact in more:
        text = _("{first}, {second}", first=text, second=fact)
    return text


def stage_score(rubric: Rubric, stage: Stage, score: StageScore, own: bool, _: Translator) -> str:
    """A stage with its readiness: `Seed (your stage): 68.5`."""
    name = _("{stage} (your stage)", stage=_(STAGE[stage])) if own else _(STAGE[stage])
    return f"{name}{_(': ')}{shown(rubric, score.readiness)}"


def gates_unmet(score: StageScore, _: Translator) -> str:
    """How many gates of a stage are unmet; empty where none is."""
    unmet = sum(1 for gate in score.gates if gate.state == "unmet")
    return _.plural("{n} gate unmet", "{n} gates unmet", unmet) if unmet else ""


def gap_text(rubric: Rubric, gap: CriterionScore, _: Translator) -> str:
    """A gap with its levels and points: `Incident plan 0 → 2, +7.1`."""
    return f"{_.text(rubric.by_id[gap.id].label)} {level_change(gap)}, +{shown(rubric, gap.gap_points)}"


def level_change(gap: CriterionScore) -> str:
    """The level given and the level expected: `1 → 3`."""
    return f"{'–' if gap.level is None else gap.level} → {gap.target}"


def band_name(band: str | None, _: Translator) -> str:
    """A band, or that it is withheld."""
    return _(BAND[band]) if band else _("band withheld")
