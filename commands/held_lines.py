"""Lines that are held back until it is clear that they are wanted."""

from typing import IO

# So many items show whether a shop's pages name prices; until then nothing is written.
_ITEMS = 30
_PRICED = 3


class HeldLines:
    """Writes lines of items to ``file``, holding the first ones back: a crawl without prices may be done again."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._held: list[str] | None = []
        self._priced = 0

    def write(self, line: str, *, priced: bool) -> None:
        """Keep a line, or write it once enough items had a price."""
        self._priced += priced
        if self._held is None:
            self._file.write(line + "\n")
            return
        self._held.append(line)
        if len(self._held) >= _ITEMS and self._priced >= _PRICED:
            self.release()

    def release(self) -> None:
        """Write what is held back, and hold no more."""
        held, self._held = self._held or [], None
        self._file.writelines(line + "\n" for line in held)

    def drop(self) -> None:
        """Forget what is held back, and start anew."""
        self._held, self._priced = [], 0
