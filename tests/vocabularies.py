"""A vocabulary without an engine, counted from documents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.document import ProductDocument
from index.text.fields import document_tokens
from index.text.known_words import KnownWords


class CountedVocabulary:
    """``index.plan.Vocabulary`` of some documents."""

    def __init__(self, documents: Sequence[ProductDocument]) -> None:
        self._products = len(documents)
        self._tokens: Counter[str] = Counter()
        self._brands: Counter[str] = Counter()
        self._stores: Counter[str] = Counter()
        self._attributes: dict[str, Counter[str]] = {}
        for document in documents:
            self._tokens.update({t for field in document_tokens(document).values() for t in field})
            self._stores.update(offer.store_id for offer in document.offers)
            if document.brand:
                self._brands[document.brand] += 1
            for name, value in document.attributes.items():
                self._attributes.setdefault(name, Counter())[value] += 1

    def products(self) -> int:
        return self._products

    def expect(self, tokens: Iterable[str]) -> None:
        pass

    def frequency(self, token: str) -> int:
        return self._tokens[token]

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        return KnownWords(self._tokens.items()).near(word, distance)

    def brands(self) -> Mapping[str, int]:
        return self._brands

    def stores(self) -> Mapping[str, int]:
        return self._stores

    def attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        return self._attributes
