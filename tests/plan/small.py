"""A small rubric whose steps wait for one another, and companies that answer it."""

import datetime as dt
import json
from typing import Any

from assess.assessment import Answer, Assessment, Evidence, LevelAnswer, RubricRef
from assess.plan.inputs import Planning
from assess.profile import STAGES, Profile
from assess.rubric import Rubric

PROOF = (Evidence(label="Contract"),)
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
)


def criterion(
    id: str, *, target: int = 2, steps: dict[int, dict[str, Any] | None] | None = None, **more: Any
) -> dict[str, Any]:
    """A criterion as data; `steps` gives the effort of some levels, None takes it out."""
    both = {"en": "words", "zh": "文字"}
    levels: dict[str, dict[str, Any]] = {str(n): dict(both) for n in range(5)}
    for number in range(1, 5):
        effort = {"days": number, "role": "founder"} | ((steps or {}).get(number, {}) or {})
        if (steps or {}).get(number, {}) is not None:
            levels[str(number)]["step"] = effort
    return {
        "id": id,
        "since": "1.0.0",
        "weight": 1,
        "quick": True,
        "ask": both,
        "why": both,
        "levels": levels,
        "target": dict.fromkeys(STAGES, target),
        "evidence": [both],
        "first_step": both,
        "sources": [{"ref": "practice"}],
    } | more


def rubric(*criteria: dict[str, Any]) -> Rubric:
    """A rubric of one dimension with these criteria."""
    both = {"en": "words", "zh": "文字"}
    bands = zip(("not_ready", "emerging", "ready", "strong"), (0, 50, 75, 90), strict=True)
    manifest = {
        "id": "small",
        "version": "1.0.0",
        "title": both,
        "about": both,
        "limits": [both],
        "groups": {"business": ["ip"], "technology": []},
        "min_coverage": 0.5,
        "bands": [{"id": band, "from": start, "means": both} for band, start in bands],
        "expiring_within_days": 60,
        "reading": {"en_words_per_minute": 200, "zh_characters_per_minute": 350, "seconds_to_decide": 20},
    }
    topic = {"id": "ip.topic", "title": both, "advantage": both, "criteria": criteria}
    dimension = {"id": "ip", "title": both, "weight": 1, "topics": [topic]}
    return Rubric.model_validate_json(json.dumps({"manifest": manifest, "dimensions": [dimension]}))


def level(number: int, *, proven: bool = True) -> LevelAnswer:
    """A level, with evidence unless told."""
    return LevelAnswer(level=number, evidence=PROOF if proven else ())


def company(answers: dict[str, Answer], plan: Planning | None = None, **profile: Any) -> Assessment:
    """A company with these answers to the small rubric."""
    return Assessment(
        id="acme",
        rubric=RubricRef(id="small", version="1.0.0"),
        profile=PROFILE.model_copy(update=profile),
        answers=answers,
        plan=plan or Planning(),
    )
