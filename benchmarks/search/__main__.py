"""``python -m benchmarks.search``: nDCG@10 and recall@100 with score.py on the judged queries, both engines.

Plain BM25, words alone, vectors alone and hybrid in one run; then the hybrid's weights cross-validated over
queries, as the shipped ones were chosen on all of them. ``PRICEMESH_TEST_ELASTICSEARCH_URL`` adds Elasticsearch.
"""

import os
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import click

from benchmarks.machine import machine
from benchmarks.modules import module_at
from benchmarks.search.judged import SETS, SHARED, Judged, read_judged, scored
from benchmarks.search.judging import Answers, cross_validated, ndcg_by_query
from benchmarks.search.peers import MeaningOnly, PlainBm25
from benchmarks.search.remembering import RememberingMeaning
from commands.bench_search_run import ELASTICSEARCH, ask, temporary_engine
from index.ranking.hybrid import HybridRanker
from index.text.analysis import CatalogueAnalysis
from index.tools import Tools
from index.vectors.embedder import load_embedder
from index.vectors.meaning import TextMeaning

_URL = "PRICEMESH_TEST_ELASTICSEARCH_URL"
_VECTORS = Path("var/benchmarks")
# Weights that cross-validation may choose from: cosine, coverage.
_GRID = tuple(product((0.5, 0.7, 0.9, 1.2), (0.0, 0.3, 0.6, 0.8)))


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True), default=SHARED, help="Benchmark data."
)
@click.option(
    "--engine", "engines", multiple=True, help="embedded or elasticsearch; default: those there are."
)
def main(folder: Path, engines: tuple[str, ...]) -> None:
    """Score the search on judged queries of two catalogues."""
    score = module_at(folder / "score.py")
    judged = read_judged(folder)
    meaning = RememberingMeaning(TextMeaning(load_embedder()), _VECTORS)
    click.echo(machine())
    click.echo("| engine | ranking | " + " | ".join(f"{s} nDCG@10 | recall@100" for s in SETS) + " |")
    click.echo("|---" * 6 + "|")
    for engine in engines or _available():
        for label, tools in _rankings(meaning).items():
            cells = [scored(score, one, _answers(engine, tools, one)) for one in judged]
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


def _available() -> tuple[str, ...]:
    return ("embedded", ELASTICSEARCH) if os.environ.get(_URL) else ("embedded",)


if __name__ == "__main__":
    main()
