"""The rubric: a frozen model of everything that is asked, expected and explained.

Files under `assess/rubrics/<id>/` are read into this by `assess.loading`; nothing here reads a file.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr

from assess.content import Applies as Applies
from assess.content import SourceRef as SourceRef
from assess.models import Model as Model
from assess.profile import Profile, Stage, at_or_after
from assess.risk.catalogue import RiskRules, Scenario
from assess.text import Text

Band = Literal["not_ready", "emerging", "ready", "strong"]
Group = Literal["business", "technology"]
Mode = Literal["quick", "full"]
Role = Literal["founder", "engineer", "legal", "sales"]
UnitFigure = Literal[
    "cost_per_1m_tokens",
    "cost_per_task",
    "gross_margin",
    "burn_multiple",
    "ltv",
    "ltv_cac",
    "cac_payback_months",
    "break_even_tokens",
]
"""The figures of unit economics, which benchmarks stand beside."""
BenchmarkUnit = Literal["share", "ratio", "months", "tokens", "USD", "CNY", "EUR"]
SourceKind = Literal["law", "standard", "case", "market", "practice", "licence", "method"]

MODES: tuple[Mode, ...] = ("quick", "full")
BANDS: tuple[Band, ...] = ("not_ready", "emerging", "ready", "strong")
"""The bands in order, lowest first."""
GROUPS: tuple[Group, ...] = ("business", "technology")
TOP_LEVEL = 4

Weight = Annotated[int, Field(ge=1, le=5)]
LevelNumber = Annotated[int, Field(ge=0, le=TOP_LEVEL)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
SeedKey = Annotated[str, Field(pattern=r"^([1-9]|[12][0-9]|30)\.[1-4]$")]
Version = Annotated[str, Field(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$")]


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare by."""
    return tuple(int(part) for part in version.split("."))


def first_day(as_of: str) -> dt.date:
    """The first day of a year, a month or a day, given as 2026, 2026-01 or 2026-01-31.

    Raises:
        ValueError: where there is no such day.
    """
    return dt.date.fromisoformat(as_of + "-01-01"[len(as_of) - len("2026") :])


class Step(Model):
    """What it takes to come from the level below to this one."""

    days: Annotated[float, Field(gt=0)]
    """Effort in person-days of `role`."""
    role: Role
    cost_usd: Annotated[float, Field(ge=0)] = 0
    """Money paid to others, in US dollars."""
    lead_days: Annotated[int, Field(ge=0)] = 0
    """Elapsed days during which others decide (a filing, an audit)."""
    after: tuple[Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z0-9_]+@[1-4]$")], ...] = ()
    """What must be there first, as `criterion@level`."""


class Level(Text):
    """What one would see at this level; every level but 0 says what the step to it takes."""

    step: Step | None = None


class Gate(Model):
    """A level that must be reached from a stage on; unmet, it caps the band."""

    from_: Annotated[Stage, Field(alias="from")]
    level: Annotated[int, Field(ge=1, le=TOP_LEVEL)]
    because: Text


class Target(Model):
    """The level expected at each stage."""

    idea: LevelNumber
    pre_seed: LevelNumber
    seed: LevelNumber
    series_a: LevelNumber
    growth: LevelNumber

    def at(self, stage: Stage) -> int:
        """The level expected at a stage."""
        level: int = getattr(self, stage)
        return level


class Retired(Model):
    """The rubric version in which a criterion stopped being asked."""

    in_: Annotated[Version, Field(alias="in")]


