"""What a request needs, made once at start and passed in: settings, the catalog and the search engine."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine

from catalog.exchange import ExchangeRates
from catalog.settings import Settings
from index.engine import SearchEngine


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Shared by all requests; each part is safe to use from several threads."""

    settings: Settings
    database: Engine
    search: SearchEngine
    rates: ExchangeRates


def _services(request: Request) -> Services:
    services = request.app.state.services
    assert isinstance(services, Services)
    return services


ServicesDependency = Annotated[Services, Depends(_services)]
