"""How the document describes errors: one shape for all of them (RFC 9457)."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class InvalidParameter(BaseModel):
    """A parameter that was refused, the rule that it broke, and what was given."""

    parameter: str
    rule: str
    value: Any


class Problem(BaseModel):
    """``code`` is stable; ``detail`` names the rule, the value and the remedy."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[InvalidParameter] | None = None


def _described(description: str) -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    invalid = schema.pop("$defs")["InvalidParameter"]
    schema["properties"]["errors"]["anyOf"][0]["items"] = invalid
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The answer whose ETag was sent is still right"},
    404: _described("There is no such thing"),
    422: _described("A parameter breaks a rule"),
    429: _described("Too many requests; see Retry-After"),
    503: _described("The catalog or the index is away; see Retry-After"),
}
