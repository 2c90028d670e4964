"""``python -m benchmarks.search``: nDCG@10 and recall@100 with score.py on the judged queries, both engines.

Plain BM25, words alone, vectors alone and hybrid in one run; then the hybrid's weights cross-validated over
queries, as the shipped ones were chosen on all of them. ``PRICEMESH_TEST_ELASTICSEARCH_URL`` adds Elasticsearch.
"""

import importlib.util
import os
import platform
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import ModuleType

import click

from benchmarks.search.judging import Answers, Judgments, cross_validated, ndcg_by_query, read_judgments
from benchmarks.search.peers import MeaningOnly, PlainBm25
from benchmarks.search.remembering import RememberingMeaning
from commands.bench_search_files import read_products, write_run
from commands.bench_search_run import ELASTICSEARCH, ask, temporary_engine
from index.document import ProductDocument
from index.ranking.hybrid import HybridRanker
from index.text.analysis import CatalogueAnalysis
from index.tools import Tools
from index.vectors.embedder import load_embedder
from index.vectors.meaning import TextMeaning

SHARED = Path(__file__).parents[3] / "shared" / "bench"
_SETS = ("esci", "icecat")
_URL = "PRICEMESH_TEST_ELASTICSEARCH_URL"
_VECTORS = Path("var/benchmarks")
# Weights that cross-validation may choose from: cosine, coverage.
_GRID = tuple(product((0.5, 0.7, 0.9, 1.2), (0.0, 0.2, 0.3, 0.4)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A catalogue and what judges said of its products."""

    name: str
    documents: Sequence[ProductDocument]
    judgments: Judgments
    path: Path


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True), default=SHARED, help="Benchmark data."
)
@click.option(
    "--engine", "engines", multiple=True, help="embedded or elasticsearch; default: those there are."
)
def main(folder: Path, engines: tuple[str, ...]) -> None:
    """Score the search on judged queries of two catalogues."""
    score = _score_module(folder)
    judged = [_read(folder / "search" / name) for name in _SETS]
    meaning = RememberingMeaning(TextMeaning(load_embedder()), _VECTORS)
    click.echo(
        f"{platform.processor()} {os.cpu_count()} cores, Python {platform.python_version()}, {_commit()}"
    )
    click.echo("| engine | ranking | " + " | ".join(f"{s} nDCG@10 | recall@100" for s in _SETS) + " |")
    click.echo("|---" * 6 + "|")
    for engine in engines or _available():
        for label, tools in _rankings(meaning).items():
            cells = [_scored(score, one, _answers(engine, tools, one)) for one in judged]
            click.echo(f"| {engine} | {label} | " + " | ".join(cells) + " |")
        meaning.save()
    means = cross_validated(_grid_results(judged, meaning))
    click.echo(f"| embedded | hybrid, weights cross-validated | {means[0]:.4f} | | {means[1]:.4f} | |")


def _rankings(meaning: RememberingMeaning) -> Mapping[str, Tools]:
    return {
        "plain BM25 (peer)": Tools(analysis=PlainBm25()),
        "words": Tools(analysis=CatalogueAnalysis(), ranker=HybridRanker()),
        "vectors": Tools(analysis=MeaningOnly(), ranker=HybridRanker(), meaning=meaning),
        "hybrid": Tools(analysis=CatalogueAnalysis(), ranker=HybridRanker(), meaning=meaning),
    }


def _answers(engine: str, tools: Tools, judged: Judged) -> Answers:
    with temporary_engine(engine, tools, url=os.environ.get(_URL)) as opened:
        opened.rebuild(judged.documents, cursor=1)
        return {query: ask(opened, query) for query in judged.judgments}


def _grid_results(
    judged: Sequence[Judged], meaning: RememberingMeaning
) -> Mapping[tuple[float, float], Sequence[Mapping[str, float]]]:
    """Setting → for each catalogue the nDCG of each query; one index serves all settings."""
    results: dict[tuple[float, float], list[Mapping[str, float]]] = {setting: [] for setting in _GRID}
    for one in judged:
        ranker = _Switch()
        tools = Tools(analysis=CatalogueAnalysis(), ranker=ranker, meaning=meaning)
        with temporary_engine("embedded", tools) as opened:
            opened.rebuild(one.documents, cursor=1)
            for cosine, coverage in _GRID:
                ranker.now = HybridRanker(meaning=cosine, coverage=coverage)
                answers = {query: ask(opened, query) for query in one.judgments}
                results[cosine, coverage].append(ndcg_by_query(one.judgments, answers))
    return results


class _Switch:
    """A ranker that can be changed under an open engine."""

    def __init__(self) -> None:
        self.now = HybridRanker()
        self.scores = lambda candidates: self.now.scores(candidates)


def _scored(score: ModuleType, judged: Judged, answers: Answers) -> str:
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run.csv"
        write_run(answers, run)
        found = score.search(judged.path, run, False)
    return f"{found['ndcg@10']:.4f} | {found['recall@100']:.4f}"


def _read(folder: Path) -> Judged:
    return Judged(
        name=folder.name,
        documents=list(read_products(folder / "products.jsonl.gz")),
        judgments=read_judgments(folder / "judgments.csv"),
        path=folder / "judgments.csv",
    )


def _available() -> tuple[str, ...]:
    return ("embedded", ELASTICSEARCH) if os.environ.get(_URL) else ("embedded",)


def _score_module(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _commit() -> str:
    git = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return f"commit {git.stdout.strip()}"


if __name__ == "__main__":
    main()
