"""Features of a pair of offers: a table of small named functions whose docstrings are shown to people."""

from matchers.features.context import CatalogueContext
from matchers.features.evidence import ATTRIBUTES, CODES, FIGURES, PRICE
from matchers.features.pairs import PairBatch
from matchers.features.table import Feature, compute
from matchers.features.tables import OfferTable
from matchers.features.words import RESIDUE, WORDS

# The order is part of a trained model: append, and retrain.
FEATURES: tuple[Feature, ...] = (*WORDS, *RESIDUE, *FIGURES, *CODES, *ATTRIBUTES, *PRICE)

__all__ = ["FEATURES", "CatalogueContext", "Feature", "OfferTable", "PairBatch", "compute"]
