"""``python -m benchmarks.extraction``: F1 per field with score.py on the shared pages, and milliseconds a page.

Nothing of ours is fitted by a program: weights are hand-reasoned log-odds. The pages served to find mistakes, so
the figure on them is optimistic; what is printed per fold shows how far it moves with the choice of pages, the
folds being by shop, so that no shop is in two.
"""

import gzip
import hashlib
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import click

from benchmarks.extraction.ablations import ABLATIONS, Strip, with_made_up_names, without_data
from benchmarks.extraction.insertions import inserted, mark
from benchmarks.extraction.peer import Fields, extract_with_extruct
from benchmarks.extraction.published import PUBLISHED
from benchmarks.machine import machine
from benchmarks.modules import module_at
from spiders.extraction import extract
from spiders.extraction.as_json import to_json
from spiders.extraction.document.decoding import to_utf8
from spiders.extraction.document.page import Page
from spiders.extraction.fields.price import extract_price
from spiders.extraction.words.currencies import currency_of_text

BENCH = Path(__file__).parents[3] / "shared" / "bench"
_FIELDS = ("price", "currency", "availability", "sku", "brand", "mpn", "gtin")
_FOLDS = 5
_REPEATS = 3

Gold = dict[str, dict[str, Any]]
Answers = dict[str, Fields]
Reader = Callable[[bytes, str], Fields]


class _Run(NamedTuple):
    """A reader's answers by page, and for each page the best CPU milliseconds of a few runs."""

    answers: Answers
    times: list[float]


@click.command()
@click.option("--folder", type=click.Path(path_type=Path, exists=True), default=BENCH, help="Benchmark data.")
@click.option("--ablations", is_flag=True, help="Read the pages also with each kind of source taken away.")
@click.option("--insertions", is_flag=True, help="Read pages without data with other amounts put into them.")
@click.option("--no-url", is_flag=True, help="Read the pages without telling their address.")
def main(folder: Path, ablations: bool, insertions: bool, no_url: bool) -> None:
    """Score the extraction on saved pages of real shops."""
    gold: Gold = json.loads((folder / "extraction" / "gold.json").read_text(encoding="utf-8"))
    pages = {
        page: gzip.decompress((folder / "extraction" / "pages" / f"{page}.html.gz").read_bytes())
        for page in gold
    }
    click.echo(machine())
    sizes = sorted(map(len, pages.values()))
    click.echo(f"{len(pages)} pages, median {sizes[len(sizes) // 2] // 1000} kB\n")
    click.echo(f"| extractor | {' | '.join(_FIELDS)} | ms a page (median) |\n{'|---' * (len(_FIELDS) + 2)}|")
    ours, theirs = _run(
        lambda html, url: _ours(html, None if no_url else url),
        lambda html, url: extract_with_extruct(html.decode("utf-8", "replace"), url=url),
        gold=gold,
        pages=pages,
    )
    _print_row("pricemesh", _f1(folder, gold, ours.answers), statistics.median(ours.times))
    _print_row("extruct (this run)", _f1(folder, gold, theirs.answers), statistics.median(theirs.times))
    for name, (price, sku, availability) in PUBLISHED.items():
        _print_row(name, {"price": price, "sku": sku, "availability": availability}, None)
    _print_times(ours, theirs)
    _print_folds(folder, gold, ours.answers)
    if ablations:
        _print_ablations(folder, gold, pages, ours.answers)
    if insertions:
        _print_insertions(gold, pages)


def _print_insertions(gold: Gold, pages: dict[str, bytes]) -> None:
    """How many of the prices that are read right are still read right, by what is put into the page."""
    click.echo("\n| put in | with class names | with made-up ones |\n|---|---|---|")
    kinds = [_still_right(gold, pages, strip) for strip in (without_data, with_made_up_names)]
    for name in kinds[0]:
        cells = [f"{kind[name]} of {kind['']}" for kind in kinds]
        click.echo(f"| {name or 'nothing'} | {' | '.join(cells)} |")


def _still_right(gold: Gold, pages: dict[str, bytes], strip: Strip) -> Counter[str]:
    """The number of right prices by the name of what is put in."""
    right: Counter[str] = Counter()
    for page, html in pages.items():
        url, prices = gold[page]["url"], {Decimal(price) for price in gold[page].get("price", ())}
        marked = mark(strip(html), url=url, right=prices)
        for name, changed in inserted(marked) if marked is not None else ():
            reading = extract_price(Page(to_utf8(changed), url=url))
            if reading is not None and reading.value in prices:
                right[name] += 1
            elif not name:
                break
    return right


