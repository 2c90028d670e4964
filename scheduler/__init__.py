"""Composition for batch work: when stores are crawled, and how matching and indexing follow each crawl."""