class Criterion(Model):
    """The unit that is answered and scored."""

    id: Id
    aliases: tuple[str, ...] = ()
    """Ids it had in earlier versions."""
    seed: tuple[SeedKey, ...] = ()
    source: Literal["added"] | None = None
    """`added` where no item of the 30 questions stands behind it."""
    since: Version
    retired: Retired | None = None
    title: Text | None = None
    weight: Weight
    quick: bool = False
    applies: Applies = Applies()
    ask: Text
    why: Text
    levels: dict[LevelNumber, Level]
    target: Target
    gate: Gate | None = None
    evidence: Annotated[tuple[Text, ...], Field(min_length=1)]
    first_step: Text
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]

    @property
    def label(self) -> Text:
        """The short name, or the question where there is none."""
        return self.title or self.ask

    @property
    def dimension(self) -> str:
        """Id of the dimension it belongs to."""
        return self.id.partition(".")[0]

    def gated_at(self, stage: Stage) -> bool:
        """Whether its gate is asked at this stage."""
        return self.gate is not None and at_or_after(stage, self.gate.from_)


class Topic(Model):
    """A screenful of criteria that belong together."""

    id: Id
    title: Text
    seed: tuple[Annotated[int, Field(ge=1, le=30)], ...] = ()
    """Source questions it answers."""
    advantage: Text
    criteria: tuple[Criterion, ...]


class Dimension(Model):
    """One area of readiness; one file."""

    id: Id
    title: Text
    weight: Annotated[int, Field(ge=1)]
    topics: tuple[Topic, ...]


class Source(Model):
    """A law, standard, study or practice that content rests on, and what it said on the day it was read."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: SourceKind
    title: Text
    says: Text
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day it was read; when it was published stands in its title or in what it says."""


class Benchmark(Model):
    """What a figure of unit economics comes to elsewhere: to compare with, never part of a score."""

    figure: UnitFigure
    sense: Literal["typical", "good", "seen"]
    """`typical` is the usual, `good` what a rule of thumb asks for, `seen` the widest that was found."""
    low: Annotated[float, Field(ge=0)] | None = None
    high: Annotated[float, Field(ge=0)] | None = None
    """Without one of the two the band is open on that side."""
    unit: BenchmarkUnit
    """A share is a fraction, 0–1; money stays in the currency that it was measured in."""
    by: Text
    """Who says so, in a word or two."""
    population: Text
    """Whom it was measured on, and how."""
    as_of: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    """When it held: a year, a month or a day."""
    dated: Literal["published", "read"] = "published"
    """What `as_of` is: when it was published or, where the source bears no date, when it was read."""
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]


class SeedItem(Model):
    """One checklist item of a source question."""

    id: SeedKey
    title: Text
    covered: bool = True
    """False until a criterion serves it."""


class SeedQuestion(Model):
    """One of the 30 source questions."""

    number: Annotated[int, Field(ge=1, le=30)]
    title: Text
    items: tuple[SeedItem, ...]


class BandRule(Model):
    """From which readiness on a band holds; a boundary belongs to the upper band."""

    id: Band
    from_: Annotated[int, Field(alias="from", ge=0, le=100)]
    means: Text


class ReadingSpeed(Model):
    """How the time for an assessment is estimated from the length of its text."""

    en_words_per_minute: Annotated[int, Field(gt=0)]
    zh_characters_per_minute: Annotated[int, Field(gt=0)]
    seconds_to_decide: Annotated[int, Field(ge=0)]
    """Thinking time per criterion, on top of reading."""


class Ahead(Model):
    """One part of a company that is far further than another; each a group or a dimension."""

    part: str
    behind: str
    points: Annotated[int, Field(ge=1, le=100)]
    """By so many points of maturity at least."""


