"""Store names in a query: "headphones media markt"."""

from collections.abc import Mapping, Sequence

from index.plan import Vocabulary
from index.text.words import tokens

# Endings of an address that nobody types.
_ENDINGS = frozenset(
    {"com", "net", "org", "eu", "shop", "store", "de", "at", "ch", "fr", "es", "it", "nl", "pl", "cz", "uk"}
)
# A name of more words is not typed whole.
_LONGEST = 3
# A shorter name is a word or an abbreviation of something else.
_SHORTEST = 3
# Where more products mention the words, in relation to the store's, they mean something else than the store.
_MENTIONED = 0.2


class KnownStores:
    """The stores of one state of the index by their names written together."""

    def __init__(self, stores: Mapping[str, int]) -> None:
        self._stores: dict[str, dict[str, int]] = {}
        for store, products in stores.items():
            parts = tokens(store)
            for name in {
                "".join(parts),
                "".join(parts[:-1] if parts[-1:] and parts[-1] in _ENDINGS else parts),
            }:
                if len(name) >= _SHORTEST:
                    self._stores.setdefault(name, {})[store] = products

    def read(self, typed: Sequence[str], vocabulary: Vocabulary) -> tuple[frozenset[str], set[int]]:
        """The stores named by the query's tokens, and where these stand."""
        found: set[str] = set()
        places: set[int] = set()
        for start in range(len(typed)):
            for end in range(start + 1, min(len(typed), start + _LONGEST) + 1):
                named = self._stores.get("".join(typed[start:end]), {})
                mentioned = min(vocabulary.frequency(token) for token in typed[start:end]) if named else 0
                if named and mentioned <= _MENTIONED * sum(named.values()):
                    found.update(named)
                    places.update(range(start, end))
        return frozenset(found), places
