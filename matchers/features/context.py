"""What is known of a whole catalogue: how rare each token is, and the brands it states."""

import json
import zipfile
from collections.abc import Callable, Iterable
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import numpy as np

from catalog.titles import BrandTable, shipped_brands
from matchers.features.profile import Profile, profile
from matchers.features.vocabulary import Vocabulary
from matchers.record import Record


class Channel(StrEnum):
    """A way to cut an offer into tokens; each has its own vocabulary."""

    WORDS = "words"  # words, numbers and code parts of the title
    CODES = "codes"  # model codes, also neighbours written together
    FIGURES = "figures"  # numbers without a unit
    GRAMS = "grams"  # runs of three signs within the words
    TEXT = "text"  # words of title and description


def channel_tokens(channel: Channel, offer: Profile) -> Iterable[str]:
    """The tokens of an offer in one channel."""
    reading = offer.reading
    match channel:
        case Channel.WORDS:
            return reading.words
        case Channel.CODES:
            return (*offer.codes, *reading.joined)
        case Channel.FIGURES:
            return reading.numbers
        case Channel.GRAMS:
            return grams(" " + " ".join(reading.words) + " ")
        case Channel.TEXT:
            return (*reading.words, *offer.described)


def grams(text: str) -> list[str]:
    """The runs of three signs within a text, in order."""
    return [text[at : at + 3] for at in range(len(text) - 2)]


class CatalogueContext:
    """Counts tokens of a catalogue, incrementally: add each offer once.

    It is a statistic, not an index: offers that left the catalogue need not be taken out.
    """

    def __init__(self, *, brands: BrandTable | None = None) -> None:
        self.brands = brands or shipped_brands()
        self.offers = 0
        self.vocabularies = {channel: Vocabulary() for channel in Channel}

    @classmethod
    def of(cls, records: Iterable[Record]) -> "CatalogueContext":
        """The context of a whole catalogue, with the brands it states."""
        records = list(records)
        context = cls(brands=shipped_brands().with_names(record.brand for record in records if record.brand))
        context.add(records)
        return context

    def add(self, records: Iterable[Record]) -> None:
        """Count more offers."""
        for record in records:
            self.add_profile(profile(record, brands=self.brands))

    def add_profile(self, offer: Profile) -> None:
        """Count one more offer that was read already."""
        self.offers += 1
        for channel, vocabulary in self.vocabularies.items():
            vocabulary.count(channel_tokens(channel, offer))

    @property
    def word_rarity(self) -> Callable[[str], float]:
        """Rarity in (0, 1] of one word, in the catalogue as it is now."""
        return self.vocabularies[Channel.WORDS].rarity_of(self.offers)

    @property
    def code_rarity(self) -> Callable[[str], float]:
        """Rarity in (0, 1] of one model code, in the catalogue as it is now."""
        return self.vocabularies[Channel.CODES].rarity_of(self.offers)

    def save(self, path: Path) -> None:
        """Write one zip file."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(
                "context.json", json.dumps({"offers": self.offers, "brands": dict(self.brands.names)})
            )
            for channel, vocabulary in self.vocabularies.items():
                counts = BytesIO()
                np.save(counts, vocabulary.counts())
                archive.writestr(f"{channel}.tokens", "\n".join(vocabulary.tokens()))
                archive.writestr(f"{channel}.npy", counts.getvalue())

    @classmethod
    def load(cls, path: Path) -> "CatalogueContext":
        """Read what ``save`` wrote."""
        with zipfile.ZipFile(path) as archive:
            stated = json.loads(archive.read("context.json"))
            context = cls(brands=BrandTable(stated["brands"]))
            context.offers = stated["offers"]
            for channel in Channel:
                tokens = archive.read(f"{channel}.tokens").decode()
                counts = np.load(BytesIO(archive.read(f"{channel}.npy")))
                context.vocabularies[channel] = Vocabulary.restore(
                    tokens.split("\n") if tokens else [], counts
                )
        return context
