"""What an engine takes: memory of its process and bytes on disk."""

import os
import resource
from pathlib import Path

from benchmarks.search_load.engines import URL, Kind, Subject


def memory(subject: Subject) -> float:
    """Gigabytes: the most that this process held, or what Elasticsearch's holds now (0 on another machine)."""
    if subject.kind is Kind.EMBEDDED:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    from elasticsearch import Elasticsearch

    with Elasticsearch(os.environ[URL]) as client:
        nodes = client.nodes.info(metric="process").body["nodes"].values()
    return sum(_resident(node["process"]["id"]) for node in nodes)


def disk(subject: Subject) -> float:
    """Gigabytes of the index."""
    if subject.kind is Kind.EMBEDDED:
        files = (subject.folder / subject.name).rglob("*")
        return sum(file.stat().st_size for file in files if file.is_file()) / 2**30
    from elasticsearch import Elasticsearch

    with Elasticsearch(os.environ[URL], request_timeout=60) as client:
        stats = client.indices.stats(index=f"{subject.name}-v*", metric="store").body
    return float(stats["_all"]["primaries"]["store"]["size_in_bytes"]) / 2**30


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = [line for line in lines if line.startswith("VmRSS:")]
    return int(found[0].split()[1]) / 2**20 if found else 0.0
