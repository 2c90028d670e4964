"""Documents and queries as vectors: which words of a product its vector is made of."""

from collections.abc import Sequence

from index.document import ProductDocument
from index.vectors.embedder import Embedder, Vectors

# The last two steps of the path name the kind; those above say "Electronics" of everything.
_CATEGORY_STEPS = 2
# To be raised with every change of ``product_text``
_TEXT_VERSION = 2
_ATTRIBUTES = ("product_type", "product type", "color", "colour")


class TextMeaning:
    """``index.neighbours.Meaning`` by an embedder."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

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
        """Shape (dimensions,)."""
        vector: Vectors = self._embedder.embed([text])[0]
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
