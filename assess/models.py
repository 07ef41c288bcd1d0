"""What models share: unchanged once made, of known fields, each with its docstring in the schema."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Something that is read: content or what was entered, of the very types that are asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Result(BaseModel):
    """Something that was computed; fields are written under the names that files know them by."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, serialize_by_alias=True
    )
