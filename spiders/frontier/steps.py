"""Last steps that many addresses share: ``/lamp/askquestion``, ``/lamps/dirDesc``, ``/tools/by,price``.

Shops hang such steps on every product to ask, print or recommend it, and on every listing to show it in another order.
What a few of them did not show, the others will not either.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field

from spiders.frontier.urls import url_key

# Pages in a row, all below pages that were read, that led to no product link that was not known. Departments of a
# shop share steps too ("/men/shoes", "/kids/shoes"), but the first of them do lead to something.
_IN_VAIN = 4


@dataclass(slots=True)
class SharedSteps:
    """What pages below others led to, by their last step. Steps with a number are pages of listings, and left alone."""

    _barren: Counter[str] = field(default_factory=Counter)

    def record(self, url: str, *, led_on: bool) -> None:
        """A page below another was read, or is gone; ``led_on``: it was a product's or showed new links to some."""
        _, step = parted(url)
        self._barren[step] = 0 if led_on else self._barren[step] + 1

    def is_vain(self, url: str, *, read: Container[str]) -> bool:
        """Whether an address is that of a page that was read (by key), with a step that has led to nothing."""
        above, step = parted(url)
        return bool(step) and self._barren[step] >= _IN_VAIN and above in read


def parted(url: str) -> tuple[str, str]:
    """The key of the page above an address, and the last step; that is empty where it has a number or a query."""
    above, _, step = url_key(url).rpartition("/")
    plain = "/" in above and "?" not in step and not any(character.isdigit() for character in step)
    return above, step if plain else ""
