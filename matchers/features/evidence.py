"""Features from model codes, numbers, attributes and the price."""

import numpy as np

from matchers.features.context import Channel
from matchers.features.pairs import PairBatch, higher, lower
from matchers.features.table import Feature, column, feature
from matchers.features.vocabulary import Floats


@feature
def figures_shared(pairs: PairBatch) -> Floats:
    """rarity of the numbers that both titles have"""
    return pairs.overlap(Channel.FIGURES).shared_weight


@feature
def figures_lone_low(pairs: PairBatch) -> Floats:
    """both titles have numbers that the other lacks"""
    figures = pairs.overlap(Channel.FIGURES)
    return lower(figures.left_weight, figures.right_weight) - figures.shared_weight


@feature
def figures_lone_high(pairs: PairBatch) -> Floats:
    """one title has numbers that the other lacks"""
    figures = pairs.overlap(Channel.FIGURES)
    return higher(figures.left_weight, figures.right_weight) - figures.shared_weight


@feature
def rarest_joined_code(pairs: PairBatch) -> Floats:
    """a model code is written together on one side and apart on the other"""
    return pairs.overlap(Channel.CODES).rarest_shared


@feature
def price_ratio(pairs: PairBatch) -> Floats:
    """the prices lie apart (natural logarithm of their ratio)"""
    ratio = np.full(len(pairs), np.nan, dtype=np.float32)
    for at, (left, right) in enumerate(pairs.profiles()):
        if left.price and right.price and left.price > 0 and right.price > 0:
            ratio[at] = abs(np.log(left.price / right.price))
    return ratio


FIGURES: tuple[Feature, ...] = (figures_shared, figures_lone_low, figures_lone_high, rarest_joined_code)
PRICE: tuple[Feature, ...] = (price_ratio,)

CODES: tuple[Feature, ...] = tuple(
    column(f"code_{field}", meaning, "codes", field)
    for field, meaning in {
        "shared": "both name the same model code",
        "shared_length": "length of the model code that both name",
        "in_description": "a model code stands in the other's description",
        "lacking_low": "both name model codes that the other lacks",
        "lacking_high": "one names model codes that the other lacks",
        "rarest_lacking_low": "both name a rare model code that the other lacks",
        "rarest_lacking_high": "one names a rare model code that the other lacks",
        "codes_low": "model codes on the side with fewer",
        "codes_high": "model codes on the side with more",
        "likeness": "the model codes that differ are alike",
        "same_shape": "the model codes are neighbours in one series",
        "extended": "one model code goes on where the other ends",
    }.items()
)

ATTRIBUTES: tuple[Feature, ...] = tuple(
    column(field, meaning, "agreement", field)
    for field, meaning in {
        "gtin": "the article numbers (GTIN)",
        "brand": "the brands",
        "storage": "storage or memory",
        "length": "lengths and screen sizes",
        "contents": "weight or volume",
        "electric": "power, voltage or charge",
        "frequency": "frequency",
        "resolution": "resolution",
        "pack": "pieces in the pack",
        "units_agreeing": "measures that agree",
        "units_conflicting": "measures that differ",
        "units_lacking": "measures that only one states",
        "colour": "colours",
        "colour_lacking": "only one names a colour",
        "condition": "condition",
        "editions_shared": "edition, platform or version words in both",
        "editions_low": "both have edition words that the other lacks",
        "editions_high": "one has edition words that the other lacks",
        "made_for": "what it is made for",
        "accessory": "only one is an accessory",
        "bundle": "only one is a bundle",
        "same_store": "the same store sells both",
    }.items()
)
