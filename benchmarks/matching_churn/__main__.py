"""``python -m benchmarks.matching_churn [--model OTHER.zip]…``: do product ids survive another matcher?

Each catalogue is matched with the shipped matcher, then again, every offer anew, with each other one: models given, and
what ``match learn`` makes of the demo. The peers are the same groups with simpler ids: named after their oldest
offer, and by a hash of their members. Prints the machine and the commit.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from benchmarks.machine import machine
from benchmarks.matching_churn.catalogues import demo, real
from benchmarks.matching_churn.churn import Products, after_all, after_first, churn, named
from catalog.domain.listing import Listing
from catalog.domain.store import Platform, Store
from catalog.exchange import shipped_exchange_rates
from catalog.ingest import ingest
from catalog.settings import Settings
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from matchers.deciding.trained import TrainedScorer
from matchers.scoring import MatcherModel, PairScorer
from scheduler.learning import learn_from_catalog
from scheduler.matching import CatalogMatcher
from scheduler.services import BatchServices

_SHARED = Path(__file__).parents[3] / "shared"
_COLUMNS = (
    "catalogue",
    "offers",
    "products",
    "other matcher",
    "in unchanged groups",
    "of them another id",
    "of all another id",
    "named after the oldest offer",
    "named by members",
    "ids that lead nowhere",
)


@click.command()
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Repeatable.",
)
@click.option("--shared", type=click.Path(path_type=Path), default=_SHARED, help="Folder of shared data.")
@click.option("--most", default=8_000, help="Offers of a real catalogue.")
def main(models: tuple[Path, ...], shared: Path, most: int) -> None:
    """Print one row a catalogue and matcher."""
    click.echo(f"{machine()}\n")
    click.echo(f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|")
    others = {path.stem: MatcherModel.load(path) for path in models}
    with tempfile.TemporaryDirectory() as folder:
        services = _catalog(Path(folder), demo())
        others["learned"] = learn_from_catalog(services, keep=False).lesson.model
        for row in _rows("demo", services, others):
            click.echo(row)
        services.database.dispose()
    for name, listings in real(shared, most=most):
        with tempfile.TemporaryDirectory() as folder:
            services = _catalog(Path(folder), listings)
            for row in _rows(name, services, others):
                click.echo(row)
            services.database.dispose()


def _catalog(folder: Path, listings: list[Listing]) -> BatchServices:
    settings = Settings(var_dir=folder, currency="EUR")
    database = create_catalog_engine(settings.catalog_url)
    migrate.upgrade(database)
    names = {listing.store_id: f"s{number}" for number, listing in enumerate(listings)}
    with UnitOfWork(database) as uow:
        for store_id in names.values():
            uow.stores.save(_store(store_id))
        ingest(uow, [replace(one, store_id=names[one.store_id]) for one in listings])
        uow.commit()
    return BatchServices(settings=settings, database=database, rates=shipped_exchange_rates())


def _store(store_id: str) -> Store:
    return Store(
        id=store_id,
        name=store_id,
        base_url=f"https://{store_id}.example",
        country="DE",
        currency="EUR",
        platform=Platform.STRUCTURED_DATA,
    )


def _rows(name: str, services: BatchServices, others: dict[str, MatcherModel]) -> Iterator[str]:
    """Each other matcher after the shipped one, which is put back in between."""
    before = _match(services, MatcherModel.shipped(), "shipped")
    for label, model in others.items():
        after = _match(services, model, label)
        found = churn(before, after)
        simple = [churn(named(before, how), named(after, how)).share for how in (after_first, after_all)]
        cells = (
            name,
            f"{found.offers:,}",
            f"{len(set(before.values())):,}",
            label,
            f"{found.same / found.offers:.2%}",
            f"{found.share_of_same:.3%}",
            f"{found.share:.2%}",
            *(f"{share:.2%}" for share in simple),
            str(_lost(services, before)),
        )
        yield f"| {' | '.join(cells)} |"
        before = _match(services, MatcherModel.shipped(), f"shipped after {label}")


def _match(services: BatchServices, model: MatcherModel, key: str) -> Products:
    """Every offer anew; the products that result."""
    scorer = TrainedScorer(PairScorer(model))
    CatalogMatcher(services, scorer=scorer, scorer_key=key).catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        return {
            offer.id: offer.product_id
            for batch in uow.offers.iterate()
            for offer in batch
            if offer.product_id is not None
        }


def _lost(services: BatchServices, before: Products) -> int:
    """Former ids that lead to no product that is offered."""
    with UnitOfWork(services.database, read_only=True) as uow:
        final = uow.products.resolve(set(before.values()))
        live = uow.products.by_ids(set(final.values()))
    return sum(
        final.get(one) not in live or live[final[one]].removed_at is not None for one in set(before.values())
    )


if __name__ == "__main__":
    main()
