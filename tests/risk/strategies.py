"""A small rubric with risks, and random companies that face them."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, NotApplicable, RubricRef, Unknown
from assess.loading import load_rubric
from assess.profile import Profile
from assess.risk import Control, Frequency, Loss, Override, OwnScenario, Risks, TolerancePoint, Transfer
from assess.rubric import Rubric
from tests.content.planting import with_risks


def _rubric() -> Rubric:
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_rubric(with_risks(Path(folder)))
        assert len(loaded.risks) == 2  # read while the folder is there
        return loaded


RUBRIC = _rubric()
CRITERIA = tuple(RUBRIC.by_id)
PROFILE = Profile(
    company="Acme",
    stage="seed",
    model_role="fine_tunes",
    markets=("cn",),
    personal_data=True,
    public_service=False,
    currency="CNY",
    as_of=dt.date(2026, 11, 23),
    fx_per_usd=7.0,
    annual_revenue=2e6,
)
PROOF = (Evidence(label="Contract"),)


def company(
    answers: dict[str, Answer] | None = None, risks: Risks | None = None, **profile: Any
) -> Assessment:
    return Assessment(
        id="acme",
        rubric=RubricRef(id=RUBRIC.id, version=RUBRIC.version),
        profile=PROFILE.model_copy(update=profile),
        answers=answers or {},
        risks=risks or Risks(),
    )


def level(number: int, *, proven: bool = True) -> LevelAnswer:
    return LevelAnswer(level=number, evidence=PROOF if proven else ())


def own(id: str = "x.fire", **changes: Any) -> OwnScenario:
    made = OwnScenario(
        id=id, frequency=Frequency(low=0.1, likely=0.2, high=0.6), loss=Loss(low=1e4, high=4e5)
    )
    return made.model_copy(update=changes)


shares = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))
frequencies = st.lists(st.one_of(st.just(0.0), st.floats(0, 5)), min_size=3, max_size=3).map(
    lambda three: Frequency(**dict(zip(("low", "likely", "high"), sorted(three), strict=True)))
)
losses = st.tuples(st.floats(1e-3, 1e9), st.floats(1.01, 1e5)).map(
    lambda pair: Loss(low=pair[0], high=pair[0] * pair[1])
)
controls = st.lists(
    st.builds(
        Control,
        criterion=st.sampled_from(CRITERIA),
        on=st.sampled_from(["frequency", "loss"]),
        effect=shares,
        mechanism=st.sampled_from([None, None, "one", "two"]),
    ),
    max_size=6,
    unique_by=lambda control: (control.criterion, control.on),
).map(tuple)
transfers = st.builds(
    Transfer, deductible=st.floats(0, 1e6), limit=st.floats(1, 1e7), premium=st.floats(0, 1e5)
)
own_scenarios = st.builds(
    OwnScenario,
    id=st.sampled_from(["x.fire", "x.flood", "x.fraud"]),
    frequency=frequencies,
    loss=losses,
    controls=controls,
    transfer=st.none() | transfers,
)
overrides = st.builds(
    Override,
    id=st.sampled_from(list(RUBRIC.risk_by_id)),
    dropped=st.none() | st.just("Not ours."),
    frequency=st.none() | frequencies,
    loss=st.none() | losses,
    controls=st.none() | controls,
    transfer=st.none() | transfers,
)
risks = st.builds(
    Risks,
    catalogue=st.booleans(),
    tolerance=st.just((TolerancePoint(loss=1e6, probability=0.1),)),
    scenarios=st.lists(own_scenarios | overrides, max_size=4, unique_by=lambda entry: entry.id).map(tuple),
)
answers = st.one_of(
    st.builds(level, st.integers(0, 4), proven=st.booleans()),
    st.just(NotApplicable(reason="Not ours.")),
    st.just(Unknown()),
)
companies = st.builds(
    company,
    answers=st.dictionaries(st.sampled_from(CRITERIA), answers),
    risks=risks,
    annual_revenue=st.none() | st.floats(0, 1e12),
    fx_per_usd=st.none() | st.floats(0.01, 1e5),
)
