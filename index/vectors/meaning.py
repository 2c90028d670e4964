"""Documents and queries as vectors: which words of a product its vector is made of."""

from collections.abc import Sequence
from functools import lru_cache

from index.document import ProductDocument
from index.vectors.embedder import Embedder, Vectors

# The last two steps of the path name the kind; those above say "Electronics" of everything.
_CATEGORY_STEPS = 2
# To be raised with every change of ``product_text``
_TEXT_VERSION = 2
_ATTRIBUTES = ("product_type", "product type", "color", "colour")


# Vectors of queries kept: 6 MB. Shoppers type the same few thousand things, and a vector costs 1 to 2 ms.
_QUERIES = 4_000


class TextMeaning:
    """``index.neighbours.Meaning`` by an embedder."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._embed_query = lru_cache(maxsize=_QUERIES)(self._embed_one)

    @property
    def name(self) -> str:
        """Changes when the same document would get another vector."""
        return f"{_TEXT_VERSION}-{self._embedder.name}"

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._embedder.dimensions

    def embed_documents(self, documents: Sequence[ProductDocument]) -> Vectors:
        """Shape (len(documents), dimensions)."""
        return self._embedder.embed([product_text(document) for document in documents])

    def embed_query(self, text: str) -> Vectors:
        """Shape (dimensions,); not to be written to, as the same query gets the same array."""
        return self._embed_query(text)

    def _embed_one(self, text: str) -> Vectors:
        vector: Vectors = self._embedder.embed([text])[0]
        vector.flags.writeable = False
        return vector


def product_text(document: ProductDocument) -> str:
    """Title, brand where the title lacks it, kind, colour: in the order of weight, as the end is cut off."""
    brand = document.brand or ""
    parts = [
        document.name,
        "" if brand.lower() in document.name.lower() else brand,
        "; ".join(document.category[-_CATEGORY_STEPS:]),
        *(document.attributes[name] for name in _ATTRIBUTES if name in document.attributes),
    ]
    return " ".join(part for part in parts if part)
