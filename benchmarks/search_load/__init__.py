"""Search under load: latency, throughput, build time and memory as the catalogue grows."""
