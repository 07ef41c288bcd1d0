"""The parts of a report as data: every word translated, every figure as it is shown, no layout.

Scores stand twice where a chart draws them: the number for its length, the text for its label.
What a user typed is a `Said` (`figure_parts`), so that a renderer can treat it as foreign.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.assessment import Assessment
from assess.charts.alt import Radar
from assess.report.figure_parts import Address, Cell, FiguresPart, Said
from assess.rubric import Rubric
from assess.scorecard import Scorecard
from assess.text import Locale

if TYPE_CHECKING:  # it brings numpy and scipy, which a report without money does not need
    from assess.economics.results import Appraisal
    from assess.economics.trials import Trial
    from assess.plan.results import Plan
    from assess.risk.results import RiskProfile


@dataclass(frozen=True)
class MoneyPart(FiguresPart):
    """What the money of an assessment comes to."""

    appraisal: "Appraisal"
    names: Mapping[str, str]
    """Line id → name, for the charts that draw themselves."""
    tried: "tuple[Trial, ...]"
    tried_names: tuple[str, ...]
    """The what-ifs and what they are called, likewise."""


@dataclass(frozen=True)
class RiskRow:
    """One scenario of the register."""

    number: int
    title: Cell
    amount: str
    """The loss to expect per year, as things stand."""
    facts: str
    """How often it happens as things stand, and what is done about it."""
    owner: Cell
    cause: str
    consequence: str
    controls: str
    """What holds it down, each with its level."""
    ready: Cell
    """What to have ready for the day it happens."""


@dataclass(frozen=True)
class RiskCharted:
    """What the charts of risk draw that draw themselves: figures, and names as they are ranked."""

    found: "RiskProfile"
    names: tuple[str, ...]


@dataclass(frozen=True)
class RiskPart:
    """What the risks of an assessment come to, and the register."""

    money: FiguresPart
    register: tuple[RiskRow, ...]
    charted: RiskCharted


@dataclass(frozen=True)
class PlanStep:
    """One step of the plan."""

    number: int
    title: str
    change: str
    """Both levels: `1 → 2`."""
    why: str
    """Why it is in the plan."""
    goal: str
    """What has to be there at the level it leads to."""
    first_step: str
    """Empty where the first step is behind."""
    proof: str
    effort: tuple[str, ...]
    payoff: tuple[str, ...]


@dataclass(frozen=True)
class PlanMonth:
    """The steps that begin in one month."""

    title: str
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True)
class PlanCharted:
    """What the charts of a plan draw that draw themselves."""

    found: "Plan"
    after: Scorecard
    losses: "tuple[RiskProfile, RiskProfile] | None"
    """Today and with the plan; None where nothing is known of losses."""


@dataclass(frozen=True)
class PlanPart:
    """What to do within the budget, what else was tried, and what became of an accepted plan."""

    change: FiguresPart | None
    """None without a budget."""
    months: tuple[PlanMonth, ...]
    varied: str
    """What the share rests on in which each step is chosen; empty where there is none."""
    around: FiguresPart | None
    """What to find out first, what other budgets would buy, what to bear in mind; None without a budget."""
    what_ifs: FiguresPart | None
    """None where none was kept."""
    progress: FiguresPart | None
    """None where no plan was accepted."""
    charted: PlanCharted | None

    @property
    def parts(self) -> tuple[FiguresPart, ...]:
        """Those that there are, in their order."""
        return tuple(part for part in (self.change, self.around, self.what_ifs, self.progress) if part)


@dataclass(frozen=True)
class Fact:
    """A name and what it is."""

    name: str
    value: str | Said


@dataclass(frozen=True)
class Figures:
    """A score in its three readings, as numbers and as shown."""

    floor: float
    value: float
    ceiling: float
    floor_text: str
    value_text: str
    ceiling_text: str


@dataclass(frozen=True)
class StageRow:
    """Readiness for one stage."""

    name: str
    own: bool
    readiness: float
    text: str
    band: str
    gates: str
    """How many gates are unmet, or nothing."""


@dataclass(frozen=True)
class BandZone:
    """A band on the scale from 0 to 100."""

    id: str
    name: str
    low: int
    high: int
    means: str


@dataclass(frozen=True)
class GateRow:
    """A gate that is unmet or waived, and why it is one."""

    title: str
    required: str
    now: str
    state: str
    waived: bool
    because: str


@dataclass(frozen=True)
class LeftOutRow:
    """A criterion the company declared not applicable."""

    title: str
    dimension: str
    reason: Said
    waived: bool
    """It is a gate."""


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence."""

    criterion: str
    label: Said
    link: Said | None
    href: Address | None
    date: str
    expires: str
    state: str
    """`valid`, `expiring`, `expired` or `unnamed`."""
    state_text: str


