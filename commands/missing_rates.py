"""Says where a store's currency has no exchange rate: its offers would silently stand behind all others."""

from collections import defaultdict
from collections.abc import Iterable

import click

from catalog.domain.store import Store
from catalog.errors import ConfigurationError
from catalog.exchange import exchange_rates
from catalog.settings import Settings


def tell_missing_rates(stores: Iterable[Store], settings: Settings) -> None:
    """One line on stderr for each currency; nothing where all of these stores' prices can be compared."""
    try:
        rates = exchange_rates(settings.exchange_rates, currency=settings.currency)
    except ConfigurationError as error:  # of what is told, not of what the command is for
        click.echo(f"warning: {error}", err=True)
        return
    without: dict[str, list[str]] = defaultdict(list)
    for store in stores:
        if store.currency != settings.currency and store.currency not in rates:
            without[store.currency].append(store.id)
    for currency, ids in sorted(without.items()):
        click.echo(
            f"warning: there is no exchange rate for {currency} ({', '.join(ids)}): such prices are shown, but not "
            f"compared with those in {settings.currency} (PRICEMESH_CURRENCY); name a file of rates that has it with "
            "PRICEMESH_EXCHANGE_RATES",
            err=True,
        )
