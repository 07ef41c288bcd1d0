"""A small rubric, and random assessments full of awkward text."""

import datetime as dt
import json

from hypothesis import strategies as st

from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, NotApplicable, RubricRef, Unknown
from assess.economics import CustomersDriver, Economics, Factors, Line, Range, UnitInputs
from assess.economics import OwnScenario as WhatIf
from assess.plan.inputs import Accepted, AcceptedStep, Limits, Planning
from assess.plan.inputs import WhatIf as LevelsTried
from assess.profile import AI_ACT_ROLES, MARKETS, MAX_AMOUNT, MODEL_ROLES, STAGES, Profile
from assess.risk import Control, Frequency, Loss, OwnScenario, Risks, TolerancePoint, Transfer
from assess.rubric import Rubric

NOW = dt.datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=dt.UTC)
CRITERIA = ("ip.patents", "ip.secrets", "team.vesting", "team.roles", "risk.register", "risk.backup")
ALIASES = {"ip.secrets": "ip.confidential"}
"""What a criterion was called in an earlier version."""

AWKWARD = (
    "NUL \0, 🚀👩‍👩‍👧, 𠮷龘, \u202eright to left\u202c שלום, \x1b[31m, line\nbreak, '; DROP TABLE answers; --"
)


ECONOMICS = Economics(
    currency="CNY",
    period="quarter",
    periods=2,
    discount_rate=0.2,
    opening_cash=1.5,
    lines=(
        Line(id="people", name=AWKWARD, kind="cost", category="people", amounts=(0.1, 2, 3), note=AWKWARD),
        Line(
            id="customers",
            kind="benefit",
            category="revenue",
            driver=CustomersDriver(customers=2, new_per_period=1, churn=0.1, price=1e6),
            range=Range(low=0.5, high=1.25),
            lag=1,
        ),
    ),
    unit=UnitInputs(gpu_hour=16),
    scenarios=(WhatIf(id="x.dear", name=AWKWARD, factors=Factors(price=0.5)),),
)


_FIRE = OwnScenario(
    id="x.fire",
    title=AWKWARD,
    frequency=Frequency(low=0, likely=0.01, high=0.1),
    loss=Loss(low=1e3, high=1e5),
    controls=(Control(criterion="risk.backup", on="loss", effect=0.5),),
    treatment="transfer",
    owner=AWKWARD,
    contingency=AWKWARD,
    transfer=Transfer(deductible=1e3, limit=1e4, premium=50),
)
RISKS = Risks(tolerance=(TolerancePoint(loss=1e6, probability=0.1),), scenarios=(_FIRE,))

_PROMISED = AcceptedStep.model_validate(
    {
        "criterion": "ip.patents",
        "from": 1,
        "to": 2,
        "evidenced": False,
        "owner": AWKWARD,
        "due": dt.date(2026, 12, 31),
        "status": "doing",
        "points": 0.1 + 0.2,
        "loss_avoided": 1e-3,
        "days": 2.5,
    }
)
PLAN = Planning(
    budget=Limits(days=30, money=8e4, roles={"legal": 2.5}, months=3),
    objective="mix",
    share=0.75,
    fixed=("ip.patents@2",),
    excluded=("team.roles@1",),
    accepted=Accepted(date=dt.date(2026, 11, 24), currency="CNY", steps=(_PROMISED,)),
    what_ifs=(LevelsTried(name=AWKWARD, levels={"team.vesting": 3}),),
)


def later(minutes: int) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


def level(number: int, note: str = "", *, carried: bool = False) -> LevelAnswer:
    return LevelAnswer(level=number, note=note, carried=carried)


