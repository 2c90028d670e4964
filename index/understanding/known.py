"""All names and values of one state of the index that a query may carry as filters."""

from dataclasses import dataclass

from index.plan import Vocabulary
from index.understanding.colours import KnownColours
from index.understanding.stores import KnownStores
from index.understanding.values import KnownValues


@dataclass(frozen=True, slots=True)
class Known:
    """Brands and amounts, colours, stores."""

    values: KnownValues
    colours: KnownColours
    stores: KnownStores

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Known":
        """What the index holds now."""
        attributes = vocabulary.attribute_values()
        return cls(
            KnownValues(vocabulary.brands(), attributes),
            KnownColours(attributes),
            KnownStores(vocabulary.stores()),
        )
