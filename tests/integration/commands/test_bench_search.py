"""``pricemesh bench search`` on files: one run for all queries, and errors that say what is wrong."""

import csv
import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.errors import ConfigurationError, InvalidValueError
from commands.bench_search import command
from commands.bench_search_files import read_products, read_queries

_PRODUCTS = (
    {
        "id": "1",
        "title": "Brother TN-2110 toner",
        "brand": "Brother",
        "mpn": "TN-2110",
        "price_cents_usd": 4999,
    },
    {"id": "2", "title": "Red dog bowl", "category": ["Pets", "Bowls"], "color": "Red", "price": 9.5},
    {"id": "3", "title": "Blue dog bowl", "description": None, "rating": 4.5, "rating_count": 12},
)


@pytest.fixture
def products(tmp_path: Path) -> Path:
    path = tmp_path / "products.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(product) + "\n" for product in _PRODUCTS)
    return path


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    path = tmp_path / "queries.csv"
    path.write_text(
        "query,product_id\nred dog bowl,2\ntn2110,1\nred dog bowl,3\nnothing like it,\n", encoding="utf-8"
    )
    return path


def test_each_query_is_answered_once_and_the_best_is_first(
    products: Path, queries: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run.csv"
    result = CliRunner().invoke(
        command, [str(products), str(queries), "--out", str(out), "--lexical"], catch_exceptions=False
    )
    assert result.exit_code == 0
    with out.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    first = {row["query"]: row["product_id"] for row in rows if row["rank"] == "1"}
    assert first == {"red dog bowl": "2", "tn2110": "1"}
    assert [row["rank"] for row in rows if row["query"] == "red dog bowl"] == ["1", "2"]


def test_elasticsearch_without_a_server_says_what_to_set(
    products: Path, queries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    arguments = [str(products), str(queries), "--out", str(tmp_path / "run.csv"), "--lexical"]
    with pytest.raises(ConfigurationError, match="PRICEMESH_ELASTICSEARCH_URL"):
        CliRunner().invoke(command, [*arguments, "--engine", "elasticsearch"], catch_exceptions=False)


def test_a_wrong_line_of_products_is_named(tmp_path: Path) -> None:
    path = tmp_path / "products.jsonl"
    path.write_text('{"id": "1", "title": "good"}\n\n{"id": "2"}\n', encoding="utf-8")
    with pytest.raises(InvalidValueError, match="line 3"):
        list(read_products(path))


def test_a_file_without_queries_is_named(tmp_path: Path) -> None:
    path = tmp_path / "queries.csv"
    path.write_text("text\nlaptop\n", encoding="utf-8")
    with pytest.raises(InvalidValueError, match="column query"):
        read_queries(path)


def test_a_product_keeps_what_the_file_says(products: Path) -> None:
    toner, bowl, other = read_products(products)
    assert (toner.mpns, toner.offers[0].total) == (("TN-2110",), 4999)
    assert (bowl.category, bowl.attributes, bowl.offers[0].price) == (
        ("Pets", "Bowls"),
        {"color": "Red"},
        950,
    )
    assert (other.rating, other.popularity, other.offers) == (4.5, 12, ())