class CrossCheck(Model):
    """A question about facts and answers that seem not to fit together; never an error.

    It is asked where all that is given holds.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    profile: Applies = Applies()
    """Only of companies like this."""
    at_least: dict[str, LevelNumber] = Field(default_factory=dict)
    """Levels claimed at least, by criterion."""
    at_most: dict[str, LevelNumber] = Field(default_factory=dict)
    """Levels claimed at most, by criterion."""
    expired_from: Annotated[int, Field(ge=1, le=TOP_LEVEL)] | None = None
    """A level from which on some criterion is claimed with evidence of which all has expired."""
    ahead: Ahead | None = None
    ask: Text


class Manifest(Model):
    """`rubric.yaml`: what the rubric is called, which dimensions it has, how it is scored."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    version: Version
    title: Text
    about: Text
    limits: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What the score can't tell."""
    groups: dict[Group, tuple[str, ...]]
    """Dimension ids by group, in order; each has its file."""
    min_coverage: Annotated[float, Field(ge=0, le=1)]
    bands: Annotated[tuple[BandRule, ...], Field(min_length=4, max_length=4)]
    expiring_within_days: Annotated[int, Field(ge=0)]
    reading: ReadingSpeed
    cross_checks: tuple[CrossCheck, ...] = ()
    risk: RiskRules | None = None
    """How risk is reckoned; none where the rubric has no risk catalogue."""


class Rubric(Model):
    """The whole scored questionnaire in one version."""

    manifest: Manifest
    dimensions: tuple[Dimension, ...]
    sources: tuple[Source, ...] = ()
    seed: tuple[SeedQuestion, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    _read_risks: Callable[[], tuple[Scenario, ...]] = PrivateAttr(default=tuple)

    def with_risks(self, read: Callable[[], tuple[Scenario, ...]]) -> Self:
        """The same rubric with a risk catalogue, read when first asked for: scoring needs none of it."""
        made = self.model_copy()
        made._read_risks = read
        for kept in ("risks", "risk_by_id"):
            made.__dict__.pop(kept, None)
        return made

    @cached_property
    def risks(self) -> tuple[Scenario, ...]:
        """The scenarios of its risk catalogue.

        Raises:
            InputError: the catalogue, read only now, has problems.
        """
        return self._read_risks()

    @cached_property
    def risk_by_id(self) -> dict[str, Scenario]:
        """Scenarios of the risk catalogue by id."""
        return {scenario.id: scenario for scenario in self.risks}

    @property
    def id(self) -> str:
        """Id of the rubric."""
        return self.manifest.id

    @property
    def version(self) -> str:
        """Version of the rubric."""
        return self.manifest.version

    @cached_property
    def all_criteria(self) -> tuple[Criterion, ...]:
        """Every criterion in rubric order, retired ones too."""
        return tuple(c for d in self.dimensions for t in d.topics for c in t.criteria)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion that is asked, in rubric order."""
        return tuple(c for c in self.all_criteria if c.retired is None)

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """Criteria by id, retired ones too."""
        return {c.id: c for c in self.all_criteria}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Earlier ids and what they are called now."""
        return {alias: c.id for c in self.all_criteria for alias in c.aliases}

    @cached_property
    def dimension_by_id(self) -> dict[str, Dimension]:
        """Dimensions by id."""
        return {d.id: d for d in self.dimensions}

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic in rubric order."""
        return tuple(t for d in self.dimensions for t in d.topics)

    @cached_property
    def topic_of(self) -> dict[str, Topic]:
        """The topic of each criterion id."""
        return {c.id: t for t in self.topics for c in t.criteria}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {s.id: s for s in self.sources}

    @cached_property
    def serves(self) -> dict[str, Criterion]:
        """The criterion that serves each seed item."""
        return {key: c for c in self.criteria for key in c.seed}

    def group_of(self, dimension: str) -> Group:
        """The group a dimension belongs to."""
        return next(g for g, ids in self.manifest.groups.items() if dimension in ids)

    def expected(self, profile: Profile, mode: Mode) -> Iterator[Criterion]:
        """Of the criteria a company is asked, those with a target at its stage."""
        return (c for c in self.asked(profile, mode) if c.target.at(profile.stage) > 0)

    def asked(self, profile: Profile, mode: Mode) -> Iterator[Criterion]:
        """The criteria a company is asked in a mode, in rubric order, whatever it answered."""
        for criterion in self.criteria:
            if criterion.applies.to(profile) and (mode == "full" or criterion.quick):
                yield criterion
