"""``python -m benchmarks.matching_scale [--sizes 10000,100000,1000000] [--splink PYTHON]``.

From nothing to products at growing sizes, then 1,000 new offers into each. Prints seconds (wall and of all processors)
as a whole and for each stage, peak memory of all processes together, pairwise precision and recall, how long saving and
opening take, the machine and the commit; splink does the same with the smallest size, where it is installed in this
environment or in that of ``--splink``. The listings are generated from the shared facts; set PRICEMESH_SHARED where the
folder is not beside the checkout.
"""

import argparse
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.clusters.measures import figures
from benchmarks.machine import commit
from benchmarks.matching_scale.listings import Fact, generate, read_facts
from benchmarks.matching_scale.memory import PeakMemory
from matchers.costs import Costs, processor_seconds
from matchers.deciding.trained import TrainedScorer
from matchers.engine import MatchingEngine
from matchers.plan import MatchPlan
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
    rows = []
    for size in (int(one) for one in chosen.sizes.split(",")):
        rows.append(_measure(facts, size))
        print(json.dumps(rows[-1]), flush=True)
    python = chosen.splink or (Path(sys.executable) if importlib.util.find_spec("splink") else None)
    if python is None:
        print(json.dumps({"peer": "splink", "left_out": "not installed here; name its Python with --splink"}))
    else:
        print(json.dumps(_splink(python, facts, chosen.splink_size)), flush=True)
    print(_table(rows))


def _measure(facts: list[Fact], size: int) -> dict[str, object]:
    listings = list(generate(facts, size + _NEW))
    first = [record for record, _ in listings[:size]]
    engine = MatchingEngine(scorer=TrainedScorer.shipped())
    with PeakMemory() as memory:
        wall, used = time.perf_counter(), processor_seconds()
        plan = engine.update(first)
        wall, used = time.perf_counter() - wall, processor_seconds() - used
    costs = engine.costs
    with tempfile.TemporaryDirectory() as folder:
        saved = time.perf_counter()
        engine.save(Path(folder))
        saved = time.perf_counter() - saved
        del engine
        opened = time.perf_counter()
        engine = MatchingEngine.open(Path(folder), scorer=TrainedScorer.shipped())
        opened = time.perf_counter() - opened
        added = _timed(engine, [record for record, _ in listings[size:]])
    return {
        "listings": size,
        "seconds": round(wall, 1),
        "processor_seconds": round(used, 1),
        "peak_mib": memory.mib,
        "products": len(plan.founded),
        **_quality({record.id: product for record, product in listings[:size]}, plan),
        "save_seconds": round(saved, 1),
        "open_seconds": round(opened, 1),
        "1000_new_seconds": round(added, 2),
        "stages": _stages(costs),
    }


def _quality(truth: Mapping[str, object], plan: MatchPlan) -> dict[str, float]:
    return _pairwise(truth, {offer: product for offer, product in plan.assignments.items() if product})


def _stages(costs: Costs) -> dict[str, list[float]]:
    """Stage → seconds on the wall, seconds of all processors."""
    return {stage: [round(costs.wall[stage], 1), round(costs.processor[stage], 1)] for stage in costs.wall}


def _table(rows: Sequence[Mapping[str, object]]) -> str:
    """The growth of cost with size, as a table."""
    names = [name for name in rows[0] if name != "stages"]
    lines = [names, ["---"] * len(names), *([str(row[name]) for name in names] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _timed(engine: MatchingEngine, records: Sequence[Record]) -> float:
    start = time.perf_counter()
    engine.update(records)
    return time.perf_counter() - start


def _pairwise(truth: Mapping[str, object], found: Mapping[str, object]) -> dict[str, float]:
    """Pairwise precision, recall and F1 of a grouping."""
    told = figures(list(map(str, truth.values())), [found[offer] for offer in truth])
    return {
        "precision": round(told.precision, 4),
        "recall": round(told.recall, 4),
        "f1": round(told.pairwise, 4),
    }


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
        **_pairwise(truth, answer["clusters"]),
    }


def _machine() -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "commit": commit(),
    }


if __name__ == "__main__":
    main()
