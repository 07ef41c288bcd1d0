"""What the parts of a rubric are made of, its risk catalogue included."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from assess.models import Model
from assess.profile import AiActRole, Market, ModelRole, Profile


def _listed(value: Any) -> Any:
    """A single value where a list is meant counts as a list of one."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _or_one(kind: Any) -> BeforeValidator:
    """Lets a list of one be written without brackets, and says so in the schema."""
    return BeforeValidator(_listed, json_schema_input_type=kind | tuple[kind, ...])


class Applies(Model):
    """For which companies something counts: fields joined by AND, values of one field by OR."""

    model_role: Annotated[tuple[ModelRole, ...], _or_one(ModelRole)] | None = None
    markets: Annotated[tuple[Market, ...], _or_one(Market)] | None = None
    personal_data: Annotated[tuple[bool, ...], _or_one(bool)] | None = None
    public_service: Annotated[tuple[bool, ...], _or_one(bool)] | None = None
    ai_act_role: Annotated[tuple[AiActRole, ...], _or_one(AiActRole)] | None = None
    sector: Annotated[tuple[str, ...], _or_one(str)] | None = None
    currency: Annotated[tuple[str, ...], _or_one(str)] | None = None

    def to(self, profile: Profile) -> bool:
        """Whether a company with this profile is asked; an empty optional field counts as a yes."""
        for field in self.model_fields_set:
            wanted, value = getattr(self, field), getattr(profile, field)
            if wanted is None or value is None:
                continue
            if not set(wanted) & set(value if isinstance(value, tuple) else (value,)):
                return False
        return True


class SourceRef(Model):
    """What something rests on: a source and the place in it."""

    ref: str
    at: str | None = None
