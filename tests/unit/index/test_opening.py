"""The engine that the settings ask for."""

from pathlib import Path

import pytest

from catalog.errors import ConfigurationError
from catalog.settings import Settings
from index.opening import open_engine


def test_prices_of_another_currency_are_not_written_into_an_index(tmp_path: Path) -> None:
    euros = open_engine(Settings(var_dir=tmp_path, currency="EUR"))
    euros.commit(1)
    euros.close()
    with pytest.raises(ConfigurationError, match=r"EUR.*USD.*run pricemesh index rebuild"):
        open_engine(Settings(var_dir=tmp_path, currency="USD")).cursor()