@dataclass(frozen=True)
class CriterionRow:
    """One criterion: what was answered, what is expected, what it gives."""

    id: str
    title: str
    ask: str
    level: int | None
    target: int
    state: str
    """The level with its name, or that there is none."""
    descriptor: str
    """What the level given says one would see."""
    evidenced: str
    """Whether valid evidence stands behind it, in words; empty where none is needed."""
    has_evidence: bool
    points: str
    gap: int
    gap_points: str
    gate: str
    """What a gate demands, where it is one; empty otherwise."""
    carried: bool
    note: Said | None


@dataclass(frozen=True)
class DimensionPart:
    """One dimension with its criteria."""

    id: str
    title: str
    weight: int
    readiness: Figures | None
    maturity: Figures | None
    target: float | None
    target_text: str
    coverage: str
    points: str
    """Its share of overall readiness now."""
    gap_points: str
    """What reaching every target in it would add."""
    criteria: tuple[CriterionRow, ...]
    """What the stage expects."""
    not_expected: tuple[CriterionRow, ...]
    """What counts in maturity only."""


@dataclass(frozen=True)
class GapPart:
    """One criterion below its target: what is missing, why it matters, where to begin."""

    number: int
    title: str
    dimension: str
    gate: str
    gate_unmet: bool
    level: int | None
    target: int
    change: str
    """Both levels: `1 → 3`."""
    points: str
    points_value: float
    now: str
    now_means: str
    goal: str
    goal_means: str
    why: str
    first_step: str
    """Empty where it is behind: then what would prove the target stands in its place."""
    price: str
    """What it costs per year in expected loss; empty where it holds no risk down."""
    proof: tuple[str, ...]
    """What could be shown as evidence."""


@dataclass(frozen=True)
class ItemRow:
    """One checklist item of a source question and the level it got."""

    key: str
    title: str
    criterion: str
    level: int | None
    state: str


@dataclass(frozen=True)
class QuestionPart:
    """One of the source questions."""

    number: int
    title: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class SourceRow:
    """What the rubric's content rests on."""

    title: str
    kind: str
    says: str
    as_of: str


@dataclass(frozen=True)
class Board:
    """What fits on one page for a board."""

    readiness: Figures | None
    maturity: Figures | None
    band: str
    band_id: str
    band_means: str
    supported_band: str
    coverage: str
    evidence: str
    """How many of the levels that need evidence have some that is valid."""
    gates_label: str
    gates_met: str
    scope: str
    """What the figures rest on and leave out."""
    verdict: tuple[str, ...]
    in_brief: tuple[str, ...]
    """What money, risks and the plan come to."""
    stages: tuple[StageRow, ...]
    gates: tuple[GateRow, ...]
    left_out: tuple[LeftOutRow, ...]


@dataclass(frozen=True)
class RadarPart:
    """One radar of maturity: which dimensions it shows, its title (empty if alone), its words."""

    radar: Radar
    title: str
    scores: str
    alt: str


@dataclass(frozen=True)
class ReportView:
    """Everything a report says, in one language."""

    locale: Locale
    lang: str
    """BCP 47 tag for HTML."""
    as_of: str
    """The day that the answers describe, ISO 8601."""
    company: Said
    title: Said
    """Empty where the assessment has none."""
    rubric_name: str
    facts: tuple[Fact, ...]
    bands: tuple[BandZone, ...]
    board: Board
    dimensions: tuple[DimensionPart, ...]
    gaps: tuple[GapPart, ...]
    money: MoneyPart | None
    """None where nothing is entered."""
    risk: RiskPart | None
    """None where nothing is answered, or no scenario has an amount."""
    plan: PlanPart | None
    """None where the assessment holds neither a budget nor an accepted plan nor a what-if."""
    evidence: tuple[EvidenceRow, ...]
    questions: tuple[QuestionPart, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    left_out_by_rule: str
    """How many criteria the profile or the mode leaves out, in words; empty where none."""
    words: dict[str, str]
    alts: dict[str, str]
    """What each chart shows, in words: `readiness`, `stages`, `gaps`."""
    radars: tuple[RadarPart, ...]
    rubric: Rubric
    assessment: Assessment
    scorecard: Scorecard
