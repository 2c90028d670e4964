"""What the index holds, for whoever corrects and completes words."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from index.embedded.view import View


class ViewVocabulary:
    """The vocabulary of a view; whole lists are kept while it changes little.

    Takes the view's lock where it needs it: not to be asked inside ``view.reading()``.
    """

    def __init__(self, view: View) -> None:
        self._view = view

    def products(self) -> int:
        """How many products there are."""
        return self._view.columns.living

    def expect(self, tokens: Iterable[str]) -> None:
        """Nothing to do: words are at hand."""

    def frequency(self, token: str) -> int:
        """In how many products the token is; 0 when in none."""
        return self._view.postings.frequency(token)

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """Known words a slip or two away."""
        return self._view.spellings.near(word, distance)

    def brands(self) -> Mapping[str, int]:
        """Brands with the number of products."""
        return self._view.kept_while_alike("brands", self._count_brands)

    def stores(self) -> Mapping[str, int]:
        """Stores with the number of offers."""
        return self._view.kept_while_alike("stores", self._count_stores)

    def attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        """Attribute name → value → number of products."""
        return self._view.kept_while_alike("attributes", self._count_attributes)

    def _count_brands(self) -> dict[str, int]:
        columns = self._view.columns
        with self._view.reading():
            codes = columns.product["brand"][columns.all_alive()]
        counts = np.bincount(codes + 1, minlength=len(columns.brands) + 1)[1:]
        return {columns.brands.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    def _count_stores(self) -> dict[str, int]:
        columns = self._view.columns
        with self._view.reading():
            rows, _ = columns.offers.rows(columns.all_alive())
            counts = np.bincount(columns.offers.values["store"][rows], minlength=len(columns.stores))
        return {columns.stores.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    def _count_attributes(self) -> dict[str, dict[str, int]]:
        columns = self._view.columns
        with self._view.reading():
            rows, _ = columns.attributes.rows(columns.all_alive())
            counts = np.bincount(columns.attributes.values[rows], minlength=len(columns.pairs))
        found: dict[str, dict[str, int]] = {}
        for code in np.flatnonzero(counts):
            name, value = columns.pair_names[code]
            found.setdefault(name, {})[value] = int(counts[code])
        return found
