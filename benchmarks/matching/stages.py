"""What each stage of one match run costs, from nothing to products: generated listings of a size."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.matching_scale.listings import generate, read_facts
from matchers.costs import Stage
from matchers.deciding.trained import TrainedScorer
from matchers.engine import MatchingEngine
from matchers.training.fit import Progress

_TOLD = {
    Stage.READING: "read: identifiers and keys of each offer",
    Stage.ATOMS: "decide by identifiers: atoms, and what keeps them apart",
    Stage.LEARNING: "count how rare words are",
    Stage.BLOCKING: "block: propose pairs",
    Stage.SCORING: "score: features and trees",
    Stage.DECIDING: "decide: rules of proposed pairs, thresholds",
    Stage.CLUSTERING: "cluster",
    Stage.IDENTITY: "assign products and their ids",
}


def stages_table(shared: Path, *, listings: int, say: Progress) -> Iterator[str]:
    """The lines of the table."""
    say(f"generating {listings:,} listings")
    records = [record for record, _ in generate(read_facts(shared), listings)]
    engine = MatchingEngine(scorer=TrainedScorer.shipped())
    say(f"matching {listings:,} listings")
    engine.update(records)
    costs = engine.costs
    yield "| stage | seconds | processor seconds | µs of processor a listing |\n|---|---|---|---|"
    for stage, told in _TOLD.items():
        used = costs.processor[stage]
        yield f"| {told} | {costs.wall[stage]:.2f} | {used:.2f} | {used / listings * 1e6:.0f} |"
    total = sum(costs.processor.values())
    yield (
        f"| all of {listings:,} listings | {sum(costs.wall.values()):.2f} | {total:.2f} | "
        f"{total / listings * 1e6:.0f} |"
    )
