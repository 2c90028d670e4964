"""Features from the words of the titles and descriptions."""

import numpy as np
from rapidfuzz import fuzz, process

from matchers.features.context import Channel
from matchers.features.pairs import PairBatch, higher, lower
from matchers.features.table import Feature, column, feature
from matchers.features.vocabulary import Floats


@feature
def words_cosine(pairs: PairBatch) -> Floats:
    """the titles share words, rare words counting more"""
    return pairs.overlap(Channel.WORDS).cosine


@feature
def words_jaccard(pairs: PairBatch) -> Floats:
    """share of all title words that both have"""
    return pairs.overlap(Channel.WORDS).jaccard


@feature
def words_covered_low(pairs: PairBatch) -> Floats:
    """how much of the longer title the shorter one covers"""
    words = pairs.overlap(Channel.WORDS)
    return lower(words.left_covered, words.right_covered)


@feature
def words_covered_high(pairs: PairBatch) -> Floats:
    """how much of the shorter title the longer one covers"""
    words = pairs.overlap(Channel.WORDS)
    return higher(words.left_covered, words.right_covered)


@feature
def rarest_shared_word(pairs: PairBatch) -> Floats:
    """rarity of the rarest word in both titles"""
    return pairs.overlap(Channel.WORDS).rarest_shared


@feature
def rarest_lone_word_low(pairs: PairBatch) -> Floats:
    """both titles have a rare word that the other lacks"""
    words = pairs.overlap(Channel.WORDS)
    return lower(words.rarest_left_only, words.rarest_right_only)


@feature
def rarest_lone_word_high(pairs: PairBatch) -> Floats:
    """one title has a rare word that the other lacks"""
    words = pairs.overlap(Channel.WORDS)
    return higher(words.rarest_left_only, words.rarest_right_only)


@feature
def shared_weight(pairs: PairBatch) -> Floats:
    """how many words, weighed by rarity, both titles have"""
    return pairs.overlap(Channel.WORDS).shared_weight


@feature
def title_weight_low(pairs: PairBatch) -> Floats:
    """length of the shorter title"""
    words = pairs.overlap(Channel.WORDS)
    return lower(words.left_weight, words.right_weight)


@feature
def title_weight_high(pairs: PairBatch) -> Floats:
    """length of the longer title"""
    words = pairs.overlap(Channel.WORDS)
    return higher(words.left_weight, words.right_weight)


@feature
def grams_cosine(pairs: PairBatch) -> Floats:
    """the titles are spelled alike"""
    return pairs.overlap(Channel.GRAMS).cosine


@feature
def text_cosine(pairs: PairBatch) -> Floats:
    """titles and descriptions together share words, rare words counting more"""
    return pairs.overlap(Channel.TEXT).cosine


@feature
def text_covered_high(pairs: PairBatch) -> Floats:
    """one offer's title and description cover the other's"""
    text = pairs.overlap(Channel.TEXT)
    return higher(text.left_covered, text.right_covered)


@feature
def same_order(pairs: PairBatch) -> Floats:
    """the titles have the same words in the same order"""
    left, right = pairs.texts
    return np.asarray(process.cpdist(left, right, scorer=fuzz.ratio, dtype=np.float32))


@feature
def best_stretch(pairs: PairBatch) -> Floats:
    """the shorter title is a stretch of the longer one"""
    left, right = pairs.texts
    short_left, short_right = [text[:_COMPARED] for text in left], [text[:_COMPARED] for text in right]
    return np.asarray(process.cpdist(short_left, short_right, scorer=fuzz.partial_ratio, dtype=np.float32))


@feature
def first_words(pairs: PairBatch) -> Floats:
    """the titles begin alike"""
    left, right = pairs.texts
    short_left, short_right = [text[:_BEGINNING] for text in left], [text[:_BEGINNING] for text in right]
    return np.asarray(process.cpdist(short_left, short_right, scorer=fuzz.ratio, dtype=np.float32))


# Sliding one title along another takes the third power of their length: some milliseconds for two of so many signs, 39
# seconds for two of 10,000. Hardly a title seen is longer.
_COMPARED = 600
# Brand and model stand in the first words; 24 signs hold about four.
_BEGINNING = 24

WORDS: tuple[Feature, ...] = (
    words_cosine,
    words_jaccard,
    words_covered_low,
    words_covered_high,
    rarest_shared_word,
    rarest_lone_word_low,
    rarest_lone_word_high,
    shared_weight,
    title_weight_low,
    title_weight_high,
    grams_cosine,
    text_cosine,
    text_covered_high,
    same_order,
    best_stretch,
    first_words,
)

RESIDUE: tuple[Feature, ...] = (
    column("residue_rarest_low", "both titles have a rare word without counterpart", "residue", "rarest_low"),
    column("residue_rarest_high", "one title has a rare word without counterpart", "residue", "rarest_high"),
    column("residue_weight_low", "both titles say things the other does not", "residue", "weight_low"),
    column("residue_weight_high", "one title says things the other does not", "residue", "weight_high"),
    column("residue_count_low", "words without counterpart in both titles", "residue", "count_low"),
    column("residue_count_high", "words without counterpart in one title", "residue", "count_high"),
    column("residue_figures_low", "both titles have numbers without counterpart", "residue", "figures_low"),
    column("residue_figures_high", "one title has numbers without counterpart", "residue", "figures_high"),
    column(
        "residue_figure_rarest_low",
        "both have a rare number without counterpart",
        "residue",
        "rarest_figure_low",
    ),
    column(
        "residue_figure_rarest_high",
        "one has a rare number without counterpart",
        "residue",
        "rarest_figure_high",
    ),
    column("residue_described", "the description has words the other title lacks", "residue", "described"),
    column("residue_soft", "words are abbreviated or misspelled", "residue", "soft"),
)
