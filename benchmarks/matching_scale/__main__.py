"""``python -m benchmarks.matching_scale [--sizes 10000,100000,1000000] [--splink PYTHON]``.

From nothing to products at growing sizes, then 1,000 new offers into the largest. Prints seconds (wall and of all
processors), peak memory, pairwise precision and recall, the machine and the commit. The listings are generated from the
shared facts; set PRICEMESH_SHARED where the folder is not beside the checkout.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.matching_scale.listings import Fact, generate, read_facts
from matchers.deciding.trained import TrainedScorer
from matchers.engine import MatchingEngine
from matchers.record import Record

_ROOT = Path(__file__).parents[2]
_NEW = 1_000


def main() -> None:
    """Run the benchmark and print JSON lines."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="10000,100000,1000000")
    options.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("PRICEMESH_SHARED", _ROOT.parent / "shared"))
    )
    options.add_argument(
        "--splink", type=Path, help="Python of an environment that has splink, to run it beside."
    )
    options.add_argument("--splink-size", type=int, default=10_000)
    chosen = options.parse_args()
    print(json.dumps(_machine()))
    facts = read_facts(chosen.shared)
    for size in (int(one) for one in chosen.sizes.split(",")):
        print(json.dumps(_measure(facts, size)), flush=True)
    if chosen.splink:
        print(json.dumps(_splink(chosen.splink, facts, chosen.splink_size)), flush=True)


def _measure(facts: list[Fact], size: int) -> dict[str, object]:
    listings = list(generate(facts, size + _NEW))
    first = [record for record, _ in listings[:size]]
    engine = MatchingEngine(scorer=TrainedScorer.shipped())
    wall, used = time.perf_counter(), _processor_seconds()
    plan = engine.update(first)
    wall, used = time.perf_counter() - wall, _processor_seconds() - used
    found = {offer: product for offer, product in plan.assignments.items() if product}
    figures = pairwise({record.id: product for record, product in listings[:size]}, found)
    with tempfile.TemporaryDirectory() as folder:
        engine.save(Path(folder))
        load = time.perf_counter()
        engine = MatchingEngine.open(Path(folder), scorer=TrainedScorer.shipped())
        load = time.perf_counter() - load
    added = _timed(engine, [record for record, _ in listings[size:]])
    return {
        "listings": size,
        "seconds": round(wall, 1),
        "processor_seconds": round(used, 1),
        "peak_mib": _peak_mib(),
        "products": len(plan.founded),
        **figures,
        "load_seconds": round(load, 1),
        "1000_new_seconds": round(added, 2),
    }


def _timed(engine: MatchingEngine, records: Sequence[Record]) -> float:
    start = time.perf_counter()
    engine.update(records)
    return time.perf_counter() - start


def pairwise(truth: Mapping[str, object], found: Mapping[str, object]) -> dict[str, float]:
    """Pairwise precision, recall and F1 of a grouping."""
    both = _pairs(Counter((truth[offer], found[offer]) for offer in truth).values())
    precision = both / max(_pairs(Counter(found[offer] for offer in truth).values()), 1)
    recall = both / max(_pairs(Counter(truth.values()).values()), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _splink(python: Path, facts: list[Fact], size: int) -> dict[str, object]:
    """splink on the same listings, in its own environment: it gets them as JSON lines and answers with clusters."""
    listings = list(generate(facts, size))
    rows = "\n".join(
        json.dumps(
            {"unique_id": r.id, "title": r.title.lower(), "brand": r.brand, "mpn": r.mpn, "gtin": r.gtin}
        )
        for r, _ in listings
    )
    script = Path(__file__).with_name("splink_peer.py")
    done = subprocess.run([python, script], input=rows, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout.splitlines()[-1])
    truth = {record.id: product for record, product in listings}
    return {
        "peer": answer["peer"],
        "listings": size,
        "seconds": answer["seconds"],
        **pairwise(truth, answer["clusters"]),
    }


def _processor_seconds() -> float:
    here, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return here.ru_utime + here.ru_stime + children.ru_utime + children.ru_stime


def _peak_mib() -> int:
    """Of the largest process; workers share most of the main one's memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _machine() -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "commit": commit,
    }


if __name__ == "__main__":
    main()
