"""Which product each row is in. Products have public ids and, in here, numbers."""

from collections.abc import Iterable, Sequence

import numpy as np

from matchers.memory.arrays import Rows
from matchers.memory.partition import Partition

_NONE = -1


class Products:
    """``numbers[row]``: the number of the product of each row, -1 for none."""

    def __init__(self, ids: Sequence[str] = (), numbers: Rows | None = None) -> None:
        self._ids = list(ids)
        self._known = dict(zip(self._ids, range(len(self._ids)), strict=True))
        self._rows = Partition(numbers if numbers is not None else np.empty(0, dtype=np.int32), nothing=_NONE)

    @property
    def ids(self) -> Sequence[str]:
        """The public id of each product number."""
        return self._ids

    @property
    def numbers(self) -> Rows:
        """The product number of each row."""
        return np.asarray(self._rows.labels, dtype=np.int32)

    def grow(self, size: int) -> None:
        """Make room for rows up to ``size``, in no product."""
        self._rows.grow(size)

    def of(self, row: int) -> str | None:
        """The product of a row."""
        number = int(self._rows.labels[row])
        return None if number == _NONE else self._ids[number]

    def names(self, rows: Rows) -> list[str | None]:
        """The products of rows."""
        numbers = self._rows.labels[rows].tolist()
        return [None if number == _NONE else self._ids[number] for number in numbers]

    def assign(self, rows: Rows, products: Iterable[str]) -> None:
        """Put each row into a product."""
        known, ids = self._known, self._ids
        numbers = []
        for product in products:
            number = known.setdefault(product, len(ids))
            if number == len(ids):
                ids.append(product)
            numbers.append(number)
        self._rows.move(rows, np.asarray(numbers, dtype=np.int32))

    def move(self, rows: Rows, numbers: Rows) -> None:
        """Put each row into a product by its number."""
        self._rows.move(rows, numbers)

    def clear(self, rows: Rows) -> None:
        """Take rows out of their products."""
        self._rows.clear(rows)

    def members(self, numbers: Rows) -> Rows:
        """All rows of some products, by their numbers; negative numbers are ignored."""
        return self._rows.members(np.unique(numbers))

    def members_of(self, product: str) -> Rows:
        """All rows of a product; none where it is unknown."""
        number = self._known.get(product, _NONE)
        return self._rows.members(np.asarray([number], dtype=np.int32))