def _print_ablations(folder: Path, gold: Gold, pages: dict[str, bytes], ours: Answers) -> None:
    """F1 where pages lack a kind of source, as many shops' pages do."""
    click.echo(f"\n| pages | {' | '.join(_FIELDS)} |\n{'|---' * (len(_FIELDS) + 1)}|")
    _print_cells("as they are", _f1(folder, gold, ours))
    for name, strip in ABLATIONS.items():
        answers = {page: _ours(strip(html), gold[page]["url"]) for page, html in pages.items()}
        for page, values in answers.items():
            values["currency"] = _as_written(values["currency"], gold[page].get("currency", []))
        _print_cells(name, _f1(folder, gold, answers))


def _ours(html: bytes, url: str | None) -> Fields:
    product = to_json(extract(html, url=url))
    return {field: product[field] for field in _FIELDS}


def _run(*readers: Reader, gold: Gold, pages: dict[str, bytes]) -> list[_Run]:
    """What each reader answers and takes. They take turns page by page: the machine is as busy for one as for the
    other."""
    runs = [_Run({}, []) for _ in readers]
    for page, html in pages.items():
        for run, read in zip(runs, readers, strict=True):
            taken: list[float] = []
            for _ in range(_REPEATS):
                start = time.process_time()
                answer = read(html, gold[page]["url"])
                taken.append((time.process_time() - start) * 1000)
            answer["currency"] = _as_written(answer["currency"], gold[page].get("currency", []))
            run.answers[page] = answer
            run.times.append(min(taken))
    return runs


def _as_written(code: str | None, right: list[str]) -> str | None:
    """The gold has the currency as the page writes it (``€``, ``Lei``); a code that it means counts as that."""
    for written in right:
        if code and currency_of_text(written.rstrip("~"), home=code) == code:
            return written
    return code


def _f1(folder: Path, gold: Gold, answers: Answers) -> dict[str, float]:
    """What score.py says."""
    with tempfile.TemporaryDirectory() as temporary:
        files = [Path(temporary) / name for name in ("gold.json", "pred.json")]
        for file, content in zip(files, (gold, {page: answers[page] for page in gold}), strict=True):
            file.write_text(json.dumps(content), encoding="utf-8")
        scored = module_at(folder / "score.py").extraction(*files)
    return {field: scored[field]["f1"] for field in _FIELDS}


def _print_times(ours: _Run, theirs: _Run) -> None:
    """How the times are spread over the pages, and how many times as long as the peer a page takes."""
    click.echo("\nCPU ms a page:")
    for name, run in (("pricemesh", ours), ("extruct", theirs)):
        times = sorted(run.times)
        spread = f"median {statistics.median(times):.1f}, mean {statistics.mean(times):.1f}"
        click.echo(f"  {name}: {spread}, one in ten above {times[len(times) * 9 // 10]:.1f}")
    ratio = statistics.median(ours.times) / statistics.median(theirs.times)
    click.echo(f"  median of pricemesh by median of extruct: {ratio:.2f}")


def _print_row(name: str, f1: dict[str, float], ms: float | None) -> None:
    _print_cells(name, f1, "–" if ms is None else f"{ms:.1f}")


def _print_cells(name: str, f1: dict[str, float], *more: str) -> None:
    cells = [f"{f1[field]:.3f}" if field in f1 else "–" for field in _FIELDS]
    click.echo(f"| {' | '.join([name, *cells, *more])} |")


def _print_folds(folder: Path, gold: Gold, answers: Answers) -> None:
    """F1 on each fifth of the shops."""
    folds: list[Gold] = [{} for _ in range(_FOLDS)]
    for page, values in gold.items():
        shop = (urlsplit(values["url"]).hostname or "").removeprefix("www.")
        folds[int(hashlib.sha256(shop.encode()).hexdigest(), 16) % _FOLDS][page] = values
    scores = [_f1(folder, fold, answers) for fold in folds if fold]
    click.echo(f"\nover {len(scores)} folds by shop, lowest to highest:")
    for field in ("price", "sku", "availability"):
        values_of = sorted(score[field] for score in scores)
        click.echo(f"  {field}: {' '.join(f'{value:.3f}' for value in values_of)}")


if __name__ == "__main__":
    main()
