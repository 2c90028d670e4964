"""Health, readiness, metrics, limits, and what happens when a service is away."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine
from tests.integration.api.conftest import Api


def test_a_ready_service_says_so(api: Api) -> None:
    assert api.client.get("/healthz").status_code == 200
    assert api.client.get("/readyz").status_code == 200


def test_readiness_names_the_database_that_is_away(api: Api, tmp_path: Path) -> None:
    away = replace(api.services, database=create_catalog_engine(f"sqlite:///{tmp_path}/no/such/catalog.db"))
    client = TestClient(create_app(away))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "database" in answer.json()["detail"]
    assert client.get("/healthz").status_code == 200


def test_a_database_that_is_away_is_a_problem_with_a_retry(
    api: Api, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    away = replace(api.services, database=create_catalog_engine(f"sqlite:///{tmp_path}/no/such/catalog.db"))
    client = TestClient(create_app(away))
    answer = client.get("/v1/stores")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    page = client.get("/stores", headers={"accept": "text/html"})
    assert page.status_code == 503
    for text in (answer.text, page.text):
        assert "away for the moment" in text
        assert "catalog.db" not in text, "where the database lives is the operator's"
    assert "/v1/stores: there is no catalog at" in caplog.text


def test_a_client_that_asks_too_often_is_told_when_to_come_back(api: Api) -> None:
    settings = Settings(var_dir=api.services.settings.var_dir, rate_limit="2/minute")
    client = TestClient(create_app(replace(api.services, settings=settings)))
    first, _, third = (client.get("/v1/stores") for _ in range(3))
    assert first.headers["ratelimit-remaining"] == "1"
    assert third.status_code == 429
    assert int(third.headers["retry-after"]) >= 1


def test_requests_are_measured_by_route(api: Api) -> None:
    api.client.get(f"/v1/products/{api.product_id()}")
    assert 'route="/v1/products/{product_id}",status="200"' in api.client.get("/metrics").text


def test_the_openapi_document_describes_every_route(api: Api) -> None:
    paths = api.client.get("/openapi.json").json()["paths"]
    assert {
        "/v1/search",
        "/v1/suggest",
        "/v1/products/{product_id}",
        "/v1/lookup",
        "/v1/stores",
    } <= paths.keys()
    assert "/v1/feed.{form}" in paths


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/search?q=sony", "/v1/feed.csv"])
def test_monitors_may_ask_for_the_head_alone(api: Api, path: str) -> None:
    asked, whole = api.client.head(path), api.client.get(path)
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers.get("etag") == whole.headers.get("etag")


def test_other_crawlers_are_kept_from_tracked_links(api: Api) -> None:
    assert "Disallow: /go/" in api.client.get("/robots.txt").text


def test_the_page_of_all_routes_asks_no_other_host(api: Api) -> None:
    page = api.client.get("/docs").text
    scripts = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert scripts
    assert all(one.startswith("/") and api.client.get(one).status_code == 200 for one in scripts)