def rubric() -> Rubric:
    both = {"en": "words", "zh": "文字"}

    def criterion(id: str) -> dict[str, object]:
        return {
            "id": id,
            "aliases": [ALIASES[id]] if id in ALIASES else [],
            "since": "1.0.0",
            "weight": 1,
            "ask": both,
            "why": both,
            "levels": {str(n): both for n in range(5)},
            "target": dict.fromkeys(STAGES, 2),
            "evidence": [both],
            "first_step": both,
            "sources": [{"ref": "practice"}],
        }

    def dimension(id: str) -> dict[str, object]:
        criteria = [criterion(c) for c in CRITERIA if c.startswith(f"{id}.")]
        topic = {"id": f"{id}.topic", "title": both, "advantage": both, "criteria": criteria}
        return {"id": id, "title": both, "weight": 1, "topics": [topic]}

    bands = zip(("not_ready", "emerging", "ready", "strong"), (0, 50, 75, 90), strict=True)
    data = {
        "manifest": {
            "id": "sample",
            "version": "1.0.0",
            "title": both,
            "about": both,
            "limits": [both],
            "groups": {"business": ["ip", "team", "risk"], "technology": []},
            "min_coverage": 0.8,
            "bands": [{"id": band, "from": start, "means": both} for band, start in bands],
            "expiring_within_days": 60,
            "reading": {"en_words_per_minute": 200, "zh_characters_per_minute": 350, "seconds_to_decide": 20},
        },
        "dimensions": [dimension(id) for id in ("ip", "team", "risk")],
    }
    return Rubric.model_validate_json(json.dumps(data))


RUBRIC = rubric()
PROFILE = Profile(
    company="Acme",
    stage="seed",
    model_role="fine_tunes",
    markets=("cn", "eu"),
    personal_data=True,
    public_service=False,
    currency="CNY",
    as_of=dt.date(2026, 11, 23),
)


def assessment(id: str = "acme", **changes: object) -> Assessment:
    made = Assessment(id=id, rubric=RubricRef(id="sample", version="1.0.0"), profile=PROFILE)
    return made.model_copy(update=changes)


texts = st.one_of(st.text(max_size=30), st.just(AWKWARD))
moments = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2999, 1, 1), timezones=st.just(dt.UTC))
_evidence = st.builds(
    Evidence,
    label=texts,
    url=st.none() | texts,
    date=st.none() | st.dates(),
    expires=st.none() | st.dates(),
)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(
        LevelAnswer,
        level=st.integers(0, 4),
        note=texts,
        carried=st.booleans(),
        evidence=st.lists(_evidence, max_size=2).map(tuple),
    ),
    st.builds(NotApplicable, reason=texts.filter(bool), note=texts, carried=st.booleans()),
    st.builds(Unknown, note=texts, carried=st.booleans()),
)
amounts = st.none() | st.floats(0, MAX_AMOUNT)
profiles = st.builds(
    Profile,
    company=texts.filter(bool),
    stage=st.sampled_from(STAGES),
    model_role=st.sampled_from(MODEL_ROLES),
    markets=st.lists(st.sampled_from(MARKETS), min_size=1).map(tuple),
    personal_data=st.booleans(),
    public_service=st.booleans(),
    currency=st.sampled_from(["CNY", "USD"]),
    as_of=st.dates(),
    sector=st.none() | texts,
    ai_act_role=st.none() | st.sampled_from(AI_ACT_ROLES),
    headcount=st.none() | st.integers(0, 2**40),
    annual_revenue=amounts,
    personal_records=st.none() | st.integers(0, int(MAX_AMOUNT)),
    day_rate=amounts,
    fx_per_usd=st.none() | st.floats(1 / MAX_AMOUNT, MAX_AMOUNT),
)


def _in_one_currency(made: Assessment) -> Assessment:
    return made.model_copy(
        update={"economics": ECONOMICS.model_copy(update={"currency": made.profile.currency})}
    )


assessment_ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", fullmatch=True)
assessments = st.builds(
    Assessment,
    id=assessment_ids,
    title=texts,
    rubric=st.just(RubricRef(id="sample", version="1.0.0")),
    mode=st.sampled_from(["quick", "full"]),
    profile=profiles,
    answers=st.dictionaries(st.sampled_from(CRITERIA), answers, max_size=6),
    later=st.lists(st.sampled_from(CRITERIA), unique=True).map(tuple),
    previous=st.none() | assessment_ids,
    economics=st.sampled_from((None, ECONOMICS)),
    risks=st.sampled_from((Risks(), Risks(catalogue=False), RISKS)),
    plan=st.sampled_from((Planning(), PLAN)),
).map(lambda made: made if made.economics is None else _in_one_currency(made))
