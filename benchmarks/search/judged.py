"""The judged catalogues, and how answers score on them."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from benchmarks.search.judging import Answers, Judgments, read_judgments
from commands.bench_search_files import read_products, write_run
from index.document import ProductDocument

SHARED = Path(__file__).parents[3] / "shared" / "bench"
SETS = ("esci", "icecat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A catalogue and what judges said of its products."""

    name: str
    documents: Sequence[ProductDocument]
    judgments: Judgments
    path: Path


def read_judged(folder: Path) -> list[Judged]:
    """Every set of ``SETS`` in the folder of the benchmarks."""
    return [_read(folder / "search" / name) for name in SETS]


def scored(score: ModuleType, judged: Judged, answers: Answers) -> str:
    """nDCG@10 and recall@100 as two cells of a table."""
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
