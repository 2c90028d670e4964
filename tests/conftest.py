"""What every test may ask for."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.databases", "tests.services"]

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real benchmark data beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"benchmark data is not here: {SHARED}")
    return SHARED
