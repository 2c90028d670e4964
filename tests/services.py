"""A pytest plugin: which services a test needs, and what happens where one is missing.

A test says what it needs with a marker (``postgres``, ``elasticsearch``, ``chromium``). Without the
service it is skipped with the remedy; with ``PRICEMESH_REQUIRE_SERVICES`` set, as in CI, it fails. The
summary counts both.
"""

import os
import shutil
from collections import Counter

import pytest

# marker -> the variable that points at the service (scripts/services prints them)
VARIABLES = {
    "postgres": "PRICEMESH_TEST_POSTGRES_URL",
    "elasticsearch": "PRICEMESH_TEST_ELASTICSEARCH_URL",
    "chromium": "PRICEMESH_CHROMIUM",
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_ran: Counter[str] = Counter()
_skipped: Counter[str] = Counter()


def address(service: str) -> str | None:
    """Where the service is, or None."""
    configured = os.environ.get(VARIABLES[service])
    if configured or service != "chromium":
        return configured
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for service in VARIABLES:
        if item.get_closest_marker(service) is None:
            continue
        if address(service):
            _ran[service] += 1
            continue
        reason = f'{service}: {VARIABLES[service]} is not set; run: eval "$(scripts/services start)"'
        if os.environ.get("PRICEMESH_REQUIRE_SERVICES"):
            pytest.fail(reason, pytrace=False)
        _skipped[service] += 1
        pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for service in sorted(_ran.keys() | _skipped.keys()):
        terminalreporter.write_line(
            f"{service}: {_ran[service]} tests ran against it, {_skipped[service]} skipped"
        )


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """SQLAlchemy URL of a PostgreSQL for tests; the test has the marker ``postgres``."""
    return address("postgres") or ""


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """URL of an Elasticsearch for tests; the test has the marker ``elasticsearch``."""
    return address("elasticsearch") or ""


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of a Chromium for tests; the test has the marker ``chromium``."""
    return address("chromium") or ""
