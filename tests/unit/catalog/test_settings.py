"""Settings."""

import pytest

from catalog.errors import ConfigurationError
from catalog.settings import read_settings


def test_a_wrong_setting_is_named_with_what_it_got(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRICEMESH_CURRENCY", "gold")
    with pytest.raises(ConfigurationError, match=r"PRICEMESH_CURRENCY.*ISO 4217.*gold"):
        read_settings()


def test_the_catalog_is_a_file_in_the_var_folder_unless_a_url_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", "/somewhere")
    assert read_settings().catalog_url == "sqlite:////somewhere/catalog.db"
    monkeypatch.setenv("PRICEMESH_DATABASE_URL", "postgresql://host/name")
    assert read_settings().catalog_url == "postgresql://host/name"


def test_a_public_address_without_its_protocol_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRICEMESH_PUBLIC_URL", "prices.example")
    with pytest.raises(ConfigurationError, match=r"PRICEMESH_PUBLIC_URL.*http://"):
        read_settings()
    monkeypatch.setenv("PRICEMESH_PUBLIC_URL", "")
    assert read_settings().public_url is None


def test_a_name_written_nearly_as_a_setting_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PRICEMESH_CURENCY", "USD")
    monkeypatch.setenv("PRICEMESH_ELASTICSEARCH_PORT", "9200")
    for _ in range(2):
        read_settings()
    [said] = caplog.messages
    assert "PRICEMESH_CURENCY is no setting" in said
    assert "PRICEMESH_CURRENCY?" in said
