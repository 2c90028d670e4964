"""The scale-out engine: the same queries, answered by an Elasticsearch cluster (8 or 9)."""
