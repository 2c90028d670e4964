"""Typed settings, read once from ``PRICEMESH_*`` and passed in; nothing else reads the environment."""

import logging
import os
from functools import cache
from pathlib import Path

from babel.numbers import list_currencies
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.errors import ConfigurationError

_PREFIX = "PRICEMESH_"
# Two letters more, less, other or exchanged are a slip; PRICEMESH_ELASTICSEARCH_PORT is another's name.
_SLIP = 2

logger = logging.getLogger(__name__)


class Settings(BaseSettings):
    """Every setting has a description, which ``docs/settings.md`` repeats and a test compares."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore")

    var_dir: Path = Field(Path("var"), description="Folder for run-time state: database, index, logs.")
    database_url: str | None = Field(
        None,
        description="SQLAlchemy URL of the catalog. Default: SQLite at VAR_DIR/catalog.db. "
        "PostgreSQL: postgresql+psycopg://user:password@host/name.",
    )
    elasticsearch_url: str | None = Field(
        None, description="Search with Elasticsearch at this URL. Default: the embedded engine."
    )
    elasticsearch_index: str = Field(
        "pricemesh", description="Alias, and prefix of its versions, in Elasticsearch."
    )
    chromium: str | None = Field(
        None,
        description="Path of the Chromium for pages that need a browser. Default: Playwright's own, "
        "else chromium or google-chrome on the PATH.",
    )
    currency: str = Field("USD", description="ISO 4217 currency in which offers are compared and sorted.")
    exchange_rates: Path | None = Field(
        None,
        description="TOML file of exchange rates, of the form of data/exchange_rates.toml. "
        "Default: the rates that come with pricemesh.",
    )
    contact: str | None = Field(
        None,
        description="Address or URL in the crawler's user agent, for store owners to reach you.",
    )
    match_by_meaning: bool = Field(
        False,
        description="Also compare offers whose titles mean the same: 1 ms more an offer; found no more matches "
        "than words and identifiers on the data it was measured on.",
    )
    merged_variants: str = Field(
        "",
        description="Categories in which stores do not distinguish colours or sizes, which are one product there: "
        "CATEGORY=AXES, separated by semicolons, such as mobile phones=colour; t-shirts=colour,size. "
        "A category is one level of the offer's path; * is every offer.",
    )
    learned_dir: Path | None = Field(
        None,
        description="Folder of the matchers that pricemesh match learn makes, the newest of which is used. "
        "Default: VAR_DIR/learned.",
    )
    rate_limit: str = Field(
        "600/minute", description="Requests of one client to /v1 before it gets 429, such as 10/second."
    )
    public_url: str | None = Field(None, description="Base URL of this service in feeds and links.")

    @field_validator("currency")
    @classmethod
    def _currency_is_known(cls, currency: str) -> str:
        if currency not in list_currencies():
            raise ValueError("it must be an ISO 4217 code such as EUR")
        return currency

    @field_validator("public_url")
    @classmethod
    def _public_url_is_whole(cls, url: str | None) -> str | None:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("it must start with http:// or https://")
        return url or None

    @property
    def catalog_url(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{self.var_dir / 'catalog.db'}"


def read_settings() -> Settings:
    """Read the environment. Raises ConfigurationError that names each wrong variable; a name that is written
    nearly as a setting's is warned of once."""
    for name in os.environ:
        if name.startswith(_PREFIX):
            _warn_of_slip(name)
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"PRICEMESH_{str(problem['loc'][0]).upper()}: {problem['msg']}, got {problem['input']!r}"
            for problem in error.errors()
        )
        raise ConfigurationError(f"wrong setting: {wrong}. See docs/settings.md.") from error


@cache
def _warn_of_slip(name: str) -> None:
    meant = [_PREFIX + field.upper() for field in Settings.model_fields]
    near = process.extractOne(name, meant, scorer=OSA.distance, score_cutoff=_SLIP)
    if near is not None and near[1]:
        logger.warning("%s is no setting and changes nothing: did you mean %s?", name, near[0])
