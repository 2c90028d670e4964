"""Meaning as vectors: an embedder, an index of neighbours, and the recipe that made the model."""
