"""``python -m benchmarks.blocking [--set NAME]…``: pairs completeness and reduction of every labelled set.

Completeness is the part of the true pairs that blocking proposes from either side; ``chained`` the part that true pairs
which are proposed connect, so that clustering can find it; reduction the part of all pairs that is left out. ``match``
is what `pricemesh match run` proposes, ``group`` what `pricemesh bench clusters` does, ``complete`` 100 candidates and
what is near the five nearest, for those who must miss nothing. The peer proposes the offers
nearest by TF-IDF of words, as many as the former. Set PRICEMESH_SHARED where the shared folder is not beside the
checkout.
"""

import argparse
import os
from pathlib import Path

from benchmarks.blocking.table import blocking_table
from benchmarks.machine import machine

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print one row a set."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("PRICEMESH_SHARED", _ROOT.parent / "shared"))
    )
    options.add_argument("--set", dest="sets", action="append", help="Only sets whose name begins so.")
    options.add_argument("--no-peer", action="store_true", help="Leave TF-IDF out, which is slow.")
    chosen = options.parse_args()
    print(f"{machine()}\n")
    for line in blocking_table(chosen.shared, beginning=chosen.sets or (), peer=not chosen.no_peer):
        print(line, flush=True)


if __name__ == "__main__":
    main()
