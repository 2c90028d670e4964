"""The API's own document is true: whatever it allows is answered as it says, and nothing fails inside."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.open import open_services
from catalog.settings import Settings

# Enough to meet each parameter with odd values, in a few seconds; a nightly run may raise it.
_EXAMPLES = 12
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def document(_filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The document as served over the small catalog, without a rate limit that would answer for the routes."""
    folder = tmp_path_factory.mktemp("openapi") / "var"
    shutil.copytree(_filled, folder)
    wide = Settings(var_dir=folder, currency="EUR", rate_limit="1000000/second")
    with open_services(wide) as services:
        yield schemathesis.openapi.from_asgi(
            "/openapi.json", create_app(services), config=SchemathesisConfig()
        )


def _operations(document: schemathesis.BaseSchema) -> list[APIOperation]:
    return [found.ok() for found in document.get_all_operations()]


def test_every_answer_conforms_to_the_document(document: schemathesis.BaseSchema) -> None:
    for operation in _operations(document):

        @settings(
            max_examples=_EXAMPLES,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answers(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=_CHECKS)

        answers()


def test_the_document_names_every_route_of_the_api(document: schemathesis.BaseSchema) -> None:
    paths = {operation.path for operation in _operations(document)}
    assert {"/v1/search", "/v1/products/{product_id}", "/v1/stores", "/v1/lookup"} <= paths
