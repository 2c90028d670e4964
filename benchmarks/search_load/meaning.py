"""Vectors for a catalogue too large to embed in a benchmark: queries cost what they cost, documents do not."""

import zlib
from collections.abc import Sequence

import numpy as np

from index.document import ProductDocument
from index.neighbours import Meaning, Vectors

# Distinct texts embedded for all documents; each document's vector lies near one of them.
_TEXTS = 2_000
_NOISE = 0.6


class NearbyMeaning:
    """A ``Meaning`` that embeds queries by the shipped model and documents by a sample of their texts."""

    def __init__(self, model: Meaning, texts: Sequence[str]) -> None:
        self._model = model
        step = max(1, len(texts) // _TEXTS)
        self._centres = np.stack([model.embed_query(text) for text in texts[::step]])

    @property
    def name(self) -> str:
        """Not to be mixed with real vectors."""
        return f"nearby {self._model.name}"

    @property
    def dimensions(self) -> int:
        """The shipped model's."""
        return self._model.dimensions

    def embed_documents(self, documents: Sequence[ProductDocument]) -> Vectors:
        """A centre chosen by the kind of product, and noise of the document's own."""
        seeds = [zlib.crc32(document.category[-1].encode()) for document in documents]
        rng = np.random.default_rng(zlib.crc32(documents[0].product_id.encode()))
        noise = rng.standard_normal((len(documents), self.dimensions), dtype=np.float32)
        noise *= _NOISE / np.sqrt(self.dimensions)
        vectors = self._centres[np.array(seeds) % len(self._centres)] + noise
        near: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
        return near

    def embed_query(self, text: str) -> Vectors:
        """By the model."""
        return self._model.embed_query(text)
