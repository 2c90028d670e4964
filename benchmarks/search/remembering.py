"""Vectors kept between the runs of a benchmark: embedding 26,000 products takes longer than all the rest."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from index.document import ProductDocument
from index.vectors.embedder import Vectors
from index.vectors.meaning import TextMeaning, product_text


class RememberingMeaning:
    """A ``Meaning`` that embeds a document's text once; kept in a folder by model and text."""

    def __init__(self, meaning: TextMeaning, folder: Path) -> None:
        self._meaning = meaning
        self._path = folder / f"{meaning.name}.npz"
        self._vectors: dict[str, Vectors] = {}
        if self._path.is_file():
            with np.load(self._path) as kept:
                self._vectors = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    @property
    def name(self) -> str:
        """The model's."""
        return self._meaning.name

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._meaning.dimensions

    def embed_documents(self, documents: Sequence[ProductDocument]) -> Vectors:
        """Shape (len(documents), dimensions)."""
        keys = [_key(document) for document in documents]
        new = [row for row, key in enumerate(keys) if key not in self._vectors]
        if new:
            vectors = self._meaning.embed_documents([documents[row] for row in new])
            self._vectors.update(zip((keys[row] for row in new), vectors, strict=True))
        return np.stack([self._vectors[key] for key in keys])

    def embed_query(self, text: str) -> Vectors:
        """Shape (dimensions,)."""
        return self._meaning.embed_query(text)

    def save(self) -> None:
        """Keep what was embedded for the next run."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            self._path, keys=np.array(list(self._vectors)), vectors=np.stack(list(self._vectors.values()))
        )


def _key(document: ProductDocument) -> str:
    return blake2b(product_text(document).encode(), digest_size=12).hexdigest()
