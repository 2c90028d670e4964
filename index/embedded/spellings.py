"""The words that corrections may lead to, read out of tantivy now and then rather than at each commit."""

import time
from collections.abc import Iterator, Sequence
from threading import Lock, Thread

from index.embedded.reader import Reader
from index.layout import text_field
from index.text.known_words import KnownWords

# New words are corrected to so many seconds late: reading all of a million products' takes seconds.
FRESH_SECONDS = 300.0
# Words start with a letter of the European alphabets, accents taken off; read letter by letter, so that
# queries are answered in between, and so that the many numbers are never read.
_FIRST_LETTERS = (
    "abcdefghijklmnopqrstuvwxyzæœøłđðþıαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяєіїјљњћђџґ"
)
# ``text`` holds every word, ``pairs`` the compounds of two.
_FIELDS = (text_field("text"), text_field("pairs"))


class Spellings:
    """Known words of one index, at most so many seconds old while they are asked for."""

    def __init__(self, reader: Reader, fields: Sequence[str]) -> None:
        """``fields``: of the schema; those that hold single words are read, all where none of them does."""
        self._reader = reader
        self._fields = [field for field in _FIELDS if field in fields] or list(fields)
        self._words: KnownWords | None = None
        self._made = 0.0
        self._making = Lock()

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """As ``index.plan.Vocabulary.near``. The first call reads the words, later ones only ask for newer."""
        words = self._words
        if words is None:
            with self._making:
                words = self._words or self._read()
        elif time.monotonic() - self._made > FRESH_SECONDS and self._making.acquire(blocking=False):
            self._made = time.monotonic()
            Thread(target=self._read_aside, daemon=True).start()
        return words.near(word, distance)

    def _read_aside(self) -> None:
        try:
            self._read()
        finally:
            self._making.release()

    def _read(self) -> KnownWords:
        self._words = words = KnownWords(self._frequencies())
        self._made = time.monotonic()
        return words

    def _frequencies(self) -> Iterator[tuple[str, int]]:
        searcher = self._reader.searcher
        for field in self._fields:
            for letter in _FIRST_LETTERS:
                yield from searcher.terms_with_prefix(field, letter, limit=None)
