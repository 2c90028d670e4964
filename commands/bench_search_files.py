"""Product and query files of ``bench search``, and the run that it writes."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog.errors import InvalidValueError
from catalog.tables import open_text, read_table
from index.document import OfferDocument, ProductDocument

_OFFER_STORE = "file"


def read_products(path: Path) -> Iterator[ProductDocument]:
    """JSON lines, gzipped where the name ends in ``.gz``. Raises InvalidValueError that names the line."""
    with open_text(path) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield product_document(row, offer_id=number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else error
                raise InvalidValueError(
                    f"{path}, line {number}: a product is a JSON object with id and title ({reason}); correct it"
                ) from error


def product_document(row: Mapping[str, Any], *, offer_id: int) -> ProductDocument:
    """One product of the file as the index takes it. Raises KeyError without id or title."""
    category = row.get("category") or []
    attributes = dict(row.get("attributes") or {})
    if row.get("color"):
        attributes.setdefault("color", row["color"])
    return ProductDocument(
        product_id=str(row["id"]),
        name=str(row["title"]),
        brand=row.get("brand") or None,
        mpns=(str(row["mpn"]),) if row.get("mpn") else (),
        gtins=tuple(str(gtin) for gtin in row.get("gtins") or ()),
        category=(category,) if isinstance(category, str) else tuple(category),
        description=row.get("description") or None,
        attributes={name: _value(value) for name, value in attributes.items()},
        rating=row.get("rating"),
        review_count=int(row.get("rating_count") or 0),
        popularity=float(row.get("rating_count") or 0),
        offers=_offers(row, offer_id),
    )


def read_queries(path: Path) -> list[str]:
    """The different values of the column query, in order. Raises InvalidValueError when it is missing."""
    return list(dict.fromkeys(row["query"] for row in read_table(path, needs=("query",))))


def write_run(answers: Mapping[str, Sequence[str]], path: Path) -> None:
    """Columns query, product_id, rank; rank 1 is the best."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("query", "product_id", "rank"))
        writer.writerows(_ranked(answers))


def _ranked(answers: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str, int]]:
    for query, products in answers.items():
        for rank, product in enumerate(products, start=1):
            yield query, product, rank


def _value(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _offers(row: Mapping[str, Any], offer_id: int) -> tuple[OfferDocument, ...]:
    cents = row.get("price_cents_usd")
    if cents is None and isinstance(row.get("price"), int | float):
        cents = round(row["price"] * 100)
    if not cents:
        return ()
    return (
        OfferDocument(
            offer_id=offer_id,
            store_id=_OFFER_STORE,
            price=int(cents),
            total=int(cents),
            availability=None,
            condition="new",
        ),
    )
