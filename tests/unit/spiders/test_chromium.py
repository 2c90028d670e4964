"""Where a Chromium is looked for."""

import pytest

from catalog.errors import ConfigurationError
from spiders.chromium import find_chromium


def test_a_setting_that_names_no_program_is_named(tmp_path):
    with pytest.raises(ConfigurationError, match="PRICEMESH_CHROMIUM"):
        find_chromium(str(tmp_path / "chromium"))


def test_the_setting_goes_first():
    assert find_chromium("/bin/sh") == "/bin/sh"
