"""``python -m benchmarks.matching_learn``: the shipped matcher before and after ``match learn``, on held-out products.

The catalogues are the demo's shops and the shared sets whose offers state GTINs. The peer in the same run learns only
to recalibrate: two numbers that shift and stretch the shipped log-odds, fitted on the same pairs. Prints the machine
and the commit.
"""

from pathlib import Path

import click
import numpy as np
from scipy.optimize import minimize

from benchmarks.machine import machine
from benchmarks.matching_churn.catalogues import demo, real
from catalog.domain.listing import Listing
from catalog.errors import InsufficientDataError
from matchers.features import CatalogueContext
from matchers.features.vocabulary import Floats
from matchers.learning.confirmed import ConfirmedPair, confirmed_pairs
from matchers.learning.figures import Figures, figures
from matchers.learning.held_out import shares_held_out
from matchers.learning.lesson import Lesson, learn, pair_features
from matchers.options import MatchingOptions
from matchers.record import Record
from matchers.scoring import MatcherModel

_SHARED = Path(__file__).parents[3] / "shared"
_COLUMNS = (
    "catalogue",
    "offers",
    "confirmed pairs",
    "matcher",
    "log loss",
    "precision",
    "recall",
    "F1 of merges",
)


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), default=_SHARED, help="Folder of shared data.")
@click.option("--most", default=8_000, help="Offers of a real catalogue.")
def main(shared: Path, most: int) -> None:
    """Print three rows a catalogue; one that confirms too little is named."""
    click.echo(f"{machine()}\n")
    click.echo(f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|")
    for name, listings in [("demo", demo()), *real(shared, most=most)]:
        _show(name, [_record(at, one) for at, one in enumerate(listings)])


def _show(name: str, records: list[Record]) -> None:
    pairs = confirmed_pairs(records, [])
    context, shipped = CatalogueContext.of(records), MatcherModel.shipped()
    try:
        lesson = learn(pairs, shipped=shipped, in_use=shipped, context=context)
    except InsufficientDataError as error:
        click.echo(f"{name}: {error}", err=True)
        return
    matches = sum(pair.match for pair in pairs)
    told = f"{matches:,} matches, {len(pairs) - matches:,} differences"
    for label, found in (
        ("shipped", lesson.in_use),
        ("shipped, recalibrated", _recalibrated(pairs, context, shipped)),
        (f"learned{_refused(lesson)}", lesson.learned),
    ):
        cells = (found.log_loss, found.precision, found.recall, found.f1)
        click.echo(
            f"| {name} | {len(records):,} | {told} | {label} | {' | '.join(f'{c:.4f}' for c in cells)} |"
        )


def _refused(lesson: Lesson) -> str:
    return "" if lesson.accepted else ", refused"


def _recalibrated(pairs: list[ConfirmedPair], context: CatalogueContext, shipped: MatcherModel) -> Figures:
    found = np.clip(shipped.base_chances(pair_features(pairs, context)).astype(np.float64), 1e-4, 1 - 1e-4)
    odds = np.log(found / (1 - found))
    labels = np.asarray([pair.match for pair in pairs], dtype=np.float32)
    weights = np.asarray([pair.weight for pair in pairs], dtype=np.float32)
    shares = shares_held_out(pairs)
    seen, held = shares == 0, shares > 0

    def chances(shape: Floats, at: Floats) -> Floats:
        return np.asarray(1 / (1 + np.exp(-(shape[0] + shape[1] * at))), dtype=np.float32)

    def loss(shape: Floats) -> float:
        return figures(chances(shape, odds[seen]), labels[seen], weights[seen], merge=0.5).log_loss

    best = minimize(loss, np.asarray([0.0, 1.0]), method="Nelder-Mead").x
    weighed = weights[held] * shares[held]
    return figures(chances(best, odds[held]), labels[held], weighed, merge=MatchingOptions().merge)


def _record(at: int, listing: Listing) -> Record:
    return Record(
        id=str(at),
        title=listing.name,
        store_id=listing.store_id,
        brand=listing.brand,
        mpn=listing.mpn,
        gtin=listing.gtin,
        price=float(listing.price.amount) if listing.price else None,
        description=listing.description,
        condition=listing.condition,
        attributes=dict(listing.attributes),
    )


if __name__ == "__main__":
    main()
