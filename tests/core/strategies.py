"""Random rubrics, profiles and assessments for property-based tests."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from assess.assessment import Assessment, Evidence, LevelAnswer, NotApplicable, RubricRef, Unknown
from assess.profile import MARKETS, MODEL_ROLES, STAGES, Profile
from assess.rubric import Rubric

DAY = dt.date(2026, 11, 23)


def _both(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"中文 {text}"}


@st.composite
def criteria(draw: st.DrawFn, dimension: str, number: int) -> dict[str, Any]:
    """One criterion as data: weights, targets, gate and rules at random, words fixed."""
    targets = sorted(draw(st.lists(st.integers(0, 4), min_size=5, max_size=5)))
    applies: dict[str, Any] = draw(
        st.sampled_from(
            [
                {},
                {},
                {"model_role": ["fine_tunes"]},
                {"markets": ["cn", "eu"], "personal_data": [True]},
                {"sector": ["health"]},
            ]
        )
    )
    made: dict[str, Any] = {
        "id": f"{dimension}.c{number}",
        "source": "added",
        "since": "1.0.0",
        "weight": draw(st.integers(1, 5)),
        "quick": draw(st.booleans()),
        "applies": applies,
        "ask": _both("Is it there?"),
        "why": _both("Because."),
        "levels": {
            str(n): _both(f"level {n}") | ({"step": {"days": n, "role": "founder"}} if n else {})
            for n in range(5)
        },
        "target": dict(zip(STAGES, targets, strict=True)),
        "evidence": [_both("a paper")],
        "first_step": _both("Begin."),
        "sources": [{"ref": "practice"}],
    }
    start = draw(st.integers(0, 4))
    if targets[start] and draw(st.booleans()):
        made["gate"] = {
            "from": STAGES[start],
            "level": draw(st.integers(1, targets[start])),
            "because": _both("must"),
        }
        made["quick"] = True
    return made


@st.composite
def rubrics(draw: st.DrawFn) -> dict[str, Any]:
    """A whole rubric as data, as `tests.naive` and the product both read it."""
    names = ["alpha", "beta", "gamma"][: draw(st.integers(1, 3))]
    dims = []
    for name in names:
        count = draw(st.integers(1, 5))
        made = [draw(criteria(name, i)) for i in range(count)]
        topic = {"id": f"{name}.topic", "title": _both("topic"), "advantage": _both("edge"), "criteria": made}
        dims.append({"id": name, "title": _both(name), "weight": draw(st.integers(1, 6)), "topics": [topic]})
    split = draw(st.integers(0, len(names)))
    return {
        "id": "random",
        "version": "1.0.0",
        "title": _both("random"),
        "about": _both("about"),
        "limits": [_both("limits")],
        "groups": {"business": names[:split], "technology": names[split:]},
        "min_coverage": draw(st.sampled_from([0.0, 0.5, 0.8, 1.0])),
        "bands": [
            {"id": b, "from": f, "means": _both(b)}
            for b, f in zip(("not_ready", "emerging", "ready", "strong"), (0, 50, 75, 90), strict=True)
        ],
        "expiring_within_days": 60,
        "reading": {"en_words_per_minute": 200, "zh_characters_per_minute": 350, "seconds_to_decide": 20},
        "dims": dims,
    }


def as_rubric(data: dict[str, Any]) -> Rubric:
    """Random rubric data as the product's model."""
    import json

    manifest = {key: value for key, value in data.items() if key != "dims"}
    return Rubric.model_validate_json(json.dumps({"manifest": manifest, "dimensions": data["dims"]}))


evidence = st.builds(
    Evidence,
    label=st.sampled_from(["", "paper", "  "]),
    expires=st.sampled_from([None, DAY, DAY - dt.timedelta(1), DAY + dt.timedelta(1)]),
)
answers = st.one_of(
    st.builds(
        LevelAnswer,
        level=st.integers(0, 4),
        evidence=st.lists(evidence, max_size=2).map(tuple),
        carried=st.booleans(),
    ),
    st.builds(LevelAnswer, level=st.integers(0, 4), evidence=st.just((Evidence(label="paper"),))),
    st.builds(NotApplicable, reason=st.just("not ours")),
    st.builds(Unknown, carried=st.booleans()),
)


@st.composite
def assessments(draw: st.DrawFn, rubric: Rubric) -> Assessment:
    """A random company's answers to a rubric."""
    profile = Profile(
        company="A",
        stage=draw(st.sampled_from(STAGES)),
        model_role=draw(st.sampled_from(MODEL_ROLES)),
        markets=tuple(draw(st.lists(st.sampled_from(MARKETS), min_size=1, unique=True))),
        personal_data=draw(st.booleans()),
        public_service=draw(st.booleans()),
        currency="CNY",
        as_of=DAY,
        sector=draw(st.sampled_from([None, "health", "law"])),
    )
    given = {c.id: a for c in rubric.criteria if (a := draw(st.none() | answers)) is not None}
    return Assessment(
        id="random",
        rubric=RubricRef(id=rubric.id, version=rubric.version),
        mode=draw(st.sampled_from(["quick", "full"])),
        profile=profile,
        answers=given,
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], Rubric, Assessment]:
    """A rubric as data and as model, with an assessment."""
    data = draw(rubrics())
    rubric = as_rubric(data)
    return data, rubric, draw(assessments(rubric))
