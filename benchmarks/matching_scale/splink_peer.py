"""Runs splink (https://github.com/moj-analytical-services/splink) over listings from stdin; needs splink installed.

A fair setting of its kind: blocking on each identifier and on brand with the first words of the title, comparisons on
title (Jaro-Winkler), brand, part number and GTIN, parameters by its own unsupervised EM.
"""

import json
import sys
import time

import pandas as pd
import splink
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI


def main() -> None:
    """Read rows, cluster, print one JSON line."""
    frame = pd.DataFrame([json.loads(line) for line in sys.stdin])
    frame["start"] = frame["title"].str.split().str[:3].str.join(" ")
    start = time.perf_counter()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.95, 0.88]),
            cl.ExactMatch("brand"),
            cl.ExactMatch("mpn"),
            cl.ExactMatch("gtin"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("gtin"),
            block_on("brand", "mpn"),
            block_on("start"),
        ],
    )
    linker = Linker(DuckDBAPI().register(frame), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("gtin")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("gtin"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("start"))
    scored = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        scored, threshold_match_probability=0.9
    )
    clusters = found.as_pandas_dataframe()
    seconds = time.perf_counter() - start
    answer = dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True))
    print(
        json.dumps({"peer": f"splink {splink.__version__}", "seconds": round(seconds, 1), "clusters": answer})
    )


if __name__ == "__main__":
    main()
