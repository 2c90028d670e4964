"""The small word lists of the reader: colours, conditions, editions and so on, in many languages."""

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files


class WordKind(StrEnum):
    """What a listed word tells about the product."""

    COLOUR = "colour"
    CONDITION = "condition"
    EDITION = "edition"
    PLATFORM = "platform"
    MEDIA = "media"
    FOR = "for"
    ACCESSORY = "accessory"
    BUNDLE = "bundle"
    PACK = "pack"
    GENDER = "gender"
    NUMBER = "number"


Meaning = tuple[WordKind, str]


@cache
def words() -> Mapping[str, tuple[Meaning, ...]]:
    """Folded spelling → every (kind, value) it stands for, from ``data/titles/words.tsv``."""
    found: dict[str, list[Meaning]] = {}
    with files("data").joinpath("titles/words.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for spelling in row["spellings"].split():
                found.setdefault(spelling, []).append((WordKind(row["kind"]), row["value"]))
    return {spelling: tuple(meanings) for spelling, meanings in found.items()}
